"""`review`: what people decide of rows: look, accept, correct, reject, undo; how far they agree; what comes of it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from accordingto.cli import options
from accordingto.cli.borders import UsageError
from accordingto.cli.rows import open_desk, plain

if TYPE_CHECKING:
    from accordingto.engine.reviews import Reviewer
    from accordingto.model.corrections import Correction
    from accordingto.store.base import QueueItem, Store, View

app = typer.Typer(
    help="Review rows: what to look at first, decide on it, take it back; measure agreement and the program."
)

RowId = Annotated[str, typer.Argument(metavar="ROW_ID", help="The id of a statement, event, figure or ledger entry.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who decides so. [default: the setting reviewer]", show_default=False),
]
Blind = Annotated[bool, typer.Option("--blind", help="As a second opinion: kept to be compared, changes no row.")]
Fields = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="A field and its value, names apart by ';'; can be given again."),
]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="How many at most.")]


@app.callback()
def review(context: typer.Context, desk: options.Desk = None) -> None:
    """Review rows: what to look at first, decide on it, take it back; measure agreement and the program."""
    context.obj = desk


@app.command()
def queue(
    context: typer.Context,
    table: Annotated[
        str | None, typer.Option(metavar="TABLE", help="Only statements, events, figures or ledger.")
    ] = None,
    document: Annotated[str | None, typer.Option(metavar="DOCUMENT_ID", help="Only rows of this document.")] = None,
    tag: Annotated[str | None, typer.Option(metavar="TAG", help="Only rows with this tag.")] = None,
    assignee: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only rows that this person is to look at.")
    ] = None,
    limit: Limit = 20,
    as_json: options.Json = False,
) -> None:
    """Show the rows that nobody has looked at, the most doubtful and most consequential first."""
    from accordingto.store.base import QueueQuery

    query = QueueQuery(table, document, tag, assignee, datetime.now(UTC).date().isoformat(), limit)
    with _open(context) as store, store.view() as view:
        found = view.queue(query)
        if as_json:
            _print_json({"total": found.total, "rows": [_queued(item) for item in found.rows]})
            return
        for item in found.rows:
            typer.echo(f"{item.row.id}  {item.score:5}  {item.table:10}  {_words(view, item.row)}")
        typer.echo(f"{len(found.rows)} of {found.total} rows that nobody has looked at")


@app.command()
def history(context: typer.Context, row: RowId, as_json: options.Json = False) -> None:
    """Show who decided what of a row, when and why."""
    from accordingto.engine.reviews import need_item

    with _open(context) as store, store.view() as view:
        item = need_item(view, row)
        if as_json:
            _print_json([_plain_correction(c) for c in item.history])
            return
        stands = "is not there" if item.row is None else "reviewed" if item.row.reviewed else "machine-read"
        typer.echo(f"{item.row_id}  {item.table}: {stands}  {_words(view, item.shown)}")
        for c in item.history:
            typer.echo("\n".join(tell_correction(c)))


def tell_correction(c: "Correction") -> Iterator[str]:
    """Yield the lines in which a decision is told on a terminal."""
    from accordingto.engine.reviews import tell_change

    blind = ", a second opinion" if c.blind else ""
    value = "" if not c.value else f" of [{c.value}]" if c.what == "undo" else f" {plain(c.value, 80)}"
    yield f"    {c.at}  {c.person}: {c.what}{value}{blind}  [{c.act}]" + (f"  {plain(c.why, 160)}" if c.why else "")
    if c.what in ("correct", "split", "merge"):
        for field, (old, new) in tell_change(c.before, c.after).items():
            yield f"        {field}: {plain(str(old), 90)} → {plain(str(new), 90)}"


@app.command()
def accept(
    context: typer.Context, row: RowId, by: By = None, why: options.Why = None, blind: Blind = False,
    knowledge: options.Knowledge = None,
) -> None:  # fmt: skip
    """Decide that a row is right as it stands."""
    from accordingto.engine import reviews

    _decide(context, knowledge, lambda store, who: reviews.accept(store, row, who), by, why, blind)


@app.command()
def reject(
    context: typer.Context, row: RowId, by: By = None, why: options.Why = None, blind: Blind = False,
    knowledge: options.Knowledge = None,
) -> None:  # fmt: skip
    """Decide that a row should not be there: it is kept in its history only."""
    from accordingto.engine import reviews

    _decide(context, knowledge, lambda store, who: reviews.reject(store, row, who), by, why, blind)


@app.command()
def correct(
    context: typer.Context, row: RowId, fields: Fields = None, by: By = None, why: options.Why = None,
    blind: Blind = False, knowledge: options.Knowledge = None,
) -> None:  # fmt: skip
    """Decide how a row should be, such as --set speaker="Government of Serbia" --set act=deny."""
    from accordingto.engine import reviews

    given = _given(fields)
    if not given:
        raise UsageError("nothing to correct: give --set FIELD=VALUE, or use `accordingto review accept`")
    _decide(context, knowledge, lambda store, who: reviews.correct(store, row, given, who), by, why, blind)


@app.command()
def add(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT_ID", help="The id of the document that tells it.")],
    table: Annotated[str, typer.Argument(metavar="TABLE", help="statements, events, figures or ledger.")],
    evidence: Annotated[str, typer.Argument(metavar="WORDS", help="The words of the document that it rests on.")],
    fields: Fields = None, by: By = None, why: options.Why = None, blind: Blind = False,
    knowledge: options.Knowledge = None,
) -> None:  # fmt: skip
    """Add a row that was missed."""
    from accordingto.engine import reviews

    given = _given(fields) | {"evidence": evidence}
    _decide(
        context,
        knowledge,
        lambda store, who: " ".join(reviews.add_row(store, document, table, given, who)),
        by,
        why,
        blind,
    )


@app.command()
def undo(
    context: typer.Context,
    act: Annotated[str, typer.Argument(metavar="ACT", help="The decision, as `history` shows it in brackets, or a row's id.")],
    by: By = None, why: options.Why = None, knowledge: options.Knowledge = None,
) -> None:  # fmt: skip
    """Take a decision back, or what holds of a row; what was taken back can be brought back in the same way."""
    from accordingto.engine import reviews

    def take_back(store: "Store", who: "Reviewer") -> str:
        with store.view() as view:
            known = bool(view.corrections(act=act))
        return reviews.undo(store, act, who) if known else reviews.undo_row(store, act, who)

    _decide(context, knowledge, take_back, by, why, False)


@app.command()
def finish(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT_ID", help="A document whose rows are all reviewed.")],
    by: By = None, why: options.Why = None,
) -> None:  # fmt: skip
    """Say that a document is reviewed and nothing in it is missing: it becomes gold."""
    from accordingto.engine import reviews

    who = _reviewer(by, why)
    with _open(context) as store:
        typer.echo(reviews.mark(store, document, "finish", None, who))


@app.command()
def reopened(context: typer.Context, limit: Limit = 50, as_json: options.Json = False) -> None:
    """Show the decisions that a later reading has put in question."""
    with _open(context) as store, store.view() as view:
        found = view.reopened(limit)
        if as_json:
            told = [
                {"reason": r.reason, "now": r.now, "correction": _plain_correction(r.correction)} for r in found.rows
            ]
            _print_json({"total": found.total, "rows": told})
            return
        for r in found.rows:
            typer.echo(f"{r.correction.row_id}  {REASONS[r.reason]}")
            typer.echo("\n".join(tell_correction(r.correction)))
        typer.echo(f"{found.total} decisions are open again")


REASONS = {
    "gone": "the program does not read this row any more; it stays as decided",
    "changed": "the program reads this row differently now; it stays as decided",
    "otherwise": "what was rejected is read otherwise now; the new row is there, machine-read",
    "words": "its words are not in the text any more; the row cannot be shown",
}
"""Why a decision is open again, in words."""


@app.command()
def agreement(context: typer.Context, as_json: options.Json = False) -> None:
    """Show how far people agree: Cohen's kappa and Krippendorff's alpha by field, F1 of the words that rows rest on."""
    from dataclasses import asdict

    from accordingto.engine.agreements import measure_agreement

    with _open(context) as store, store.view() as view:
        found = measure_agreement(view.corrections())
    if as_json:
        _print_json([asdict(a) for a in found])
        return
    for a in found:
        typer.echo(
            f"{a.one} and {a.other}: {a.rows} rows; F1 of words {_figure(a.exact)} equal, {_figure(a.overlap)} that meet"
        )
        for f in a.fields:
            kappa, alpha = _figure(f.kappa), _figure(f.alpha)
            typer.echo(
                f"    {f.table + '.' + f.field:24} {f.rows:5} rows  agree {f.observed:.2f}  kappa {kappa}  alpha {alpha}"
            )
    if not found:
        typer.echo("no row has been looked at by two people independently (`--blind` gives a second opinion)")


@app.command()
def gold(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Where the files are written, one a finished document.")
    ],
) -> None:
    """Write the finished documents as gold for the acceptance scorer (eval/acceptance.py)."""
    from accordingto.engine.golds import write_gold

    with _open(context) as store, store.view() as view:
        files = write_gold(view, folder)
    typer.echo(f"{len(files)} finished documents written to {folder}")


@app.command()
def passages(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of marked passages, such as reviewed.txt.")],
) -> None:
    """Write the finished documents as marked passages, from which accordingto-train teaches the reader."""
    from accordingto.engine.golds import finished_documents
    from accordingto.engine.reviewed_passages import mark_passages

    with _open(context) as store, store.view() as view:
        lines = [line for reading, _ in finished_documents(view) for line in mark_passages(reading)]
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", errors="backslashreplace")
    typer.echo(f"{len(lines)} passages written to {file}")


@app.command()
def measure(context: typer.Context, as_json: options.Json = False) -> None:
    """Show how well the program read the finished documents: precision and recall by table, right fields."""
    from accordingto.engine.agreements import FIELDS
    from accordingto.engine.measurements import measure_reading

    with _open(context) as store, store.view() as view:
        documents, found = measure_reading(view)
    if as_json:
        tables = {
            m.table: {"read": m.read, "gold": m.gold, "found": m.found, "whole": m.whole, "precision": m.precision,
                      "recall": m.recall, "fields": {f: m.fields[f] for f in FIELDS[m.table]}} for m in found
        }  # fmt: skip
        _print_json({"documents": documents, "tables": tables})
        return
    typer.echo(f"{documents} finished documents")
    for m in found:
        fields = "  ".join(f"{f} {m.fields[f]}/{m.found}" for f in FIELDS[m.table]) if m.found else ""
        typer.echo(f"{m.table:10}  precision {_figure(m.precision)} ({m.found}/{m.read})  recall {_figure(m.recall)} "
                   f"({m.found}/{m.gold})  whole {m.whole}/{m.found}  {fields}")  # fmt: skip


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _given(fields: list[str] | None) -> dict[str, str]:
    """Return the fields of --set. Raises UsageError for what has no '='."""
    given = {}
    for told in fields or ():
        name, equals, value = told.partition("=")
        if not equals:
            raise UsageError(f"--set: {told!r} should be FIELD=VALUE, such as act=deny")
        given[name.strip()] = value
    return given


def _reviewer(by: str | None, why: str | None, blind: bool = False) -> "Reviewer":
    from accordingto.engine.reviews import Reviewer

    name = by or options.load_settings().reviewer
    if not name:
        raise UsageError("who decides? give --by NAME, or set reviewer in accordingto.toml")
    return Reviewer(name, why, blind=blind)


def _decide(
    context: typer.Context, knowledge: options.Knowledge, how: Any, by: str | None, why: str | None, blind: bool
) -> None:
    """Take a decision, print its act, and let the stages of the desk follow."""
    from accordingto.engine.resolutions import settle_desk

    who = _reviewer(by, why, blind)
    recipe = options.make_recipe(options.load_settings(), knowledge)
    with _open(context) as store:
        typer.echo(how(store, who))
        settle_desk(store, recipe.desk_stages())


def _open(context: typer.Context) -> Any:
    from contextlib import closing

    return closing(open_desk(context.obj))


def _words(view: "View", row: Any) -> str:
    from accordingto.engine.row_forms import evidence_of

    document_id = row.steps[0].document_id if hasattr(row, "steps") else row.document_id
    document = view.document(document_id)
    start, end = evidence_of(row)
    return (
        "" if document is None else f"“{plain(document.text[start:end], 100)}” ({document.publisher or document.path})"
    )


def _queued(item: "QueueItem") -> Mapping[str, Any]:
    from accordingto.model.records import as_row

    told = {"table": item.table, "score": item.score, "contested": item.contested, "due": item.due}
    return told | {"row": as_row(item.row)}


def _plain_correction(c: "Correction") -> Mapping[str, Any]:
    from accordingto.model.records import as_row

    return as_row(c)


def _print_json(value: Any) -> None:
    import json

    typer.echo(json.dumps(value, ensure_ascii=True))
