"""Rows of a desk in, the same with the points of homes, shelters, private people and fresh positions of forces made coarse out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from accordingto.model.coarsening import HOMES, coarsen_point, is_coarse
from accordingto.model.dates import PartialDate
from accordingto.model.records import Event, Incident, PlaceMention

if TYPE_CHECKING:
    from accordingto.store.base import View

T = TypeVar("T")
COARSE = 3
"""ACLED's precision of a place that is known roughly."""


class Coarsening:
    """What must not be told to the point, by one state of a desk; names of places stay, as the texts tell them.

    The desk is asked who is private and what is a home when the first row needs it; the view must be open until then.
    """

    def __init__(self, view: "View") -> None:
        self._view = view

    @cached_property
    def _newest(self) -> date | None:
        newest = PartialDate.parse_or_none(self._view.published().newest_day)
        return newest.last_day if newest else None

    @cached_property
    def _people(self) -> Mapping[str, tuple[str, ...]]:
        return self._view.private_names()

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(self._people)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(names[0] for names in self._people.values())

    @cached_property
    def _homes(self) -> frozenset[str]:
        return frozenset(self._view.places_with(HOMES))

    def coarsen(self, row: T) -> T:
        """Return a row with a coarse point where a fine one would point at somebody; all other rows as they are."""
        if isinstance(row, Event):
            private = bool(self._ids & {*row.actor_ids, *row.recipient_ids})
            home = next(iter(HOMES)) if row.place_id in self._homes else None
            if is_coarse(row.event_type, row.mode, _last_day(row), self._newest, private, home):
                return _coarse(row)
        elif isinstance(row, Incident):
            private = bool(self._names & {*row.actors, *row.recipients})
            if is_coarse(row.event_type, None, _last_day(row), self._newest, private):
                return _coarse(row)
        elif isinstance(row, PlaceMention) and row.feature_code in HOMES:
            return _coarse(row)
        return row


def _last_day(row: Event | Incident) -> date | None:
    day = PartialDate.parse_or_none(row.date_end or row.date_start)
    return day.last_day if day else None


def _coarse(row: T) -> T:
    assert isinstance(row, Event | Incident | PlaceMention)
    if row.latitude is None or row.longitude is None:
        return row
    latitude, longitude = coarsen_point(row.latitude, row.longitude)
    precision = {} if isinstance(row, Incident) else {"geo_precision": COARSE}
    return replace(row, latitude=latitude, longitude=longitude, **precision)  # type: ignore[arg-type]
