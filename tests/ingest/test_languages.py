"""The language of a text, and whether it speaks of itself."""

import subprocess
import sys

import pytest

from accordingto.ingest.languages import detect_language, same_language, speaks_of_itself


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministry in Halvec rejected the demand on Sunday and said that no gun had been moved.", "en"),
        ("THE MINISTRY REJECTED THE DEMAND ON SUNDAY AND SAID THAT NO GUN HAD BEEN MOVED.", "en"),
        ("Das Ministerium wies die Forderung am Sonntag zurück und sagte, es sei kein Geschütz bewegt worden.", "de"),
        ("Ministarstvo je u nedelju odbacilo zahtev i saopštilo da nijedan top nije pomeren sa obale.", "sh"),
        ("Ministarstvo je u nedjelju odbacilo zahtjev i priopćilo da nijedan top nije pomaknut s obale.", "sh"),
        ("Bridge", None),
        ("12 34 56 78 90 12 34 56 78 90", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert detect_language(text) == code


def test_regions_are_one_language() -> None:
    assert same_language("en-GB", "en")
    assert same_language("EN_us", "en")
    assert not same_language("de", "en")


def test_communique_speaks_of_itself() -> None:
    assert speaks_of_itself(
        "We urge our friends to act. The incursion is an act of terror. We expect a reply within fourteen days.\nOurs is the truth."
    )


@pytest.mark.parametrize(
    "text",
    [
        "“We urge our friends to act,” the minister said. “We expect a reply.” The bridge was closed. Nobody came.",
        "The bridge was closed on Sunday. We will not give it up, he said. We are ready, he told reporters. Nobody came.",
        "The bridge was closed. Nobody came. We saw it. The river rose. The guns were moved. Lorries came.",
    ],
)
def test_report_does_not(text: str) -> None:
    assert not speaks_of_itself(text)


WITHOUT_A_WEB_CLIENT = """
import sys
from accordingto.ingest.languages import detect_language
print(detect_language("The ministry in Halvec rejected the demand on Sunday."), {"requests", "robust_downloader"} & set(sys.modules))
"""


def test_no_web_client_is_needed() -> None:
    ran = subprocess.run([sys.executable, "-c", WITHOUT_A_WEB_CLIENT], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["en", "set()"]
