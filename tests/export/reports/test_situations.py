"""A situation report tells what is new, copies counted out, in the days and the area that it is asked for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from accordingto.engine.reports import Wish, make_report
from accordingto.export.reports.areas import Area
from accordingto.export.reports.values import Report, ReportError
from accordingto.store import open_store
from accordingto.store.base import Settlement, View
from factories import make_document, make_entry, make_reading, make_step
from reported import MADE, WEEK, fill_reported, titles, told


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    """The desk of the shots at Brod."""
    store = fill_reported(tmp_path / "desk.db")
    with store.view() as view:
        yield view
    store.close()


def situation(view: View, first: date = WEEK[0], last: date = WEEK[1], area: Area | None = None) -> Report:
    """The situation report of some days."""
    return make_report(view, Wish("situation", MADE, first=first, last=last, area=area or Area()))


def test_what_is_new_stands_with_its_independent_sources_and_denials(view: View) -> None:
    report = situation(view)
    new = told(report, "New happenings")
    assert new.startswith("1 happening first told of in this period")
    assert "1 independent source at most in 3 documents" in new and "Denied by Juro Penn." in new
    assert ("Documents", "3, 2 without their copies") in report.covers
    assert "5 dead" not in told(report, "Tolls"), "the copy of a report is no further giver"
    assert "3 dead" in told(report, "Tolls")


def test_a_demand_is_new_on_its_day_and_due_on_another(view: View) -> None:
    report = situation(view)
    assert "Ada Tarn" in told(report, "New demands") and "withdraw its police" in told(report, "New demands")
    later = situation(view, date(2031, 5, 13), date(2031, 5, 16))
    assert "None." in told(later, "New demands")
    assert "1 happenings" not in told(later, "New happenings"), "the first report of it came out before"
    assert "Told of before, and again now" in titles(later)


def test_a_deadline_that_was_moved_later_stands_in_the_report_of_the_days_before(tmp_path: Path) -> None:
    entries = []
    store = open_store(tmp_path / "desk.db")
    with store.writer() as writer:
        for published, deadline in (("2031-05-05", "2031-05-20"), ("2031-06-02", "2031-08-01")):
            document = make_document(path=published, published=published)
            entries.append(make_entry(make_step(document, "withdraw its police"), deadline=deadline, made_on=published))
            writer.put(make_reading(document, ledger=entries[-1:]), "k")
        thread = make_entry(*entries[0].steps, *entries[1].steps, id="thread", deadline="2031-08-01")
        writer.settle(Settlement("ledger", clusters={"thread": [e.id for e in entries]}, rows=[thread]))
    with store.view() as view:
        before = told(situation(view, date(2031, 5, 4), date(2031, 5, 10)), "Deadlines")
        after = told(situation(view, date(2031, 6, 1), date(2031, 6, 7)), "Deadlines")
        late = told(situation(view, date(2031, 7, 20), date(2031, 7, 26)), "Deadlines")
    store.close()
    assert "20 May 2031" in before and "1 Aug" not in before
    assert after.startswith("None is known.") and "1 Aug 2031" in late


def test_an_accusation_is_never_told_without_its_denial(view: View) -> None:
    said = told(situation(view), "What is said: ")
    assert "accuses Velmark Police" in said
    assert "Denied by Interior Ministry of Velmark" in said


def test_an_area_leaves_out_what_is_elsewhere_and_says_so(view: View) -> None:
    assert told(situation(view, area=Area(place="brod")), "New happenings").startswith("1 happening ")
    assert told(situation(view, area=Area(country="OST")), "New happenings").startswith("1 happening ")
    assert told(situation(view, area=Area(box=(19.0, 9.0, 21.0, 11.0))), "New happenings").startswith("1 happening ")
    elsewhere = situation(view, area=Area(country="VEL"))
    assert told(elsewhere, "New happenings").startswith("0 happenings") and elsewhere.citations == ()


def test_what_was_read_and_what_was_not_stands_at_the_end(view: View) -> None:
    report = situation(view)
    read = told(report, "What was read")
    assert "3 documents, 1 of them copies of another, of the 4 that this desk holds (1 of these have no date)" in read
    assert "Days of which no document was read: 10 May 2031, 11 May 2031, 15 May 2031, 16 May 2031." in read
    assert (
        any("machine-read" in limit for limit in report.limits)
        and "0 of the 2 happenings and matters" in report.limits[-1]
    )


def test_every_number_leads_to_words_that_stand_there(view: View) -> None:
    report = situation(view)
    assert [c.number for c in report.citations] == list(range(1, len(report.citations) + 1))
    for citation in report.citations:
        document = view.document(citation.document_id)
        assert document is not None and document.sha256 == citation.sha256
        assert document.text[citation.start : citation.end].split()[:4] == citation.words.split()[:4]
        assert view.row(citation.row_id) is not None


def test_without_days_it_is_the_week_of_the_newest_document(view: View) -> None:
    assert make_report(view, Wish("situation", MADE)).title == "Situation report, 8 May 2031 – 14 May 2031"
    assert make_report(view, Wish("situation", MADE, first=date(2031, 5, 12))).title == "Situation report, 12 May 2031"


def test_days_the_wrong_way_round_are_refused(view: View) -> None:
    with pytest.raises(ReportError, match="is no period"):
        situation(view, WEEK[1], WEEK[0])
