"""The documents of a copy group in, the one that the others are copies of out, where dates or a named agency tell."""

from collections.abc import Mapping, Sequence

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document


def is_earlier(one: Document, other: Document) -> bool | None:
    """Tell whether a document was published before another; None where their dates do not tell."""
    ours, theirs = _bounds(one), _bounds(other)
    if ours[1] and theirs[0] and ours[1].is_before(theirs[0]):
        return True
    if theirs[1] and ours[0] and theirs[1].is_before(ours[0]):
        return False
    return None


def _bounds(document: Document) -> tuple[PartialDate | None, PartialDate | None]:
    published = PartialDate.parse_or_none(document.published)
    if published:
        return published, published
    return PartialDate.parse_or_none(document.published_from), PartialDate.parse_or_none(document.published_to)


def find_original(
    documents: Sequence[Document], publishers: Mapping[str, str | None], agencies: Mapping[str, Sequence[str]]
) -> tuple[str | None, str]:
    """Return the document of a copy group that the others are copies of, and why, in words.

    `publishers` tells, by document, who published it, `agencies` which news agencies it names as the source of its text.
    The one document of an agency that others name is the original, unless it is dated later than one of these; else
    the one that was published before all others. None where neither tells.
    """
    named = {name for d in documents for name in agencies[d.id] if name != publishers[d.id]}
    wires = [d for d in documents if publishers[d.id] in named]
    if len(wires) == 1:
        wire = wires[0]
        users = [d for d in documents if publishers[wire.id] in agencies[d.id] and d is not wire]
        if not any(is_earlier(user, wire) for user in users):
            return wire.id, f"{publishers[wire.id]} is named as the source by {len(users)} of the copies"
    first = [d for d in documents if all(d is o or is_earlier(d, o) for o in documents)]
    if len(first) == 1 and len(documents) > 1:
        return first[0].id, f"it was published before all others ({_day(first[0])})"
    return None, "neither the dates nor a named agency tell which text was first"


def tell_order(one: Document, other: Document) -> str:
    """Return in words which of two documents was published first."""
    earlier = is_earlier(one, other)
    if earlier is None:
        return "the dates do not tell which was published first"
    first, second = (one, other) if earlier else (other, one)
    return f"{_name(first)} was published first ({_day(first)}), {_name(second)} after it ({_day(second)})"


def _name(document: Document) -> str:
    return document.publisher or document.title or document.id


def _day(document: Document) -> str:
    if document.published:
        return document.published
    return f"not after {document.published_to}" if document.published_to else f"not before {document.published_from}"
