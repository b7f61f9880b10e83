"""Small vocabularies, parses made by hand, and the real network where it lies, for all tests of the reader."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

import accordingto
from accordingto.annotate.reader.pieces import WordPieces
from accordingto.model.parse import Parse, Sentence, Token

MARKS = ("[PAD]", "[unused1]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
WEIGHTS = Path(accordingto.__file__).parent / "annotate" / "reader" / "weights"


def real_weights() -> Path:
    """Return the folder of the network that tests run; skip, saying so, where there is none."""
    named = os.environ.get("ACCORDINGTO_READER")
    folder = Path(named) if named else WEIGHTS
    if not folder.is_dir():
        pytest.skip(f"NO READER TESTED: {folder} is not there and ACCORDINGTO_READER names no other folder")
    return folder


def make_vocabulary(folder: Path, *pieces: str) -> WordPieces:
    """Return a vocabulary of the marks and some pieces, written into a folder."""
    path = folder / "vocab.txt"
    path.write_text("\n".join((*MARKS, *pieces)) + "\n", encoding="utf-8")
    return WordPieces(path)


def spell_vocabulary(folder: Path) -> WordPieces:
    """Return a vocabulary in which a word has as many pieces as letters."""
    return make_vocabulary(folder, *ALPHABET, *(f"##{c}" for c in ALPHABET), ".")


def make_parse(
    sentences: Sequence[Sequence[str]], paragraphs: Sequence[int] | None = None, titles: Sequence[int] = ()
) -> Parse:
    """Return a parse of sentences of words parted by single spaces; `paragraphs` tells the number of each one's."""
    tokens: list[Token] = []
    made: list[Sentence] = []
    at = 0
    for number, words in enumerate(sentences):
        first, last = len(tokens), len(tokens) + len(words) - 1
        for word in words:
            i, end = len(tokens), at + len(word)
            low = word.lower()
            tokens.append(Token(i, at, end, word, low, low, "NN", "NOUN", "dep", first, i, i, number, shown=low))
            at = end + 1
        paragraph = paragraphs[number] if paragraphs else 0
        start, end = tokens[first].start, tokens[last].end
        made.append(Sentence(number, first, last, start, end, first, paragraph, number in titles))
    return Parse(tuple(tokens), tuple(made))
