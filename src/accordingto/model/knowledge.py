"""What is known beforehand of actors, places, publishers and instruments: YAML files that any user can replace."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from accordingto.model.dates import PartialDate
from accordingto.model.knowledge_files import LIST_MARK, Fault, KnowledgeFile
from accordingto.model.records import Instrument, Office, PublicRole, Publisher


class KnowledgeError(ValueError):
    """A knowledge file that cannot be used: names the file and what to do."""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor as the knowledge files give it.

    `adjectives` and `demonyms` belong to states and peoples ("Serbian"; "Serb"); `capital` is the city that
    stands for the government when it speaks; `gender` (`m`, `f`) serves pronouns only; `surnames` is what a
    person is called alone where that is not the last word of the name ("Xi"). `short` are names that mean others
    too ("PDP"): they count only where the text names the country or the full name. `contested` are those of its
    names that a party to a dispute rejects. `by_rule` names the rule that finds the body in a text, so that its
    name is not searched word by word ("Government of X"). `sources` says where the entry comes from.
    """

    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    kind: str = "other"
    country: str | None = None
    sector: str | None = None
    capital: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    gender: str | None = None
    surnames: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    public_role: PublicRole = "unknown"
    wikidata_id: str | None = None
    short: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    by_rule: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place as the knowledge files give it.

    `disputed_by` names those who contest whose it is; `sources` says where the entry comes from.
    """

    name: str
    names: tuple[str, ...] = ()
    kind: str = "place"
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    feature_code: str | None = None
    geo_precision: int | None = None
    geonameid: str | None = None
    disputed_by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPublisher:
    """A publisher as the knowledge files give it.

    `names` are what texts call it ("AP"), `domains` the ends of its web addresses ("apnews.com"). `kind` is one of
    the codebook's `publishers.kinds`; the texts of an `agency` are reprinted by others.
    """

    name: str
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    kind: str | None = None
    owner: str | None = None
    country: str | None = None
    reliability: str | None = None

    def row(self) -> Publisher:
        """Return its row of the table of publishers."""
        return Publisher(self.name, self.kind, self.owner, self.country, self.reliability)


@dataclass(frozen=True)
class Knowledge:
    """The knowledge of a desk: what comes with the program and what its users added.

    `gazetteers` are compiled files of places, the program's first; `own_places` are the names of the places that users
    added, for which no gazetteer is asked.
    """

    actors: tuple[KnownActor, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    publishers: tuple[KnownPublisher, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    gazetteers: tuple[Path, ...] = ()
    own_places: frozenset[str] = frozenset()
    key: str = field(default="", compare=False)
    faults: tuple[Fault, ...] = field(default=(), compare=False)


FILES = {"actors": KnownActor, "places": KnownPlace, "publishers": KnownPublisher, "instruments": Instrument}
"""The files of a knowledge folder (`NAME.yaml`, `NAME.csv`, and those in a folder NAME) and what entries become."""
ACTOR_KINDS = frozenset(
    "state government parliament judiciary military police igo mission party militia rebel group ngo media person "
    "unidentified other".split()
)
ALLOWED: Mapping[str, frozenset[str]] = {
    "kind": ACTOR_KINDS,
    "public_role": frozenset(("office", "public", "private", "unknown")),
    "gender": frozenset(("m", "f")),
}
"""The words that some fields of an actor take."""

BUILT_IN = Path(__file__).parent.parent / "data"
GAZETTEER = "gazetteer.sqlite"
"""The compiled gazetteer of a knowledge folder."""


def load_knowledge(folders: Iterable[Path] = ()) -> Knowledge:
    """Read the program's own knowledge and that of further folders; an entry of a later folder replaces its namesake.

    What is wrong in a file is left out and told in `faults`, with file and line; everything else is used.
    Raises KnowledgeError for a file that may not be read at all.
    """
    found: dict[str, dict[str, Any]] = {kind: {} for kind in FILES}
    digest = blake2b(digest_size=8)
    faults: list[Fault] = []
    built_in: dict[str, KnownPlace] = {}
    folders = (BUILT_IN, *folders)
    for folder in folders:
        for kind, cls in FILES.items():
            for path in knowledge_paths(folder, kind):
                data = _read(path)
                digest.update(data)
                file = KnowledgeFile(path, data)
                add_records(file, cls, found[kind])
                faults += file.faults
        built_in = built_in or dict(found["places"])
    return Knowledge(
        **{k: tuple(v.values()) for k, v in found.items()},
        gazetteers=tuple(path for folder in folders if (path := folder / GAZETTEER).is_file()),
        own_places=frozenset(n for n, place in found["places"].items() if built_in.get(n) is not place),
        key=digest.hexdigest(),
        faults=tuple(faults),
    )


def knowledge_paths(folder: Path, kind: str) -> list[Path]:
    """Return the files of one kind in a knowledge folder, in the order in which they are read."""
    paths = [folder / f"{kind}.csv", folder / f"{kind}.yaml", *sorted((folder / kind).glob("*"))]
    return [p for p in paths if p.suffix in (".yaml", ".csv") and p.is_file()]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror}); change its rights or move it away") from error


@cache
def lists_key() -> str:
    """Return a hash of the program's word lists: every YAML file of its data that is no knowledge.

    It is part of the key of the stages that read them, so that a changed list reads documents anew.
    """
    digest = blake2b(digest_size=8)
    for path in sorted(BUILT_IN.rglob("*.yaml")):
        if not {path.stem, *(p.name for p in path.parents)} & set(FILES):
            digest.update(path.read_bytes())
    return digest.hexdigest()


class _WrongEntry(ValueError):
    """An entry that cannot be used, with what to do."""


def add_records(file: KnowledgeFile, cls: type, known: dict[str, Any]) -> None:
    """Add the records of a file to those known by name; one that `extends` its namesake adds to it, others replace it.

    An entry that cannot be used is left out and told in the file's `faults`.
    """
    kinds = {f.name: str(f.type) for f in fields(cls)}
    empty = {f.name: () if "tuple" in kinds[f.name] else None for f in fields(cls) if f.default is MISSING}
    is_csv = file.path.suffix == ".csv"
    for entry in file.entries():
        name = entry.values["name"]
        try:
            values = {k: _value(kinds, k, v, is_csv) for k, v in entry.values.items() if k not in DECISIONS}
            if into := entry.values.get("merged_into"):
                _merge(known, name, str(into))
            elif entry.values.get("extends"):
                without = _list(entry.values.get("without"))
                known[name] = _extend(known.get(name), values, without)
            else:
                known[name] = cls(**{**empty, **values})
        except _WrongEntry as error:
            file.reject(entry.at, f"{name}: {error}; the entry is left out")


DECISIONS = frozenset(("extends", "without", "merged_into", "by", "when", "why"))
"""What an entry says beside an actor's fields: what it changes of another entry; who decided it, when and why."""


def _extend(base: Any, values: Mapping[str, Any], without: tuple[str, ...]) -> Any:
    if base is None:
        raise _WrongEntry("there is no entry of this name to extend; check the name, or take 'extends' out")
    lists = {k: tuple(dict.fromkeys((*getattr(base, k), *v))) for k, v in values.items() if isinstance(v, tuple)}
    changed = replace(base, **{**values, **lists})
    if not without:
        return changed
    return replace(changed, names=tuple(n for n in changed.names if n not in without))


def _merge(known: dict[str, Any], name: str, into: str) -> None:
    """Give one entry's names to another; the one that is merged is an entry no more."""
    if into not in known or into == name:
        raise _WrongEntry(f"it is merged into {into}, which is no other entry; add that one first")
    gone = known.pop(name, None)
    names = (*known[into].names, name, *(gone.names if gone is not None else ()))
    known[into] = replace(known[into], names=tuple(dict.fromkeys(n for n in names if n != into)))


def _value(kinds: Mapping[str, str], key: str, value: Any, is_csv: bool) -> Any:
    kind = kinds.get(key)
    if kind is None:
        raise _WrongEntry(f"unknown field {key}; the fields are {', '.join(kinds)}")
    if key == "offices":
        return tuple(_office(office) for office in value or ())
    if kind.startswith("tuple"):
        return _list(value.split(LIST_MARK) if is_csv else value)
    if value is None:
        return None
    if "float" in kind or "int" in kind:
        return _number(key, value, float if "float" in kind else int)
    return _word(key, str(value), "country" in kinds and "adjectives" in kinds)


def _list(value: Any) -> tuple[str, ...]:
    found = (value,) if isinstance(value, str) else tuple(value or ())
    return tuple(text for v in found if (text := str(v).strip()))


def _number(key: str, value: Any, kind: Callable[[Any], float]) -> float:
    try:
        number = kind(value)
    except (TypeError, ValueError) as error:
        raise _WrongEntry(f"{key} should be a number, not {value!r}") from error
    if abs(number) > LIMITS.get(key, abs(number)):
        raise _WrongEntry(f"{key} should lie between -{LIMITS[key]} and {LIMITS[key]}, not {value!r}")
    return number


LIMITS = {"latitude": 90, "longitude": 180}


def _word(key: str, value: str, of_actor: bool) -> str:
    if key == "country" and not (len(value) == 3 and value.isalpha() and value.isupper()):
        raise _WrongEntry(f"country should be three capitals (ISO 3166-1 alpha-3, XKX for Kosovo), not {value!r}")
    allowed = ALLOWED.get(key) if of_actor else None
    if allowed and value not in allowed:
        raise _WrongEntry(f"{key} should be one of {', '.join(sorted(allowed))}, not {value!r}")
    return value


def _office(office: Any) -> Office:
    if not isinstance(office, Mapping) or not office.get("title"):
        raise _WrongEntry("an office needs a title")
    days = {k: None if office.get(k) is None else str(office[k]) for k in ("from", "to")}
    for key, day in days.items():
        if day is not None and PartialDate.parse_or_none(day) is None:
            raise _WrongEntry(f"{key} of an office should be a date such as 2029, 2029-03 or 2029-03-01, not {day!r}")
    start, end = days["from"], days["to"]
    if start and end and start > end + "~":
        raise _WrongEntry(f"an office ends ({end}) before it begins ({start})")
    return Office(title=str(office["title"]), of=office.get("of"), start=start, end=end)
