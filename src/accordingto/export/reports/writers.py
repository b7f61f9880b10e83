"""The formats of reports by name, each with what writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from accordingto.export.reports.docx import write_docx
from accordingto.export.reports.html import begin_html, write_html
from accordingto.export.reports.markdown import begin_markdown, write_markdown
from accordingto.export.reports.pdf import write_pdf
from accordingto.export.reports.values import Report, ReportError

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class ReportWriter:
    """A format of reports: the ending of its files, its media type, and what makes the bytes of a report.

    `begin` makes what its files begin with of a title alone; None where nothing can be sent before the report is whole.
    """

    ending: str
    media_type: str
    write: Callable[[Report], bytes]
    begin: Callable[[str], str] | None = None


REPORT_WRITERS: dict[str, ReportWriter] = {
    "html": ReportWriter("html", "text/html; charset=utf-8", write_html, begin_html),
    "md": ReportWriter("md", "text/markdown; charset=utf-8", write_markdown, begin_markdown),
    "docx": ReportWriter("docx", f"{OFFICE}.wordprocessingml.document", write_docx),
    "pdf": ReportWriter("pdf", "application/pdf", write_pdf),
}
"""The formats of reports, and what writes each."""


def write_report(report: Report, format: str) -> bytes:
    """Return the bytes of a report in a format. Raises ReportError for one that nothing writes."""
    if format not in REPORT_WRITERS:
        raise ReportError(f"there is no format {format!r} of reports; there are {', '.join(REPORT_WRITERS)}")
    return REPORT_WRITERS[format].write(report)
