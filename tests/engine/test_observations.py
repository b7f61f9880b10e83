"""Notes of people: documents of their own whose rows rest on the note's words."""

from pathlib import Path

import pytest

from accordingto.engine.observations import observe
from accordingto.engine.reviews import Reviewer
from accordingto.engine.row_forms import ReviewError
from accordingto.store import open_store

NOTE = "Two lorries with soldiers crossed the Brod bridge at noon.\nThe road was closed after that.\n"
MARA = Reviewer("Mara", act="a1", at="2031-05-12T12:30:00Z")


def test_what_was_seen_is_an_event_in_the_person_s_own_voice(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    given = {
        "evidence": "Two lorries with soldiers crossed the Brod bridge",
        "event_type": "MOBILIZE",
        "date_start": "2031-05-12",
    }
    for _ in range(2):
        document_id, row_id = observe(store, NOTE, given, MARA)
    with store.view() as view:
        document, (event,) = view.document(document_id), view.rows("events")
        assert document is not None and len(view.documents()) == 1
        assert (document.publisher, document.published, document.text) == (
            "Mara",
            "2031-05-12T12:30+00:00",
            NOTE.strip(),
        )
        assert document.text[event.evidence_start : event.evidence_end] == given["evidence"]
        assert (event.id, event.voice, event.sources, event.origin) == (row_id, "document", (), "person:Mara")
        assert [c.what for c in view.corrections()] == ["observation"]
    store.close()


def test_what_was_told_is_a_statement_of_whoever_told_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    observe(store, NOTE, {"act": "accuse", "about": "Velmark Police"}, MARA, told_by="a shopkeeper in Brod")
    with store.view() as view:
        (said,) = view.rows("statements")
        assert (said.speaker, said.act, said.about) == ("a shopkeeper in Brod", "accuse", ("Velmark Police",))
        assert said.content == NOTE.strip()
    store.close()


def test_a_note_without_words_is_refused(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    with pytest.raises(ReviewError, match="a note needs words"):
        observe(store, "  \n", {}, MARA)
    store.close()
