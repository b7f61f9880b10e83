"""The JSON of the desk: rows as in the contract, the same filters as the pages."""

from accordingto.model.records import as_row
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
