"""The calendar: deadlines stand on their day as precisely as they are told, and leave as a file without private names."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar

from accordingto.store.base import Store
from accordingto.web import create_app
from crisis_desks import DRIVER, fill_crisis
from demo_desks import Visitor, fill
from factories import make_document, make_entry, make_reading, make_step


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = fill_crisis(tmp_path / "desk.db")
    yield store
    store.close()


def test_a_month_shows_what_is_due_on_its_days(client: Visitor) -> None:
    page = client.get("/calendar?month=2031-06").text
    cell = page.split('datetime="2031-06-01"')[1].split("</td>")[0]
    assert "the return of 400" in cell and "refused" in cell
    assert "Some day of this month" not in page
    assert "Some day of this month" in client.get("/calendar?month=2031-07").text


def test_filters_are_kept_from_month_to_month_and_in_the_file(client: Visitor) -> None:
    page = client.get("/calendar?month=2031-06&state=refused").text
    assert "month=2031-07&amp;state=refused" in page and 'href="/calendar.ics?state=refused"' in page
    assert client.get("/calendar?month=2031-06&state=open").text.count("cal-item") == 0


def test_without_a_month_the_one_of_the_newest_day_or_the_next_deadline(client: Visitor) -> None:
    assert '<h2 id="month">June 2031</h2>' in client.get("/calendar").text
    assert client.get("/calendar?month=never").status_code == 200
    assert client.get("/calendar?month=9999-12").status_code == 200
    assert client.get("/calendar?month=0001-01").status_code == 200


def test_the_file_is_read_by_other_programs(client: Visitor) -> None:
    answer = client.get("/calendar.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert sorted(str(e["DTSTART"].dt) for e in events) == ["2031-06-01", "2031-07-31"]
    assert all(str(e["URL"]).startswith("http://desk/ledger/") for e in events)
    assert len(Calendar.from_ical(client.get("/calendar.ics?state=refused").content).walk("VEVENT")) == 1


def test_private_people_are_not_named_in_the_file_even_where_lines_are_folded(tmp_path: Path) -> None:
    text = "Emil Sand must leave by June 5.\n"
    document = make_document(text, published="2031-05-20", title=None, segments=())
    entries = [
        make_entry(make_step(document, "must leave"), terms=f"{'x' * n} Emil Sand must leave", must_act=("Emil Sand",),
                   deadline="2031-06-05", id=f"{n:016}")
        for n in range(30)
    ]  # fmt: skip
    store = fill(tmp_path / "desk.db", make_reading(document, ledger=entries, entities=[DRIVER]))
    told = Visitor(create_app(store)).get("/calendar.ics").content
    unfolded = told.replace(b"\r\n ", b"").replace(b"\r\n", b"\n").decode()
    assert unfolded.count("BEGIN:VEVENT") == 30 and "Sand" not in unfolded and "Emil" not in unfolded
    named = Visitor(create_app(store, names=True)).get("/calendar.ics").content.replace(b"\r\n ", b"").decode()
    assert "Emil Sand" in named
    store.close()


def test_the_same_as_json(client: Visitor) -> None:
    told = client.get("/api/v1/calendar?month=2031-06").json()
    assert list(told["days"]) == ["2031-06-01"] and told["months"] == {"2031-06": 1, "2031-07": 1}
    assert len(client.get("/api/v1/calendar?month=2031-07").json()["some_day"]) == 1
