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


def test_an_acronym_that_is_a_word_counts_in_capitals_only() -> None:
    navy = Knowledge(actors=(KnownActor("PLA Navy", names=("PLAN",), kind="military"),))
    index = NameIndex(navy, str.split)
    assert [h.first for h in index.find("The PLAN has a Plan".split())] == [1]


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


SHORT = NameIndex(
    Knowledge(
        actors=(
            KnownActor("Orvenia", adjectives=("Orvenian",), kind="state", country="ORV"),
            KnownActor("Merinja", kind="state", country="MER", names=("Мериња",)),
            KnownActor("Progress Union (Orvenia)", kind="party", country="ORV", short=("PDP", "Progress Union")),
            KnownActor("People for Merinja", kind="party", country="MER", short=("PDP",)),
            KnownActor("New People", kind="party", country="ORV"),
            KnownActor("Government of Orvenia", kind="government", country="ORV", by_rule="government"),
        )
    ),
    str.split,
)


def meant(text: str) -> dict[str, list[str]]:
    words = text.split()
    hits = SHORT.find(words)
    return {" ".join(words[h.first : h.last + 1]): [k.actor.name for k in h.known if k.actor] for h in hits}


def test_a_short_name_counts_where_its_country_or_its_owner_is_named() -> None:
    assert meant("PDP won") == {}
    assert meant("PDP won in Orvenia")["PDP"] == ["Progress Union (Orvenia)"]
    assert meant("the Orvenian PDP and Merinja")["PDP"] == ["Progress Union (Orvenia)", "People for Merinja"]
    assert meant("People for Merinja ( PDP )")["PDP"] == ["People for Merinja"]


def test_parties_made_of_plain_words_need_their_capitals() -> None:
    assert meant("New people came") == {}
    assert meant("the New People came") == {"New People": ["New People"]}


def test_a_name_in_a_script_without_capitals_or_another_script_is_found() -> None:
    index = NameIndex(Knowledge(actors=(KnownActor("Merinja", names=("梅里尼亚",), kind="state"),)), str.split)
    assert [(h.first, h.last) for h in index.find(["(", "梅里尼亚", ")"])] == [(1, 1)]
    assert meant("( Мериња )") == {"Мериња": ["Merinja"]}


def test_what_a_rule_finds_is_not_searched_by_name() -> None:
    assert meant("the Government of Orvenia") == {"Orvenia": ["Orvenia"]}


def test_a_name_is_found_whatever_was_looked_up_before_it() -> None:
    index = NameIndex(KNOWLEDGE, str.split)
    assert not index.find(["Orvenians"])
    assert [h.known[0].form for h in index.find(["Orvenian"])] == ["adjective"]
    assert [h.known[0].form for h in index.find(["Port", "Halvec"])] == ["capital"]
    assert [h.known[0].form for h in index.find(["Orvenian"])] == ["adjective"]
