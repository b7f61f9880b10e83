"""Denials and claims find each other by what they speak of, in the days of a denial, the latest first; what may not is left out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.model.reading import Reading
from accordingto.model.records import Document, Statement
from accordingto.resolve import denials
from accordingto.resolve.denials import (
    CLAIMS,
    DENIALS,
    denied_in_time,
    find_claims,
    find_denials,
    keys_of,
    kind_of,
    speak_of_one,
)
from accordingto.resolve.responses import make_responses
from accordingto.store import open_store
from accordingto.store.base import Store
from factories import make_document, make_reading, make_statement

CLAIM = "Velmark shot down a reconnaissance drone over the plateau"
DENIED = "a reconnaissance drone was shot down over the plateau"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    desk = open_store(tmp_path / "desk.db")
    yield desk
    desk.close()


def told(
    path: str, day: str | None, words: str = CLAIM, speaker: str | None = "Velmark Staff", **said: object
) -> Reading:
    document = make_document(words, path=path, published=day)
    return make_reading(document, statements=[make_statement(document, words, speaker=speaker, **said)])


def denied(path: str, day: str | None, words: str = DENIED) -> Reading:
    return told(path, day, words, "Ostria", act="deny")


def keep(store: Store, *readings: Reading) -> None:
    with store.writer() as writer:
        for reading in readings:
            writer.put(reading, "k")
    make_responses().run(store, [r.document.id for r in readings])


def parts(reading: Reading) -> tuple[Statement, Document]:
    return reading.statements[0], reading.document


def found_by(store: Store, denial: Reading) -> set[str]:
    with store.view() as view:
        return {str(view.document(s.document_id).path) for s in find_claims(view, *parts(denial))}  # type: ignore[union-attr]


def test_a_claim_is_named_somebodys_and_a_denial_is_anybodys() -> None:
    assert kind_of(told("a", "2031-06-30").statements[0]) == CLAIMS
    assert kind_of(told("a", "2031-06-30", speaker=None).statements[0]) is None
    assert kind_of(told("a", "2031-06-30", act="request").statements[0]) is None
    assert kind_of(denied("a", "2031-06-30").statements[0]) == DENIALS


def test_what_is_told_before_a_denial_is_found_across_months(store: Store) -> None:
    keep(store, told("same month", "2031-07-01"), told("month before", "2031-06-20"), told("long ago", "2031-04-01"))
    assert found_by(store, denied("d", "2031-07-15")) == {"same month", "month before"}
    with store.view() as view:
        assert not find_claims(view, *parts(denied("undated", None)))
        assert not find_denials(view, *parts(told("for ever", "9999-12-31")))


def test_a_claim_finds_the_denials_of_the_days_after_it(store: Store) -> None:
    keep(store, denied("after", "2031-07-20"), denied("much later", "2031-09-20"), denied("before", "2031-05-20"))
    with store.view() as view:
        found = find_denials(view, *parts(told("c", "2031-06-25")))
        assert [view.document(s.document_id).path for s in found] == ["after"]  # type: ignore[union-attr]


def test_one_word_in_common_is_not_enough(store: Store) -> None:
    keep(store, told("a", "2031-07-01", "The plateau was closed to lorries"))
    assert found_by(store, denied("d", "2031-07-02")) == set()


def test_of_many_claims_in_the_same_words_only_the_latest_are_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(denials, "RECENT", 6)
    monkeypatch.setattr(denials, "NEAREST", 4)
    keep(store, *(told(f"{n:02}", "2031-07-01") for n in range(20)))
    found = found_by(store, denied("d", "2031-07-02"))
    assert len(found) == 4
    assert found <= {f"{n:02}" for n in range(14, 20)}


def test_keys_are_of_the_month_in_which_a_denial_was_made_last_and_a_claim_first() -> None:
    claim, document = parts(told("a", "2031-07-01", said_on="2031"))
    assert keys_of(claim, document) == keys_of(claim, make_document(published="2031-01-15", path="b")) != []
    january = keys_of(*parts(told("b", "2031-01-15")))
    assert keys_of(claim, document) == january
    denial, home = parts(told("a", "2031-07-01", said_on="2031", act="deny"))
    assert keys_of(denial, home) == keys_of(*parts(told("b", "2031-12-31", act="deny"))) != january


def test_copies_and_other_days_are_no_denials() -> None:
    (claim, told_in), (denial, denied_in) = parts(told("a", "2031-07-01")), parts(denied("b", "2031-07-02"))
    documents = {d.id: d for d in (told_in, denied_in)}
    assert speak_of_one(denial, claim)
    assert denied_in_time(denial, claim, documents)
    same_text = {d.id: replace(d, copy_group="g") for d in documents.values()}
    assert not denied_in_time(denial, claim, same_text)
    too_late = {**documents, denied_in.id: replace(denied_in, published="2031-09-02")}
    assert not denied_in_time(denial, claim, too_late)
