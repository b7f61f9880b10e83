"""Markdown loses its marks and keeps its words, each with its place."""

import re

import pytest

from accordingto.ingest.markdown import read_markdown
from accordingto.ingest.repairs import repair_text

REPORT = """---
title: "Guns stay: the ministry"
date: 2031-03-14T18:40:00+02:00
publisher: Halvec Courier
url: https://courier.example/guns
lang: en
---

# Guns stay where they are

*By Ana Moder*

The **ministry** in [Halvec](https://halvec.example/a_(b) "a title") rejected
the demand on _Sunday_ and said that `no_gun` had \\*not\\* been moved.

> “We stay,” said Mojtan,
> “whatever they say.”

## What comes next

- guns_of_war on the left bank
- 4 * 5 lorries

![A bridge](bridge.png)
***
Line with two blanks at its end\x20\x20
and one more <b>bold</b> line, see <https://tern.example> and [the note][1].

[1]: https://note.example
"""


def test_marks_go_and_words_stay() -> None:
    extract = read_markdown(REPORT.encode())
    text = repair_text(extract.trace)[0].text
    assert text == (
        "Guns stay where they are\n\nBy Ana Moder\n\n"
        "The ministry in Halvec rejected the demand on Sunday and said that no_gun had *not* been moved.\n\n"
        "“We stay,” said Mojtan,\n“whatever they say.”\n\nWhat comes next\n\nguns_of_war on the left bank\n4 * 5 lorries\n\n"
        "Line with two blanks at its end\nand one more bold line, see https://tern.example and the note."
    )


def test_front_matter() -> None:
    extract = read_markdown(REPORT.encode())
    assert (extract.title, extract.publisher, extract.language) == ("Guns stay: the ministry", "Halvec Courier", "en")
    assert extract.url == "https://courier.example/guns"
    assert extract.published is not None
    assert extract.published.value == "2031-03-14T18:40+02:00"
    assert extract.headings == ("Guns stay where they are", "What comes next")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_word_leads_to_its_bytes(line_end: str) -> None:
    data = REPORT.replace("\n", line_end).encode()
    trace = repair_text(read_markdown(data).trace)[0]
    offsets = trace.offsets()
    for found in re.finditer(r"\w+", trace.text):
        span = offsets.to_bytes(found.start(), found.end())
        assert span is not None
        assert data[slice(*span)].decode() == found[0]


def test_first_heading_is_the_title() -> None:
    assert read_markdown(b"Guns stay\n=========\n\nThe ministry.\n").title == "Guns stay"
    assert read_markdown(b"---\nbroken: [\n---\n# Guns\n").title == "Guns"
    assert read_markdown(b"No heading at all.\n").title is None
