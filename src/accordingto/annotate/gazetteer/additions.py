"""A place, or dumps of GeoNames, in; a folder of knowledge that holds them out."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from accordingto.annotate.gazetteer.files import Gazetteer, GazetteerError, write_gazetteer
from accordingto.annotate.gazetteer.sources import read_dump
from accordingto.model.knowledge import BUILT_IN, GAZETTEER, KnownPlace, add_records
from accordingto.model.knowledge_files import KnowledgeFile

PLACES = "places.yaml"


def add_place(folder: Path, entry: Mapping[str, Any]) -> Path:
    """Write a place into a folder's list, in the stead of one of the same name, and return the file.

    The other entries and remarks stay as they are. Raises GazetteerError for an entry, or a file, that cannot be used.
    """
    told = {key: value for key, value in entry.items() if value not in (None, [], "")}
    line = "- " + yaml.safe_dump(told, default_flow_style=True, width=100_000, allow_unicode=True, sort_keys=False)
    _check(folder / PLACES, line)
    path = folder / PLACES
    kept = _without(path, str(entry["name"])) if path.exists() else ""
    _check(path, kept)
    path.write_text(kept + line, encoding="utf-8")
    return path


def _check(path: Path, text: str) -> None:
    file = KnowledgeFile(path, text.encode())
    add_records(file, KnownPlace, {})
    if file.faults:
        raise GazetteerError(str(file.faults[0]))


def _without(path: Path, name: str) -> str:
    """Return the text of a list without the entries of a name."""
    blocks: list[str] = [""]
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("- "):
            blocks.append("")
        blocks[-1] += line if line.endswith("\n") else line + "\n"
    kept = []
    for block in blocks:
        rows = yaml.safe_load(block) if block.startswith("- ") else None
        if not (isinstance(rows, list) and isinstance(rows[0], dict) and rows[0].get("name") == name):
            kept.append(block)
    return "".join(kept)


def import_dumps(folder: Path, files: Iterable[Path]) -> tuple[Path, dict[str, int]]:
    """Compile dumps of GeoNames into a folder's gazetteer; return the file and the counts of places and names.

    What the folder's gazetteer held before is replaced. Raises GazetteerError for a dump that cannot be read.
    """
    files = tuple(files)
    missing = [str(f) for f in files if not f.is_file()]
    if missing:
        raise GazetteerError(f"no such file: {', '.join(missing)}; a dump is unpacked first (RS.zip holds RS.txt)")
    alpha3 = Gazetteer(BUILT_IN / GAZETTEER).alpha3()
    about = {f"sha256 of {f.name}": sha256(f.read_bytes()).hexdigest() for f in files}
    about["licence"] = "GeoNames (https://www.geonames.org), CC BY 4.0"
    places = {p.id: p for f in files for p in read_dump(f, alpha3)}
    path = folder / GAZETTEER
    return path, write_gazetteer(path, places.values(), about)
