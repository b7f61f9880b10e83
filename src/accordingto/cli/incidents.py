"""`incidents`: what happened according to whom, with what the accounts differ in; and what people decide of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli import options
from accordingto.cli.borders import UsageError
from accordingto.cli.rows import judge_pair, line_of_row, open_desk, plain

if TYPE_CHECKING:
    from accordingto.model.records import Event, Incident
    from accordingto.model.sameness import Answer
    from accordingto.store.base import View

app = typer.Typer(help="Show what happened, according to whom, and where the accounts differ; decide what is one.")

EventId = Annotated[str, typer.Argument(metavar="EVENT_ID", help="The id of an event that tells of it.")]
Other = Annotated[str, typer.Argument(metavar="OTHER_ID", help="The id of an event of the other.")]


@app.callback(invoke_without_command=True)
def incidents(
    context: typer.Context,
    desk: options.Desk = None,
    event_type: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only of this PLOVER type.")] = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help="Only with this status.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only at this place.")] = None,
    party: Annotated[str | None, typer.Option(metavar="NAME", help="Only with this actor or recipient.")] = None,
    least: Annotated[int, typer.Option("--documents", metavar="N", min=1, help="Told by so many documents.")] = 1,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line, as in incidents.jsonl.")
    ] = False,
) -> None:
    """Show the happenings of a desk by day: status, who affirms and who denies, how many sources, what differs."""
    if context.invoked_subcommand is not None:
        context.obj = desk
        return
    store = open_desk(desk)
    try:
        with store.view() as view:
            for row in sorted(view.rows("incidents"), key=lambda i: (i.date_start or "9999", i.id)):
                if (
                    event_type in (None, row.event_type)
                    and status in (None, row.status)
                    and place in (None, row.place)
                    and (party is None or party in (*row.actors, *row.recipients))
                    and len(row.document_ids) >= least
                ):
                    typer.echo(line_of_row(row) if as_json else "\n".join(tell_incident(row, view)))
    finally:
        store.close()


def tell_incident(row: "Incident", view: "View") -> Iterator[str]:
    """Yield the lines in which a happening is told on a terminal: what it is, who tells it, in which words, what differs."""
    day = row.date_start or "no date"
    until = f" to {row.date_end}" if row.date_end not in (None, row.date_start) else ""
    who = ", ".join(row.actors) or "nobody named"
    whom = f" → {', '.join(row.recipients)}" if row.recipients else ""
    where = f", {row.place}" if row.place else ""
    sources = f"{row.independent_sources} independent source{'s' if row.independent_sources != 1 else ''} at most"
    yield f"{row.id}  {day}{until}{where}  {row.event_type}  [{row.status.replace('_', ' ')}; {sources}]  {who}{whom}"
    for told, names in (("affirmed", row.affirmed_by), ("denied", row.denied_by)):
        if names:
            yield f"    {told} by {', '.join(names)}"
    for event in view.find_rows("events", row.event_ids):
        yield f"    {event.id}  {_words(event, view)}"
    for difference in row.differences:
        values = "; ".join(f"{v.value} ({len(v.document_ids)})" for v in difference.values)
        yield f"    differs in {difference.field}: {plain(values, 160)}"
    for related in row.related:
        yield f"    {related.relation.replace('_', ' ')} {related.incident_id}"


def _words(event: "Event", view: "View") -> str:
    document = view.document(event.document_id)
    if document is None:
        return event.trigger
    words = plain(document.text[event.evidence_start : event.evidence_end], 110)
    return f"“{words}” ({document.publisher or document.path}, {event.factuality})"


@app.command()
def same(
    context: typer.Context, event: EventId, other: Other, by: options.By, why: options.Why = None,
    knowledge: options.Knowledge = None,
) -> None:  # fmt: skip
    """Decide that two events are one happening."""
    _judge(context.obj, (event, other), "POSITIVE", by, why, knowledge)


@app.command()
def apart(
    context: typer.Context, event: EventId, other: Other, by: options.By, why: options.Why = None,
    knowledge: options.Knowledge = None,
) -> None:  # fmt: skip
    """Decide that two events are two happenings: no incident holds both."""
    _judge(context.obj, (event, other), "NEGATIVE", by, why, knowledge)


@app.command()
def undo(
    context: typer.Context, event: EventId, other: Other, by: options.By, why: options.Why = None,
    knowledge: options.Knowledge = None,
) -> None:  # fmt: skip
    """Take back what was decided of two events."""
    _judge(context.obj, (event, other), None, by, why, knowledge)


def _judge(
    desk: str | None,
    ids: tuple[str, str],
    answer: "Answer | None",
    by: str,
    why: str | None,
    knowledge: options.Knowledge,
) -> None:
    from accordingto.engine.incidents import judge_events

    if ids[0] == ids[1]:
        raise UsageError(f"{ids[0]} is given twice: name an event of each happening")
    recipe = options.make_recipe(options.load_settings(), knowledge)
    store = open_desk(desk)
    try:
        with store.view() as view:
            events = {e.id: e for e in view.find_rows("events", ids)}
        for event_id in ids:
            if event_id not in events:
                raise UsageError(f"this desk has no event {event_id}; `accordingto incidents` shows the ids")
        judgement = judge_pair("incidents", *ids, answer, by, why)
        for row in judge_events(store, recipe, [events[i] for i in ids], judgement):
            typer.echo(f"{row.id}: {len(row.event_ids)} events in {len(row.document_ids)} documents")
    finally:
        store.close()
