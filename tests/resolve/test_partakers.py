"""Who acts and to whom it was done, told by names, by nouns and for one another."""

import pytest

from accordingto.resolve.happenings import may_be_one
from accordingto.resolve.partakers import compare_sides, is_proper
from factories import make_told

TEXT = "Guards shot at the crowd in Pellin."


def reasons(ours: dict[str, object], theirs: dict[str, object]) -> list[str]:
    one, other = make_told(TEXT, TEXT, path="a", **ours), make_told(TEXT, TEXT, path="b", **theirs)
    return [name for name, _, _ in compare_sides(one, other)]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"actors": ("gendarmes",)}, {"actors": ("security forces",)}),
        ({"actors": ("police",)}, {"actors": ("Government of Velmark",)}),
        ({"actors": ("police officers", "firemen")}, {"actors": ("police",)}),
        ({"recipients": ("multitude",)}, {"recipients": ("election protest",)}),
        ({"recipients": ("Velmarkan trawler",)}, {"recipients": ("sailors",)}),
    ],
)
def test_nouns_for_nameless_people_tell_nothing_against_one_happening(
    ours: dict[str, object], theirs: dict[str, object]
) -> None:
    assert reasons(ours, theirs) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "reason"),
    [
        ({"actors": ("gunmen",)}, {"actors": ("police",)}, "actors_differ"),
        ({"recipients": ("divers",)}, {"recipients": ("lawyers",)}, "recipients_differ"),
        ({"actors": ("Ada Voss",)}, {"actors": ("Otto Krell",)}, "actors_named_differ"),
    ],
)
def test_other_people_are_others(ours: dict[str, object], theirs: dict[str, object], reason: str) -> None:
    assert reasons(ours, theirs) == [reason]


def test_two_protests_about_matters_in_other_words_may_be_one_but_not_before_two_bodies() -> None:
    march = {"event_type": "PROTEST", "mode": "demo"}
    assert reasons({"recipients": ("dry taps",), **march}, {"recipients": ("water shortages",), **march}) == []
    told = reasons({"recipients": ("parliament",), **march}, {"recipients": ("police",), **march})
    assert told == ["recipients_differ"]


def test_a_noun_behind_the_name_of_a_country_is_nobodys_name() -> None:
    assert is_proper("Courlande") and is_proper("Ada Voss") and not is_proper("Velmarkan trawler")
    title = make_told(
        "Velmark seizes trawler. Guards seized the Courlande.",
        "seizes trawler",
        trigger="seizes",
        recipients=("Velmarkan trawler",),
    )
    body = make_told(
        "Velmark seizes trawler. Guards seized the Courlande.", "seized the Courlande", recipients=("Courlande",)
    )
    assert may_be_one(title, body)
