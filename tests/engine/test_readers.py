"""Readers: a document's failure is caught here and nowhere else."""

from dataclasses import replace

import pytest

from accordingto.engine.readers import Refusal, read_source, run_chain, run_document
from accordingto.model.reading import Reading
from accordingto.model.stages import Source, UnreadableError
from factories import make_document
from toy_stages import ToyRecipe

STAGES = ToyRecipe().stages()


def test_failures_are_raised_to_programs_and_told_to_runs() -> None:
    with pytest.raises(UnreadableError, match="it is bad"):
        run_chain(STAGES, Source(b"bad one"))
    assert read_source(STAGES, Source(b"bad one")) == Refusal("it is bad")
    greedy = replace(STAGES[0], run=exhaust)
    assert read_source((greedy, STAGES[1]), Source(b"one")) == Refusal("there is not enough memory to read it")


def exhaust(piece: object) -> None:
    """Ask for more memory than there is."""
    raise MemoryError


def test_a_document_at_hand_is_not_made_again() -> None:
    reading = run_document(STAGES, Source(b"bad bytes"), make_document("Other words"))
    assert isinstance(reading, Reading)
    assert reading.times[0].text == "Other"


def test_a_document_that_cannot_be_coded_is_kept_without_rows() -> None:
    reading = run_chain(STAGES, Source("bonjour à tous".encode()))
    assert (reading.document.warnings, reading.times) == (("not_english",), ())
