"""A claim and statements in, those that say the same of one happening, or that it is not so, in other words out, and why."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document, Statement
from accordingto.resolve.points import Point, points_of
from accordingto.resolve.scenes import Scenes, compare_scenes
from accordingto.resolve.tallies import LESS, Tally, in_one_voice, read_tallies, spellings_of, tallies_of
from accordingto.resolve.wordings import meaning_of, opposed_words

ACTS = frozenset({"assert", "accuse", "deny", "agree", "concede"})
"""Acts that say how something is."""
ONE_SCENE = 2
"""Points from which two scenes are one (`scenes.compare_scenes`) where their statements say the same."""
ALIKE = 0.6
"""The share of what the shorter of two points speaks of that both must speak of."""
OF_LONGER = 0.3
"""The same of the longer one, where they share no more than `LEAST`."""
LEAST = 2.0
"""The weight of what both must speak of, single names apart."""
RARE = 6.0
"""How rare it must be in the news, in nats together."""
REACH = 1500
"""Characters behind a toll within which another one contests it."""
BESIDE = 400
"""The same for what says the opposite of a claim right behind it."""
WILL = re.compile(r"\b(?:will|would|shall|must|should|may|might|could)\b", re.I)
STATES = frozenset(meaning_of(word) for word in ("stay", "alive", "win"))
"""What of two things one must be that say the opposite of one another: of where somebody is, lives or has won."""
FATE_WORDS = {
    "dead": ("dead", "killed", "died"),
    "injured": ("injured", "wounded"),
    "arrested": ("arrested", "detained"),
}
"""Words by which statements that give a toll are looked for."""
ROUNDS = 2
"""How often what repeats a claim leads on to what repeats or denies the same point."""
LATER = 2
"""Days after which somebody who says otherwise than before denies what he said."""

CONCEDING = re.compile(r"conced|admit|acknowledg|own", re.I)
"""Cues of who gives a number against his will, and does not say that there were not more."""

Why = tuple[str, str]
"""The role of a statement ("repeat" or "denial"), and why in words."""


def find_echoes(
    tellings: Sequence[Statement],
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    scenes: Scenes,
) -> Iterator[tuple[Statement, str, str]]:
    """Yield statements that repeat or deny a claim in other words, each with its role and why.

    `tellings` are those known, the claim itself the first. A toll is repeated by all who give the same number for one scene;
    it is contested by who gives another behind it in its document, or says that there were not so many. Other points are
    compared with those of the claim alone.
    """
    claim, own = tellings[0], {t.id for t in tellings}
    others = [s for s in statements if s.id not in own and s.act in ACTS and _is_read(s, documents)]
    told: dict[str, tuple[Statement, str, str]] = {}
    repeated = list(_repeat_toll(tellings, others, documents, scenes))
    told |= {s.id: (s, "repeat", why) for s, why in repeated}
    all_told = [*tellings, *(s for s, _ in repeated)]
    for statement, why in _contest_toll(all_told, others, documents, scenes):
        told.setdefault(statement.id, (statement, "denial", why))
    if claim.act in ACTS and _is_read(claim, documents):
        compared = list(_compare_points(claim, others, documents, scenes))
        below = {s.document_id for s, _, _ in compared if not _in_title(s, documents)}
        for statement, role, why in compared:
            if statement.document_id not in below or not _in_title(statement, documents):
                told.setdefault(statement.id, (statement, role, why))
    yield from told.values()


def _is_read(statement: Statement, documents: Mapping[str, Document]) -> bool:
    document = documents.get(statement.document_id)
    return document is not None and in_one_voice(statement, document.text)


def words_asked(claim: Statement) -> list[str]:
    """Return the words, two and two, by which statements are found that may give the toll of a claim."""
    tallies = [t for t in tallies_of(claim.content) if not t.denied]
    return [f"{number} {word}" for t in tallies for number in spellings_of(t.number) for word in FATE_WORDS[t.what]]


def may_echo(claim: Statement, statement: Statement) -> bool:
    """Tell whether a statement may say the same as a claim or the contrary in other words, by its content alone."""
    kinds = {t.what for t in tallies_of(claim.content)} & {t.what for t in tallies_of(statement.content)}
    return bool(kinds) or any(one.happens & other.happens for one in points_of(claim) for other in points_of(statement))


def _repeat_toll(
    tellings: Sequence[Statement], others: Sequence[Statement], documents: Mapping[str, Document], scenes: Scenes
) -> Iterator[tuple[Statement, str]]:
    """Yield who gives the toll of a claim, or of one that repeats it, for the same scene; a title only if its text does not."""
    wanted = _affirmed(tellings[0], documents)
    giving = [(s, tallies) for s in others if _same(wanted, tallies := _affirmed(s, documents))]
    told_below = {s.document_id for s in (*tellings, *(s for s, _ in giving)) if not _in_title(s, documents)}
    open_ones = [(s, t) for s, t in giving if s.document_id not in told_below or not _in_title(s, documents)]
    found = [t for t in tellings if _same(wanted, _affirmed(t, documents))]
    while wanted and found:
        told = found.pop()
        for statement, tallies in list(open_ones):
            one = _same(wanted, tallies)
            if one is not None and _scenes_meet(told, statement, scenes):
                open_ones.remove((statement, tallies))
                found.append(statement)
                yield statement, f"both give one number: {one.what} {one.number}"


def _contest_toll(
    tellings: Sequence[Statement], others: Sequence[Statement], documents: Mapping[str, Document], scenes: Scenes
) -> Iterator[tuple[Statement, str]]:
    """Yield who gives a number behind that of a claim that cannot be so beside it, or says that there were not so many.

    A number that stands in one document more than once is told of it once; who concedes one without an "only" contests none.
    """
    wanted = _affirmed(tellings[0], documents)
    told = [t for t in tellings if _same(wanted, _affirmed(t, documents))]
    by_document: dict[str, list[Tally]] = defaultdict(list)
    for statement in (*others, *tellings):
        by_document[statement.document_id] += _affirmed(statement, documents)
    numbers: set[tuple[str, int]] = set()
    for statement in sorted(others, key=lambda s: (s.document_id, s.evidence_start)) if wanted else ():
        tallies = read_tallies(statement, documents[statement.document_id].text)
        counted = by_document[statement.document_id]
        if any(t.refutes(w, counted) for t in tallies for w in wanted) and any(
            _scenes_meet(t, statement, scenes) and t.speaker != statement.speaker for t in told
        ):
            yield statement, "it says that there were not so many"
        other = next((t for t in tallies for w in wanted if not t.denied and t.excludes(w)), None)
        if other is None or (statement.document_id, other.number) in numbers or _only_concedes(statement):
            continue
        if any(_stands_behind(statement, t, REACH) and _one_place(t, statement, scenes) for t in told):
            numbers.add((statement.document_id, other.number))
            yield statement, f"it gives another number: {other.what} {other.number}"


def _only_concedes(statement: Statement) -> bool:
    conceding = statement.act == "concede" or CONCEDING.match(statement.cue or "") is not None
    return conceding and LESS.search(statement.content) is None


def _in_title(statement: Statement, documents: Mapping[str, Document]) -> bool:
    titles = [s for s in documents[statement.document_id].segments if s.kind == "title"]
    return any(t.start <= statement.evidence_start < t.end for t in titles)


def _affirmed(statement: Statement, documents: Mapping[str, Document]) -> list[Tally]:
    if statement.act not in ACTS - {"deny"} or statement.document_id not in documents:
        return []
    return [t for t in read_tallies(statement, documents[statement.document_id].text) if not t.denied]


def _same(wanted: Sequence[Tally], tallies: Sequence[Tally]) -> Tally | None:
    return next((t for t in tallies for w in wanted if t.same_as(w)), None)


def _stands_behind(statement: Statement, telling: Statement, reach: int) -> bool:
    """Tell whether another speaker's statement stands within so many characters behind a telling, in its document."""
    if statement.document_id != telling.document_id or statement.speaker in (None, telling.speaker):
        return False
    return 0 <= statement.evidence_start - telling.evidence_end <= reach


def _scenes_meet(one: Statement, other: Statement, scenes: Scenes) -> bool:
    return one.id in scenes and other.id in scenes and compare_scenes(scenes[one.id], scenes[other.id]) >= ONE_SCENE


def _one_place(one: Statement, other: Statement, scenes: Scenes) -> bool:
    """Tell whether nothing says that two statements of one document speak of two scenes."""
    return one.id in scenes and other.id in scenes and compare_scenes(scenes[one.id], scenes[other.id]) >= 0


def _compare_points(
    claim: Statement, others: Sequence[Statement], documents: Mapping[str, Document], scenes: Scenes
) -> Iterator[tuple[Statement, str, str]]:
    """Yield what statements are to a claim by what a point of both speaks of; the scene of what repeats a point is one for it, too."""
    open_ones = {s.id: s for s in others}
    known: list[tuple[Statement, Point]] = [(claim, p) for p in points_of(claim, documents[claim.document_id].text)]
    for statement in others:
        found = _opposed(claim, statement)
        if found is not None:
            yield statement, *found
            del open_ones[statement.id]
    known = [(told, point) for told, point in known if point.happens]
    for _ in range(ROUNDS):
        repeats: list[tuple[Statement, Point]] = []
        for statement in list(open_ones.values()) if known else ():
            best = _best_pair(known, statement, points_of(statement, documents[statement.document_id].text), scenes)
            if best is None:
                continue
            one, other = best
            del open_ones[statement.id]
            reason = f"both speak of: {', '.join(one.words_shared(other)[:6])}"
            if one.negated == other.negated:
                repeats.append((statement, one))
                yield statement, "repeat", reason
            elif claim.speaker != statement.speaker or _days_after(claim, statement, documents) >= LATER:
                yield statement, "denial", reason
        known = repeats


def _best_pair(
    known: Sequence[tuple[Statement, Point]], statement: Statement, points: Sequence[Point], scenes: Scenes
) -> tuple[Point, Point] | None:
    """Return the two points, one known and one of a statement of another document, that share most; None where none are one."""
    pairs = [
        (one, other)
        for told, one in known
        if told.document_id != statement.document_id and _scenes_meet(told, statement, scenes)
        for other in points
        if speak_of_one(one, other)
    ]
    return max(pairs, key=lambda pair: pair[0].shared_with(pair[1]), default=None)


def speak_of_one(one: Point, other: Point) -> bool:
    """Tell whether two clauses tell of one thing that happens, as far as their words say."""
    least = min(one.mass, other.mass)
    heavy = one.heavy_shared(other)
    if heavy < LEAST or one.shared_with(other) / least < ALIKE or one.rarity_shared(other) < RARE:
        return False
    if heavy == LEAST and not one.tells(other) and one.shared_with(other) / max(one.mass, other.mass) < OF_LONGER:
        return False
    if not one.happens & other.happens or (one.happens != other.happens and not one.tells(other)):
        return False
    apart = one.wording.numbers and other.wording.numbers and not one.wording.numbers & other.wording.numbers
    return not apart and opposed_words(one.wording, other.wording) is None


def _opposed(claim: Statement, statement: Statement) -> Why | None:
    """Return whether another says right behind a claim, in a word, the opposite of it."""
    if not _stands_behind(statement, claim, BESIDE):
        return None
    ours, theirs = points_of(claim), points_of(statement)[:1]
    if WILL.search(claim.content) or WILL.search(statement.content):
        return None
    words = next((w for one in ours for other in theirs if (w := opposed_words(one.wording, other.wording))), None)
    if words is None or not {meaning_of(w) for w in words} & STATES:
        return None
    return ("denial", f"one says “{words[0]}”, the other “{words[1]}”")


def _days_after(claim: Statement, statement: Statement, documents: Mapping[str, Document]) -> int:
    """Return how many days after a claim another statement was made, 0 where one is not dated."""
    days = [
        PartialDate.parse_or_none(s.said_on) or PartialDate.parse_or_none(documents[s.document_id].published)
        for s in (claim, statement)
    ]
    return (days[1].first_day - days[0].last_day).days if days[0] is not None and days[1] is not None else 0
