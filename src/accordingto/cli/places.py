"""`places`: the gazetteer is built, extended from GeoNames, and asked; places of a desk's own are added; weights are learnt."""

from pathlib import Path
from typing import Annotated

import typer

from accordingto.cli import options
from accordingto.cli.borders import UsageError

app = typer.Typer(help="Build, extend and ask the lists of places.", no_args_is_help=True)

Folder = Annotated[
    Path | None,
    typer.Option(
        "--to",
        metavar="DIR",
        help="The folder of knowledge that is added to. [default: the last one of the setting knowledge]",
        show_default=False,
    ),
]


@app.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The common English name.")],
    latitude: Annotated[float, typer.Option(min=-90, max=90, metavar="DEGREES", help="North is positive.")],
    longitude: Annotated[float, typer.Option(min=-180, max=180, metavar="DEGREES", help="East is positive.")],
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="ISO 3166-1 alpha-3, XKX for Kosovo.", show_default=False)
    ] = None,
    names: Annotated[
        list[str] | None,
        typer.Option("--also", metavar="NAME", help="Another name; can be given again.", show_default=False),
    ] = None,
    feature: Annotated[str, typer.Option(metavar="CODE", help="GeoNames' feature code.")] = "PPL",
    precision: Annotated[
        int, typer.Option(min=1, max=3, metavar="N", help="1 = the place itself, 2 = a part of a region, 3 = a region.")
    ] = 1,
    disputed_by: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Who contests whose it is; can be given again.", show_default=False),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Where the point is from; can be given again.", show_default=False),
    ] = None,
    to: Folder = None,
) -> None:
    """Add a place to the lists of a desk; an entry of the same name is replaced."""
    from accordingto.annotate.gazetteer.additions import add_place

    entry = {
        "name": name,
        "names": names or [],
        "country": country,
        "latitude": latitude,
        "longitude": longitude,
        "feature_code": feature,
        "geo_precision": precision,
        "disputed_by": disputed_by or [],
        "sources": source or [],
    }
    path = add_place(choose_folder(to), entry)
    typer.echo(f"{name} stands in {path}; documents are read anew with it")


@app.command("import")
def import_dump(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Dumps of GeoNames, unpacked: RS.txt.")],
    to: Folder = None,
) -> None:
    """Compile dumps of GeoNames (allCountries.txt, RS.txt) into the gazetteer of a desk, beside the program's own."""
    from accordingto.annotate.gazetteer.additions import import_dumps

    path, counts = import_dumps(choose_folder(to), files)
    typer.echo(f"{counts['places']} places with {counts['names']} names stand in {path}")


@app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any spelling.")],
    knowledge: options.Knowledge = None,
) -> None:
    """Show the places of a name, the most populous first."""
    from accordingto.annotate.gazetteer.lookups import Gazetteers

    gazetteers = Gazetteers(options.make_recipe(options.load_settings(), knowledge).known().gazetteers)
    for place in gazetteers.find(name):
        unit = gazetteers.place(place.admin1) if place.admin1 is not None else None
        where = ", ".join(part for part in (unit.name if unit else None, place.country) if part)
        point = "no point" if place.latitude is None else f"{place.latitude}, {place.longitude}"
        typer.echo(f"{place.name} ({where}) {place.feature} {point} people {place.population} id {place.id}")


@app.command()
def build(
    out: Annotated[Path, typer.Option(metavar="FILE", help="The compiled file.")] = Path("gazetteer.sqlite"),
) -> None:
    """Compile the program's gazetteer from the packages of the extra `gazetteer`; for its maintainers."""
    from accordingto.annotate.gazetteer.files import write_gazetteer
    from accordingto.annotate.gazetteer.sources import read_packages

    places, about = read_packages()
    counts = write_gazetteer(out, places, about)
    typer.echo(f"{counts['places']} places with {counts['names']} names stand in {out}")


@app.command()
def learn(
    paths: options.Paths,
    gold: Annotated[
        Path,
        typer.Option(metavar="FILE", help="The places of the documents: JSON Lines with id, set, text and places."),
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help="The weights.")] = Path("place_weights.yaml"),
    least: Annotated[
        float, typer.Option(min=0, max=1, metavar="P", help="The chance from which on a stretch counts as a place.")
    ] = 0.47,
    knowledge: options.Knowledge = None,
) -> None:
    """Learn from documents with marked places what tells a place's name and which namesake is meant."""
    from accordingto.annotate.stages import Annotator
    from accordingto.engine.readings import find_items
    from accordingto.training.place_lessons import learn_weights, read_lessons, read_marks, write_weights

    recipe = options.make_recipe(options.load_settings(), knowledge)
    annotator = Annotator(recipe.known(), recipe.language_model)
    lessons = read_lessons(find_items(paths), recipe.stages()[0], annotator, read_marks(gold))
    weights = learn_weights(lessons, least)
    write_weights(
        out, weights, f"Learnt by `accordingto places learn` from {len(lessons)} documents; see docs/places.md."
    )
    typer.echo(f"weights from {len(lessons)} documents stand in {out}")


def choose_folder(given: Path | None) -> Path:
    """Return the folder of knowledge to add to. Raises UsageError where none is named, or it is not there."""
    folders = options.load_settings().knowledge
    folder = given or (folders[-1] if folders else None)
    if folder is None:
        raise UsageError("name the folder of knowledge with --to, or in the setting knowledge, so that it is read")
    if not folder.is_dir():
        raise UsageError(f"no such folder of knowledge: {folder}; make it first")
    return folder
