"""The letterhead of a statement: which body speaks."""

import pytest

from accordingto.ingest.letterheads import find_letterhead

KIND = "Statement on the filling of the dam"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF SUDERA", KIND], "Ministry of Foreign Affairs of the Republic of Sudera"),
        (["Press release", "The Embassy of Orvenia in Brasque", "The bridge is open."], "Embassy of Orvenia in Brasque"),
        (["General Staff of the Armed Forces", "Official communiqué No. 12"], "General Staff of the Armed Forces"),
    ],
)  # fmt: skip
def test_the_line_that_names_a_body_beside_one_that_says_what_it_is(lines: list[str], name: str) -> None:
    assert find_letterhead("\n\n".join([*lines, "The bridge was closed."])) == name


@pytest.mark.parametrize(
    "text",
    [
        "Ministry of Transport closes bridge\n\nThe bridge was closed on Friday.",
        "Ministry of Transport\n\nThe bridge was closed on Friday.",
        "Ministry Closes the Bridge of Brod\n\nStatement follows\n\nThe bridge was closed.",
        "The ministry of transport has closed the bridge.\n\nStatement on the bridge",
        "Talks fail\n\nPress release\n\nThe Council met.",
    ],
)
def test_headlines_and_sentences_are_no_letterheads(text: str) -> None:
    assert find_letterhead(text) is None
