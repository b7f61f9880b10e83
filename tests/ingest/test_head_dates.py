"""The day that stands in the first lines of a text beside what the text is."""

import pytest

from accordingto.ingest.head_dates import find_head_date


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("VOICE OF VELMARK\nMorning bulletin, 28 April 2031\n\nThey came at six.", "2031-04-28"),
        ("Transcript: press briefing, Halvec, Thursday 3 April 2031\nPresent: the minister", "2031-04-03"),
        (
            "Radio Brod – the news at six, Saturday the 5th of April 2031, read by Ana Kol\n\nGood evening.",
            "2031-04-05",
        ),
        (
            "DISTRICT COURT\nRecord of findings, read in open court on Thursday, 3 April 2031, by the judge",
            "2031-04-03",
        ),
        ("JOINT COMMUNIQUÉ\non the meeting of the Heads of the Coast Guards\nBrod, 14 May 2031", "2031-05-14"),
        ("Resolution 19 (2031)\nadopted by the Council on 3 April 2031", "2031-04-03"),
        ("Second report, covering 9 to 22 April 2031\nDistribution: public", None),
        ("What happened in Brod on 3 May 2031\n\nNobody knows.", None),
        ("The ministers met in Brod, 3 May 2031.\n\nNobody knows.", None),
        ("Statement for the anniversary of the shooting, 3 May 2021\n\nWe remember.", None),
        ("Bulletin, 3 May 2031\nPrinted, 4 May 2031\n\nWe remember.", None),
        ("Bulletin, May 2031\n\nWe remember.", None),
    ],
)
def test_a_day_that_is_a_part_of_its_line_by_itself(head: str, day: str | None) -> None:
    found = find_head_date(head)
    assert (found and found.day) == day
