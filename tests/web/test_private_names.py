"""No private name of the sample stands in any default export, report, feed, page or answer; every official does."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from accordingto.engine.ledgers import stand_ledger
from accordingto.engine.reports import Wish, make_report
from accordingto.engine.watches import find_desk_alerts, read_series
from accordingto.export import EXPORTERS, write_desk
from accordingto.export.reports.writers import write_report
from accordingto.monitor.feeds import atom_feed
from accordingto.monitor.rules import load_rules
from accordingto.monitor.series import SeriesQuery
from accordingto.store import open_store
from accordingto.store.base import Store
from accordingto.web import create_app
from accordingto.web.maskings import PUBLISHED
from demo_desks import Visitor
from hostile_desks import hostile_paths
from reported import FORMATS

LISTED = (Path(__file__).parent / "private_names.txt").read_text(encoding="utf-8").splitlines()
NAMES = tuple(line for line in LISTED if line and not line.startswith("#"))
OFFICIALS = (
    "Torben Eskildal", "Mirela Ostoyan", "Damir Oslavec", "Ulrik Vandersted", "Isak Thorvane", "Anke Ruysdal", "Slavko Mirdan",
    "Desanka Prohor", "Ove Lindmar", "Olof Dessen", "Vesna Kodrašin", "Pavla Hemming", "Leon Darrow", "Ivo Hranić", "Grigor Amsel",
)  # fmt: skip
"""People in offices and public callings, some of them arrested, accused or wounded in the sample: all stay named."""
MADE = date(2032, 6, 1)
DAYS = (date(2031, 3, 10), date(2032, 3, 9))


@pytest.fixture(scope="module")
def store(sample_desk: Path) -> Iterator[Store]:
    """The desk of the sample."""
    store = open_store(sample_desk, create=False)
    yield store
    store.close()


def named(text: str) -> list[str]:
    """The private names that stand in a text."""
    return [name for name in NAMES if name in text]


@pytest.mark.parametrize("format", EXPORTERS)
def test_no_export_names_them(store: Store, tmp_path: Path, format: str) -> None:
    with store.view() as view:
        files = write_desk(view, tmp_path, format, stand_ledger(view))
    told = {path.stem: path.read_text(encoding="utf-8") for path in files}
    assert {table: found for table, text in told.items() if (found := named(text))} == {}
    assert [name for name in OFFICIALS if name not in told["documents"]] == []
    assert [name for name in OFFICIALS if name not in told["actors"]] == []


def test_names_stand_in_what_somebody_answers_for(store: Store, tmp_path: Path) -> None:
    with store.view() as view:
        write_desk(view, tmp_path, names=True)
    assert named((tmp_path / "documents.jsonl").read_text(encoding="utf-8")) == list(NAMES)


def test_no_report_names_them(store: Store) -> None:
    with store.view() as view:
        wishes = [Wish("situation", MADE, first=DAYS[0], last=DAYS[1]), Wish("ledger", MADE)]
        stories = dict.fromkeys(d.story_id for d in view.documents() if d.story_id)
        wishes += [Wish("story", MADE, s) for s in stories]
        wishes += [Wish("incident", MADE, i.id) for i in view.rows("incidents") if len(i.document_ids) > 1]
        wishes += [Wish("actor", MADE, name) for name in ("MERFOR", "Torben Eskildal")]
        reports = [make_report(view, wish) for wish in wishes]
    assert len(reports) > 20
    for format in ("html", "md"):
        told = {r.title: write_report(r, format).decode() for r in reports}
        assert {title: found for title, text in told.items() if (found := named(text))} == {}


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_tells_more_than_the_report(store: Store, format: str) -> None:
    with store.view() as view:
        report = make_report(view, Wish("situation", MADE, first=date(2031, 3, 14), last=date(2031, 3, 14)))
    data = write_report(report, format)
    if format == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            data = b"".join(parts.read(name) for name in parts.namelist())
    assert [name for name in NAMES if name.encode() in data] == []


def test_no_alert_names_them(store: Store) -> None:
    with store.view() as view:
        alerts = find_desk_alerts(view, load_rules(None))
    assert alerts and named(atom_feed(alerts, "Alerts")) == []


def test_no_page_names_them(store: Store) -> None:
    visitor = Visitor(create_app(store))
    plain = [path for path in hostile_paths() if "{" not in path]
    for page in (
        *plain, "/statements?words=over+our+heads", "/search?q=Banek", "/search?q=rifle", "/search?q=wounded",
        "/api/v1/search?q=rifle&in=statements", "/reports/situation?from=2031-03-10&to=2031-03-20",
    ):  # fmt: skip
        answer = visitor.get(page)
        assert answer.status_code < 500 and named(PUBLISHED.sub("", answer.text)) == [], page


def test_pairs_of_series_are_told_without_private_people(store: Store) -> None:
    with store.view() as view:
        told = [s.name for s in read_series(view, SeriesQuery(step="month", by="dyad", on_any_word=True))]
    assert len(told) > 10
    assert [name for name in NAMES if any(name in pair for pair in told)] == []
