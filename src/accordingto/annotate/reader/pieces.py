"""Words in, numbers of word pieces out, by the greedy longest match of WordPiece (Wu et al. 2016, as in BERT uncased)."""

import re
from collections.abc import Sequence
from pathlib import Path

PARTS = re.compile(r"\w+|[^\w\s]")
LONGEST = 100
"""Parts of a word of more letters are unknown, as in BERT's own tokenizer."""
MOST = 40
"""Pieces of one word that are read at most."""


class WordPieces:
    """A vocabulary of word pieces; what it made of a word is kept."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").splitlines()
        self._numbers = {piece: n for n, piece in enumerate(lines)}
        self._made: dict[str, tuple[int, ...]] = {}
        self.unknown = self._numbers["[UNK]"]
        self.first = self._numbers["[CLS]"]
        self.last = self._numbers["[SEP]"]
        self.padding = self._numbers["[PAD]"]
        self.hidden = self._numbers["[MASK]"]
        self.mark = self._numbers["[unused1]"]
        """Stands before the first word of a paragraph or title."""

    def split(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a word (folded already: no diacritics, plain marks), at least one."""
        made = self._made.get(word)
        if made is None:
            made = self._made[word] = self._split(word.lower())
        return made

    def _split(self, word: str) -> tuple[int, ...]:
        pieces: list[int] = []
        for part in PARTS.findall(word):
            pieces += self._longest(part)
            if len(pieces) >= MOST:
                break
        return tuple(pieces[:MOST]) or (self.unknown,)

    def _longest(self, part: str) -> Sequence[int]:
        if len(part) > LONGEST:
            return [self.unknown]
        pieces: list[int] = []
        at = 0
        while at < len(part):
            end = len(part)
            while end > at:
                number = self._numbers.get(part[at:end] if at == 0 else "##" + part[at:end])
                if number is not None:
                    break
                end -= 1
            if end == at:
                return [self.unknown]
            pieces.append(number)  # type: ignore[arg-type]
            at = end
        return pieces
