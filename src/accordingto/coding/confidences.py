"""How an attribution was found in, the chance that a careful coder would code it so out, and which stage found it.

The chances are measured, not felt: `python eval/calibrate.py` writes `data/confidences.yaml` from annotated texts.
"""

from bisect import bisect_right

from accordingto.coding.attributions import Attribution
from accordingto.coding.lexicons import load_list
from accordingto.coding.naming import Named

READER = "reader"


def statement_confidence(attribution: Attribution, speaker: Named, by_pronoun: bool) -> float:
    """Return the share of statements found like this one that were right where it was measured.

    `found_by` rules, reader or both; the reader's own score in steps; whether the speaker is named, a pronoun that was
    tied to somebody, or not known.
    """
    table = load_list("confidences")
    chances = table["chances"][attribution.found_by]
    step = 0 if attribution.score is None else bisect_right(table["steps"], attribution.score)
    named = "unknown" if speaker.name is None else "pronoun" if by_pronoun else "named"
    chance = chances[min(step, len(chances) - 1)] if attribution.score is not None else table["unscored"]
    return float(round(chance * table["speakers"][named], 2))


def origin_of(attribution: Attribution, origin: str) -> str:
    """Return the `origin` of a row: which stage's finding won where rules and reader differ (`coding`, `reader`), or both."""
    name, version = origin.split("@", 1) if "@" in origin else (origin, "")
    found = {"rules": name, "both": f"{name}+{READER}", "reader": READER}[attribution.found_by]
    return f"{found}@{version}" if version else found
