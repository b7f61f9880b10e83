"""The codebook of events: PLOVER's types whole, every code with its quad class, score and words."""

import pytest

from accordingto.model.codebook import load_codebook_file

TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()


def test_it_has_the_sixteen_types_in_plovers_order() -> None:
    assert list(load_codebook_file("events")["types"]) == TYPES


def test_every_code_has_words() -> None:
    book = load_codebook_file("events")
    for part in book.values():
        for code, entry in part.items():
            assert entry["label"] and entry["definition"].endswith("."), code
            for mode, words in entry.get("modes", {}).items():
                assert words["label"] and words["definition"].endswith("."), (code, mode)


@pytest.mark.parametrize("code", TYPES)
def test_score_and_quad_class_point_the_same_way(code: str) -> None:
    entry = load_codebook_file("events")["types"][code]
    assert ("COOPERATION" in entry["quad_code"]) == (entry["score"] > 0)
    assert entry["quad_code"] in load_codebook_file("events")["quad_codes"]
    assert -10 <= entry["score"] <= 10


def test_the_quad_class_of_sanctions_is_pinned_with_its_reason() -> None:
    entry = load_codebook_file("events")["types"]["SANCTION"]
    assert entry["quad_code"] == "MATERIAL CONFLICT"
    assert "manual" in entry["quad_reason"]


def test_background_has_a_context() -> None:
    assert "historical" in load_codebook_file("events")["contexts"]
