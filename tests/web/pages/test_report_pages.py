"""Reports on pages: shown with the words they rest on, given as files, told as JSON."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.web import create_app
from accordingto.web.pages import reports
from demo_desks import Visitor
from reported import fill_reported


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who asks for pages on the shots at Brod."""
    store = fill_reported(tmp_path / "desk.db")
    yield Visitor(create_app(store))
    store.close()


WEEK = "from=2031-05-10&to=2031-05-16"


def test_a_report_stands_on_a_page_with_links_to_its_words_and_files(visitor: Visitor) -> None:
    page = visitor.get(f"/reports/situation?{WEEK}").text
    assert "Situation report, 10 May 2031" in page and "#e-" in page
    assert f'href="/reports/situation.html?{WEEK.replace("&", "&amp;")}"' in page


def test_a_report_is_given_as_a_file(visitor: Visitor) -> None:
    answer = visitor.get(f"/reports/situation.md?{WEEK}")
    assert answer.headers["content-disposition"] == 'attachment; filename="situation-report.md"'
    assert answer.text.startswith("# Situation report")


def test_the_beginning_of_a_file_comes_before_the_report_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = fill_reported(tmp_path / "desk.db")
    wish = reports.make_wish("situation", {"from": "2031-05-10", "to": "2031-05-16"}, reports.OF_FILES)
    writer = reports.REPORT_WRITERS["md"]
    assert writer.begin is not None
    with monkeypatch.context() as patch:
        patch.setattr(reports, "make_report", lambda *_: pytest.fail("the report is made before its title is sent"))
        assert (
            next(reports._send_report(store, wish, writer, writer.begin))
            == "# Situation report, 10 May 2031 – 16 May 2031\n\n".encode()
        )
    whole = b"".join(reports._send_report(store, wish, writer, writer.begin))
    with store.view() as view:
        assert whole == writer.write(reports.make_report(view, wish))
    store.close()


def test_a_file_of_wrong_days_says_so(visitor: Visitor) -> None:
    assert visitor.get("/reports/situation.md?from=2031-05-16&to=2031-05-10").status_code == 404


def test_the_same_is_told_as_json(visitor: Visitor) -> None:
    told = visitor.get(f"/api/v1/reports/situation?{WEEK}").json()
    assert told["sections"][0]["title"] == "New happenings"
    assert told["citations"][0]["sha256"] and told["limits"]


def test_what_is_not_there_is_a_page_that_says_so(visitor: Visitor) -> None:
    assert visitor.get("/reports").status_code == 200
    for address in (
        "/reports/weather",
        "/reports/situation.odt",
        "/reports/actor?of=Nobody",
        "/reports/situation?box=1",
    ):
        assert visitor.get(address).status_code == 404, address
    assert "this desk has no actor Nobody" in visitor.get("/reports/actor?of=Nobody").text
    assert visitor.get("/api/v1/reports/weather").json() == {"error": "There is no such report."}
