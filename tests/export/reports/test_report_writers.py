"""Reports in every format: the same bytes every time, all that the report says, and text that stays text."""

import builtins
import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

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
from reported import FORMATS, MADE, WEEK, fill_reported

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


def test_a_file_begins_with_what_can_be_sent_before_the_report_is_made() -> None:
    begun = {f: w.begin(EVIL).encode() for f, w in REPORT_WRITERS.items() if w.begin is not None}
    assert set(begun) == {"html", "md"}
    assert all(write_report(HOSTILE, f).startswith(b) and len(b) > 20 for f, b in begun.items())


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_report_gives_the_same_bytes_with_all_that_it_says(tmp_path: Path, format: str) -> None:
    store = fill_reported(tmp_path / "desk.db")
    written = []
    for _ in range(2):
        with store.view() as view:
            report = make_report(view, Wish("situation", MADE, first=WEEK[0], last=WEEK[1]))
        written.append(write_report(report, format))
    store.close()
    assert written[0] == written[1]


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_text_is_written_without_a_fault(format: str) -> None:
    data = write_report(HOSTILE, format)
    assert data == write_report(HOSTILE, format) and len(data) < 120_000, "a word of 100,000 letters is cut"


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


def test_a_docx_is_whole_and_holds_text_alone() -> None:
    data = write_report(HOSTILE, "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert parts.testzip() is None and {i.date_time for i in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        trees = {n: etree.fromstring(parts.read(n)) for n in parts.namelist() if n.endswith((".xml", ".rels"))}
    body = trees["word/document.xml"]
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    told = "".join(body.itertext())
    assert "<script>alert(1)</script>" in told and "[U+202E]gnp.exe" in told
    assert not [
        e.tag for e in body.iter() if e.tag in {f"{space}{t}" for t in ("fldSimple", "instrText", "object", "altChunk")}
    ]
    outside = [e.get("Target") for e in trees["word/_rels/document.xml.rels"] if e.get("TargetMode") == "External"]
    assert outside == [CITED.url], "the address of a document is a link that nobody follows unasked"
    places = {e.get(f"{space}name") for e in body.iter(f"{space}bookmarkStart")}
    assert {e.get(f"{space}anchor") for e in body.iter(f"{space}hyperlink")} - {None} <= places


@pytest.mark.parametrize("format", [f for f in FORMATS if f == "pdf"])
def test_a_pdf_is_one(format: str) -> None:
    data = write_report(HOSTILE, format)
    assert data.startswith(b"%PDF-") and b"/JavaScript" not in data and b"/Launch" not in data


@pytest.mark.parametrize("error", [ImportError("no module"), OSError("cannot load library 'libpango'")])
def test_without_weasyprint_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(name: str, *given: object, **more: object) -> object:
        if name == "weasyprint":
            raise error
        return real(name, *given, **more)

    real = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", fail)
    with pytest.raises(ReportError, match=r"pip install 'accordingto\[pdf\]'"):
        write_report(HOSTILE, "pdf")


def test_text_is_made_plain() -> None:
    assert make_plain("a\n\tb\x07\ud800\u202ec\u2066") == "a b\ufffd\ufffd[U+202E]c[U+2066]"
    assert len(make_plain("x" * 1_000_000)) < 1000 and make_plain("y" * 300) == "y" * 300


def test_texts_of_a_report_are_changed_but_not_what_it_is_checked_by() -> None:
    changed = map_texts(HOSTILE, str.upper)
    assert changed.title == EVIL.upper() and changed.sections[0].blocks[0].lines[0].notes[0].text == EVIL.upper()  # type: ignore[union-attr]
    assert changed.citations[0].sha256 == "ab" * 32 and changed.citations[0].row_id == "r1"


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(ReportError, match="no format 'odt' of reports; there are html, md, docx, pdf"):
        write_report(HOSTILE, "odt")
