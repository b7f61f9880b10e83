"""Feeds: alerts as Atom and JSON, safe whatever their words hold, with ids that stay."""

import json
from xml.etree import ElementTree

from accordingto.model.verdicts import Alert
from accordingto.monitor.feeds import atom_feed, json_feed

HOSTILE = Alert(
    ("k1", "k2"), "a <rule>", "ledger", "<script>alert(1)</script> & \x00\ud800 “guns”", "2031-06-01", ("r1", "r2"), ("d1",),
    "2031-05-30T08:00:00Z",
)  # fmt: skip


def test_atom_holds_every_alert_once_and_nothing_that_xml_may_not_hold():
    feed = ElementTree.fromstring(atom_feed([HOSTILE], "Desk & more").split("?>", 1)[1])
    names = {"a": "http://www.w3.org/2005/Atom"}
    (entry,) = feed.findall("a:entry", names)
    assert entry.findtext("a:id", namespaces=names) == "urn:accordingto:alert:k1"
    assert entry.findtext("a:title", namespaces=names) == "<script>alert(1)</script> & \ufffd\ufffd “guns”"
    assert (
        feed.findtext("a:updated", namespaces=names)
        == entry.findtext("a:updated", namespaces=names)
        == "2031-05-30T08:00:00Z"
    )
    assert "Rests on 2 rows (r1, r2) of 1 documents" in str(entry.findtext("a:content", namespaces=names))


def test_a_feed_without_alerts_is_a_feed():
    assert ElementTree.fromstring(atom_feed([], "Desk").split("?>", 1)[1]).tag.endswith("feed")
    assert json.loads(json_feed([], "Desk"))["items"] == []


def test_json_tells_the_rows_behind_an_alert():
    (item,) = json.loads(json_feed([HOSTILE], "Desk"))["items"]
    assert (item["id"], item["tags"]) == ("k1", ["ledger", "a <rule>"])
    assert item["_accordingto"] == {"day": "2031-06-01", "rows": ["r1", "r2"], "document_ids": ["d1"]}
