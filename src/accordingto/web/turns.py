"""Candidates for having said otherwise in, the same with what people decided of each out, the undecided ones first."""

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.model.sameness import Judgement, in_order
from accordingto.resolve.positions import Turn
from accordingto.store.base import View
from accordingto.web.wordings import mark

KINDS = {
    "contradicts": mark("may contradict"), "number": mark("another number"), "condition": mark("another condition"),
}  # fmt: skip
"""In what way two statements may not go together."""
DECIDED = {
    "POSITIVE": mark("contradicts"), "NEGATIVE": mark("does not contradict"), "UNSURE": mark("both can hold, on conditions"),
    None: mark("taken back"),
}  # fmt: skip
"""What people decide of them."""


@dataclass(frozen=True, slots=True)
class JudgedTurn:
    """Two statements that may not go together, with all that people ever decided of them, oldest first."""

    turn: Turn
    decisions: tuple[Judgement, ...] = ()

    @property
    def held(self) -> Judgement | None:
        """The decision that holds, None where there is none or where it was taken back."""
        last = self.decisions[-1] if self.decisions else None
        return last if last is not None and last.answer is not None else None

    @property
    def is_open(self) -> bool:
        """Whether nobody has found that the two go together."""
        return self.held is None or self.held.answer != "NEGATIVE"


def judge_turns(view: View, turns: Sequence[Turn]) -> tuple[JudgedTurn, ...]:
    """Return candidates with what was decided of them: first those that nobody has judged, the order kept otherwise."""
    pairs = [in_order(turn.earlier.statement.id, turn.later.statement.id) for turn in turns]
    found = [
        JudgedTurn(turn, tuple(view.decisions("positions", *pair))) for turn, pair in zip(turns, pairs, strict=True)
    ]
    return tuple(sorted(found, key=lambda t: t.held is not None))
