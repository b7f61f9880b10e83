"""A country, a place or a box of the map in, whether documents and happenings lie in it out."""

from collections.abc import Iterable
from dataclasses import dataclass

from accordingto.export.reports.values import ReportError
from accordingto.model.folding import fold
from accordingto.model.records import Event, PlaceMention
from accordingto.model.tongues import _
from accordingto.store.base import View


@dataclass(frozen=True, slots=True)
class Area:
    """An area: a country by its code, a place by its name (with what lies in a region of it), or a box of degrees.

    `box` is west, south, east, north. Where several are given, a place must lie in all of them.
    """

    country: str | None = None
    place: str | None = None
    box: tuple[float, float, float, float] | None = None

    @property
    def told(self) -> str:
        """The area in words."""
        west, south, east, north = self.box or (0.0, 0.0, 0.0, 0.0)
        parts = [_("country %(code)s", code=self.country)] if self.country else []
        parts += [self.place] if self.place else []
        if self.box:
            sides = {"west": f"{west:g}", "east": f"{east:g}", "south": f"{south:g}", "north": f"{north:g}"}
            parts.append(_("between %(west)s° and %(east)s° east, %(south)s° and %(north)s° north", **sides))
        return ", ".join(parts) or _("everywhere")

    @property
    def is_everywhere(self) -> bool:
        """Whether nothing is asked of a place."""
        return self.country is None and self.place is None and self.box is None

    def holds(self, place: PlaceMention) -> bool:
        """Tell whether a place lies in the area, as far as that is known."""
        if self.country and place.country != self.country:
            return False
        names = (place.name, place.text, place.admin1 or "", *place.names)
        if self.place and fold(self.place).lower() not in (fold(n).lower() for n in names):
            return False
        return not self.box or in_box(self.box, place.latitude, place.longitude)


EVERYWHERE = Area()
"""No area: nothing is left out for where it is."""


def in_box(box: tuple[float, float, float, float], latitude: float | None, longitude: float | None) -> bool:
    """Tell whether a point lies in a box of degrees, which may reach over the 180th meridian; no point is in none."""
    if latitude is None or longitude is None:
        return False
    west, south, east, north = box
    across = west <= longitude <= east if west <= east else longitude >= west or longitude <= east
    return across and south <= latitude <= north


def parse_box(text: str) -> tuple[float, float, float, float]:
    """Return a box given as "west,south,east,north" in degrees. Raises ReportError for anything else."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise ReportError(
            _(
                "%(text)s is no box of the map: give west,south,east,north in degrees, such as 19,42,22,44",
                text=repr(text),
            )
        ) from error
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise ReportError(
            _(
                "%(text)s is no box of the map: degrees go from -180 to 180 and from -90 (south) to 90 (north)",
                text=repr(text),
            )
        )
    return west, south, east, north


class Places:
    """Where the documents of a desk and their events lie, as far as an area asks for it."""

    def __init__(self, view: View, area: Area) -> None:
        self._view = view
        self._area = area
        self._known: dict[str, dict[str, PlaceMention]] = {}

    def tells_of(self, document_id: str) -> bool:
        """Tell whether a document tells of a place in the area: as where something is or goes, or as who acts."""
        if self._area.is_everywhere:
            return True
        return any(p.use != "name" and self._area.holds(p) for p in self._places(document_id).values())

    def holds_any(self, events: Iterable[Event]) -> bool:
        """Tell whether one of these events is told to have been in the area."""
        return self._area.is_everywhere or any(self._holds(e) for e in events)

    def _holds(self, event: Event) -> bool:
        places = self._places(event.document_id)
        place = places.get(event.place_text or "") or next((p for p in places.values() if p.name == event.place), None)
        return place is not None and self._area.holds(place)

    def _places(self, document_id: str) -> dict[str, PlaceMention]:
        if document_id not in self._known:
            self._known[document_id] = {p.text: p for p in self._view.rows("places", document_id)}
        return self._known[document_id]
