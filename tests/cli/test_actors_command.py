"""`actors`: entries and decisions go beside the desk, are read for it alone, and can be taken back by another one."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from accordingto.cli.apps import app
from accordingto.cli.borders import run_app
from accordingto.engine.own_actors import own_folders
from accordingto.model.knowledge import KnownActor, load_knowledge

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: run_app(app, ["actors", *arguments])


def known(desk: str = "desk.db") -> dict[str, KnownActor]:
    return {a.name: a for a in load_knowledge(own_folders(desk)).actors}


def test_an_actor_is_added_to_one_desk_with_who_and_why(run: Callable[..., int], capfd: Capture) -> None:
    told = ("--kind", "rebel", "--country", "SRB", "--also", "Black Heron Brigade", "--source", "report 12")
    assert run("add", "Black Herons", *told, "--by", "anna", "--why", "new in May", "--desk", "crisis.db") == 0
    assert capfd.readouterr().out.startswith("written to crisis.knowledge/actors.yaml")
    herons = known("crisis.db")["Black Herons"]
    assert (herons.kind, herons.country, herons.names) == ("rebel", "SRB", ("Black Heron Brigade",))
    assert "Black Herons" not in known("other.db")
    entry = yaml.safe_load(Path("crisis.knowledge/actors.yaml").read_text())[0]
    assert (entry["by"], entry["why"]) == ("anna", "new in May") and len(str(entry["when"])) == 10


def test_adding_to_a_known_actor_keeps_what_it_had(run: Callable[..., int]) -> None:
    assert run("add", "KFOR", "--also", "the Force") == 0
    kfor = known()["KFOR"]
    assert {"the Force", "Kosovo Force"} <= set(kfor.names) and kfor.member_of == ("NATO",)


def test_names_are_merged_and_split_again(run: Callable[..., int]) -> None:
    assert run("add", "Black Herons", "--kind", "rebel") == 0
    assert run("add", "Heron Front", "--kind", "rebel", "--also", "HFR") == 0
    assert run("merge", "Black Herons", "Heron Front") == 0
    merged = known()
    assert merged["Black Herons"].names == ("Heron Front", "HFR") and "Heron Front" not in merged
    assert run("split", "Black Herons", "HFR") == 0
    parted = known()
    assert parted["Black Herons"].names == ("Heron Front",) and parted["HFR"].kind == "rebel"


def test_a_name_that_nobody_listed_is_merged_into_a_known_actor(run: Callable[..., int]) -> None:
    assert run("merge", "Hezbollah", "Party of God") == 0
    assert "Party of God" in known()["Hezbollah"].names


def test_what_cannot_be_decided_says_why(run: Callable[..., int], capfd: Capture) -> None:
    assert run("split", "Hezbollah", "Amal") == 2
    assert "Amal is no name of Hezbollah" in capfd.readouterr().err
    assert run("merge", "Hezbollah", "Hizbullah") == 2
    assert "is a name of Hezbollah already" in capfd.readouterr().err
    assert run("add", "Herons", "--kind", "birds") == 2
    assert run("show", "Nobody At All") == 2
    assert not Path("desk.knowledge").exists()


def test_a_broken_file_of_the_desk_is_named_and_not_written_over(run: Callable[..., int], capfd: Capture) -> None:
    folder = Path("desk.knowledge")
    folder.mkdir()
    (folder / "actors.yaml").write_text("- {name: [\n")
    assert run("add", "Herons") == 2
    assert "actors.yaml:1: " in capfd.readouterr().err
    assert (folder / "actors.yaml").read_text() == "- {name: [\n"


def test_list_and_show_tell_names_offices_and_sources(run: Callable[..., int], capfd: Capture) -> None:
    assert run("list", "kosovo force", "--kind", "mission") == 0
    assert capfd.readouterr().out.startswith("KFOR\tmission\tXKX\t")
    assert run("show", "Aleksandar Vučić") == 0
    told = capfd.readouterr().out
    assert "  office: President of Serbia, 2017-05-31 to open" in told and "  source: The World Factbook" in told
    assert run("show", "PDP") == 0
    assert capfd.readouterr().out.count("  party, ") > 1
