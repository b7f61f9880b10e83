"""The chain "according to", and the tightest words around a place."""

from accordingto.coding.sources import chain_of, innermost, sources_of
from factories import make_plain, make_statement

DOCUMENT = make_plain("The agency said that the mayor had said that he heard that it was over.")
OUTER = make_statement(DOCUMENT, "the mayor had said that he heard that it was over", id="o", speaker="Agency")
MIDDLE = make_statement(DOCUMENT, "he heard that it was over", id="m", speaker=None, speaker_text="he", reported_by="o")
INNER = make_statement(
    DOCUMENT, "it was over", id="i", speaker_is_publisher=True, speaker="@publisher", reported_by="m"
)
BY_ID = {s.id: s for s in (OUTER, MIDDLE, INNER)}


def test_chain_runs_outermost_first() -> None:
    assert chain_of(INNER, BY_ID) == [OUTER, MIDDLE, INNER]
    assert sources_of(INNER, BY_ID) == ("Agency", "he")
    assert sources_of(None, BY_ID) == ()


def test_a_circle_ends() -> None:
    one = make_statement(DOCUMENT, "it was over", id="a", speaker="A", reported_by="b")
    other = make_statement(DOCUMENT, "it was over", id="b", speaker="B", reported_by="a")
    assert sources_of(one, {"a": one, "b": other}) == ("B", "A")


def test_innermost_is_the_tightest() -> None:
    at = DOCUMENT.text.index("over")
    assert innermost([OUTER, MIDDLE, INNER], at) is INNER
    assert innermost([OUTER, MIDDLE, INNER], at, at + 4) is INNER
    assert innermost([OUTER, MIDDLE, INNER], DOCUMENT.text.index("heard")) is MIDDLE
    assert innermost([OUTER], 0) is None
