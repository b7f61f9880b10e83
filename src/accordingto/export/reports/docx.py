"""A report in, a word processor's document out (Office Open XML): the same bytes for the same report."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document as open_template
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from accordingto.export.reports.texts import make_plain
from accordingto.export.reports.values import Block, Citation, Grid, Line, Report, Section, tell_left_out
from accordingto.model.tongues import _

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time that every part of the file bears: the earliest that the format knows."""
SOFT = RGBColor(0x55, 0x5A, 0x63)


def write_docx(report: Report) -> bytes:
    """Return a report as a `.docx` file."""
    made = open_template()
    _set_up(made, report)
    made.add_heading(make_plain(report.title), level=0)
    for label, value in (*report.covers, (_("Made on"), report.made_on)):
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(f"{make_plain(label)}: ").bold = True
        paragraph.add_run(make_plain(value))
    for section in report.sections:
        _add_section(made, section)
    made.add_heading(_("Limits"), level=1)
    for limit in report.limits:
        made.add_paragraph(make_plain(limit), style="List Bullet")
    made.add_heading(_("Citations"), level=1)
    for citation in report.citations:
        _add_citation(made, citation)
    file = io.BytesIO()
    made.save(file)
    return _at_one_moment(file.getvalue())


def _set_up(made: Any, report: Report) -> None:
    core = made.core_properties
    core.title, core.author, core.comments = make_plain(report.title)[:250], "accordingto", ""
    core.created = core.modified = datetime.fromisoformat(f"{report.made_on}T00:00:00")
    core.last_modified_by, core.revision = "accordingto", 1
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(18)
    made.styles["Normal"].font.size = Pt(10)
    made.styles["Normal"].paragraph_format.space_after = Pt(4)


def _add_section(made: Any, section: Section) -> None:
    made.add_heading(make_plain(section.title), level=1)
    if section.remark:
        _soft(made.add_paragraph(), section.remark)
    for block in section.blocks:
        _add_block(made, block)


def _add_block(made: Any, block: Block) -> None:
    if isinstance(block, Grid):
        _add_grid(made, block)
    else:
        for line in block.lines:
            _add_line(made, line)
    if block.left_out:
        _soft(made.add_paragraph(), tell_left_out(block.left_out))


def _add_grid(made: Any, grid: Grid) -> None:
    table = made.add_table(rows=1, cols=len(grid.head) + 1, style="Light Grid")
    for cell, text in zip(table.rows[0].cells, (*grid.head, _("Words")), strict=True):
        cell.text = make_plain(text)
    for row, cited in zip(grid.rows, grid.cited, strict=True):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = make_plain(text)
        _add_numbers(cells[-1].paragraphs[0], cited)
    made.add_paragraph()


def _add_line(made: Any, line: Line) -> None:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.add_run(make_plain(line.head)).bold = True
    if line.text:
        paragraph.add_run(f" {make_plain(line.text)}")
    if line.words:
        paragraph.add_run(f" “{make_plain(line.words)}”").italic = True
    _add_numbers(paragraph, line.cited)
    for note in line.notes:
        below = made.add_paragraph(style="List Bullet 2")
        below.paragraph_format.space_after = Pt(1)
        _soft(below, note.text)
        _add_numbers(below, note.cited)


def _soft(paragraph: Any, text: str) -> None:
    run = paragraph.add_run(make_plain(text))
    run.font.color.rgb, run.font.size = SOFT, Pt(9)


def _add_citation(made: Any, citation: Citation) -> None:
    paragraph = made.add_paragraph()
    _mark_place(paragraph, citation.number)
    paragraph.add_run(f"[{citation.number}] ").bold = True
    paragraph.add_run(f"{make_plain(citation.publisher)}, {make_plain(citation.published)}, ")
    title = make_plain(citation.title)
    if citation.url:
        _add_link(paragraph, title, r_id=paragraph.part.relate_to(
            make_plain(citation.url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        ))  # fmt: skip
    else:
        paragraph.add_run(title)
    paragraph.add_run(f": “{make_plain(citation.words)}” ").italic = True
    _soft(
        paragraph,
        _(
            "(characters %(start)s to %(end)s, row %(row)s, document %(document)s, sha256 %(sha256)s)",
            start=citation.start,
            end=citation.end,
            row=citation.row_id,
            document=citation.document_id,
            sha256=citation.sha256,
        ),
    )


def _add_numbers(paragraph: Any, cited: Sequence[int]) -> None:
    for number in cited:
        paragraph.add_run(" ")
        _add_link(paragraph, f"[{number}]", anchor=f"c{number}")


def _add_link(paragraph: Any, text: str, anchor: str = "", r_id: str = "") -> None:
    """Add words that lead to a place of the document, or to an address."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor") if anchor else qn("r:id"), anchor or r_id)
    run = paragraph.add_run(text)
    run.font.color.rgb = RGBColor(0x1D, 0x4F, 0x91)
    link.append(run._r)
    paragraph._p.append(link)


def _mark_place(paragraph: Any, number: int) -> None:
    for kind in ("Start", "End"):
        mark = OxmlElement(f"w:bookmark{kind}")
        mark.set(qn("w:id"), str(number))
        if kind == "Start":
            mark.set(qn("w:name"), f"c{number}")
        paragraph._p.append(mark)


def _at_one_moment(data: bytes) -> bytes:
    """Return a file of parts with the same time on all of them."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, MOMENT)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            made.writestr(part, parts.read(name))
    return file.getvalue()
