"""A stage as a value, and the workpiece that stages hand on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from accordingto.model.annotations import Annotations
from accordingto.model.reading import Reading
from accordingto.model.records import Document


class UnreadableError(ValueError):
    """Bytes that are no document (nothing in them, binary …): says why, for people."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that was asked for and could not be read, and why.

    `path` is the address as given, with `#` and an id or `:` and a line number where it is a line of JSON Lines.
    """

    path: str
    reason: str


Layer = Literal["source", "document", "annotations", "reading"]


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one document with its address and what is known of it beforehand.

    `path` is the address as given (a file's path, or the path, `#` and the id of a line of JSON Lines);
    `kind` is the form of `data`: `txt`, `html` or `md`. Fields of `given` come with the document
    (`title`, `url`, `publisher`, `published`, `language`, `retrieved`, `translated_from`);
    `basis` tells where a given date comes from (`metadata` or `given`).
    """

    data: bytes
    path: str | None = None
    kind: str = "txt"
    given: Mapping[str, str] = field(default_factory=dict)
    basis: Literal["metadata", "given"] = "metadata"


@dataclass(frozen=True, slots=True)
class Workpiece:
    """What is known of one document so far; a layer is None until its stage has run."""

    source: Source
    document: Document | None = None
    annotations: Annotations | None = None
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the reading: what it requires, what it adds, and the function that does it.

    `version` and `config` are part of the key under which results are kept: raise the version
    whenever the output changes.
    """

    name: str
    version: str
    requires: frozenset[Layer]
    adds: frozenset[Layer]
    run: Callable[[Workpiece], Workpiece]
    config: Mapping[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """The `origin` of rows that this stage writes: `name@version`."""
        return f"{self.name}@{self.version}"
