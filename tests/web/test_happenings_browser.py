"""Happenings, claims and copies in a real browser: nobody shut out, no script needed, every value opens its words."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser

from accordingto.web.servers import serve_aside
from browsing import Visit, wait_for_sight, with_context
from happening_desks import FIRST, HAPPENING, REPRINTED, RIVALLED, fill_happening

CLAIM = FIRST.statements[0].id
ONE, COPY = FIRST.document.id, REPRINTED.document.id
PAGES = (
    "/?since=2001-01-01",
    "/incidents",
    f"/incidents/{HAPPENING.id}",
    f"/claims/{CLAIM}",
    f"/documents/{ONE}?beside={COPY}",
    f"/documents/{COPY}",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk with one happening in several tellings."""
    store = fill_happening(tmp_path_factory.mktemp("desk") / "desk.db")
    with serve_aside(store) as address:
        yield address
    store.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1440, 420])
def test_every_page_fits_its_window(visit: Visit, path: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.go(path)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anybody_out(visit: Visit, path: str, scheme: Literal["light", "dark"]) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    page = visit.go(path)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert visit.shut_out() == []
    visit.page.set_viewport_size({"width": 420, "height": 900})
    assert visit.shut_out() == []


@with_context(java_script_enabled=False)
def test_from_the_list_to_a_disputed_toll_and_its_words(visit: Visit) -> None:
    page = visit.go("/incidents")
    page.select_option("#f-diverging", "yes")
    page.click("text=Show")
    page.click(".badge >> text=dead")
    assert page.url.endswith(f"/incidents/{HAPPENING.id}#f-dead")
    cell = page.locator("#f-dead .tells", has_text="9")
    assert not cell.locator(".opened").is_visible()
    cell.locator("summary").click()
    cell.locator(".opened a").click()
    assert page.url.endswith(f"/documents/{RIVALLED.document.id}#e-{RIVALLED.events[0].id}")


@with_context(java_script_enabled=False)
def test_from_a_folded_copy_to_the_passages_and_across(visit: Visit) -> None:
    page = visit.go(f"/incidents/{HAPPENING.id}")
    page.click(".folded summary")
    page.click(".folded >> text=side by side")
    assert page.locator(".beside-shared").count() == 2
    page.click(".beside-a .passage-number >> nth=1")
    assert page.url.endswith("#b-2")


def test_from_a_statement_to_its_claim_and_to_the_denial(visit: Visit) -> None:
    page = visit.go(f"/documents/{ONE}#e-{CLAIM}")
    page.click(f"#r-{CLAIM} >> text=follow")
    assert page.url.endswith(f"/claims/{CLAIM}")
    page.click("section:has(#c-denial) .words a")
    assert "#e-" in page.url
    wait_for_sight(page, f"#{page.url.rsplit('#', 1)[1]}")


def test_the_first_column_stays_in_sight_while_accounts_are_gone_through(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 420, "height": 900})
    page = visit.go(f"/incidents/{HAPPENING.id}")
    page.evaluate("document.querySelector('.side-by-side').scrollLeft = 300")
    left = page.evaluate("document.querySelector('#f-actors th').getBoundingClientRect().left")
    box = page.evaluate("document.querySelector('.side-by-side').getBoundingClientRect().left")
    assert abs(left - box) <= 2


def test_the_sample_opens_everywhere(browser: Browser, sample_address: str) -> None:
    context = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
    visit = Visit(context.new_page(), sample_address)
    page = visit.go("/incidents?diverging=yes&order=sources")
    page.click(".happening-what a >> nth=0")
    assert page.locator(".side-by-side thead th").count() > 2 and page.locator(".differs").count() > 1
    assert visit.shut_out() == []
    page.click(".row-words a >> nth=0")
    assert page.url.rsplit("#e-", 1)[1] in page.content()
    context.close()


@with_context(java_script_enabled=False)
def test_what_is_new_can_be_asked_for_without_a_script(visit: Visit) -> None:
    page = visit.go("/")
    assert page.locator(".news").get_by_text("has not been here before").is_visible()
    page.fill("#since", "2001-01-01")
    page.click(".since button")
    assert "since=2001-01-01" in page.url and page.locator(".news h3").first.inner_text() == "5 documents"
    page.click(".news .brief-what a >> nth=0")
    assert page.url.endswith(f"/incidents/{HAPPENING.id}")
