"""Rules and reader together: who found what, whose words count, and what only the reader found but nobody said."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from accordingto.coding.attributions import Attribution, find_attributions
from accordingto.coding.joins import SURE_CUE, SURE_READ, VERY_SURE, head_of, join_attributions, speakers_in
from accordingto.coding.speech import attribute_speech
from accordingto.model.annotations import Annotations, ReadAttribution, ReadWords
from accordingto.model.labels import FACTS, ROOTS, SETTINGS, TAGS, TYPE_OF_ACT, TYPES, VERBAL
from coding_readings import annotate

Told = tuple[str, str | None, tuple[str, ...]]
"""What the reader is to have found: cue, source and contents, as words of the text."""
BRIDGE = "the bridge was closed"


def words(annotations: Annotations, stretch: str) -> tuple[int, int]:
    """Return the first and last token of the first place where some words stand."""
    start = annotations.document.text.index(stretch)
    tokens = annotations.parse.between(start, start + len(stretch))
    return tokens[0].i, tokens[-1].i


def with_reader(
    text: str, *told: Told, score: float = 0.9, act: str = "assert", doubts: str = "", title: str | None = None
) -> Annotations:
    """Return the annotations of a text of which the reader says what is told, and nothing else.

    Every word may be a cue to it, but for those of `doubts`; its act for each is `act`.
    """
    annotations = replace(annotate(text, title), read=None)
    size = len(annotations.parse.tokens)
    sizes = {"facts": FACTS, "settings": SETTINGS, "utterances": VERBAL, "roots": ROOTS}
    tables = {name: np.zeros((size, len(labels)), dtype=np.float32) for name, labels in sizes.items()}
    tags, types = (np.zeros((size, len(labels)), dtype=np.float32) for labels in (TAGS, TYPES))
    tags[:, TAGS.index("B-cue")] = [SURE_CUE / 2 if t.text == doubts else 0.4 for t in annotations.parse.tokens]
    types[:, TYPES.index(TYPE_OF_ACT[act])] = 0.9
    attributions = tuple(
        ReadAttribution(
            words(annotations, cue),
            words(annotations, source) if source else None,
            tuple(words(annotations, c) for c in contents),
            score,
        )
        for cue, source, contents in told
    )
    return replace(annotations, read=ReadWords(attributions, {}, tags, types, **tables))


def ruled(annotations: Annotations) -> list[Attribution]:
    return attribute_speech(annotations, find_attributions(annotations))


def joined(annotations: Annotations, rules: Sequence[Attribution] | None = None) -> list[tuple[str, str, str, str]]:
    """Return what comes out as (who found it, speakers, cue, content)."""
    text = annotations.document.text
    return [
        (
            a.found_by,
            " ".join(s.text for s in a.speakers),
            text[slice(*a.cue_span)],
            " … ".join(text[s:e] for s, e in a.content),
        )
        for a in join_attributions(annotations, ruled(annotations) if rules is None else rules)
    ]


def test_without_a_reader_the_rules_stay_as_they_are() -> None:
    annotations = replace(annotate(f"Premier Tarn said that {BRIDGE}."), read=None)
    found = ruled(annotations)
    kept = join_attributions(annotations, found)
    assert kept == found and kept[0] is found[0]
    assert [(a.found_by, a.score) for a in kept] == [("rules", None)]


def test_where_both_mean_about_the_same_words_they_end_as_the_rules_end_them() -> None:
    told = ("said", "Premier Tarn", (f"that {BRIDGE} on Monday",))
    annotations = with_reader(f"Premier Tarn said that {BRIDGE} on Monday.", told)
    (made,) = join_attributions(annotations, ruled(annotations))
    assert (made.found_by, made.score, made.cue.word, made.frame) == ("both", 0.9, "say", "clause")
    assert [s.text for s in made.speakers] == ["Tarn"]
    assert [annotations.document.text[s:e] for s, e in made.content] == [f"{BRIDGE} on Monday"]


def test_where_both_mean_other_words_they_are_the_readers() -> None:
    text = f"Premier Tarn said that {BRIDGE} while lorries full of grain went on to Velmark by another road."
    assert joined(with_reader(text, ("said", "Premier Tarn", (BRIDGE,)))) == [("both", "Tarn", "said", BRIDGE)]


def test_the_reader_names_no_source_and_the_rules_do() -> None:
    annotations = with_reader(f"Premier Tarn said that {BRIDGE}.", ("said", None, (BRIDGE,)))
    assert joined(annotations) == [("both", "Tarn", "said", BRIDGE)]


def test_all_speakers_of_the_rules_stay_where_the_reader_names_one_of_them() -> None:
    text = f"Premier Tarn and Governor Lisk said that {BRIDGE}."
    annotations = with_reader(text, ("said", "Governor Lisk", (BRIDGE,)))
    assert joined(annotations) == [("both", "Tarn Lisk", "said", BRIDGE)]


def test_another_source_of_the_reader_takes_the_place() -> None:
    text = f"Premier Tarn met Governor Lisk, and the mayor said that {BRIDGE}."
    annotations = with_reader(text, ("said", "Governor Lisk", (BRIDGE,)))
    assert joined(annotations) == [("reader", "Lisk", "said", BRIDGE)]


def test_the_same_words_are_the_same_under_another_cue() -> None:
    text = f"In a note, Premier Tarn said that {BRIDGE}."
    annotations = with_reader(text, ("note", "Premier Tarn", (BRIDGE,)))
    assert joined(annotations) == [("both", "Tarn", "said", BRIDGE)]


@pytest.mark.parametrize(("score", "count"), [(SURE_READ + 0.1, 1), (SURE_READ - 0.1, 0)])
def test_what_only_the_reader_found_stays_where_it_is_sure(score: float, count: int) -> None:
    annotations = with_reader(f"Premier Tarn said that {BRIDGE}.", ("said", "Premier Tarn", (BRIDGE,)), score=score)
    assert len(joined(annotations, [])) == count


def test_what_only_the_reader_found_has_its_words_and_the_word_lists_act() -> None:
    text = f"Premier Tarn denied that {BRIDGE}."
    annotations = with_reader(text, ("denied", "Premier Tarn", (BRIDGE,)), act="assert")
    (made,) = join_attributions(annotations, [])
    assert (made.found_by, made.frame, made.cue.act, made.negated) == ("reader", "reader", "deny", False)
    assert made.anchor.text == "denied"


def test_a_cue_that_no_list_knows_has_the_readers_act() -> None:
    text = f"Premier Tarn drawled that {BRIDGE}."
    annotations = with_reader(text, ("drawled", "Premier Tarn", (BRIDGE,)), act="concede")
    (made,) = join_attributions(annotations, [])
    assert (made.cue.act, made.cue.frames) == ("concede", ("reader",))
    assert [s.text for s in made.speakers] == ["Tarn"]


def test_a_source_that_the_reader_does_not_name_is_the_subject() -> None:
    annotations = with_reader(f"Premier Tarn drawled that {BRIDGE}.", ("drawled", None, (BRIDGE,)))
    assert joined(annotations, []) == [("reader", "Tarn", "drawled", BRIDGE)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The residents were asked to leave the town.", ("asked", "The residents", ("to leave the town",))),
        (f"Premier Tarn was told that {BRIDGE}.", ("was told", "Premier Tarn", (BRIDGE,))),
        (f"Premier Tarn did not say that {BRIDGE}.", ("say", "Premier Tarn", (BRIDGE,))),
        (f"Premier Tarn did not say that {BRIDGE}.", ("did not say", "Premier Tarn", (BRIDGE,))),
        (f"Premier Tarn never said that {BRIDGE}.", ("never said", "Premier Tarn", (BRIDGE,))),
        (f"Premier Tarn could say that {BRIDGE}.", ("could say", "Premier Tarn", (BRIDGE,))),
        (f"Neither side said that {BRIDGE}.", ("said", "Neither side", (BRIDGE,))),
        (f"Nobody has said that {BRIDGE}.", ("said", "Nobody", (BRIDGE,))),
        (
            "Premier Tarn offered no evidence that the convoy had left.",
            ("offered", "Premier Tarn", ("no evidence that the convoy had left",)),
        ),
        (
            "Premier Tarn said nothing that would calm them.",
            ("said", "Premier Tarn", ("nothing that would calm them",)),
        ),
        (f"There was a note on the door, which drawled that {BRIDGE}.", ("drawled", "which", (BRIDGE,))),
        (f"There was a note on the door that drawled {BRIDGE}.", ("drawled", "that", (BRIDGE,))),
        (f"We said that {BRIDGE}.", ("said", "We", (BRIDGE,))),
        (f"I think that {BRIDGE}.", ("think", "I", (BRIDGE,))),
        ("Premier Tarn had his doubts about the old bridge.", ("doubts", None, ("about the old bridge",))),
    ],
)
def test_what_nobody_said_is_refused(text: str, told: Told) -> None:
    assert joined(with_reader(text, told), []) == []


def test_no_evidence_is_refused_also_where_it_is_the_cue() -> None:
    text = "Premier Tarn offered no evidence that the convoy had left."
    told = ("offered no evidence", "Premier Tarn", ("that the convoy had left",))
    assert joined(with_reader(text, told), []) == []


def test_own_words_are_refused_beside_the_rules_too() -> None:
    annotations = with_reader(f"We said that {BRIDGE}.", ("said", "We", (BRIDGE,)))
    assert [(by, cue) for by, _, cue, _ in joined(annotations)] == [("rules", "")]


@pytest.mark.parametrize(("score", "count"), [(VERY_SURE, 1), (VERY_SURE - 0.05, 0)])
def test_a_thing_is_said_only_where_the_reader_is_very_sure(score: float, count: int) -> None:
    told = ("said", "Premier Tarn", ("a long prayer",))
    assert len(joined(with_reader("Premier Tarn said a long prayer.", told, score=score), [])) == count


def test_a_quotation_is_said_though_it_has_no_verb() -> None:
    annotations = with_reader("Premier Tarn drawled: “A sad day.”", ("drawled", "Premier Tarn", ("A sad day.",)))
    assert joined(annotations, []) == [("reader", "Tarn", "drawled", "A sad day.")]


def test_a_cue_of_other_acts_may_take_a_thing() -> None:
    annotations = with_reader("Premier Tarn denounced the raid.", ("denounced", "Premier Tarn", ("the raid",)))
    assert joined(annotations, []) == [("reader", "Tarn", "denounced", "the raid")]


def test_a_cue_of_the_rules_that_the_reader_takes_for_none_is_dropped() -> None:
    text = f"Premier Tarn said that {BRIDGE}."
    assert joined(with_reader(text)) == [("rules", "Tarn", "said", BRIDGE)]
    assert joined(with_reader(text, doubts="said")) == []


def test_nested_words_stay_though_the_reader_takes_their_cue_for_none() -> None:
    """The reader was taught the outermost words only."""
    text = f"Premier Tarn said that Governor Lisk had claimed that {BRIDGE}."
    told = ("said", "Premier Tarn", (f"Governor Lisk had claimed that {BRIDGE}",))
    assert joined(with_reader(text, told, doubts="claimed")) == [
        ("both", "Tarn", "said", f"Governor Lisk had claimed that {BRIDGE}"),
        ("rules", "Lisk", "claimed", BRIDGE),
    ]


def test_a_publishers_own_words_are_not_the_readers_business() -> None:
    annotations = with_reader(f"We visited Brod. {BRIDGE.capitalize()}.", doubts="We")
    found = ruled(annotations)
    assert [a.frame for a in found] == ["publisher"]
    assert [a.found_by for a in join_attributions(annotations, found)] == ["rules"]


APART = f"Premier Tarn said that {BRIDGE}.\n\nThe convoy had left the town.\n\n“The road is open.”"


def test_words_in_another_paragraph_are_nobodys() -> None:
    told = ("said", "Premier Tarn", (BRIDGE, "The convoy had left the town"))
    assert joined(with_reader(APART, told)) == [("both", "Tarn", "said", BRIDGE)]


def test_nothing_is_left_where_all_words_stand_in_another_paragraph() -> None:
    told = ("said", "Premier Tarn", ("The convoy had left the town",))
    assert joined(with_reader(APART, told), []) == []


def test_a_quotation_goes_on_in_another_paragraph() -> None:
    annotations = with_reader(APART, ("said", "Premier Tarn", (BRIDGE, "The road is open.")))
    assert ("both", "Tarn", "said", f"{BRIDGE} … The road is open.") in joined(annotations)


def test_a_quotation_goes_on_in_another_paragraph_with_its_marks() -> None:
    annotations = with_reader(APART, ("said", "Premier Tarn", (BRIDGE, "“The road is open.”")))
    assert ("both", "Tarn", "said", f"{BRIDGE} … The road is open.") in joined(annotations)


def test_marks_at_the_edges_of_the_readers_words_are_left_out() -> None:
    text = "“The road is open,” Premier Tarn said."
    annotations = with_reader(text, ("said", "Premier Tarn", ("“The road is open,”",)))
    assert joined(annotations, []) == [("reader", "Tarn", "said", "The road is open")]


def test_everything_comes_in_text_order() -> None:
    text = (
        f"Premier Tarn said that {BRIDGE}. Governor Lisk drawled that the road was open. The mayor said that he agreed."
    )
    told = ("drawled", "Governor Lisk", ("the road was open",))
    annotations = with_reader(text, told)
    rules = [a for a in ruled(annotations) if a.anchor.text != "drawled"]
    found = [(by, speaker) for by, speaker, _, _ in joined(annotations, rules)][:3]
    assert found == [("rules", "Tarn"), ("reader", "Lisk"), ("rules", "mayor")]


def test_the_head_of_some_words() -> None:
    annotations = annotate(f"The mayor of Brod did not say that {BRIDGE}.")
    assert head_of(annotations.parse, words(annotations, "did not say")).text == "say"
    assert head_of(annotations.parse, words(annotations, "The mayor of Brod")).text == "mayor"


def test_all_who_are_named_together_speak() -> None:
    annotations = annotate(f"The mayor, Premier Tarn and Governor Lisk said that {BRIDGE}.")
    both, one = (words(annotations, w) for w in ("Premier Tarn and Governor Lisk", "Governor Lisk"))
    assert [t.text for t in speakers_in(annotations.parse, both)] == ["Tarn", "Lisk"]
    assert [t.text for t in speakers_in(annotations.parse, one)] == ["Lisk"]


def test_it_speaks_only_by_a_cue_that_the_word_list_knows() -> None:
    said = with_reader(f"It said that {BRIDGE}.", ("said", "It", (BRIDGE,)))
    unknown = with_reader(f"It pencilled that {BRIDGE}.", ("pencilled", "It", (BRIDGE,)))
    assert joined(said, []) == [("reader", "It", "said", BRIDGE)]
    assert joined(unknown, []) == []


def test_who_is_not_named_is_not_said_to_speak() -> None:
    assert joined(with_reader(f"Whispered that {BRIDGE}.", ("Whispered", None, (BRIDGE,))), []) == []


def test_the_beginning_of_a_name_is_no_other_speaker() -> None:
    found = joined(with_reader("The Northern Front rejected the plan.", ("rejected", "The Northern", ("the plan",))))
    assert [row[1] for row in found] == ["Front"]


def test_what_a_title_says_does_not_go_on_in_the_text() -> None:
    title, body = "Ostria tells the world the bridge was closed", "It was “shut for good”, the mayor said."
    annotations = with_reader(body, ("tells", "Ostria", ("the bridge was closed", "shut for good")), title=title)
    assert [content for *_, content in joined(annotations, [])] == ["the bridge was closed"]


def test_the_first_word_of_an_office_is_not_its_holder() -> None:
    annotations = with_reader(
        "Prime Minister Torben Eskildal said that the bridge was closed.", ("said", "Prime", (BRIDGE,))
    )
    assert [speaker for _, speaker, *_ in joined(annotations)] == ["Eskildal"]
