"""Texts about the invented world of the sample in, events out: short questions for the tests of event coding."""

from accordingto.coding.drafts import Draft
from accordingto.coding.event_dates import times_by_governor
from accordingto.coding.events import draft_event, find_events
from accordingto.coding.happenings import Happening, find_happenings
from accordingto.coding.statements import find_statements
from accordingto.coding.vouchers import Tellers
from accordingto.model.records import Event
from coding_readings import annotate


def events(text: str, title: str | None = None) -> tuple[Event, ...]:
    """Return the events of a text published on 15 March 2031."""
    annotations = annotate(text, title)
    return find_events(annotations, find_statements(annotations, "coding@test"), "coding@test")


def event(text: str, title: str | None = None) -> Event:
    """Return the one event of a text."""
    found = events(text, title)
    assert len(found) == 1, [(e.event_type, e.trigger) for e in found]
    return found[0]


def happenings(text: str) -> list[Happening]:
    """Return what the lexicon finds in a text, told enough or not."""
    return find_happenings(annotate(text))


def drafts(text: str) -> list[Draft]:
    """Return everything found of the happenings of a text, before it is asked whether that makes them rows."""
    annotations = annotate(text)
    tellers = Tellers(find_statements(annotations, "coding@test"))
    times = times_by_governor(annotations)
    return [draft_event(annotations, h, tellers, times) for h in find_happenings(annotations)]


def told(text: str) -> str:
    """Return how the first happening of a text is told."""
    return drafts(text)[0].telling.factuality
