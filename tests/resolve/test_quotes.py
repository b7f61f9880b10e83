"""Quotes: which stretches of a text are somebody's words, also where marks are missing, cross lines or are apostrophes."""

import pytest

from accordingto.resolve.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"All left.\nWho stayed?" said Voss. "Nobody," said Lind.', ['"All left.\nWho stayed?"', '"Nobody,"']),
        ('"They came at night.\n"We fled," he said.\nIt rained.', ['"They came at night.', '"We fled,"']),
        ('It rained. We fled." She wept.', [' We fled."']),
        ('The bar is 6\'2" high. "No," she said.', ['"No,"']),
        ("'They came. 'We fled. 'At night,' she said.", ["'They came. 'We fled. 'At night,'"]),
        ("The '90s and the players' wages, and the owners' too.", ["'90s and the players'"]),
        (
            "He said 'we, not \"they\", lost - that wasn't us.' It rained.",
            ["'we, not \"they\", lost - that wasn't us.'"],
        ),
        ("Gone for good. – Ada Voss (@adavoss) May 5", ["Gone for good. – Ada Voss (@adavoss)"]),
        ("Nobody spoke.", []),
    ],
)
def test_what_is_quoted(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in find_quotes(text)] == quoted


def test_marks_far_apart_do_not_belong_together() -> None:
    text = '"Open.\n' + "Nothing was said that day. " * 100 + 'Then he called it "over".'
    assert [text[start:end] for start, end in find_quotes(text)] == ['"Open.', '"over"']


def test_a_closing_mark_far_from_the_opening_one_ends_no_quotation() -> None:
    text = '"Open.\n' + "Nothing was said that day. " * 100 + 'Nothing."'
    assert [text[start:end] for start, end in find_quotes(text)] == ['"Open.']
