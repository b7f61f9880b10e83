"""What a page costs the database must not grow with the desk: counted in its steps, which no other program can slow down."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from accordingto.store import open_store
from accordingto.store.base import IncidentQuery, LedgerQuery, StatementQuery
from accordingto.store.desks import Desk
from accordingto.store.queries import ThingQuery
from accordingto.web import filters, relations, standings, windows
from accordingto.web.apps import create_app
from accordingto.web.pages import api, incidents, map, search
from demo_desks import Visitor
from reported import fill_reported

SMALL, LARGE = 240, 2_400
AT_A_TIME = 50
"""The database tells after so many steps."""
GROWTH, SPARE = 2.5, 60_000
"""What a page may cost more on a desk ten times as large: indices are deeper, and short lists get full."""


WHOLE = "whole tables"
"""What no page may be like: all statements, documents and happenings are read."""


class Steps:
    """Counts the steps that the database takes for a desk."""

    def __init__(self, desk: Desk) -> None:
        self.taken = 0
        event.listen(desk._engine, "checkout", self._watch)

    def _watch(self, connection: Any, *_: Any) -> None:
        connection.set_progress_handler(self._count, AT_A_TIME)

    def _count(self) -> int:
        self.taken += AT_A_TIME
        return 0


def count_steps(path: Path) -> dict[str, int]:
    """Return the steps that each page takes, by its address without ids; the second time it is asked for."""
    desk = open_store(path)
    assert isinstance(desk, Desk)
    steps = Steps(desk)
    with desk.view() as view:
        statement = view.find_statements(StatementQuery(act="accuse", limit=1)).rows[0]
        incident = view.find_incidents(IncidentQuery(limit=1)).rows[0]
        entry = view.find_ledger(LedgerQuery(limit=1)).rows[0]
        month = (view.published().newest_day or "")[:7]
        actors = view.find_things(ThingQuery(listed=True, order="named", limit=1)).rows
    days = f"from={month}&to={month}"
    asked = {
        "/": "/", "/documents": "/documents", "/documents?words=": "/documents?words=police", "/statements": "/statements",
        "/events": "/events", "/figures": "/figures", "/ledger": "/ledger", "/incidents": "/incidents", "/actors": "/actors",
        "/relations": "/relations", "/timeline": "/timeline", "/map": "/map", "/series": "/series", "/calendar": "/calendar",
        "/calendar.ics": "/calendar.ics", "/review": "/review", "/review/agreement": "/review/agreement",
        "/search?q=": "/search?q=police", "/search?q=&act=": "/search?q=police&act=deny", "/search?act=": "/search?act=deny",
        "/statements?words=": "/statements?words=police", "/events?type=": "/events?type=ASSAULT", "/events?from=": f"/events?{days}",
        "/incidents?from=": f"/incidents?{days}", "/incidents?status=": "/incidents?status=disputed",
        "/ledger?state=": "/ledger?state=open", "/ledger?kind=": "/ledger?kind=ultimatum", "/timeline?type=": "/timeline?type=ASSAULT",
        "/series?by=place": "/series?by=place", "/series?by=dyad": "/series?by=dyad", "/map?type=": "/map?type=ASSAULT",
        "/instruments": "/instruments",
        "/timeline.svg": "/timeline.svg", "/api/v1/front": "/api/v1/front", "/api/v1/reports/situation": "/api/v1/reports/situation",
        "/search/rows?q=": "/search/rows?q=bridge&in=documents", "/review/decisions": "/review/decisions",
        "/reports/situation": "/reports/situation", "/reports/ledger": "/reports/ledger",
        "/documents/ID": f"/documents/{statement.document_id}", "/claims/ID": f"/claims/{statement.id}",
        "/api/v1/claims/ID": f"/api/v1/claims/{statement.id}", "/api/v1/incidents/ID": f"/api/v1/incidents/{incident.id}",
        "/incidents/ID": f"/incidents/{incident.id}", "/ledger/ID": f"/ledger/{entry.id}",
    }  # fmt: skip
    for actor in actors:
        asked |= {"/actors/ID": f"/actors/{actor.id}", "/actors/ID/positions": f"/actors/{actor.id}/positions"}
        asked |= {
            f"/api/v1{name}": f"/api/v1{address}" for name, address in asked.items() if name.startswith("/actors/ID")
        }
    found = {}
    steps.taken = 0
    with desk.view() as view:
        assert len([*view.rows("statements"), *view.rows("documents"), *view.rows("incidents")])
    found[WHOLE] = steps.taken
    visitor = Visitor(create_app(desk))
    for name, address in asked.items():
        assert visitor.get(address).status_code == 200, address
        steps.taken = 0
        visitor.get(address)
        found[name] = steps.taken
    desk.close()
    return found


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, int], dict[str, int]]]:
    """What pages take on a desk and on one ten times as large."""
    folder = tmp_path_factory.mktemp("large")
    fill_reported(folder / "base.db").close()
    patch = pytest.MonkeyPatch()
    patch.syspath_prepend(str(Path(__file__).parents[2] / "eval"))
    patch.setattr(windows, "LARGE", 100)
    patch.setattr(filters, "COUNTED", 100)
    for page in (search, incidents, map, api, standings):
        patch.setattr(page, "COUNTED", 100)
    patch.setattr(relations, "MOST_SAID", 100)
    patch.setattr(relations, "MOST_DONE", 100)
    make = import_module("big_desk").make
    for size in (SMALL, LARGE):
        make(folder / "base.db", folder / f"{size}.db", size)
    yield count_steps(folder / f"{SMALL}.db"), count_steps(folder / f"{LARGE}.db")
    patch.undo()
    sys.modules.pop("big_desk", None)


def find_grown(small: dict[str, int], large: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Return what takes more steps on the larger desk than a page may."""
    return {name: (small[name], taken) for name, taken in large.items() if taken > GROWTH * small[name] + SPARE}


def test_no_page_costs_what_the_desk_holds(steps: tuple[dict[str, int], dict[str, int]]) -> None:
    small, large = steps
    assert find_grown(small, large) == {WHOLE: (small[WHOLE], large[WHOLE])}, "and reading three tables is found out"
