"""Instruments: listed ones, numbered resolutions, agreements named on the spot."""

import pytest

from invented import instruments_in

SC = "UN Security Council Resolution"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It cited UN Security Council Resolution 4001.", [("UN Security Council Resolution 4001", f"{SC} 4001")]),
        ("It cited UNSCR 4001.", [("UNSCR 4001", f"{SC} 4001")]),
        ("The UN met. Resolution 4001 stands.", [("Resolution 4001", f"{SC} 4001")]),
        ("It cited Resolution 12 of the Littoral League.", [("Resolution 12", "Littoral League Resolution 12")]),
        ("It cited Resolution 12.", [("Resolution 12", "Resolution 12")]),
        ("A UN resolution says so.", [("UN resolution", "UN resolution")]),
        ("Ostria signed the Halm deal.", [("Halm deal", "Halm Accord")]),
        ("Ostria signed the Brasque Protocol.", [("Brasque Protocol", "Brasque Protocol")]),
        ("Ostria signed the Treaty of Two Rivers.", [("Treaty of Two Rivers", "Treaty of Two Rivers")]),
        ("This breaks the constitution and international law.",
         [("constitution", "constitution"), ("international law", "international law")]),
        ("The agreement failed, and so did a peace treaty.", []),
        ("They signed an Ostrian agreement.", []),
    ],
)  # fmt: skip
def test_what_is_named(text: str, found: list[tuple[str, str]]) -> None:
    assert instruments_in(text) == found


def test_an_unnumbered_resolution_is_the_only_numbered_one() -> None:
    text = "A UN resolution ended the war. Under Resolution 4001, police may return."
    assert [name for _, name in instruments_in(text)] == [f"{SC} 4001", f"{SC} 4001"]
    text = "UNSCR 4001 and UNSCR 4002 differ. The UN Security Council resolution stands."
    assert instruments_in(text)[-1][1] == "UN Security Council resolution"


def test_a_known_name_says_which_resolution_a_number_means() -> None:
    assert instruments_in("Under Resolution 31 boats may pass.") == [("Resolution 31", "Lake League Resolution 31")]
    assert instruments_in("UN Security Council Resolution 31 says so.")[0][1] == f"{SC} 31"
    assert instruments_in("Resolution 31 of the Hill Union says so.")[0][1] == "Hill Union Resolution 31"
