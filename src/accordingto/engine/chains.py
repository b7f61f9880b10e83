"""Knowledge and the parser's name in, the chain of stages out; every stage finds what it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from accordingto.model.knowledge import Knowledge, load_knowledge
from accordingto.model.stages import Layer, Stage

if TYPE_CHECKING:  # a reading without a desk needs no store
    from accordingto.store.stages import DeskStage


class ChainError(ValueError):
    """Stages that cannot run in this order: names the stage and the layer that it lacks."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a chain is made from: small enough to be handed to another process, which builds its own chain from it.

    `knowledge` are folders that come on top of what the program knows; `language_model` is the parser's package,
    `reader` the folder of the trained reader (`own` = the program's, empty = rules alone).
    """

    knowledge: tuple[Path, ...]
    language_model: str
    reader: str = ""

    def stages(self) -> tuple[Stage, ...]:
        """Build the stages, once a process. Raises KnowledgeError for a folder that cannot be used."""
        return _build(self)

    def desk_stages(self) -> tuple["DeskStage", ...]:
        """Return what a desk does with the documents that are new to it, in the order in which it does it."""
        return list_desk_stages(self)

    def known(self) -> Knowledge:
        """Return the knowledge that the chain works with."""
        return _known(self.knowledge)


@lru_cache(maxsize=4)
def _known(folders: tuple[Path, ...]) -> Knowledge:
    return load_knowledge(folders)


@lru_cache(maxsize=4)
def _build(recipe: Recipe) -> tuple[Stage, ...]:
    stages = list_stages(recipe)
    check_chain(stages)
    return stages


def list_stages(recipe: Recipe) -> tuple[Stage, ...]:
    """Return the stages of a reading in the order in which they run: this list is the program."""
    from accordingto.annotate.stages import annotate_stage
    from accordingto.coding.stages import coding_stage
    from accordingto.ingest.stages import make_ingest

    known = recipe.known()
    annotate = annotate_stage(known, recipe.language_model, recipe.reader)
    return make_ingest(recipe.knowledge), annotate, coding_stage(known)


def list_desk_stages(recipe: Recipe) -> tuple["DeskStage", ...]:
    """Return the stages that tell what is the same in a desk, each after those whose work it builds on."""
    from accordingto.resolve.actors import make_actors
    from accordingto.resolve.copies import make_copies
    from accordingto.resolve.incident_stage import make_incidents
    from accordingto.resolve.matters import make_matters
    from accordingto.resolve.responses import make_responses
    from accordingto.resolve.story_stage import make_stories

    known = recipe.known()
    return (
        make_copies(known),
        make_actors(known),
        make_stories(),
        make_matters(),
        make_responses(),
        make_incidents(known),
    )


def check_chain(stages: Sequence[Stage]) -> None:
    """Raise ChainError unless every layer that a stage requires is added by an earlier one."""
    there: set[Layer] = {"source"}
    names: set[str] = set()
    for stage in stages:
        lacking = sorted(stage.requires - there)
        if lacking:
            raise ChainError(f"stage {stage.name} requires {', '.join(lacking)}, which no stage before it adds")
        if stage.name in names:
            raise ChainError(f"stage {stage.name} stands twice in the chain")
        names.add(stage.name)
        there |= stage.adds
    if "reading" not in there:
        raise ChainError("no stage of the chain adds a reading")
