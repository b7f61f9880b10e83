"""Pairs of words in, texts with the two sides swapped out, with where every character went."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from accordingto.model.folding import fold
from accordingto.model.knowledge import Knowledge


class SwapError(ValueError):
    """A file of pairs that cannot be used: says which line or pair and what to do."""


@dataclass(frozen=True, slots=True)
class SwappedText:
    """A text with its words swapped. `cuts` are (start, end, new start, new end) of each word that was."""

    text: str
    cuts: tuple[tuple[int, int, int, int], ...]

    def map_start(self, offset: int) -> int:
        """Return where a character of the old text begins in the new one; inside a swapped word, its beginning."""
        cut = self._cut_before(offset)
        if cut is None:
            return offset
        return cut[2] if offset < cut[1] else offset + cut[3] - cut[1]

    def map_end(self, offset: int) -> int:
        """Return where a stretch that ends before this character of the old text ends in the new one."""
        cut = self._cut_before(offset - 1)
        if cut is None:
            return offset
        return cut[3] if offset <= cut[1] else offset + cut[3] - cut[1]

    def _cut_before(self, offset: int) -> tuple[int, int, int, int] | None:
        at = bisect_right(self.cuts, offset, key=lambda cut: cut[0]) - 1
        return self.cuts[at] if at >= 0 else None


@dataclass(frozen=True)
class Swaps:
    """The pairs of an audit, both directions of each.

    Words are swapped whole, as they are listed: plurals and capitals only where a pair gives them.
    Letters with marks count as those without ("Vučić" as "Vucic").
    """

    pairs: tuple[tuple[str, str], ...]

    @cached_property
    def images(self) -> dict[str, str]:
        """Every word, without marks, and what stands in its place."""
        found: dict[str, str] = {}
        for pair in self.pairs:
            for word, other in (pair, pair[::-1]):
                if found.setdefault(fold(word), other) != other:
                    raise SwapError(f"{word!r} is paired with {found[fold(word)]!r} and with {other!r}: choose one")
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _whole_words(self.images)

    def swap(self, text: str) -> SwappedText:
        """Return the text with every word of a pair replaced by the other one, in one sweep."""
        pieces: list[str] = []
        cuts: list[tuple[int, int, int, int]] = []
        done = length = 0
        for match in self._pattern.finditer(fold(text)):
            image = self.images[match[0]]
            start = length + match.start() - done
            pieces += [text[done : match.start()], image]
            cuts.append((match.start(), match.end(), start, start + len(image)))
            done, length = match.end(), start + len(image)
        pieces.append(text[done:])
        return SwappedText("".join(pieces), tuple(cuts))

    def plain_image(self, text: str) -> str:
        """Return the image of a name or of words in rows, where capitals may have been left out: all in small letters."""
        return self._plain_pattern.sub(lambda match: self._plain_images[match[0]], fold(text).casefold())

    @cached_property
    def _plain_images(self) -> dict[str, str]:
        return {word.casefold(): fold(image).casefold() for word, image in self.images.items()}

    @cached_property
    def _plain_pattern(self) -> re.Pattern[str]:
        return _whole_words(self._plain_images)

    def with_namesakes(self, knowledge: Knowledge) -> dict[str, frozenset[str]]:
        """Return the names of known actors that stand for a paired word, and those that stand for its pair.

        Where "Vucic" is paired with "Kurti", the row of the one may name the actor by his full name,
        and so may the row of the other: the names as resolved follow from the pairs and the knowledge.
        """
        bearers: dict[str, set[str]] = {}
        for actor in knowledge.actors:
            words = (actor.name, *actor.names, *actor.adjectives, *actor.demonyms, *actor.capital)
            for word in {fold(w) for w in words} & self.images.keys():
                bearers.setdefault(word, set()).add(actor.name)
        found: dict[str, set[str]] = {}
        for word, names in bearers.items():
            others = bearers.get(fold(self.images[word]), set())
            for name in names:
                found.setdefault(name, set()).update(others)
        return {name: frozenset(others) for name, others in found.items()}


def _whole_words(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def load_swaps(path: Path) -> Swaps:
    """Read the pairs of a file: one pair a line with a tab between (`Serbia<TAB>Kosovo`, `#` starts a remark),
    or a YAML or JSON list of lists of two.

    Raises SwapError for a line or an entry that is no pair, for a word in two pairs and for an empty file.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SwapError(f"{path}: is not UTF-8 text") from error
    pairs = _from_lists(path, text) if path.suffix in (".json", ".yaml", ".yml") else _from_lines(path, text)
    if not pairs:
        raise SwapError(f"{path}: holds no pairs; write one a line, with a tab between the two")
    swaps = Swaps(tuple(pairs))
    try:
        _ = swaps.images
    except SwapError as error:
        raise SwapError(f"{path}: {error}") from error
    return swaps


def _from_lines(path: Path, text: str) -> list[tuple[str, str]]:
    lines = ((n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#"))
    return [_pair(f"{path}: line {n}", line.split("\t")) for n, line in lines]


def _from_lists(path: Path, text: str) -> list[tuple[str, str]]:
    try:
        entries = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    except (ValueError, yaml.YAMLError) as error:
        raise SwapError(f"{path}: cannot be read ({error})") from error
    if not isinstance(entries, list):
        raise SwapError(f"{path}: should be a list of pairs such as [Serbia, Kosovo]")
    return [_pair(f"{path}: entry {n}", entry) for n, entry in enumerate(entries, 1)]


def _pair(where: str, words: Any) -> tuple[str, str]:
    pair = tuple(str(w).strip() for w in words) if isinstance(words, Iterable) and not isinstance(words, str) else ()
    if len(pair) != 2 or not all(pair):
        raise SwapError(f"{where} is no pair: write two words or names, with a tab between them")
    return pair[0], pair[1]
