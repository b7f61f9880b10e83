"""The JSON of the desk: rows as in the contract, the same filters as the pages."""

import re
from dataclasses import fields

from fastapi.routing import APIRoute

from accordingto.model.records import TABLES, as_row
from accordingto.web.pages import api
from accordingto.web.pages.interfaces import TAKEN
from demo_desks import Visitor, claim_reading


def test_rows_are_those_of_the_contract(client: Visitor) -> None:
    reading = claim_reading()
    told = client.get(f"/api/v1/documents/{reading.document.id}").json()
    assert told["events"] == [as_row(e) for e in reading.events]
    assert told["documents"][0]["text"] == reading.document.text
    listed = client.get("/api/v1/documents").json()
    assert listed["total"] == 3 and "text" not in listed["rows"][0]


def test_filters_and_totals(client: Visitor) -> None:
    assert client.get("/api/v1/statements?act=deny").json()["total"] == 2
    assert client.get("/api/v1/events?factuality=negated").json()["rows"][0]["sources"] == ["Juro Penn"]
    assert client.get("/api/v1/figures?offset=1").json()["offset"] == 1
    assert client.get("/api/v1/ledger?kind=offer").json() == {"rows": [], "total": 0, "offset": 0}


def test_a_row_by_its_id_and_its_words_against_the_bytes(client: Visitor) -> None:
    row = claim_reading().events[0]
    assert client.get(f"/api/v1/rows/{row.id}").json() == {"table": "events", "row": as_row(row)}
    told = client.get(f"/api/v1/evidence/{row.id}/verify").json()
    assert (told["id"], told["table"], told["verified"]) == (row.id, "events", None)
    assert told["evidence"][0]["reason"] == "the bytes are not kept in this desk"
    for address in ("/api/v1/rows/none", "/api/v1/evidence/none/verify"):
        assert client.get(address).status_code == 404


def test_the_description_names_every_route_and_every_field(client: Visitor) -> None:
    told = client.get("/api/v1/openapi.json").json()
    own = {route.path_format for route in api.router.routes if isinstance(route, APIRoute)}
    parts = {f"/api/v1{r.path_format}" for part in api.PARTS for r in part.routes if isinstance(r, APIRoute)}
    assert told["openapi"].startswith("3.") and set(told["paths"]) == own | parts
    for name, cls in TABLES.items():
        assert list(told["components"]["schemas"][name]["properties"]) == [f.name for f in fields(cls)]
    for path, taken in TAKEN.items():
        parameters = told["paths"][f"/api/v1{path}"]["get"]["parameters"]
        named = [p["name"] for p in parameters if p["in"] == "query"]
        assert named == list(taken)
    assert not re.findall(r"https?://", client.get("/api/v1/openapi.json").text)


def test_the_page_of_the_description_loads_nothing_from_outside(client: Visitor) -> None:
    page = client.get("/api").text
    assert "GET /api/v1/evidence/{row_id}/verify</code>" in page and "Hold the words of a row" in page
    assert not re.findall(r"(?:src|href)=.(?:https?:)?//", page)
