"""The scorer of the desk: an export made from the gold is right, an empty one is not, faults are told in words."""

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

EVAL = Path(__file__).parent.parent.parent / "eval"
Rows = list[dict[str, Any]]
TEXTS = {
    "a": "Police arrested the mayor on Tuesday. Halvec asked the force for help.",
    "b": "The mayor was taken away on Tuesday.\nThe director was taken away, too. The force refused to help.",
    "c": "Police arrested the mayor on Tuesday. Halvec asked the force for help.",
}
PUBLISHED = {"a": "2031-01-01", "b": "2031-02-01", "c": "2031-01-02"}
GOLD: dict[str, Any] = {
    "documents": {k: {"file": f"{k}.txt", "publisher": k, "published": PUBLISHED[k]} for k in TEXTS},
    "incidents": [
        {
            "id": "mayor",
            "words": "the mayor arrested",
            "type": ["COERCE"],
            "status": ["told"],
            "independent_sources": [2, 2],
            "denied_by": [["Orvenia"]],
            "mentions": [
                {"doc": "a", "at": ["Police arrested the mayor"]},
                {"doc": "b", "at": ["The mayor was taken away on Tuesday"]},
                {"doc": "c", "at": ["Police arrested the mayor"]},
            ],
        },
        {
            "id": "director",
            "words": "the director arrested",
            "type": ["COERCE"],
            "status": ["told"],
            "independent_sources": [1, 1],
            "mentions": [{"doc": "b", "at": ["The director was taken away"]}],
        },
    ],
    "copies": {
        "groups": [{"id": "g", "original": "a", "members": {"a": "original", "c": "exact"}}],
        "rewritten": [{"from": "a", "to": "b"}],
        "lifted": [],
        "quoted": [],
    },
    "apart": [
        {
            "why": "two persons",
            "one": {"doc": "a", "at": ["Police arrested the mayor"]},
            "other": {"doc": "b", "at": ["The director was taken away"]},
        }
    ],
    "ledger": [
        {
            "id": "help",
            "words": "help of the force",
            "kind": ["request"],
            "by": ["Orvenia"],
            "of": ["MERFOR"],
            "terms": ["help"],
            "state": ["refused"],
            "deadline": "2031-01-20",
            "as_of": {"2031-01-10": ["open"], "2031-01-25": ["past_deadline"]},
            "steps": [
                {"doc": "a", "at": "Halvec asked the force for help", "state": ["open"]},
                {"doc": "b", "at": "The force refused to help", "state": ["refused"]},
            ],
        }
    ],
    "responses": [{"doc": "b", "at": "The force refused to help", "thread": "help"}],
}


@pytest.fixture(scope="module")
def desk() -> Iterator[ModuleType]:
    """The scorer, which is no part of the package."""
    sys.path.insert(0, str(EVAL))
    yield importlib.import_module("desk")
    sys.path.remove(str(EVAL))


def span(key: str, words: str) -> tuple[int, int]:
    start = TEXTS[key].index(words)
    return start, start + len(words)


def export(folder: Path) -> dict[str, Rows]:
    """What a desk that made no mistake would have exported."""
    copies = {"a": ("g", "a"), "c": ("g", "a"), "b": (None, None)}
    documents = [
        {"id": k, "path": f"x/{k}.txt", "text": t, "copy_group": copies[k][0], "original_id": copies[k][1]}
        for k, t in TEXTS.items()
    ]
    told = [("a", "arrested the mayor"), ("b", "mayor was taken away"), ("c", "arrested the mayor")]
    told.append(("b", "director was taken away"))
    events = [
        {
            "id": f"e{n}",
            "document_id": k,
            "evidence_start": span(k, words)[0],
            "evidence_end": span(k, words)[1],
            "also_at": [],
            "trigger": "taken" if "taken" in words else "arrested",
            "event_type": "COERCE",
        }
        for n, (k, words) in enumerate(told)
    ]
    incident = {"status": "told", "affirmed_by": [], "denied_by": ["Government of Orvenia"]}
    incidents = [
        {"id": "i1", "event_ids": ["e0", "e1", "e2"], "independent_sources": 2, **incident},
        {"id": "i2", "event_ids": ["e3"], "independent_sources": 1, **incident},
    ]
    steps = [
        {"document_id": k, "evidence_start": span(k, w)[0], "evidence_end": span(k, w)[1], "state": state, "on": None}
        for k, w, state in (("a", "Halvec asked the force", "open"), ("b", "force refused to help", "refused"))
    ]
    entry = {"id": "l1", "kind": "request", "by": ["Orvenia"], "terms": "help", "state": "refused", "steps": steps}
    return {
        "documents": documents,
        "events": events,
        "incidents": incidents,
        "ledger": [{**entry, "deadline": "2031-01-20"}],
        "statements": [
            {
                "id": "s1",
                "document_id": "b",
                "evidence_start": steps[1]["evidence_start"],
                "evidence_end": steps[1]["evidence_end"],
                "responds_to": ["l1"],
            }
        ],
    }


Scored = Callable[[Callable[[dict[str, Rows]], None]], Any]


@pytest.fixture
def scored(desk: ModuleType, tmp_path: Path) -> Scored:
    """Scores the faultless export after something was done to it."""
    (tmp_path / "gold").mkdir()
    for name, rows in GOLD.items():
        (tmp_path / "gold" / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")

    def score(change: Callable[[dict[str, Rows]], None]) -> Any:
        tables = export(tmp_path)
        change(tables)
        for name, rows in tables.items():
            (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        return desk.score_desk(tmp_path, tmp_path / "gold")

    return score


def test_a_faultless_export_has_everything_right(scored: Scored) -> None:
    score = scored(lambda tables: None)
    free = {"rewritten copies found"}
    wrong = {
        name: value
        for name, value in score.figures.items()
        if name not in free and (value["f1"] != 1 if isinstance(value, dict) else value[0] != value[1])
    }
    assert wrong == {}
    assert [line for line in score.failed if not line.startswith("rewritten")] == []
    assert score.figures["states, all"] == (3, 3)


def test_an_empty_export_has_nothing_right(scored: Scored) -> None:
    score = scored(lambda tables: [rows.clear() for rows in tables.values()] and None)
    assert score.figures["incident pairs"]["f1"] == score.figures["copy pairs"]["f1"] == 0
    assert score.figures["independent sources"] == (0, 2)
    assert score.figures["states, all"] == (0, 3)
    assert score.figures["documents"] == (0, 3)
    assert "states: help of the force: not found, not refused" in score.failed


def test_two_happenings_thrown_together_are_told(scored: Scored) -> None:
    def merge(tables: dict[str, Rows]) -> None:
        tables["incidents"] = [{**tables["incidents"][0], "event_ids": ["e0", "e1", "e2", "e3"]}]

    score = scored(merge)
    assert score.figures["incident pairs"] == {"f1": 0.667, "precision": 0.5, "recall": 1.0}
    assert score.figures["kept apart"] == score.figures["kept apart, both sides found"] == (0, 1)
    assert score.figures["independent sources"] == (1, 2)
    assert any(line.startswith("kept apart: two persons: a “Police") for line in score.failed)
    assert "incident pairs: thrown together: mayor in a and director in b" in score.failed


def test_one_happening_torn_apart_is_told(scored: Scored) -> None:
    def tear(tables: dict[str, Rows]) -> None:
        tables["incidents"][0]["event_ids"] = ["e0", "e2"]

    score = scored(tear)
    assert score.figures["incident pairs"]["recall"] == 0.333
    assert score.figures["incident mentions found"] == (4, 4)
    assert "incident pairs: torn apart: mayor in a and mayor in b" in score.failed


def test_what_was_not_read_is_told_apart_from_what_was_not_brought_together(scored: Scored) -> None:
    def lose(tables: dict[str, Rows]) -> None:
        del tables["events"][1]

    score = scored(lose)
    assert score.figures["incident pairs"]["recall"] == 0.333
    assert score.figures["incident pairs, mentions found"]["f1"] == 1
    assert score.figures["incident mentions found"] == (3, 4)


def test_an_event_of_another_type_is_taken_only_where_there_is_no_better(scored: Scored) -> None:
    def retype(tables: dict[str, Rows]) -> None:
        tables["events"][1]["event_type"] = "SANCTION"

    assert scored(retype).figures["incident pairs"]["f1"] == 1


def test_copies_may_hold_a_rewritten_text_but_nothing_else(scored: Scored) -> None:
    def join(tables: dict[str, Rows]) -> None:
        tables["documents"][1].update(copy_group="g", original_id="a")

    score = scored(join)
    assert score.figures["copy pairs"]["f1"] == 1 and score.figures["rewritten copies found"] == (1, 1)

    def wrong_original(tables: dict[str, Rows]) -> None:
        tables["documents"][2]["original_id"] = "c"

    assert scored(wrong_original).figures["originals"] == (0, 1)


def test_states_of_past_days_come_from_the_steps_or_from_exports(
    scored: Scored, desk: ModuleType, tmp_path: Path
) -> None:
    def answer_lost(tables: dict[str, Rows]) -> None:
        tables["ledger"][0]["steps"].pop()
        tables["ledger"][0]["state"] = "open"

    score = scored(answer_lost)
    assert score.figures["states"] == (0, 1) and score.figures["states on past days"] == (2, 2)
    assert score.figures["thread steps"]["f1"] == 0
    told = desk.score_desk(tmp_path, tmp_path / "gold", {"2031-01-25": tmp_path})
    assert "states on past days: help of the force on 2031-01-25: open, not past_deadline" in told.failed


def test_figures_are_printed_one_a_line(desk: ModuleType, scored: Scored) -> None:
    lines = list(desk.tell(scored(lambda tables: None).figures))
    assert any(line.startswith("states, all") and line.endswith("3/3  1.000") for line in lines)
    assert any("F1 1.000" in line for line in lines)


def test_responses_that_are_missing_or_wrong_are_told(scored: Scored) -> None:
    assert scored(lambda tables: None).figures["responses"] == {"f1": 1.0, "precision": 1.0, "recall": 1.0}
    missing = scored(lambda tables: tables["statements"].clear())
    assert missing.figures["responses"]["recall"] == 0.0
    assert any("responses: not found" in words for words in missing.failed)

    def elsewhere(tables: dict[str, Rows]) -> None:
        start, end = span("b", "The mayor was taken away")
        tables["statements"].append(
            {**tables["statements"][0], "id": "s2", "evidence_start": start, "evidence_end": end}
        )

    assert scored(elsewhere).figures["responses"]["precision"] == 0.5


def test_floors_tell_what_lies_below_and_what_was_not_measured(desk: ModuleType) -> None:
    figures = {"incident pairs": {"f1": 0.9}, "status": (3, 4), "silences": (0, 0)}
    assert desk.below_floors(figures, {"incident pairs": 0.9, "status": 0.75}) == []
    assert desk.below_floors(figures, {"incident pairs": 0.91, "status": 0.8, "responses": 0.5}) == [
        "responses: not measured, floor 0.5",
        "incident pairs: 0.9, floor 0.91",
        "status: 0.75, floor 0.8",
    ]
