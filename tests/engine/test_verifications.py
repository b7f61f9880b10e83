"""The words of a row are held against the stored bytes: what stands there, what was changed, what cannot be told."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from accordingto.engine.readings import read_paths
from accordingto.engine.verifications import verify_row
from accordingto.model.reading import Reading
from accordingto.store import open_store
from accordingto.store.base import Store

TEXT = "Post at Brod hit\n12 May 2031\n\nThree guards of ours were killed, Premier Ada Tarn said. “We will not wait,” Tarn said.\n"
DATA = TEXT.encode()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.db")
    yield store
    store.close()


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    path = tmp_path_factory.mktemp("reports") / "post.txt"
    path.write_bytes(DATA)
    return next(r for r in read_paths(path) if isinstance(r, Reading))


def keep(store: Store, reading: Reading, data: bytes | None) -> None:
    with store.writer() as writer:
        writer.put(reading, "k", data, "txt")


def test_words_that_stand_in_the_bytes_are_verified(store: Store, reading: Reading) -> None:
    keep(store, reading, DATA)
    assert reading.statements
    with store.view() as view:
        for row in (*reading.statements, *reading.events, *reading.figures, *reading.ledger):
            found = verify_row(view, row.id)
            assert found is not None and found.verified is True and found.checks
            for check in found.checks:
                assert check.first_byte is not None and check.last_byte is not None
                assert (
                    DATA[check.first_byte : check.last_byte].decode()
                    == check.text
                    == reading.document.text[check.start : check.end]
                )
                assert check.text_sha256 == sha256(check.text.encode()).hexdigest()
                assert check.document_sha256 == check.bytes_sha256 == sha256(DATA).hexdigest()


def test_bytes_that_were_changed_are_told(store: Store, reading: Reading) -> None:
    keep(store, reading, DATA.replace(b"killed", b"harmed"))
    with store.view() as view:
        found = verify_row(view, reading.statements[0].id)
    assert found is not None and found.verified is False
    assert found.checks[0].reason == "the bytes are not those that were read"


def test_words_that_were_changed_are_told(store: Store, reading: Reading) -> None:
    document = reading.document
    keep(store, replace(reading, document=replace(document, text=document.text.replace("Three", "Seven"))), DATA)
    row = min(reading.statements, key=lambda s: s.evidence_start)
    with store.view() as view:
        found = verify_row(view, row.id)
    assert found is not None and found.verified is False
    assert found.checks[0].reason == "read again, the bytes give other words at this place"


def test_what_cannot_be_checked_is_not_called_verified(store: Store, reading: Reading) -> None:
    keep(store, reading, None)
    with store.view() as view:
        found = verify_row(view, reading.statements[0].id)
        assert verify_row(view, "none") is None
    assert found is not None and found.verified is None
    assert found.checks[0].reason == "the bytes are not kept in this desk"
