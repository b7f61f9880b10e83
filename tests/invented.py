"""A small knowledge of countries that do not exist, and short ways to ask what annotation finds in a text."""

from functools import lru_cache

from accordingto.annotate.actors import find_references
from accordingto.annotate.instruments import find_instruments
from accordingto.annotate.parsing import Parser
from accordingto.annotate.places import find_places
from accordingto.model.annotations import ActorReference
from accordingto.model.knowledge import Knowledge, KnownActor, KnownPlace
from accordingto.model.records import Document, Entity, Instrument, Office, PlaceMention
from factories import make_plain


def _person(name: str, country: str, *offices: Office, **given: object) -> KnownActor:
    return KnownActor(name, kind="person", country=country, offices=offices, public_role="office", **given)  # type: ignore[arg-type]


KNOWLEDGE = Knowledge(
    actors=(
        KnownActor("Ostria", ("Republic of Ostria",), ("Ostrian",), ("Ostrian",), "state", "OST", capital=("Halm",)),
        KnownActor("Velmark", (), ("Velmarkian",), ("Velmarkian",), "state", "VEL", capital=("Tarnow Bay",)),
        KnownActor("Drems", demonyms=("Drem",), kind="group"),
        KnownActor("Lesk Republic", ("Occupied Lesk",), kind="government", country="VEL", contested=("Occupied Lesk",)),
        KnownActor("Littoral League", ("LL", "League of the Littoral"), kind="igo", capital=("Halm",)),
        KnownActor("LIFOR", ("Littoral Force",), kind="mission", country="VEL", member_of=("Littoral League",)),
        KnownActor("Black Herons", ("Black Heron",), kind="rebel", country="VEL"),
        KnownActor("Halm Courier", kind="media", country="OST"),
        _person("Mira Tosk", "OST", Office("President", "Ostria", "2029-03-01", None), gender="f"),
        _person("Jan Orlik", "OST", Office("Foreign Minister", "Ostria", "2030-01", None), gender="m"),
        _person("Pavel Orlik", "OST", Office("Interior Minister", "Ostria", "2020-01", "2024-05"), gender="m"),
        _person("Bela Varn", "VEL", Office("Prime Minister", "Velmark", "2028-06-10", None), gender="m"),
        _person("Olen Rask", "VEL", Office("Prime Minister", "Velmark", "2020", "2028-06-10"), gender="m"),
        _person("Ines Calder", "NOR", Office("Secretary General", "Littoral League", "2028", None), gender="f"),
    ),
    places=(
        KnownPlace("Ostria", country="OST", latitude=50, longitude=10, feature_code="PCLI", geo_precision=3),
        KnownPlace("Velmark", country="VEL", latitude=52, longitude=11, feature_code="PCLI", geo_precision=3),
        KnownPlace("Halm", country="OST", latitude=50.5, longitude=10.5, feature_code="PPLC", geo_precision=1),
        KnownPlace("Brezno", ("Brezna",), country="VEL", latitude=52.5, longitude=11.5, feature_code="PPL"),
        KnownPlace("North Velmark", country="VEL", latitude=53, longitude=11, feature_code="RGN", geo_precision=2),
        KnownPlace("Kell", country="OST", latitude=50.1, longitude=10.1, feature_code="PPL"),
        KnownPlace("Kell", country="VEL", latitude=52.1, longitude=11.1, feature_code="PPL"),
    ),
    instruments=(
        Instrument("Halm Accord", ("Halm agreement", "Halm deal"), "2027-05-01", ("Ostria", "Velmark"), ()),
        Instrument("Lake League Resolution 31", ("Resolution 31",), None, (), ()),
    ),
)


@lru_cache(maxsize=1)
def parser() -> Parser:
    """Return the parser that knows the invented names."""
    return Parser(KNOWLEDGE)


def document_of(text: str, published: str | None = "2031-05-12") -> Document:
    """Return a document that is all body."""
    return make_plain(text=text, published=published)


def read_actors(
    text: str, published: str | None = "2031-05-12"
) -> tuple[tuple[ActorReference, ...], tuple[Entity, ...]]:
    """Return the mentions of actors in a text and the actors named."""
    document = document_of(text, published)
    parse, hits = parser().parse(document)
    return find_references(document, parse, hits, KNOWLEDGE)


def names_in(text: str, published: str | None = "2031-05-12") -> dict[str, str]:
    """Return the name that each mention's words lead to (the last mention's, where words come twice)."""
    return {r.mention.text: r.mention.name for r in read_actors(text, published)[0]}


def places_in(text: str) -> list[PlaceMention]:
    """Return the places of a text that say where something is or goes."""
    return [m for m in toponyms_in(text) if m.use == "place"]


def toponyms_in(text: str) -> list[PlaceMention]:
    """Return all names of places in a text."""
    document = document_of(text)
    parse, hits = parser().parse(document)
    references, _ = find_references(document, parse, hits, KNOWLEDGE)
    return list(find_places(document, parse, hits, references, KNOWLEDGE))


def instruments_in(text: str) -> list[tuple[str, str]]:
    """Return the words and the names of the instruments in a text."""
    document = document_of(text)
    parse, _ = parser().parse(document)
    found = find_instruments(document, parse, KNOWLEDGE)
    return [(text[m.start : m.end], m.name) for m in found]
