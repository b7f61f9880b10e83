"""A scene in, the stretches of it that may name a person out."""

from collections.abc import Iterator

from accordingto.annotate.actor_nouns import SPEAK, kind_of_noun
from accordingto.annotate.casts import Scene
from accordingto.annotate.names import NameHit
from accordingto.annotate.offices import ACROSS, NOT_NAMES, RANKS
from accordingto.model.parse import Token

PARTICLES = frozenset("bin ibn al el de da di van von der den del la le ter abu ag ben y".split())
"""Small words within names of people."""


def find_person_spans(scene: Scene) -> Iterator[tuple[int, int, NameHit | None]]:
    """Yield the stretches that may name a person: known names, and proper nouns that the parser or a title marks."""
    tokens, i = scene.parse.tokens, 0
    while i < len(tokens):
        hit = scene.hit_at.get(i)
        if hit and (surname := _surname_behind(scene, hit)) is not None:
            yield hit.first, surname.last, None
            i = surname.last + 1
        elif hit and (last := _goes_on(scene, hit)) is not None:
            yield hit.first, last, None
            i = last + 1
        elif hit and is_person_name(hit):
            yield hit.first, hit.last, hit
            i = hit.last + 1
        elif not hit and _may_name(tokens[i]):
            last = _run(scene, i)
            following = scene.hit_at.get(last + 1)
            if following and following.first == last + 1 and _only_surname(following):
                first = _titles_end(scene, i, last)
                if last >= i and first <= last:
                    yield first, following.last, None
                    i = following.last + 1
                    continue
            elif (span := _unknown_person(scene, i, last)) is not None:
                yield *span, None
            i = last + 1
        else:
            i += 1


def is_person_name(hit: NameHit) -> bool:
    """Tell whether a known name can only mean a person."""
    return any(k.actor and k.actor.kind == "person" for k in hit.known) and not any(
        k.form in ("name", "adjective", "demonym") and k.actor and k.actor.kind != "person" for k in hit.known
    )


def _surname_behind(scene: Scene, hit: NameHit) -> NameHit | None:
    """Return the known surname right behind a word that is one as well: "Amin Saleh" is one name, not two people."""
    tokens = scene.parse.tokens
    behind = scene.hit_at.get(hit.last + 1)
    if behind is None or hit.first != hit.last or not (_only_surname(hit) and _only_surname(behind)):
        return None
    first, last = tokens[hit.first], tokens[behind.last]
    one = first.dep == "compound" and first.sentence == last.sentence and behind.first <= first.head <= behind.last
    return behind if one else None


def _goes_on(scene: Scene, hit: NameHit) -> int | None:
    """Return the last token of a longer name that a known surname begins: "Idris Halo" is nobody who is known as Idris."""
    tokens, name = scene.parse.tokens, scene.parse.tokens[hit.last]
    if hit.first != hit.last or not _only_surname(hit) or hit.last + 1 >= len(tokens):
        return None
    following = tokens[hit.last + 1]
    one = name.dep == "compound" and name.head >= following.i and following.sentence == name.sentence
    if not one or following.i in scene.hit_at or not _may_name(following):
        return None
    last = _run(scene, following.i)
    people = (
        name.ent == "PERSON" == following.ent
        or _title_stands_before(scene, hit.first)
        or _is_apposed(scene, hit.first, last)
    )
    return last if people and (last + 1) not in scene.hit_at and tokens[last].norm not in NOT_NAMES else None


def _only_surname(hit: NameHit) -> bool:
    return {k.form for k in hit.known} <= {"surname", "place"} and is_person_name(hit)


def _may_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper() and not token.masked


def _run(scene: Scene, first: int) -> int:
    """Return the last of the proper nouns that stand together from here, particles and hyphens between them included."""
    tokens, last = scene.parse.tokens, first
    while last + 1 < len(tokens) and tokens[last + 1].sentence == tokens[first].sentence:
        following = tokens[last + 1]
        if (last + 1) in scene.hit_at or _begins_holder(scene, last):
            break
        if _is_hyphen_to_surname(scene, last + 1):
            return last + 2
        if _may_name(following):
            last += 1
        elif _is_article_to_name(scene, last + 1):
            last += 3
        elif last + 2 < len(tokens) and _may_name(tokens[last + 2]) and (
            following.norm in PARTICLES or (following.norm == "-" and following.end == tokens[last + 2].start)
        ) and (last + 2) not in scene.hit_at:  # fmt: skip
            last += 2
        else:
            break
    return last


def _begins_holder(scene: Scene, last: int) -> bool:
    """Tell whether a word ends what an office is for, and the next begins a name: "Minister for Home Affairs | Ana Brandt"."""
    tokens, parse = scene.parse.tokens, scene.parse
    ends, following = tokens[last], tokens[last + 1]
    if ends.dep != "pobj" or following.head <= last or parse.head(ends).norm not in ("for", "of"):
        return False
    office = parse.head(parse.head(ends))
    return office.norm in ACROSS | {"general"} and office.dep in ("nmod", "compound") and office.head > last


def _is_article_to_name(scene: Scene, i: int) -> bool:
    """Tell whether an article and a clinging hyphen lead on to a name ("Majid al-Ansar")."""
    tokens = scene.parse.tokens
    if i + 2 >= len(tokens) or tokens[i].norm not in PARTICLES or (i + 2) in scene.hit_at:
        return False
    clings = tokens[i].end == tokens[i + 1].start and tokens[i + 1].end == tokens[i + 2].start
    return tokens[i + 1].norm == "-" and clings and _may_name(tokens[i + 2])


def _is_hyphen_to_surname(scene: Scene, i: int) -> bool:
    """Tell whether a clinging hyphen leads to a known surname that is but the end of this one ("Ngozi-Salami")."""
    tokens, hit = scene.parse.tokens, scene.hit_at.get(i + 1)
    joined = tokens[i].norm == "-" and tokens[i - 1].end == tokens[i].start and hit is not None
    return joined and hit is not None and tokens[i].end == tokens[i + 1].start and _only_surname(hit)


def _titles_end(scene: Scene, first: int, last: int) -> int:
    """Return the first token of a run that is no title ("Interior Minister Maija Rennik" → "Maija")."""
    tokens = scene.parse.tokens
    at = first
    for i in range(first, last + 1):
        if tokens[i].norm in ACROSS or tokens[i].norm in RANKS:
            at = i + 1
    return at


def _unknown_person(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    tokens = scene.parse.tokens
    start = _titles_end(scene, first, last)
    titled = start > first or _title_stands_before(scene, first) or _is_apposed(scene, start, last)
    if start > last or last - start > 4:
        return None
    words = [t for t in tokens[start : last + 1] if t.text[:1].isalpha()]
    if start in scene.datelines or any(len(t.text) > 3 and t.text.isupper() for t in words):
        return None
    people = [t.ent == "PERSON" for t in words]
    if all(people) and len(words) > 1 and tokens[last].norm not in NOT_NAMES:
        return start, last
    spoken = len(words) > 1 and any(people) and _speaks(scene, start, last)
    if (titled or spoken) and tokens[last].norm not in NOT_NAMES and (any(people) or len(words) <= 2):
        return start, last
    return None


def _speaks(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a name is the subject of a verb of saying."""
    head = scene.head_of(first, last)
    return head.dep == "nsubj" and scene.parse.head(head).lemma in SPEAK


def _is_apposed(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a name is set beside a noun for one human being ("The mayor, X Y,")."""
    head = scene.head_of(first, last)
    near = scene.parse.children(head, "appos")
    if head.dep == "appos":
        near.append(scene.parse.head(head))
    return any(n.pos == "NOUN" and n.tag == "NN" and (n.norm in ACROSS or kind_of_noun(n) == "person") for n in near)


def _title_stands_before(scene: Scene, first: int) -> bool:
    if first == 0:
        return False
    if _begins_holder(scene, first - 1):
        return True
    before = scene.parse.tokens[first - 1]
    if before.sentence != scene.parse.tokens[first].sentence:
        return False
    if before.norm in RANKS or before.norm in ACROSS or (before.tag == "NN" and kind_of_noun(before) == "person"):
        return before.dep in ("compound", "nmod", "amod") or before.pos == "PROPN" or before.head >= first
    return False
