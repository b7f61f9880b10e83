"""A desk and the stages that go over it in, what is the same in it settled out: only what is new is taken up."""

from collections.abc import Callable, Sequence

from accordingto.store.base import Store
from accordingto.store.stages import DeskStage

AT_ONCE = 200
"""Documents that a stage takes up at a time: bounds what it holds, and what is done again after a kill."""


def settle_desk(store: Store, stages: Sequence[DeskStage], tell: Callable[[str], None] | None = None) -> dict[str, int]:
    """Run each stage over the documents that it has not done under its key; return how many, by the stage's name.

    `tell` is called with what is done now, in words.

    What is done is remembered a batch at a time, so that a run that is cut off goes on where it stopped.
    """
    done: dict[str, int] = {}
    for stage in stages:
        with store.view() as view:
            documents = view.unsettled(stage.name, stage.key)
        for start in range(0, len(documents), AT_ONCE):
            batch = documents[start : start + AT_ONCE]
            if tell is not None:
                tell(f"comparing with the desk: {stage.name}, {start:,} of {len(documents):,}")
            stage.run(store, batch)
            with store.writer() as writer:
                writer.mark_settled(stage.name, stage.key, batch)
        done[stage.name] = len(documents)
    return done
