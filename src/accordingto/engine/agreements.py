"""Decisions of several people on the same rows in, how far they agree out: kappa, alpha, F1 of what they rest on.

Only independent opinions count: whoever decided first, and second opinions, which were given without seeing the first.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from accordingto.model.corrections import DECISIONS, REVIEWED_TABLES, Correction, spans_of, undone

FIELDS: Mapping[str, tuple[str, ...]] = {
    "statements": ("speaker", "act", "mode", "form", "hedge", "addressees", "about"),
    "events": ("event_type", "mode", "factuality", "actors", "recipients", "place", "date_start", "sources"),
    "figures": ("value", "low", "high", "what", "sources"),
    "ledger": ("kind", "by", "of", "state", "deadline"),
}
"""The fields in which opinions are compared."""

Opinions = Mapping[str, Mapping[str, Correction]]


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far two people agree on a field: rows that both coded, the share on which they agree, and Cohen's kappa.

    `kappa` is None where both only ever gave one value: then there is nothing that chance could have hit. `alpha` is
    Krippendorff's for nominal values, over all people who coded the field.
    """

    table: str
    field: str
    rows: int
    observed: float
    kappa: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two people agree: on whether rows should be there (`kept`), on their fields, and on the words they rest on.

    `exact` and `overlap` are the F1 of the stretches that the rows of both rest on, counting equal ones or ones that meet.
    """

    one: str
    other: str
    rows: int
    fields: tuple[FieldAgreement, ...]
    spans: tuple[int, int]
    exact: float | None
    overlap: float | None


def independent_opinions(corrections: Sequence[Correction]) -> dict[str, dict[str, Correction]]:
    """Return, by row and person, the latest decision that was taken without knowing what another had decided."""
    gone = undone(corrections)
    found: dict[str, dict[str, Correction]] = {}
    for c in corrections:
        if c.what not in DECISIONS or c.act in gone:
            continue
        known = found.setdefault(c.row_id, {})
        if c.blind or not any(not o.blind and p != c.person for p, o in known.items()):
            known[c.person] = c
    return found


def measure_agreement(corrections: Sequence[Correction]) -> list[Agreement]:
    """Return how far each two people agree, of all corrections of a desk, oldest first."""
    opinions = independent_opinions(corrections)
    people = sorted({person for known in opinions.values() for person in known})
    return [a for one, other in combinations(people, 2) if (a := _agree(one, other, opinions)).rows]


def _agree(one: str, other: str, opinions: Opinions) -> Agreement:
    both = {row_id: (known[one], known[other]) for row_id, known in opinions.items() if one in known and other in known}
    fields = []
    for table in REVIEWED_TABLES:
        pairs = [pair for pair in both.values() if pair[0].table == table]
        if pairs:
            units = [list(known.values()) for known in opinions.values() if next(iter(known.values())).table == table]
            fields.append(_of_field(table, "kept", pairs, units))
            kept = [p for p in pairs if p[0].after is not None and p[1].after is not None]
            left = [[c for c in unit if c.after is not None] for unit in units]
            fields += [_of_field(table, field, kept, left) for field in FIELDS[table] if kept]
    shared = {c.document_id for pair in both.values() for c in pair}
    mine, theirs = (_spans(person, opinions, both, shared) for person in (one, other))
    exact, overlap = span_f1(mine, theirs, _equal), span_f1(mine, theirs, _meet)
    return Agreement(one, other, len(both), tuple(fields), (len(mine), len(theirs)), exact, overlap)


def _of_field(
    table: str, field: str, pairs: Sequence[tuple[Correction, Correction]], units: Iterable[Sequence[Correction]]
) -> FieldAgreement:
    values = [(_value(a, field), _value(b, field)) for a, b in pairs]
    observed = sum(a == b for a, b in values) / len(values)
    alpha = krippendorff_alpha([[_value(c, field) for c in unit] for unit in units])
    return FieldAgreement(table, field, len(values), observed, cohen_kappa(values), alpha)


def _value(decision: Correction, field: str) -> Hashable:
    if field == "kept":
        return decision.after is not None
    value = (decision.after or {}).get(field)
    return tuple(sorted(map(str, value))) if isinstance(value, list) else value


def _spans(
    person: str, opinions: Opinions, both: Mapping[str, Any], documents: set[str]
) -> list[tuple[str, str, int, int]]:
    """Return what the rows of a person rest on: those that both decided on, and those added where both were at work."""
    found = []
    for row_id, known in opinions.items():
        mine = known.get(person)
        if mine is None or mine.after is None or mine.document_id not in documents:
            continue
        if row_id in both or mine.read is None:
            found.append((mine.document_id, mine.table, *spans_of(mine.table, mine.after)[0]))
    return found


def _equal(one: Any, other: Any) -> bool:
    return bool(one == other)


def _meet(one: tuple[str, str, int, int], other: tuple[str, str, int, int]) -> bool:
    return one[:2] == other[:2] and one[2] < other[3] and other[2] < one[3]


def span_f1(one: Sequence[Any], other: Sequence[Any], alike: Any) -> float | None:
    """Return the F1 of two lists of stretches, each paired once at most; None where both are empty."""
    if not one and not other:
        return None
    left, hits = list(other), 0
    for span in one:
        match = next((o for o in left if o == span), None) or next((o for o in left if alike(span, o)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return 2 * hits / (len(one) + len(other))


def cohen_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Cohen's kappa of values given by two people (Cohen 1960); None where chance alone would make them agree."""
    if not pairs:
        return None
    observed = sum(a == b for a, b in pairs) / len(pairs)
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(one[v] * other[v] for v in one) / len(pairs) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorff_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Return Krippendorff's alpha for nominal values (Krippendorff 2011): each unit holds the values that people gave it.

    Units with one value are passed over; None where no unit has two, or where all values are the same.
    """
    coded = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[Hashable] = sum(coded, Counter())
    n = sum(totals.values())
    disagreeing = sum(
        sum(c * (unit.total() - c) for c in unit.values()) / (unit.total() - 1) for unit in coded
    )  # fmt: skip
    expected = sum(c * (n - c) for c in totals.values())
    return None if not expected else 1 - (n - 1) * disagreeing / expected
