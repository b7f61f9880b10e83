"""Resolutions, agreements and laws that a desk names in, their pages out: what they bind to, and what is claimed under each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from accordingto.model.records import Instrument, LedgerEntry
from accordingto.store.base import Page, View
from accordingto.store.queries import LedgerQuery, ThingQuery
from accordingto.web.addresses import quote
from accordingto.web.filters import PAGE_SIZE, box, given, offset_of, page_through
from accordingto.web.renderings import Desk, show_page
from accordingto.web.standings import newest_day, stand_now
from accordingto.web.wordings import _

router = APIRouter()
MOST_ENTRIES = 80
"""So many matters under an instrument stand on its page, the next ones by deadline."""


@dataclass(frozen=True, slots=True)
class Bound:
    """The matters under one clause of an instrument ("" where none is named), and the clause's own words, if known."""

    clause: str
    words: str | None
    entries: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True)
class Under:
    """An instrument with the matters under it: how many in all, those by clause, and what is claimed of them by whom."""

    instrument: Instrument
    total: int
    bound: tuple[Bound, ...]
    claims: Mapping[str, tuple[tuple[str, int], ...]]
    documents: int


@router.get("/instruments", response_class=HTMLResponse)
def list_instruments(request: Request, view: Desk) -> HTMLResponse:
    """Show the instruments that the address asks for, those that most documents name first."""
    params = request.query_params
    page = find_instruments(view, params)
    named = view.thing_counts("instruments", [i.name for i in page.rows])
    return show_page(
        request, "instruments.html", instruments=page.rows, named=named, entries=view.values("ledger", "instruments"),
        fields=[box(params, "words", _("Name"), _("in any spelling"))], action="/instruments",
        paging=page_through(page, params, "/instruments"), address_of=address_of,
    )  # fmt: skip


@router.get("/instruments/{name:path}", response_class=HTMLResponse)
def show_instrument(request: Request, view: Desk, name: str) -> HTMLResponse:
    """Show an instrument with what is claimed under it."""
    return show_page(
        request, "instrument.html", under=find_under(view, name), most=MOST_ENTRIES, today=newest_day(view)
    )


def address_of(name: str) -> str:
    """Return the address of an instrument's page."""
    return f"/instruments/{quote(name, safe='')}"


def find_instruments(view: View, params: Mapping[str, str]) -> Page[Instrument]:
    """Return the instruments that an address asks for."""
    query = ThingQuery(
        "instruments", words=given(params, "words"), order="named", limit=PAGE_SIZE, offset=offset_of(params)
    )
    return view.find_things(query)


def find_under(view: View, name: str) -> Under:
    """Return an instrument with its matters. Answers 404 where the desk names none so."""
    instrument = view.thing("instruments", name)
    if instrument is None:
        instrument = next(iter(view.find_things(ThingQuery("instruments", name=name, limit=1)).rows), None)
    if instrument is None:
        raise HTTPException(404, _("No document of this desk names an instrument so."))
    today = newest_day(view)
    told = today.isoformat() if today else None
    query = LedgerQuery(instrument=instrument.name, order="deadline", today=told, limit=MOST_ENTRIES)
    page = view.find_ledger(query)
    entries = [stand_now(e, today) for e in page.rows]
    named = view.thing_counts("instruments", [instrument.name])
    return Under(
        instrument, page.total, bind_entries(instrument, entries), count_claims(entries), named.get(instrument.name, 0)
    )


def bind_entries(instrument: Instrument, entries: Sequence[LedgerEntry]) -> tuple[Bound, ...]:
    """Return matters by the clause that they name, in the order of the instrument's clauses, those without one last."""
    by_clause: dict[str, list[LedgerEntry]] = {}
    for entry in entries:
        by_clause.setdefault(entry.clause or "", []).append(entry)
    words = {clause: clause_words(instrument, clause) for clause in by_clause}
    places = {text: n for n, text in enumerate(instrument.clauses)}
    order = sorted(by_clause, key=lambda c: (not c, places.get(words[c] or "", len(places)), c))
    return tuple(Bound(clause, words[clause], tuple(by_clause[clause])) for clause in order)


def clause_words(instrument: Instrument, clause: str) -> str | None:
    """Return an instrument's own words for a clause that is named by its number, None where none are known."""
    number = next((word.strip(".,:") for word in reversed(clause.split()) if word[:1].isdigit()), None)
    return next((c for c in instrument.clauses if number and c.split(":")[0].strip() == number and ":" in c), None)


def count_claims(entries: Sequence[LedgerEntry]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return who says of how many matters that they were kept, partly kept or broken, by what is said."""
    counts: dict[str, dict[str, int]] = {}
    for entry in entries:
        if entry.state in ("claimed_met", "partly_met", "claimed_breached"):
            for name in entry.claimed_by or entry.steps[-1].by or (_("somebody not named"),):
                told = counts.setdefault(entry.state, {})
                told[name] = told.get(name, 0) + 1
    return {state: tuple(sorted(told.items(), key=lambda i: (-i[1], i[0]))) for state, told in sorted(counts.items())}
