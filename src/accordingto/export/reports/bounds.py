"""How much of a desk a report looks at, as plain values, and how it says so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many documents of its days a report looks at (None: all), the latest, and how many matters of each list."""

    documents: int | None = None
    matters: int = 2_000


NO_BOUNDS = Bounds()
"""For whoever can wait: all documents, 2,000 matters of a kind."""


def tell_cut(looked: int, total: int, what: str, first: str) -> str:
    """Return the sentence for what was not looked at, "" where nothing is left out; `first` says which were looked at."""
    if looked >= total:
        return ""
    return f"Only the {looked:,} {first} of {total:,} {what} were looked at: choose fewer days, or a narrower subject, for all."
