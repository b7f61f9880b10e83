"""Places of events: the one that the clause governs, else a reason."""

import pytest

from coding_events import events


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Police arrested two drivers in Kaval.", "Kaval"),
        ("In Kaval, police arrested two drivers.", "Kaval"),
        ("Orvenia sent troops to Kresnov.", "Kresnov"),
        ("Gunmen shelled the village of Dolne Pessk.", "Dolne Pessk"),
        ("Police arrested a driver who was born in Kresnov.", None),
    ],
)
def test_place(text: str, place: str | None) -> None:
    assert events(text)[0].place == place


def test_no_place_has_a_reason() -> None:
    one = events("Police arrested two drivers.")[0]
    other = events("Police arrested a driver who was born in Kresnov.")[0]
    assert (one.geo_reason, other.geo_reason) == ("no place told", "places told are not tied to it")
    assert one.latitude is None and one.place_text is None


def test_what_is_known_of_the_place_comes_with_it() -> None:
    found = events("Police arrested two drivers in Kaval.")[0]
    assert (found.place_text, found.geo_reason) == ("Kaval", None)
    assert found.latitude is not None
