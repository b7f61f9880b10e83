"""Reports on pages: shown with the words they rest on, given as files, told as JSON."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from accordingto.web import create_app
from accordingto.web.catalogs import extract_messages
from accordingto.web.pages import reports
from accordingto.web.wordings import Reader, find_text, read_by
from demo_desks import Visitor, claim_reading
from factories import make_entity
from reported import fill_reported


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who asks for pages on the shots at Brod."""
    store = fill_reported(tmp_path / "desk.db")
    premier = make_entity("Ada Tarn", kind="person", public_role="office", country="OST")
    with store.writer() as writer:
        writer.put(replace(claim_reading(), entities=(premier,)), "again")
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


REPORTS = ("situation", "ledger", "story?of={document}", "incident?of={incident}", "actor?of=Ada+Tarn")


@pytest.fixture(scope="module")
def messages() -> list[str]:
    """The fixed texts of reports that German tells otherwise and that no document has by chance."""
    found = [
        m for m in extract_messages() if m.id and any(str(place).startswith("reports/") for place, _ in m.locations)
    ]
    texts = [str(m.id[0] if isinstance(m.id, tuple) else m.id) for m in found]
    with read_by(Reader("de", "de_DE")):
        return [t for t in texts if len(t) > 10 and "%(" not in t and find_text(t) != t]


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_speaks_the_language_of_its_reader(visitor: Visitor, messages: list[str], report: str) -> None:
    asked = report.format(
        document=visitor.get("/api/v1/documents").json()["rows"][0]["id"],
        incident=visitor.get("/api/v1/incidents").json()["rows"][0]["id"],
    )
    kind, _, subject = asked.partition("?")
    assert len(messages) > 50
    for ending in ("", ".html", ".md"):
        english, german = (
            visitor.get(f"/reports/{kind}{ending}?{subject}&lang={language}") for language in ("en", "de")
        )
        assert english.status_code == german.status_code == 200
        assert 'lang="de"' in german.text or ending == ".md"
        told = [m for m in messages if m in unescape(english.text)]
        left = [m for m in messages if m in unescape(german.text)]
        assert len(told) > 8 and not left
    made = zipfile.ZipFile(io.BytesIO(visitor.get(f"/reports/{kind}.docx?{subject}&lang=de").content))
    words = unescape(made.read("word/document.xml").decode())
    assert "Belege" in words and not [m for m in messages if m in words]


def test_dates_of_a_report_are_told_as_its_reader_writes_them(visitor: Visitor) -> None:
    german = visitor.get(f"/reports/situation.md?{WEEK}&lang=de").text
    assert german.startswith("# Lagebericht, 10. Mai 2031") and "Mai 2031, Brod" in german
    assert "12 May 2031" in visitor.get(f"/api/v1/reports/situation?{WEEK}").text
    assert "12. Mai 2031" in visitor.get(f"/api/v1/reports/situation?{WEEK}&lang=de").text
