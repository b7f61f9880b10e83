"""A decoded text in, the same text with damaged characters and irregular white space mended out, step by step."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from ftfy import TextFixerConfig, fix_encoding
from ftfy.badness import is_bad

from accordingto.ingest.traces import TracedText
from accordingto.model.offsets import Edit

INVALID_BYTES = "invalid_bytes"
MOJIBAKE_REPAIRED = "mojibake_repaired"
REPLACEMENT = "\ufffd"

LONGEST_LINE = 5000
"""Code points of a line that is decoded again as a whole; in a longer one it is done word by word."""

_ENCODING_ONLY = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
_SURROGATES = re.compile(r"[\ud800-\udfff]+")
_SUSPECT = re.compile(r"(?![‘’“”„«»–—…]{2})[^\x00-\x7f]{2}|[\x80-\x9f]|[ÃÂ] ")
_NOT_BLANK = re.compile(r"[^ \n]*[^\x00-\x7f][^ \n]*")
_LINES = re.compile(r"[^\n]+")
_ENTITIES = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    r"\ufffe\uffff]+|(?<=[\x00-\u024f])[\u200c\u200d]+"
)
_BLANKS = re.compile(r"\A\s+|(?<!\s)(?: (?=\s)|\n(?=[^\S\n]|\n\s)|[^\S \n])\s*|\s+\Z")
_LINE_ENDS = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def repair_text(trace: TracedText) -> tuple[TracedText, list[str]]:
    """Mend a text and return it with the warnings it earned.

    What is not UTF-8 becomes U+FFFD (typographic marks of windows-1252 are read as such), text decoded in the wrong
    encoding is decoded again, character references are resolved, invisible and control characters go, letters are
    composed (NFC), white space becomes single blanks, line ends and blank lines. Quotation marks, dashes and
    ligatures stay as they are.
    """
    warnings = []
    if _SURROGATES.search(trace.text):
        trace = trace.edited(_invalid_bytes(trace.text))
    if REPLACEMENT in trace.text:
        warnings.append(INVALID_BYTES)
    if not trace.text.isascii():
        mended = trace.edited(_mojibake(trace.text))
        if mended is not trace:
            warnings.append(MOJIBAKE_REPAIRED)
        trace = mended
    steps: tuple[Callable[[str], Iterator[Edit]], ...] = (_references, _unseen, _composed, _white_space)
    for step in steps:
        trace = trace.edited(step(trace.text))
    return trace, warnings


def _invalid_bytes(text: str) -> Iterator[Edit]:
    for found in _SURROGATES.finditer(text):
        lone = found[0]
        mark = chr(ord(lone) - 0xDC00) if len(lone) == 1 and 0xDC80 <= ord(lone) <= 0xDCFF else ""
        typographic = (
            mark.encode("latin-1").decode("cp1252", "ignore") if mark in "\x85\x91\x92\x93\x94\x96\x97" else ""
        )
        yield Edit(found.start(), found.end(), typographic or REPLACEMENT)


def _mojibake(text: str) -> Iterator[Edit]:
    if not _SUSPECT.search(text) or not is_bad(text):
        return
    for found in _LINES.finditer(text):
        line = found[0]
        fixed = line if line.isascii() else _decoded_again(line)
        if fixed != line:
            yield from (Edit(found.start() + a, found.start() + b, new) for a, b, new in _differences(line, fixed))


def _differences(line: str, fixed: str) -> Iterator[Edit]:
    """Yield the edits that make one line of another: word by word where the words are as many, else by comparison."""
    words, others = line.split(" "), fixed.split(" ")
    if len(words) != len(others):
        for tag, a, b, c, d in SequenceMatcher(None, line, fixed, autojunk=False).get_opcodes():
            if tag != "equal":
                yield Edit(a, b, fixed[c:d])
        return
    at = 0
    for word, other in zip(words, others, strict=True):
        if word != other:
            head = _shared(word, other)
            tail = _shared(word[head:][::-1], other[head:][::-1])
            yield Edit(at + head, at + len(word) - tail, other[head : len(other) - tail])
        at += len(word) + 1


def _shared(word: str, other: str) -> int:
    """Return how many code points two words begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))


def _decoded_again(line: str) -> str:
    """Return a line with what was decoded in the wrong encoding decoded again, as a whole or else word by word."""
    fixed = fix_encoding(line, _ENCODING_ONLY) if len(line) <= LONGEST_LINE else line
    if not is_bad(fixed):
        return fixed
    return _NOT_BLANK.sub(lambda m: fix_encoding(m[0], _ENCODING_ONLY), fixed)


def _references(text: str) -> Iterator[Edit]:
    if "&" not in text:
        return
    for found in _ENTITIES.finditer(text):
        meant = html.unescape(found[0])
        if meant != found[0]:
            yield Edit(found.start(), found.end(), meant)


def _unseen(text: str) -> Iterator[Edit]:
    for found in _UNSEEN.finditer(text):
        yield Edit(found.start(), found.end(), "")


def _composed(text: str) -> Iterator[Edit]:
    if unicodedata.is_normalized("NFC", text):
        return
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _joins(text[start:end], text[end]):
            continue
        cluster = text[start:end]
        composed = unicodedata.normalize("NFC", cluster)
        if composed != cluster:
            yield Edit(start, end, composed)
        start = end


def _joins(before: str, char: str) -> bool:
    """Tell whether a character is composed or reordered with what stands before it."""
    if char.isascii():
        return False
    if unicodedata.combining(char):
        return True
    nfc = unicodedata.normalize
    return nfc("NFC", before + char) != nfc("NFC", before) + nfc("NFC", char)


def _white_space(text: str) -> Iterator[Edit]:
    for found in _BLANKS.finditer(text):
        run = found[0]
        ends = len(_LINE_ENDS.findall(run))
        regular = "\n" * min(ends, 2) if ends else " "
        if found.start() == 0 or found.end() == len(text):
            regular = ""
        if run != regular:
            yield Edit(found.start(), found.end(), regular)
