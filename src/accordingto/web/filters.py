"""The query of an address in, questions to the desk out, with what the form shows and the addresses of other pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from accordingto.model.dates import PartialDate
from accordingto.store.base import EventQuery, Page, StatementQuery, View
from accordingto.store.queries import DocumentQuery, FigureQuery
from accordingto.web.addresses import urlencode
from accordingto.web.wordings import _, tell_code, tell_number

PAGE_SIZE = 50
COUNTED = 10_000
"""Rows of a filter are counted up to so many, and past those that are shown; then a page says that there are more."""
FILES = frozenset(f"/{table}" for table in ("documents", "statements", "events", "figures", "ledger", "incidents"))
"""The pages of which all rows can be carried away (see `pages/exports.py`)."""
MOST_CHOICES = 300
"""Fields with more values than this get a box to type in instead of a list to choose from."""
CODED = frozenset("event_type factuality act kind state status category".split())
"""Fields of which the values are codes, told in the reader's language."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A field of a filter form: its name, label, what is chosen, and the values to choose from as people read them.

    `kind`: `select` (with "any" before the values, unless `always` one is chosen) or `text`.
    """

    name: str
    label: str
    chosen: str
    values: tuple[tuple[str, str], ...] = ()
    kind: str = "select"
    hint: str = ""
    always: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page of rows stands: the first and last row, all rows, the addresses of its neighbours and of a file of all.

    `more`: there are more rows than were counted.
    """

    first: int
    last: int
    total: int
    more: bool
    earlier: str | None
    later: str | None
    file: str | None = None


def given(params: Mapping[str, str], name: str) -> str | None:
    """Return a field of the address, None if it is empty or not there."""
    return params.get(name, "").strip() or None


def offset_of(params: Mapping[str, str]) -> int:
    """Return where a page of rows starts, 0 for anything that is no such number."""
    text = params.get("offset", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def day_of(params: Mapping[str, str], name: str) -> str | None:
    """Return a day, month or year of the address; None for what is no date."""
    day = PartialDate.parse_or_none(given(params, name))
    return day.truncate("day").text if day else None


def statement_query(params: Mapping[str, str]) -> StatementQuery:
    """Return which statements an address asks for."""
    return StatementQuery(
        speaker=given(params, "speaker"), act=given(params, "act"), about=given(params, "about"),
        addressee=given(params, "addressee"), towards=given(params, "towards"),
        document_id=given(params, "document"), words=given(params, "words"), limit=PAGE_SIZE, offset=offset_of(params),
        most_counted=COUNTED,
    )  # fmt: skip


def event_query(params: Mapping[str, str]) -> EventQuery:
    """Return which events an address asks for; a month or year as a bound means its first or last day."""
    since, until = PartialDate.parse_or_none(day_of(params, "from")), PartialDate.parse_or_none(day_of(params, "to"))
    return EventQuery(
        event_type=given(params, "type"), factuality=given(params, "factuality"), actor=given(params, "actor"),
        recipient=given(params, "recipient"), party=given(params, "party"), source=given(params, "source"),
        document_id=given(params, "document"),
        date_from=since.first_day.isoformat() if since else None,
        date_to=until.last_day.isoformat() if until else None, limit=PAGE_SIZE, offset=offset_of(params),
        most_counted=COUNTED,
    )  # fmt: skip


def document_query(params: Mapping[str, str]) -> DocumentQuery:
    """Return which documents an address asks for, the newest first."""
    return DocumentQuery(
        publisher=given(params, "publisher"), publisher_kind=given(params, "source"), language=given(params, "language"),
        words=given(params, "words"), story_id=given(params, "story"), published_from=day_of(params, "from"),
        published_to=day_of(params, "to"), order="newest", limit=PAGE_SIZE, offset=offset_of(params),
        most_counted=COUNTED,
    )  # fmt: skip


def figure_query(params: Mapping[str, str]) -> FigureQuery:
    """Return which figures an address asks for."""
    return FigureQuery(
        source=given(params, "source"), category=given(params, "category"), unit=given(params, "unit"),
        words=given(params, "words"), document_id=given(params, "document"), limit=PAGE_SIZE, offset=offset_of(params),
        most_counted=COUNTED,
    )  # fmt: skip


def choice(view: View, params: Mapping[str, str], table: str, field: str, name: str, label: str) -> Choice:
    """Return a list of the values that a field takes in this desk, the most frequent first."""
    found = view.values(table, field, MOST_CHOICES + 1)
    tell = tell_code if field in CODED else str
    values = tuple((value, f"{tell(value)} ({tell_number(count)})") for value, count in found.items())
    chosen = params.get(name, "").strip()
    if len(values) > MOST_CHOICES:
        return Choice(name, label, chosen, kind="text", hint=_("the whole name"))
    if chosen and chosen not in found:
        values = ((chosen, f"{tell(chosen)} (0)"), *values)
    return Choice(name, label, chosen, values)


def box(params: Mapping[str, str], name: str, label: str, hint: str = "") -> Choice:
    """Return a field to type in."""
    return Choice(name, label, params.get(name, "").strip(), kind="text", hint=hint)


def date_boxes(params: Mapping[str, str]) -> list[Choice]:
    """Return the two fields for the first and last day of events."""
    return [box(params, "from", _("From"), _("YYYY-MM-DD")), box(params, "to", _("To"), _("YYYY-MM-DD"))]


def tell_wrong_days(params: Mapping[str, str]) -> list[str]:
    """Return a sentence for each day of an address that is no date and was therefore passed over."""
    return [
        tell_wrong_date(text)
        for name in ("from", "to")
        if (text := given(params, name)) and day_of(params, name) is None
    ]


def tell_wrong_date(text: str) -> str:
    """Return the sentence about a date of an address that is none."""
    return _("“%(text)s” is no date such as 2031-05-12, 2031-05 or 2031. It was passed over.", text=text)


def in_words(choices: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return fixed choices, each with its words in the reader's language."""
    return tuple((value, _(told)) for value, told in choices)


def codes_in_words(codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return codes as choices, each with its words in the reader's language."""
    return tuple((code, tell_code(code)) for code in codes)


def page_through(page: Page[Any], params: Mapping[str, str], path: str, most: int = PAGE_SIZE) -> Paging:
    """Return where a page stands among all rows that were asked for; `most` rows are shown at a time."""
    size, first = len(page.rows), page.offset
    earlier = _address(path, params, max(first - most, 0)) if first else None
    later = _address(path, params, first + size) if size and (page.more or first + size < page.total) else None
    file = _address(f"/export{path}.csv", params, 0) if path in FILES and page.total else None
    return Paging(first + 1 if size else 0, first + size, page.total, page.more, earlier, later, file)


def _address(path: str, params: Mapping[str, str], offset: int) -> str:
    kept = {k: v for k, v in params.items() if k != "offset" and v.strip()}
    query = urlencode(kept | ({"offset": str(offset)} if offset else {}))
    return f"{path}?{query}" if query else path


def on_days(query: EventQuery, first: date | None, last: date | None, limit: int = 0) -> EventQuery:
    """Return the same question for up to `limit` rows, from the first one on, between two days; None is any day."""
    since, until = (day.isoformat() if day else None for day in (first, last))
    return replace(query, limit=limit, offset=0, date_from=since, date_to=until)
