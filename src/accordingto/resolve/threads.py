"""Ledger entries in, pairs of them out that tell of one matter: each entry with its nearest kin among those before it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from accordingto.model.folding import fold
from accordingto.model.ids import content_id
from accordingto.model.records import Document, LedgerEntry
from accordingto.model.sameness import Answer, Feature, Judgement, Pair, in_order
from accordingto.resolve.likenesses import SCALE, Told, compare_entries, days_made, may_be_one
from accordingto.resolve.sides import Sides
from accordingto.resolve.signatures import sign_entry
from accordingto.resolve.wordings import beside, days_named, wording_of

AT_LEAST = 0.2
"""What the chances with all members of a thread must come to on average, so that chains do not run away."""
ONE_TEXT = 0.8
"""The least chance for two entries of one document: there the coding had the whole text to go by and kept them apart."""
MANY = 12
"""Meanings of an entry that are looked for two by two."""
CALLED = re.compile(
    r"\b(?:request|demand|offer|appeal|ultimatum|promise|pledge|proposal|call|letter|note|application|decision) (?:\w+ )?of (?:the )?"
    r"(?:\w+ \d\d?|\d\d?(?:st|nd|rd|th)? (?:of )?\w+)\b"
)
"""How a matter is called by the day on which it was made ("its request of 20 May")."""
WORDS = 240
"""Characters of the evidence of a step that are read for what it speaks of."""


class Threads:
    """Takes entries in, one after the other, and tells which of those before each of them is of the same matter.

    `apart` are pairs of entry ids that a person has judged to be two matters: no thread gets both.
    """

    def __init__(self, sides: Sides, apart: Iterable[tuple[str, str]] = ()) -> None:
        self._sides = sides
        self._apart: dict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._threads: list[list[Told]] = []

    def take(self, thread: Sequence[Told]) -> None:
        """Take in entries that are known to be of one matter."""
        self._threads.append([])
        for told in thread:
            self._put(told, len(self._threads) - 1)

    def add(self, told: Told, origin: str) -> list[Pair]:
        """Take in an entry; return the pair with its nearest kin (POSITIVE), and those that come near (UNSURE)."""
        numbers = {n for key in keys_of(told, self._sides) for n in self._by_key[key]}
        found = [(link, n) for n in sorted(numbers) if (link := self._nearest(told, self._threads[n]))]
        found.sort(key=lambda f: (f[0][0] != "POSITIVE", -f[0][1], f[1]))
        if found and found[0][0][0] == "POSITIVE":
            self._put(told, found[0][1])
        else:
            self.take([told])
        pairs = []
        for place, ((answer, score, like, reasons), _) in enumerate(found):
            one, other = in_order(told.entry.id, like)
            kept: Answer = answer if place == 0 else "UNSURE"
            pairs.append(Pair("ledger", one, other, kept, score, reasons, origin))
        return pairs

    def _put(self, told: Told, number: int) -> None:
        self._threads[number].append(told)
        for key in keys_of(told, self._sides):
            if number not in self._by_key[key]:
                self._by_key[key].append(number)

    def _nearest(self, told: Told, thread: Sequence[Told]) -> tuple[Answer, float, str, tuple[Feature, ...]] | None:
        """Return what is found of an entry and the member of a thread that it is most like; None where nothing is."""
        if any(t.entry.id in self._apart[told.entry.id] for t in thread):
            return None
        compared = [(compare_entries(told, t, self._sides), t) for t in thread if may_be_one(told, t, self._sides)]
        if not compared:
            return None
        scores = [SCALE.chance(reasons) for reasons, _ in compared]
        best = max(range(len(scores)), key=scores.__getitem__)
        reasons, like = compared[best]
        answer = SCALE.answer(scores[best])
        near = ONE_TEXT if _one_text(told, like) else 0.0
        if answer == "POSITIVE" and (scores[best] < near or sum(scores) / len(scores) < AT_LEAST):
            answer = "UNSURE"
        return None if answer == "NEGATIVE" else (answer, scores[best], like.entry.id, reasons)


def _one_text(ours: Told, theirs: Told) -> bool:
    return ours.entry.steps[0].document_id == theirs.entry.steps[0].document_id


def keys_of(told: Told, sides: Sides) -> list[str]:
    """Return the keys under which an entry is looked for: side and meaning, instrument, number or day; two meanings."""
    family = "asked" if told.family == "asked" else "given"
    by, heavy = sorted(sides.keys_of(told.entry.by)), told.wording.heavy
    keys = [f"{family}|{side}|{meaning}" for side in by for meaning in heavy]
    keys += [
        f"{family}|{side}|{name}" for side in by for name in (*told.entry.instruments, *sorted(told.wording.numbers))
    ]
    keys += [f"{family}|{a}|{b}" for n, a in enumerate(heavy[:MANY]) for b in heavy[n + 1 : MANY]]
    keys += [f"{family}|{side}|made {day}" for side in by for day in sorted(told.called | days_made(told))]
    if family == "asked":
        movers = sorted(sides.keys_of(told.entry.must_act or told.entry.of))
        keys += [f"given|{side}|{meaning}" for side in movers for meaning in told.terms.heavy]
    return keys + [f"{family}|{side}|due {told.entry.deadline}" for side in by if told.entry.deadline]


def hash_key(key: str) -> int:
    """Return a key as a whole number of 64 bits, signed, as stores keep it."""
    return int.from_bytes(bytes.fromhex(content_id("ledger key", key)), "big", signed=True)


def tell_entry(entry: LedgerEntry, document: Document) -> Told:
    """Return an entry with what its terms and the evidence of its steps speak of, and what its document tells of when."""
    entry = sign_entry(entry, document)
    words = [document.text[s.evidence_start : s.evidence_end][:WORDS] for s in entry.steps]
    names = (*entry.by, *entry.of, *entry.instruments)
    day = (document.published or document.published_to or "")[:10]
    stories = frozenset(i for i in (document.story_id, document.copy_group) if i)
    around = [beside(document.text, s.evidence_start, s.evidence_end) for s in entry.steps]
    terms = _with_plain_start(entry.terms, document.text)
    return Told(
        entry,
        wording_of((f"… {terms}",), names),
        wording_of((f"… {terms}", *words), names),
        day or None,
        stories,
        wording_of(around, names),
        frozenset(days_named(" ".join(m[0] for m in CALLED.finditer(fold(" ".join((entry.terms, *words))).lower())))),
    )


def _with_plain_start(terms: str, text: str) -> str:
    """Return terms with a small first letter where their text writes the first word so elsewhere: it is no name."""
    first = re.match(r"[A-Z][a-z]+", terms)
    plain = first is not None and re.search(rf"\b{first[0].lower()}\b", text) is not None
    return terms[:1].lower() + terms[1:] if plain else terms


def in_telling_order(told: Iterable[Told]) -> list[Told]:
    """Return entries with the oldest document first; undated documents come last."""
    return sorted(told, key=lambda t: (t.day is None, t.day or ""))


def find_pairs(
    entries: Iterable[LedgerEntry],
    documents: Mapping[str, Document],
    sides: Sides,
    origin: str,
    judgements: Iterable[Judgement] = (),
) -> list[Pair]:
    """Return the pairs of all these entries at once (see `Threads.add`)."""
    threads = Threads(sides, ((j.one, j.other) for j in judgements if j.answer == "NEGATIVE"))
    told = [tell_entry(e, documents[e.steps[0].document_id]) for e in entries]
    return [pair for t in in_telling_order(told) for pair in threads.add(t, origin)]
