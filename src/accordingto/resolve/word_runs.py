"""A document in, its wording out: the words of title and body as they compare, where they stand, which are quoted."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from accordingto.model.folding import fold
from accordingto.model.records import Document
from accordingto.model.sentences import find_sentences
from accordingto.resolve.quotes import find_quotes

Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LINES = re.compile(r"[^\n]+")
_TO_READERS = re.compile(
    r"(?:do you (?:have|know) (?:a|an|any|of)\b.{0,60}\b(?:story|stories|tip|tips|news|pictures|video)\b|e-?mail us\b"
    r"|call us\b|(?:contact|write to|tell|send) (?:us|the (?:desk|newsroom|reporter|author))\b|we pay for your\b"
    r"|you can (?:reach|e-?mail|contact) us\b|subscribe (?:here|now|to)\b|sign up (?:here|now|for|to|you agree)\b"
    r"|follow us\b|click here\b|view all\b|(?:.{0,40}\b)?(?:newsletter sign up|please (?:verify|re-?enter|try again later))\b"
    r"|invalid e-?mail\b|(?:you (?:must select|agree to receive)|thank you for subscribing)\b|an error has occurred\b"
    r"|listen to (?:the latest|our|this) episode\b|\w+ things to (?:know|watch)\b"
    r"|(?:here is |here's )?your (?:daily|weekly|morning|evening) (?:look|guide|digest|round-?up|briefing)\b"
    r"|[^.]{2,50}\b(?:is|are) (?:the |an? )?(?:co-?)?hosts? of (?:the|our)\b.{0,60}\bpodcast\b)",
    re.IGNORECASE,
)
"""How sentences begin that speak to the readers, not of the matter: they stand in many texts of a house."""


@dataclass(frozen=True)
class Wording:
    """The words of a document: folded, with the code points where each begins and ends.

    `sentences` are pairs of word numbers, first and one after the last, `bounds` the code points that they cover, marks
    included; `quoted` tells of each word whether it stands
    between quotation marks or in a post that is shown with its author: what somebody said is the same in all reports of it.
    `house` is who published it, None if that is not known.
    """

    document_id: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]
    sentences: tuple[Span, ...]
    bounds: tuple[Span, ...]
    house: str | None = None

    @cached_property
    def told(self) -> int:
        """How many words are the report's own, not quoted."""
        return len(self.quoted) - sum(self.quoted)

    def told_in(self, first: int, last: int) -> int:
        """Return how many of the words from `first` to before `last` are not quoted."""
        return last - first - sum(self.quoted[first:last])

    @cached_property
    def by_words(self) -> Mapping[tuple[str, ...], list[int]]:
        """The sentences by their words."""
        found: dict[tuple[str, ...], list[int]] = {}
        for number, (first, last) in enumerate(self.sentences):
            found.setdefault(self.words[first:last], []).append(number)
        return found

    def runs(self, size: int, among: Set[int]) -> Mapping[tuple[str, ...], list[int]]:
        """Return, by each run of so many words within a sentence, the sentences in which it stands, once for each time.

        All that stand in sentences among these are told; where these are few, no others.
        """
        if size not in self._runs and 2 * len(among) < len(self.sentences):
            return self._find_runs(size, sorted(among))
        if size not in self._runs:
            self._runs[size] = self._find_runs(size, range(len(self.sentences)))
        return self._runs[size]

    def _find_runs(self, size: int, among: Iterable[int]) -> dict[tuple[str, ...], list[int]]:
        found: dict[tuple[str, ...], list[int]] = {}
        for number in among:
            first, last = self.sentences[number]
            for run in zip(*(self.words[first + n : last] for n in range(size)), strict=False):
                found.setdefault(run, []).append(number)
        return found

    @cached_property
    def _runs(self) -> dict[int, dict[tuple[str, ...], list[int]]]:
        return {}

    def part(self, first: int, last: int) -> Span:
        """Return the code points that the words from `first` to before `last` cover, with the marks around sentences."""
        start = self._opening.get(first, self.starts[first])
        return start, self._closing.get(last, self.ends[last - 1])

    @cached_property
    def _opening(self) -> dict[int, int]:
        return {first: start for (first, _), (start, _) in zip(self.sentences, self.bounds, strict=True)}

    @cached_property
    def _closing(self) -> dict[int, int]:
        return {last: end for (_, last), (_, end) in zip(self.sentences, self.bounds, strict=True)}


def find_wording(document: Document) -> Wording:
    """Return the wording of a document's title and body.

    Left out are furniture, repeated passages and sentences that speak to the readers.
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[Span] = []
    bounds: list[Span] = []
    folded = fold(document.text)
    marks = find_quotes(folded)
    opens = [m[0] for m in marks]
    for start, end in _sentences(document, folded):
        found = list(_WORD.finditer(folded, start, end))
        if not found:
            continue
        sentences.append((len(words), len(words) + len(found)))
        bounds.append((start, end))
        words += [word[0].casefold() for word in found]
        starts += [word.start() for word in found]
        ends += [word.end() for word in found]
    opened = [bisect_right(opens, start) for start in starts] if marks else [0] * len(starts)
    quoted = [bool(n) and start < marks[n - 1][1] for n, start in zip(opened, starts, strict=True)]
    spans = tuple(sentences), tuple(bounds)
    return Wording(
        document.id, tuple(words), tuple(starts), tuple(ends), tuple(quoted), *spans, document.publisher or None
    )


def _sentences(document: Document, folded: str) -> Iterator[Span]:
    """Yield the sentences of title and body, none of which runs over the end of a line or speaks to the readers."""
    parts = [(s.start, s.end) for s in document.segments if s.kind in ("title", "body")]
    for part_start, part_end in parts or [(0, len(folded))]:
        for line in _LINES.finditer(folded, part_start, part_end):
            for start, end in find_sentences(line[0]):
                if not _TO_READERS.match(line[0], start):
                    yield line.start() + start, line.start() + end
