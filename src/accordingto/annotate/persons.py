"""A scene in, the mentions of people by name out; misspelt names are mended only when one candidate remains."""

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from accordingto.annotate.casts import Draft, Person, Scene, Who, known_who, state_of
from accordingto.annotate.names import NameHit
from accordingto.annotate.offices import ACROSS, RANKS, Title, holds, leads, title_at
from accordingto.annotate.person_spans import find_person_spans, is_person_name
from accordingto.model.folding import fold
from accordingto.model.knowledge import KnownActor
from accordingto.model.parse import Token

NEAR_WORD = 78
"""Similarity (0-100) of two spellings of one word of a name, where office, country or the rest of the name agree."""
SHORTEST_STEM = 4
GENDERS = {"mr": "m", "mr.": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "king": "m",
           "queen": "f", "lord": "m", "lady": "f", "spokesman": "m", "spokeswoman": "f", "chairman": "m",
           "chairwoman": "f", "prince": "m", "princess": "f", "father": "m"}  # fmt: skip

GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
"""What stands behind a surname and is none."""


def name_people(scene: Scene) -> list[Draft]:
    """Return the mentions of people by full name, then those by one word of it; fills the scene's people."""
    spans = list(find_person_spans(scene))
    full = [d for span in spans if (d := _full_name(scene, *span))]
    taken = {i for d in full for i in range(d.first, d.last + 1)}
    short = [d for span in spans if span[0] not in taken and (d := _short_name(scene, *span))]
    taken |= {i for d in short for i in range(d.first, d.last + 1)}
    return full + short + list(_later_names(scene, taken))


def title_before(scene: Scene, first: int) -> tuple[Title, KnownActor | None] | None:
    """Return the office named right before a name ("Kosovo Prime Minister", "[PM]"), and whose it is."""
    tokens = scene.parse.tokens
    at = first - 1
    while at >= 0 and tokens[at].norm in ("]", "[", "(", ")", ",", '"') and first - at < 4:
        at -= 1
    if at > 1 and tokens[at].norm == "state" and tokens[at - 1].norm == "of":
        at -= 2
    if at < 0 or tokens[at].sentence != tokens[first].sentence:
        return None
    if tokens[at].norm == "general" and at and tokens[at - 1].norm in ("secretary", "-"):
        at -= 1 if tokens[at - 1].norm == "secretary" else 2
    token = tokens[at]
    if token.norm in RANKS and token.norm not in ACROSS:
        return None
    title = title_at(scene.parse, token)
    if title is None:
        return None
    if first - at > 1 and tokens[first - 1].norm == "," and title.title == "Leader":
        return None
    return title, owner_before(scene, token.i)


def owner_before(scene: Scene, at: int) -> KnownActor | None:
    """Return the state or body whose name or adjective stands among the few words before a title."""
    tokens = scene.parse.tokens
    i = at - 1
    while i >= 0 and at - i < 6 and tokens[i].sentence == tokens[at].sentence:
        hit = scene.hit_at.get(i)
        if hit:
            return None if _names_part(scene, hit, at) else _owner(hit)
        if tokens[i].pos not in ("NOUN", "PROPN", "ADJ", "PART", "X") and tokens[i].norm not in ("'s", "'", "-"):
            return None
        i -= 1
    return None


def _full_name(scene: Scene, first: int, last: int, hit: NameHit | None) -> Draft | None:
    """Return a mention that gives first name and surname, and add the person to the scene."""
    if hit is not None:
        found = [k.actor for k in hit.known if k.form == "name" and k.actor and k.actor.kind == "person"]
        if not found:
            return None
        if generation := _generation_after(scene, last):
            return _mention(scene, first, generation, Who(scene.text(first, generation), "person"))
        who = known_who(found[0]) if len(found) == 1 else Who(scene.text(first, last), "person")
        return _mention(scene, first, last, who, "" if len(found) == 1 else "open")
    words = _name_words(scene, first, last)
    if len(words) < 2:
        return None
    title = title_before(scene, first) or _apposed_title(scene, first, last)
    known = _misspelt(scene, words, title)
    who = known_who(known) if known else _unnamed(scene, first, last, words)
    return _mention(scene, first, last, who, "spelling" if known else "")


def _generation_after(scene: Scene, last: int) -> int | None:
    """Return the token behind a known name that tells it from its bearer: "Sr." after a name that is listed without."""
    after = scene.parse.tokens[last + 1] if last + 1 < len(scene.parse.tokens) else None
    return after.i if after is not None and after.norm.rstrip(".") in GENERATIONS and after.norm != "v" else None


def _unnamed(scene: Scene, first: int, last: int, words: tuple[str, ...]) -> Who:
    """Return the person of an unknown name, the one already named so in this document if there is one."""
    same = [p for p in scene.people if p.who.actor is None and p.words[-1] == words[-1] and p.words[0] == words[0]]
    return same[0].who if len(same) == 1 else Who(scene.text(first, last), "person")


def _name_words(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    words = fold(scene.text(first, last)).lower().replace("\n", " ").split()
    while len(words) > 1 and words[-1].rstrip(".") in GENERATIONS:
        words.pop()
    return tuple(words)


def _mention(scene: Scene, first: int, last: int, who: Who, link: str = "") -> Draft:
    told = (title_before(scene, first), _apposed_title(scene, first, last))
    titles = [title for title in told if title is not None]
    person = _person_of(scene, who, _name_words(scene, first, last))
    role = titles[0][0].text if titles else None
    for named, owner in titles:
        if not named.former:
            person.titles.add((named.title, owner.name if owner else None))
    if first and (gender := GENDERS.get(scene.parse.tokens[first - 1].norm)):
        person.gender = person.gender or gender
    return Draft(first, last, scene.head_of(first, last).i, "name", who, role, link)


def _person_of(scene: Scene, who: Who, words: tuple[str, ...]) -> Person:
    for person in scene.people:
        if person.who.name == who.name:
            return person
    if who.actor:
        words = tuple(fold(who.actor.name).lower().split())
    scene.people.append(Person(who, words, set(), who.gender))
    return scene.people[-1]


def _apposed_title(scene: Scene, first: int, last: int) -> tuple[Title, KnownActor | None] | None:
    """Return the office in apposition to a name ("Serbia's president, X", "X, the head of …"), and whose it is."""
    parse = scene.parse
    head = scene.head_of(first, last)
    near = parse.children(head, "appos")
    if head.dep == "appos":
        near.append(parse.head(head))
    for noun in near:
        title = title_at(parse, noun)
        if title:
            return title, owner_before(scene, noun.i) or owner_after(scene, noun)
    return None


def owner_after(scene: Scene, noun: Token) -> KnownActor | None:
    """Return the state or body named by "of …" after a noun ("the head of the Serbian General Staff")."""
    for prep in scene.parse.children(noun, "prep"):
        if prep.norm in ("of", "for"):
            for i in range(prep.i + 1, min(prep.right, prep.i + 8) + 1):
                hit = scene.hit_at.get(i)
                if hit:
                    return None if _names_part(scene, hit, prep.right + 1) else _owner(hit)
    return None


def _owner(hit: NameHit) -> KnownActor | None:
    return state_of(hit) or next((k.actor for k in hit.known if k.actor and k.form == "name"), None)


def _names_part(scene: Scene, hit: NameHit, end: int) -> bool:
    """Tell whether an organisation's name only begins that of a body of it: who heads "the UN mission's archive" is not its head."""
    behind = scene.parse.tokens[hit.last + 1 : end]
    of_body = bool(behind) and behind[0].pos in ("NOUN", "PROPN") and any(t.norm in ("'s", "'") for t in behind)
    owner = _owner(hit)
    return of_body and owner is not None and owner.kind == "igo"


def _misspelt(scene: Scene, words: tuple[str, ...], title: tuple[Title, KnownActor | None] | None) -> KnownActor | None:
    """Return the one known person whose name a full name nearly is, where office or country agree or the text knows."""
    near = [
        a
        for a in {c.name: c for w in (words[0], words[-1]) for c in scene.directory.by_word.get(w, ())}.values()
        if any(_alike(words, tuple(fold(n).lower().split())) for n in (a.name, *a.names))
    ]
    spelt_right = {p.who.name for p in scene.people}
    agreed = [a for a in near if a.name in spelt_right or (title and _agrees(scene, a, *title))]
    return agreed[0] if len(agreed) == 1 else None


def _alike(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    if len(name) < 2:
        return False
    if words[0] == name[0]:
        return ratio(words[-1], name[-1]) >= NEAR_WORD
    return words[-1] == name[-1] and ratio(words[0], name[0]) >= NEAR_WORD


def _agrees(scene: Scene, actor: KnownActor, title: Title, owner: KnownActor | None) -> bool:
    if owner is None:
        return holds(actor, title.title, None, scene.days)
    if holds(actor, title.title, owner.name, scene.days):
        return True
    return owner.kind == "state" and owner.country == actor.country and title.title in ("Leader", "General")


def _short_name(scene: Scene, first: int, last: int, hit: NameHit | None) -> Draft | None:
    """Return a mention by surname alone: a person of this document, else the one known holder of an office."""
    words = _name_words(scene, first, last)
    person = _in_document(scene, words)
    if person:
        return _mention(scene, first, last, person.who, _way_called(person, words))
    if sum(p.words[-1] == words[-1] for p in scene.people) > 1:
        return Draft(first, last, last, "name", Who(scene.text(first, last), "person", named=False), link="open")
    if hit is None:
        return _mention(scene, first, last, Who(scene.text(first, last), "person"))
    found = list({k.actor.name: k.actor for k in hit.known if k.actor and k.form == "surname"}.values())
    title = title_before(scene, first) or _apposed_title(scene, first, last)
    if title:
        found = [a for a in found if _agrees(scene, a, *title)] or found
    else:
        found = [a for a in found if scene.is_at_home(a)]
        if len(found) > 1:
            found = [a for a in found if leads(a, scene.days)] or found
    current = [a for a in found if a.offices and (title or scene.days is None or _in_office(scene, a))]
    if len(current) == 1 and (title is None or _agrees(scene, current[0], *title) or not current[0].offices):
        return _mention(scene, first, last, known_who(current[0]), "surname")
    if scene.head_of(first, last).ent == "PERSON" or title:
        return _mention(scene, first, last, Who(scene.text(first, last), "person"))
    return None


def _in_office(scene: Scene, actor: KnownActor) -> bool:
    return any(holds(actor, o.title, o.of, scene.days) for o in actor.offices)


def _in_document(scene: Scene, words: tuple[str, ...]) -> Person | None:
    """Return the one person of this document who is called so: by surname, first name, or a spelling near to it."""
    word = words[-1]
    exact = [p for p in scene.people if word in (p.words[-1], *_bare(p.words[-1])) or _called(p, words)]
    if len(exact) == 1:
        return exact[0]
    if exact:
        return None
    first = [p for p in scene.people if len(words) == 1 and p.words[0] == word and len(p.words) > 1]
    if len(first) == 1:
        return first[0]
    near = [p for p in scene.people if _near_surname(word, p.words[-1])] if len(words) == 1 else []
    return near[0] if len(near) == 1 else None


def _way_called(person: Person, words: tuple[str, ...]) -> str:
    """Return how somebody of this document is named again: as before, in part, or in a spelling near to it."""
    if words == person.words:
        return ""
    exact = words[-1] in (*person.words, *_bare(person.words[-1])) or _called(person, words)
    return "called" if exact else "spelling"


def _called(person: Person, words: tuple[str, ...]) -> bool:
    return person.who.actor is not None and any(
        tuple(fold(s).lower().split()) == words for s in person.who.actor.surnames
    )


def _bare(word: str) -> tuple[str, ...]:
    return (word[3:],) if word.startswith(("al-", "el-")) else ()


def _near_surname(word: str, surname: str) -> bool:
    if len(surname) < SHORTEST_STEM or word[:1] != surname[:1]:
        return False
    return ratio(word, surname) >= NEAR_WORD + 4 or (word.startswith(surname) and len(word) - len(surname) <= 4)


def _later_names(scene: Scene, taken: set[int]) -> Iterator[Draft]:
    """Yield the single proper nouns elsewhere that are a surname or first name of a person of this document."""
    names = {w: p for p in scene.people for w in (p.words[0], p.words[-1], *_bare(p.words[-1])) if len(p.words) > 1}
    if not names:
        return
    for token in scene.parse.tokens:
        if token.norm in names and token.i not in taken and token.text[:1].isupper() and token.pos == "PROPN":
            hit = scene.hit_at.get(token.i)
            if (hit and not is_person_name(hit)) or _part_of_longer(scene, token, taken):
                continue
            person = _in_document(scene, (token.norm,))
            if person and token.norm in (person.words[-1], person.words[0], *_bare(person.words[-1])):
                yield _mention(scene, token.i, token.i, person.who, "called")


def _part_of_longer(scene: Scene, token: Token, taken: set[int]) -> bool:
    tokens = scene.parse.tokens
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    before = tokens[token.i - 1] if token.i else None
    if after and after.sentence == token.sentence and after.pos == "PROPN" and after.i not in taken:
        return True
    return bool(
        before and before.sentence == token.sentence and before.pos == "PROPN" and before.norm not in RANKS
        and before.norm not in ACROSS and before.i not in taken and before.i not in scene.hit_at
    )  # fmt: skip
