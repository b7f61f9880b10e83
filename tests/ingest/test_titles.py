"""A first line is a title where it looks like one and is followed like one; site names go, speakers stay."""

import pytest

from accordingto.ingest.titles import find_title, without_site

BODY = "The ministry rejected the demand on Sunday and said that no gun had been moved from the bank."


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["Guns stay where they are", "", BODY], 0),
        (["Guns stay where they are", "14 March 2031", BODY], 0),
        (["Guns stay where they are", BODY], 0),
        (["14 March 2031", "Guns stay where they are", BODY], 1),
        (["By Ana Moder", "Guns stay where they are", BODY], 1),
        (["WORLD", "", "Guns stay where they are on the bridge", "", BODY], 2),
        (["LINE OBSERVATORY", "Weekly note 12: guns", "Published: 24 March 2031", BODY], 1),
        (["The guns stay where they are.", "", BODY], None),
        (["the guns stay where they are", "", BODY], None),
        ([BODY, "", BODY], None),
        (["Guns stay"], None),
        (["HALVEC, 3 March (Tern) – Guns stay", "", BODY], None),
    ],
)
def test_titles(lines: list[str], number: int | None) -> None:
    assert find_title(lines) == number


def test_given_title() -> None:
    assert find_title(["World", "GUNS “STAY” | Halvec Times", BODY], "Guns 'stay'") == 1
    assert find_title([f"Guns stay. {BODY}"], "Guns stay") is None
    assert find_title(["Bridge closed", "", BODY], "Guns stay") is None


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Guns stay where they are – News", "Guns stay where they are"),
        ("Guns stay where they are - Halvec Times", "Guns stay where they are"),
        ("Guns stay | Channel Ostrohal", "Guns stay"),
        ("Guns stay up – WorldBriefly", "Guns stay up"),
        ("Guns stay up - halvec.com", "Guns stay up"),
        ("Guns stay where they are – Halvec", "Guns stay where they are – Halvec"),
        ("‘Shelling’ was staged – General Staff", "‘Shelling’ was staged – General Staff"),
        ("Seven dead – state media", "Seven dead – state media"),
        ("Bridge – the last chance", "Bridge – the last chance"),
    ],
)
def test_site_names(title: str, bare: str) -> None:
    assert without_site(title) == bare


def test_publisher_is_a_site_name() -> None:
    assert without_site("Guns stay up – Tern", "TERN") == "Guns stay up"
