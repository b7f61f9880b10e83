"""The command `accordingto-train`, whole, on a handful of texts and a very small encoder."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from accordingto.training.commands import app, main, tell_command
from accordingto.training.examples import Examiner
from accordingto.training.materials import TrainingError

RUNNER = CliRunner()


@pytest.fixture
def small_plans(monkeypatch: pytest.MonkeyPatch, examiner: Examiner) -> None:
    pytest.importorskip("torch", reason="the extra `train` is not installed: pip install '.[train]'")
    from accordingto.training import materials, programmes
    from accordingto.training.courses import Plan

    monkeypatch.setattr(materials, "Examiner", lambda: examiner)
    monkeypatch.setattr(programmes, "PLANS", {name: Plan(epochs=1) for name in programmes.PLANS})


def test_a_reader_and_its_card_come_out(
    small_plans: None, data: Path, marked: Path, encoder: Path, tmp_path: Path
) -> None:
    given = ["--data", str(data), "--passages", str(marked), "--encoder", str(encoder), "--out", str(tmp_path / "out")]
    done = RUNNER.invoke(app, [*given, "--seed", "3"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    folder = tmp_path / "out" / "reader"
    assert {path.name for path in folder.iterdir()} == {"reader.onnx", "reader-fp32.onnx", "vocab.txt", "card.json"}
    text = (folder / "card.json").read_text()
    card = json.loads(text)
    assert str(tmp_path) not in text and str(data.parent) not in text
    assert card["command"].endswith("--seed 3")
    assert card["courses"]["hardened"]["seed"] == 10
    assert len(card["files"]) == 9 and set(card["encoder"]) == {"config.json", "model.safetensors", "vocab.txt"}
    assert [len(curve) for curve in card["curves"].values()] == [1, 1, 1]
    assert set(card["figures"]) == {"network", "int8", "agreement"}

    fold = RUNNER.invoke(app, [*given, "--fold", "0/2", "--seed", "3"], catch_exceptions=False)
    assert fold.exit_code == 0, fold.output
    assert "course attribution" not in fold.output and "course together" in fold.output
    left = json.loads((tmp_path / "out" / "fold-0" / "left-out.json").read_text())
    card = json.loads((tmp_path / "out" / "fold-0" / "reader" / "card.json").read_text())
    assert card["fold"] == "0/2" and card["texts"]["event_types"] == 4 - len(left["event_types"])


def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("torch", reason="the extra `train` is not installed: pip install '.[train]'")
    monkeypatch.setattr("sys.argv", ["accordingto-train", "--data", str(tmp_path / "none"), "--out", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "none is no folder" in capsys.readouterr().err


def test_without_torch_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accordingto.training.commands.find_spec", lambda name: None)
    done = RUNNER.invoke(app, ["--out", str(tmp_path)])
    assert isinstance(done.exception, TrainingError) and "accordingto[train]" in str(done.exception)


def test_the_command_on_a_card_names_no_folder_of_a_machine(tmp_path: Path) -> None:
    assert tell_command(tmp_path / "eval", Path("training/passages"), "1/5", ["passages"], 0) == (
        "accordingto-train --data eval --passages passages --out OUT --fold 1/5 --only passages --seed 0"
    )
