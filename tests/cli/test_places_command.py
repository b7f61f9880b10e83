"""`accordingto places`: a desk's own places are added, imported, found; a bad dump is told with file and line."""

from pathlib import Path

import pytest

from accordingto.cli import options
from accordingto.cli.apps import app
from accordingto.cli.borders import run_app
from accordingto.model.knowledge import GAZETTEER, Knowledge, KnownPlace, add_records
from accordingto.model.knowledge_files import KnowledgeFile

HERE = ["--latitude", "45.5", "--longitude", "20"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of knowledge, named as where the commands run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours").mkdir()
    return tmp_path / "ours"


class OnlyGazetteers:
    """Stands for a recipe whose knowledge is the gazetteers of some folders, without the program's own lists."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = folders

    def known(self) -> Knowledge:
        return Knowledge(gazetteers=tuple(folder / GAZETTEER for folder in self.folders))


def dump_row(number: int, name: str, people: int, code: str = "RS") -> str:
    fields = [str(number), name, "", "", "43.1", "20.7", "P", "PPL", code, "", "02", "", "", "", str(people)]
    return "\t".join([*fields, "", "0", "", ""]) + "\n"


def added(folder: Path, name: str) -> KnownPlace:
    """Return a place as the desk's list gives it."""
    path, known = folder / "places.yaml", dict[str, KnownPlace]()
    file = KnowledgeFile(path, path.read_bytes())
    add_records(file, KnownPlace, known)
    assert not file.faults
    return known[name]


def test_a_place_is_added_with_all_that_is_said_of_it(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["places", "add", "Brod Gate", *HERE, "--country", "OST", "--also", "Brodgate", "--feature", "PSTB"]
    told = ["--precision", "2", "--disputed-by", "Velmark", "--source", "our own survey", "--to", "ours"]
    assert run_app(app, [*words, *told]) == 0
    assert "Brod Gate stands in ours/places.yaml" in capsys.readouterr().out
    assert added(desk, "Brod Gate") == KnownPlace(
        "Brod Gate",
        ("Brodgate",),
        country="OST",
        latitude=45.5,
        longitude=20.0,
        feature_code="PSTB",
        geo_precision=2,
        disputed_by=("Velmark",),
        sources=("our own survey",),
    )


def test_a_place_added_again_is_replaced(desk: Path) -> None:
    for latitude in ("1", "-2.5"):
        assert run_app(app, ["places", "add", "Kell", "--latitude", latitude, "--longitude", "3", "--to", "ours"]) == 0
    assert (desk / "places.yaml").read_text(encoding="utf-8").count("Kell") == 1
    assert added(desk, "Kell").latitude == -2.5


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", "Kell", *HERE], "name the folder of knowledge with --to"),
        (["add", "Kell", *HERE, "--to", "theirs"], "no such folder of knowledge: theirs; make it first"),
        (["add", "Kell", "--latitude", "95", "--longitude", "3", "--to", "ours"], "--latitude"),
        (["add", "Kell", *HERE, "--country", "Ostria", "--to", "ours"], "Kell"),
        (["import", "RS.txt", "--to", "ours"], "no such file: RS.txt; a dump is unpacked first"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    desk: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert run_app(app, ["places", *words]) == 2
    assert told in capsys.readouterr().err
    assert list(desk.iterdir()) == []


def test_an_imported_dump_is_found_the_most_populous_first(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "make_recipe", lambda settings, folders: OnlyGazetteers(folders))
    rows = dump_row(7, "Vrelo Donjevo", 90) + dump_row(8, "Vrelo Donjevo", 4000, "FR")
    Path("RS.txt").write_text(rows, encoding="utf-8")
    assert run_app(app, ["places", "import", "RS.txt", "--to", "ours"]) == 0
    assert "2 places with 1 names stand in ours/gazetteer.sqlite" in capsys.readouterr().out
    assert run_app(app, ["places", "find", "vrelo donjevo", "--knowledge", "ours"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Vrelo Donjevo (FRA) PPL 43.1, 20.7 people 4000 id 8",
        "Vrelo Donjevo (SRB) PPL 43.1, 20.7 people 90 id 7",
    ]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("8\tVrelo\n", "RS.txt: line 2 has 2 columns, a GeoNames dump has 19"),
        (dump_row(8, "Vrelo", 90).replace("43.1", "north"), "RS.txt: line 2: could not convert string to float"),
    ],
)
def test_a_bad_dump_is_told_with_file_and_line(
    desk: Path, capsys: pytest.CaptureFixture[str], second: str, told: str
) -> None:
    Path("RS.txt").write_text(dump_row(7, "Vrelo Donjevo", 90) + second, encoding="utf-8")
    assert run_app(app, ["places", "import", "RS.txt", "--to", "ours"]) == 2
    assert told in capsys.readouterr().err


def test_the_folder_of_the_setting_is_added_to(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORDINGTO_KNOWLEDGE", '["elsewhere", "ours"]')
    assert run_app(app, ["places", "add", "Kell", *HERE]) == 0
    assert added(desk, "Kell").longitude == 20.0
