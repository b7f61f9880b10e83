"""Contested territories: which borders are dashed, both names, files of users, faults told with their line."""

from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.web.disputes import contested_names, load_disputes, split_borders
from accordingto.web.worlds import Border, World, load_world, outline_of
from factories import make_document, make_place_mention

DISPUTES, FAULTS = load_disputes()
SIDES = {name for border in load_world().borders for name in border.sides}


def test_the_list_is_sound_and_every_entry_has_two_names_contenders_and_a_source() -> None:
    assert FAULTS == ()
    for dispute in DISPUTES:
        assert len(dispute.all_names) > 1 and dispute.disputed_by and dispute.sources, dispute.name
        named = {rule.shape for rule in dispute.contested if rule.shape}
        assert named | {n for rule in dispute.contested for n in rule.between} <= SIDES, dispute.name


LINED = (
    "Kosovo", "Western Sahara", "Crimea", "Abkhazia", "South Ossetia", "Northern Cyprus", "Palestine", "Kashmir",
    "Golan Heights",
)  # fmt: skip


@pytest.mark.parametrize("name", LINED)
def test_contested_territories_have_a_dashed_line(name: str) -> None:
    dispute = next(d for d in DISPUTES if d.name == name)
    assert split_borders(load_world(), [replace(dispute, lines=())])[1] or dispute.lines


def test_a_border_is_dashed_only_where_it_is_contested() -> None:
    line = outline_of([(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0), (4.0, 0.0)])
    world = World((), (Border(("Russia", "Ukraine"), line),), ())
    crimea = next(d for d in DISPUTES if d.name == "Crimea")
    settled, dashed = split_borders(world, [crimea])
    assert [s.points for s in settled] == [line.points] and not dashed
    rule = replace(crimea.contested[0], within=(2.2, -1.0, 9.0, 1.0))
    settled, dashed = split_borders(world, [replace(crimea, contested=(rule,))])
    assert [s.points for s in settled] == [line.points[:3]] and [d.points for d in dashed] == [line.points[2:]]


def test_no_border_of_a_contested_shape_is_settled() -> None:
    settled, dashed = split_borders(load_world(), DISPUTES)
    of_kosovo = [b.outline for b in load_world().borders if "Kosovo" in b.sides]
    assert of_kosovo and all(line in dashed and line not in settled for line in of_kosovo)


def test_users_add_replace_and_mend_entries(tmp_path: Path) -> None:
    (tmp_path / "disputes.yaml").write_text(
        "- {name: Kosovo, names: [Somewhere], disputed_by: [Nobody], at: [20, 42], lines: []}\n"
        "- {name: Merinja, names: [Merinmark], disputed_by: [Orvenia], at: [1, 2], lines: [{line: [[0, 0], [1, 1]]}]}\n"
        "- {name: Wrong, disputed_by: [Nobody], at: [999, 2]}\n"
        "- {name: Odd, disputed_by: [Nobody], at: [1, 2], colour: red}\n"
    )
    disputes, faults = load_disputes((tmp_path,))
    found = {d.name: d for d in disputes}
    assert found["Kosovo"].names == ("Somewhere",) and not found["Kosovo"].contested
    assert found["Merinja"].lines[0].points == ((0.0, 0.0), (1.0, 1.0)) and "Crimea" in found
    assert [(f.line, "Wrong" in found) for f in faults] == [(3, False), (4, False)]
    assert "colour" in str(faults[1]) and "disputes.yaml:4" in str(faults[1])


def test_both_names_of_a_place_in_dispute() -> None:
    mention = replace(
        make_place_mention(make_document(), "Brod", "Štrpce"), names=("Strpce", "Shterpce"), disputed_by=("Serbia",)
    )
    assert contested_names("Štrpce", mention) == (("Shterpce",), ("Serbia",))  # not the same name without accents
    assert contested_names("Štrpce", replace(mention, disputed_by=())) == ((), ())
    assert contested_names("Kosovo and Metohija", None, DISPUTES) == (("Kosovo",), ("Serbia",))
    assert contested_names(None, None, DISPUTES) == ((), ())
