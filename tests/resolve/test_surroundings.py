"""What stands around an event: spots, who a person is, nouns that point back, denials in words that point back."""

from dataclasses import replace

import pytest

from accordingto.model.records import ActorMention, Event, PlaceMention
from accordingto.resolve.sides import Sides
from accordingto.resolve.surroundings import (
    Setting,
    deniers_of,
    points_back,
    sentence_around,
    tells_again,
)
from factories import make_document, make_event, make_plain, make_statement


def event_at(text: str, words: str, trigger: str, **given: object) -> tuple[Event, str]:
    document = make_plain(text)
    return make_event(document, words, trigger=trigger, **given), document.text


@pytest.mark.parametrize(
    ("text", "trigger", "known"),
    [
        ("The inquiry into the shooting at Brod is late.", "shooting", True),
        ("It was said of last week's deadly shooting that nobody saw it.", "shooting", True),
        ("There was shooting at Brod.", "shooting", False),
        ("The police shot at the lorries.", "shot", False),
    ],
)
def test_only_nouns_that_are_taken_for_known_point_back(text: str, trigger: str, known: bool) -> None:
    event, words = event_at(text, trigger, trigger)
    assert points_back(event, words, frozenset({"shooting"})) is known


def test_what_happened_again_is_told_so() -> None:
    event, text = event_at("She summoned the envoy for the second time this month.", "summoned the envoy", "summoned")
    assert tells_again(event, text)
    event, text = event_at("She summoned the envoy. He came again.", "summoned the envoy", "summoned")
    assert not tells_again(event, text)


def test_sentences_end_at_marks_and_lines() -> None:
    text = "A title\nGuns fired at Brod. Nobody was hurt."
    start, end = sentence_around(text, text.index("fired"), text.index("fired") + 5)
    assert text[start:end].strip() == "Guns fired at Brod."


def place(name: str, start: int, **given: object) -> PlaceMention:
    made = {"geo_precision": 1, "feature_code": "PPL"} | given
    return PlaceMention("d", start, start + len(name), name, None, name, None, None, None, None, **made)  # type: ignore[arg-type]


def test_spots_are_smaller_than_regions() -> None:
    document = make_plain("Guns fired at Brod in Velmark.")
    setting = Setting(
        document, Sides([]), (place("Brod", 14), place("Velmark", 22, feature_code="PCLI", geo_precision=3))
    )
    assert setting.spots(0, len(document.text)) == ("brod",)
    assert setting.is_place("Brod") and not setting.is_place("Velmark")


def actor(name: str, text: str, kind: str = "person", role: str | None = None) -> ActorMention:
    return ActorMention("d", 0, len(text), text, None, name, kind, None, None, role)


def test_who_a_person_is_told_by_name_and_office() -> None:
    document = make_plain("Police arrested Ada Voss, the mayor.")
    actors = (actor("Ada Voss", "Ada Voss"), actor("Ada Voss", "the mayor"), actor("men", "men", "group"))
    setting = Setting(document, Sides([]), actors=actors)
    assert setting.who(["Ada Voss"]) == ("ada", "mayor", "voss")
    assert setting.who(["Ada Voss", "deputy"]) == ("ada", "deputy", "mayor", "voss")
    assert setting.who(["boy"]) == () and setting.who(["men"]) == () and setting.who(["Ada Voss", "boy"]) == ()


def deniers(text: str, deed: str, denial: str, cue: str, content: str, **given: object) -> tuple[str, ...]:
    document = make_document(text)
    event = make_event(document, deed, trigger=deed, **{"factuality": "alleged", "sources": ("Velmark",), **given})
    statement = make_statement(document, denial, speaker="Ostria", act="deny", cue=cue, content=content)
    return deniers_of(event, Setting(document, Sides([]), statements=(statement,)))


def test_who_denies_what_was_just_told() -> None:
    text = "Ostria is moving two brigades, Velmark said. Ostria denied that. Rain is expected."
    assert deniers(text, "moving", "Ostria denied that", "denied", "that") == ("Ostria",)
    text = "Ostria is moving two brigades, Velmark said. The minister of Ostria called the report a lie."
    assert deniers(text, "moving", "The minister of Ostria called the report a lie", "called", "the report a lie") == (
        "Ostria",
    )


def test_a_denial_whose_words_are_those_of_the_sentence_before_denies_what_they_tell() -> None:
    text = "Velmark said that two shells fell on Brod. The army of Ostria denied it."
    words = "two shells fell on Brod. The army of Ostria denied it"
    document = make_plain(text)
    event = make_event(document, "two shells fell", trigger="fell", sources=("Velmark",))
    start = text.index("two shells")
    statement = make_statement(
        document, words, speaker="Ostria", act="deny", cue="denied", content="two shells fell on Brod",
        content_spans=((start, start + len("two shells fell on Brod")),),
    )  # fmt: skip
    setting = Setting(document, Sides([]), statements=(statement,))
    assert deniers_of(event, setting) == ("Ostria",)
    inside = replace(statement, content_spans=((start, len(text)),))
    assert deniers_of(event, Setting(document, Sides([]), statements=(inside,))) == ()


def test_a_denied_part_or_a_number_is_no_denied_happening() -> None:
    text = "Ostria is moving two brigades, Velmark said. Ostria denied having yielded to pressure."
    assert deniers(text, "moving", "Ostria denied having yielded to pressure", "denied", "having yielded") == ()
    text = "Ostria is moving two brigades, Velmark said. Ostria disputed that."
    assert deniers(text, "moving", "Ostria disputed that", "disputed", "that") == ()


def test_a_denial_far_behind_denies_something_else() -> None:
    text = "Ostria is moving two brigades, Velmark said. Prices rose. Bread is dear. Ostria denied that."
    assert deniers(text, "moving", "Ostria denied that", "denied", "that") == ()


@pytest.mark.parametrize(
    ("names", "of_age"),
    [
        (("boy",), False),
        (("16-year-old",), False),
        (("Ada Voss",), True),
        (("Otto Krell",), None),
        (("driver", "teacher"), True),
        (("man",), None),
        (("protesters",), None),
        ((), None),
    ],
)
def test_who_holds_an_office_and_who_is_a_child(names: tuple[str, ...], of_age: bool | None) -> None:
    actors = (actor("Ada Voss", "Ada Voss", role="mayor"), actor("Otto Krell", "Krell"))
    assert Setting(make_plain("Krell met Ada Voss."), Sides([]), actors=actors).of_age(names) is of_age


def test_a_sentence_that_a_stretch_is_all_of_ends_where_it_does():
    text = "It rained. The bridge was shut. Nobody came.\nMore rain."
    start = text.index("The bridge")
    assert sentence_around(text, start, start + len("The bridge was shut.")) == (
        start,
        start + len("The bridge was shut."),
    )
    assert sentence_around(text, start + 4, start + 10) == (start, start + len("The bridge was shut."))
