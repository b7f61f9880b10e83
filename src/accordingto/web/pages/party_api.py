"""Matters, instruments, deadlines, actors and relations of a desk in, JSON out: the same as their pages show."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request

from accordingto.engine.people import actor_id
from accordingto.model.records import as_row
from accordingto.web.pages.actors import find_actors, known, public_members, read_positions
from accordingto.web.pages.calendar import find_month
from accordingto.web.pages.instruments import find_instruments, find_under
from accordingto.web.pages.ledger import find_matter
from accordingto.web.pages.relations import ask_network
from accordingto.web.profiles import Count, Profile, tell_profile
from accordingto.web.reasons import tell_reason
from accordingto.web.renderings import Desk, JsonAnswer

router = APIRouter()


@router.get("/ledger/{entry_id}")
def give_matter(request: Request, view: Desk, entry_id: str) -> JsonAnswer:
    """Give a matter of the ledger as it stands, or stood `as_of` a day, with its history and what people decided of it."""
    matter = find_matter(view, entry_id, request.query_params)
    steps = [
        as_row(s.step) | {
            "words": s.words, "day": s.day.text if s.day else None, "later": s.later,
            "denied_by": [d.who for d in s.denials],
        }
        for s in matter.steps
    ]  # fmt: skip
    joined = [
        {
            "one": j.pair.one,
            "other": j.pair.other,
            "score": j.pair.score,
            "reasons": list(map(tell_reason, j.pair.reasons)),
        }
        for j in matter.joints
    ]
    return JsonAnswer(
        {
            "entry": as_row(matter.entry), "steps": steps, "entries": [as_row(p) for p in matter.parts], "joined": joined,
            "decisions": [asdict(d) for d in matter.decisions],
        }
    )  # fmt: skip


@router.get("/calendar")
def give_month(request: Request, view: Desk) -> JsonAnswer:
    """Give the matters that are due in a `month`: on a day, some day of it, some time of its year."""
    month, counts = find_month(view, request.query_params)
    days = {
        d.day.isoformat(): [as_row(e) for e in d.entries]
        for week in month.weeks
        for d in week
        if d.within and d.entries
    }
    loose = {"some_day": [as_row(e) for e in month.some_day], "some_month": [as_row(e) for e in month.some_month]}
    return JsonAnswer({"month": month.name, "days": days, **loose, "months": counts})


@router.get("/instruments")
def give_instruments(request: Request, view: Desk) -> JsonAnswer:
    """Give the instruments that the address asks for, those that most documents name first."""
    page = find_instruments(view, request.query_params)
    return JsonAnswer({"rows": [as_row(i) for i in page.rows], "total": page.total, "offset": page.offset})


@router.get("/instruments/{name:path}")
def give_instrument(view: Desk, name: str) -> JsonAnswer:
    """Give an instrument with the matters under it, by clause, and who claims what of them."""
    under = find_under(view, name)
    bound = [
        {"clause": b.clause or None, "words": b.words, "entries": [as_row(e) for e in b.entries]} for b in under.bound
    ]
    claims = {state: dict(told) for state, told in under.claims.items()}
    return JsonAnswer(
        {"instrument": as_row(under.instrument), "total": under.total, "clauses": bound, "claims": claims}
    )


@router.get("/actors")
def give_actors(request: Request, view: Desk) -> JsonAnswer:
    """Give the actors that the address asks for; private persons and those of unknown public role are left out."""
    page = find_actors(view, request.query_params)
    return JsonAnswer({"rows": [as_row(e) for e in page.rows], "total": page.total, "offset": page.offset})


@router.get("/actors/{actor}")
def give_actor(request: Request, view: Desk, actor: str) -> JsonAnswer:
    """Give the profile of an actor; 404 for private persons and those of unknown public role."""
    return JsonAnswer(profile_row(tell_profile(view, public_members(view, actor), known(request))))


@router.get("/actors/{actor}/positions")
def give_positions(request: Request, view: Desk, actor: str) -> JsonAnswer:
    """Give what an actor said over time, on a matter if `words` are given, and candidates for having said otherwise."""
    told = read_positions(view, public_members(view, actor), request.query_params)
    said = [{"day": p.day.text if p.day else None, "statement": as_row(p.statement)} for p in told.positions]
    turns = [
        {
            "kind": t.turn.kind,
            "reason": tell_reason(t.turn.reason),
            "earlier": t.turn.earlier.statement.id,
            "later": t.turn.later.statement.id,
            "decided": asdict(t.held) if t.held else None,
        }
        for t in told.turns
        if t.is_open
    ]
    return JsonAnswer({"positions": said, "candidates": turns, "total": told.total})


@router.get("/relations")
def give_relations(request: Request, view: Desk) -> JsonAnswer:
    """Give the dyads of public actors in the days that the address asks for, the strongest first."""
    network = ask_network(view, request.query_params)
    rows = [
        {
            "one": d.one, "one_id": actor_id(d.one), "other": d.other, "other_id": actor_id(d.other),
            "counts": dict(d.counts), "disputed": d.disputed,
        }
        for d in network.dyads
    ]  # fmt: skip
    days = {"from": str(network.span.first or "") or None, "to": str(network.span.last or "") or None}
    return JsonAnswer({"rows": rows, "total": len(rows), **days, "left_out": network.left_out, "cut": network.cut})


def profile_row(profile: Profile) -> dict[str, Any]:
    """Return a profile as plain JSON."""

    def told(counts: tuple[Count, ...]) -> dict[str, int]:
        return {c.label: c.count for c in counts}

    return {
        "entity": as_row(profile.entity),
        "members": [as_row(m) for m in profile.members],
        "documents": profile.documents,
        "names": [
            {
                "name": u.name, "contested": u.contested, "documents": u.documents,
                "publishers": [{"name": p, "documents": n} for p, n in u.publishers],
            }
            for u in profile.names
        ],
        "roles": [{"role": r.role, "documents": r.documents} for r in profile.roles],
        "statements": {
            "acts": told(profile.acts), "addressees": told(profile.addressed), "about": told(profile.spoken_of),
            "total": profile.said,
        },
        "incidents": {"actor": told(profile.acted), "recipient": told(profile.undergone)},
        "accused": {
            "total": profile.accused.total,
            "rows": [{"row": as_row(c.row), "denied_by": [d.who for d in c.denials]} for c in profile.accused.rows],
        },
        "owes": {"total": profile.owes.total, "rows": [as_row(e) for e in profile.owes.rows]},
        "asks": {"total": profile.asks.total, "rows": [as_row(e) for e in profile.asks.rows]},
        "tied": [{"reason": tell_reason(t.reason), "confidence": t.confidence, "mentions": t.mentions} for t in profile.tied],
    }  # fmt: skip
