"""What a person decides of two statements of an actor, sent by the forms of its positions, in; the page anew out."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse

from accordingto.engine.turns import ANSWERS, TurnError, judge_turn
from accordingto.store.base import Store
from accordingto.web.addresses import quote
from accordingto.web.forms import Sent, lead_to, reviewer_of
from accordingto.web.pages.actors import public_members
from accordingto.web.renderings import Desk
from accordingto.web.wordings import _

router = APIRouter()
UNDO = "undo"


@router.post("/actors/{actor}/positions/judge", response_model=None)
def decide(request: Request, view: Desk, actor: str, fields: Sent) -> RedirectResponse:
    """Keep what a form says of two statements: `contradicts`, `agrees`, `conditional`, or `undo` of what holds."""
    public_members(view, actor)
    answer, person = fields.get("answer", ""), reviewer_of(request)
    if answer not in (*ANSWERS, UNDO):
        raise HTTPException(400, _("There is no such decision."))
    if not person:
        raise HTTPException(400, _("Give the name under which your decisions are to be kept."))
    store: Store = request.app.state.store
    why = " ".join(fields.get("why", "").split())[:500] or None
    one, other = fields.get("one", ""), fields.get("other", "")
    try:
        judge_turn(store, one, other, ANSWERS.get(answer), person, why)
    except TurnError as error:
        raise HTTPException(404, _("This desk does not hold both of these statements (any more).")) from error
    path = f"/actors/{quote(actor, safe='')}/positions"
    return lead_to(path, words=fields.get("words"), done="1")
