"""A parsed document, its known names, its actors and the gazetteers in, the places that it names out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from accordingto.annotate.gazetteer.entries import GazetteerPlace, name_key
from accordingto.annotate.gazetteer.lookups import Gazetteers
from accordingto.annotate.names import NameHit
from accordingto.annotate.place_choices import Candidate, Group, choose_places
from accordingto.annotate.place_phrases import (
    PLACE_NOUNS,
    find_side,
    find_unlisted,
    in_dateline,
    unlisted_feature,
)
from accordingto.annotate.place_uses import GEOGRAPHIC, is_place_use
from accordingto.annotate.place_weights import PlaceWeights, load_weights
from accordingto.annotate.toponyms import Spot, Toponyms
from accordingto.model.annotations import ActorReference
from accordingto.model.folding import fold
from accordingto.model.ids import content_id
from accordingto.model.knowledge import Knowledge, KnownPlace
from accordingto.model.parse import Parse
from accordingto.model.records import Document, PlaceMention

Use = Literal["place", "actor", "name"]
COUNTRY, AREA, POINT = 3, 2, 1
"""ACLED's precision: only the region or country is told; a part of it; the place itself."""
UNLISTED = "in no list of places"
SHARED = "several places of that name"
UNFIT = "the listed place of that name does not fit the report"
PART = "only a part of the place is told"
POINTLESS = "its point is not known"
_NOWHERE = Gazetteers()


def find_places(
    document: Document,
    parse: Parse,
    hits: Sequence[NameHit],
    references: Sequence[ActorReference],
    knowledge: Knowledge,
    gazetteers: Gazetteers = _NOWHERE,
) -> tuple[PlaceMention, ...]:
    """Return the names of places in a text, in text order, each with its use (see PlaceMention).

    A place that no list knows keeps its words and has no coordinates. "Northern X" is a place of its own. Adjectives
    and names of bodies are none.
    """
    finder = _Finder(document, parse, knowledge, gazetteers)
    acting = {i for r in references for i in range(r.first, r.last + 1) if r.mention.kind == "person"}
    acting |= {r.head for r in references if r.how in ("name", "group")}
    toponyms = Toponyms(document, parse, hits, references, gazetteers.find, knowledge.own_places)
    found = {m.start: m for m in finder.listed(toponyms, acting)}
    for mention in finder.unlisted(hits, acting):
        if not any(m.start < mention.end and mention.start < m.end for m in found.values()):
            found.setdefault(mention.start, mention)
    return tuple(found[start] for start in sorted(found))


_KEPT: list[tuple[Knowledge, dict[str, KnownPlace]]] = []


def _by_name(knowledge: Knowledge) -> dict[str, KnownPlace]:
    """Return the known places by folded name; kept for the last knowledge."""
    if _KEPT and _KEPT[0][0] is knowledge:
        return _KEPT[0][1]
    found: dict[str, KnownPlace] = {}
    for place in knowledge.places:
        for name in (place.name, *place.names):
            found.setdefault(fold(name).lower(), place)
    _KEPT[:] = [(knowledge, found)]
    return found


class _Finder:
    """The document at hand, the places known by name, the gazetteers and the learnt weights."""

    def __init__(self, document: Document, parse: Parse, knowledge: Knowledge, gazetteers: Gazetteers) -> None:
        self.document, self.parse, self.gazetteers = document, parse, gazetteers
        self.places = _by_name(knowledge)
        self.weights: PlaceWeights = load_weights()

    def listed(self, toponyms: Toponyms, acting: set[int]) -> Iterator[PlaceMention]:
        """Yield the mentions of places that some list, or the parser, knows."""
        kept: list[Spot] = []
        uses: dict[int, Use] = {}
        for spot in toponyms.spots():
            use = self._use(spot, toponyms, acting)
            if use is not None:
                kept.append(spot)
                uses[spot.first] = use
        for group in choose_places(kept, self.weights.first, self.weights.second):
            for spot in group.spots:
                yield self._resolve(spot, group, uses[spot.first])

    def unlisted(self, hits: Sequence[NameHit], acting: set[int]) -> Iterator[PlaceMention]:
        """Yield the names that no list knows and that are used as places."""
        taken = {i for h in hits for i in range(h.first, h.last + 1)}
        for first, last, feature in find_unlisted(self.parse, taken, acting):
            side = find_side(self.parse, first, last)
            if side is not None:
                yield self._sided(side, self._text(first, last), None, "place")
            else:
                yield self._mention(first, last, self._text(first, last), None, "place", UNLISTED, feature)

    def _use(self, spot: Spot, toponyms: Toponyms, acting: set[int]) -> Use | None:
        """Return how a stretch is used, None where it names no place."""
        likely = self.weights.chance(spot.features) >= self.weights.least
        head = spot.head
        if spot.forms:
            if find_side(self.parse, spot.first, spot.last) is not None and (spot.known or likely):
                return "place"
            if head.i not in acting and spot.known and self._is_known_place(spot):
                return "place"
        elif head.i not in acting:
            located = is_place_use(self.parse, head) or in_dateline(self.parse, head)
            modifies = head.dep in ("compound", "nmod", "poss") and self._is_beside_noun(spot)
            if likely and (located or modifies):
                return "place"
            if not likely and unlisted_feature(self.parse, spot.first, spot.last, acting) is not None:
                return "place"
        if not likely:
            return None
        reference = toponyms.reference_at.get(head.i)
        return "actor" if head.i in acting or (reference is not None and reference.head == head.i) else "name"

    def _is_beside_noun(self, spot: Spot) -> bool:
        noun = self.parse.head(spot.head).norm
        return noun in GEOGRAPHIC or noun in PLACE_NOUNS

    def _is_known_place(self, spot: Spot) -> bool:
        """Tell whether a known name says where: by its preposition, its noun, a dateline, or as it can mean nothing else."""
        head = spot.head
        if is_place_use(self.parse, head):
            return True
        if head.dep in ("compound", "nmod", "poss"):
            return self._is_beside_noun(spot)
        if spot.forms == {"place"}:
            return head.dep != "amod"
        return in_dateline(self.parse, head)

    def _resolve(self, spot: Spot, group: Group, use: Use) -> PlaceMention:
        best = group.best
        side = find_side(self.parse, spot.first, spot.last) if use == "place" else None
        if side is not None:
            return self._sided(side, spot.text, best, use)
        if best is None:
            places = sum(c.is_place for c in group.candidates)
            reason = SHARED if places > 1 else UNFIT if places else UNLISTED
            feature = PLACE_NOUNS.get(self.parse.tokens[spot.last].norm) if spot.last > spot.first else None
            return self._mention(spot.first, spot.last, spot.text, None, use, reason, feature)
        return self._mention(spot.first, spot.last, _name(spot, best), best, use)

    def _sided(self, side: tuple[int, int, str], words: str, whole: Candidate | None, use: Use) -> PlaceMention:
        """Return the mention of a part of a place: listed itself, else without coordinates."""
        first, last, direction = side
        name = whole.known.name if whole is not None and whole.known is not None else words
        place = self.places.get(fold(f"{direction} {name}").lower())
        if place is not None:
            return self._mention(first, last, place.name, _candidate(place), use)
        mention = self._mention(first, last, f"{direction} {name}", None, use, PART, "RGN")
        country = whole.country if whole is not None else None
        return replace(mention, country=country, geo_precision=COUNTRY if whole is not None else None)

    def _mention(
        self,
        first: int,
        last: int,
        name: str,
        place: Candidate | None,
        use: Use,
        reason: str | None = None,
        feature: str | None = None,
    ) -> PlaceMention:
        start, end = self.parse.tokens[first].start, self.parse.tokens[last].end
        mention = PlaceMention(
            document_id=self.document.id,
            start=start,
            end=end,
            text=self.document.text[start:end],
            place_id=None,
            name=name,
            latitude=None,
            longitude=None,
            country=None,
            admin1=None,
            feature_code=feature,
            geo_precision=None,
            use=use,
            geo_reason=reason,
        )
        return self._placed(mention, place) if place is not None else mention

    def _placed(self, mention: PlaceMention, place: Candidate) -> PlaceMention:
        known, found = place.known, place.found
        unit = self.gazetteers.place(found.admin1) if found is not None and found.admin1 is not None else None
        own_id = content_id("place", known.name, known.country) if known is not None else None
        return replace(
            mention,
            place_id=(known.geonameid if known is not None else None) or (str(found.id) if found else own_id),
            latitude=place.latitude,
            longitude=place.longitude,
            country=place.country,
            admin1=(known.admin1 if known is not None else None) or (unit.name if unit is not None else None),
            feature_code=place.feature or None,
            geo_precision=(known.geo_precision if known is not None else None) or precision_of(place.feature),
            confidence=round(place.chance, 2) if place.chance else None,
            geo_reason=POINTLESS if place.latitude is None else None,
            names=known.names if known is not None and known.disputed_by else (),
            disputed_by=known.disputed_by if known is not None else (),
        )

    def _text(self, first: int, last: int) -> str:
        return " ".join(self.document.text[self.parse.tokens[first].start : self.parse.tokens[last].end].split())


def _candidate(place: KnownPlace) -> Candidate:
    return Candidate(place, None, place.latitude, place.longitude, place.country, place.feature_code or "", 0)


def _name(spot: Spot, place: Candidate) -> str:
    """Return the name of a resolved place: that of the list; of the gazetteer's units, which it names in their own

    languages, the words of the text.
    """
    if place.known is not None:
        return place.known.name
    found: GazetteerPlace | None = place.found
    if found is None or (found.feature.startswith("ADM") and name_key(found.name) != spot.key):
        return spot.text
    return found.name


def precision_of(feature: str) -> int:
    """Return ACLED's precision of a kind of place by GeoNames' feature code."""
    if feature.startswith("PCL") or feature in _WIDE:
        return COUNTRY
    return AREA if feature in _AREAS else POINT


_WIDE = frozenset("ADM1 CONT OCN SEA GULF RGN RGNE DSRT MTS STM STMS ZN TERR AREA".split())
_AREAS = frozenset(
    "ADM2 ADM3 ADM4 ADMD LK LKS BAY STRT CHN CNL ISL ISLS PEN VAL PRK PASS RD FRST PLN PLAT HLLS".split()
)
