"""Lines that were broken to a width become paragraphs; lines that are paragraphs stay."""

import textwrap

from accordingto.ingest.repairs import repair_text
from accordingto.ingest.texts import join_lines, read_text

REJECTED = (
    "The ministry in Halvec rejected the demand on Sunday and said that no gun had been moved from the left bank of the "
    "river, where peacekeepers had counted twenty of them a week before, nor would any be moved."
)
DENIED = (
    "Two drivers, who did not want to be named, spoke of nine vehicles and of shots in the dark. A spokeswoman denied that "
    "there had been vehicles, and added that nobody in his right mind drives to the bridge at night."
)
PARAGRAPHS = [REJECTED, DENIED]


def joined(text: str) -> str:
    return join_lines(repair_text(read_text(text.encode()).trace)[0]).text


def test_wrapped_text_is_joined() -> None:
    for width in (60, 72, 80):
        wrapped = "\n\n".join(textwrap.fill(p, width) for p in PARAGRAPHS)
        assert joined(wrapped) == "\n\n".join(PARAGRAPHS)


def test_map_leads_through_the_joins() -> None:
    data = "\r\n\r\n".join(textwrap.fill(p, 72).replace("\n", "\r\n") for p in PARAGRAPHS).encode()
    trace = join_lines(repair_text(read_text(data).trace)[0])
    start = trace.text.index("spokeswoman")
    span = trace.offsets().to_bytes(start, start + 11)
    assert span is not None
    assert data[slice(*span)] == b"spokeswoman"


def test_short_lines_of_their_own_stay() -> None:
    poem = "Guns\nstay where they are\non the bridge\nby the river\nsays the general\nnobody moves them\n"
    assert joined(poem) == poem.strip()
    assert joined("\n".join(PARAGRAPHS * 3)) == "\n".join(PARAGRAPHS * 3)
