"""Reports in every format: the same bytes every time, all that the report says, and text that stays text."""

import re
from pathlib import Path

import pytest

from accordingto.engine.reports import Wish, make_report
from accordingto.export.reports.texts import make_plain
from accordingto.export.reports.values import (
    Citation,
    Grid,
    Line,
    Listing,
    Note,
    Report,
    ReportError,
    Section,
    map_texts,
)
from accordingto.export.reports.writers import REPORT_WRITERS, write_report
from reported import MADE, WEEK, fill_reported

EVIL = "<script>alert(1)</script> [x](javascript:alert(1)) | =1+1 \x00\ud800\u202egnp.exe `x` # **b** ![i](http://e.example/i)"
CITED = Citation(
    1, "r1", "d1", EVIL, EVIL, "12 May 2031", "https://a.example/?a=1&b=\"'><script>", EVIL, 0, 9, "ab" * 32
)
HOSTILE = Report(
    EVIL, ((EVIL, EVIL),),
    (Section(EVIL, EVIL, (
        Listing((Line(EVIL, EVIL, EVIL, (Note(EVIL, (1,)),), (1,)),), 3),
        Grid((EVIL, EVIL), ((EVIL, "W" * 100_000),), ((1,),)),
    )),),
    (EVIL,), (CITED,), "2031-06-01",
)  # fmt: skip


@pytest.mark.parametrize("format", REPORT_WRITERS)
def test_the_same_report_gives_the_same_bytes_with_all_that_it_says(tmp_path: Path, format: str) -> None:
    store = fill_reported(tmp_path / "desk.db")
    written = []
    for _ in range(2):
        with store.view() as view:
            report = make_report(view, Wish("situation", MADE, first=WEEK[0], last=WEEK[1]))
        written.append(write_report(report, format))
    store.close()
    assert written[0] == written[1]


@pytest.mark.parametrize("format", REPORT_WRITERS)
def test_hostile_text_is_written_without_a_fault(format: str) -> None:
    data = write_report(HOSTILE, format)
    assert data == write_report(HOSTILE, format) and len(data) < 60_000, "a word of 100,000 letters is cut"


def test_html_runs_nothing_and_asks_for_nothing() -> None:
    page = write_report(HOSTILE, "html").decode()
    assert "<script" not in page and "[U+202E]gnp.exe" in page
    assert re.findall(r"<(?:img|link|iframe|object|embed|video|audio|base|form)\b", page) == []
    assert re.findall(r'(?:href|src)="(?!#)([^"]*)"', page) == [
        "https://a.example/?a=1&amp;b=&quot;&#x27;&gt;&lt;script&gt;"
    ]
    assert "default-src 'none'" in page and "@import" not in page and "url(" not in page


def test_markdown_takes_nothing_of_a_document_for_a_mark() -> None:
    page = write_report(HOSTILE, "md").decode()
    assert not re.search(r"(?<!\\)<script", page) and not re.search(r"(?<!\\)\]\(", page)
    assert not re.search(r"(?<!\\)!\\?\[i", page) and "<https://a.example" not in page
    table = [line for line in page.splitlines() if line.startswith("|")]
    assert [len(re.findall(r"(?<!\\)\|", line)) for line in table] == [4, 4, 4], "a bar in a text makes no cell"


def test_text_is_made_plain() -> None:
    assert make_plain("a\n\tb\x07\ud800\u202ec\u2066") == "a b\ufffd\ufffd[U+202E]c[U+2066]"
    assert len(make_plain("x" * 1_000_000)) < 1000 and make_plain("y" * 300) == "y" * 300


def test_texts_of_a_report_are_changed_but_not_what_it_is_checked_by() -> None:
    changed = map_texts(HOSTILE, str.upper)
    assert changed.title == EVIL.upper() and changed.sections[0].blocks[0].lines[0].notes[0].text == EVIL.upper()  # type: ignore[union-attr]
    assert changed.citations[0].sha256 == "ab" * 32 and changed.citations[0].row_id == "r1"


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(ReportError, match="no format 'odt' of reports; there are html, md"):
        write_report(HOSTILE, "odt")
