"""A template and what it shows in, a page out: everything escaped, nothing from any other address."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from accordingto.model.codebook import CodebookError, codes, load_codebook_file
from accordingto.model.records import as_row
from accordingto.store.base import Page, Store, View
from accordingto.web import cards, labels
from accordingto.web.addresses import quote, urlencode
from accordingto.web.date_wordings import tell_pieces, tell_weekdays
from accordingto.web.reasons import tell_reason
from accordingto.web.wordings import (
    LANGUAGES,
    current_reader,
    find_code,
    find_plural,
    find_text,
    mark,
    tell_decimal,
    tell_total,
)

NAVIGATION = (
    ("/documents", mark("Documents")),
    ("/incidents", mark("Happenings")),
    ("/statements", mark("Statements")),
    ("/events", mark("Events")),
    ("/figures", mark("Figures")),
    ("/ledger", mark("Ledger")),
    ("/actors", mark("Actors")),
    ("/relations", mark("Relations")),
    ("/timeline", mark("Timeline")),
    ("/map", mark("Map")),
    ("/series", mark("Series")),
    ("/search", mark("Search")),
    ("/reports", mark("Reports")),
    ("/review", mark("Review")),
)


HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Sent with every answer: a page loads nothing from elsewhere, and nobody else may embed it."""
OF_PICTURES = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""What a picture of its own may do: it carries its styles within, and loads and runs nothing."""


@lru_cache
def environment() -> Environment:
    """Return the templates with the words that they use."""
    made = Environment(
        loader=PackageLoader("accordingto.web"), autoescape=True, undefined=StrictUndefined,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    made.install_gettext_callables(find_text, find_plural, newstyle=True, pgettext=find_code)  # type: ignore[attr-defined]
    for name in (
        "tell_day", "tell_span", "tell_published", "tell_basis", "tell_number", "tell_bounded", "tell_counts",
        "tell_value", "tell_code", "tell_names", "web_address", "language_tag", "excerpt", "shorten", "tell_unit",
        "tell_document", "tell_act", "tell_difference", "tell_lane", "tell_quad", "tell_counted", "tell_series", "tell_kind",
    ):  # fmt: skip
        made.filters[name] = getattr(labels, name)
    made.filters["tell_decimal"] = tell_decimal
    made.filters["tell_reason"] = tell_reason
    made.filters["tell_total"] = tell_total
    made.filters["urlencode"] = lambda text: quote(str(text))
    made.globals.update(
        ACTS=labels.ACTS, GLYPHS=labels.GLYPHS,
        NAVIGATION=NAVIGATION, LANGUAGES=LANGUAGES, tell_pieces=tell_pieces, tell_weekdays=tell_weekdays,
        define=define, define_type=define_type, define_mode=define_mode,
        name_speaker=cards.name_speaker, words_address=cards.words_address,
    )  # fmt: skip
    return made


def define(reference: str, code: str | None) -> str:
    """Return the codebook's definition of a code, "" for one that it does not have."""
    try:
        found = codes(reference).get(code or "")
    except CodebookError:
        return ""
    return _translated(found.definition) if found else ""


def define_type(event_type: str) -> str:
    """Return the codebook's definition of an event type."""
    return _definition(load_codebook_file("events")["types"].get(event_type))


def define_mode(event_type: str, mode: str | None) -> str:
    """Return the codebook's definition of a mode of an event type."""
    modes = (load_codebook_file("events")["types"].get(event_type) or {}).get("modes") or {}
    return _definition(modes.get(mode))


def _definition(entry: Mapping[str, Any] | None) -> str:
    return _translated(str(entry.get("definition", ""))) if entry else ""


def _translated(definition: str) -> str:
    words = " ".join(definition.split())
    return find_text(words) if words else ""


def open_view(request: Request) -> Iterator[View]:
    """Give the desk of an application as it stands now, for one page."""
    store: Store = request.app.state.store
    with store.view() as view:
        yield view


Desk = Annotated[View, Depends(open_view)]
"""A page's parameter of this kind is the desk as it stood when the page was asked for."""


_HALVES = re.compile("[\ud800-\udfff]")


def send_picture(template: str, name: str, **shown: Any) -> Response:
    """Return a drawing as a picture of its own (SVG); halves of surrogate pairs become question marks."""
    text = environment().get_template(template).render(**shown)
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Content-Security-Policy": OF_PICTURES}
    return Response(text.encode("utf-8", "replace"), media_type="image/svg+xml", headers=headers)


class JsonAnswer(JSONResponse):
    """JSON whose texts may hold halves of surrogate pairs: they are written as escapes, as in exports."""

    def render(self, content: Any) -> bytes:
        """Return the bytes of an answer."""
        text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode("utf-8", "backslashreplace")


def give_page(page: Page[Any], rows: Sequence[Any] | None = None) -> JsonAnswer:
    """Return a page of rows as JSON (`rows`: in another form than the contract's). `more`: there are more than `total`."""
    told = [as_row(r) for r in page.rows] if rows is None else list(rows)
    return JsonAnswer(
        {"rows": told, "total": page.total, "offset": page.offset} | ({"more": True} if page.more else {})
    )


def show_page(request: Request, template: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """Return a page made from a template; halves of surrogate pairs, which no page can hold, become U+FFFD."""
    text = (
        environment()
        .get_template(template)
        .render(
            path=request.url.path,
            reader=current_reader(),
            here_with=lambda *choice: _here_with(request, *choice),
            **shown,
        )
    )
    return HTMLResponse(_HALVES.sub("\ufffd", text), status, headers=HEADERS)


def _here_with(request: Request, name: str, value: str) -> str:
    """Return the address of this page with one thing chosen; of the front page, where this one answers a form."""
    if request.method != "GET":
        return f"/?{name}={value}"
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != name]
    return f"{request.url.path}?{urlencode(dict([*kept, (name, value)]))}"
