"""The twelve things that an analyst does (docs/tasks.md): each reached in at most four actions from the front page."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from walks import SHOW, Walk


def is_it_disputed(walk: Walk) -> None:
    walk.turn_to("Happenings").choose("status", "disputed").click(SHOW).click(
        "main a[href^='/incidents/']:not([href*='#'])"
    )
    walk.shows("disputed", "Accounts side by side", "denied by", "Did it happen?")


def what_was_promised(walk: Walk) -> None:
    walk.turn_to("Ledger").choose("instrument", "Port Sévrac Understandings").click(SHOW).click(
        "main a[href^='/ledger/']"
    )
    walk.shows("Port Sévrac Understandings", "commitment")


def what_is_new(walk: Walk) -> None:
    walk.write("main form input[name=since]", "2020-01-01").click("main form:has(input[name=since]) button")
    walk.shows("New since", "documents")


def where_a_claim_came_from(walk: Walk) -> None:
    walk.turn_to("Statements").choose("act", "accuse").click(SHOW).click("main a[href^='/claims/']")
    walk.shows("first")


def what_was_lifted(walk: Walk) -> None:
    walk.turn_to("Documents").click("main a.badge:has-text('copy of an earlier text')").click("main a[href*='beside=']")
    assert "beside=" in walk.page.url
    walk.shows("passage")


def what_somebody_says_over_time(walk: Walk) -> None:
    walk.turn_to("Actors").click("main a[href^='/actors/']").click("main a[href$='/positions']")
    walk.shows("positions")


def who_accuses_whom(walk: Walk) -> None:
    walk.turn_to("Relations").choose("kind", "accuse").click(SHOW)
    assert walk.page.locator("main table tbody tr").count() > 3
    walk.shows("accuse")


def where_it_was(walk: Walk) -> None:
    walk.turn_to("Map")
    assert walk.page.locator("main svg").count() > 0
    walk.shows("have a point", "no place told")


def what_is_behind_a_peak(walk: Walk) -> None:
    walk.turn_to("Series").click("main a[href^='/map?']").click(
        "main #list a[href^='/incidents/'], main a[href^='/incidents/']"
    )
    assert "/incidents/" in walk.page.url
    walk.shows("Accounts side by side")


def the_words_themselves(walk: Walk) -> None:
    walk.turn_to("Search").write("main input[name=q]", "Brod-Kaval").click("main form button").click(
        "main a[href*='#e-']"
    )
    assert "/documents/" in walk.page.url and "#e-" in walk.page.url
    walk.shows("machine-read")


def what_to_look_at_first(walk: Walk) -> None:
    walk.turn_to("Review").click("main a:has-text('Look')")
    assert "/review/rows/" in walk.page.url
    walk.shows("reading confidence")


def a_report_to_hand_over(walk: Walk) -> None:
    walk.turn_to("Reports").click("main a[href='/reports/ledger']")
    assert "/reports/ledger" in walk.page.url
    walk.shows("machine-read")


TASKS: tuple[Callable[[Walk], None], ...] = (
    is_it_disputed, what_was_promised, what_is_new, where_a_claim_came_from, what_was_lifted, what_somebody_says_over_time,
    who_accuses_whom, where_it_was, what_is_behind_a_peak, the_words_themselves, what_to_look_at_first, a_report_to_hand_over,
)  # fmt: skip


@pytest.fixture
def walk(browser: Browser, sample_address: str) -> Iterator[Walk]:
    """A walk that begins at the front page of the desk of the sample, and asks for nothing elsewhere."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1360, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield Walk(page, sample_address)
    context.close()
    assert [url for url in asked if not url.startswith((sample_address + "/", "data:", "blob:"))] == []


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_task_takes_at_most_four_actions(walk: Walk, task: Callable[[Walk], None]) -> None:
    task(walk)
