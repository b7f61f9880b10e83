"""Agreement of people: against worked examples of the methods, and on decisions of two."""

from dataclasses import replace

import pytest

from accordingto.engine.agreements import (
    cohen_kappa,
    independent_opinions,
    krippendorff_alpha,
    measure_agreement,
    span_f1,
)
from accordingto.model.corrections import Correction
from factories import make_correction, make_document, make_reading, make_statement

READING = make_reading()
SAID, ASKED, DENIED = READING.statements


def decided(row: object, by: str, blind: bool = False, **changes: object) -> Correction:
    after = replace(row, **changes)  # type: ignore[type-var]
    return make_correction(READING.document, "correct", row, after, by=f"person:{by}", blind=blind)


def test_kappa_is_that_of_the_worked_example() -> None:
    """Fifty proposals read by two: 20 times both yes, 15 times both no, 5 and 10 times not alike."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)
    assert cohen_kappa([("a", "a")] * 3) is None and cohen_kappa([]) is None


def test_alpha_is_that_of_the_worked_example() -> None:
    """Krippendorff 2011, example C: nominal data, four observers, some values missing."""
    rows = ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."]
    units = [[v for v in unit if v != "."] for unit in zip(*(r.split() for r in rows), strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.001)
    assert krippendorff_alpha([["a"], ["b"]]) is None and krippendorff_alpha([["a", "a"]]) is None


def test_stretches_are_paired_once() -> None:
    meet = lambda a, b: a[0] < b[1] and b[0] < a[1]  # noqa: E731
    assert span_f1([(0, 5), (6, 9)], [(0, 5), (7, 8), (8, 9)], meet) == pytest.approx(0.8)
    assert span_f1([(0, 5)], [(0, 4)], lambda a, b: a == b) == 0 and span_f1([], [], meet) is None


def test_whoever_has_seen_the_other_s_decision_is_no_second_opinion() -> None:
    found = independent_opinions([decided(SAID, "Mara"), decided(SAID, "Ivo"), decided(SAID, "Ana", blind=True)])
    assert set(found[SAID.id]) == {"Mara", "Ana"}


def test_two_are_compared_field_by_field_and_by_the_words_that_their_rows_rest_on() -> None:
    document = make_document()
    missed = make_statement(document, "said on Monday", id="new", speaker="Somebody")
    corrections = [
        decided(SAID, "Mara", speaker="Tarn"), decided(ASKED, "Mara"), make_correction(document, "reject", DENIED),
        decided(SAID, "Ivo", True, speaker="Tarn"), decided(ASKED, "Ivo", True, act="threaten"),
        decided(DENIED, "Ivo", True), make_correction(document, "add", missed, by="person:Ivo", blind=True),
    ]  # fmt: skip
    (found,) = measure_agreement(corrections)
    told = {f.field: (f.rows, f.observed) for f in found.fields}
    assert (found.one, found.other, found.rows) == ("Ivo", "Mara", 3)
    assert told["kept"] == (3, pytest.approx(2 / 3))
    assert told["speaker"] == (2, 1.0) and told["act"] == (2, 0.5)
    assert found.spans == (4, 2) and found.exact == found.overlap == pytest.approx(4 / 6)


def test_one_person_alone_agrees_with_nobody() -> None:
    assert measure_agreement([decided(SAID, "Mara"), decided(ASKED, "Ivo")]) == []
