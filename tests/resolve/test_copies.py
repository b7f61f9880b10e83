"""Copies: reprints of every kind are found and grouped in a desk, reports of one's own on the same day are not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from accordingto.engine.resolutions import settle_desk
from accordingto.model.knowledge import Knowledge, KnownPublisher
from accordingto.model.reading import Reading
from accordingto.model.records import Document
from accordingto.model.sameness import Pair
from accordingto.resolve.copies import ENDS_OF_GROUP, make_copies
from accordingto.store import open_store
from accordingto.store.base import Store
from accordingto.store.desks import Desk
from factories import make_judgement
from reprinted import ESSAY, OWN_REPORT, WIRE, lines_of, make_report

KNOWN = Knowledge(publishers=(KnownPublisher("Tern News Agency", ("Tern",), kind="agency"),))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.db")
    yield store
    store.close()


def add(desk: Store, *documents: Document) -> None:
    with desk.writer() as writer:
        for document in documents:
            writer.put(Reading(document), "k1")
    settle_desk(desk, [make_copies(KNOWN)])


def found(desk: Store) -> dict[tuple[str, str], Pair]:
    with desk.view() as view:
        ids = [d.id for d in view.documents()]
        return {(p.one, p.other): p for p in view.pairs("documents", ids) if p.answer == "POSITIVE"}


def groups(desk: Store) -> list[set[str]]:
    with desk.view() as view:
        by_group: dict[str, set[str]] = {}
        for document in view.documents():
            if document.copy_group:
                by_group.setdefault(document.copy_group, set()).add(document.id)
    return sorted(by_group.values(), key=sorted)


def edited() -> str:
    """The wire story with a new headline, two sentences gone, words changed, others moved, furniture around."""
    lines = lines_of(WIRE)
    kept = ["Blood on the barrier: what we know", *lines[1:4], *lines[8:12], *lines[4:8], "Follow us for more."]
    return "\n".join(kept).replace("gunmen", "armed men").replace("lorry", "truck").replace("queue", "line") + "\n"


def test_copies_are_grouped_and_the_agency_is_the_original(desk: Store) -> None:
    wire = make_report(WIRE, "wire", publisher="Tern News Agency")
    near = make_report(edited(), "near", publisher="Halvec Courier")
    add(desk, near, make_report(WIRE, "same", publisher="Litoral24"), wire, make_report(OWN_REPORT, "own"),
        make_report(ESSAY, "essay"))  # fmt: skip
    assert groups(desk) == [{"near", "same", "wire"}]
    pairs = found(desk)
    assert {k: p.form for k, p in pairs.items()} == {
        ("near", "same"): "near", ("near", "wire"): "near", ("same", "wire"): "exact"
    }  # fmt: skip
    assert any("of the one report is in the other" in reason for reason in pairs["near", "wire"].reasons)
    with desk.view() as view:
        assert {d.original_id for d in view.documents() if d.copy_group} == {"wire"}
        own = view.document("own")
        assert own is not None and own.copy_group is None and own.original_id is None


def test_sentences_lifted_into_another_article_are_found_but_make_no_group(desk: Store) -> None:
    lifted, host = lines_of(WIRE)[8:12], lines_of(ESSAY)
    add(desk, make_report(WIRE, "wire"), make_report("\n".join([*host[:4], *lifted, *host[4:]]) + "\n", "essay"))
    (pair,) = found(desk).values()
    assert pair.form == "partial" and groups(desk) == []
    with desk.view() as view:
        essay = view.document("essay")
        assert essay is not None
        assert [essay.text[p.start : p.end] for p in pair.passages] == ["\n".join(lifted)]


def test_a_copy_in_which_every_sentence_was_changed_is_a_rewritten_one(desk: Store) -> None:
    swapped = ("the", "a", "and", "in", "of", "on", "that", "for", "had", "was", "by")
    words = [w if w.lower() not in swapped else f"{w}x" for w in WIRE.split(" ")]
    add(desk, make_report(WIRE, "wire"), make_report(" ".join(words), "rewritten"))
    assert [p.form for p in found(desk).values()] == ["rewritten"]
    assert groups(desk) == [{"rewritten", "wire"}]


def test_reports_that_quote_one_minister_are_no_copies(desk: Store) -> None:
    add(desk, make_report(WIRE, "wire"), make_report(OWN_REPORT, "own"))
    assert found(desk) == {} and groups(desk) == []


def test_a_copy_that_comes_later_joins_and_the_order_of_adding_does_not_matter(desk: Store, tmp_path: Path) -> None:
    documents = [
        make_report(WIRE, "b", published="2031-05-12"),
        make_report(edited(), "a", published="2031-05-13"),
        make_report(WIRE.replace("Traders", "Merchants"), "c", published="2031-05-14"),
    ]
    for document in documents:
        add(desk, document)
    other = open_store(tmp_path / "other.db")
    add(other, *reversed(documents))
    assert groups(desk) == groups(other) == [{"a", "b", "c"}]
    with desk.view() as view, other.view() as second:
        assert {d.id: (d.copy_group, d.original_id) for d in view.documents()} == {
            d.id: (d.copy_group, d.original_id) for d in second.documents()
        }
        assert {d.original_id for d in view.documents()} == {"b"}
    other.close()


def test_dates_that_do_not_tell_leave_the_original_open(desk: Store) -> None:
    add(desk, make_report(WIRE, "a"), make_report(WIRE, "b"))
    with desk.view() as view:
        assert [d.original_id for d in view.documents()] == [None, None]


def test_what_a_person_separates_stays_apart_until_it_is_taken_back(desk: Store) -> None:
    add(desk, make_report(WIRE, "a"), make_report(WIRE, "b"))
    for answer, expected in (("NEGATIVE", []), (None, [{"a", "b"}])):
        with desk.writer() as writer:
            writer.judge(make_judgement("a", "b", answer), ["a", "b"])
        settle_desk(desk, [make_copies(KNOWN)])
        assert groups(desk) == expected


def test_a_sentence_that_stands_everywhere_makes_nobody_a_copy(desk: Store) -> None:
    motto = (
        "The opinions that are printed here are those of their writers alone, and the newspaper does not answer for them "
        "nor for the pictures, the advertisements, the weather or the tides that stand beside them on this page. "
        "Whoever wishes to reprint them asks the desk in writing and names the day on which they first appeared."
    )
    words = ("salt", "boat", "tower", "mill", "cellar", "bread", "anvil", "orchard", "lamp", "hinge", "rope", "kettle")
    texts = [[f"Then {' '.join(f'{w}{n}x{m}' for w in words)} fell." for m in range(16)] for n in range(12)]
    add(desk, *(make_report("\n".join([f"Title {n}", *text, motto, ""]), f"d{n:02}") for n, text in enumerate(texts)))
    assert groups(desk) == []
    assert found(desk) == {}


def test_a_motto_that_one_outlet_has_changed_makes_nobody_a_copy_either(desk: Store) -> None:
    motto = (
        "The opinions that are printed here are those of their writers alone, and the newspaper does not answer for {0} "
        "nor for the pictures, the advertisements, the weather or the tides that stand beside them on this {1}. "
        "Whoever wishes to reprint them asks the desk in writing and names the day on which they first {2}."
    )
    own = [("them", "page", "appeared")] * 8 + [("these", "sheet", "came out")]
    words = ("salt", "boat", "tower", "mill", "cellar", "bread", "anvil", "orchard", "lamp", "hinge", "rope", "kettle")
    for n, ways in enumerate(own):
        lines = [f"Then {' '.join(f'{w}{n}x{m}' for w in words)} fell." for m in range(16)]
        text = "\n".join([f"Title {n}", *lines, motto.format(*ways), ""])
        add(desk, make_report(text, f"d{n:02}"))
    assert not [pair for pair in found(desk) if "d08" in pair]


def test_a_new_document_costs_what_it_is_and_not_what_the_desk_is(desk: Store) -> None:
    assert isinstance(desk, Desk)
    asked: list[str] = []
    event.listen(desk._engine, "before_cursor_execute", lambda _c, _u, sql, *_: asked.append(sql))

    def cost(name: str) -> int:
        asked.clear()
        add(desk, make_report(WIRE.replace("Brod", name), name))
        return len(asked)

    def fill(first: int, last: int) -> None:
        line = "{0}a the {0}b of {0}c and {0}d went {0}e to {0}f in {0}g."
        add(desk, *(make_report("Title\n" + line.format(f"w{n}") + "\n" + ESSAY[50 * (n % 9) :][:400], f"d{n}")
                    for n in range(first, last)))  # fmt: skip

    fill(0, 40)
    cost("Aran")
    small = cost("Bela")
    fill(40, 240)
    assert cost("Cetin") <= small + 12


def test_one_more_copy_of_a_text_is_compared_with_some_of_them_and_is_of_their_group(desk: Store) -> None:
    def told(name: str) -> Document:
        return make_report(WIRE.replace("Brod", name), name)

    names = [f"Aran{letter}" for letter in "abcdefghijkl"]
    add(desk, *(told(name) for name in names))
    add(desk, told("Belan"))
    assert groups(desk) == [{*names, "Belan"}]
    assert sum("Belan" in link for link in found(desk)) == 2 * ENDS_OF_GROUP


def test_who_has_a_passage_of_a_text_is_compared_with_all_of_its_copies(desk: Store) -> None:
    names = [f"Aran{letter}" for letter in "abcdefghijkl"]
    add(desk, *(make_report(WIRE.replace("Brod", name), name) for name in names))
    lifted = "\n".join(lines_of(WIRE)[3:7]).replace("Brod", "Arana")
    add(desk, make_report(f"{OWN_REPORT.strip()}\n{lifted}\n{ESSAY}\n", "Belan"))
    assert groups(desk) == [set(names)]
    assert sum("Belan" in link for link in found(desk)) == len(names)


def test_lines_of_the_house_make_no_copies(desk: Store) -> None:
    line = "Do you have a story for the news team of the Halm Post? Write to the desk or call us at any time.\n"
    add(desk, *(make_report(f"{text}{line}", f"{n}", publisher="Halm Post")
                for n, text in enumerate((WIRE, ESSAY))))  # fmt: skip
    assert found(desk) == {}


def test_a_quotation_alone_is_no_copy(desk: Store) -> None:
    said = "'We have waited for this day for longer than anybody cares to remember, and whoever asks us to wait for another "
    said += "winter has not understood what it means to count the sacks in the cellar every single evening,'"
    add(desk, make_report(f"Otto Krell spoke.\n{said} Krell told a crowd in Orsk.\n", "a"),
        make_report(f"Anger in the valley\n{said} said the man whom they call the miller.\n", "b"))  # fmt: skip
    assert found(desk) == {}


def reports_around(shared: list[str], count: int) -> list[Document]:
    """Reports that have nothing in common but some lines in the middle of each."""
    words = ("salt", "boat", "tower", "mill", "cellar", "bread", "anvil", "orchard", "lamp", "hinge", "rope", "kettle")
    texts = [[f"Then {' '.join(f'{w}{n}x{m}' for w in words)} fell." for m in range(16)] for n in range(count)]
    return [make_report("\n".join([f"Title {n}", *t[:8], *shared, *t[8:], ""]), f"d{n}") for n, t in enumerate(texts)]


SPEECH = [
    "The levy is a gate that one man opens and the other one pays for, and we have been the other one for thirty years.",
    "Nobody asked the growers of the valley what a sack of seed is worth in a spring that has seen no rain at all.",
    "We shall stand at the barrier with our carts until somebody comes out of that hut and explains it to us.",
]


def test_what_three_texts_quote_was_said_in_public(desk: Store) -> None:
    add(desk, *reports_around([f"“{line}”" for line in SPEECH], 3))
    assert found(desk) == {} and groups(desk) == []


def test_what_three_texts_tell_in_the_same_words_was_taken_over(desk: Store) -> None:
    add(desk, *reports_around(SPEECH, 3))
    assert {pair.form for pair in found(desk).values()} == {"partial"} and len(found(desk)) == 3
