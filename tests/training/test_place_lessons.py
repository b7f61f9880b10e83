"""Lessons of places: marks carried to the text that was read, and weights learnt that put the marked places first."""

import json
from pathlib import Path

import pytest

from accordingto.annotate.gazetteer.entries import GazetteerPlace, name_key
from accordingto.annotate.place_choices import choose_places
from accordingto.annotate.place_weights import BIAS, PlaceWeights, load_weights
from accordingto.annotate.toponyms import Spot, Toponyms
from accordingto.model.parse import Token
from accordingto.model.records import Document
from accordingto.training.materials import TrainingError
from accordingto.training.place_lessons import (
    Lesson,
    Marked,
    fit_chance,
    fit_choice,
    learn_weights,
    make_lesson,
    read_marks,
    write_weights,
)
from invented import document_of, parser

NEAR = GazetteerPlace(1, "Brod", 50.0, 10.0, "OST", None, None, "PPL", 900)
FAR = GazetteerPlace(2, "Brod", -30.0, 120.0, "VEL", None, None, "PPL", 900_000)
TEXT = "Two men were shot in Brezno. Later Kell was quiet."


def test_marks_are_read_by_id(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "set": "ours", "text": "Brod", "places": []}) + "\n", encoding="utf-8")
    assert read_marks(path) == {"a": {"id": "a", "set": "ours", "text": "Brod", "places": []}}


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "b", "text": "Brod"}', '{"text": "Brod", "places": []}'])
def test_a_bad_line_is_told_with_file_and_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "Brod", "places": []}) + f"\n{line}\n", encoding="utf-8")
    with pytest.raises(TrainingError, match=r"gold\.jsonl:2: should be an object"):
        read_marks(path)


def lesson_of(original: str, document: Document, **more: object) -> Lesson:
    """Return the lesson of a document in whose original text people marked Brezno."""
    parse, hits = parser().parse(document)
    spots = Toponyms(document, parse, hits, (), lambda _: ()).spots()
    start = original.index("Brezno")
    place = {"start": start, "end": start + 6, "latitude": 52.5, "longitude": 11.5, "geonameid": 77, **more}
    return make_lesson({"set": "ours", "places": [place]}, original, document, parse, spots)


@pytest.mark.parametrize(
    "original",
    [
        TEXT,
        TEXT.removeprefix("Two "),
        TEXT.replace(" shot in", "\n  shot   in"),
        TEXT.replace("Two men", "Two  tall men"),
    ],
)
def test_a_mark_is_carried_to_the_text_that_was_read(original: str) -> None:
    document = document_of(TEXT)
    lesson = lesson_of(original, document)
    by_name = dict(zip((s.text for s in lesson.spots), lesson.marks, strict=True))
    mark = by_name["Brezno"]
    assert mark is not None and document.text[mark.start : mark.end] == "Brezno"
    assert (mark.geonameid, mark.optional, by_name["Kell"]) == ("77", False, None)
    assert lesson.corpus == "ours"


def test_one_mark_is_given_to_one_spot_only() -> None:
    lesson = lesson_of(TEXT, document_of("Brezno, " + TEXT), optional=True)
    brezno = [m for s, m in zip(lesson.spots, lesson.marks, strict=True) if s.text == "Brezno"]
    assert len(brezno) == 2
    assert [m.optional for m in brezno if m is not None] == [True]


def test_chances_follow_the_rows() -> None:
    rows = [({"before: where": 1.0}, True, 1.0)] * 40 + [({"before: person": 1.0}, False, 1.0)] * 40
    weights = fit_chance(rows)
    told = PlaceWeights(0.5, weights, {}, {})
    assert told.chance({"before: where": 1.0}) > 0.8 > 0.2 > told.chance({"before: person": 1.0})
    assert set(weights) == {"before: where", "before: person", BIAS}
    assert fit_chance(rows, penalty=100.0)["before: where"] < weights["before: where"]


def test_a_heavier_corpus_decides_between_rows_that_disagree() -> None:
    def weight(share: float) -> float:
        rows = [({"x": 1.0}, True, share)] * 10 + [({"x": 1.0}, False, 1.0)] * 10 + [({}, False, 1.0)] * 10
        return fit_chance(rows)["x"]

    assert weight(4.0) > weight(0.25)


def test_the_right_candidates_of_a_choice_become_likeliest() -> None:
    choices = [([{"near": 1.0}, {"people": 1.0}], [True, False], 1.0)] * 5
    weights = fit_choice(choices)
    assert weights["near"] > 0.5 and weights["people"] < -0.5
    turned = fit_choice([(rows, [False, True], share) for rows, _, share in choices])
    assert turned == {"near": weights["people"], "people": weights["near"]}


def spot(at: int, name: str, *found: GazetteerPlace, **features: float) -> Spot:
    token = Token(at, 0, 0, name, name.lower(), name, "NNP", "PROPN", "pobj", at, at, at, 0)
    return Spot(at, at, token, name, name_key(name), found=found, features=dict(features))


def mark_of(place: GazetteerPlace, by_id: bool = True) -> Marked:
    return Marked(0, 4, place.latitude, place.longitude, str(place.id) if by_id else None, False)


def taught(place: GazetteerPlace, by_id: bool = True) -> PlaceWeights:
    """Return weights of thirty texts that mean a certain Brod, and in which persons have names like places."""
    lesson = Lesson(
        "ours", (spot(0, "Brod", NEAR, FAR, where=1.0), spot(4, "Sivek", said=1.0)), (mark_of(place, by_id), None)
    )
    return learn_weights([lesson] * 30, 0.5)


@pytest.mark.parametrize("by_id", [True, False])
@pytest.mark.parametrize("place", [NEAR, FAR])
def test_what_people_marked_is_chosen(place: GazetteerPlace, by_id: bool) -> None:
    weights = taught(place, by_id)
    (group,) = choose_places([spot(0, "Brod", NEAR, FAR)], weights.first, weights.second)
    assert group.best is not None and group.best.found is place
    assert weights.chance({"where": 1.0}) > 0.5 > weights.chance({"said": 1.0})


def test_a_place_that_is_none_of_the_listed_teaches_none_of_these() -> None:
    weights = taught(GazetteerPlace(3, "Brod", 10.0, -60.0, "OST", None, None, "PPL", 5))
    (group,) = choose_places([spot(0, "Brod", NEAR, FAR)], weights.first, weights.second)
    assert group.best is None


def test_an_optional_mark_teaches_nothing_of_stretches() -> None:
    plain = Lesson("ours", (spot(0, "Brod", NEAR, FAR, where=1.0), spot(4, "Sivek", said=1.0)), (mark_of(NEAR), None))

    def learnt(optional: bool) -> PlaceWeights:
        mark = Marked(0, 4, 50.0, 10.0, "1", optional)
        return learn_weights([plain] * 5 + [Lesson("ours", (spot(0, "Brod", NEAR, FAR, odd=1.0),), (mark,))], 0.5)

    assert "odd" in learnt(False).spots
    assert "odd" not in learnt(True).spots


@pytest.mark.parametrize("lessons", [[], [Lesson("ours", (spot(0, "Brod", where=1.0),), (mark_of(NEAR),))]])
def test_lessons_without_a_choice_are_told(lessons: list[Lesson]) -> None:
    with pytest.raises(TrainingError, match="no marked place has namesakes"):
        learn_weights(lessons, 0.5)


def test_written_weights_are_what_annotation_reads(tmp_path: Path) -> None:
    path, weights = tmp_path / "weights.yaml", taught(NEAR)
    write_weights(path, weights, "Learnt from thirty texts\nof our own.")
    assert load_weights(path) == weights
    assert path.read_text(encoding="utf-8").startswith("# Learnt from thirty texts\n# of our own.\n")
