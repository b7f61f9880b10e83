"""Speech in titles."""

import pytest

from accordingto.coding.headlines import find_headline_speech
from coding_readings import annotate


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("MERFOR must leave the bridge – Damir Oslavec", "MERFOR must leave the bridge"),
        ("Damir Oslavec: MERFOR must leave the bridge", "MERFOR must leave the bridge"),
        ("Seven killed on the bridge – Tern", None),
        ("Seven killed on the bridge – News", None),
        ("Talks in Kaval – a first step", None),
        ("Orvenia: army and rebels trade blame as truce collapses", None),
        ("Dremland: rebels say they will withdraw from Kaval", None),
        ("Dremland: Orvenia will pay for this", "Orvenia will pay for this"),
    ],
)
def test_headline_speech(title: str, words: str | None) -> None:
    annotations = annotate("Nothing else is known.", title=title)
    found = [title[slice(*a.content[0])] for a in find_headline_speech(annotations)]
    assert found == ([words] if words else [])
