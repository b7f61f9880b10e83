"""A noun in its sentence in, the phrase that names an actor out: its words and whose the actor is."""

from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.annotate.actor_nouns import QUANTIFIERS, kind_of_noun
from accordingto.annotate.casts import Scene, named_by, people_of, state_of
from accordingto.annotate.hyphened_offices import office_to_come
from accordingto.annotate.names import NameHit
from accordingto.annotate.offices import leads
from accordingto.model.knowledge import KnownActor
from accordingto.model.parse import Token


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a body or group is: a known actor; an `ethnic` group rather than a state; by a word both have (`shared`)."""

    actor: KnownActor
    ethnic: bool = False
    possessive: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its head, the first token of its name, the words of the name, its owners, nearest first."""

    head: Token
    first: int
    words: tuple[str, ...]
    owners: tuple[Owner, ...]


def read_phrase(scene: Scene, head: Token) -> Phrase:
    """Return the noun phrase of a head: the words that name it, articles and numbers left out, and its owners."""
    tokens, first = scene.parse.tokens, head.i
    i = head.i - 1
    while i >= 0 and (i >= head.left or _touches(scene, i, first)) and _belongs(scene, tokens[i], head):
        first = i
        i -= 1
    first = _trim(scene, first, head)
    owners = [*_owners_inside(scene, first, head), *_possessors(scene, head), *_complements(scene, head)]
    words = list(_words(scene, first, head.i))
    if behind := office_to_come(scene.parse, head):
        words[-1] += f"-{behind}"
    return Phrase(head, first, tuple(words), tuple(owners))


def _touches(scene: Scene, i: int, first: int) -> bool:
    """Tell whether a known name stands right before the phrase, whatever the parse makes of it."""
    return i == first - 1 and i in scene.hit_at and scene.parse.tokens[i].dep not in ("dobj", "dative", "nsubj", "conj")


def _trim(scene: Scene, first: int, head: Token) -> int:
    """Return where a phrase's name begins, without quantifiers, loose marks and the rest of "21-year-old"."""
    tokens = scene.parse.tokens
    while first < head.i:
        word = tokens[first]
        if word.norm in ("-", "–") or word.text in "‘’“”'\"":
            first += 1 + (word.norm == "-")
        elif first and tokens[first - 1].norm == "-" and tokens[first - 1].end == word.start and (
            tokens[first - 2].tag == "CD" or tokens[first - 2].norm == "so"
        ):  # fmt: skip
            first += 2 if first + 1 < head.i and tokens[first + 1].norm == "-" else 1
        elif word.norm in QUANTIFIERS and first not in scene.hit_at and not _is_both_sides(word, head):
            first += 1
        else:
            break
    return min(first, head.i)


def _is_both_sides(word: Token, head: Token) -> bool:
    return word.norm == "both" and head.norm in ("sides", "parties", "countries", "governments", "armies")


def _belongs(scene: Scene, token: Token, head: Token) -> bool:
    if _is_both_sides(token, head):
        return True
    if token.ent in ("DATE", "TIME") and token.i not in scene.hit_at:
        return False
    if (token.norm in QUANTIFIERS and token.i not in scene.hit_at) or token.tag in ("DT", "PDT", "PRP$", "CD", "POS"):
        return False
    if token.norm in ("-", "–") or token.text in "‘’“”'\"":
        return token.norm == "-" or head.i - token.i < 4
    if token.i in scene.hit_at and token.dep != "poss":
        return True
    return token.pos in ("ADJ", "NOUN", "PROPN", "VERB") and token.dep not in ("poss", "nsubj", "dobj", "pobj", "ROOT")


def _words(scene: Scene, first: int, last: int) -> Iterator[str]:
    """Yield the words of a name, hyphens closed up, quotation marks left out, a sentence's first word in lower case."""
    tokens = scene.parse.tokens
    pending = ""
    for i in range(first, last + 1):
        token = tokens[i]
        if token.norm in ("-", "–"):
            pending = pending + "-" if pending else pending
            continue
        if token.text in "‘’“”'\"":
            continue
        if pending and not pending.endswith("-"):
            yield pending
            pending = ""
        pending += _cased(scene, token)
    if pending:
        yield pending


def _cased(scene: Scene, token: Token) -> str:
    sentence = scene.parse.sentences[token.sentence]
    starts = token.i == sentence.first or (
        token.i == sentence.first + 1 and not scene.parse.tokens[sentence.first].text[:1].isalnum()
    )
    named = token.i in scene.hit_at or (
        token.pos == "PROPN" and (token.ent not in ("", "PERSON") or token.norm in scene.capitalised)
    )
    return token.text.lower() if starts and not named else token.text


def _owners_inside(scene: Scene, first: int, head: Token) -> Iterator[Owner]:
    tokens = scene.parse.tokens
    seen: set[int] = set()
    for i in range(head.i - 1, first - 1, -1):
        hit = scene.hit_at.get(i)
        if hit and hit.first not in seen:
            seen.add(hit.first)
            if tokens[hit.last + 1].norm == "-" and tokens[hit.last + 2].tag in ("VBN", "VBD"):
                continue
            ethnic = hit.first > 0 and tokens[hit.first - 1].norm in ("ethnic", "-") and _is_ethnic(scene, hit.first)
            yield from _owners_of(hit, ethnic, False)


def _is_ethnic(scene: Scene, i: int) -> bool:
    return any(scene.parse.tokens[j].norm == "ethnic" for j in range(max(0, i - 2), i))


def _owners_of(hit: NameHit, ethnic: bool, possessive: bool) -> Iterator[Owner]:
    state, people = state_of(hit), people_of(hit)
    if ethnic or (people and not state):
        if people or state:
            yield Owner(people or state, True, possessive)  # type: ignore[arg-type]
    elif state:
        yield Owner(state, False, possessive, people is not None)
    else:
        for actor in named_by(hit)[:1]:
            yield Owner(actor, False, possessive)


def _possessors(scene: Scene, head: Token) -> Iterator[Owner]:
    for poss in scene.parse.children(head, "poss"):
        hit = scene.hit_at.get(poss.i)
        if hit is None:
            continue
        person = next((p.who.actor for p in scene.people if p.who.actor and _names(hit, p.who.actor)), None)
        led = leads(person, scene.days) if person else None
        if led and led in scene.directory.by_name:
            yield Owner(scene.directory.by_name[led], False, True)
        elif not person:
            yield from _owners_of(hit, False, True)


def _names(hit: NameHit, actor: KnownActor) -> bool:
    return any(k.actor is actor for k in hit.known)


def _complements(scene: Scene, head: Token) -> Iterator[Owner]:
    for prep in scene.parse.children(head, "prep"):
        if prep.norm == "of" or (prep.norm == "in" and prep.i - head.i == 1 and _sits_in(head)):
            for obj in scene.parse.children(prep, "pobj"):
                hit = scene.hit_at.get(obj.i)
                state = state_of(hit, "name", "capital")
                if state:
                    yield Owner(state, False, True)
                elif hit and prep.norm == "of":
                    yield from _owners_of(hit, False, True)


def _sits_in(head: Token) -> bool:
    return kind_of_noun(head) not in ("military", "mission", "rebel", "militia", "igo", "unidentified")
