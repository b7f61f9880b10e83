"""Reports in a real browser: nobody shut out, no overflow, readable without script, a file that asks for nothing."""

from pathlib import Path

import pytest

from accordingto.engine.reports import Wish, make_report
from accordingto.export.reports.writers import write_report
from browsing import Visit, with_context
from reported import MADE, WEEK, fill_reported

SHOWN = "/reports/situation?from=2031-05-10&to=2031-05-16"


@pytest.mark.parametrize("path", ["/reports", SHOWN, "/reports/ledger"])
@pytest.mark.parametrize("visit", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True)
def test_nobody_is_shut_out(visit: Visit, path: str) -> None:
    visit.go(path)
    assert visit.shut_out() == []


@with_context(viewport={"width": 420, "height": 800}, java_script_enabled=False)
def test_a_phone_without_script_shows_a_report(visit: Visit) -> None:
    page = visit.go("/reports")
    page.get_by_label("From", exact=True).fill("2031-05-10")
    page.get_by_label("To", exact=True).fill("2031-05-16")
    page.locator("form[action='/reports/situation'] button").click()
    assert page.locator("h1").inner_text().startswith("Situation report, 10 May 2031")
    page.locator("a.cite").first.click()
    assert "/documents/" in page.url


@with_context(viewport={"width": 420, "height": 800})
def test_a_narrow_window_does_not_overflow(visit: Visit) -> None:
    for path in ("/reports", SHOWN):
        page = visit.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 420


def test_the_file_asks_for_nothing_and_is_open_to_all(visit: Visit, tmp_path: Path) -> None:
    store = fill_reported(tmp_path / "desk.db")
    with store.view() as view:
        data = write_report(make_report(view, Wish("situation", MADE, first=WEEK[0], last=WEEK[1])), "html")
    store.close()
    visit.page.route("**/*", lambda route: route.fulfill(body=data, content_type="text/html"))
    visit.go("/report.html")
    assert len(visit.asked) == 1
    visit.page.unroute_all()
    assert visit.page.locator("ol.citations li").count() > 3
    assert visit.page.evaluate("document.scripts.length") == 0
