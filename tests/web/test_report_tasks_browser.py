"""The twelve questions of docs/tasks.md on the five reports in ../shared/seeds: none of them names anything in these reports.

What is typed and chosen is read off the desk: the actor that most documents name, the agreement that most matters rest on.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from accordingto.cli.desks import fill_desk
from accordingto.cli.options import make_recipe
from accordingto.settings import Settings
from accordingto.store import open_store
from accordingto.store.base import View
from accordingto.store.queries import ThingQuery
from accordingto.web.servers import serve_aside
from walks import SHOW, Walk

REPORTS = Path(os.environ.get("SHARED") or Path(__file__).parents[2].parent / "shared") / "seeds"


@pytest.fixture(scope="module")
def report_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a desk of the five reports, and the name that most of them name."""
    if not REPORTS.is_dir():
        pytest.skip(f"NO REPORTS: there is no folder {REPORTS}; the tasks on the five reports are not walked")
    store = open_store(tmp_path_factory.mktemp("reports") / "desk.db")
    assert fill_desk(store, [str(REPORTS)], make_recipe(Settings(), []), None, 1) == 0
    with store.view() as view:
        name = most_named(view)
    with serve_aside(store) as address:
        yield address, name
    store.close()


def most_named(view: View) -> str:
    """Return what a person would type who looks for the actor that most documents name."""
    return str(view.find_things(ThingQuery(listed=True, order="named", limit=1)).rows[0].name)


@pytest.fixture
def walk(browser: Browser, report_desk: tuple[str, str]) -> Iterator[Walk]:
    """A walk that begins at the front page of the desk of the reports, and asks for nothing elsewhere."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1360, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield Walk(page, report_desk[0])
    context.close()
    assert [url for url in asked if not url.startswith((report_desk[0] + "/", "data:", "blob:"))] == []


def where_accounts_differ(walk: Walk, name: str) -> None:
    walk.turn_to("Happenings").choose("diverging", "yes").click(SHOW).click(
        "main a[href^='/incidents/']:not([href*='#'])"
    )
    walk.shows("The accounts differ in", "Accounts side by side", "Did it happen?", "Who affirms it")


def what_was_promised(walk: Walk, name: str) -> None:
    walk.turn_to("Ledger").choose_first("instrument").click(SHOW).click("main a[href^='/ledger/']")
    walk.shows("Step by step", "Under", "Whose move", "Deadline")


def what_is_new(walk: Walk, name: str) -> None:
    walk.write("main form input[name=since]", "2020-01-01").click("main form:has(input[name=since]) button")
    walk.shows("New since", "5 documents", "Happenings that they tell of")


def where_a_claim_came_from(walk: Walk, name: str) -> None:
    walk.turn_to("Statements").choose("act", "accuse").click(SHOW).click("main a[href^='/claims/']")
    walk.shows("What became of a claim", "First seen", "Denied by", "In this desk it was")


def what_these_reports_share(walk: Walk, name: str) -> None:
    walk.turn_to("Documents").click("main td.title a")
    copies = walk.page.locator("main .lifts").count()
    walk.shows("Shares words with" if copies else "Rows")


def what_somebody_says_over_time(walk: Walk, name: str) -> None:
    walk.turn_to("Actors").click("main td a[href^='/actors/']").click("main a[href$='/positions']")
    assert name in walk.page.locator("main h1").inner_text()
    walk.shows("Positions over time", "May say otherwise than before")


def who_accuses_whom(walk: Walk, name: str) -> None:
    walk.turn_to("Relations").choose("kind", "accuse").click(SHOW)
    assert walk.page.locator("main table tbody tr").count() > 3
    walk.shows("accuses")


def where_it_was(walk: Walk, name: str) -> None:
    walk.turn_to("Map")
    assert walk.page.locator("main svg").count() > 0
    walk.shows("have a point", "no place told")


def what_is_behind_a_peak(walk: Walk, name: str) -> None:
    walk.turn_to("Series").choose("any", "1").click(SHOW).click("main a[href^='/map?']")
    assert walk.page.locator("main #list a[href^='/incidents/']").count() > 0
    walk.shows("Reports", "Independent")


def the_words_themselves(walk: Walk, name: str) -> None:
    walk.turn_to("Search").write("main input[name=q]", name).click("main form button").click("main a[href*='#e-']")
    assert "/documents/" in walk.page.url and "#e-" in walk.page.url
    walk.shows("machine-read")


def what_to_look_at_first(walk: Walk, name: str) -> None:
    walk.turn_to("Review").click("main a:has-text('Look')")
    walk.shows("reading confidence", "Nobody has decided anything of this row.")


def a_report_to_hand_over(walk: Walk, name: str) -> None:
    walk.turn_to("Reports").click("main a[href='/reports/ledger']")
    walk.shows("machine-read", "Limits", "[1]")


TASKS: tuple[Callable[[Walk, str], None], ...] = (
    where_accounts_differ, what_was_promised, what_is_new, where_a_claim_came_from, what_these_reports_share,
    what_somebody_says_over_time, who_accuses_whom, where_it_was, what_is_behind_a_peak, the_words_themselves,
    what_to_look_at_first, a_report_to_hand_over,
)  # fmt: skip


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_task_takes_at_most_four_actions(
    walk: Walk, report_desk: tuple[str, str], task: Callable[[Walk, str], None]
) -> None:
    task(walk, report_desk[1])
