"""Happenings of a desk in, the spots of its map out: one a place, as precise as it is known, some made coarse, and what has none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from accordingto.model.coarsening import CELL_KM, FORCE_MODES, HOMES, coarsen_point, fresh_since
from accordingto.model.dates import PartialDate
from accordingto.model.records import PlaceMention
from accordingto.monitor.series import quad_of, types_of
from accordingto.store.base import PlaceTally, SpotQuery, View
from accordingto.web.addresses import urlencode
from accordingto.web.disputes import Dispute, contested_names
from accordingto.web.filters import day_of, given
from accordingto.web.labels import tell_quad
from accordingto.web.wordings import _, _n

SpotKind = Literal["point", "near", "area", "cell"]
KINDS: Mapping[int | None, SpotKind] = {1: "point", 2: "near", 3: "area", None: "near"}
QUADS = ("MATERIAL COOPERATION", "VERBAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
MAP_FIELDS = ("type", "quad", "status", "actor", "recipient", "place", "from", "to", "any", "placed")
"""The fields of the address that choose happenings; map, timeline, list and series share them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map with its happenings.

    `kind`: a `point`; somewhere `near` one; an `area` of which only the name is known; a `cell` of a grid, for what is
    made coarse (then without a name). `names` are its other names, where it is contested whose it is (`disputed_by`).
    """

    kind: SpotKind
    name: str | None
    latitude: float
    longitude: float
    count: int
    by_quad: Mapping[str, int]
    names: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()

    @property
    def both_names(self) -> tuple[str, ...]:
        """Its name, and the first that differs from it where it is contested whose it is."""
        return tuple(n for n in (self.name, *self.names[:1]) if n)

    @property
    def told(self) -> str:
        """What stands there, in words."""
        where = {
            "near": f" ({_('near it, or a part of it')})", "area": f" ({_('an area: where in it is not told')})",
        }.get(self.kind, "")  # fmt: skip
        name = (
            " / ".join((self.name, *self.names))
            if self.name
            else _("a square of %(km)s km, made coarse", km=round(CELL_KM))
        )
        disputed = "; " + _("contested by %(names)s", names=", ".join(self.disputed_by)) if self.disputed_by else ""
        quads = ", ".join(f"{n} {tell_quad(quad)}" for quad, n in self.by_quad.items() if n)
        return f"{name}{where}{disputed}: {_n('%(n)s happening', '%(n)s happenings', self.count)} ({quads})"


@dataclass(frozen=True, slots=True)
class Spots:
    """What a map shows: its spots, how many happenings were made coarse, and why others have no point."""

    spots: tuple[Spot, ...]
    placed: int
    coarse: int
    reasons: Mapping[str | None, int]
    fresh_from: date | None

    @property
    def unplaced(self) -> int:
        """How many happenings have no point."""
        return sum(self.reasons.values())

    @property
    def total(self) -> int:
        """All happenings that were asked for."""
        return self.placed + self.unplaced


@dataclass(slots=True)
class _Pile:
    kind: SpotKind
    name: str | None
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(QUADS, 0))


def spot_query(params: Mapping[str, str]) -> SpotQuery:
    """Return which happenings an address asks for; a month or year as a bound means its first or last day."""
    since, until = PartialDate.parse_or_none(day_of(params, "from")), PartialDate.parse_or_none(day_of(params, "to"))
    named, quad = given(params, "type"), given(params, "quad")
    types = (named,) if named else (types_of(quad) or (quad,)) if quad else ()
    placed = given(params, "placed")
    return SpotQuery(
        event_types=types, status=given(params, "status"), actor=given(params, "actor"),
        recipient=given(params, "recipient"), place=given(params, "place"),
        date_from=since.first_day.isoformat() if since else None, date_to=until.last_day.isoformat() if until else None,
        vouched=given(params, "any") is None and given(params, "status") is None,
        placed=None if placed is None else placed != "no",
    )  # fmt: skip


def address(path: str, params: Mapping[str, str], fields: Iterable[str] = MAP_FIELDS, **changed: str | None) -> str:
    """Return an address with those fields of the present one that are kept, some changed (None: left out)."""
    kept: dict[str, str | None] = {f: given(params, f) for f in fields}
    query = urlencode({k: v for k, v in (kept | changed).items() if v})
    return f"{path}?{query}" if query else path


def gather_spots(view: View, query: SpotQuery, disputes: Sequence[Dispute] = ()) -> Spots:
    """Return the spots of the happenings that a query asks for, the one with the most happenings first.

    What tells the fresh position of a force, of a private person, or of a home or shelter is put into the cell of a grid
    (see `model.coarsening`); where only an area is known that is coarse enough.
    """
    newest = PartialDate.parse_or_none(view.published().newest_day)
    fresh = fresh_since(newest.last_day) if newest else None
    tallies = view.tally_places(query, FORCE_MODES, fresh.isoformat() if fresh else None)
    known = view.places_named(t.place for t in tallies if t.place)
    piles: dict[tuple[SpotKind, str | None, float, float], _Pile] = {}
    for tally in tallies:
        key = _key(tally, known.get(tally.place or ""))
        pile = piles.setdefault(key, _Pile(key[0], key[1]))
        pile.counts[quad_of(tally.event_type)] += tally.count
    spots = [_spot(key, pile, known, disputes) for key, pile in piles.items()]
    return Spots(
        tuple(sorted(spots, key=lambda s: (-s.count, s.name or ""))), sum(t.count for t in tallies),
        sum(s.count for s in spots if s.kind == "cell"), {} if query.placed else view.tally_reasons(query), fresh,
    )  # fmt: skip


def _key(tally: PlaceTally, mention: PlaceMention | None) -> tuple[SpotKind, str | None, float, float]:
    kind = KINDS.get(tally.geo_precision, "near")
    if kind != "area" and (tally.coarse or (mention is not None and mention.feature_code in HOMES)):
        return ("cell", None, *coarsen_point(tally.latitude, tally.longitude))
    return kind, tally.place, tally.latitude, tally.longitude


def _spot(
    key: tuple[SpotKind, str | None, float, float],
    pile: _Pile,
    known: Mapping[str, PlaceMention],
    disputes: Sequence[Dispute],
) -> Spot:
    kind, name, latitude, longitude = key
    names, disputed_by = contested_names(name, known.get(name or ""), disputes)
    return Spot(kind, name, latitude, longitude, sum(pile.counts.values()), pile.counts, names, disputed_by)
