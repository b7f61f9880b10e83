"""Coded values in, words for people out: dates as precise as they are, counts with their bounds, links that are safe."""

import re

from accordingto.model.records import Document
from accordingto.model.tellings import (
    ACTS,
    MONTHS,
    excerpt,
    shorten,
    tell_bounded,
    tell_counts,
    tell_day,
    tell_document,
    tell_names,
    tell_number,
    tell_published,
    tell_span,
    tell_unit,
    tell_value,
    web_address,
)

__all__ = [
    "ACTS",
    "DATE_BASES",
    "DIFFERING",
    "MONTHS",
    "QUADS",
    "excerpt",
    "language_tag",
    "shorten",
    "sort_day",
    "tell_basis",
    "tell_bounded",
    "tell_counts",
    "tell_day",
    "tell_document",
    "tell_names",
    "tell_number",
    "tell_published",
    "tell_span",
    "tell_unit",
    "tell_value",
    "tell_word",
    "web_address",
]

QUADS = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")

DATE_BASES = {
    "metadata": "from the page’s metadata",
    "text": "from the text",
    "filename": "from the file name",
    "given": "given when it was added",
    "inferred": "inferred from the text",
}

DIFFERING = {
    "happened": "whether it happened", "date": "when", "place": "where", "actors": "who", "recipients": "to whom",
    "size": "taking part", "word": "the word for it", "judgement": "words of judgement",
}  # fmt: skip
"""What accounts differ in; a field that is not here is called by its name."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")


def tell_basis(document: Document) -> str:
    """Return what the date of a document rests on, and how precise it is."""
    known = document.published or document.published_from or document.published_to
    if not known:
        return "the document gives none"
    basis = DATE_BASES.get(document.published_basis or "", document.published_basis or "basis not recorded")
    precision = document.published_precision
    return f"{basis}, to the {precision}" if document.published and precision else basis


def sort_day(document: Document) -> str:
    """Return what a document is sorted by: its date, else the latest day it can be of; "" if nothing is known."""
    return document.published or document.published_to or document.published_from or ""


def tell_word(code: str) -> str:
    """Return a code as words: `repeated_text` as "repeated text"."""
    return code.replace("_", " ")


def language_tag(language: str | None) -> str | None:
    """Return a language as an HTML `lang`, None where it is no such tag."""
    return language if language and _LANGUAGE.match(language) else None
