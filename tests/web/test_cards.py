"""Cards: who reports a row, what denies it, and where its words are."""

from dataclasses import replace

from accordingto.store.base import Store
from accordingto.web.cards import Answers, document_cards, document_marks, gather_answers, name_speaker, statement_card
from demo_desks import answer_reading, claim_reading
from factories import make_document, make_statement


def test_an_accusation_and_the_event_told_in_it_carry_their_denial(store: Store) -> None:
    reading = claim_reading()
    with store.view() as view:
        cards = document_cards(reading, gather_answers(view, [reading.document.id]))
    told = {c.label: c for c in cards}
    assert [link.who for link in told["S1"].denials] == ["Interior Ministry of Velmark"]
    assert [link.who for link in told["E1"].denials] == ["Interior Ministry of Velmark"]
    assert [link.who for link in told["S3"].answers] == ["Government of Ostria"]
    assert told["S1"].href == f"/documents/{reading.document.id}#e-{reading.statements[0].id}"


def test_denials_in_other_documents_are_found(store: Store) -> None:
    reading, other = claim_reading(), answer_reading()
    penn = replace(other.statements[0], responds_to=(reading.statements[0].id,))
    with store.writer() as writer:
        writer.put(replace(other, statements=(penn, other.statements[1])), "again")
    with store.view() as view:
        answers = gather_answers(view, [reading.document.id])
    assert [link.who for link in answers.of(reading.statements[0].id, denials=True)] == [
        "Interior Ministry of Velmark", "Juro Penn",
    ]  # fmt: skip


def test_who_reports_a_statement_is_told_nearest_first(store: Store) -> None:
    reading = answer_reading()
    with store.view() as view:
        cards = document_cards(reading, gather_answers(view, [reading.document.id]))
    assert next(c for c in cards if c.row.id == reading.statements[0].id).chain == ("Joint Monitors",)


def test_a_circle_of_reports_ends() -> None:
    document = make_document()
    one, two = (make_statement(document, "Velmark", id=i, reported_by=j) for i, j in ("ab", "ba"))
    answers = Answers({"a": one, "b": two}, {})
    assert statement_card(one, document, answers).chain == ("Government of Ostria",)


def test_rows_stand_in_the_order_of_their_words() -> None:
    reading = claim_reading()
    cards = document_cards(reading, Answers({}, {}))
    assert [c.label for c in cards] == ["S1", "E1", "F1", "L1", "S2", "S3", "E2"]
    assert cards[2].words == "three guards"


def test_every_place_of_a_row_is_marked_once_under_its_own_anchor() -> None:
    reading = claim_reading()
    event = replace(reading.events[0], also_at=((0, 6),))
    marks = document_marks(replace(reading, events=(event,)))
    anchors = [m.anchor for m in marks]
    assert len(anchors) == len(set(anchors))
    assert (0, 6, f"e-{event.id}-2") in {(m.start, m.end, m.anchor) for m in marks}


def test_who_speaks_where_no_one_is_named() -> None:
    document = make_document()
    for given, told in (
        ({"speaker": None}, "no one named"),
        ({"speaker": None, "speaker_is_publisher": True}, "the document itself"),
        ({"speaker": "@publisher"}, "the document itself"),
        ({"speaker": "Ada Tarn"}, "Ada Tarn"),
    ):
        assert name_speaker(make_statement(document, "Velmark", **given)) == told
