"""A parsed document, its known names and its actors in, the places that it names out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from accordingto.annotate.names import NameHit
from accordingto.annotate.place_uses import GEOGRAPHIC, WHERE, is_place_use
from accordingto.model.annotations import ActorReference
from accordingto.model.folding import fold
from accordingto.model.ids import content_id
from accordingto.model.knowledge import Knowledge, KnownPlace
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Document, PlaceMention

SIDES = {
    "northern": "North", "north": "North", "southern": "South", "south": "South", "eastern": "East", "east": "East",
    "western": "West", "west": "West", "northeastern": "Northeast", "northeast": "Northeast",
    "northwestern": "Northwest", "northwest": "Northwest", "southeastern": "Southeast", "southeast": "Southeast",
    "southwestern": "Southwest", "southwest": "Southwest", "central": "Central",
}  # fmt: skip
PARTS = frozenset(("part", "parts", "region", "regions", "area", "areas", "half", "end"))
UNKNOWN_ENTITIES = frozenset(("GPE", "LOC", "FAC", "ORG", "PERSON", "PRODUCT", ""))
PLACE_NOUNS = {
    "crossing": "PSTB", "bridge": "BDG", "airport": "AIRP", "river": "STM", "lake": "LK", "island": "ISL",
    "islands": "ISLS", "sea": "SEA", "strait": "STRT", "mountain": "MT", "mountains": "MTS", "valley": "VAL",
    "region": "RGN", "province": "ADM1", "district": "ADM2", "county": "ADM2", "municipality": "ADM2", "shoal": "SHOL",
    "reef": "RF", "camp": "CMP", "hospital": "HSP", "port": "PRT", "square": "SQR", "street": "ST", "road": "RD",
    "peninsula": "PEN", "gate": "PSTB", "dam": "DAM", "base": "INSM", "pass": "PASS", "village": "PPL", "town": "PPL",
    "city": "PPL", "bay": "BAY", "gulf": "GULF", "desert": "DSRT", "oblast": "ADM1", "governorate": "ADM1",
}  # fmt: skip
"""Nouns that are part of a place's name ("Brod crossing", "Lake Tarn"), with GeoNames' feature codes."""
BODIES = frozenset(
    "congress parliament senate council commission assembly government ministry army police court union".split()
)
"""Nouns that, alone and capitalised, name a body and no place."""
COUNTRY, POINT = 3, 1
"""ACLED's precision: only the region or country is told; the place itself."""


def find_places(
    document: Document,
    parse: Parse,
    hits: Sequence[NameHit],
    references: Sequence[ActorReference],
    knowledge: Knowledge,
) -> tuple[PlaceMention, ...]:
    """Return the names in a text that say where something is or goes, in text order.

    A name that stands for an actor (a capital that speaks, a state that acts) is none; a place that no list knows
    keeps its words and has no coordinates. "Northern X" is a place of its own.
    """
    finder = _Finder(document, parse, knowledge)
    acting = {i for r in references for i in range(r.first, r.last + 1) if r.mention.kind == "person"}
    acting |= {r.head for r in references if r.how in ("name", "group")}
    found = {m.start: m for m in finder.known(hits, acting)}
    for mention in finder.unknown(hits, acting):
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
    """The document at hand and the places known by name."""

    def __init__(self, document: Document, parse: Parse, knowledge: Knowledge) -> None:
        self.document, self.parse = document, parse
        self.places = _by_name(knowledge)

    def known(self, hits: Iterable[NameHit], acting: set[int]) -> Iterator[PlaceMention]:
        """Yield the mentions of known places that are used as places."""
        for hit in hits:
            places = [k.place for k in hit.known if k.place]
            if not places or not any(k.form in ("place", "name", "capital") for k in hit.known):
                continue
            head = self._head(hit.first, hit.last)
            sided = self._side(hit.first, hit.last)
            if sided is None and (head.i in acting or not self._is_place(head, hit, places[0])):
                continue
            place = self._choose(places, hits)
            if sided:
                yield self._sided(sided, place)
            elif place:
                yield self._mention(hit.first, hit.last, place.name, place)
            else:
                yield self._mention(hit.first, hit.last, self._text(hit.first, hit.last), None)

    def unknown(self, hits: Sequence[NameHit], acting: set[int]) -> Iterator[PlaceMention]:
        """Yield the proper names that no list knows after words that say where, or before nouns for places."""
        known = {i for h in hits for i in range(h.first, h.last + 1)}
        tokens = self.parse.tokens
        i = 0
        while i < len(tokens):
            if tokens[i].pos != "PROPN" or i in known or not tokens[i].text[:1].isupper():
                i += 1
                continue
            first = last = i
            while last + 1 < len(tokens) and self._continues(tokens[last + 1], tokens[first]) and last + 1 not in known:
                last += 1
            while last > first and not tokens[last].text[:1].isalnum():
                last -= 1
            mention = self._unknown(first, last, acting)
            if mention:
                yield mention
            i = last + 1

    def _continues(self, token: Token, first: Token) -> bool:
        if token.sentence != first.sentence:
            return False
        if token.norm == "-":
            after = self.parse.tokens[token.i + 1] if token.i + 1 < len(self.parse.tokens) else None
            return after is not None and after.start == token.end and after.text[:1].isupper()
        return token.pos == "PROPN"

    def _unknown(self, first: int, last: int, acting: set[int]) -> PlaceMention | None:
        tokens = self.parse.tokens
        head = self._head(first, last)
        if first == last and tokens[first].norm in BODIES:
            return None
        if head.i in acting or head.ent not in UNKNOWN_ENTITIES or (head.ent in ("PERSON", "ORG") and last - first > 2):
            return None
        sided = self._side(first, last)
        if sided:
            return self._sided(sided, None)
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        inside = next((t.norm for t in (tokens[last], tokens[first]) if t.norm in PLACE_NOUNS), None)
        if inside and last > first:
            return self._mention(first, last, self._text(first, last), None, PLACE_NOUNS[inside])
        if after and after.norm in PLACE_NOUNS and head.head == after.i and head.dep in ("compound", "nmod"):
            return self._mention(first, last, self._text(first, last), None)
        governor = self.parse.head(head)
        town_of = head.dep == "appos" and governor.norm in PLACE_NOUNS
        if town_of or (head.dep in ("pobj", "conj") and is_place_use(self.parse, head) and self._locates(head)):
            return self._mention(first, last, self._text(first, last), None)
        return None

    def _locates(self, head: Token) -> bool:
        """Tell whether an unknown name after a preposition is a place: "in March" and "in English" are not."""
        while head.dep == "conj" and head.head != head.i:
            head = self.parse.head(head)
        prep = self.parse.head(head)
        if head.ent in ("GPE", "LOC", "FAC"):
            return True
        return prep.norm in WHERE and not self.parse.children(head, "det") and head.tag == "NNP"

    def _is_place(self, head: Token, hit: NameHit, place: KnownPlace) -> bool:
        if is_place_use(self.parse, head):
            return True
        forms = {k.form for k in hit.known}
        if head.dep in ("compound", "nmod", "poss"):
            return self.parse.head(head).norm in GEOGRAPHIC or self.parse.head(head).norm in PLACE_NOUNS
        if forms == {"place"}:
            return head.dep not in ("amod",)
        return self._in_dateline(head)

    def _in_dateline(self, head: Token) -> bool:
        sentence = self.parse.sentence_of(head)
        if head.i - sentence.first > 4:
            return False
        for token in self.parse.tokens[head.i + 1 : min(head.i + 9, sentence.last)]:
            if token.norm in ("–", "--"):
                return self.parse.tokens[sentence.first].text.isupper()
            if token.pos not in ("PROPN", "PUNCT", "X"):
                return False
        return False

    def _choose(self, places: list[KnownPlace], hits: Iterable[NameHit]) -> KnownPlace | None:
        """Return the place that a shared name means: the only one, else the only one in a country the text names."""
        if len({p.country for p in places}) == 1:
            return places[0]
        named = {k.actor.country for h in hits for k in h.known if k.actor and k.actor.kind == "state"}
        near = [p for p in places if p.country in named]
        return near[0] if len(near) == 1 else None

    def _side(self, first: int, last: int) -> tuple[int, int, str] | None:
        """Return the stretch and name of a part of a country ("northern X", "the north of X", "X's north")."""
        tokens = self.parse.tokens
        before = tokens[first - 1] if first else None
        name = self._text(first, last)
        if before and before.norm in SIDES and before.norm != "central":
            return first - 1, last, f"{SIDES[before.norm]} {name}"
        if before and before.norm == "of" and first > 1:
            noun = tokens[first - 2]
            if noun.norm in SIDES:
                return first - 2, last, f"{SIDES[noun.norm]} {name}"
            if noun.norm in PARTS and first > 2 and tokens[first - 3].norm in SIDES:
                return first - 3, last, f"{SIDES[tokens[first - 3].norm]} {name}"
        after = tokens[last + 1 : last + 4]
        if len(after) > 1 and after[0].norm in ("'s", "'") and after[1].norm in SIDES:
            part = len(after) > 2 and after[2].norm in PARTS
            if after[1].pos == "NOUN" or part:
                end = last + (3 if part else 2)
                return first, end, f"{SIDES[after[1].norm]} {name}"
        return None

    def _sided(self, sided: tuple[int, int, str], whole: KnownPlace | None) -> PlaceMention:
        first, last, name = sided
        whole_name = f"{name.split()[0]} {whole.name}" if whole else name
        place = self.places.get(fold(whole_name).lower())
        if place:
            return self._mention(first, last, place.name, place)
        mention = self._mention(first, last, name, None, "RGN")
        return replace(mention, country=whole.country if whole else None, geo_precision=COUNTRY if whole else None)

    def _mention(
        self, first: int, last: int, name: str, place: KnownPlace | None, feature: str | None = None
    ) -> PlaceMention:
        start, end = self.parse.tokens[first].start, self.parse.tokens[last].end
        precision = (place.geo_precision or POINT) if place else None
        return PlaceMention(
            document_id=self.document.id,
            start=start,
            end=end,
            text=self.document.text[start:end],
            place_id=(place.geonameid or content_id("place", place.name, place.country)) if place else None,
            name=name,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            country=place.country if place else None,
            admin1=place.admin1 if place else None,
            feature_code=place.feature_code if place else feature,
            geo_precision=precision,
        )

    def _head(self, first: int, last: int) -> Token:
        for i in range(last, first - 1, -1):
            token = self.parse.tokens[i]
            if not first <= token.head <= last or token.head == i:
                return token
        return self.parse.tokens[last]

    def _text(self, first: int, last: int) -> str:
        return " ".join(self.document.text[self.parse.tokens[first].start : self.parse.tokens[last].end].split())
