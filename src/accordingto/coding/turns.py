"""Annotations in, the turns of an interview or a transcript out: who speaks in which sentences, and who only asks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from accordingto.coding.lexicons import load_list
from accordingto.coding.naming import is_voice
from accordingto.coding.phrases import prepositional
from accordingto.model.annotations import Annotations, covering
from accordingto.model.parse import Parse, Sentence, Token
from accordingto.model.records import Span

LABEL = re.compile(r"[\s*_–—-]*(?P<label>[^\W_][^:\n]{0,44}?)(?P<number>\s?\d{1,3})?[*_]*\s?:[*_]*\s+(?=\S)")
LETTER = re.compile(r"\s*(?P<label>[QA])(?P<number>\d{1,3})?[.)]\s+(?=\S)")
LONGEST_LABEL = 6
"""Words."""
FEWEST, FEWEST_NAMED = 2, 3
"""Paragraphs with a label that make a transcript: where one is a question's, and where only names stand there, one of them twice."""
OPENING = 6
"""Sentences in which an interview says with whom it is."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next one does.

    `speakers` is empty where the text does not tell who answers; `spans` are the words of each sentence without the label,
    by the sentence's number; `label` is the stretch that announces the speaker.
    """

    asks: bool
    speakers: tuple[Token, ...]
    label: Span
    spans: dict[int, Span]


def turn_of(annotations: Annotations, token: Token) -> Turn | None:
    """Return the turn of a transcript in which a word stands outside quotation marks."""
    if covering(annotations.quotations, token.start) is not None:
        return None
    return next((turn for turn in find_turns(annotations) if token.sentence in turn.spans), None)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    sentences: tuple[Sentence, ...]
    label: str | None
    head: Token | None
    span: Span
    body: int


def find_turns(annotations: Annotations) -> tuple[Turn, ...]:
    """Return the turns of a document, none where it is no transcript.

    A transcript has paragraphs that begin with a label and a colon: "Q:", "Spokesman:", a name. Paragraphs without a
    label go on with the turn before them, but for those behind the last label.
    """
    paragraphs = list(_paragraphs(annotations))
    labels = _labels(annotations, paragraphs)
    if not labels:
        return ()
    answering = _answering(annotations)
    turns: list[Turn] = []
    last = max(n for n, p in enumerate(paragraphs) if p.label in labels)
    for n, paragraph in enumerate(paragraphs):
        spans = _spans(paragraph)
        if paragraph.label in labels:
            turns.append(Turn(_asks(paragraph.label), _speakers(paragraph, answering), paragraph.span, spans))
        elif turns and n < last:
            turns[-1].spans.update(spans)
    return tuple(turns)


def _paragraphs(annotations: Annotations) -> Iterator[_Paragraph]:
    parse, text = annotations.parse, annotations.document.text
    body = (s for s in parse.sentences if not s.is_title)
    for _, group in groupby(body, key=lambda s: s.paragraph):
        sentences = tuple(group)
        start, end = sentences[0].start, sentences[-1].end
        found = LETTER.match(text, start, end) or LABEL.match(text, start, end)
        if found is None or len(found["label"].split()) > LONGEST_LABEL:
            yield _Paragraph(sentences, None, None, (start, start), start)
            continue
        yield _Paragraph(
            sentences,
            " ".join(found["label"].casefold().split()),
            _head(parse, found.span("label")),
            found.span("label"),
            found.end(),
        )


def _head(parse: Parse, span: Span) -> Token | None:
    """Return the last name or noun of a label before a bracket or comma: "Maria Sol (Observer)" is Sol."""
    words = []
    for token in parse.between(*span):
        if token.pos == "PUNCT":
            break
        words.append(token)
    return next((t for t in reversed(words) if t.pos in ("PROPN", "NOUN")), words[-1] if words else None)


def _labels(annotations: Annotations, paragraphs: Sequence[_Paragraph]) -> frozenset[str]:
    """Return the labels that announce speakers, none where too few paragraphs have one."""
    found = Counter(p.label for p in paragraphs if p.label and _is_speaker(annotations, p))
    if any(_asks(label) for label in found):
        enough = found.total() >= FEWEST
    else:
        enough = found.total() >= FEWEST_NAMED and 1 < len(found) < found.total()
    return frozenset(found) if enough else frozenset()


def _is_speaker(annotations: Annotations, paragraph: _Paragraph) -> bool:
    """Tell whether a label is a word for who asks or answers, or a name."""
    words = load_list("voices")
    if paragraph.label in words["askers"] or paragraph.label in words["answerers"]:
        return True
    text = annotations.document.text[slice(*paragraph.span)]
    is_name = all(w[:1].isupper() or not w[:1].isalpha() for w in text.split() if len(w) > 3)
    return is_name and paragraph.head is not None and is_voice(annotations, paragraph.head)


def _asks(label: str | None) -> bool:
    return label in load_list("voices")["askers"]


def _speakers(paragraph: _Paragraph, answering: Token | None) -> tuple[Token, ...]:
    if paragraph.label in load_list("voices")["answerers"]:
        return (answering,) if answering is not None else ()
    return (paragraph.head,) if paragraph.head is not None else ()


def _answering(annotations: Annotations) -> Token | None:
    """Return whom an interview is with, as its title or first sentences tell: "interview with the minister, Ada Sol"."""
    parse = annotations.parse
    for sentence in parse.sentences[:OPENING]:
        for token in parse.tokens_of(sentence):
            joint = prepositional(parse, token, "with") if token.lemma in load_list("voices")["interviews"] else None
            named = parse.child(joint, "pobj") if joint is not None else None
            if named is not None and is_voice(annotations, named):
                return named
    return None


def _spans(paragraph: _Paragraph) -> dict[int, Span]:
    return {s.i: (max(s.start, paragraph.body), s.end) for s in paragraph.sentences if s.end > paragraph.body}
