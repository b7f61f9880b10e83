"""A desk in, how long each of its pages and answers takes out: milliseconds of the server, and of the first paint.

    python eval/page_times.py DESK [--times 5] [--paint] [--only /search] [--json]

Every address of the desk that can be asked for is measured, lists with several filters each, after one request that is not
counted, one request at a time, in the same process. Where other programs use the machine, only the time of its own processor
that a request takes (`cpu`) can be told from theirs; on a machine of its own it is what passes on the clock (`p50`, `p95`) as well.
"""

import argparse
import asyncio
import json
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlencode

from fastapi import FastAPI
from fastapi.routing import APIRoute

from accordingto.store import open_store
from accordingto.store.base import Store, View
from accordingto.store.queries import DocumentQuery, IncidentQuery, LedgerQuery, ThingQuery
from accordingto.web.apps import ROUTERS, create_app
from accordingto.web.pages import api

REPORTS = {"/reports/{name}": ["situation", "ledger", "situation.md", "situation.html", "situation.docx"]}
"""Reports by the path of their pages; the file is for carrying away and looks at more of the desk."""


STREAMS = frozenset({"/search/rows", "/export/{table}.csv"})
"""Files that are sent while they are made: what is measured of them is the time to the first byte."""


STREAMED_REPORTS = (".md", ".html")
"""Endings of reports of which the same holds."""


def list_paths() -> dict[str, None]:
    """Return the paths of all pages and answers."""
    routes = [(router.prefix, r) for router in (*ROUTERS, *api.PARTS) for r in router.routes]
    found: dict[str, None] = {}
    for _, route in routes:
        if isinstance(route, APIRoute) and "GET" in route.methods:
            own = any(route in part.routes for part in api.PARTS)
            found[f"{api.router.prefix}{route.path}" if own else route.path] = None
    return found


def list_values(view: View) -> dict[str, list[str]]:
    """Return, for each name in a path, some values that this desk has."""
    some = range(3)
    total = view.counts()["documents"]
    documents = [
        d.id for n in some for d in view.find_documents(DocumentQuery(limit=1, offset=n * (total - 1) // 2)).rows
    ]
    statements = [row.id for d in documents for row in list(view.rows("statements", d))[:1]]
    incidents = [
        i.id for order in ("newest", "sources") for i in view.find_incidents(IncidentQuery(order=order, limit=2)).rows
    ]  # type: ignore[arg-type]
    entries = [
        e.id for e in view.find_ledger(LedgerQuery(order="deadline", today=view.published().newest_day, limit=3)).rows
    ]
    actors = [e.id for e in view.find_things(ThingQuery(order="named", limit=3)).rows]
    instruments = [i.name for i in view.find_things(ThingQuery("instruments", order="named", limit=2)).rows]
    kinds = ["situation", "ledger"]
    return {
        "table": ["statements", "events", "incidents"],
        "document_id": documents, "row_id": [*statements, *incidents[:1], *entries[:1]], "statement_id": statements,
        "incident_id": incidents, "entry_id": entries, "matter": entries, "actor": actors, "actor_id": actors, "entity_id": actors,
        "name": [quote(n, safe="") for n in instruments], "kind": kinds, "name:path": [quote(n, safe="") for n in instruments],
    }  # fmt: skip


def list_queries(view: View) -> dict[str, list[dict[str, str]]]:
    """Return, for each list, filters that ask for much, for little, and for pages far on."""

    def most(table: str, field: str, n: int = 0) -> str:
        found = list(view.values(table, field, n + 1))
        return found[-1] if found else ""

    last = (view.published().newest_day or "2031-01-01")[:7]
    speaker, actor, place = most("statements", "speaker", 1), most("events", "actors"), most("events", "place")
    publisher = most("documents", "publisher")
    far = {"offset": "20000"}
    search = [
        {"q": "police"}, {"q": "bridge levy"}, {"q": place}, {"q": speaker}, {"q": f"{actor} said"}, {"q": "the"},
        {"speaker": speaker}, {"act": "deny"}, {"q": "police", "act": "deny"}, {"type": "ASSAULT", "place": place},
        {"q": "police", "from": last, "to": last},
        {"q": "xyzzy"}, {"publisher": publisher, "q": "toll"}, {"source": "agency", "q": "ministry"}, {"in": "events", "q": actor},
    ]  # fmt: skip
    ledger = [{}, {"state": "open"}, {"kind": "ultimatum"}, {"by": most("ledger", "by")}, {"words": "troops"}, far]
    incidents = [
        {},
        {"type": "ASSAULT"},
        {"status": "disputed"},
        {"place": place},
        {"actor": actor},
        {"diverging": "yes"},
        far,
    ]
    return {
        "/documents": [{}, {"publisher": publisher}, {"language": "en"}, {"words": "bridge"}, {"from": last, "to": last}, far],
        "/statements": [{}, {"speaker": speaker}, {"act": "deny"}, {"about": most("statements", "about")}, {"words": "police"}, far],
        "/events": [
            {}, {"type": "ASSAULT"}, {"factuality": "alleged"}, {"actor": actor}, {"from": last, "to": last},
            {"type": "CONSULT", "source": most("events", "sources")}, far,
        ],
        "/figures": [{}, {"source": most("figures", "sources")}, {"category": "civilian"}, {"words": "people"}, far],
        "/ledger": ledger, "/incidents": incidents,
        "/timeline": [{}, {"by": "type"}, {"actor": actor}, {"type": "ASSAULT"}, {"from": last, "to": last}],
        "/search": search, "/search/rows": [{"q": "bridge", "in": "statements"}],
        "/map": [{}, {"type": "ASSAULT"}, {"from": last, "to": last}], "/series": [{}, {"step": "week"}, {"by": "type"}],
        "/actors": [{}, {"kind": "police"}, {"words": "ministry"}, {"q": "police"}, far],
        "/relations": [{}, {"actor": actor}], "/instruments": [{}], "/calendar": [{}, {"month": last}],
        "/reports": [{}],
    }  # fmt: skip


def list_addresses(view: View) -> tuple[dict[str, list[str]], list[str]]:
    """Return addresses by path, and the paths for which this script knows none."""
    values, queries = list_values(view), list_queries(view)
    found: dict[str, list[str]] = {}
    unknown = []
    for path in list_paths():
        if "{" not in path:
            asked = queries.get(path) or queries.get(path.removeprefix("/api/v1")) or [{}]
            found[path] = [f"{path}?{urlencode(q)}" if q else path for q in asked]
            continue
        name = path.split("{", 1)[1].split("}", 1)[0]
        given = REPORTS.get(path, [] if path == "/q/{name}" else values.get(name, values.get(name.split(":")[0], [])))
        if given:
            found[path] = [path.replace(f"{{{name}}}", value, 1) for value in given]
        else:
            unknown.append(path)
    return found, unknown


async def ask(app: FastAPI, address: str, whole: bool) -> tuple[int, float, float, int]:
    """Return the status of an answer, the milliseconds (by the clock, of the processor) until it is there, and its bytes.

    `whole`: until its last byte; else until its first, and what comes then is not waited for.
    """
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "method": "GET", "path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(),
        "headers": [(b"host", b"desk")], "server": ("desk", 80), "client": ("127.0.0.1", 1), "scheme": "http", "root_path": "",
        "http_version": "1.1", "asgi": {"version": "3.0"},
    }  # fmt: skip
    status, size, reached, gone = 0, 0, asyncio.Event(), asyncio.Event()
    begun, busy, told = time.perf_counter(), time.process_time(), (0.0, 0.0)
    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if asked:
            await gone.wait()
            return {"type": "http.disconnect"}
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status, size, told
        status = message.get("status", status)
        size += len(message.get("body", b""))
        ended = message["type"] == "http.response.body" and not message.get("more_body")
        if not reached.is_set() and (ended or (size and not whole)):
            told = 1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - busy)
            reached.set()

    answer = asyncio.ensure_future(app(scope, receive, send))
    await asyncio.wait([answer, asyncio.ensure_future(reached.wait())], return_when=asyncio.FIRST_COMPLETED)
    gone.set()
    if not whole:
        answer.cancel()
    await asyncio.gather(answer, return_exceptions=not whole)
    return status, *told, size


async def time_address(
    app: FastAPI, address: str, times: int, whole: bool
) -> tuple[int, list[tuple[float, float]], int]:
    """Return the status, the milliseconds of each request (by the clock, of the processor) and the bytes of an address."""
    status, _, _, size = await ask(app, address, whole)
    spent = []
    for _ in range(times):
        _, clock, busy, size = await ask(app, address, whole)
        spent.append((clock, busy))
    return status, spent, size


def measure(store: Store, times: int, only: str = "", skip: str = "-") -> Iterator[dict[str, Any]]:
    """Yield, for each path, the milliseconds of the median and of the 95th of a hundred requests, and its slowest address."""
    app = create_app(store)
    with store.view() as view:
        addresses, unknown = list_addresses(view)
    for path in unknown:
        print(f"not measured: {path}", file=sys.stderr)
    for path, asked in addresses.items():
        if not path.startswith(only) or path.startswith(skip):
            continue
        told = [
            (address, *asyncio.run(time_address(app, address, times, not _is_stream(path, address))))
            for address in asked
        ]
        spent = sorted(ms for _, _, each, _ in told for ms, _ in each)
        busy = sorted(ms for _, _, each, _ in told for _, ms in each)
        slowest = max(told, key=lambda t: statistics.median(ms for _, ms in t[2]))
        yield {
            "path": path, "addresses": len(asked), "p50": _at(spent, 0.5), "p95": _at(spent, 0.95), "cpu_p50": _at(busy, 0.5),
            "cpu_p95": _at(busy, 0.95), "slowest": slowest[0],
            "slowest_ms": round(statistics.median(ms for _, ms in slowest[2]), 1), "kilobytes": max(t[3] for t in told) // 1024,
            "failed": [t[0] for t in told if t[1] >= 400],
        }  # fmt: skip


def _is_stream(path: str, address: str) -> bool:
    return path in STREAMS or address.partition("?")[0].endswith(STREAMED_REPORTS)


def _at(ordered: list[float], share: float) -> float:
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)


def paint(store: Store, paths: list[str]) -> dict[str, float]:
    """Return the milliseconds from the request to the first paint of pages in Chromium."""
    from playwright.sync_api import sync_playwright

    from accordingto.web.servers import serve_aside

    told: dict[str, float] = {}
    with serve_aside(store) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        for path in paths:
            page.goto(address + path, timeout=120_000)
            page.goto(address + path, timeout=120_000)
            paints: list[float] = []
            for _ in range(100):
                paints = page.evaluate("performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)")
                if paints:
                    break
                page.wait_for_timeout(20)
            told[path] = round(paints[0], 1) if paints else -1
        browser.close()
    return told


def main() -> None:
    """Print the times of each path, the slowest last."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("desk", type=Path)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--only", default="", help="paths that begin so")
    parser.add_argument("--skip", default="-", help="paths that begin so are left out")
    parser.add_argument("--paint", action="store_true")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    store = open_store(str(wanted.desk))
    if wanted.paint:
        pages = [p for p in list_paths() if "{" not in p and not p.startswith("/api/v1") and "." not in p]
        print(
            json.dumps(paint(store, [p for p in pages if p.startswith(wanted.only)]), indent=None if wanted.json else 2)
        )
        return
    told = []
    for row in measure(store, wanted.times, wanted.only, wanted.skip):
        told.append(row)
        if not wanted.json:
            clock, cpu = f"{row['p50']:8.1f} {row['p95']:8.1f}", f"{row['cpu_p50']:8.1f} {row['cpu_p95']:8.1f}"
            print(f"{clock}  cpu {cpu} {row['kilobytes']:6d} kB  {row['path']}  (slowest {row['slowest']}"
                  f" {row['slowest_ms']})" + (f"  FAILED {row['failed']}" if row["failed"] else ""), flush=True)  # fmt: skip
    if wanted.json:
        print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
