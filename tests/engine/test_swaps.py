"""Swaps: whole words, both ways at once, every place known."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.engine.swaps import SwapError, Swaps, load_swaps
from accordingto.model.knowledge import Knowledge, KnownActor

SWAPS = Swaps((("Ostria", "Velmark"), ("Ostrian", "Velmarker"), ("Tarn", "Old Reeve")))


def test_whole_words_are_swapped_both_ways_in_one_sweep() -> None:
    assert SWAPS.swap("Ostria told Velmark, Ostrians and OSTRIA.").text == "Velmark told Ostria, Ostrians and OSTRIA."
    assert SWAPS.swap("Ostrian Tàrn met Old Reeve's aide").text == "Velmarker Old Reeve met Tarn's aide"


def test_places_are_mapped_from_the_old_text_to_the_new() -> None:
    text = "Tarn of Ostria left."
    swapped = SWAPS.swap(text)
    assert swapped.text == "Old Reeve of Velmark left."
    for words, image in [
        ("Tarn", "Old Reeve"),
        ("Ostria", "Velmark"),
        ("of", "of"),
        ("Tarn of", "Old Reeve of"),
        ("left.", "left."),
    ]:
        start = text.index(words)
        assert swapped.text[swapped.map_start(start) : swapped.map_end(start + len(words))] == image
    assert swapped.map_end(len(text)) == len(swapped.text)


@given(st.lists(st.sampled_from(["Ostria", "Velmark", "Ostrian", "Tarn", "Old Reeve", "said", "–", "x"]), max_size=12))
def test_swapping_twice_gives_the_text_again_and_every_word_its_place(words: list[str]) -> None:
    text = " ".join(words)
    swapped = SWAPS.swap(text)
    assert SWAPS.swap(swapped.text).text == text
    at = 0
    for word in words:
        image = swapped.text[swapped.map_start(at) : swapped.map_end(at + len(word))]
        assert SWAPS.swap(word).text == image
        at += len(word) + 1


def test_names_of_known_actors_follow_the_pairs() -> None:
    known = Knowledge(actors=(KnownActor("Ivo Tarn", names=("Tarn",)), KnownActor("Mara Reeve", names=("Old Reeve",))))
    assert SWAPS.with_namesakes(known) == {"Ivo Tarn": {"Mara Reeve"}, "Mara Reeve": {"Ivo Tarn"}}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tsv", "# parties\nOstria\tVelmark\n\nTarn\tOld Reeve\n"),
        ("a.yaml", "- [Ostria, Velmark]\n- [Tarn, Old Reeve]\n"),
        ("a.json", json.dumps([["Ostria", "Velmark"], ["Tarn", "Old Reeve"]])),
    ],
)
def test_pairs_come_from_lines_and_lists(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert load_swaps(path).pairs == (("Ostria", "Velmark"), ("Tarn", "Old Reeve"))


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.tsv", "Ostria Velmark\n", "line 1 is no pair"),
        ("a.tsv", "# nothing\n", "holds no pairs"),
        ("a.tsv", "Ostria\tVelmark\nOstria\tTarn\n", "paired with 'Velmark' and with 'Tarn'"),
        ("a.json", "{", "cannot be read"),
        ("a.yaml", "Ostria: Velmark", "should be a list"),
        ("a.yaml", "- Ostria", "entry 1 is no pair"),
    ],
)
def test_files_that_are_no_pairs_say_where(tmp_path: Path, name: str, text: str, reason: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(SwapError, match=reason):
        load_swaps(path)
