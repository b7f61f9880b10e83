"""What a person decided of two events in, the happenings of a desk that come of it out."""

from collections.abc import Sequence

from accordingto.engine.chains import Recipe
from accordingto.engine.resolutions import settle_desk
from accordingto.model.records import Event, Incident
from accordingto.model.sameness import Judgement
from accordingto.resolve.incident_stage import make_incidents
from accordingto.store.base import Store


def judge_events(store: Store, recipe: Recipe, events: Sequence[Event], judgement: Judgement) -> list[Incident]:
    """Keep what was decided, gather the happenings of the events' documents anew, and return those that hold the events."""
    documents = sorted({e.document_id for e in events})
    with store.writer() as writer:
        writer.judge(judgement, documents)
    settle_desk(store, [make_incidents(recipe.known())])
    ids = {e.id for e in events}
    with store.view() as view:
        return [i for i in view.incidents_of(documents) if ids & set(i.event_ids)]
