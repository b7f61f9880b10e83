"""Alerts in, an Atom feed (RFC 4287) or a JSON Feed (jsonfeed.org, 1.1) out."""

import json
import re
from collections.abc import Sequence
from xml.etree import ElementTree

from accordingto.model.ids import content_id
from accordingto.model.verdicts import Alert

ATOM = "http://www.w3.org/2005/Atom"
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
START = "1970-01-01T00:00:00Z"
"""When a feed without alerts was last changed."""


def atom_feed(alerts: Sequence[Alert], title: str) -> str:
    """Return alerts that were told as an Atom feed, the order kept. An alert's id is the same in every feed."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", f"urn:accordingto:alerts:{content_id('feed', title)}")
    _add(feed, "title", title)
    _add(feed, "updated", max((a.told_at for a in alerts if a.told_at), default=START))
    _add(ElementTree.SubElement(feed, f"{{{ATOM}}}author"), "name", "accordingto")
    for alert in alerts:
        entry = ElementTree.SubElement(feed, f"{{{ATOM}}}entry")
        _add(entry, "id", f"urn:accordingto:alert:{alert.key}")
        _add(entry, "title", alert.title)
        _add(entry, "updated", alert.told_at or START)
        ElementTree.SubElement(entry, f"{{{ATOM}}}category", term=alert.kind, label=_clean(alert.rule))
        _add(entry, "content", tell_alert(alert))
    return ElementTree.tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def json_feed(alerts: Sequence[Alert], title: str) -> str:
    """Return alerts that were told as a JSON Feed, the order kept."""
    items = [
        {
            "id": alert.key,
            "title": alert.title,
            "content_text": tell_alert(alert),
            "date_published": alert.told_at or START,
            "tags": [alert.kind, alert.rule],
            "_accordingto": {"day": alert.day, "rows": list(alert.rows), "document_ids": list(alert.document_ids)},
        }
        for alert in alerts
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items}
    return json.dumps(feed, ensure_ascii=True, indent=1) + "\n"


def tell_alert(alert: Alert) -> str:
    """Return an alert in words: what it is, the rule, and what it rests on. Machine-read until a person has looked."""
    day = f" Day: {alert.day}." if alert.day else ""
    rests = f" Rests on {len(alert.rows)} row{'' if len(alert.rows) == 1 else 's'} ({', '.join(alert.rows[:8])})"
    return f"{alert.title}.{day} Rule: {alert.rule}.{rests} of {len(alert.document_ids)} documents; machine-read."


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{name}").text = _clean(text)


def _clean(text: str) -> str:
    """Return a text without the characters that no XML may hold."""
    return NO_XML.sub("\ufffd", text)
