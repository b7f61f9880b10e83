"""Reports of one thing: a story, a happening, an actor, the ledger; none of a private person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from accordingto.engine.reports import Wish, make_report
from accordingto.export.reports.values import ReportError
from accordingto.store.base import Store
from demo_desks import claim_reading
from factories import make_entity
from reported import MADE, fill_reported, told


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The desk of the shots at Brod, with a premier and a guard."""
    store = fill_reported(tmp_path / "desk.db")
    premier = make_entity("Ada Tarn", kind="person", public_role="office", country="OST")
    guard = make_entity("Ilo Marr", kind="person", public_role="private")
    with store.writer() as writer:
        writer.put(replace(claim_reading(), entities=(premier, guard)), "again")
    yield store
    store.close()


def test_a_happening_is_told_account_by_account(store: Store) -> None:
    with store.view() as view:
        row = next(iter(view.rows("incidents")))
        report = make_report(view, Wish("incident", MADE, row.id))
        same = make_report(view, Wish("incident", MADE, row.event_ids[0]))
    assert report == same and report.title.startswith("Happening: ")
    accounts = told(report, "Accounts, one by one")
    assert "Ostria Today" in accounts and "Radio Velm" in accounts and "left_out=1" in accounts


def test_a_story_is_found_by_any_of_its_documents(store: Store) -> None:
    with store.view() as view:
        report = make_report(view, Wish("story", MADE, claim_reading().document.id))
    assert report.title == "Story: Ostria accuses Velmark of firing on border post"


def test_an_actor_is_told_by_what_it_says_and_asks(store: Store) -> None:
    with store.view() as view:
        report = make_report(view, Wish("actor", MADE, "Ada Tarn"))
    assert "asks Velmark" in told(report, "What it says") and "withdraw its police" in told(report, "What it asks")


def test_no_report_is_made_of_private_people(store: Store) -> None:
    with store.view() as view, pytest.raises(ReportError, match="no report is made of private people"):
        make_report(view, Wish("actor", MADE, "Ilo Marr"))


def test_the_ledger_is_told_as_of_a_day(store: Store) -> None:
    with store.view() as view:
        now = make_report(view, Wish("ledger", MADE))
        before = make_report(view, Wish("ledger", MADE, last=date(2031, 5, 1)))
    assert ("Matters", "1") in now.covers and ("Matters", "0") in before.covers


@pytest.mark.parametrize("kind", ["story", "incident", "actor"])
def test_what_is_not_there_is_said(store: Store, kind: str) -> None:
    with store.view() as view, pytest.raises(ReportError, match="nothing like it"):
        make_report(view, Wish(kind, MADE, "nothing like it"))
