"""What people decide of two statements is kept beside what was decided before, and can be taken back."""

from pathlib import Path

import pytest

from accordingto.engine.turns import TurnError, judge_turn
from demo_desks import fill


def test_decisions_are_added_and_taken_back(tmp_path: Path) -> None:
    store = fill(tmp_path / "desk.db")
    with store.view() as view:
        one, other = [s.id for s in view.rows("statements")][:2]
    judge_turn(store, other, one, "UNSURE", "Mara", "the levy may fall")
    judge_turn(store, one, other, "POSITIVE", "Ivo")
    with store.view() as view:
        (held,) = view.judgements("positions", [one])
        assert (held.answer, held.by) == ("POSITIVE", "person:Ivo") and [held.one, held.other] == sorted([one, other])
    judge_turn(store, one, other, None, "Mara")
    with store.view() as view:
        told = [(d.answer, d.by, d.why) for d in view.decisions("positions", *sorted([one, other]))]
        assert told == [
            ("UNSURE", "person:Mara", "the levy may fall"),
            ("POSITIVE", "person:Ivo", None),
            (None, "person:Mara", None),
        ]
        assert view.judgements("positions") == []
    for wrong in (one, "gone"):
        with pytest.raises(TurnError, match="both of these statements"):
            judge_turn(store, one, wrong, "POSITIVE", "Mara")
    store.close()
