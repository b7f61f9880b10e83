"""The command `accordingto-train`: folders of data in, a folder with a reader and its card out."""

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from accordingto.training.materials import TrainingError

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command(context_settings={"help_option_names": ["-h", "--help"]})
def train(
    out: Annotated[Path, typer.Option(help="Folder for checkpoints and the result; a training that stopped goes on.")],
    data: Annotated[
        Path | None,
        typer.Option(help="Folder with any of attribution, event_types, factuality, speech_acts in it."),
    ] = None,
    passages: Annotated[Path, typer.Option(help="Folder of marked passages.")] = Path("training/passages"),
    encoder: Annotated[
        Path | None, typer.Option(help="Folder of the encoder's weights (default: those installed with the extra).")
    ] = None,
    fold: Annotated[
        str | None, typer.Option(help="K/N: leave every Nth text out, for figures on texts never learnt from.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="A set to learn from (again for more); default: all that are there.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Added to the seeds of all courses.")] = 0,
) -> None:
    """Train the reader: three courses, each going on from its last checkpoint, then the network as int8 ONNX."""
    if find_spec("torch") is None:
        raise TrainingError("training needs torch: install the extra, pip install 'accordingto[train]'")
    for folder in (data, passages):
        if folder is not None and not folder.is_dir():
            raise TrainingError(f"{folder} is no folder: give one that is there with --data or --passages")
    _train(out, data, passages, encoder, fold, only or [], seed)


def _hush() -> None:
    """Keep the encoder's loader from telling of weights that are not wanted (those of its pooling layer)."""
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()


def _train(
    out: Path, data: Path | None, passages: Path, encoder: Path | None, fold: str | None, only: list[str], seed: int
) -> None:
    from accordingto.training.cards import write_card
    from accordingto.training.encoders import find_encoder
    from accordingto.training.exports import export_reader
    from accordingto.training.materials import gather_materials, read_fold
    from accordingto.training.programmes import PLANS, Programme, run_programme

    _hush()
    weights = find_encoder(encoder)
    left_out = read_fold(fold) if fold else None
    materials = gather_materials(data, passages, out / "prepared", left_out, only)
    programme = Programme(materials, weights, out, PLANS, left_out, seed)
    reader = run_programme(programme)
    folder = programme.result / "reader"
    sizes = export_reader(reader, weights / "vocab.txt", folder)
    if left_out:
        (programme.result / "left-out.json").write_text(json.dumps(materials.left_out(), indent=1))
    card = write_card(programme, reader, folder, sizes, tell_command(data, passages, fold, only, seed))
    typer.echo(f"the reader is in {folder}; {card.name} tells what it was made of and how well it reads")


def tell_command(data: Path | None, passages: Path, fold: str | None, only: list[str], seed: int) -> str:
    """Return the command as a card tells it: folders by their last name, since the card is published."""
    told = ["accordingto-train"]
    if data:
        told += ["--data", data.resolve().name]
    told += ["--passages", passages.resolve().name, "--out", "OUT"]
    if fold:
        told += ["--fold", fold]
    told += [word for name in only for word in ("--only", name)]
    return " ".join([*told, "--seed", str(seed)])


def main() -> None:
    """Run the command and end the process with its exit status; errors for people are one sentence."""
    try:
        app(prog_name="accordingto-train")
    except (ValueError, OSError) as error:
        if not (isinstance(error, OSError) or type(error).__module__.startswith("accordingto.")):
            raise
        print(f"accordingto-train: {error}", file=sys.stderr)
        sys.exit(2)
