"""A desk about countries that do not exist whose happenings have places: points, areas, contested ones, coarse ones, none."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from accordingto.model.records import Document, Event, Incident, PlaceMention
from accordingto.store import open_store
from accordingto.store.base import Settlement, Store
from factories import make_document, make_entity, make_event, make_incident, make_place_mention, make_reading

WORDS = "Gunfire at the post"
BROD, LESK, VALLEY = (42.9, 20.8), (43.3, 21.4), (42.6, 21.0)


def make_place(document: Document, name: str, at: tuple[float, float], precision: int, **given: Any) -> PlaceMention:
    """Return a mention of a place with its point."""
    mention = make_place_mention(document, "post", name)
    return replace(mention, latitude=at[0], longitude=at[1], geo_precision=precision, **given)


def placed(document: Document, words: str, name: str, at: tuple[float, float], precision: int, **given: Any) -> Event:
    """Return an event at a place."""
    told: dict[str, Any] = {
        "place": name, "place_text": name, "place_id": name, "latitude": at[0], "longitude": at[1],
        "geo_precision": precision, "geo_reason": None,
    }  # fmt: skip
    return make_event(document, words, **(told | given))


def as_incident(event: Event, **given: Any) -> Incident:
    """Return the happening of one event."""
    kept = ("event_type", "date_start", "date_end", "place", "latitude", "longitude", "actors", "recipients")
    made = {"status": "told", "affirmed_by": ("Courier",)} | {f: getattr(event, f) for f in kept}
    return make_incident(event, **(made | given))


def fill_mapped(path: Path) -> Store:
    """Return a desk with eight happenings: three at Brod (contested), two in a valley, one of forces, one private, one nowhere."""
    text = "Gunfire at the post. " + " ".join(f"Shots{n} were heard at the post." for n in range(8))
    document = make_document(text, "reports/map.txt", publisher="Courier", published="2031-05-20", language="en")
    words = [f"Shots{n} were heard" for n in range(8)]
    nowhere: dict[str, Any] = {
        "place": None, "place_text": None, "place_id": None, "latitude": None, "longitude": None, "geo_precision": None,
        "geo_reason": "no place told",
    }  # fmt: skip
    days = [{"date_start": d, "date_end": d} for d in ("2031-05-02", "2031-05-12", "2031-05-13")]
    guards: dict[str, Any] = {"actors": ("Velmark Police",), "recipients": ("Ostria",)}
    events = [
        placed(document, words[0], "Brod", BROD, 1, **days[0], **guards),
        placed(document, words[1], "Brod", BROD, 1, **days[1], **guards),
        placed(document, words[2], "Brod", BROD, 1, event_type="AID", quad_code="MATERIAL COOPERATION", **days[2], **guards),
        placed(document, words[3], "Zel Valley", VALLEY, 3, **days[1], **guards),
        placed(document, words[4], "Zel Valley", VALLEY, 3, date_start=None, date_end=None, **guards),
        placed(document, words[5], "Lesk", LESK, 1, event_type="MOBILIZE", mode="troops", **days[2], **guards),
        placed(document, words[6], "Lesk", LESK, 1, **days[1], actors=("Mira Dol",), recipients=()),
        make_event(document, words[7], **nowhere, **days[1], **guards),
    ]  # fmt: skip
    places = (
        make_place(document, "Brod", BROD, 1, names=("Bród", "Brodno"), disputed_by=("Ostria",)),
        make_place(document, "Zel Valley", VALLEY, 3),
        make_place(document, "Lesk", LESK, 1),
    )
    entities = (
        make_entity("Mira Dol", kind="person", public_role="private"),
        make_entity("Velmark Police", kind="police", public_role="unknown"),
    )
    store = open_store(path)
    with store.writer() as writer:
        writer.put(make_reading(document, events=events, places=places, entities=entities), "mapped")
        incidents = [as_incident(e) for e in events]
        incidents[1] = replace(incidents[1], status="one_side_only")
        clusters = {i.id: i.event_ids for i in incidents}
        writer.settle(Settlement("incidents", clusters=clusters, rows=incidents))
    return store
