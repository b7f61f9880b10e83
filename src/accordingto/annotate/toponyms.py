"""A parsed document, its known names and the gazetteer in, the stretches that may name a place out, each with its features."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from accordingto.annotate.gazetteer.entries import GazetteerPlace, name_key
from accordingto.annotate.names import NameHit
from accordingto.model.annotations import ActorReference
from accordingto.model.knowledge import KnownPlace
from accordingto.model.loaders import load_yaml
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Document

DATA = Path(__file__).parent.parent / "data"
LONGEST = 6
"""Words of the longest name that is looked up."""
JOINTS = frozenset(
    "of the de la las los del della di da do dos du des le les el al and upon on am sur en der den von".split()
)
"""Words in lower case that may stand inside a name of a place."""
SPATIAL = frozenset("GPE LOC FAC".split())
SHORTEST = 3
"""Letters of the shortest name that the gazetteer is asked for where nothing else says that it is a place."""

NO_NAMES = frozenset("side geographic body person said dweller".split())
"""Classes of words that name no place by themselves ("Northern", "University")."""

Find = Callable[[str], tuple[GazetteerPlace, ...]]


@dataclass(slots=True)
class Spot:
    """A stretch that may name a place: tokens `first` to `last`, what lists say of it, its features (see `describe`)."""

    first: int
    last: int
    head: Token
    text: str
    key: str
    known: tuple[KnownPlace, ...] = ()
    found: tuple[GazetteerPlace, ...] = ()
    forms: frozenset[str] = frozenset()
    features: dict[str, float] = field(default_factory=dict)


@cache
def word_classes() -> Mapping[str, str]:
    """Return the classes of words that stand beside names of places, by word, from `data/place_words.yaml`."""
    lists = load_yaml((DATA / "place_words.yaml").read_text(encoding="utf-8"))
    return {word: name for name, words in lists.items() for word in words}


class Toponyms:
    """A document at hand: finds the spots and says what tells for and against each."""

    def __init__(
        self,
        document: Document,
        parse: Parse,
        hits: Sequence[NameHit],
        references: Sequence[ActorReference],
        find: Find,
        own: frozenset[str] = frozenset(),
    ) -> None:
        self.document, self.parse, self.find, self.own = document, parse, find, own
        self.tokens = parse.tokens
        self.hit_at = {i: h for h in hits for i in range(h.first, h.last + 1)}
        self.reference_at = {i: r for r in references for i in range(r.first, r.last + 1) if r.how != "pronoun"}
        self.surnames = self._surnames()
        self.lower = {t.text for t in self.tokens if t.text.islower()}

    def spots(self) -> list[Spot]:
        """Return the spots in text order, none inside another."""
        found: list[Spot] = []
        i = 0
        while i < len(self.tokens):
            spot = self._spot_at(i)
            if spot is not None:
                found.append(spot)
                i = spot.last
            i += 1
        for n, spot in enumerate(found):
            spot.features = self._describe(
                spot, found[n - 1] if n else None, found[n + 1] if n + 1 < len(found) else None
            )
        located = {s.key for s in found if s.features.get("before: where") or s.features.get("container after")}
        for spot in found:
            if spot.key in located:
                spot.features["told elsewhere as a place"] = 1.0
        return found

    def _spot_at(self, i: int) -> Spot | None:
        token = self.tokens[i]
        if not token.text[:1].isupper():
            return None
        hit = self.hit_at.get(i)
        least = i
        if hit is not None and hit.first == i:
            least = hit.last
        elif hit is not None:
            return None
        for last in self._ends(i, least):
            spot = self._listed(i, last, hit)
            if spot is not None:
                return spot
        if hit is not None or token.ent not in SPATIAL or token.pos in ("DET", "ADP"):
            return None
        last = i
        while last + 1 < len(self.tokens) and self._same_name(self.tokens[last + 1], token):
            last += 1
        return self._make(i, last)

    def _ends(self, first: int, least: int) -> Iterator[int]:
        """Yield the last tokens of the names that may begin here, the longest first; a known name ends in small letters too."""
        ends = []
        sentence = self.tokens[first].sentence
        for i in range(first, min(first + LONGEST, len(self.tokens))):
            token = self.tokens[i]
            if token.sentence != sentence:
                break
            if token.text[:1].isupper() or token.text[:1].isdigit() or i == least:
                if i >= least:
                    ends.append(i)
            elif i > least and token.norm not in JOINTS and token.text not in ("-", ".", "'", "’"):
                break
        return reversed(ends)

    def _listed(self, first: int, last: int, hit: NameHit | None) -> Spot | None:
        """Return the spot of a stretch that some list names as a place, None where none does."""
        known: tuple[KnownPlace, ...] = ()
        forms: frozenset[str] = frozenset()
        if hit is not None and hit.last == last:
            forms = frozenset(k.form for k in hit.known)
            known = tuple(k.place for k in hit.known if k.place is not None)
            states = [
                k.actor for k in hit.known if k.actor is not None and k.actor.kind == "state" and k.form == "name"
            ]
            if not known and not states and "capital" not in forms:
                return None
        inner = self.hit_at.get(last)
        if inner is not None and inner.last > last:
            return None
        text = self._text(first, last)
        if first == last and word_classes().get(self.tokens[first].norm, "") in NO_NAMES:
            return None
        found = () if any(k.name in self.own for k in known) else self._ask(first, last, text)
        if not known and not found and not forms:
            return None
        return self._make(first, last, known, found, forms)

    def _ask(self, first: int, last: int, text: str) -> tuple[GazetteerPlace, ...]:
        """Return what the gazetteer holds; it is asked for very short names only where they look like places."""
        short = len(name_key(text)) < SHORTEST
        after_comma = first > 0 and self.tokens[first - 1].text == "," and (text.isupper() or text.endswith("."))
        if short and not after_comma and self.tokens[last].ent not in SPATIAL:
            return ()
        return self.find(text)

    def _make(
        self,
        first: int,
        last: int,
        known: tuple[KnownPlace, ...] = (),
        found: tuple[GazetteerPlace, ...] = (),
        forms: frozenset[str] = frozenset(),
    ) -> Spot:
        text = self._text(first, last)
        return Spot(first, last, self.head(first, last), text, name_key(text), known, found, forms)

    def _same_name(self, token: Token, first: Token) -> bool:
        joined = token.text[:1].isupper() or token.norm in JOINTS or token.text in ("-",)
        return token.ent == first.ent and token.sentence == first.sentence and joined and token.i not in self.hit_at

    def head(self, first: int, last: int) -> Token:
        """Return the token of a stretch that the rest of it depends on."""
        for i in range(last, first - 1, -1):
            token = self.tokens[i]
            if not first <= token.head <= last or token.head == i:
                return token
        return self.tokens[last]

    def _text(self, first: int, last: int) -> str:
        return " ".join(self.document.text[self.tokens[first].start : self.tokens[last].end].split())

    def _surnames(self) -> frozenset[str]:
        """Return the last words of the names of persons that the text tells in full."""
        tokens = self.tokens
        return frozenset(
            t.norm
            for before, t in pairwise(tokens)
            if t.ent == "PERSON" and before.ent == "PERSON" and t.sentence == before.sentence and t.text[:1].isupper()
        )

    def _describe(self, spot: Spot, before: Spot | None, after: Spot | None) -> dict[str, float]:
        f: dict[str, float] = {}
        tokens, head = self.tokens, spot.head
        ent = head.ent or "none"
        f[f"entity: {ent if ent in _ENTITIES else 'other'}"] = 1.0
        self._describe_lists(spot, f)
        self._describe_sides(spot, f)
        self._describe_syntax(spot, f)
        self._describe_containers(spot, before, after, f)
        word = tokens[spot.last]
        if spot.first == spot.last:
            if word.norm in self.surnames:
                f["surname of the text"] = 1.0
            if word.norm in self.lower:
                f["also in lower case"] = 1.0
        if spot.text.isupper() and len(spot.text) > 3:
            f["capitals"] = 1.0
        if self.parse.sentence_of(head).is_title:
            f["title"] = 1.0
        reference = self.reference_at.get(head.i)
        if reference is not None:
            kind = reference.mention.kind if reference.mention.kind in ("person", "state") else "body"
            f[f"actor: {kind}"] = 1.0
            if reference.first < spot.first or reference.last > spot.last:
                f[f"inside actor: {kind}"] = 1.0
        where = "where" if "before: where" in f else "not where"
        listed = "listed" if spot.found or spot.known else "unlisted"
        f[f"{ent if ent in _CROSSED else 'other'}, {listed}, {where}"] = 1.0
        return f

    def _describe_lists(self, spot: Spot, f: dict[str, float]) -> None:
        if spot.known:
            f["known place"] = 1.0
        for form in ("name", "capital"):
            if form in spot.forms:
                f[f"known {form}"] = 1.0
        if spot.forms - {"place", "name", "capital"}:
            f["also known otherwise"] = 1.0
        if spot.found:
            f["in the gazetteer"] = 1.0
            f["people"] = min(7.0, len(str(max(p.population for p in spot.found))) - 1.0) / 7
            kinds = {p.feature[:4] for p in spot.found}
            for kind in ("PCLI", "ADM1", "PPLC", "ADM2"):
                if kind in kinds:
                    f[f"gazetteer: {kind}"] = 1.0
            if not any(name_key(p.name) == spot.key for p in spot.found):
                f["another spelling only"] = 1.0
        if spot.last > spot.first:
            f["several words"] = 1.0

    def _describe_sides(self, spot: Spot, f: dict[str, float]) -> None:
        tokens, classes = self.tokens, word_classes()
        if spot.first:
            token = tokens[spot.first - 1]
            if token.sentence == spot.head.sentence:
                if token.norm in classes:
                    f[f"before: {classes[token.norm]}"] = 1.0
                elif token.text[:1].isupper() and token.pos == "PROPN":
                    f["before: capital"] = 1.0
                    if token.ent == spot.head.ent != "":
                        f[f"inside entity: {token.ent}"] = 1.0
                if token.text in ("-", "/"):
                    f["before: hyphen"] = 1.0
        last = tokens[spot.last]
        if classes.get(last.norm) in ("geographic", "body") and spot.last > spot.first:
            f[f"last word: {classes[last.norm]}"] = 1.0
        if spot.last + 1 < len(tokens):
            token = tokens[spot.last + 1]
            if token.sentence != spot.head.sentence:
                return
            if token.norm in classes and token.norm not in JOINTS:
                capital = " (capital)" if token.text[:1].isupper() else ""
                f[f"after: {classes[token.norm]}{capital}"] = 1.0
            elif token.text[:1].isupper() and token.pos == "PROPN":
                f["after: capital"] = 1.0
                if token.ent == spot.head.ent != "":
                    f[f"inside entity: {token.ent}"] = 1.0
            elif token.tag == "POS":
                f["after: 's"] = 1.0
            elif token.text in ("-", "/"):
                f["after: hyphen"] = 1.0
            elif token.text == "(":
                f["after: bracket"] = 1.0

    def _describe_syntax(self, spot: Spot, f: dict[str, float]) -> None:
        head = spot.head
        f[f"role: {head.dep if head.dep in _ROLES else 'other'}"] = 1.0
        if head.pos != "PROPN":
            f["no proper noun"] = 1.0
        if head.dep in ("compound", "nmod", "poss", "amod") and head.head != head.i:
            governor = self.parse.head(head)
            kind = "name" if governor.pos == "PROPN" else word_classes().get(governor.norm, "noun")
            f[f"modifies: {kind}"] = 1.0

    def _describe_containers(self, spot: Spot, before: Spot | None, after: Spot | None, f: dict[str, float]) -> None:
        """Add what a comma and a larger or smaller place beside the name tell ("Brod, Ostria")."""
        tokens = self.tokens
        if after is not None and after.first == spot.last + 2 and tokens[spot.last + 1].text in (",", "("):
            f["list: place after"] = 1.0
            if holds(after, spot):
                f["container after"] = 1.0
        if before is not None and spot.first == before.last + 2 and tokens[spot.first - 1].text in (",", "("):
            f["list: place before"] = 1.0
            if holds(spot, before):
                f["contained before"] = 1.0


_ENTITIES = frozenset("none GPE LOC FAC NORP ORG PERSON PRODUCT EVENT DATE WORK_OF_ART LAW".split())
_CROSSED = frozenset("none GPE LOC FAC ORG PERSON".split())
_ROLES = frozenset("pobj nsubj nsubjpass compound poss conj appos dobj amod ROOT npadvmod nmod dep attr".split())


def holds(outer: Spot, inner: Spot) -> bool:
    """Tell whether a place of one name lies in one of the other, by unit or country."""
    return any(lies_in(p, outer) for p in inner.found)


def lies_in(place: GazetteerPlace, outer: Spot) -> bool:
    """Tell whether a place lies in a unit or country that the other name may mean."""
    for unit in outer.found:
        if unit.feature.startswith("PCL") and unit.country == place.country and unit.id != place.id:
            return True
        if unit.id in (place.admin1, place.admin2):
            return True
    return any(
        k.country == place.country for k in outer.known if (k.feature_code or "").startswith("PCL") and k.country
    )
