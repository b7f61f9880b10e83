"""A small desk with a happening told in two ways, a copy, a demand and a denial, for tests of reports."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from accordingto.export.reports.values import Report
from accordingto.export.reports.writers import REPORT_WRITERS
from accordingto.model.records import PlaceMention
from accordingto.store.base import Settlement, Store
from demo_desks import answer_reading, claim_reading, fill, undated_reading
from factories import make_document, make_event, make_incident, make_reading


def writable(format: str) -> Any:
    """A format of reports for a test; loudly left out where the system lacks what PDF needs, but for CI."""
    if format != "pdf" or os.environ.get("CI") == "true":
        return format
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return pytest.param(
            format, marks=pytest.mark.skip("NO WEASYPRINT OR PANGO: reports as PDF are not tested here")
        )
    return format


FORMATS = [writable(format) for format in REPORT_WRITERS]
"""The formats of reports that can be tested here."""
COPY = "Velmark’s police opened fire on the Brod post at dawn, killing five guards, the Courier said.\n"
MADE = date(2031, 6, 1)
WEEK = (date(2031, 5, 10), date(2031, 5, 16))


def fill_reported(path: Path) -> Store:
    """Return the demo desk with a third account of the shots (a copy), a happening of all three, and a place."""
    claim, answer = claim_reading(), answer_reading()
    brod = PlaceMention(claim.document.id, 60, 64, "Brod", "p1", "Brod", 10.0, 20.0, "OST", None, None, 1)
    claim = replace(
        claim, places=(brod,), events=(replace(claim.events[0], place="Brod", place_text="Brod"), *claim.events[1:])
    )
    document = make_document(
        COPY, "reports/copy.txt", publisher="Courier", published="2031-05-14", published_precision="day"
    )
    words = "Velmark’s police opened fire on the Brod post at dawn, killing five guards"
    event = make_event(document, words, actors=("Velmark Police",), sources=("Courier",), counts={"dead": 5})
    copy = make_reading(document, events=(event,))
    store = fill(path, claim, answer, copy, undated_reading())
    row = make_incident(
        claim.events[0], answer.events[0], event, place="Brod", status="disputed", affirmed_by=("Ostria",),
        denied_by=("Juro Penn",), independent_sources=1,
    )  # fmt: skip
    row = replace(row, document_ids=(claim.document.id, answer.document.id, document.id))
    with store.writer() as writer:
        writer.settle(
            Settlement("documents", fields={document.id: {"original_id": claim.document.id, "copy_group": "g"}})
        )
        writer.settle(Settlement("incidents", clusters={row.id: list(row.event_ids)}, rows=[row]))
    return store


def titles(report: Report) -> list[str]:
    """The headings of a report's sections."""
    return [section.title for section in report.sections]


def told(report: Report, title: str) -> str:
    """All that stands in the section of a report whose heading begins so."""
    section = next(s for s in report.sections if s.title.startswith(title))
    return f"{section.remark}\n{section.blocks}"
