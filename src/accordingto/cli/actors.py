"""`actors`: who is known, and what a desk decides of its own actors."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli import options
from accordingto.cli.borders import UsageError, complain

if TYPE_CHECKING:
    from accordingto.engine.own_actors import Decision
    from accordingto.model.knowledge import Knowledge, KnownActor

app = typer.Typer(help="Show who is known, and add, merge and split the actors of a desk.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The actor's name.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other name.")]
By = Annotated[str | None, typer.Option(metavar="PERSON", help="Who decides it. [default: who is logged in]",
                                        show_default=False)]  # fmt: skip
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="Why.", show_default=False)]


@app.callback()
def actors() -> None:
    """Show who is known, and add, merge and split the actors of a desk."""


@app.command("list")
def list_(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="Words of a name; all actors where none are given.")
    ] = "",
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only this kind.", show_default=False)] = None,
    country: Annotated[str | None, typer.Option(metavar="CODE", help="Only this country.", show_default=False)] = None,
    desk: options.Desk = None,
    knowledge: options.Knowledge = None,
) -> None:
    """List known actors, the desk's own among them: name, kind, country, other names, a tab between."""
    from accordingto.model.folding import fold

    wanted = fold(words).lower().split()
    for actor in _known(desk, knowledge).actors:
        names = " ".join(fold(n).lower() for n in (actor.name, *actor.names, *actor.short))
        if all(w in names for w in wanted) and kind in (None, actor.kind) and country in (None, actor.country):
            typer.echo("\t".join((actor.name, actor.kind, actor.country or "", "; ".join(actor.names))))


@app.command()
def show(name: Name, desk: options.Desk = None, knowledge: options.Knowledge = None) -> None:
    """Show whom a name may mean: kind, country, names, offices with their days, sources."""
    from accordingto.engine.own_actors import find_actors

    found = find_actors(_known(desk, knowledge), name)
    if not found:
        raise UsageError(f"nobody is known by the name {name}; `accordingto actors add` makes an entry")
    for actor in found:
        for line in _describe(actor):
            typer.echo(line)


@app.command()
def add(
    name: Name,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="state, government, person, party, …",
                                             show_default=False)] = None,
    country: Annotated[str | None, typer.Option(metavar="CODE", help="ISO 3166-1 alpha-3.", show_default=False)] = None,
    names: Annotated[list[str] | None, typer.Option("--also", metavar="NAME", help="Another name; can be given again.",
                                                    show_default=False)] = None,
    member_of: Annotated[list[str] | None, typer.Option(metavar="NAME", help="What it belongs to; can be given again.",
                                                        show_default=False)] = None,
    sources: Annotated[list[str] | None, typer.Option("--source", metavar="TEXT", help="Where this is from; can be "
                                                      "given again.", show_default=False)] = None,
    desk: options.Desk = None,
    knowledge: options.Knowledge = None,
    by: By = None,
    why: Why = None,
) -> None:  # fmt: skip
    """Add an actor to the desk's own, or further names to a known one."""
    from accordingto.engine.own_actors import add_actor

    known = _known(desk, knowledge)
    given = {"name": name, "kind": kind, "country": country, "names": names, "member_of": member_of, "sources": sources}
    _check(kind, country)
    _tell(add_actor(_where(desk), known, given, _decision(by, why)))


@app.command()
def merge(
    name: Name, other: Other, desk: options.Desk = None, knowledge: options.Knowledge = None, by: By = None,
    why: Why = None,
) -> None:  # fmt: skip
    """Decide that OTHER means NAME too, in this desk."""
    from accordingto.engine.own_actors import merge_actors

    _tell(merge_actors(_where(desk), _known(desk, knowledge), name, other, _decision(by, why)))


@app.command()
def split(
    name: Name, other: Other, desk: options.Desk = None, knowledge: options.Knowledge = None, by: By = None,
    why: Why = None,
) -> None:  # fmt: skip
    """Decide that OTHER, a name of NAME so far, means somebody else, in this desk."""
    from accordingto.engine.own_actors import split_actors

    _tell(split_actors(_where(desk), _known(desk, knowledge), name, other, _decision(by, why)))


def _where(desk: str | None) -> str:
    return desk or options.load_settings().desk


def _known(desk: str | None, knowledge: list[Path] | None) -> "Knowledge":
    """Return what is known in a desk, and tell what is wrong in its files."""
    from accordingto.engine.own_actors import own_folders
    from accordingto.model.knowledge import load_knowledge

    settings = options.load_settings()
    known = load_knowledge((*settings.knowledge, *(knowledge or ()), *own_folders(desk or settings.desk)))
    for fault in known.faults:
        complain(str(fault))
    return known


def _check(kind: str | None, country: str | None) -> None:
    from accordingto.model.knowledge import ACTOR_KINDS

    if kind is not None and kind not in ACTOR_KINDS:
        raise UsageError(f"--kind should be one of {', '.join(sorted(ACTOR_KINDS))}, not {kind!r}")
    if country is not None and not (len(country) == 3 and country.isalpha() and country.isupper()):
        raise UsageError(f"--country should be three capitals (ISO 3166-1 alpha-3, XKX for Kosovo), not {country!r}")


def _decision(by: str | None, why: str | None) -> "Decision":
    from accordingto.engine.own_actors import Decision

    return Decision(by or getpass.getuser(), why)


def _tell(path: Path) -> None:
    typer.echo(f"written to {path}; documents of the desk are read anew by the next `accordingto add` of them")


def _describe(actor: "KnownActor") -> list[str]:
    """Return what is known of an actor, a line for each thing."""
    told = [actor.name, f"  {actor.kind}{f', {actor.country}' if actor.country else ''}"]
    for label, values in (("also", actor.names), ("short", actor.short), ("contested", actor.contested),
                          ("adjectives", actor.adjectives), ("capital", actor.capital), ("member of", actor.member_of),
                          ("source", actor.sources)):  # fmt: skip
        told += [f"  {label}: {'; '.join(values)}"] if values else []
    for office in actor.offices:
        days = f"{office.start or 'an unknown day'} to {office.end or 'open'}"
        told.append(f"  office: {office.title}{f' of {office.of}' if office.of else ''}, {days}")
    return told
