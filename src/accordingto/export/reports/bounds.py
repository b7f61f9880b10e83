"""How much of a desk a report looks at, as plain values, and how it says so."""

from dataclasses import dataclass

from accordingto.model.tongues import _, mark, tell_number


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many documents of its days a report looks at (None: all), the latest, and how many matters of each list."""

    documents: int | None = None
    matters: int = 2_000


NO_BOUNDS = Bounds()
"""For whoever can wait: all documents, 2,000 matters of a kind."""


LATEST = mark(
    "Only the %(looked)s latest of %(total)s documents of these days were looked at: choose fewer days, or a narrower subject, "
    "for all."
)
NEAREST = mark(
    "Only the %(looked)s nearest of %(total)s matters with a deadline in these days were looked at: choose fewer days, or a narrower "
    "subject, for all."
)
NEAREST_OF_KINDS = mark(
    "Only the %(looked)s with the nearest deadlines of each kind of %(total)s matters were looked at: choose fewer days, "
    "or a narrower subject, for all."
)


def tell_cut(looked: int, total: int, message: str) -> str:
    """Return the sentence for what was not looked at (one of the above), "" where nothing is left out."""
    if looked >= total:
        return ""
    return _(message, looked=tell_number(looked), total=tell_number(total))
