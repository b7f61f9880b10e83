"""What is known beforehand of actors, places, publishers and instruments: YAML files that any user can replace."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

from accordingto.model.records import Instrument, Office, Publisher


class KnowledgeError(ValueError):
    """A knowledge file that cannot be used: names the file, the entry and what to do."""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor as the knowledge files give it.

    `adjectives` and `demonyms` belong to states and peoples ("Serbian"; "Serb"); `capital` is the city that
    stands for the government when it speaks; `gender` (`m`, `f`) serves pronouns only; `surnames` is what a
    person is called alone where that is not the last word of the name ("Xi").
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
    public_role: str = "unknown"
    wikidata_id: str | None = None
    title_of: str | None = None


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place as the knowledge files give it; `disputed_by` names those who contest whose it is."""

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


@dataclass(frozen=True)
class Knowledge:
    """The knowledge of a desk: what comes with the program and what its users added."""

    actors: tuple[KnownActor, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    publishers: tuple[Publisher, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    key: str = field(default="", compare=False)


FILES = {"actors": KnownActor, "places": KnownPlace, "publishers": Publisher, "instruments": Instrument}
"""The files of a knowledge folder (`NAME.yaml` and `NAME/*.yaml`) and what their entries become."""

BUILT_IN = Path(__file__).parent.parent / "data"


def load_knowledge(folders: Iterable[Path] = ()) -> Knowledge:
    """Read the program's own knowledge and that of further folders; an entry of a later folder replaces its namesake.

    Raises KnowledgeError for a file that is not such a list, naming file and entry.
    """
    found: dict[str, dict[str, Any]] = {kind: {} for kind in FILES}
    digest = blake2b(digest_size=8)
    for folder in (BUILT_IN, *folders):
        for kind, cls in FILES.items():
            for path in [folder / f"{kind}.yaml", *sorted((folder / kind).glob("*.yaml"))]:
                if not path.is_file():
                    continue
                data = path.read_bytes()
                digest.update(data)
                for record in _entries(path, data, cls):
                    found[kind][record.name] = record
    return Knowledge(**{k: tuple(v.values()) for k, v in found.items()}, key=digest.hexdigest())


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


def _entries(path: Path, data: bytes, cls: type) -> list[Any]:
    try:
        entries = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{path}: not readable as YAML ({error}); mend it or leave it out") from error
    if entries is None:
        return []
    if not isinstance(entries, list):
        raise KnowledgeError(f"{path}: should be a list of entries that start with '- name:'")
    return [_entry(path, n, entry, cls) for n, entry in enumerate(entries, 1)]


def _entry(path: Path, number: int, entry: Any, cls: type) -> Any:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("name"), str):
        raise KnowledgeError(f"{path}: entry {number} has no name")
    allowed = {f.name: f for f in fields(cls)}
    unknown = sorted(set(entry) - set(allowed))
    if unknown:
        raise KnowledgeError(f"{path}: {entry['name']}: unknown field {', '.join(unknown)}")
    values = {key: _value(path, entry["name"], key, value, str(allowed[key].type)) for key, value in entry.items()}
    for name, spec in allowed.items():
        if name not in values and spec.default is not None and "tuple" in str(spec.type):
            values[name] = ()
        elif name not in values and not _has_default(spec):
            values[name] = None
    return cls(**values)


def _has_default(spec: Any) -> bool:
    return spec.default is not MISSING or spec.default_factory is not MISSING


def _value(path: Path, name: str, key: str, value: Any, kind: str) -> Any:
    if key == "offices":
        return tuple(_office(path, name, office) for office in value or ())
    if kind.startswith("tuple"):
        return (value,) if isinstance(value, str) else tuple(str(v) for v in value or ())
    if "float" in kind and value is not None:
        return float(value)
    if "str" in kind and value is not None:
        return str(value)
    return value


def _office(path: Path, name: str, office: Any) -> Office:
    if not isinstance(office, Mapping) or "title" not in office:
        raise KnowledgeError(f"{path}: {name}: an office needs a title")
    day = {k: None if office.get(k) is None else str(office[k]) for k in ("from", "to")}
    return Office(title=str(office["title"]), of=office.get("of"), start=day["from"], end=day["to"])
