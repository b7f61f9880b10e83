"""What a person decides of two statements that may not go together in, kept beside all that was decided before out."""

from accordingto.engine.reviews import now
from accordingto.model.sameness import Answer, Judgement, in_order
from accordingto.store.base import Store

ANSWERS: dict[str, Answer] = {"contradicts": "POSITIVE", "agrees": "NEGATIVE", "conditional": "UNSURE"}
"""What can be decided: they contradict each other; they go together; both can hold, each under a condition."""


class TurnError(ValueError):
    """A decision of two statements that cannot be kept: says why."""


def judge_turn(store: Store, one: str, other: str, answer: Answer | None, by: str, why: str | None = None) -> Judgement:
    """Keep what somebody decided of two statements; an `answer` of None takes the last decision back.

    Decisions are only ever added; they name statements by their ids, so that they outlive every later `add`. Raises
    TurnError where the desk does not hold both statements, or where one and the same was given twice.
    """
    with store.view() as view:
        held = {s.id for s in view.find_rows("statements", {one, other})}
    if one == other or held != {one, other}:
        raise TurnError("the desk does not hold both of these statements (any more)")
    judgement = Judgement("positions", *in_order(one, other), answer, f"person:{by}", now(), why)
    with store.writer() as writer:
        writer.judge(judgement, [])
    return judgement
