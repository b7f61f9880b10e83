"""`ledger`: who owes, asks or promises what and how it stands; and what people decide of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli import options
from accordingto.cli.borders import UsageError
from accordingto.cli.rows import judge_pair, line_of_row, now, open_desk, plain

if TYPE_CHECKING:
    from accordingto.model.records import LedgerEntry
    from accordingto.model.sameness import Answer
    from accordingto.store.base import View

app = typer.Typer(help="Show how every demand, promise and duty stands; decide what no text can tell.")

Entry = Annotated[str, typer.Argument(metavar="ID", help="The id of a matter, or of an entry in it.")]
Other = Annotated[str, typer.Argument(metavar="OTHER_ID", help="The id of the other.")]


@app.callback(invoke_without_command=True)
def ledger(
    context: typer.Context,
    desk: options.Desk = None,
    as_of: options.AsOf = None,
    state: Annotated[str | None, typer.Option(metavar="STATE", help="Only matters in this state.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only matters of this kind.")] = None,
    party: Annotated[str | None, typer.Option(metavar="NAME", help="Only matters by or of this party.")] = None,
    instrument: Annotated[str | None, typer.Option(metavar="NAME", help="Only matters under this instrument.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line, as in ledger.jsonl.")] = False,
    ics: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the deadlines into a calendar file (iCalendar) instead.")
    ] = None,
) -> None:
    """Show how every demand, promise and duty stands, or stood on a past day, with its steps."""
    if context.invoked_subcommand is not None:
        context.obj = desk
        return
    day = options.check_day(as_of, "--as-of")
    store = open_desk(desk)
    try:
        with store.view() as view:
            found = find_matters(view, day, state, kind, party, instrument)
            if ics is not None:
                write_deadlines(view, found, day, ics)
                return
            for entry in found:
                typer.echo(line_of_row(entry) if as_json else "\n".join(tell_matter(entry, view)))
    finally:
        store.close()


def write_deadlines(view: "View", entries: "Iterator[LedgerEntry]", day: date | None, file: Path) -> None:
    """Write the deadlines of matters into a calendar file, private people under pseudonyms."""
    from accordingto.export.calendars import write_calendar

    newest = view.published().newest_day
    stamp = day or (date.fromisoformat(newest) if newest else None)
    mask = view.mask()
    due = [mask.mask_row(entry) for entry in entries if entry.deadline]
    try:
        file.write_bytes(write_calendar(due, stamp, "accordingto: ledger"))
    except OSError as error:
        raise UsageError(f"{file}: cannot be written ({error.strerror}); name another file") from error
    typer.echo(f"{len(due)} deadlines in {file}")


def find_matters(
    view: "View", day: date | None, state: str | None, kind: str | None, party: str | None, instrument: str | None
) -> "Iterator[LedgerEntry]":
    """Yield the matters of a desk that are asked for, those that are due first before the others."""
    from accordingto.engine.ledgers import stand_ledger

    for entry in sorted(stand_ledger(view, day), key=lambda e: (e.deadline is None, e.deadline or "")):
        if (
            state in (None, entry.state)
            and kind in (None, entry.kind)
            and (party is None or party in (*entry.by, *entry.of, *entry.must_act))
            and (instrument is None or instrument in entry.instruments)
        ):
            yield entry


def tell_matter(entry: "LedgerEntry", view: "View") -> Iterator[str]:
    """Yield the lines in which a matter is told on a terminal: what it is, how it stands, step by step on whose words."""
    state = entry.state.replace("_", " ")
    said = f" by {', '.join(entry.claimed_by)}" if entry.claimed_by else ""
    marks = [f"{state}{said}", *(["disputed"] if entry.disputed else []), *(["judged"] if entry.reviewed else [])]
    due = f", due {entry.deadline}" if entry.deadline else ""
    by, of = ", ".join(entry.by) or "nobody named", f" → {', '.join(entry.of)}" if entry.of else ""
    yield f"{entry.id}  {entry.kind}{due}  [{'; '.join(marks)}]  {by}{of}"
    yield f"    {plain(entry.terms, 200)}"
    for step in entry.steps:
        document = view.document(step.document_id)
        if document is not None:
            when = step.on or (document.published or "no date")[:10]
            words = plain(document.text[step.evidence_start : step.evidence_end], 110)
            yield f"    {when}  {step.state.replace('_', ' ')}: “{words}” ({document.publisher or document.path})"


@app.command()
def met(context: typer.Context, entry: Entry, by: options.By, why: options.Why = None) -> None:
    """Decide that a matter was met: no text can."""
    _rule(context.obj, entry, "met", by, why)


@app.command()
def undo(context: typer.Context, entry: Entry, by: options.By, why: options.Why = None) -> None:
    """Take back what was decided of the state of a matter."""
    _rule(context.obj, entry, None, by, why)


@app.command()
def same(context: typer.Context, entry: Entry, other: Other, by: options.By, why: options.Why = None) -> None:
    """Decide that two entries are one matter."""
    _judge(context.obj, entry, other, "POSITIVE", by, why)


@app.command()
def apart(context: typer.Context, entry: Entry, other: Other, by: options.By, why: options.Why = None) -> None:
    """Decide that two entries, named by the ids that `ledger entries` shows, are two matters."""
    _judge(context.obj, entry, other, "NEGATIVE", by, why)


@app.command()
def entries(context: typer.Context, entry: Entry) -> None:
    """Show the entries of single documents that a matter was joined from, and why."""
    store = open_desk(context.obj)
    try:
        with store.view() as view:
            _, members = _find(view, entry)
            for member in members:
                typer.echo("\n".join(tell_matter(member, view)))
            for pair in view.pairs("ledger", [m.id for m in members]):
                if pair.answer == "POSITIVE":
                    typer.echo(f"{pair.one} + {pair.other}  {pair.score:.2f}: {'; '.join(pair.reasons)}")
    finally:
        store.close()


def _find(view: "View", entry_id: str) -> "tuple[LedgerEntry, list[LedgerEntry]]":
    from accordingto.engine.ledgers import find_entry

    found = find_entry(view, entry_id)
    if found is None:
        raise UsageError(f"this desk has no matter {entry_id}; `accordingto ledger` shows the ids")
    return found[0], list(found[1])


def _rule(desk: str | None, entry_id: str, state: str | None, by: str, why: str | None) -> None:
    from accordingto.engine.ledgers import rule_matter
    from accordingto.model.verdicts import Verdict

    store = open_desk(desk)
    try:
        with store.view() as view:
            row, members = _find(view, entry_id)
        first = next((m for m in members if m.id == entry_id), members[0])
        ruled = rule_matter(store, members, Verdict(first.id, state, f"person:{by}", now(), why))
        typer.echo(f"{ruled.id}: {row.state} → {ruled.state}")
    finally:
        store.close()


def _judge(desk: str | None, one: str, other: str, answer: "Answer", by: str, why: str | None) -> None:
    from accordingto.engine.ledgers import judge_matters

    store = open_desk(desk)
    try:
        with store.view() as view:
            found = [_find(view, i) for i in (one, other)]
        ours, theirs = (
            next((m for m in members if m.id == i), members[0])
            for i, (_, members) in zip((one, other), found, strict=True)
        )
        if ours.id == theirs.id:
            raise UsageError(
                f"{one} and {other} name one entry; `accordingto ledger entries {one}` shows what is in it"
            )
        judgement = judge_pair("ledger", ours.id, theirs.id, answer, by, why)
        judge_matters(store, (ours, theirs), judgement)
        typer.echo(f"{ours.id} and {theirs.id}: {'one matter' if answer == 'POSITIVE' else 'two matters'}")
    finally:
        store.close()
