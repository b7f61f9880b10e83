"""`forget`: a person or documents go from a desk and its backups, for good."""

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli import options
from accordingto.cli.rows import now

if TYPE_CHECKING:
    from accordingto.engine.chains import Recipe
    from accordingto.engine.forgettings import Asked

app = typer.Typer(help="Forget a person or documents for good, in the desk and its backups.", no_args_is_help=True)

Backups = Annotated[
    list[str] | None,
    typer.Option("--backup", metavar="FILE", help="A copy of the desk that must forget, too; can be given again.", show_default=False),
]  # fmt: skip
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who has it forgotten. [default: your login name]", show_default=False),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask whether it is meant.")]


@app.command()
def document(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="The ids of the documents.")],
    desk: options.Desk = None,
    backup: Backups = None,
    knowledge: options.Knowledge = None,
    by: By = None,
    yes: Yes = False,
) -> None:
    """Remove documents with their rows, texts, bytes and all that was made of them."""
    from accordingto.engine.forgettings import forget_documents

    desks, recipe, asked = _asked(desk, backup, knowledge, by)
    _confirm(yes, f"Remove {len(ids)} documents for good?")
    count = forget_documents(desks, ids, recipe, asked)
    typer.echo(
        f"forgotten in {count} of {len(desks)} files; the reports themselves, and exports of them, are yours to delete"
    )


@app.command()
def person(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name, or one spelling of it.")],
    desk: options.Desk = None,
    backup: Backups = None,
    knowledge: options.Knowledge = None,
    by: By = None,
    yes: Yes = False,
) -> None:
    """Take every name of a person out of texts, rows and indexes; the bytes that documents with it were read from go."""
    from accordingto.engine.forgettings import forget_person

    desks, recipe, asked = _asked(desk, backup, knowledge, by)
    _confirm(yes, "Forget this person for good?")
    count = forget_person(desks, name, recipe, asked)
    typer.echo(
        f"forgotten in {count} of {len(desks)} files; the reports themselves, and exports of them, are yours to delete"
    )


def _asked(
    desk: str | None, backup: list[str] | None, knowledge: options.Knowledge, by: str | None
) -> "tuple[list[str], Recipe, Asked]":
    from accordingto.engine.forgettings import Asked
    from accordingto.engine.own_actors import own_folders

    settings = options.load_settings()
    own = desk or settings.desk
    recipe = options.make_recipe(settings, [*(knowledge or ()), *own_folders(own)])
    return [own, *(backup or ())], recipe, Asked(f"person:{by or getpass.getuser()}", now())


def _confirm(yes: bool, question: str) -> None:
    if not yes and not typer.confirm(question, default=False):
        raise typer.Abort
