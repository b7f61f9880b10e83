"""A report in, Markdown out: nothing in a document's words is taken for a mark."""

import re
from collections.abc import Iterator, Sequence

from accordingto.export.reports.texts import make_plain
from accordingto.export.reports.values import Block, Citation, Grid, Line, Report, Section, tell_left_out
from accordingto.model.tongues import _

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~^$!&])")
_LINKED = re.compile(r"(?i)(https?|ftp|mailto|www)([:.])")
_LEADING = re.compile(r"^(\d+)([.)])|^([-+=])")


def begin_markdown(title: str) -> str:
    """Return what Markdown begins with that is a report of this title."""
    return f"# {escape(title)}\n\n"


def write_markdown(report: Report) -> bytes:
    """Return a report as CommonMark with tables, UTF-8."""
    lines = [*_covers(report), ""]
    for section in report.sections:
        lines += _section(section)
    lines += [f"## {escape(_('Limits'))}", "", *(f"- {escape(limit)}" for limit in report.limits), ""]
    lines += [f"## {escape(_('Citations'))}", "", *(_citation(c) for c in report.citations), ""]
    return (begin_markdown(report.title) + "\n".join(lines)).encode()


def escape(text: str) -> str:
    """Return a text in which nothing is a mark of Markdown, a tag or an address that turns into a link."""
    plain = _MARKS.sub(r"\\\1", make_plain(text))
    plain = _LINKED.sub(lambda m: f"{m[1]}\\{m[2]}", plain)
    return _LEADING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", plain)


def _covers(report: Report) -> Iterator[str]:
    for label, value in report.covers:
        yield f"- **{escape(label)}:** {escape(value)}"
    yield f"- **{escape(_('Made on'))}:** {report.made_on}"


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {escape(section.title)}", "")
    if section.remark:
        yield from (escape(section.remark), "")
    for block in section.blocks:
        yield from _block(block)
        yield ""


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Grid):
        yield f"| {' | '.join(escape(h) for h in block.head)} | |"
        yield f"|{' --- |' * (len(block.head) + 1)}"
        for row, cited in zip(block.rows, block.cited, strict=True):
            yield f"| {' | '.join(escape(cell) for cell in row)} | {_numbers(cited)} |"
    else:
        for line in block.lines:
            yield from _line(line)
    if block.left_out:
        yield from ("", tell_left_out(block.left_out))


def _line(line: Line) -> Iterator[str]:
    told = f" {escape(line.text)}" if line.text else ""
    words = f" “{escape(line.words)}”" if line.words else ""
    yield f"- **{escape(line.head)}**{told}{words} {_numbers(line.cited)}".rstrip()
    for note in line.notes:
        yield f"  - {escape(note.text)} {_numbers(note.cited)}".rstrip()


def _numbers(cited: Sequence[int]) -> str:
    return " ".join(f"\\[{number}\\]" for number in cited)


def _citation(citation: Citation) -> str:
    where = _(
        "characters %(start)s to %(end)s, row %(row)s, document %(document)s",
        start=citation.start, end=citation.end, row=f"`{citation.row_id}`", document=f"`{citation.document_id}`",
    )  # fmt: skip
    address = f" <{citation.url}>" if citation.url and _is_plain(citation.url) else ""
    return (
        f"{citation.number}. {escape(citation.publisher)}, {escape(citation.published)}, “{escape(citation.title)}”: "
        f"“{escape(citation.words)}” ({where}, sha256 `{citation.sha256}`){address}"
    )


def _is_plain(url: str) -> bool:
    return re.fullmatch(r"https?://[\w.~:/?#@!$&'*+,;=%-]+", url, re.ASCII) is not None
