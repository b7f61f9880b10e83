"""How a row was found in, the chance that a careful coder would code it so out, and which stage found it.

Where the reader has a score of its own for a statement, and of events, the chance is measured: `python eval/calibrate.py`
writes `data/confidences.yaml` from annotated texts. Elsewhere it is a constant of the frame that found the statement.
"""

from bisect import bisect_right

from accordingto.coding.attributions import READER, Attribution
from accordingto.coding.lexicons import load_list
from accordingto.coding.naming import Named

FRAMES = {
    "clause": 0.85,
    "phrase": 0.85,
    "headline": 0.7,
    "quoted": 0.8,
    "carried": 0.6,
    "publisher": 0.75,
    "turn": 0.75,
    "noun": 0.65,
}
USUAL = 0.8
BY_PRONOUN, UNNAMED = 0.85, 0.6


def statement_confidence(attribution: Attribution, speaker: Named, by_pronoun: bool) -> float:
    """Return the share of statements found like this one that were right where it was measured.

    `found_by` rules, reader or both; the reader's own score in steps; whether the speaker is named, a pronoun that was
    tied to somebody, or not known.
    """
    if attribution.score is None:
        factor = UNNAMED if speaker.name is None else BY_PRONOUN if by_pronoun else 1.0
        return round(FRAMES.get(attribution.frame, USUAL) * factor, 2)
    table = load_list("confidences")
    step = bisect_right(table["steps"], attribution.score)
    named = "unknown" if speaker.name is None else "pronoun" if by_pronoun else "named"
    return float(round(table["chances"][attribution.found_by][step] * table["speakers"][named], 2))


def event_confidence(points: float) -> float:
    """Return the share of events with about these points whose type was right where it was measured.

    `points` (0 to 1) is what the wording gives an event: a strong or weak trigger, who is named, how it is told.
    """
    table = load_list("confidences")["events"]
    return float(table["chances"][bisect_right(table["steps"], points)])


def origin_of(attribution: Attribution, origin: str) -> str:
    """Return the `origin` of a row: which stage's finding won where rules and reader differ (`coding`, `reader`), or both."""
    name, version = origin.split("@", 1) if "@" in origin else (origin, "")
    found = {"rules": name, "both": f"{name}+{READER}", "reader": READER}[attribution.found_by]
    return f"{found}@{version}" if version else found
