"""A report in, one page of HTML out that needs nothing else: no script, no file, no address, ready to be printed."""

from collections.abc import Iterator, Sequence
from html import escape as escape_marks

from accordingto.export.reports.texts import make_plain
from accordingto.export.reports.values import Block, Citation, Grid, Line, Report, Section, tell_left_out
from accordingto.model.tongues import _, current_language

STYLE = """
:root { color-scheme: light dark; --ink: #1d1f23; --soft: #565b64; --line: #d5d8dd; --ground: #fff; --link: #1d4f91; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e7ea; --soft: #a9aeb8; --line: #3a3e46; --ground: #16181c; --link: #9cc2ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 50rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 Charter, "Bitstream Charter", "DejaVu Serif", Georgia, serif; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 0.75rem; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 0.5rem; padding-bottom: 0.2rem; border-bottom: 1px solid var(--line); }
dl.covers { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; margin: 0 0 1rem; }
dl.covers dt { color: var(--soft); } dl.covers dd { margin: 0; }
.notice { border: 1px solid var(--line); border-left-width: 4px; padding: 0.5rem 0.8rem; font-size: 0.9rem; }
.remark, .more { color: var(--soft); font-size: 0.9rem; }
ul.lines { list-style: none; margin: 0; padding: 0; }
ul.lines > li { margin: 0 0 0.9rem; }
ul.lines ul { margin: 0.1rem 0 0; padding-left: 1.1rem; color: var(--soft); font-size: 0.9rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; margin: 0.5rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.5rem 0.25rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; }
a { color: var(--link); } a.cite { text-decoration: none; font-size: 0.8rem; padding: 0 0.1rem; }
ol.citations { font-size: 0.85rem; padding-left: 2.2rem; } ol.citations li { margin-bottom: 0.6rem; }
.where { display: block; color: var(--soft); font-size: 0.78rem; }
@media print {
  :root { --ink: #000; --soft: #444; --line: #bbb; --ground: #fff; --link: #000; }
  html { font-size: 9.5pt; } body { padding: 0; max-width: none; overflow-wrap: break-word; }
  h2 { break-after: avoid; } tr { break-inside: avoid; }
}
@page { size: A4; margin: 18mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
"""


def begin_html(title: str) -> str:
    """Return what a page begins with that is a report of this title."""
    parts = [
        f'<!doctype html>\n<html lang="{current_language()}">\n<head>\n<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
        '<meta name="generator" content="accordingto">\n',
        f"<title>{mark(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{isolate(title)}</h1>\n",
    ]
    return "".join(parts)


def write_html(report: Report) -> bytes:
    """Return a report as one page of HTML, UTF-8."""
    all_limits = mark(_("All limits"))
    parts = [
        begin_html(report.title),
        *_covers(report),
        f'<p class="notice">{mark(report.limits[0])} <a href="#limits">{all_limits}</a></p>\n' if report.limits else "",
    ]
    for section in report.sections:
        parts += _section(section)
    parts += [
        f'<h2 id="limits">{mark(_("Limits"))}</h2>\n<ul>\n',
        *(f"<li>{mark(limit)}</li>\n" for limit in report.limits),
        "</ul>\n",
    ]
    parts += [
        f'<h2 id="citations">{mark(_("Citations"))}</h2>\n<ol class="citations">\n',
        *(_citation(c) for c in report.citations),
    ]
    parts.append("</ol>\n</main>\n</body>\n</html>\n")
    return "".join(parts).encode()


def mark(text: str) -> str:
    """Return a text in which nothing is a tag."""
    return escape_marks(make_plain(text))


def isolate(text: str) -> str:
    """Return a text of a document, kept from turning the direction of what stands beside it."""
    return f"<bdi>{mark(text)}</bdi>"


def _covers(report: Report) -> Iterator[str]:
    yield '<dl class="covers">\n'
    for label, value in (*report.covers, (_("Made on"), report.made_on)):
        yield f"<dt>{mark(label)}</dt><dd>{isolate(value)}</dd>\n"
    yield "</dl>\n"


def _section(section: Section) -> Iterator[str]:
    yield f"<section>\n<h2>{isolate(section.title)}</h2>\n"
    if section.remark:
        yield f'<p class="remark">{isolate(section.remark)}</p>\n'
    for block in section.blocks:
        yield from _block(block)
    yield "</section>\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Grid):
        yield "<table>\n<thead><tr>" + "".join(f'<th scope="col">{mark(h)}</th>' for h in block.head)
        yield f'<th scope="col">{mark(_("Words"))}</th></tr></thead>\n<tbody>\n'
        for row, cited in zip(block.rows, block.cited, strict=True):
            cells = "".join(f"<td>{isolate(cell)}</td>" for cell in row)
            yield f"<tr>{cells}<td>{_numbers(cited)}</td></tr>\n"
        yield "</tbody>\n</table>\n"
    else:
        yield '<ul class="lines">\n'
        yield from (_line(line) for line in block.lines)
        yield "</ul>\n"
    if block.left_out:
        yield f'<p class="more">{mark(tell_left_out(block.left_out))}</p>\n'


def _line(line: Line) -> str:
    told = f" {isolate(line.text)}" if line.text else ""
    words = f" <q>{isolate(line.words)}</q>" if line.words else ""
    notes = "".join(f"<li>{isolate(n.text)}{_numbers(n.cited)}</li>" for n in line.notes)
    inner = f"<ul>{notes}</ul>" if notes else ""
    return f"<li><strong>{isolate(line.head)}</strong>{told}{words}{_numbers(line.cited)}{inner}</li>\n"


def _numbers(cited: Sequence[int]) -> str:
    return "".join(f' <a class="cite" href="#c{number}">[{number}]</a>' for number in cited)


def _citation(citation: Citation) -> str:
    title = isolate(citation.title)
    named = f'<a href="{mark(citation.url)}" rel="noreferrer">{title}</a>' if citation.url else title
    where = _(
        "characters %(start)s to %(end)s · row %(row)s · document %(document)s · sha256 %(sha256)s",
        start=citation.start, end=citation.end, row=citation.row_id, document=citation.document_id, sha256=citation.sha256,
    )  # fmt: skip
    return (
        f'<li id="c{citation.number}" value="{citation.number}">{isolate(citation.publisher)}, {mark(citation.published)}, {named}: '
        f'<q>{isolate(citation.words)}</q><span class="where">{mark(where)}</span></li>\n'
    )
