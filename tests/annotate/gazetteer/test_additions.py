"""A desk's own places: added one by one, imported from dumps, without a word lost of what was there."""

from pathlib import Path

import pytest

from accordingto.annotate.gazetteer.additions import add_place, import_dumps
from accordingto.annotate.gazetteer.files import GazetteerError
from accordingto.annotate.gazetteer.lookups import Gazetteers
from accordingto.model.knowledge import load_knowledge

BROD = {"name": "Brod Gate", "names": ["Brodgate"], "country": "OST", "latitude": 45.5, "longitude": 20.0}


def test_what_is_added_is_known_and_is_the_desks_own(tmp_path: Path) -> None:
    add_place(tmp_path, BROD)
    known = load_knowledge([tmp_path])
    assert {p.name: p.names for p in known.places}["Brod Gate"] == ("Brodgate",)
    assert known.own_places == {"Brod Gate"}


def test_a_namesake_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "places.yaml"
    path.write_text("# ours\n- {name: Kell}\n- name: Brod Gate\n  latitude: 1\n  longitude: 1\n# end", encoding="utf-8")
    add_place(tmp_path, BROD)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ours\n- {name: Kell}\n")
    assert text.count("Brod Gate") == 1 and "latitude: 45.5" in text


@pytest.mark.parametrize("wrong", [{"country": "Ostria"}, {"latitude": 120.0}])
def test_what_cannot_be_used_is_not_written(tmp_path: Path, wrong: dict[str, object]) -> None:
    with pytest.raises(GazetteerError, match="Brod Gate"):
        add_place(tmp_path, {**BROD, **wrong})
    assert not (tmp_path / "places.yaml").exists()


def test_a_dump_becomes_the_gazetteer_of_the_folder(tmp_path: Path) -> None:
    fields = ["7", "Vrelo Donje", "", "", "43.1", "20.7", "P", "PPL", "RS", "", "02", "", "", "", "90"]
    dump = tmp_path / "RS.txt"
    dump.write_text("\t".join([*fields, "", "0", "", ""]) + "\n", encoding="utf-8")
    _, counts = import_dumps(tmp_path, [dump])
    (found,) = Gazetteers(load_knowledge([tmp_path]).gazetteers).find("Vrelo Donje")
    assert (counts["places"], found.country, found.latitude) == (1, "SRB", 43.1)


def test_a_dump_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"RS\.txt"):
        import_dumps(tmp_path, [tmp_path / "RS.txt"])
