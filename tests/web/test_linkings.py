"""Why events are one happening: links that hold it together, what people decided, what may be the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.store.base import View
from accordingto.web.linkings import find_linkings
from happening_desks import EVENTS, HAPPENING, OTHER, OTHER_HAPPENING, fill_happening

NUMBERS = {event.id: n for n, event in enumerate(EVENTS, 1)}


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    store = fill_happening(tmp_path / "desk.db")
    with store.view() as view:
        yield view
    store.close()


def test_each_event_is_brought_in_by_its_surest_link(view: View) -> None:
    links = find_linkings(view, HAPPENING, NUMBERS).links
    assert [link.pair.score for link in links if link.pair] == [0.97, 0.8]
    assert {links[0].one.number, links[0].other.number} == {1, 2}
    assert links[0].pair is not None and links[0].pair.reasons == ("97% of the words are shared",)


def test_what_people_decided_stands_with_who_and_why(view: View) -> None:
    decided = find_linkings(view, HAPPENING, NUMBERS).decided
    told = {link.decisions[0].answer: link for link in decided}
    assert told["POSITIVE"].decisions[0].why == "the same dawn"
    assert told["POSITIVE"].decisions[0].by == "person:Ana Lund"
    assert told["NEGATIVE"].incident_id == OTHER_HAPPENING.id


def test_other_happenings_that_may_be_the_same_are_named_with_reasons(view: View) -> None:
    (near,) = find_linkings(view, HAPPENING, NUMBERS).near
    assert near.incident_id == OTHER_HAPPENING.id and near.other.event_id == OTHER.events[0].id
    assert near.one.number == 3 and near.other.number is None


def test_a_happening_told_once_has_nothing_to_tell_but_its_neighbours(view: View) -> None:
    found = find_linkings(view, OTHER_HAPPENING, {OTHER.events[0].id: 1})
    assert found.links == () and [n.incident_id for n in found.near] == [HAPPENING.id]


def test_what_it_came_of_stands_with_its_reasons(view: View) -> None:
    (related,) = find_linkings(view, HAPPENING, NUMBERS).related
    assert related.other.id == OTHER_HAPPENING.id and related.told.startswith("It carries out")
    assert related.pair is not None and related.pair.reasons == ("75% of the words are shared",)
