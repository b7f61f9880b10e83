"""Quotations in texts as they come: marks missing, straight or curly, over several paragraphs."""

import pytest

from accordingto.annotate.parsing import Parser
from accordingto.annotate.quotations import find_quotations
from accordingto.model.knowledge import Knowledge
from factories import make_plain

PARSER = Parser(Knowledge())


def quoted(text: str) -> list[str]:
    """Return what is quoted, with `<` where the opening mark was made up and `>` where the closing one was."""
    doc = make_plain(text=text)
    found = find_quotations(doc, PARSER.parse(doc)[0])
    return [("" if q.opened else "<") + text[q.start : q.end] + ("" if q.closed else ">") for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left,” she said, “at dawn.”", ["We left,", "at dawn."]),
        ('"We left," she said, "at dawn."', ["We left,", "at dawn."]),
        ("She stayed. We must not yield, that is all.” He left.", ["<We must not yield, that is all."]),
        ("He said: “We will stay. Nobody asked him why.", ["We will stay.>"]),
        ("“We will stay.\n“We will fight on,” he said.", ["We will stay.>", "We will fight on,"]),
        ("It was a ‘traffic operation’, the drivers’ union said.", ["traffic operation"]),
        ("The '90s were hard and the drivers' union's hall burnt.", []),
        ('A 5" pipe burst.', []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_kind_of_marks_changes_nothing() -> None:
    text = "“They stood by,” Oslavec said. The ‘special police’ came. We ask why.” Nobody answered. “We ask again."
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    assert [q.translate(str.maketrans("“”‘’", "\"\"''")) for q in quoted(text)] == quoted(straight)


def test_short_quotation_may_be_a_scare() -> None:
    doc = make_plain(text="The so-called “gangs” left. “We saw nobody leave that day,” he said.")
    found = find_quotations(doc, PARSER.parse(doc)[0])
    assert [q.scare for q in found] == [True, False]
