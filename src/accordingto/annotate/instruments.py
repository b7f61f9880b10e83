"""A parsed document in, the resolutions, agreements and laws that it names out."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from accordingto.model.annotations import InstrumentMention
from accordingto.model.folding import fold
from accordingto.model.knowledge import Knowledge
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Document

BODIES = {
    ("unscr",): "UN Security Council", ("unsc",): "UN Security Council", ("unga",): "UN General Assembly",
    ("un", "security", "council"): "UN Security Council", ("u.n.", "security", "council"): "UN Security Council",
    ("united", "nations", "security", "council"): "UN Security Council", ("security", "council"): "UN Security Council",
    ("un", "general", "assembly"): "UN General Assembly", ("u.n.", "general", "assembly"): "UN General Assembly",
    ("united", "nations", "general", "assembly"): "UN General Assembly",
    ("general", "assembly"): "UN General Assembly", ("un",): "UN", ("u.n.",): "UN", ("united", "nations"): "UN",
}  # fmt: skip
"""Bodies whose resolutions have numbers, longest first where they overlap."""
LONGEST_BODY = max(len(words) for words in BODIES)
NOUNS = frozenset(
    "agreement accord accords treaty protocol convention charter pact memorandum declaration armistice statute "
    "compact covenant entente agreements protocols conventions treaties communique annex roadmap".split()
)
"""Nouns that end the name of an instrument when a capitalised word stands before them."""
LAWS = frozenset(
    ("international law", "international humanitarian law", "humanitarian law", "martial law", "constitution")
)
NOT_NAMES = frozenset(
    "the this that a an first new peace draft another such any its their his her no each every both under of in by and "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
CARDINALS = re.compile(r"\d{1,4}(?:\(\d{4}\))?$")
LEAST_NUMBER_WITHOUT_BODY = 100
"""Resolutions named by number alone are the Security Council's only from here on, and where it or the UN is named."""


def find_instruments(document: Document, parse: Parse, knowledge: Knowledge) -> tuple[InstrumentMention, ...]:
    """Return the instruments named in a text, in text order, each by its common name.

    A resolution without a number is the only numbered one of its body in this text, else stands in its own words.
    """
    tokens = parse.tokens
    taken: set[int] = set()
    found: list[tuple[int, int, str]] = []
    numbered, known = list(_resolutions(parse)), list(_known(tokens, knowledge))
    meant = [k for k in known if any(_is_meant(k, n) for n in numbered)]
    for first, last, name in [*meant, *numbered, *known]:
        if not taken.intersection(range(first, last + 1)):
            taken.update(range(first, last + 1))
            found.append((first, last, name))
    for first, last, name in [*_named(document, parse, taken), *_laws(tokens)]:
        if not taken.intersection(range(first, last + 1)):
            taken.update(range(first, last + 1))
            found.append((first, last, name))
    found.sort()
    return tuple(InstrumentMention(tokens[a].start, tokens[b].end, name) for a, b, name in _settle(tokens, found))


def _is_meant(known: tuple[int, int, str], numbered: tuple[int, int, str]) -> bool:
    """Tell whether a known name says which resolution a number means: it is longer, or no body is named with the number."""
    if known[1] < numbered[0] or numbered[1] < known[0]:
        return False
    longer = known[1] - known[0] > numbered[1] - numbered[0]
    return longer or re.fullmatch(r"Resolution \d+", numbered[2]) is not None


def _resolutions(parse: Parse) -> Iterator[tuple[int, int, str]]:
    tokens = parse.tokens
    un_named = any(t.norm in ("un", "u.n.", "unscr", "unsc", "united") for t in tokens)
    for token in tokens:
        if token.norm in ("unscr", "unsc") and _number_after(tokens, token.i):
            number = tokens[token.i + 1].text
            yield token.i, token.i + 1, f"UN Security Council Resolution {number}"
        elif token.norm in ("resolution", "resolutions"):
            yield from _resolution(parse, token, un_named)


def _resolution(parse: Parse, token: Token, un_named: bool) -> Iterator[tuple[int, int, str]]:
    tokens = parse.tokens
    first, body = _body_before(tokens, token.i)
    numbers = _numbers(tokens, token.i)
    if not numbers:
        if body:
            yield first, token.i, f"{body} resolution"
        return
    body = body or _body_after(parse, tokens[numbers[-1]])
    for n in numbers:
        number = tokens[n].text.split("(")[0]
        if body is None and un_named and int(number) >= LEAST_NUMBER_WITHOUT_BODY:
            name = f"UN Security Council Resolution {number}"
        else:
            name = f"{_council(body)} Resolution {number}" if body else f"Resolution {number}"
        yield (first if n == numbers[0] else n), n, name


def _council(body: str) -> str:
    return "UN Security Council" if body == "UN" else body


def _number_after(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and bool(CARDINALS.match(tokens[i + 1].text))


def _numbers(tokens: Sequence[Token], i: int) -> list[int]:
    """Return the tokens of the numbers after "Resolution": one, or several joined by commas and "and"."""
    found: list[int] = []
    i += 1
    if i < len(tokens) and tokens[i].norm in ("no", "no.", "number"):
        i += 1
    while i < len(tokens) and len(found) < 6:
        if CARDINALS.match(tokens[i].text):
            found.append(i)
        elif not found or tokens[i].norm not in (",", "and", "or"):
            break
        i += 1
    return found


def _body_before(tokens: Sequence[Token], i: int) -> tuple[int, str | None]:
    """Return where the name of the body right before a resolution begins, and its common name."""
    for length in range(min(LONGEST_BODY, i), 0, -1):
        words = tuple(t.norm for t in tokens[i - length : i])
        if words in BODIES:
            return i - length, BODIES[words]
        bare = tuple(t.norm for t in tokens[max(0, i - length - 1) : i - 1]) if i and tokens[i - 1].norm == "'s" else ()
        if bare in BODIES:
            return i - length - 1, BODIES[bare]
    return i, None


def _body_after(parse: Parse, number: Token) -> str | None:
    """Return the body named by "of the …" after a resolution's number."""
    tokens = parse.tokens
    i = number.i + 1
    if i + 1 >= len(tokens) or tokens[i].norm != "of":
        return None
    i += tokens[i + 1].norm == "the"
    words: list[Token] = []
    for token in tokens[i + 1 : i + 8]:
        if not (token.text[:1].isupper() or (words and token.norm == "of")):
            break
        words.append(token)
    while words and words[-1].norm == "of":
        words.pop()
    return BODIES.get(tuple(t.norm for t in words)) or (" ".join(t.text for t in words) or None)


_KEPT: list[tuple[Knowledge, dict[str, list[tuple[tuple[str, ...], str]]]]] = []


def _index(knowledge: Knowledge) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the known names of instruments by their first word, longest first; kept for the last knowledge."""
    if _KEPT and _KEPT[0][0] is knowledge:
        return _KEPT[0][1]
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for instrument in knowledge.instruments:
        for name in (instrument.name, *instrument.names):
            words = tuple(re.findall(r"\w+(?:\.\w+)*\.?(?=\s|$)|\w+|[^\w\s]", fold(name).lower()))
            if words:
                found[words[0]].append((words, instrument.name))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    _KEPT[:] = [(knowledge, found)]
    return found


def _known(tokens: Sequence[Token], knowledge: Knowledge) -> Iterator[tuple[int, int, str]]:
    index = _index(knowledge)
    for token in tokens:
        for words, name in index.get(token.norm, ()):
            stretch = tokens[token.i : token.i + len(words)]
            if tuple(t.norm for t in stretch) == words and _is_name(stretch):
                yield token.i, token.i + len(words) - 1, name
                break


def _is_name(stretch: Sequence[Token]) -> bool:
    return len(stretch) > 2 or any(t.text[:1].isupper() for t in stretch)


def _named(document: Document, parse: Parse, taken: set[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the names made on the spot: capitalised words before "agreement", "Treaty of …"."""
    tokens = parse.tokens
    for token in tokens:
        if token.norm not in NOUNS or token.i in taken:
            continue
        first = token.i
        while first and _may_belong(tokens[first - 1], token) and tokens[first - 1].i not in taken:
            first -= 1
        while first < token.i and (tokens[first].norm in NOT_NAMES or not tokens[first].text[:1].isupper()):
            first += 1
        last = _of_after(tokens, token)
        if first == token.i and (last == token.i or not token.text[:1].isupper()):
            continue
        if _is_adjective_only(tokens[first : token.i]) and token.text[:1].islower():
            continue
        yield first, last, " ".join(document.text[tokens[first].start : tokens[last].end].split())


def _may_belong(token: Token, head: Token) -> bool:
    if token.sentence != head.sentence:
        return False
    return token.pos == "PROPN" or token.text[:1].isupper() or token.norm == "-" or (
        token.pos in ("ADJ", "NOUN") and token.i == head.i - 1 and token.dep in ("amod", "compound")
    )  # fmt: skip


def _of_after(tokens: Sequence[Token], token: Token) -> int:
    """Return the last word of "Treaty of Two Words"; the noun itself where no name follows."""
    if not token.text[:1].isupper() or token.i + 2 >= len(tokens) or tokens[token.i + 1].norm not in ("of", "on"):
        return token.i
    last = token.i + 1
    while last + 1 < len(tokens) and (tokens[last + 1].text[:1].isupper() or tokens[last + 1].norm in ("the", "of")):
        if tokens[last + 1].sentence != token.sentence:
            break
        last += 1
    while tokens[last].norm in ("of", "on", "the"):
        last -= 1
    return last


def _is_adjective_only(before: Sequence[Token]) -> bool:
    """Tell whether only nationalities and parties stand before the noun: such an agreement has no name."""
    return all(t.ent == "NORP" or t.norm == "-" or t.tag == "JJ" for t in before)


def _laws(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    for token in tokens:
        if token.norm == "constitution":
            yield token.i, token.i, "constitution"
        elif token.norm == "law" and token.i:
            for length in (3, 2):
                name = " ".join(t.norm for t in tokens[max(0, token.i - length + 1) : token.i + 1])
                if name in LAWS:
                    yield token.i - length + 1, token.i, name
                    break


def _settle(tokens: Sequence[Token], found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Give unnumbered and short mentions the name of the only full one in the text that they can mean."""
    names = {name for _, _, name in found}
    for first, last, name in found:
        if name.endswith(" resolution"):
            body = _council(name.removesuffix(" resolution"))
            full = [n for n in names if n.startswith(f"{body} Resolution ")]
            yield first, last, full[0] if len(full) == 1 else f"{name}"
        elif re.fullmatch(r"Resolution \d+", name):
            full = [n for n in names if n.endswith(name) and n != name]
            yield first, last, full[0] if len(full) == 1 else name
        else:
            yield first, last, name
