"""`series`, `alerts`, `claims` and `positions`: what a desk tells over time, on the terminal, as JSON or as a feed."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from accordingto.cli import options
from accordingto.cli.borders import NOT_ALL_READ, UsageError, complain
from accordingto.cli.rows import open_desk, plain

if TYPE_CHECKING:
    from accordingto.model.dates import PartialDate
    from accordingto.monitor.series import Series
    from accordingto.resolve.positions import Turn

FEEDS = {".atom": "atom", ".xml": "atom", ".json": "json"}


def _one_of(name: str, wanted: str, there: tuple[str, ...]) -> Any:
    if wanted not in there:
        raise UsageError(f"{name}: there is no {wanted!r}; there are {', '.join(there)}")
    return wanted


def series(
    desk: options.Desk = None,
    by: Annotated[str, typer.Option(metavar="BY", help="One line for: all, type, quad, dyad or place.")] = "all",
    step: Annotated[str, typer.Option(metavar="STEP", help="A point for each day, week or month.")] = "week",
    event_type: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only this event type.")] = None,
    quad: Annotated[str | None, typer.Option(metavar="CODE", help="Only this quad class.")] = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Only incidents by this actor.")] = None,
    recipient: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only incidents that befall this actor.")
    ] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only incidents at this place.")] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="Nothing before this day.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Nothing after this day.")] = None,
    on_any_word: Annotated[
        bool,
        typer.Option(
            "--on-any-word", help="Count also what rests on a party's word alone, is denied, or was only planned."
        ),
    ] = False,
    anomalies: Annotated[bool, typer.Option("--anomalies", help="Only the periods out of the ordinary.")] = False,
    as_json: options.Json = False,
) -> None:
    """Count incidents by day, week or month, with their scores and what was read."""
    from accordingto.engine.watches import read_series
    from accordingto.monitor.baselines import find_anomalies
    from accordingto.monitor.periods import STEPS
    from accordingto.monitor.series import GROUPINGS, SeriesQuery

    query = SeriesQuery(
        _one_of("--step", step, STEPS), _one_of("--by", by, GROUPINGS), event_type, quad, actor, recipient, place,
        options.check_day(first, "--from"), options.check_day(last, "--to"), on_any_word,
    )  # fmt: skip
    store = open_desk(desk)
    try:
        with store.view() as view:
            found = read_series(view, query)
    finally:
        store.close()
    if anomalies:
        unusual = [a for s in found for a in find_anomalies(s)]
        lines = [asdict(a) | {"period": a.period.isoformat()} for a in unusual]
        typer.echo(
            json.dumps(lines, ensure_ascii=False) if as_json else "\n".join(a.told for a in unusual) or "nothing"
        )
    elif as_json:
        typer.echo(json.dumps([series_row(s) for s in found], ensure_ascii=False))
    else:
        for one in found:
            _print_series(one)


def series_row(series: "Series") -> dict[str, Any]:
    """Return a series as an object of JSON: every point with its incidents, scores, and what was read."""
    points = [
        {"period": p.period.isoformat(), "count": p.count, "score": p.score, "mean": p.mean}
        | {"incident_ids": list(p.incident_ids), "read": asdict(p.read)}
        for p in series.points
    ]
    return {"name": series.name, "step": series.step, "undated": series.undated, "points": points}


def _print_series(series: "Series") -> None:
    total = sum(p.count for p in series.points)
    vague = f", {series.undated} without a date precise enough" if series.undated else ""
    typer.echo(f"{plain(series.name, 120)}: {total} incidents by {series.step}{vague}")
    for point in series.points:
        read = f"{point.read.documents} documents, {len(point.read.publishers)} publishers"
        silent = [*point.read.silent, *point.read.silent_languages]
        gap = f"; silent: {', '.join(silent)}" if silent else ""
        mean = "" if point.mean is None else f"{point.mean:+.1f}"
        typer.echo(f"  {point.period.isoformat()}  {point.count:4d}  {mean:>6}  ({plain(read + gap, 100)})")


def alerts(
    desk: options.Desk = None,
    rules: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The rules, a YAML file. [default: the program's own]", show_default=False),
    ] = None,
    feed: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write all alerts ever told as a feed: .atom or .xml, or .json.", show_default=False
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what the rules find, told before or not, and keep nothing.")
    ] = False,
    as_json: options.Json = False,
) -> int:
    """Tell what is new by the rules: on the terminal, to a webhook, by mail, as a feed. Nothing is told twice."""
    from accordingto.engine.watches import find_desk_alerts, tell_alerts
    from accordingto.monitor.deliveries import deliver_alerts
    from accordingto.monitor.feeds import atom_feed, json_feed
    from accordingto.monitor.rules import load_rules

    loaded = load_rules(rules)
    if feed is not None and feed.suffix not in FEEDS:
        raise UsageError(f"--feed: {feed} should end in {', '.join(FEEDS)}")
    store = open_desk(desk)
    try:
        with store.view() as view:
            found = find_desk_alerts(view, loaded)
        new = found if dry_run else tell_alerts(store, found)
        with store.view() as view:
            told = view.alerts()
    finally:
        store.close()
    for alert in new:
        typer.echo(
            json.dumps(asdict(alert) | {"key": alert.key}, ensure_ascii=False) if as_json else plain(alert.title, 400)
        )
    if feed is not None:
        write = atom_feed if FEEDS[feed.suffix] == "atom" else json_feed
        feed.write_text(write(told, "Alerts of the desk"), encoding="utf-8")
    failed = [] if dry_run else deliver_alerts(new, loaded.deliver)
    for failure in failed:
        complain(f"{failure}; they stand in the feed (--feed)")
    return NOT_ALL_READ if failed else 0


def claims(
    statement: Annotated[str, typer.Argument(metavar="ID", help="The id of a statement.")], desk: options.Desk = None
) -> None:
    """Follow a claim: where it came first, who copied, repeated, denied and answered it."""
    from accordingto.engine.watches import follow_desk_claim

    store = open_desk(desk)
    try:
        with store.view() as view:
            claim = follow_desk_claim(view, statement)
            if claim is None:
                raise UsageError(f"this desk has no statement {statement}")
            for telling in claim.tellings:
                said = telling.statement
                document = view.document(said.document_id)
                where = (document.publisher or document.path or document.id) if document else said.document_id
                words = plain(said.content, 120)
                typer.echo(
                    f"{_day(telling.day)}  {telling.role}: {said.speaker or 'not named'}: “{words}” ({where}) {said.id}"
                )
                typer.echo(f"    {plain(telling.reason, 160)}")
    finally:
        store.close()


def positions(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="The name of an actor, as rows have it.")],
    words: Annotated[
        str | None, typer.Argument(metavar="WORDS", help="The matter, in a few words.", show_default=False)
    ] = None,
    desk: options.Desk = None,
    turns: Annotated[bool, typer.Option("--turns", help="Only where it seems to say otherwise than before.")] = False,
    dismiss: Annotated[
        str | None,
        typer.Option(metavar="ID,ID", help="Decide that two statements do go together.", show_default=False),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides so.", show_default=False)] = None,
) -> None:
    """Show what an actor said on a matter over time, and where it may contradict itself."""
    from accordingto.engine.watches import find_desk_positions, find_desk_turns
    from accordingto.resolve.positions import find_turns

    store = open_desk(desk)
    try:
        if dismiss is not None:
            _dismiss(store, dismiss, by)
        with store.view() as view:
            found = find_desk_positions(view, actor, words or "")
            if not turns:
                for position in found:
                    said = position.statement
                    typer.echo(f"{_day(position.day)}  {said.act}: “{plain(said.content, 150)}” {said.id}")
            known = {t.later.statement.id for t in find_turns(found)}
            for turn in find_desk_turns(view, actor):
                if turn.later.statement.id in known:
                    _print_turn(turn)
    finally:
        store.close()


def _dismiss(store: Any, pair: str, by: str | None) -> None:
    from accordingto.cli.rows import now
    from accordingto.model.sameness import Judgement, in_order

    ids = [part.strip() for part in pair.split(",") if part.strip()]
    if len(ids) != 2 or by is None:
        raise UsageError("--dismiss needs two ids with a comma between, and --by NAME")
    with store.writer() as writer:
        writer.judge(Judgement("positions", *in_order(*ids), "NEGATIVE", f"person:{by}", now()), [])


def _print_turn(turn: "Turn") -> None:
    then, now = turn.earlier.statement, turn.later.statement
    typer.echo(f"? {turn.kind}: {plain(turn.reason, 300)}")
    for position, said in ((turn.earlier, then), (turn.later, now)):
        typer.echo(f"    {_day(position.day)}  “{plain(said.content, 150)}” {said.id}")


def _day(day: "PartialDate | None") -> str:
    return day.text[:10] if day else "no date   "
