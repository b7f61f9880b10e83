"""Known names in the words of a text."""

from accordingto.annotate.names import NameIndex, forms, plural
from accordingto.model.knowledge import Knowledge, KnownActor, KnownPlace

KNOWLEDGE = Knowledge(
    actors=(
        KnownActor("Orvenia", adjectives=("Orvenian",), demonyms=("Orven",), kind="state", capital=("Port Halvec",)),
        KnownActor("Littoral Observer Group", names=("LOG",), kind="mission"),
        KnownActor("Damir Oslavec", kind="person"),
    ),
    places=(KnownPlace("Brod Kaval"),),
)
INDEX = NameIndex(KNOWLEDGE, str.split)


def found(text: str) -> list[tuple[str, set[str]]]:
    words = text.split()
    return [(" ".join(words[h.first : h.last + 1]), set(forms(h))) for h in INDEX.find(words)]


def test_longest_name_wins_and_forms_are_told_apart() -> None:
    assert found("Orvenian troops left Port Halvec") == [("Orvenian", {"adjective"}), ("Port Halvec", {"capital"})]
    assert found("the Littoral Observer Group met Orvens") == [
        ("Littoral Observer Group", {"name"}),
        ("Orvens", {"demonyms"}),
    ]
    assert found("Damir Oslavec spoke ; Oslavec left Brod Kaval") == [
        ("Damir Oslavec", {"name"}),
        ("Oslavec", {"surname"}),
        ("Brod Kaval", {"place"}),
    ]


def test_acronym_needs_its_capitals() -> None:
    assert found("LOG kept a log") == [("LOG", {"name"})]
    assert found("orvenia") == []


def test_plural_of_demonyms() -> None:
    assert [plural(w) for w in ("Orven", "Chinese", "Frenchman", "Danish")] == [
        "Orvens",
        "Chinese",
        "Frenchmen",
        "Danish",
    ]


def test_name_at_the_very_end() -> None:
    knowledge = Knowledge(actors=(KnownActor("Orvenia"), KnownActor("Orvenia Works")))
    hits = NameIndex(knowledge, str.split).find(["in", "Orvenia"])
    assert [(h.first, h.last) for h in hits] == [(1, 1)]
