"""A step over a whole desk as a value: the documents that are new to it in, pairs, clusters and rows of the desk out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from accordingto.model.ids import content_id
from accordingto.store.base import Store


@dataclass(frozen=True, slots=True)
class DeskStage:
    """One step of what a desk does with the documents that were added or read anew.

    `run` gets the store and the ids of those documents, in the order in which they were added; it must cost what they
    are and not what the desk is, and do the same again when it is run twice (a run may be cut off in it). `version`
    and `config` are part of the key: where the key changes, all documents are new to the stage.
    """

    name: str
    version: str
    run: Callable[[Store, Sequence[str]], None]
    config: Mapping[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """The `origin` of rows that this stage writes: `name@version`."""
        return f"{self.name}@{self.version}"

    @property
    def key(self) -> str:
        """A hash of version and config: a document that is settled under it is not taken up again."""
        settings = [part for name, value in sorted(self.config.items()) for part in (name, value)]
        return content_id("desk stage", self.name, self.version, *settings)
