"""The last lines of a text in, those that lead to other reports marked out, and whether the text is cut off."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from accordingto.model.records import SegmentKind
from accordingto.model.sentences import ends_sentence, fold_words

LONGEST_TEASER = 22
"""Words of a teaser."""
MOST_SHARED = 0.5
"""Of the long words of a teaser, the share that the report may use too; more, and it may be the report's last line."""
MOST_LINES = 12

_LONG_WORD = 4
_STEM = 5
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(more\)|[,;–—-]|\b(?:the|a|an|and|or|but|with|that|which|who|whose|is|are|was|were|has|have|had|will"
    r"|would|be|been|its|their|his|her|than|into|between|since))[\"”’'»)]*$",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(r"^(?:He|She|It|They|We|I|This|That|These|Those|There|But|And|\W*[\"“‘'«„])")


class MarkedLine(Protocol):
    """A line with what is known of it."""

    start: int
    end: int
    text: str
    kind: SegmentKind | None
    words: int
    ends: bool

    @property
    def is_paragraph(self) -> bool: ...


def mark_tail(lines: Sequence[MarkedLine], text: str) -> None:
    """Mark the last lines that are titles of other reports as furniture.

    Such a line ends like no sentence though the paragraphs do. It is taken for a teaser if furniture stands above it,
    if it is one of several, or if most of its long words stand nowhere in the report: a last sentence whose full stop
    is lost speaks of the report's own matter.
    """
    paragraphs = [line for line in lines if line.kind is None and line.words >= 8]
    if sum(line.ends for line in paragraphs) < max(2, 0.75 * len(paragraphs)):
        return
    tail: list[MarkedLine] = []
    led = False
    for line in reversed(lines):
        if line.kind == "furniture":
            led = True
            continue
        if line.kind is not None or len(tail) >= MOST_LINES or not _is_open(line):
            break
        tail.append(line)
        led = False
    above = {line.start for line in tail} if led else set()
    for line in tail:
        if line.start in above or len(tail) >= 2 or _is_foreign(line, text):
            line.kind = "furniture"


def _is_open(line: MarkedLine) -> bool:
    return not (
        line.ends
        or line.words > LONGEST_TEASER
        or _ITS_OWN.match(line.text)
        or _CUT_OFF.search(line.text)
        or line.text[0].islower()
        or line.text.endswith(":")
    )


def _is_foreign(line: MarkedLine, text: str) -> bool:
    """Tell whether most of the long words of a line stand nowhere before it."""
    known = _stems(fold_words(text[: line.start]))
    own = _stems(fold_words(line.text))
    return bool(own) and len(own & known) < MOST_SHARED * len(own)


def _stems(words: Iterable[str]) -> set[str]:
    return {w[:_STEM] for w in words if len(w) >= _LONG_WORD}


def is_cut_off(text: str) -> bool:
    """Tell whether a last paragraph breaks off: with dots, with a comma, or in the middle of a long sentence."""
    if re.search(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(more\))[\"”’'»)]*$", text):
        return True
    if ends_sentence(text):
        return False
    return (_CUT_OFF.search(text) is not None and len(text.split()) >= 6) or len(text.split()) > LONGEST_TEASER
