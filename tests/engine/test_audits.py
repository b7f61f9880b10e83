"""Audits: a fair chain mirrors every row, an unfair one is caught with the field in which it is."""

import re
from collections.abc import Sequence

from accordingto.engine.audits import SwapAudit, audit_swap, tell_audit
from accordingto.engine.swaps import Swaps
from accordingto.model.reading import Reading
from accordingto.model.stages import Source, Stage, Unreadable, UnreadableError, Workpiece
from factories import make_document, make_statement

SWAPS = Swaps((("Ostria", "Velmark"), ("Ostrian", "Velmarker")))
TEXT = "Clash\nOstria blamed the Velmarker army.\nVelmark blamed the Ostrian army. “Ostria” is silent."


def ingest(piece: Workpiece) -> Workpiece:
    """Make a document of the text."""
    text = piece.source.data.decode()
    if text == "bad":
        raise UnreadableError("it is bad")
    return Workpiece(piece.source, make_document(text))


def find_accusations(piece: Workpiece, deaf_to: str | None = None, softer_on: str | None = None) -> Workpiece:
    """Find who blames whom; leave out one party's accusations or call them mere assertions, if told to."""
    document = piece.document
    assert document is not None
    found = [
        make_statement(
            document, match[0], speaker=f"Government of {match[1]}", about=(match[2],), cue="blamed", content=match[2],
            act="assert" if match[1] == softer_on else "accuse",
        )
        for match in re.finditer(r"(\w+) blamed the (\w+ army)", document.text)
        if match[1] != deaf_to
    ]  # fmt: skip
    return Workpiece(piece.source, document, reading=Reading(document, statements=tuple(found)))


def audit(texts: Sequence[str] = (TEXT,), deaf_to: str | None = None, softer_on: str | None = None) -> SwapAudit:
    """Audit a chain that treats the named party otherwise."""
    stages = (
        Stage("toy-ingest", "1", frozenset({"source"}), frozenset({"document"}), ingest),
        Stage(
            "toy-coding", "1", frozenset({"document"}), frozenset({"reading"}),
            lambda piece: find_accusations(piece, deaf_to, softer_on),
        ),
    )  # fmt: skip
    return audit_swap([Source(t.encode(), path="a.txt") for t in texts], stages, SWAPS, {})


def test_a_fair_chain_mirrors_every_row() -> None:
    found = audit()
    assert (found.share, found.rows, found.rows_swapped, found.mirrored) == (1.0, 2, 2, 2)
    assert list(tell_audit(found)) == ["100.0% mirrored (2 of 2 rows in 1 documents)"]


def test_rows_that_only_one_party_gets_are_named_on_both_sides() -> None:
    found = audit(deaf_to="Velmark")
    assert found.share == 0.0
    assert [(r.side, r.words, r.differing) for r in found.unmirrored] == [
        ("read", "Ostria blamed the Velmarker army", {}),
        ("swapped", "Ostria blamed the Velmarker army", {}),
    ]


def test_a_field_that_differs_is_named_with_both_values() -> None:
    found = audit(softer_on="Ostria")
    assert found.share == 0.0
    assert [r.differing for r in found.unmirrored] == [{"act": ("assert", "accuse")}, {"act": ("accuse", "assert")}]
    assert "    act: 'assert' → 'accuse'" in list(tell_audit(found))


def test_documents_that_cannot_be_read_are_told_and_the_others_compared() -> None:
    found = audit(("bad", TEXT))
    assert found.failures == [Unreadable("a.txt", "it is bad")]
    assert found.share == 1.0
    assert audit(("Nothing here.",)).share is None
