"""The desk in another language: nobody is shut out, nothing overflows, and a choice at the foot of a page stays."""

import pytest

from browsing import Visit, with_context

PATHS = (
    "/",
    "/documents",
    "/incidents",
    "/statements",
    "/events",
    "/ledger",
    "/calendar",
    "/relations",
    "/series",
    "/map",
    "/search",
    "/review",
)


@pytest.mark.parametrize("path", PATHS)
@with_context(locale="de-DE", viewport={"width": 420, "height": 800})
def test_german_pages_shut_nobody_out(visit: Visit, path: str) -> None:
    page = visit.go(path)
    assert page.locator("html").get_attribute("lang") == "de" and visit.shut_out() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@with_context(locale="en-GB", viewport={"width": 1040, "height": 800})
def test_the_bar_is_one_line_on_a_narrow_window(visit: Visit) -> None:
    page = visit.go("/documents")
    assert page.locator("header nav").bounding_box()["height"] < 60  # type: ignore[index]
    assert page.locator("#theme").inner_text() == "Colours: system" and visit.shut_out() == []


def test_language_and_dates_are_chosen_at_the_foot(visit: Visit) -> None:
    page = visit.go("/events?factuality=asserted")
    page.click("footer >> text=Deutsch")
    assert "factuality=asserted" in page.url and page.locator("h1").inner_text() == "Ereignisse"
    page.click("footer >> text=ISO-Daten")
    told = page.locator("main time").first
    assert told.inner_text()[:10] == (told.get_attribute("datetime") or "")[:10]
    page = visit.go("/events")
    assert page.locator("h1").inner_text() == "Ereignisse" and visit.shut_out() == []
    assert page.locator("footer [aria-current]").all_inner_texts() == ["Deutsch", "ISO-Daten"]


@with_context(locale="de-DE", java_script_enabled=False)
def test_a_page_is_read_without_scripts(visit: Visit) -> None:
    assert visit.go("/incidents").locator("h1").inner_text() == "Geschehnisse"
