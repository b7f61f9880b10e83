"""`add` and `export`: paths into a desk, a desk into files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli import options
from accordingto.cli.borders import NOT_ALL_READ, complain

if TYPE_CHECKING:
    from accordingto.engine.chains import Recipe
    from accordingto.store.base import Store


def add(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH_OR_URL...", help="Files, folders (read recursively) or web addresses."),
    ],
    desk: options.Desk = None,
    published: options.Published = None,
    knowledge: options.Knowledge = None,
    workers: options.Workers = None,
) -> int:
    """Read documents into a desk; what it holds already is skipped."""
    settings = options.load_settings()
    date = options.check_date(published)
    from accordingto.engine.own_actors import own_folders

    recipe = options.make_recipe(settings, [*(knowledge or ()), *own_folders(desk or settings.desk)])
    options.check_paths(paths)
    from accordingto.store import open_store

    store = open_store(desk or settings.desk)
    try:
        return fill_desk(store, paths, recipe, date, workers or settings.workers)
    finally:
        store.close()


def fill_desk(store: "Store", paths: list[str], recipe: "Recipe", published: str | None, workers: int) -> int:
    """Read paths and web addresses into a store, telling how far it is; return the exit status."""
    from accordingto.engine.desks import add_items
    from accordingto.engine.progress import Tally, report_progress
    from accordingto.engine.readings import find_items
    from accordingto.store.base import StoreError

    tally = Tally()
    found = add_items(store, find_items(paths, published), recipe, workers, recipe.desk_stages())
    try:
        for outcome in report_progress(found):
            tally.count(outcome)
    except StoreError as error:
        complain(str(error))
        return NOT_ALL_READ
    return NOT_ALL_READ if tally.failed else 0


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the tables are written.")],
    desk: options.Desk = None,
    format: options.Format = "jsonl",
    as_of: options.AsOf = None,
    names: options.Names = False,
    by: options.AskedBy = None,
) -> None:
    """Write all tables of a desk, private people under pseudonyms; the ledger as it stands now, or stood on a past day."""
    settings = options.load_settings()
    options.check_format(format)
    day = options.check_day(as_of, "--as-of")
    from accordingto.engine.ledgers import stand_ledger
    from accordingto.export import write_desk
    from accordingto.store import open_store

    store = open_store(desk or settings.desk, create=False)
    try:
        if names:
            options.keep_asking(store, f"export to {folder}", by)
        with store.view() as view:
            write_desk(view, folder, format, stand_ledger(view, day), names)
    finally:
        store.close()


def disclosures(desk: options.Desk = None) -> None:
    """Show who had names of private people written out, or had something forgotten, and when."""
    from accordingto.store import open_store

    store = open_store(desk or options.load_settings().desk, create=False)
    try:
        with store.view() as view:
            for asked in view.disclosures():
                typer.echo(f"{asked.at}  {asked.by}  {asked.what}")
    finally:
        store.close()
