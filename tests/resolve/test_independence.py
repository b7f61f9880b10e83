"""Independent sources: what depends on each other is counted once, and the counting can be read."""

from dataclasses import replace

from accordingto.model.knowledge import KnownPublisher
from accordingto.model.records import Document
from accordingto.model.sameness import Pair, Passage
from accordingto.resolve.independence import Account, Dependence, tell_counting
from accordingto.resolve.publishers import Registry
from factories import make_pair
from reprinted import make_report

REGISTRY = Registry((
    KnownPublisher("Tern", kind="agency"),
    KnownPublisher("Radio Halvec", owner="Government of Orvenia"),
    KnownPublisher("Halvec TV", owner="Government of Orvenia"),
))  # fmt: skip


def doc(name: str, publisher: str | None = None, text: str = "Two were hurt.", **given: object) -> Document:
    return make_report(f"Title\n{text}\n", name, publisher=publisher or f"Paper {name}", **given)


def count(*documents: Document, pairs: tuple[Pair, ...] = (), **sources: tuple[str, ...]) -> list[tuple[str, ...]]:
    dependence = Dependence(documents, pairs, REGISTRY)
    accounts = [Account(d.id, 6, 20, sources.get(d.id, ())) for d in documents]
    return [s.document_ids for s in dependence.count(accounts)]


def test_reports_with_nothing_in_common_count_each() -> None:
    assert count(doc("a"), doc("b"), doc("c")) == [("a",), ("b",), ("c",)]


def test_copies_count_once() -> None:
    assert count(doc("a", copy_group="g"), doc("b"), doc("c", copy_group="g")) == [("a", "c"), ("b",)]


def test_one_publisher_and_one_owner_count_once() -> None:
    assert count(doc("a", "Radio Halvec"), doc("b", "Halvec TV"), doc("c", "Radio Halvec")) == [("a", "b", "c")]


def test_a_named_agency_counts_once_with_its_own_report() -> None:
    assert count(doc("a", text="HALM (Tern) - Two were hurt."), doc("b", text="Two hurt, Tern reported."),
                 doc("c", "Tern"), doc("d")) == [("a", "b", "c"), ("d",)]  # fmt: skip


def test_a_shared_single_source_counts_once_however_it_came() -> None:
    documents = [doc(name) for name in "abcd"]
    found = count(*documents, a=("Kosovo Police",), b=("Halm Radio", "Kosovo Police"), c=("a witness",))
    assert found == [("a", "b"), ("c",), ("d",)]


def test_only_what_stands_in_the_shared_passage_counts_once() -> None:
    pair = replace(make_pair("a", "b"), form="partial", passages=(Passage(0, 20, 0, 20),))
    assert count(doc("a"), doc("b"), pairs=(pair,)) == [("a", "b")]
    elsewhere = replace(pair, passages=(Passage(30, 60, 0, 20),))
    assert count(doc("a"), doc("b"), pairs=(elsewhere,)) == [("a",), ("b",)]


def test_dependence_goes_on_through_others() -> None:
    documents = [doc("a", copy_group="g"), doc("b", "Radio Halvec", copy_group="g"), doc("c", "Halvec TV")]
    assert count(*documents) == [("a", "b", "c")]


def test_the_counting_can_be_read() -> None:
    documents = [doc("a", "Radio Halvec"), doc("b", "Halvec TV"), doc("c")]
    found = Dependence(documents, (), REGISTRY).count([Account(d.id, 6, 20) for d in documents])
    assert tell_counting(found) == (
        "2 independent sources at most, of 3 reports. (1) Radio Halvec, Halvec TV: Radio Halvec and Halvec TV belong to "
        "Government of Orvenia. (2) Paper c: nothing found that it shares with the others."
    )


def test_a_paper_that_reprints_an_agency_is_no_witness_for_it() -> None:
    wire = doc("a", "Tern", copy_group="g", original_id="a")
    reprint = doc("b", "Halm Post", copy_group="g", original_id="a")
    assert count(wire, reprint, doc("c", "Halm Post")) == [("a", "b"), ("c",)]
