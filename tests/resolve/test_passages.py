"""Passages: what one text has from another, also where words were changed, moved, split or put into another text."""

from accordingto.resolve.passages import find_matches, join_matches
from accordingto.resolve.word_runs import find_wording
from factories import make_plain
from reprinted import ESSAY, OWN_REPORT, WIRE, lines_of


def shared(one: str, other: str) -> list[tuple[str, str]]:
    """The passages of two texts, as words of both."""
    first, second = find_wording(make_plain(one)), find_wording(make_plain(other))
    passages = join_matches(first, second, find_matches(first, second))
    return [(one[p.start : p.end], other[p.other_start : p.other_end]) for p in passages]


def test_four_sentences_in_another_text_are_one_passage() -> None:
    lifted = "\n".join(lines_of(WIRE)[8:12])
    host = lines_of(ESSAY)
    assert shared("\n".join([*host[:4], lifted, *host[4:]]), WIRE) == [(lifted, lifted)]


def test_sentences_in_another_order_are_passages_of_their_own() -> None:
    lines = lines_of(WIRE)
    found = shared(f"{lines[9]}\n{lines[2]}", WIRE)
    assert found == [(lines[9], lines[9]), (lines[2], lines[2])]


def test_changed_words_do_not_hide_a_sentence() -> None:
    was = "Lorries stood in a queue of eleven kilometres on the Velmark side by noon, and their drivers lit fires."
    now = "By noon lorries waited in a queue of eleven miles on the Velmark side, and the drivers had lit fires."
    assert len(shared(now, f"{was} Halm said nothing.")) == 1
    assert shared("Lorries are repaired in Velmark by drivers at noon.", was) == []


def test_one_sentence_made_of_two_has_both() -> None:
    one = "The calibre was common on both banks and proved nothing; the crossing at Brod stays closed until further notice."
    two = "The calibre was common on both banks and proved nothing. The crossing at Brod stays closed until further notice."
    assert "".join(words for words, _ in shared(two, one)).replace(" ", "") == two.replace(" ", "")


def test_what_two_reports_quote_is_shared_but_not_what_they_tell() -> None:
    found = shared(OWN_REPORT, WIRE)
    quoted = "“Whoever sent these men wanted the levy to begin with blood,” Interior Minister Ilka Sorn told reporters in the capital."
    assert (quoted, quoted) in found
    assert sum(len(words) for words, _ in found) < len(OWN_REPORT) / 3


def test_offsets_are_those_of_the_documents() -> None:
    document = make_plain("Café news: on Tuesday, traders in Štrpce who had waited all night long were told so: "
                          "Halm has closed the crossing until further notice.")  # fmt: skip
    one, other = find_wording(document), find_wording(make_plain("Halm has closed the crossing until further notice."))
    (passage,) = join_matches(one, other, find_matches(one, other))
    assert document.text[passage.start : passage.end] == "Halm has closed the crossing until further notice."
    assert (passage.other_start, passage.other_end) == (0, 50)
