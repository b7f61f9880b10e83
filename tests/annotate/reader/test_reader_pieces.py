"""Word pieces against splits worked out by hand with a vocabulary of a dozen pieces."""

from pathlib import Path

import pytest

from accordingto.annotate.reader.pieces import LONGEST, MOST, WordPieces
from reader_inputs import make_vocabulary

PIECES = ("cross", "##ing", "##ings", "##s", "un", "##known", "u", "s", "-", ".", "1", "##2", "a", "##a", "known")


@pytest.fixture
def vocabulary(tmp_path: Path) -> WordPieces:
    return make_vocabulary(tmp_path, *PIECES)


def spelt(vocabulary: WordPieces, word: str, folder: Path) -> list[str]:
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return [lines[n] for n in vocabulary.split(word)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("cross", "cross"),
        ("Crossing", "cross ##ing"),
        ("crossings", "cross ##ings"),
        ("unknown", "un ##known"),
        ("known", "known"),
        ("knowns", "known ##s"),
        ("U.S.", "u . s ."),
        ("un-known", "un - known"),
        ("12", "1 ##2"),
        ("2", "[UNK]"),
        ("crossed", "[UNK]"),
        ("crossed-un", "[UNK] - un"),
        ("cross€s", "cross [UNK] s"),
        ("a a", "a a"),
        ("", "[UNK]"),
        (" \n", "[UNK]"),
    ],
)
def test_longest_match_from_the_left(vocabulary: WordPieces, tmp_path: Path, word: str, pieces: str) -> None:
    assert spelt(vocabulary, word, tmp_path) == pieces.split()


def test_greed_is_not_mended(tmp_path: Path) -> None:
    """ "abc" could be ab + ##c, but the longest beginning leaves what nothing fits."""
    vocabulary = make_vocabulary(tmp_path, "abc", "ab", "##cd", "##d", "abcx")
    assert spelt(vocabulary, "abcd", tmp_path) == ["abc", "##d"]
    assert spelt(vocabulary, "abcdd", tmp_path) == ["abc", "##d", "##d"]
    assert spelt(vocabulary, "abcxcd", tmp_path) == ["abcx", "##cd"]
    assert spelt(vocabulary, "abcxc", tmp_path) == ["[UNK]"]


def test_a_part_without_an_end_is_unknown_and_long_words_are_cut(vocabulary: WordPieces, tmp_path: Path) -> None:
    assert spelt(vocabulary, "a" * LONGEST, tmp_path) == ["a", *["##a"] * (MOST - 1)]
    assert spelt(vocabulary, "a" * (LONGEST + 1), tmp_path) == ["[UNK]"]
    assert spelt(vocabulary, "a" * (LONGEST + 1) + ".s", tmp_path) == ["[UNK]", ".", "s"]
    assert len(vocabulary.split("." * 500)) == MOST


def test_the_marks_have_their_numbers(vocabulary: WordPieces) -> None:
    marks = (vocabulary.padding, vocabulary.mark, vocabulary.unknown, vocabulary.first, vocabulary.last)
    assert (*marks, vocabulary.hidden) == (0, 1, 2, 3, 4, 5)


def test_a_file_without_the_marks_is_none(tmp_path: Path) -> None:
    path = tmp_path / "vocab.txt"
    path.write_text("cross\n##ing\n", encoding="utf-8")
    with pytest.raises(KeyError, match="UNK"):
        WordPieces(path)
