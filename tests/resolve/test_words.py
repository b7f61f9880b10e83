"""Words: which tell something, how much they weigh, how rare they are in the news and in a desk."""

from accordingto.resolve.words import (
    common_words,
    dot,
    find_words,
    make_bag,
    news_rarity,
    news_rates,
    read_text,
    stem,
    unite,
    weigh_words,
    word_key,
)
from factories import make_document


def test_words_that_tell_something() -> None:
    words = find_words("The guards of Velmark fired 12 shots. Nobody's hurt, the premier said.")
    assert [w.text for w in words] == ["guards", "Velmark", "fired", "shots", "Nobody", "hurt", "premier"]
    assert [w.text for w in words if w.capital] == ["Velmark"]
    assert {stem("talks"), stem("talked"), stem("Talking")} == {"talk"}
    assert stem("parties") == stem("party")


def test_names_and_the_lead_weigh_more() -> None:
    text = "Old roadblock near Velmark again. " + "Something else was told. " * 60 + "A late lorry came to Ostria then."
    weights = weigh_words(text)
    assert weights["velmark"] > weights["roadblock"] > weights[stem("lorry")]
    assert weights["ostria"] > weights[stem("lorry")]


def test_only_what_is_read_counts() -> None:
    document = make_document("Title here\nBody words\n", title="Title here")
    assert read_text(document) == "Title here\n\nBody words\n"


def test_rare_words_weigh_more_than_those_of_the_news_or_of_the_desk() -> None:
    assert news_rarity("zelnar") > news_rarity(stem("police")) > 0
    rates = news_rates().beside({"zelnar": 50}, 50)
    common = common_words(rates)
    assert list(common) == ["zelnar"] and common["zelnar"] < 0.2
    bag = make_bag({"zelnar": 1.0, "roadblock": 1.0})
    assert bag.vector({})["zelnar"] > bag.vector({})["roadblock"]
    assert bag.vector(common)["zelnar"] < bag.vector(common)["roadblock"]
    assert make_bag({}).vector({}) == {}


def test_vectors() -> None:
    one, other = make_bag({"roadblock": 1.0}).vector({}), make_bag({"lorry": 1.0}).vector({})
    assert dot(one, one) == 1 and dot(one, other) == 0
    assert 0.7 < dot(one, unite([one, other])) < 0.71


def test_keys_tell_kinds_apart() -> None:
    assert word_key("a", "x") != word_key("a", "y") == word_key("a", "y")
    assert -(1 << 63) <= word_key("a") < 1 << 63
