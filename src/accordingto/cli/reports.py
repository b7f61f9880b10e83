"""`report`: a desk in, a report for people out, with numbered citations."""

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli import options
from accordingto.cli.borders import UsageError

if TYPE_CHECKING:
    from accordingto.engine.reports import Wish
    from accordingto.export.reports.areas import Area


def report(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="What it is of: situation, story, incident, actor or ledger.")
    ] = "situation",
    subject: Annotated[
        str,
        typer.Argument(metavar="ID_OR_NAME", help="Of which story, incident (ids) or actor (name).", show_default=False),
    ] = "",
    desk: options.Desk = None,
    first: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DAY", help="The first day. [default: a week before the last]", show_default=False
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="DAY", help="The last day; of the ledger, the day as of which it is told. [default: that of "
            "the newest document]", show_default=False,
        ),
    ] = None,
    country: Annotated[str | None, typer.Option(metavar="CODE", help="Only this country, such as XKX.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only this place.")] = None,
    box: Annotated[
        str | None, typer.Option(metavar="W,S,E,N", help="Only this box of the map, in degrees: west,south,east,north.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Where it is written; the ending names the format. [default: standard output]",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(metavar="FORMAT", help="html, md, docx or pdf. [default: by the ending of FILE, else md]", show_default=False),
    ] = None,
    names: options.Names = False,
    by: options.AskedBy = None,
    made_on: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The date that the report bears. [default: today]", show_default=False),
    ] = None,
) -> None:  # fmt: skip
    """Write a report for people: a situation report of some days, or of a story, an incident, an actor, the ledger."""
    from accordingto.engine.reports import make_report
    from accordingto.export.reports.writers import write_report
    from accordingto.store import open_store

    written = _format(format, out)
    wish = replace(_wish(kind, subject, (first, last), _area(country, place, box), made_on), names=names)
    store = open_store(desk or options.load_settings().desk, create=False)
    try:
        if names:
            options.keep_asking(store, f"report of kind {kind}", by)
        with store.view() as view:
            data = write_report(make_report(view, wish), written)
    finally:
        store.close()
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        out.write_bytes(data)


def _format(format: str | None, out: Path | None) -> str:
    from accordingto.export.reports.writers import REPORT_WRITERS

    ending = out.suffix.removeprefix(".") if out is not None else "md"
    wanted = format or ending
    if wanted not in REPORT_WRITERS:
        told = (
            f"--format: there is no format {wanted!r}" if format else f"--out: {out} should end in the name of a format"
        )
        raise UsageError(f"{told}; there are {', '.join(REPORT_WRITERS)}")
    return wanted


def _area(country: str | None, place: str | None, box: str | None) -> "Area":
    from accordingto.export.reports.areas import Area, parse_box

    return Area(country.upper() if country else None, place, parse_box(box) if box else None)


def _wish(kind: str, subject: str, days: tuple[str | None, str | None], area: "Area", made_on: str | None) -> "Wish":
    from accordingto.engine.reports import REPORT_KINDS, Wish

    if kind not in REPORT_KINDS:
        raise UsageError(f"there is no report of kind {kind!r}; there are {', '.join(REPORT_KINDS)}")
    if (kind in ("story", "incident", "actor")) != bool(subject):
        told = "needs an id or a name after it" if not subject else f"is of the whole desk: leave out {subject!r}"
        raise UsageError(f"a report of kind {kind} {told}")
    if not area.is_everywhere and kind != "situation":
        raise UsageError("--country, --place and --box narrow a situation report only")
    first, last = options.check_day(days[0], "--from"), options.check_day(days[1], "--to")
    today: date = options.check_day(made_on, "--made-on") or datetime.now(UTC).date()
    return Wish(kind, today, subject, first, last, area)
