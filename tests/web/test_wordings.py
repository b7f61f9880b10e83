"""Fixed texts in the reader's language, with the numbers of the reader."""

import pytest

from accordingto.web.wordings import (
    LANGUAGES,
    Reader,
    _,
    _n,
    current_reader,
    load_catalog,
    read_by,
    tell_code,
    tell_decimal,
    tell_names,
    tell_number,
)

GERMAN = Reader("de", "de_DE")


def test_a_message_in_the_readers_language_with_its_values() -> None:
    assert _("at least %(n)s", n=3) == "at least 3"
    with read_by(GERMAN):
        assert _("at least %(n)s", n=3) == "mindestens 3" and _("in no catalog") == "in no catalog"
    assert current_reader() == Reader()


def test_plurals() -> None:
    assert [_n("%(n)s day later", "%(n)s days later", n) for n in (1, 2000)] == ["1 day later", "2,000 days later"]
    with read_by(GERMAN):
        told = [_n("%(n)s day later", "%(n)s days later", n) for n in (1, 2000)]
        assert told == ["1 Tag später", "2.000 Tage später"]


def test_codes_are_words_and_what_is_no_code_stays() -> None:
    assert tell_code("claimed_breached") == "claimed breached" and tell_code(None) == ""
    with read_by(GERMAN):
        assert tell_code("claimed_breached") == "angeblich gebrochen" and tell_code("Kel Tor") == "Kel Tor"


def test_numbers_and_names() -> None:
    with read_by(GERMAN):
        assert (tell_number(12345), tell_number(0.5), tell_decimal(0.456)) == ("12.345", "0,5", "0,46")
        assert tell_names(["A", None, "B", "C"]) == "A, B und C" and tell_names([], "niemand") == "niemand"


def test_every_language_has_a_direction_and_a_catalog() -> None:
    for language in LANGUAGES:
        assert Reader(language).direction == "ltr" and load_catalog(language)
    with pytest.raises(FileNotFoundError):
        load_catalog("xx")
