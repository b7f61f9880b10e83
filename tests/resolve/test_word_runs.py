"""Wordings: the words of title and body as they compare, where they stand, and which are quoted."""

from accordingto.model.records import Segment
from accordingto.resolve.word_runs import find_wording
from factories import make_document, make_plain


def test_words_are_folded_and_lead_back_to_the_text() -> None:
    text = "Štrpce’s mayor said: “We won’t go.” Nobody left."
    wording = find_wording(make_plain(text))
    assert wording.words == ("strpce's", "mayor", "said", "we", "won't", "go", "nobody", "left")
    assert [text[s:e] for s, e in zip(wording.starts, wording.ends, strict=True)][:2] == ["Štrpce’s", "mayor"]
    assert [w for w, q in zip(wording.words, wording.quoted, strict=True) if q] == ["we", "won't", "go"]
    assert wording.told == 5 and wording.told_in(2, 5) == 1


def test_a_part_that_is_a_whole_sentence_has_its_marks() -> None:
    text = "“Go,” he said. They went home (late)."
    wording = find_wording(make_plain(text))
    assert [text[slice(*wording.part(a, b))] for a, b in wording.sentences] == [
        "“Go,” he said.",
        "They went home (late).",
    ]
    assert text[slice(*wording.part(1, 2))] == "he"


def test_a_quotation_that_is_not_closed_runs_to_the_end_of_its_line() -> None:
    wording = find_wording(make_plain("“All of them left.\nNobody stayed."))
    assert wording.quoted == (True,) * 4 + (False,) * 2


def test_furniture_has_no_words() -> None:
    text = "Gunfire at Brod\nTwo were hurt.\nRead also: other news\n"
    segments = (Segment(0, 15, "title"), Segment(16, 30, "body"), Segment(31, 52, "furniture"))
    wording = find_wording(make_document(text, segments=segments))
    assert " ".join(wording.words) == "gunfire at brod two were hurt"
    assert len(wording.sentences) == 2


def test_single_marks_quote_and_apostrophes_do_not() -> None:
    wording = find_wording(make_plain("'We don't know,' the players' agent said of the owners' plan."))
    assert [w for w, q in zip(wording.words, wording.quoted, strict=True) if q] == ["we", "don't", "know"]


def test_a_post_that_is_shown_with_its_author_is_quoted() -> None:
    wording = find_wording(make_plain("They left.\nWe are gone for good. — Ada Voss (@adavoss) May 5, 2031"))
    assert wording.quoted[:2] == (False, False) and wording.quoted[2:7] == (True,) * 5
    assert not any(wording.quoted[-2:])


def test_marks_quote_also_beside_a_post() -> None:
    text = 'He said "stay calm".\nWe are gone. — Ada Voss (@adavoss) May 5, 2031'
    wording = find_wording(make_plain(text))
    assert [w for w, q in zip(wording.words, wording.quoted, strict=True) if q][:5] == [
        "stay",
        "calm",
        "we",
        "are",
        "gone",
    ]


def test_what_is_said_to_the_readers_is_no_part_of_the_report() -> None:
    text = "Two were hurt. Do you have a story for our desk? Email us at the usual address."
    assert " ".join(find_wording(make_plain(text)).words) == "two were hurt"
    own = "He does not have a story. Nobody followed us. Subscribers wrote letters."
    assert len(find_wording(make_plain(own)).sentences) == 3
