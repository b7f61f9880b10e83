"""Date lines are told from sentences that hold a date, and say which date is which."""

import pytest

from accordingto.ingest.datelines import is_byline, latest_day, read_dateline, read_prefix
from accordingto.ingest.dates import Moment


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Radio Varnik, Sun 16 Mar 2031, 07.45 (this page is being updated)", "2031-03-16T07:45", None),
        ("14 Mar, 2031 19:20 / Updated 11 months ago", "2031-03-14T19:20", None),
        ("Published: March 14, 2031 | Last updated: March 15, 2031 09:00", "2031-03-14", "2031-03-15T09:00"),
        (
            "Fri 14 Mar 2031 11.23 GMT Last modified on Sat 15 Mar 2031 07.00 GMT",
            "2031-03-14T11:23+00:00",
            "2031-03-15T07:00+00:00",
        ),
        ("By Ana Moder and Jon Rist | 14 March 2031", "2031-03-14", None),
        ("By our correspondent in Torvist | Friday 14 March 2031, 18:40", "2031-03-14T18:40", None),
        ("Ana Moder, Tern News  March 14, 2031 5 min read", "2031-03-14", None),
        ("Torvist, 14 March 2031", "2031-03-14", None),
        ("Issued by the Ministry of Defence on 14 March 2031", "2031-03-14", None),
        ("Updated: 15 March 2031", None, "2031-03-15"),
        ("3 hours ago", None, None),
        ("03/04/2031", "2031", None),
    ],
)
def test_date_lines(line: str, published: str | None, updated: str | None) -> None:
    dateline = read_dateline(line)
    assert dateline is not None
    assert (dateline.published.value if dateline.published else None) == published
    assert (dateline.updated.value if dateline.updated else None) == updated


@pytest.mark.parametrize(
    "line",
    [
        "The war of 10 June 2016",
        "Shots were fired on 14 March 2031.",
        "Protests in Halvec on 12 March 2031",
        "Joined May 11, 2017",
        "Born 3 May 1999 in Kaval",
        "Kaval bridge reopens",
        "Date of the vote not known",
    ],
)
def test_other_lines(line: str) -> None:
    assert read_dateline(line) is None


def test_label_on_its_own_line_names_the_next_date() -> None:
    label = read_dateline("Last updated:")
    assert label is not None
    assert label.label == "updated"
    dateline = read_dateline("15 March 2031", label.label)
    assert dateline is not None
    assert dateline.published is None
    assert dateline.updated is not None


@pytest.mark.parametrize(
    ("line", "prefix", "day"),
    [
        ("date 2031-03-14 The president has called", "date 2031-03-14 ", "2031-03-14"),
        ("VARNIK, 14 April (Delta Wire) – Two men were", "VARNIK, 14 April (Delta Wire) – ", None),
        ("BROD-KAVAL, Merinja (Tern) – At least four", "BROD-KAVAL, Merinja (Tern) – ", None),
        ("TORVIST, Mar 14 (Tern) - Peacekeepers", "TORVIST, Mar 14 (Tern) - ", None),
        ("Torvist, 14 March 2031 (Tern) - Peacekeepers", "Torvist, 14 March 2031 (Tern) - ", "2031-03-14"),
        ("(Tern) - Peacekeepers", "(Tern) - ", None),
        ("HALVEC – The president said on Sunday that he would go", "HALVEC – ", None),
        ("HALVEC, 3 JAN 90 (ORVA) -- [TEXT] THE GENERAL", "HALVEC, 3 JAN 90 (ORVA) -- ", "1990-01-03"),
        ("OSTROHAL, Oct. 12 /DREM/. The minister said", "OSTROHAL, Oct. 12 /DREM/. ", None),
        ("Ostrohal, Dremland (CNA) Some will try", "Ostrohal, Dremland (CNA) ", None),
        ("14 March 2031 Protesters gathered in Kaval", "14 March 2031 ", "2031-03-14"),
    ],
)
def test_prefixes(line: str, prefix: str, day: str | None) -> None:
    dateline = read_prefix(line)
    assert dateline is not None
    assert line[: dateline.end] == prefix
    assert (dateline.published.value if dateline.published else None) == day


@pytest.mark.parametrize(
    "line",
    [
        "January 8, 2031, Orvenia asked for more",
        "14 March 2031 was a dark day",
        "- 06 April, 2031: An information session",
        "MERFOR – the force that keeps the peace",
        "The CLS (Council of Littoral States) – a body of nine",
        "Orvenia – asked by nobody – agreed",
        "UPDATE – The minister has left the country, say his aides",
    ],
)
def test_no_prefixes(line: str) -> None:
    assert read_prefix(line) is None


def test_bylines() -> None:
    assert is_byline("By Ana Moder in Halvec")
    assert is_byline("By staff")
    assert not is_byline("By Friday the bridge had been closed for a week.")
    assert not is_byline("By law the minister must answer")


def test_latest_day_counts_whole_months() -> None:
    assert latest_day([Moment("2031-03", "month"), Moment("2031-03-14", "day")]) == "2031-03"
    assert latest_day([]) is None


def test_city_and_full_date_before_a_sentence() -> None:
    prefix = read_prefix("Torvist, 14 March 2031. The bridge is closed.")
    assert prefix is not None
    assert prefix.published is not None
    assert prefix.published.value == "2031-03-14"
    assert read_prefix("In Kaval, 12 people. The bridge is closed.") is None
