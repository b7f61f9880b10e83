"""Lines in title case: only names keep their capitals, as the text itself shows them or the language knows words."""

from accordingto.annotate.names import KnownName, NameHit
from accordingto.annotate.title_case import is_title_case, lower_title_case
from accordingto.model.knowledge import KnownActor

PLAIN = frozenset("recalls ambassador from after border clash ban lifts travel press".split())
STATE = KnownName("name", KnownActor("Ostria", kind="state"))
SURNAME = KnownName("surname", KnownActor("Ilja Ban", kind="person"))


def lower(lines: list[str], hits: tuple[NameHit, ...] = ()) -> tuple[str, list[NameHit]]:
    """Read each line as a paragraph, the first as a title."""
    words: list[str] = []
    paragraphs = []
    for n, line in enumerate(lines):
        paragraphs.append((len(words), len(words) + len(line.split()), n == 0))
        words += line.split()
    cased, left = lower_title_case(words, paragraphs, hits, PLAIN.__contains__)
    return " ".join(cased[: paragraphs[0][1]]), left


def test_words_of_the_language_lose_their_capitals_and_names_keep_them() -> None:
    title = "Ostria Recalls Ambassador From Velmark After Border Clash"
    assert lower([title])[0] == "Ostria recalls ambassador from Velmark after border clash"


def test_the_text_itself_shows_what_is_a_name() -> None:
    title = "Minister Press Visits Border Towns"
    assert lower([title])[0] == "Minister press Visits border Towns"
    told = "The wife of Press said that no towns were visited ."
    assert lower([title, told])[0] == "Minister Press Visits border towns"


def test_known_names_keep_their_capitals_but_a_surname_may_be_a_word() -> None:
    title = "Ostria Lifts Travel Ban After Clash"
    hits = (NameHit(0, 0, (STATE,)), NameHit(3, 3, (SURNAME,)))
    assert lower([title], hits) == ("Ostria lifts travel ban after clash", [hits[0]])
    told = "On Monday Ban left for Ostria ."
    assert lower([title, told], hits) == ("Ostria lifts travel Ban after clash", list(hits))


def test_a_sentence_is_not_in_title_case() -> None:
    assert not is_title_case("Ostria recalls its ambassador from Velmark after border clash".split(), is_title=True)
    assert not is_title_case("Police in Brod arrested Vice - President Lena Dorn .".split())
    assert not is_title_case("OSTRIA RECALLS AMBASSADOR AFTER CLASH".split(), is_title=True)
    assert is_title_case("Ostria Recalls Envoy amid Border Clash".split(), is_title=True)
