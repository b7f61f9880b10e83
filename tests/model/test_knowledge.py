"""Knowledge files: what they accept, which entry wins, and that those that come with the program hold together."""

from pathlib import Path

import pytest

from accordingto.model.knowledge import load_knowledge

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
        ("name: x\n", "actors.yaml:1: should be a list"),
        ("# mine\n- kind: state\n", "actors.yaml:2: an entry without a name"),
        ("- {name: Halm}\n- {name: Ostria, colour: red}\n", "actors.yaml:2: Ostria: unknown field colour"),
        ("- name: A B\n  offices: [{of: Ostria}]\n", "actors.yaml:1: A B: an office needs a title"),
        ("- {name: A B, offices: [{title: King, from: May}]}\n", "from of an office should be a date"),
        ("- {name: A B, offices: [{title: King, from: 2030-02, to: 2029-05}]}\n", "ends (2029-05) before it begins"),
        ("- {name: A B, kind: wizard}\n", "kind should be one of"),
        ("- {name: A B, country: Ostria}\n", "country should be three capitals"),
        ("- {name: A B}\n- {name: [\n- {name: C D}\n", "actors.yaml:2: "),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_rest_is_used(tmp_path: Path, text: str, message: str) -> None:
    folder = write(tmp_path, text)
    (folder / "places.yaml").write_text("- {name: Brod Crossing, latitude: 40, longitude: 20}\n", encoding="utf-8")
    known = load_knowledge([folder])
    assert len(known.faults) == 1 and message in str(known.faults[0])
    assert any(p.name == "Brod Crossing" for p in known.places)
    assert len(known.actors) >= len(BUILT_IN.actors)


def test_sound_entries_around_a_broken_one_are_kept(tmp_path: Path) -> None:
    text = "- {name: Ostria, kind: state, country: OST}\n- {name: [\n\n- {name: Merinja, kind: state}\n"
    known = load_knowledge([write(tmp_path, text)])
    assert {"Ostria", "Merinja"} <= {a.name for a in known.actors}
    assert [f.line for f in known.faults] == [2]


def test_a_file_that_is_not_utf8_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").write_bytes("- {name: Ostria}\n- {name: Özland}\n".encode("latin-1"))
    known = load_knowledge([tmp_path])
    assert str(known.faults[0]).endswith("actors.yaml:2: not UTF-8; save the file as UTF-8 (it is left out)")
    assert known.actors == BUILT_IN.actors


def test_defaults_fill_what_the_entries_after_them_leave_out(tmp_path: Path) -> None:
    text = "- {defaults: {kind: party, country: OST}}\n- {name: Reds}\n- {name: Blues, country: MER}\n"
    known = {a.name: a for a in load_knowledge([write(tmp_path, text)]).actors}
    assert (known["Reds"].kind, known["Reds"].country, known["Blues"].country) == ("party", "OST", "MER")


def test_csv_gives_one_office_a_line(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text(
        "name,kind,country,names,office,of,from,to\n"
        "Mira Tosk,person,OST,Mirjana Tosk;M. Tosk,President,Ostria,2029-03-01,\n"
        "Mira Tosk,person,OST,,Prime Minister,Ostria,2025,2029-02\n"
        "Reds,party,Ostria,,,,,\n"
        "Blues,party\n",
        encoding="utf-8",
    )
    known = load_knowledge([tmp_path])
    tosk = next(a for a in known.actors if a.name == "Mira Tosk")
    assert tosk.names == ("Mirjana Tosk", "M. Tosk")
    assert [(o.title, o.of, o.start, o.end) for o in tosk.offices] == [
        ("President", "Ostria", "2029-03-01", None),
        ("Prime Minister", "Ostria", "2025", "2029-02"),
    ]
    assert sorted(f.line or 0 for f in known.faults) == [4, 5]


def test_an_entry_that_extends_adds_to_its_namesake(tmp_path: Path) -> None:
    text = "- {name: Serbia, extends: true, names: [Srpska Republika]}\n- {name: Nowhere, extends: true}\n"
    known = load_knowledge([write(tmp_path, text)])
    serbia = next(a for a in known.actors if a.name == "Serbia")
    assert {"Srpska Republika", "Republic of Serbia"} <= set(serbia.names) and "Belgrade" in serbia.capital
    assert [f.line for f in known.faults] == [2] and "no entry of this name to extend" in str(known.faults[0])


def test_an_entry_is_merged_into_another_and_a_name_taken_off(tmp_path: Path) -> None:
    text = """- {name: Reds, kind: party, names: [RED]}
- {name: Blues, kind: party, names: [BLU]}
- {name: Blues, merged_into: Reds, by: anna, when: 2031-05-01, why: they joined}
- {name: Reds, extends: true, without: [BLU]}
- {name: Greens, merged_into: Nobody}
"""
    known = load_knowledge([write(tmp_path, text)])
    found = {a.name: a for a in known.actors}
    assert found["Reds"].names == ("RED", "Blues") and "Blues" not in found
    assert [f.line for f in known.faults] == [5] and "merged into Nobody, which is no other entry" in str(
        known.faults[0]
    )


def test_every_state_has_its_bodies_and_names_in_other_scripts() -> None:
    kinds: dict[str | None, set[str]] = {}
    for actor in BUILT_IN.actors:
        kinds.setdefault(actor.country, set()).add(actor.kind)
    states = [a for a in BUILT_IN.actors if a.kind == "state" and a.country]
    for state in states:
        assert kinds[state.country] >= {"government", "parliament", "military", "police", "judiciary"}, state.name
        assert any(not n.isascii() and not any("a" <= c <= "z" for c in n.lower()) for n in state.names), state.name
        assert state.sources and (state.adjectives or state.name == "Vatican City"), state.name
    assert len({a.name for a in BUILT_IN.actors if a.name.startswith("Central Bank of ")}) > 180


def test_every_actor_says_where_it_comes_from() -> None:
    assert all(a.sources for a in BUILT_IN.actors)


def test_the_programs_own_knowledge_has_no_fault() -> None:
    assert BUILT_IN.faults == ()


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


def test_contested_names_are_names_and_come_from_more_than_one_dispute() -> None:
    contested = [a for a in BUILT_IN.actors if a.contested]
    assert len({a.country for a in contested}) >= 10
    for actor in contested:
        assert set(actor.contested) <= {actor.name, *actor.names, *actor.short}, actor.name


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
        assert place.sources, place.name
