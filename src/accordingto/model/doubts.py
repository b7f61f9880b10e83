"""A row in, how soon a person should look at it out: how unsure its reading is times what hangs on it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

POINTS = 1000
"""The score of a row that is quite unsure and of which nothing more hangs than of any other."""
LEAST_DOUBT = 0.02
"""No reading is so sure that what hangs on it does not matter."""

CASUALTIES, ACCUSATION, THREAT, DEADLINE, RESTING = 2.0, 1.0, 1.5, 0.5, 0.25
MOST_RESTING = 4
"""So many rows that rest on one count; further ones add nothing."""
CONTESTED = 1.5
"""What is added where accounts of one happening differ."""
DUE = 2.0
"""What is added where a deadline is near."""
NEAR_DAYS = 14
"""A deadline within so many days is near."""

HARM = frozenset({"dead", "injured"})
REASONS = {
    "casualties": "tells of dead or injured",
    "accusation": "an accusation, a denial or a party’s word",
    "threat": "a threat or an ultimatum",
    "deadline": "has a deadline",
    "resting": "other rows rest on it",
    "contested": "accounts of it differ",
    "due": "its deadline is near",
}
"""What makes a row weigh more, in words."""


def tell_weight(table: str, row: Any, resting: int = 0) -> dict[str, float]:
    """Return what hangs on a row beside its being a row: weights by reason (see `REASONS`).

    `resting` is the number of rows that name it: figures and events that a statement tells of, what it reports.
    """
    found: dict[str, float] = {}
    if table == "statements":
        found["accusation"] = ACCUSATION if row.act in ("accuse", "deny") else 0
        found["threat"] = THREAT if row.act == "threaten" else 0
    elif table == "events":
        found["casualties"] = CASUALTIES if HARM & set(row.counts) else 0
        found["accusation"] = ACCUSATION if row.event_type == "ACCUSE" or row.party_word else 0
        found["threat"] = THREAT if row.event_type == "THREATEN" else 0
    elif table == "figures":
        found["casualties"] = CASUALTIES if _tells_harm(row) else 0
    elif table == "ledger":
        found["threat"] = THREAT if row.kind == "ultimatum" else 0
        found["deadline"] = DEADLINE if row.deadline else 0
    found["resting"] = RESTING * min(resting, MOST_RESTING)
    return {reason: weight for reason, weight in found.items() if weight}


def doubt_of(confidence: float, weight: float) -> int:
    """Return the score of a row in whole points: `POINTS` times its doubt (1 - reading confidence) times 1 + weight."""
    doubt = min(1.0, max(LEAST_DOUBT, 1 - confidence))
    return round(POINTS * doubt * (1 + weight))


def extra_of(confidence: float, weight: float) -> int:
    """Return what is added to a score for a weight that comes from elsewhere in the desk or from the day."""
    return round(POINTS * min(1.0, max(LEAST_DOUBT, 1 - confidence)) * weight)


def count_resting(rows: Iterable[tuple[str, Any]]) -> Counter[str]:
    """Return how many of the rows of a document, given with their tables, name each of its rows."""
    found: Counter[str] = Counter()
    for table, row in rows:
        if table == "statements":
            found.update(i for i in (row.reported_by, *row.responds_to) if i)
        elif table in ("events", "figures"):
            found.update(i for i in (row.statement_id, getattr(row, "event_id", None)) if i)
        elif table == "ledger":
            found.update({s.statement_id for s in row.steps if s.statement_id})
    return found


def _tells_harm(row: Any) -> bool:
    words = f"{row.what or ''} {row.category or ''} {row.unit or ''}".lower()
    return any(stem in words for stem in ("dead", "kill", "death", "injur", "wound", "casualt", "victim"))
