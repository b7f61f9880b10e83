"""The parse as values: offsets, sentences, stand-ins, chunks."""

import pytest

from accordingto.annotate import parsing
from accordingto.annotate.parsing import ModelMissing, Parser, load_model
from accordingto.model.knowledge import Knowledge, KnownActor
from accordingto.model.records import Segment
from factories import make_plain

KNOWLEDGE = Knowledge(actors=(KnownActor("Orvenia", adjectives=("Orvenian",), kind="state"),))
PARSER = Parser(KNOWLEDGE)
TEXT = "Troops leave\n12 May 2031\nOrvenian troops left “Brod Kávał” on Friday. They fired.\nSee also: more"


def marked_document():
    kinds = ("title", "dateline", "body", "furniture")
    segments, at = [], 0
    for line, kind in zip(TEXT.splitlines(keepends=True), kinds, strict=True):
        segments.append(Segment(at, at + len(line), kind))
        at += len(line)
    return make_plain(text=TEXT, segments=tuple(segments))


def test_only_title_and_body_are_read_and_offsets_lead_back() -> None:
    parse, hits = PARSER.parse(marked_document())
    assert all(TEXT[t.start : t.end] == t.text for t in parse.tokens)
    lines = [TEXT[s.start : s.end] for s in parse.sentences]
    assert lines == ["Troops leave", "Orvenian troops left “Brod Kávał” on Friday.", "They fired."]
    assert [s.is_title for s in parse.sentences] == [True, False, False]
    assert [parse.tokens[h.first].text for h in hits] == ["Orvenian"]
    assert [t.text for t in parse.tokens if t.masked] == ["Orvenian"]


def test_a_text_that_is_furniture_throughout_has_no_words() -> None:
    text = "See also: more"
    parse, hits = PARSER.parse(make_plain(text=text, segments=(Segment(0, len(text), "furniture"),)))
    assert (parse.tokens, parse.sentences, hits) == ((), (), [])


def test_tree_is_whole() -> None:
    parse, _ = PARSER.parse(marked_document())
    for sentence in parse.sentences:
        root = parse.tokens[sentence.root]
        assert root.head == root.i
        assert [t.i for t in parse.subtree(root)] == list(range(sentence.first, sentence.last + 1))
    subject = next(t for t in parse.tokens if t.text == "troops")
    assert parse.head(subject).lemma == "leave"
    assert parse.sentence_of(subject).i == 1


def test_long_texts_are_parsed_in_chunks_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = make_plain(text=" ".join(["The army left the town."] * 12))
    whole, _ = PARSER.parse(doc)
    monkeypatch.setattr(parsing, "CHUNK", 20)
    chunked, _ = PARSER.parse(doc)
    assert chunked == whole


def test_text_in_capitals_is_read_as_if_in_lower_case() -> None:
    parse, _ = PARSER.parse(make_plain(text="GUERRILLAS ATTACKED A BARRACKS NEAR THE CAPITAL."))
    assert next(t for t in parse.tokens if t.text == "ATTACKED").lemma == "attack"


def test_missing_model_says_what_to_do() -> None:
    with pytest.raises(ModelMissing, match="language_model"):
        load_model("no_such_model")


def test_lemmas_that_the_table_gets_wrong() -> None:
    parse, _ = PARSER.parse(make_plain(text="She hopes that he staged it."))
    assert [t.lemma for t in parse.tokens if t.pos == "VERB"] == ["hope", "stage"]


def test_names_of_plain_letters_are_cut_as_the_pipeline_cuts_them() -> None:
    parser = PARSER
    for name in ("Mira Tosk", "Nuku'alofa", "U.S. Navy", "cannot", "Im Nampo", "Мериња", "Șor Party", "OPEC+"):
        assert parser._tokenize(name) == [t.text for t in parser._nlp.tokenizer(name)], name


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("They agreed to de-escalate the conflict.", "de-escalate", "deescalate"),
        ("Police re-arrested two men.", "re-arrested", "rearrest"),
        ("They co-operated with the mission.", "co-operated", "cooperate"),
    ],
)
def test_a_verb_with_a_hyphen_behind_its_beginning_is_one_word(text: str, word: str, lemma: str) -> None:
    parse, _ = PARSER.parse(make_plain(text=text, segments=(Segment(0, len(text), "body"),)))
    verb = next(t for t in parse.tokens if t.text == word)
    assert (verb.pos, verb.lemma, text[verb.start : verb.end]) == ("VERB", lemma, word)


def test_other_words_are_cut_at_the_hyphen() -> None:
    text = "The anti-government march and the pre-war line."
    parse, _ = PARSER.parse(make_plain(text=text, segments=(Segment(0, len(text), "body"),)))
    assert [t.text for t in parse.tokens][1:4] == ["anti", "-", "government"]
