"""Spots of a map: one a place, as precise as it is known, coarse where somebody could be found, both names in dispute."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.store.base import SpotQuery, Store
from accordingto.web.grounds import draw_ground
from accordingto.web.map_drawings import draw_map
from accordingto.web.projections import fit_window
from accordingto.web.spots import Spot, address, gather_spots, spot_query
from mapped_desks import BROD, LESK, fill_mapped


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    store = fill_mapped(tmp_path / "desk.db")
    yield store
    store.close()


def spots_of(desk: Store, query: SpotQuery | None = None) -> dict[tuple[str, str | None], Spot]:
    with desk.view() as view:
        return {(s.kind, s.name): s for s in gather_spots(view, query or SpotQuery(vouched=False)).spots}


def test_a_point_an_area_and_a_cell_are_told_apart(desk: Store) -> None:
    found = spots_of(desk)
    assert set(found) == {("point", "Brod"), ("area", "Zel Valley"), ("cell", None)}
    brod = found["point", "Brod"]
    assert (brod.count, brod.by_quad["MATERIAL CONFLICT"], brod.by_quad["MATERIAL COOPERATION"]) == (3, 2, 1)
    assert (
        brod.both_names == ("Brod", "Brodno") and brod.disputed_by == ("Ostria",) and "contested by Ostria" in brod.told
    )


def test_where_forces_and_private_people_are_is_neither_named_nor_placed(desk: Store) -> None:
    cell = spots_of(desk)["cell", None]
    assert cell.count == 2 and (cell.latitude, cell.longitude) != LESK
    with desk.view() as view:
        told = gather_spots(view, SpotQuery(vouched=False))
    assert told.coarse == 2 and told.fresh_from is not None and told.fresh_from.isoformat() == "2031-05-06"
    assert "Lesk" not in " ".join(s.told for s in told.spots)


def test_what_has_no_place_is_counted_with_its_reason(desk: Store) -> None:
    with desk.view() as view:
        told = gather_spots(view, SpotQuery(vouched=False))
    assert (told.placed, told.unplaced, told.total) == (7, 1, 8) and told.reasons == {"no place told": 1}


def test_an_address_chooses_happenings() -> None:
    query = spot_query({"quad": "MATERIAL CONFLICT", "from": "2031-05", "to": "2031-06", "placed": "no", "any": "1"})
    assert "ASSAULT" in query.event_types and "AID" not in query.event_types
    assert (query.date_from, query.date_to, query.placed, query.vouched) == ("2031-05-01", "2031-06-30", False, False)
    assert spot_query({}).vouched and not spot_query({"status": "denied"}).vouched
    assert spot_query({"type": "AID", "quad": "MATERIAL CONFLICT"}).event_types == ("AID",)


def test_addresses_keep_the_other_fields() -> None:
    params = {"type": "AID", "offset": "50", "from": "2031-05-01", "window": "1,2,3,4"}
    assert address("/map", params, place="Zel & Co") == "/map?type=AID&place=Zel+%26+Co&from=2031-05-01"
    assert address("/map", params, **{"from": None}) == "/map?type=AID"


def test_marks_stand_in_their_window_and_lead_to_the_list(desk: Store) -> None:
    spots = list(spots_of(desk).values())
    drawing = draw_map(spots, {"type": "ASSAULT"})
    assert drawing.outside == 0 and len(drawing.marks) == 3
    assert all(0 <= m.x <= drawing.width and 0 <= m.y <= drawing.height for m in drawing.marks)
    assert [m.spot.kind for m in drawing.marks] == ["area", "cell", "point"]  # the precise above the vague
    brod = drawing.marks[-1]
    assert brod.href == "/map?type=ASSAULT&place=Brod#list" and brod.label is not None
    away = draw_map(spots, {"window": "100,10,110,15"})
    assert away.outside == 7 and not away.marks and away.chosen


def test_contested_borders_are_dashed_on_the_ground() -> None:
    ground = draw_ground(fit_window([(BROD[1], BROD[0]), (LESK[1], LESK[0]), (21.0, 42.0)]))
    assert ground.contested and ground.land
    assert ("Kosovo", "Kosovo and Metohija") in {n.lines for n in ground.disputed}
    assert "Serbia" in {n.lines[0] for n in ground.names}
