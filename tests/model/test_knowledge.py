"""Knowledge files: what they accept, which entry wins, and that those that come with the program hold together."""

from pathlib import Path

import pytest

from accordingto.model.knowledge import KnowledgeError, load_knowledge

KINDS = set(
    "state government parliament judiciary military police igo mission party militia rebel group ngo media person "
    "unidentified other".split()
)
BUILT_IN = load_knowledge()


def write(folder: Path, text: str) -> Path:
    (folder / "actors.yaml").write_text(text, encoding="utf-8")
    return folder


def test_an_entry_of_a_later_folder_wins(tmp_path: Path) -> None:
    own = load_knowledge([write(tmp_path, "- {name: Serbia, kind: state, country: SRB, capital: Halm}\n")])
    assert next(a for a in own.actors if a.name == "Serbia").capital == ("Halm",)
    assert own.key != BUILT_IN.key
    assert len(own.actors) == len(BUILT_IN.actors)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: x\n", "should be a list"),
        ("- kind: state\n", "entry 1 has no name"),
        ("- {name: Ostria, colour: red}\n", "Ostria: unknown field colour"),
        ("- {name: A B, offices: [{of: Ostria}]}\n", "an office needs a title"),
        ("- {name: [\n", "not readable as YAML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        load_knowledge([write(tmp_path, text)])


def test_actors_hold_together() -> None:
    names = {a.name for a in BUILT_IN.actors}
    assert {a.kind for a in BUILT_IN.actors} <= KINDS
    assert sum(a.kind == "state" and a.country is not None for a in BUILT_IN.actors) >= 197
    assert all(m in names for a in BUILT_IN.actors for m in a.member_of)
    for actor in BUILT_IN.actors:
        for office in actor.offices:
            of = (office.of or "").removeprefix("Government of ").removeprefix("President of ")
            of = of.removeprefix("Foreign Ministry of ").removeprefix("Defence Ministry of ").removeprefix("the ")
            assert of in names or of == "Darfur", (actor.name, office.of)
            assert not (office.start and office.end) or office.start <= office.end, actor.name


def test_no_name_means_two_actors_of_one_kind() -> None:
    seen: dict[tuple[str, str], str] = {}
    for actor in BUILT_IN.actors:
        for name in {actor.name, *actor.names}:
            assert seen.setdefault((name, actor.kind), actor.name) == actor.name, name


def test_places_lie_on_the_globe() -> None:
    for place in BUILT_IN.places:
        assert place.latitude is not None and -90 <= place.latitude <= 90, place.name
        assert place.longitude is not None and -180 <= place.longitude <= 180, place.name
        assert place.geo_precision in (1, 2, 3), place.name
