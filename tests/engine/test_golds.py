"""Reviewed documents as gold: the program's own rows score in full against gold made of them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from accordingto.engine import reviews
from accordingto.engine.golds import gold_of, write_gold
from accordingto.engine.measurements import measure_reading
from accordingto.engine.reviewed_passages import mark_passages
from accordingto.engine.reviews import Reviewer
from accordingto.engine.row_forms import ReviewError
from accordingto.export import write_desk
from accordingto.model.records import Segment
from accordingto.store import open_store
from accordingto.store.base import QueueQuery, Store
from accordingto.training.passages import read_passage
from factories import make_document, make_event, make_reading, make_statement

READING = make_reading()
SAID, ASKED, DENIED = (s.id for s in READING.statements)
SCORER = Path(__file__).parents[2] / "eval" / "acceptance.py"
MARA = Reviewer("Mara")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.db")
    with store.writer() as writer:
        writer.put(READING, "k")
    yield store
    store.close()


def finish(desk: Store) -> None:
    with desk.view() as view:
        left = [item.row.id for item in view.queue(QueueQuery()).rows]
    for row_id in left:
        reviews.accept(desk, row_id, MARA)
    reviews.mark(desk, READING.document.id, "finish", None, MARA)


def score(desk: Store, folder: Path) -> Any:
    with desk.view() as view:
        write_desk(view, folder / "out", "jsonl", view.ledger())
        write_gold(view, folder / "gold")
    command = [sys.executable, str(SCORER), str(folder / "out"), str(folder / "gold"), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_rows_score_in_full_against_the_gold_made_of_them(desk: Store, tmp_path: Path) -> None:
    reviews.correct(desk, ASKED, {"speaker": "Velmark", "act": "threaten"}, MARA)
    reviews.add_row(
        desk,
        READING.document.id,
        "events",
        {"evidence": "its police had fired", "actors": "Velmark", "factuality": "negated"},
        MARA,
    )
    finish(desk)
    found = score(desk, tmp_path)
    for table, rows in (("statements", 3), ("events", 2), ("figures", 1), ("ledger", 1)):
        told = found[table]
        assert (told["gold"], told["found"], told["extra"]) == (rows, rows, 0), table
        assert all(right == whole for right, whole in told["fields"].values()), (table, told["fields"])


def test_what_was_rejected_must_never_come_back(desk: Store, tmp_path: Path) -> None:
    reviews.reject(desk, DENIED, replace(MARA, why="nobody denies it"))
    finish(desk)
    with desk.view() as view:
        rules = gold_of(READING, view.corrections())["never"]
        stands = view.reading(READING.document.id)
        assert stands is not None
        told = gold_of(stands, view.corrections())["never"]
    assert rules == [], "a row that stands says the same"
    assert told == [
        {"why": "nobody denies it", "speaker": ["Velmark"], "act": ["deny"], "anchor": "its police had fired"}
    ]


def test_only_finished_documents_are_gold(desk: Store, tmp_path: Path) -> None:
    reviews.accept(desk, SAID, MARA)
    with desk.view() as view:
        assert write_gold(view, tmp_path / "gold") == []


def test_a_document_in_which_a_later_reading_finds_more_is_not_finished_any_more(desk: Store, tmp_path: Path) -> None:
    finish(desk)
    more = make_statement(READING.document, "Velmark denied", id="more", speaker="A witness")
    with desk.writer() as writer:
        writer.put(replace(READING, statements=(*READING.statements, more)), "later")
    with desk.view() as view:
        assert write_gold(view, tmp_path / "gold") == []
    reviews.reject(desk, "more", MARA)
    with desk.view() as view:
        assert len(write_gold(view, tmp_path / "gold")) == 1


def test_two_documents_of_one_name_are_refused(desk: Store, tmp_path: Path) -> None:
    other = make_document("Nothing is told here.", path="other/one.txt")
    with desk.writer() as writer:
        writer.put(make_reading(other), "k")
    finish(desk)
    reviews.mark(desk, other.id, "finish", None, MARA)
    with desk.view() as view, pytest.raises(ReviewError, match="two finished documents are named one"):
        write_gold(view, tmp_path / "gold")


def test_the_program_is_measured_by_what_it_read_before_anybody_decided(desk: Store) -> None:
    reviews.correct(desk, ASKED, {"speaker": "Velmark"}, MARA)
    reviews.reject(desk, DENIED, MARA)
    reviews.add_row(desk, READING.document.id, "statements", {"evidence": "said on Monday"}, MARA)
    finish(desk)
    with desk.view() as view:
        documents, (statements, *_) = measure_reading(view)
    assert documents == 1
    assert (statements.read, statements.gold, statements.found, statements.whole) == (3, 3, 2, 1)
    assert (statements.fields["speaker"], statements.fields["act"]) == (1, 2)


def test_a_reviewed_paragraph_is_a_marked_passage_that_training_reads() -> None:
    text = "Tarn said that police arrested Ada Voss in Brod."
    document = make_document(text, segments=(Segment(0, len(text), "body"),))
    said = make_statement(
        document, "police arrested Ada Voss in Brod", speaker="Tarn", speaker_text="Tarn", cue="said", act="accuse",
        evidence_start=0, evidence_end=len(text) - 1,
    )  # fmt: skip
    deed = make_event(
        document,
        "police arrested Ada Voss",
        trigger="arrested",
        event_type="COERCE",
        actors=("police",),
        recipients=("Ada Voss",),
    )
    (line,) = mark_passages(make_reading(document, statements=[said], events=[deed]))
    assert line == (
        "<s1>Tarn</s1> <c1 accuse>said</c1> that <q1><a2>police</a2> <e2 COERCE asserted>arrested</e2> "
        "<r2>Ada Voss</r2> in Brod</q1>."
    )
    assert read_passage(line).text == text


def test_a_paragraph_whose_marks_would_cross_or_that_lacks_the_words_is_left_out() -> None:
    text = "Tarn said that police came."
    document = make_document(text, segments=(Segment(0, len(text), "body"),))
    crossing = [
        make_statement(document, words, cue="said", speaker=words) for words in ("said that police", "that police came")
    ]
    crossing = [replace(s, evidence_start=0, evidence_end=len(text)) for s in crossing]
    assert list(mark_passages(make_reading(document, statements=crossing))) == []
    without = make_statement(document, "police came", cue="stated")
    assert list(mark_passages(make_reading(document, statements=[without]))) == []
