"""A decoded text in, the same text through any number of edits out, with the way back to its bytes kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accordingto.model.offsets import Edit, OffsetMap, apply_edits


@dataclass(frozen=True)
class TracedText:
    """A text with what is needed to find its bytes; the map itself is only made when somebody asks for it."""

    text: str
    root: Callable[[], OffsetMap]
    steps: tuple[tuple[Edit, ...], ...] = ()

    def edited(self, edits: Iterable[Edit]) -> "TracedText":
        """Return the text with edits (in text order, not overlapping) made; the same object if there are none."""
        step = tuple(edits)
        if not step:
            return self
        return TracedText(apply_edits(self.text, step), self.root, (*self.steps, step))

    def offsets(self) -> OffsetMap:
        """Return the map from the code points of the text to the original bytes."""
        offsets = self.root()
        for step in self.steps:
            offsets = offsets.after(step)
        return offsets
