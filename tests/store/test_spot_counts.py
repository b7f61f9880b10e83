"""Counts for maps and series: by place, by day, by reason, by what was read; rows of the desk and their spots go together."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.store.base import ReadTally, Settlement, SpotQuery, Store
from mapped_desks import BROD, fill_mapped

ALL = SpotQuery(vouched=False)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    store = fill_mapped(tmp_path / "desk.db")
    yield store
    store.close()


def test_happenings_are_counted_at_their_points_and_those_to_be_coarse_apart(desk: Store) -> None:
    with desk.view() as view:
        found = view.tally_places(ALL, ("MOBILIZE",), "2031-05-06")
        assert sum(t.count for t in found if t.place == "Brod") == 3
        assert {(t.latitude, t.longitude) for t in found if t.place == "Brod"} == {BROD}
        assert {(t.place, t.event_type, t.count) for t in found if t.coarse} == {
            ("Lesk", "MOBILIZE", 1),
            ("Lesk", "ASSAULT", 1),
        }
        assert {t.event_type for t in view.tally_places(ALL, ("MOBILIZE",), "2031-05-14") if t.coarse} == {"ASSAULT"}
        assert {t.geo_precision for t in found if t.place == "Zel Valley"} == {3}


def test_what_nobody_outside_affirms_is_left_out_unless_asked_for(desk: Store) -> None:
    with desk.view() as view:
        assert view.find_happenings(SpotQuery()).total == 7 and view.find_happenings(ALL).total == 8
        assert view.find_happenings(SpotQuery(status="one_side_only", vouched=False)).total == 1


def test_every_field_narrows(desk: Store) -> None:
    with desk.view() as view:
        for query, total in (
            (SpotQuery(vouched=False, event_types=("AID", "MOBILIZE")), 2),
            (SpotQuery(vouched=False, actor="Mira Dol"), 1),
            (SpotQuery(vouched=False, recipient="Ostria"), 7),
            (SpotQuery(vouched=False, place="Brod"), 3),
            (SpotQuery(vouched=False, date_from="2031-05-13"), 2),
            (SpotQuery(vouched=False, date_to="2031-05-02"), 1),
            (SpotQuery(vouched=False, placed=False), 1),
            (SpotQuery(vouched=False, placed=True), 7),
        ):
            assert view.find_happenings(query).total == total, query


def test_happenings_come_the_latest_first_and_undated_ones_last(desk: Store) -> None:
    with desk.view() as view:
        days = [i.date_start for i in view.find_happenings(ALL).rows]
        assert days[-1] is None and days[:-1] == sorted(days[:-1], reverse=True)
        assert len(view.find_happenings(ALL, limit=3, offset=6).rows) == 2


def test_days_reasons_and_reading_are_counted(desk: Store) -> None:
    with desk.view() as view:
        days = view.tally_days(ALL)
        assert sum(d.count for d in days) == 8
        assert {d.date_start: d.count for d in days if d.event_type == "AID"} == {"2031-05-13": 1}
        assert {d.name for d in view.tally_days(ALL, "place")} == {"Brod", "Zel Valley", "Lesk", None}
        assert {d.name for d in view.tally_days(ALL, "dyad")} == {"Velmark Police → Ostria"}
        assert view.tally_reasons(ALL) == {"no place told": 1}
        assert view.tally_reading() == [ReadTally("2031-05-20", "Courier", "en", 1, 1)]


def test_places_tell_their_names_and_who_contests_them(desk: Store) -> None:
    with desk.view() as view:
        found = view.places_named(["Brod", "Lesk", "Nowhere"])
        assert set(found) == {"Brod", "Lesk"}
        assert found["Brod"].disputed_by == ("Ostria",) and not found["Lesk"].disputed_by


def test_a_happening_that_is_no_more_is_not_counted(desk: Store) -> None:
    with desk.view() as view:
        ids = [i.id for i in view.rows("incidents")]
    with desk.writer() as writer:
        writer.settle(Settlement("incidents", gone=frozenset(ids[:7])))
    with desk.view() as view:
        assert view.find_happenings(ALL).total == 1 and view.tally_places(ALL, (), None) == []
