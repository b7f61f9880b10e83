"""Grammar asked of a parse: subjects, objects, phrases."""

from accordingto.coding.phrases import (
    agents_of,
    is_first_person,
    is_passive,
    objects_of,
    particle_lemma,
    phrase_span,
    subjects_of,
    trim,
)
from accordingto.model.parse import Parse, Token
from coding_readings import annotate


def parse_of(text: str) -> Parse:
    return annotate(text).parse


def word(parse: Parse, text: str) -> Token:
    return next(t for t in parse.tokens if t.text == text)


def heads(tokens: list[Token]) -> list[str]:
    return [t.text for t in tokens]


def test_subjects_own_shared_relative_and_controlled() -> None:
    parse = parse_of("Orvenia and Dremland left. The soldiers who fired fled. MERFOR stopped and searched the trucks.")
    assert heads(subjects_of(parse, word(parse, "left"))) == ["Orvenia", "Dremland"]
    assert heads(subjects_of(parse, word(parse, "fired"))) == ["soldiers"]
    assert heads(subjects_of(parse, word(parse, "searched"))) == ["MERFOR"]
    parse = parse_of("The raid prompted the mayor to resign.")
    assert heads(subjects_of(parse, word(parse, "resign"))) == ["mayor"]


def test_passive_has_an_agent() -> None:
    parse = parse_of("The bridge was closed by the police.")
    verb = word(parse, "closed")
    assert is_passive(parse, verb)
    assert heads(agents_of(parse, verb)) == ["police"]
    assert heads(objects_of(parse, verb)) == ["bridge"]


def test_particles() -> None:
    parse = parse_of("They turned down the request.")
    assert particle_lemma(parse, word(parse, "turned")) == "turn down"


def test_phrase_is_short() -> None:
    text = "The two wounded drivers of the convoy, who were treated, left."
    parse = parse_of(text)
    start, end = phrase_span(parse, word(parse, "drivers"))
    assert text[start:end] == "two wounded drivers of the convoy"


def test_us_is_first_person_and_the_state_is_not() -> None:
    parse = parse_of("They told us that the US had left.")
    assert is_first_person(word(parse, "us"))
    assert not is_first_person(word(parse, "US"))


def test_trim() -> None:
    assert trim(" , the words; ", (0, 14)) == (3, 12)


def test_who_is_said_to_be_something_is_its_subject() -> None:
    parse = parse_of("The police detained a driver they said was smuggling arms.")
    assert heads(subjects_of(parse, word(parse, "smuggling"))) == ["driver"]
