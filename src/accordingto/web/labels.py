"""Coded values in, words for people out, in the language of whoever reads: counts with their bounds, links that are safe."""

import re
from functools import lru_cache

from accordingto.model.codebook import codes
from accordingto.model.records import Document, Figure
from accordingto.model.tellings import ACTS, excerpt, shorten, tell_unit, web_address
from accordingto.monitor.series import ALL, NOWHERE
from accordingto.web.date_wordings import tell_day, tell_published, tell_span
from accordingto.web.wordings import _, find_code, mark, tell_code, tell_names, tell_number

__all__ = [
    "ACTS",
    "DATE_BASES",
    "DIFFERING",
    "GLYPHS",
    "QUADS",
    "excerpt",
    "language_tag",
    "shorten",
    "sort_day",
    "tell_act",
    "tell_basis",
    "tell_bounded",
    "tell_code",
    "tell_counts",
    "tell_day",
    "tell_difference",
    "tell_document",
    "tell_kind",
    "tell_lane",
    "tell_names",
    "tell_number",
    "tell_published",
    "tell_span",
    "tell_unit",
    "tell_value",
    "web_address",
]

QUADS = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")

DATE_BASES = {
    "metadata": mark("from the page’s metadata"),
    "text": mark("from the text"),
    "filename": mark("from the file name"),
    "given": mark("given when it was added"),
    "inferred": mark("inferred from the text"),
}

DIFFERING = {
    "happened": mark("whether it happened"), "date": mark("when"), "place": mark("where"), "actors": mark("who"),
    "recipients": mark("to whom"), "size": mark("taking part"), "word": mark("the word for it"),
    "judgement": mark("words of judgement"),
}  # fmt: skip
"""What accounts differ in; a field that is not here is called by its name."""

BOUNDS = (
    (">=", mark("at least %(n)s")), ("<=", mark("at most %(n)s")), (">", mark("more than %(n)s")),
    ("<", mark("fewer than %(n)s")), ("~", mark("about %(n)s")),
)  # fmt: skip

QUAD_WORDS = {
    "VERBAL COOPERATION": mark("verbal cooperation"), "MATERIAL COOPERATION": mark("material cooperation"),
    "VERBAL CONFLICT": mark("verbal conflict"), "MATERIAL CONFLICT": mark("material conflict"),
}  # fmt: skip
"""Quad classes as they stand in a sentence."""

LINES = {ALL: mark("all happenings"), NOWHERE: mark("no place known")}
"""What lines of a chart count that are no code and no name."""

GLYPHS = {
    "asserted": mark("told as having happened, in the document’s own voice"),
    "reported": mark("told as having happened, on somebody’s word"), "alleged": mark("alleged, suspected, unconfirmed"),
    "unrealised": mark("planned, asked for, threatened, feared"), "negated": mark("told as not having happened"),
}  # fmt: skip
"""What each sign of an event means."""
COUNTED = {
    "dead": mark("%(n)s dead"), "injured": mark("%(n)s injured"), "arrested": mark("%(n)s arrested"),
    "size": mark("%(n)s taking part"), "displaced": mark("%(n)s displaced"),
}  # fmt: skip

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")


def tell_act(act: str) -> str:
    """Return the verb that a row of an act is told with; what is no act stands as it is."""
    return find_code("act", ACTS[act]) if act in ACTS else act


def tell_kind(kind: str | None) -> str:
    """Return a kind of actors as words: a state is a country here, not how a matter stands."""
    return find_code("kind", kind.replace("_", " ")) if kind else ""


def tell_lane(name: str) -> str:
    """Return an event type or quad class as a heading: `MATERIAL CONFLICT` as "Material conflict"; other names as they are."""
    return find_code("label", _headings()[name]) if name in _headings() else name


@lru_cache
def _headings() -> dict[str, str]:
    return {c.code: c.label for part in ("types", "quad_codes") for c in codes(f"events.{part}").values()}


def tell_counted(label: str) -> str:
    """Return what rows are counted by: an act as its verb, a type in the reader's language, a name as it is."""
    return tell_code(label) if label.isupper() else tell_act(label)


def tell_quad(quad: str) -> str:
    """Return a quad class as it stands in a sentence."""
    return _(QUAD_WORDS[quad]) if quad in QUAD_WORDS else quad


def tell_series(name: str) -> str:
    """Return what the line of a chart counts."""
    return _(LINES[name]) if name in LINES else tell_lane(name)


def tell_difference(field: str) -> str:
    """Return what accounts differ in."""
    return _(DIFFERING[field]) if field in DIFFERING else tell_code(field)


def tell_basis(document: Document) -> str:
    """Return what the date of a document rests on, and how precise it is."""
    known = document.published or document.published_from or document.published_to
    if not known:
        return _("the document gives none")
    told = DATE_BASES.get(document.published_basis or "", document.published_basis or mark("basis not recorded"))
    precision = document.published_precision
    if document.published and precision:
        return _("%(basis)s, to the %(precision)s", basis=_(told), precision=tell_code(precision))
    return _(told)


def sort_day(document: Document) -> str:
    """Return what a document is sorted by: its date, else the latest day it can be of; "" if nothing is known."""
    return document.published or document.published_to or document.published_from or ""


def language_tag(language: str | None) -> str | None:
    """Return a language as an HTML `lang`, None where it is no such tag."""
    return language if language and _LANGUAGE.match(language) else None


def tell_bounded(value: int | str) -> str:
    """Return a count of the contract (`7`, `"<=1000"`, `"~4000"`) in words."""
    if isinstance(value, int):
        return tell_number(value)
    for sign, words in BOUNDS:
        if value.startswith(sign):
            return _(words, n=tell_bounded(value[len(sign) :]))
    return tell_number(int(value)) if value.isascii() and value.isdigit() else value


def tell_counts(counts: dict[str, int | str]) -> str:
    """Return the counts of an event: "7 dead, at most 30 injured"."""
    told = {what: tell_bounded(n) for what, n in counts.items()}
    return ", ".join(_(COUNTED[what], n=n) if what in COUNTED else f"{n} {what}" for what, n in told.items())


def tell_value(figure: Figure) -> str:
    """Return the number of a figure with its bounds: "7", "300 to 400", "at least 1,000", "about 4,000"."""
    value, low, high = figure.value, figure.low, figure.high
    if value is None:
        if low is not None and high is not None:
            return _tell_range(low, high)
        if low is None and high is None:
            return _("not told")
        bound, words = (low, "at least %(n)s") if low is not None else (high, "at most %(n)s")
        return _(words, n=tell_number(bound or 0))
    told = tell_number(value)
    if low == high:
        return told
    if low is not None and high is not None:
        return f"{told} ({_tell_range(low, high)})"
    if low is not None and low >= value:
        return _("at least %(n)s", n=told)
    return _("at most %(n)s", n=told) if high is not None and high <= value else told


def _tell_range(low: float, high: float) -> str:
    return _("%(low)s to %(high)s", low=tell_number(low), high=tell_number(high))


def tell_document(document: Document) -> str:
    """Return what a document is called in few words: publisher (else title) and day."""
    name = document.publisher or (shorten(document.title, 60) if document.title else _("publisher not known"))
    day = document.published[:10] if document.published else None
    return f"{name}, {tell_day(day) if day else tell_published(document)}"
