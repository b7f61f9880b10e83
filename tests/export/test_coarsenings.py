"""Points of fresh positions, homes and private people are coarse in exports, all others as they are."""

import json
from dataclasses import replace
from pathlib import Path

from accordingto.export import write_desk
from accordingto.model.coarsening import coarsen_point
from accordingto.store import open_store
from factories import make_document, make_entity, make_event, make_place_mention, make_reading

FINE = {"place": "Lesk", "place_text": "Lesk", "latitude": 10.1234, "longitude": 20.5678, "geo_precision": 1}


def test_what_would_lead_to_somebody_is_coarse(tmp_path: Path) -> None:
    document = make_document("Troops went to Lesk. Ana Morr was shot in Lesk. Police met at Lesk. A hut burnt.\n")
    victim = make_entity("Ana Morr", kind="person", public_role="private")
    events = (
        make_event(document, "Troops went to Lesk", event_type="MOBILIZE", date_start="2031-05-10", date_end="2031-05-10", **FINE),
        make_event(document, "Ana Morr was shot", recipients=("Ana Morr",), recipient_ids=(victim.id,), **FINE),
        make_event(document, "Police met at Lesk", event_type="CONSULT", **FINE),
        make_event(document, "Troops", event_type="MOBILIZE", date_start="2030-01-01", date_end="2030-01-01", **FINE),
        make_event(document, "A hut burnt", place_id="hut", **FINE),
    )  # fmt: skip
    hut = replace(
        make_place_mention(document, "hut", "hut"), place_id="hut", feature_code="HUT", latitude=10.1234, longitude=20.5678
    )  # fmt: skip
    store = open_store(tmp_path / "desk.db")
    with store.writer() as writer:
        writer.put(make_reading(document, events=events, entities=(victim,), places=(hut,)), "k")
    with store.view() as view:
        write_desk(view, tmp_path / "out")
    store.close()
    rows = [json.loads(line) for line in (tmp_path / "out" / "events.jsonl").read_text().splitlines()]
    points = {r["id"]: (r["latitude"], r["longitude"], r["geo_precision"]) for r in rows}
    coarse, fine = (*coarsen_point(10.1234, 20.5678), 3), (10.1234, 20.5678, 1)
    assert [points[e.id] for e in events] == [coarse, coarse, fine, fine, coarse]
    assert {r["place"] for r in rows} == {"Lesk"}
    (place,) = [json.loads(line) for line in (tmp_path / "out" / "places.jsonl").read_text().splitlines()]
    assert (place["latitude"], place["geo_precision"]) == (coarse[0], 3)
