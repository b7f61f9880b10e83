"""A file of marked passages in, texts with their frames out (the marks: `training/README.md`)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from accordingto.model.labels import FACTS, ROOTS, VERBAL
from accordingto.model.records import Span

TAG = re.compile(r"<(/?)([a-z])(\d*)((?: [A-Za-z]+)*)>")
MARKS = "scqrae"
"""Marks that have a number; `u` has none."""


class PassageError(ValueError):
    """A line whose marks do not fit: says which line of which file, and what is wrong."""


@dataclass
class Frame:
    """What one number ties together: a cue or trigger, its kind, and the stretches that play a part."""

    number: str
    kind: str | None = None
    fact: str | None = None
    background: bool = False
    root: str | None = None
    parts: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))

    def spans(self, mark: str) -> list[Span]:
        """Return the stretches of one kind of mark in text order."""
        return sorted(self.parts.get(mark, []))


@dataclass
class Passage:
    """One text without its marks, its frames and the utterances in its own voice (act and stretch)."""

    text: str
    frames: list[Frame]
    utterances: list[tuple[str, Span]]

    def outermost(self) -> Iterator[Frame]:
        """Yield the attributions that stand inside no other one's content."""
        contents = [(frame, span) for frame in self.frames for span in frame.spans("q")]
        for frame in self.frames:
            at = [span for mark in "csq" for span in frame.spans(mark)]
            if frame.spans("e") or not at:
                continue
            first = min(at)
            inside = any(
                o is not frame and s <= first[0] and first[1] <= e and (s, e) != first for o, (s, e) in contents
            )
            if not inside:
                yield frame


def read_passages(path: Path) -> Iterator[Passage]:
    """Yield the passages of a file, one a line. Raises PassageError for a line whose marks do not fit."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield read_passage(line.strip())
            except ValueError as error:
                raise PassageError(f"{path}:{number}: {error}") from error


def read_passage(line: str) -> Passage:
    """Return the passage that a marked line holds; raises ValueError where marks cross or stay open."""
    text, at = "", 0
    opened: list[tuple[str, str, list[str], int]] = []
    frames: dict[str, Frame] = {}
    utterances: list[tuple[str, Span]] = []
    for tag in TAG.finditer(line):
        text += line[at : tag.start()].replace(" ¶ ", "\n\n")
        at = tag.end()
        closing, mark, number, attributes = tag.groups()
        if not closing:
            _check(mark, number, attributes.split())
            opened.append((mark, number, attributes.split(), len(text)))
            continue
        if not opened or opened[-1][:2] != (mark, number):
            raise ValueError(f"</{mark}{number}> closes what is not the last mark opened")
        _, _, words, start = opened.pop()
        if mark == "u":
            utterances.append((words[0], (start, len(text))))
        else:
            _add(frames.setdefault(number, Frame(number)), mark, words, (start, len(text)))
    if opened:
        raise ValueError(f"<{opened[-1][0]}{opened[-1][1]}> is not closed")
    text += line[at:].replace(" ¶ ", "\n\n")
    return Passage(text, list(frames.values()), utterances)


def _check(mark: str, number: str, words: list[str]) -> None:
    """Raise ValueError for a mark that does not exist, or whose words are none of the vocabulary."""
    known = bool(number) if mark in MARKS else mark == "u" and not number
    if mark in "cu":
        known &= len(words) == 1 and words[0] in VERBAL
    elif mark == "e":
        told = words[2:-1] if words[-1:] == ["bg"] else words[2:]
        known &= (
            len(words) >= 2 and words[0] in ROOTS and words[1] in FACTS and len(told) <= 1 and set(told) <= {*ROOTS}
        )
    else:
        known &= not words
    if not known:
        raise ValueError(f"<{' '.join([mark + number, *words])}> is no mark (see training/README.md)")


def _add(frame: Frame, mark: str, words: list[str], span: Span) -> None:
    frame.parts[mark].append(span)
    if mark in "ce" and words:
        frame.kind = words[0]
    if mark == "e":
        frame.fact = words[1]
        frame.background = "bg" in words[2:]
        told = [w for w in words[2:] if w != "bg"]
        frame.root = told[0] if told else (words[0] if words[1] != "unrealised" else None)
