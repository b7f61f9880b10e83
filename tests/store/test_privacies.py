"""Who is private in a desk: what any document says of an office counts; words that mean others are left alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.model.verdicts import Disclosure
from accordingto.store import open_store
from accordingto.store.base import Store
from factories import make_document, make_entity, make_mention, make_place_mention, make_reading

TEXT = "Ana Morr, a farmer, ran. Morr fell. Minister Ada Penn came to Lesk. Ilo Lesk and Ivo Penn fell, too.\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A desk with three private people, a minister, and a place."""
    document = make_document(TEXT)
    private = [make_entity(n, kind="person", public_role="private") for n in ("Ana Morr", "Ilo Lesk", "Ivo Penn")]
    minister = make_entity("Ada Penn", "Penn", kind="person", public_role="office")
    mentions = [make_mention(document, "Morr", actor_id=private[0].id, name="Ana Morr")]
    places = (make_place_mention(document, "Lesk", "Lesk"),)
    store = open_store(tmp_path / "desk.db")
    with store.writer() as writer:
        writer.put(make_reading(document, entities=(*private, minister), actors=mentions, places=places), "k")
    yield store
    store.close()


def test_people_are_private_whom_no_document_calls_public(store: Store) -> None:
    with store.view() as view:
        assert {p.name: p.spellings for p in view.private_people()} == {
            "Ana Morr": ("Ana Morr", "Morr", "Ana"), "Ilo Lesk": ("Ilo Lesk", "Ilo"), "Ivo Penn": ("Ivo Penn", "Ivo"),
        }  # fmt: skip
    elected = make_reading(
        make_document("Mayor Ana Morr met them.\n", "two"), entities=(make_entity("Ana Morr", kind="person"),)
    )
    with store.writer() as writer:
        writer.put(elected, "k")
    with store.view() as view:
        assert "Ana Morr" not in {p.name for p in view.private_people()}
        assert next(e for e in view.rows("entities") if e.name == "Ana Morr").public_role == "office"


def test_every_desk_has_a_secret_of_its_own(store: Store, tmp_path: Path) -> None:
    other = open_store(tmp_path / "other.db")
    with store.view() as view, other.view() as theirs:
        assert len(view.salt()) == 32 and view.salt() != theirs.salt()
        assert view.mask().tell("Ana Morr") == view.mask().tell("Morr") != "Ana Morr"
    other.close()


def test_who_asked_for_names_is_remembered(store: Store) -> None:
    asked = Disclosure("export to out", "person:Mara", "2031-06-01T09:00:00Z")
    with store.writer() as writer:
        writer.disclose(asked)
    with store.view() as view:
        assert view.disclosures() == [asked]


def test_a_desk_that_was_changed_says_so(store: Store) -> None:
    before = store.version()
    assert store.version() == before
    with store.writer() as writer:
        writer.put(make_reading(make_document("Another.\n", "three")), "k")
    assert store.version() != before
