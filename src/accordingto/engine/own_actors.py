"""A desk's own actors: entries and decisions added to a file beside the desk, which reading for that desk takes in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from accordingto.model.folding import fold
from accordingto.model.knowledge import Knowledge, KnownActor
from accordingto.model.knowledge_files import KnowledgeFile
from accordingto.store.sqlite import file_of

HEADER = """# What people decided of this desk's actors, oldest first: one entry a line, added by `accordingto actors`.
# Lines may be corrected by hand; see docs/knowledge.md. Documents are read anew by the next `accordingto add`.
"""


class OwnActorsError(ValueError):
    """A change of a desk's actors that cannot be made: says why and what to do."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided it, and why; the day is that of the call."""

    by: str
    why: str | None = None


def own_folder(desk: str | Path) -> Path:
    """Return the folder with what a desk knows of its own: `crisis.knowledge` beside `crisis.db`."""
    return file_of(desk).with_suffix(".knowledge")


def own_folders(desk: str | Path) -> tuple[Path, ...]:
    """Return the folder of a desk as folders of knowledge: none where there is none."""
    folder = own_folder(desk)
    return (folder,) if folder.is_dir() else ()


def find_actors(known: Knowledge, name: str) -> list[KnownActor]:
    """Return the actors who bear a name, spelt with or without marks and capitals; those of that very name first."""
    wanted = fold(name).lower()
    found = [a for a in known.actors if wanted in (fold(n).lower() for n in (a.name, *a.names, *a.short))]
    return sorted(found, key=lambda a: fold(a.name).lower() != wanted)


def add_actor(desk: str | Path, known: Knowledge, fields: Mapping[str, Any], decision: Decision) -> Path:
    """Add an actor to a desk's own, or what is given to the known one of that name; return the file.

    Raises OwnActorsError for fields that no entry may have.
    """
    name = str(fields["name"])
    extends = {"extends": True} if any(a.name == name for a in known.actors) else {}
    return _append(
        desk, [{"name": name, **extends, **{k: v for k, v in fields.items() if k != "name" and v}}], decision
    )


def merge_actors(desk: str | Path, known: Knowledge, name: str, other: str, decision: Decision) -> Path:
    """Decide that another name means the same actor; return the file. The other's entry, if there is one, goes into it."""
    kept = _only(known, name)
    gone = [a for a in known.actors if a.name == other and a is not kept]
    if not gone and kept is not None and other in (kept.name, *kept.names):
        raise OwnActorsError(f"{other} is a name of {kept.name} already: there is nothing to merge")
    entries: list[dict[str, Any]] = [] if kept is not None else [{"name": name}]
    return _append(desk, [*entries, {"name": other, "merged_into": kept.name if kept else name}], decision)


def split_actors(desk: str | Path, known: Knowledge, name: str, other: str, decision: Decision) -> Path:
    """Decide that a name of an actor means somebody else; return the file. The other becomes an entry of its own."""
    kept = _only(known, name)
    if kept is None or other not in kept.names:
        raise OwnActorsError(f"{other} is no name of {name}: see `accordingto actors show`")
    entries: list[dict[str, Any]] = [{"name": kept.name, "extends": True, "without": [other]}]
    country = {"country": kept.country} if kept.country else {}
    return _append(desk, [*entries, {"name": other, "kind": kept.kind, **country}], decision)


def _only(known: Knowledge, name: str) -> KnownActor | None:
    exact = [a for a in known.actors if a.name == name]
    found = exact or find_actors(known, name)
    if len(found) > 1:
        raise OwnActorsError(f"{name} may be {' or '.join(a.name for a in found)}: name one of them in full")
    return found[0] if found else None


def _append(desk: str | Path, entries: Sequence[Mapping[str, Any]], decision: Decision) -> Path:
    """Add entries at the end of the desk's file, each on one line with who decided it, when and why."""
    path = own_folder(desk) / "actors.yaml"
    told = {"by": decision.by, "when": date.today().isoformat(), **({"why": decision.why} if decision.why else {})}
    lines = "".join(f"- {_line({**entry, **told})}\n" for entry in entries)
    before = path.read_text(encoding="utf-8") if path.is_file() else HEADER
    file = KnowledgeFile(path, (before + lines).encode())
    list(file.entries())
    if file.faults:
        raise OwnActorsError(f"{file.faults[0]}; mend that first")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(before + ("" if before.endswith("\n") else "\n") + lines, encoding="utf-8")
    return path


def _line(entry: Mapping[str, Any]) -> str:
    text: str = yaml.safe_dump(dict(entry), default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000)
    return text.strip()
