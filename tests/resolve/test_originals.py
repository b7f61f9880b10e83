"""Originals: the agency that is named, else the one that was published before all others, else none."""

import pytest

from accordingto.model.records import Document
from accordingto.resolve.originals import find_original, is_earlier, tell_order
from factories import make_document


def doc(name: str, published: str | None, publisher: str | None = None, **given: str) -> Document:
    return make_document(path=name, id=name, published=published, publisher=publisher or name, **given)


@pytest.mark.parametrize(
    ("one", "other", "earlier"),
    [
        ("2031-05-12", "2031-05-13", True),
        ("2031-05-13", "2031-05-12T23:00", False),
        ("2031-05-12T10:00", "2031-05-12T09:59", False),
        ("2031-05-12", "2031-05-12T10:00", None),
        ("2031-05", "2031-05-12", None),
        ("2031-04", "2031-05-12", True),
        (None, "2031-05-12", None),
    ],
)
def test_the_earlier_of_two(one: str | None, other: str | None, earlier: bool | None) -> None:
    assert is_earlier(doc("a", one), doc("b", other)) is earlier


def test_bounds_tell_too() -> None:
    assert is_earlier(doc("a", None, published_to="2031-05-10"), doc("b", "2031-05-12")) is True
    assert is_earlier(doc("a", None, published_from="2031-05-10"), doc("b", "2031-05-12")) is None


def original(*documents: Document, named: dict[str, list[str]] | None = None) -> tuple[str | None, str]:
    publishers = {d.id: d.publisher for d in documents}
    return find_original(documents, publishers, {d.id: (named or {}).get(d.id, []) for d in documents})


def test_the_first_of_all_is_the_original() -> None:
    found, why = original(doc("a", "2031-05-13"), doc("b", "2031-05-12"), doc("c", "2031-05-14"))
    assert (found, why) == ("b", "it was published before all others (2031-05-12)")


def test_a_named_agency_is_the_original_also_on_the_same_day() -> None:
    documents = [doc("a", "2031-05-12"), doc("t", "2031-05-12", "Tern"), doc("c", "2031-05-12")]
    assert original(*documents)[0] is None
    found, why = original(*documents, named={"a": ["Tern"], "t": ["Tern"]})
    assert (found, why) == ("t", "Tern is named as the source by 1 of the copies")


def test_an_agency_that_came_later_is_not_the_original() -> None:
    documents = [doc("a", "2031-05-12"), doc("t", "2031-05-13", "Tern")]
    assert original(*documents, named={"a": ["Tern"]})[0] == "a"


def test_the_order_in_words() -> None:
    assert tell_order(doc("a", "2031-05-13"), doc("b", "2031-05-12")) == (
        "b was published first (2031-05-12), a after it (2031-05-13)"
    )
    assert "do not tell" in tell_order(doc("a", None), doc("b", "2031-05-12"))
