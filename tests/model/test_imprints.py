"""The imprint of a publisher: the short lines that open or close a text."""

import pytest

from accordingto.model.imprints import Imprints
from accordingto.model.knowledge import KnownPublisher

KNOWN = (
    KnownPublisher("Halvec Courier", kind="private"),
    KnownPublisher("WorldBriefly", kind="aggregator"),
    KnownPublisher("Tern News Agency", ("Tern",), kind="agency"),
    KnownPublisher("Line of Contact Observatory", kind="ngo"),
    KnownPublisher("Ministry of Water of Orvenia", kind="government"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LINE OF CONTACT OBSERVATORY\nWeekly note\n\nOne man was hurt.", "Line of Contact Observatory"),
        ("Night at the river\n\n*Halvec Courier, Friday 21 March 2031*\n\nIt was quiet.", "Halvec Courier"),
        ("Halvec Courier (translated from Orvenian)\n\nIt was quiet.", "Halvec Courier"),
        ("Halvec Courier @halveccourier\n21 March\n\nIt was quiet.", "Halvec Courier"),
        ("Night at the river – WorldBriefly\n\nIt was quiet.", "WorldBriefly"),
        ("HALVEC, 3 May (Tern) - Two men were hurt\n\nIt was quiet.", "Tern News Agency"),
        ("We regret this.\n\nMinistry of Water of the Republic of Orvenia", "Ministry of Water of Orvenia"),
        ("Six hurt in Kaval – Line of Contact Observatory\n\nIt was a bad night.", None),
        ("Night at the river\n\nHalvec Courier, a newspaper, wrote of it.", None),
        ("Halvec Courier | WorldBriefly\n\nIt was quiet.", None),
        ("It was quiet.\n\nThere was rain.\n\nIt went on.\n\nThen it stopped.\n\nTern", None),
        ("", None),
    ],
)
def test_the_one_known_publisher_that_a_short_line_names(text: str, expected: str | None) -> None:
    assert Imprints(KNOWN).find(text) == expected
