"""The stage that codes: a reading with all its tables."""

from accordingto.coding.stages import ORIGIN, coding_stage
from accordingto.model.knowledge import load_knowledge
from accordingto.model.stages import Source, Workpiece
from coding_readings import SAMPLE, annotate


def test_stage_adds_a_reading() -> None:
    annotations = annotate(
        "Damir Oslavec said that Dremland has violated the Brasque Protocol. Seven people were killed in Kaval on Friday."
    )
    stage = coding_stage(load_knowledge([SAMPLE]))
    done = stage.run(Workpiece(Source(b""), annotations.document, annotations))
    reading = done.reading
    assert reading is not None
    assert [s.speaker for s in reading.statements] == ["Damir Oslavec"]
    assert [e.event_type for e in reading.events] == ["ASSAULT"]
    assert [f.value for f in reading.figures] == [7]
    assert reading.figures[0].event_id == reading.events[0].id
    assert reading.events[0].figure_ids == (reading.figures[0].id,)
    assert [e.state for e in reading.ledger] == ["claimed_breached"]
    assert [i.name for i in reading.instruments] == ["Brasque Protocol"]
    origins = {r.origin for rows in (reading.statements, reading.events, reading.figures, reading.ledger) for r in rows}
    assert ORIGIN in origins
    assert origins <= {ORIGIN, ORIGIN.replace("@", "+reader@"), ORIGIN.replace("coding", "reader")}


def test_a_text_with_a_known_imprint_has_its_publisher() -> None:
    annotations = annotate("Halvec Courier, 21 March 2031\n\nSeven people were killed in Kaval on Friday.")
    reading = (
        coding_stage(load_knowledge([SAMPLE])).run(Workpiece(Source(b""), annotations.document, annotations)).reading
    )
    assert annotations.document.publisher is None
    assert reading is not None
    assert reading.document.publisher == "Halvec Courier"
    assert [p.name for p in reading.publishers] == ["Halvec Courier"]
