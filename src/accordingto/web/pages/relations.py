"""The relations of a desk in, a network and a table out: who accuses, asks, threatens, meets, supports and acts on whom."""

from collections.abc import Mapping, Sequence

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from accordingto.store.base import View
from accordingto.web.filters import Choice, box, date_boxes, given, in_words, tell_wrong_days
from accordingto.web.networks import draw_network
from accordingto.web.pages.actors import actor_address
from accordingto.web.relations import (
    BY_CODE,
    MOST_DYADS,
    RELATIONS,
    Network,
    asked_span,
    find_network,
    rows_address,
)
from accordingto.web.renderings import Desk, send_picture, show_page
from accordingto.web.standings import newest_day
from accordingto.web.wordings import _

router = APIRouter()


@router.get("/relations", response_class=HTMLResponse)
def show_relations(request: Request, view: Desk) -> HTMLResponse:
    """Show the relations of the days that the address asks for."""
    params = request.query_params
    network = ask_network(view, params)
    shown = used_relations(network)
    return show_page(
        request, "relations.html", network=network, drawing=draw_network(network.dyads), most=MOST_DYADS,
        shown=shown, relations=BY_CODE, fields=_fields(params), action="/relations", query=request.url.query,
        notices=tell_wrong_days(params), rows_address=rows_address, actor_address=actor_address,
    )  # fmt: skip


@router.get("/relations.svg")
def give_drawing(request: Request, view: Desk) -> Response:
    """Give the drawing of the relations that the address asks for as a picture of its own."""
    network = ask_network(view, request.query_params)
    drawing = draw_network(network.dyads)
    return send_picture("relations.svg", "relations.svg", network=network, drawing=drawing, relations=BY_CODE)


def ask_network(view: View, params: Mapping[str, str]) -> Network:
    """Return the network that an address asks for."""
    kind = given(params, "kind")
    span = asked_span(params, newest_day(view), view.counts()["statements"])
    return find_network(view, span, [kind] if kind and kind in BY_CODE else [], given(params, "actor"))


def used_relations(network: Network) -> Sequence[str]:
    """Return the codes of the relations that occur, in their order."""
    there = {code for dyad in network.dyads for code in dyad.counts}
    return [r.code for r in RELATIONS if r.code in there]


def _fields(params: Mapping[str, str]) -> list[Choice]:
    kinds = in_words((r.code, r.told) for r in RELATIONS)
    return [
        Choice("kind", _("Relation"), params.get("kind", ""), kinds),
        box(params, "actor", _("With"), _("whole name")),
        *date_boxes(params),
    ]
