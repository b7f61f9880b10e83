"""Matters, calendars, instruments, actors and relations in a browser: nobody is shut out, nothing overflows, no script is needed."""

from collections.abc import Iterator
from typing import Literal

import pytest

from accordingto.web.servers import serve_aside
from browsing import Visit, with_context
from crisis_desks import FORCE, OSTRIA, TARN, crisis_readings, fill_crisis

MATTER = f"/ledger/{crisis_readings()[0].ledger[0].id}"
PAGES = (
    "/ledger?as_of=2031-05-21", MATTER, "/calendar?month=2031-06", "/instruments", "/instruments/Brod%20Accord", "/actors",
    f"/actors/{TARN.id}", f"/actors/{FORCE.id}", f"/actors/{OSTRIA.id}/positions", "/relations",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk with one matter, its parties and people."""
    store = fill_crisis(tmp_path_factory.mktemp("crisis") / "desk.db")
    with serve_aside(store) as address:
        yield address
    store.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anybody_out_or_overflows(visit: Visit, scheme: Literal["light", "dark"]) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    for path in PAGES:
        page = visit.go(path)
        assert visit.shut_out() == [], path
        for width in (1440, 420):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@with_context(java_script_enabled=False)
def test_from_the_ledger_to_an_actor_and_its_accusers_without_script(visit: Visit) -> None:
    page = visit.go("/ledger")
    page.click(".ledger .terms a >> nth=0")
    assert "/ledger/" in page.url and page.locator(".history .card").count() >= 1
    page.click("nav >> text=Relations")
    page.click(".node >> nth=0")
    assert "/actors/" in page.url and page.locator("#accused").count() == 1


@with_context(java_script_enabled=False)
def test_a_past_day_is_asked_for_on_the_page_of_a_matter(visit: Visit) -> None:
    page = visit.go(MATTER)
    page.fill("#as_of", "2031-05-21")
    page.click(".as-of button")
    assert page.url.endswith("?as_of=2031-05-21")
    assert page.locator(".history .later").count() == 1
