"""What the reader of one form of document hands on: the text as it stands there, and what is known beside it."""

from dataclasses import dataclass

from accordingto.ingest.dates import Moment
from accordingto.ingest.traces import TracedText


@dataclass(frozen=True)
class Extract:
    """The text of a document, not yet repaired, with what its form (a page's head, front matter) says of it.

    `guessed` is a date of publication for want of a better one in the text. `headings` are the lines that the form
    marks as headings of sections. `wrapped` tells that line ends in the middle of a paragraph are possible.
    """

    trace: TracedText
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Moment | None = None
    published_basis: str = "metadata"
    guessed: Moment | None = None
    updated: Moment | None = None
    language: str | None = None
    translated_from: str | None = None
    headings: tuple[str, ...] = ()
    wrapped: bool = False
