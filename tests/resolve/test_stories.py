"""Stories: a report joins the story that it is like, by words and days, one at a time, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.engine.resolutions import settle_desk
from accordingto.model.reading import Reading
from accordingto.model.records import Document
from accordingto.resolve.scales import load_weighing
from accordingto.resolve.stories import compare_story, days_between, read_report, sketch_report
from accordingto.resolve.story_stage import make_stories
from accordingto.store import open_store
from accordingto.store.base import Store
from factories import make_judgement, make_plain

HARBOUR = (
    "Dockers at the harbour of Pellin stopped loading grain on Monday over unpaid wages, the union of dockers said."
)
HARBOUR_TOO = "The strike of dockers over unpaid wages left grain on the quays of Pellin, the port authority said."
QUAKE = "An earthquake shook the valley of Orsk; the tremor damaged a viaduct and cut electricity, geologists said."


def report(text: str, day: str | None, path: str) -> Document:
    return make_plain(text, path=path, published=day)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.db")
    yield store
    store.close()


def tell(store: Store, documents: Sequence[Document]) -> list[str | None]:
    with store.writer() as writer:
        for document in documents:
            writer.put(Reading(document), "key")
    settle_desk(store, [make_stories()])
    with store.view() as view:
        return [d.story_id for d in view.documents()]


def test_reports_of_one_story_and_of_another(store: Store) -> None:
    told = tell(
        store,
        [report(HARBOUR, "2031-05-12", "a"), report(QUAKE, "2031-05-12", "b"), report(HARBOUR_TOO, "2031-05-13", "c")],
    )
    assert told[0] == told[2] is not None and told[1] is None


def test_one_at_a_time_is_as_all_at_once(store: Store, tmp_path: Path) -> None:
    documents = [
        report(text, "2031-05-12", path)
        for text, path in ((HARBOUR, "a"), (QUAKE, "b"), (HARBOUR_TOO, "c"), (QUAKE, "d"))
    ]
    for document in documents:
        one_by_one = tell(store, [document])
    other = open_store(tmp_path / "other.db")
    assert one_by_one == tell(other, documents)
    other.close()


def test_a_year_later_it_is_another_story(store: Store) -> None:
    assert tell(store, [report(HARBOUR, "2031-05-12", "a"), report(HARBOUR_TOO, "2032-05-13", "c")]) == [None, None]


def test_what_a_person_has_separated_stays_apart_and_comes_back(store: Store) -> None:
    first, second = report(HARBOUR, "2031-05-12", "a"), report(HARBOUR_TOO, "2031-05-13", "c")
    assert None not in tell(store, [first, second])
    for answer, apart in (("NEGATIVE", True), (None, False)):
        with store.writer() as writer:
            writer.judge(make_judgement(first.id, second.id, answer, kind="stories"), [first.id, second.id])
        settle_desk(store, [make_stories()])
        with store.view() as view:
            stories = [d.story_id for d in view.documents()]
        assert (stories == [None, None]) is apart


def test_reasons_in_words() -> None:
    one, other = (
        read_report(sketch_report(report(t, d, "x"))) for t, d in ((HARBOUR, "2031-05-12"), (HARBOUR_TOO, "2031-07-30"))
    )
    words, far = compare_story(one, [other], {}, load_weighing("stories"))
    assert words.reason.startswith("both speak of ") and "docker" in words.reason
    assert far.reason == "published 79 days apart" and far.weight < 0
    assert days_between(replace(one, first=None, last=None), other) is None
