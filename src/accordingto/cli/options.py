"""The options that several commands share, each with its help, and the settings behind those that are not given."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli.borders import UsageError, complain

if TYPE_CHECKING:
    from datetime import date

    from accordingto.engine.chains import Recipe
    from accordingto.settings import Settings
    from accordingto.store.base import Store

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders (read recursively).")]
Desk = Annotated[
    str | None,
    typer.Option(
        "--desk", metavar="FILE_OR_URL", help="Where the desk is kept. [default: desk.db]", show_default=False
    ),
]
Knowledge = Annotated[
    list[Path] | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        help="A folder with further actors, places, publishers and instruments; can be given again.",
        show_default=False,
    ),
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, metavar="N", help="Processes that read. [default: 1]", show_default=False),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="When the documents were published, all of them: 2023, 2023-01 or 2023-01-08.",
        show_default=False,
    ),
]
Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help="The form of the files: jsonl or csv.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        help="The ledger as it stood on a past day, such as 2023-01-08. [default: on the day of the newest document]",
        show_default=False,
    ),
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides so.")]
Why = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="For what reason.", show_default=False)]
Names = Annotated[
    bool,
    typer.Option("--names", help="With the names of private people; the desk remembers who asked for them (see --by)."),
]
AskedBy = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who answers for it. [default: your login name]", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")]


def load_settings() -> "Settings":
    """Return the settings of the environment and of `accordingto.toml`. Raises UsageError for those that are wrong."""
    from pydantic import ValidationError

    from accordingto.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise UsageError(f"a setting cannot be used ({wrong}): see ACCORDINGTO_… and accordingto.toml") from error


def make_recipe(settings: "Settings", knowledge: list[Path] | None) -> "Recipe":
    """Return the recipe of the chain with the folders of the settings and of the command; tell what is wrong in them.

    Raises UsageError for a folder that is not there.
    """
    from accordingto.engine.chains import Recipe

    folders = (*settings.knowledge, *(knowledge or ()))
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"no such folder of knowledge: {folder}")
    recipe = Recipe(folders, settings.language_model, settings.reader)
    for fault in recipe.known().faults:
        complain(str(fault))
    return recipe


def check_date(text: str | None) -> str | None:
    """Return the date as given. Raises UsageError unless it is the start of an ISO date."""
    from accordingto.model.dates import PartialDate

    if text is not None:
        try:
            PartialDate.parse(text)
        except ValueError as error:
            raise UsageError(f"--published: {error}") from error
    return text


def check_day(text: str | None, option: str) -> "date | None":
    """Return a day as given. Raises UsageError unless it is a day of the calendar."""
    from datetime import date

    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{option}: {text!r} is no day such as 2023-01-08") from error


def check_paths(paths: list[str], urls: bool = True) -> None:
    """Raise UsageError that names the paths at which there is nothing; web addresses pass where `urls` are read."""
    addresses = [p for p in paths if p.lower().startswith(("http://", "https://"))]
    if addresses and not urls:
        raise UsageError(f"web addresses are read by `accordingto add` only: {', '.join(addresses)}")
    missing = [p for p in paths if p not in addresses and not Path(p).exists()]
    if missing:
        raise UsageError(f"no such file or folder: {', '.join(missing)}")


def check_format(name: str) -> None:
    """Raise UsageError for a format that nothing writes."""
    from accordingto.export import EXPORTERS

    if name not in EXPORTERS:
        raise UsageError(f"--format: there is no format {name!r}; there are {', '.join(EXPORTERS)}")


def keep_asking(store: "Store", what: str, by: str | None) -> None:
    """Have a desk remember that names of private people are written out, for whom and when."""
    import getpass
    from datetime import UTC, datetime

    from accordingto.model.verdicts import Disclosure

    at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    with store.writer() as writer:
        writer.disclose(Disclosure(what, f"person:{by or getpass.getuser()}", at))
