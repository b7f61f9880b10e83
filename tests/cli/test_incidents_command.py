"""`incidents`: what is printed of a desk's happenings, what people decide of them, what is refused."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from accordingto.engine.chains import Recipe
from accordingto.engine.resolutions import settle_desk
from accordingto.model.knowledge import Knowledge
from accordingto.model.reading import Reading
from accordingto.resolve.incident_stage import make_incidents
from accordingto.store import open_store
from factories import make_event, make_plain

Run = Callable[..., int]
Capture = pytest.CaptureFixture[str]


def reading(path: str, text: str, words: str, **given: Any) -> Reading:
    document = make_plain(text, path=path, publisher=path.title(), published="2031-05-13")
    made = {"actors": (), "recipients": ("drivers",), "sources": (), "party_word": None, "counts": {"injured": 2}}
    return Reading(document, events=(make_event(document, words, **(made | given)),))


TOLD = reading("ostria today", "Gunmen shot at drivers near Brod on Monday; two were wounded.", "shot at drivers")
MORE = reading(
    "velmark post", "Near Brod four drivers were shot on Monday.", "four drivers were shot", counts={"injured": 4}
)
OTHER = reading("ostria today", "Guards shot at smugglers near Pellin in March.", "shot at smugglers", recipients=("smugglers",),
                place="Pellin", date_start="2031-03-02", date_end="2031-03-02")  # fmt: skip
TOLD_ID, MORE_ID = TOLD.events[0].id, MORE.events[0].id


@pytest.fixture
def desk(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs commands in a folder with a desk of three documents that tell of two happenings."""
    monkeypatch.setattr("accordingto.cli.options.make_recipe", lambda settings, knowledge: Recipe((), "none"))
    store = open_store("desk.db")
    with store.writer() as writer:
        for one in (TOLD, MORE, OTHER):
            writer.put(one, "k")
    settle_desk(store, [make_incidents(Knowledge())])
    store.close()
    return run


def lines(capfd: Capture) -> list[str]:
    return capfd.readouterr().out.splitlines()


def test_happenings_are_told_by_day_with_words_and_differences(desk: Run, capfd: Capture) -> None:
    assert desk("incidents") == 0
    told = lines(capfd)
    assert "2031-03-02, Pellin  ASSAULT" in told[0] and "[told; 1 independent source at most]" in told[0]
    assert "2031-05-12, Brod  ASSAULT" in told[3] and "2 independent sources at most" in told[3]
    assert told[4] == "    affirmed by Ostria Today, Velmark Post"
    assert told[5] == f"    {TOLD_ID}  “shot at drivers” (Ostria Today, asserted)"
    assert "    differs in injured: 2 (1); 4 (1)" in told


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        (("--place", "Pellin"), 1),
        (("--party", "drivers"), 1),
        (("--documents", "2"), 1),
        (("--type", "PROTEST"), 0),
        (("--status", "told"), 2),
    ],
)
def test_happenings_are_chosen(desk: Run, capfd: Capture, chosen: tuple[str, ...], count: int) -> None:
    assert desk("incidents", "--json", *chosen) == 0
    assert [json.loads(line)["event_type"] for line in lines(capfd)] == ["ASSAULT"] * count


def test_people_separate_join_and_take_back(desk: Run, capfd: Capture) -> None:
    def groups() -> list[set[str]]:
        lines(capfd)
        assert desk("incidents", "--json") == 0
        return [set(json.loads(line)["event_ids"]) for line in lines(capfd)]

    other = OTHER.events[0].id
    assert groups() == [{other}, {TOLD_ID, MORE_ID}]
    assert desk("incidents", "apart", TOLD_ID, MORE_ID, "--by", "Ada", "--why", "two places") == 0
    assert sorted(map(len, groups())) == [1, 1, 1]
    assert desk("incidents", "undo", TOLD_ID, MORE_ID, "--by", "Ada") == 0
    assert groups() == [{other}, {TOLD_ID, MORE_ID}]
    assert desk("incidents", "same", TOLD_ID, other, "--by", "Ada") == 0
    assert any({TOLD_ID, other} <= group for group in groups())


def test_what_no_event_is_named_by_is_refused(desk: Run, capfd: Capture) -> None:
    assert desk("incidents", "apart", TOLD_ID, "nowhere", "--by", "Ada") == 2
    assert desk("incidents", "apart", TOLD_ID, TOLD_ID, "--by", "Ada") == 2
    told = capfd.readouterr().err
    assert "no event nowhere" in told and "given twice" in told
