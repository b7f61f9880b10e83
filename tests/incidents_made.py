"""A four-line factory of incidents, for tests of what counts them."""

from itertools import count
from typing import Any

from accordingto.model.records import Difference, DifferenceValue, Incident

_numbers = count(1)


def make_incident(day: str | None, **given: Any) -> Incident:
    """Return an incident that began and ended on a day, with an id of its own."""
    number = next(_numbers)
    made: dict[str, Any] = {
        "id": f"incident-{number:04d}", "event_type": "ASSAULT", "date_start": day, "date_end": day, "place": "Brod",
        "latitude": None, "longitude": None, "actors": ("Velmark",), "recipients": ("Ostria",), "status": "told",
        "affirmed_by": ("Ostria Today",), "denied_by": (), "event_ids": (f"event-{number:04d}",),
        "document_ids": ("one",), "independent_sources": 1, "differences": (), "confidence": 0.8,
        "origin": "incidents@1",
    }  # fmt: skip
    return Incident(**(made | given))


def make_difference(field: str, *values: str | int | None) -> Difference:
    """Return a field of an incident with rival values, each given by one document."""
    return Difference(field, tuple(DifferenceValue(v, (f"d{n}",), 1) for n, v in enumerate(values)))
