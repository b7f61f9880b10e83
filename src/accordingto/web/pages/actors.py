"""The actors of a desk in, their pages out: a list, and for each that may have one a profile and its positions over time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from accordingto.engine.people import actor_id
from accordingto.engine.watches import find_actor_positions
from accordingto.model.knowledge import ACTOR_KINDS, Knowledge
from accordingto.model.people import TOLD, why_withheld
from accordingto.model.records import Entity
from accordingto.resolve.positions import Position, find_turns
from accordingto.store.base import Page, View
from accordingto.store.queries import ThingQuery
from accordingto.web.cards import words_address
from accordingto.web.filters import PAGE_SIZE, Choice, box, given, offset_of, page_through
from accordingto.web.forms import show_form_page
from accordingto.web.labels import tell_kind
from accordingto.web.office_bars import draw_offices
from accordingto.web.pages.groups import held_documents
from accordingto.web.profiles import dated_offices, find_members, tell_profile, unite_members, why_no_page
from accordingto.web.renderings import Desk, show_page
from accordingto.web.standings import newest_day
from accordingto.web.turns import DECIDED, KINDS, JudgedTurn, judge_turns
from accordingto.web.wordings import _, mark

router = APIRouter()
MOST_SAID = 100
"""So many statements of an actor, the last ones, are compared with each other."""
ADVICE = mark(
    "Private persons and persons of unknown public role get no page. Who knows an office of them can tell the desk: "
    "accordingto actors add."
)


@dataclass(frozen=True, slots=True)
class Positions:
    """What an actor said, oldest first, candidates for having said otherwise with decisions, and how many statements it made."""

    positions: tuple[Position, ...]
    turns: tuple[JudgedTurn, ...]
    total: int


@router.get("/actors", response_class=HTMLResponse)
def list_actors(request: Request, view: Desk) -> HTMLResponse:
    """Show the actors that the address asks for, those that most documents name first."""
    params = request.query_params
    page = find_actors(view, params)
    narrowed = any(given(params, name) for name in ("words", "kind", "country", "sector"))
    withheld = 0 if narrowed else view.counts()["entities"] - page.total
    fields = [
        box(params, "words", _("Name"), _("in any spelling")),
        Choice(
            "kind", _("Kind"), params.get("kind", ""), tuple((kind, tell_kind(kind)) for kind in sorted(ACTOR_KINDS))
        ),
        box(params, "country", _("Country"), _("ISO code")),
        box(params, "sector", _("Sector"), _("GOV, MIL, REB …")),
    ]
    return show_page(
        request, "actors.html", actors=page.rows, fields=fields, action="/actors",
        named=view.thing_counts("entities", [e.id for e in page.rows]), withheld=withheld,
        paging=page_through(page, params, "/actors"),
    )  # fmt: skip


@router.get("/actors/{actor}", response_class=HTMLResponse)
def show_actor(request: Request, view: Desk, actor: str) -> HTMLResponse:
    """Show the profile of an actor."""
    members = public_members(view, actor)
    profile = tell_profile(view, members, known(request))
    offices = dated_offices(profile.entity)
    return show_page(
        request, "actor.html", profile=profile, a=profile.entity, offices=offices,
        bars=draw_offices(offices, newest_day(view)), words_address=words_address,
    )  # fmt: skip


@router.get("/actors/{actor}/positions", response_class=HTMLResponse)
def show_positions(request: Request, view: Desk, actor: str) -> HTMLResponse:
    """Show what an actor said over time, on a matter if words are given, and where it may say otherwise than before."""
    members = public_members(view, actor)
    told = read_positions(view, members, request.query_params)
    documents = held_documents(view, (p.statement for p in told.positions))
    return show_form_page(
        request, "positions.html", kinds=KINDS, decided=DECIDED, words=given(request.query_params, "words") or "",
        done=given(request.query_params, "done"), a=unite_members(members), told=told, most=MOST_SAID, documents=documents,
        fields=[box(request.query_params, "words", _("On what"), _("words of the matter"))], action=f"/actors/{actor}/positions",
    )  # fmt: skip


def find_actors(view: View, params: Mapping[str, str]) -> Page[Entity]:
    """Return the actors that an address asks for; none that may not have a page."""
    query = ThingQuery(
        words=given(params, "words"), kind=given(params, "kind"), country=given(params, "country"),
        sector=given(params, "sector"), listed=True, order="named", limit=PAGE_SIZE, offset=offset_of(params),
    )  # fmt: skip
    page: Page[Entity] = view.find_things(query)
    return Page(tuple(e for e in page.rows if why_withheld(e) is None), page.total, page.offset)


def public_members(view: View, actor: str) -> tuple[Entity, ...]:
    """Return the entries of an actor that may have a page. Answers 404 with the reason for all others."""
    members = find_members(view, actor)
    if not members:
        raise HTTPException(404, _("This desk names no such actor."))
    reason = why_no_page(members)
    if reason is not None:
        raise HTTPException(404, " ".join((_(TOLD[reason]), _(ADVICE))))
    return members


def read_positions(view: View, members: Sequence[Entity], params: Mapping[str, str]) -> Positions:
    """Return what an actor said over time, on a matter if the address gives words of it."""
    names, words = [m.name for m in members], given(params, "words") or ""
    positions, total = find_actor_positions(view, names, words, MOST_SAID)
    return Positions(tuple(positions), judge_turns(view, find_turns(positions)), total)


def known(request: Request) -> Knowledge:
    """Return what the desk's documents are read with."""
    found: Knowledge = request.app.state.recipe.known()
    return found


def actor_address(name: str) -> str:
    """Return the address of the page of an actor that rows name so; whether it has one is told there."""
    return f"/actors/{actor_id(name)}"
