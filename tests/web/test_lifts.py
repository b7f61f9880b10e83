"""What a document shares with others: seen from either side, in shares of the text that is read."""

from pathlib import Path

from accordingto.model.records import Segment
from accordingto.model.sameness import Passage
from accordingto.store.base import Settlement
from accordingto.web.lifts import Lift, beside_address, count_story, find_lifts, make_lift
from factories import make_document, make_judgement, make_pair
from happening_desks import FIRST, REPRINTED, fill_happening

ONE = make_document("Guns at Brod\n\nabcde fghij\n\nMenu", "one.txt", published="2031-05-12", segments=(
    Segment(0, 12, "title"), Segment(12, 25, "body"), Segment(25, 31, "furniture"),
))  # fmt: skip
OTHER = make_document("abcde\n\nfghij", "other.txt", published="2031-05-13", segments=(Segment(0, 12, "body"),))


def lift(passage: Passage) -> tuple[Lift, Lift]:
    pair = make_pair(ONE.id, OTHER.id, form="partial", passages=(passage,))
    return make_lift(ONE, OTHER, pair, "POSITIVE"), make_lift(OTHER, ONE, pair, "POSITIVE")


def test_a_lift_is_seen_from_both_sides() -> None:
    whole = Passage(14, 25, 0, 12) if ONE.id < OTHER.id else Passage(0, 12, 14, 25)
    ours, theirs = lift(whole)
    assert ours.passages == (Passage(14, 25, 0, 12),) and theirs.passages == (Passage(0, 12, 14, 25),)
    assert ours.other_share == theirs.share == 1.0
    assert ours.share == theirs.other_share == 0.5
    assert (ours.from_other, theirs.from_other) == (False, True)


def test_the_desk_tells_what_was_lifted_and_a_person_rules_it_out(tmp_path: Path) -> None:
    store = fill_happening(tmp_path / "desk.db")
    with store.view() as view:
        (found,) = find_lifts(view, FIRST.document)
        assert found.other.id == REPRINTED.document.id and found.told == "edited, cut or put in another order"
        for passage in found.passages:
            ours = FIRST.document.text[passage.start : passage.end]
            assert ours == REPRINTED.document.text[passage.other_start : passage.other_end]
    with store.writer() as writer:
        writer.judge(make_judgement(FIRST.document.id, REPRINTED.document.id, "NEGATIVE"), [FIRST.document.id])
    with store.view() as view:
        assert find_lifts(view, FIRST.document) == ()
    store.close()


def test_an_address_holds_ids_of_any_make() -> None:
    assert beside_address("a/b", "c&d") == "/documents/a%2Fb?beside=c%26d"


def test_documents_of_one_story_are_counted(tmp_path: Path) -> None:
    store = fill_happening(tmp_path / "desk.db")
    ids = [FIRST.document.id, REPRINTED.document.id]
    with store.writer() as writer:
        writer.settle(Settlement("stories", fields={i: {"story_id": "tale"} for i in ids}))
    with store.view() as view:
        told = {d.id: count_story(view, d) for d in view.documents()}
    assert [told[i] for i in ids] == [2, 2] and sorted(told.values()) == [0, 0, 0, 2, 2]
    store.close()
