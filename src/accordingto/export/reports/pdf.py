"""A report in, a document for print out (PDF), by WeasyPrint where it is installed: the same bytes for the same report."""

from hashlib import sha256
from typing import Any

from accordingto.export.reports.html import write_html
from accordingto.export.reports.values import Report, ReportError

LACKING = (
    "reports cannot be written as PDF here: {reason}. Install it with: pip install 'accordingto[pdf]' (on Debian also: apt "
    "install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0), or write HTML and print it from a browser"
)


def write_pdf(report: Report) -> bytes:
    """Return a report as a PDF. Raises ReportError where WeasyPrint or what it needs of the system is not there."""
    page = write_html(report)
    weasyprint = _load()
    document = weasyprint.HTML(string=page.decode(), url_fetcher=_refuse, media_type="print")
    data: bytes = document.write_pdf(pdf_identifier=sha256(page).digest()[:16], uncompressed_pdf=False)
    return data


def _load() -> Any:
    try:
        import weasyprint
    except ImportError as error:
        raise ReportError(LACKING.format(reason="WeasyPrint is not installed")) from error
    except OSError as error:
        raise ReportError(LACKING.format(reason=f"WeasyPrint lacks a library of the system ({error})")) from error
    return weasyprint


def _refuse(url: str, *_: Any, **__: Any) -> Any:
    raise ReportError("a report asks for nothing from anywhere")
