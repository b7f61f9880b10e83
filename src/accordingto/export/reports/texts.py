"""Text of a document in, text that any format of a report can hold harmlessly out."""

import re
import unicodedata

_BARRED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LONG = re.compile(r"\S{400,}")
LONGEST_WORD = 200
"""Characters of a word without a break that a report shows."""


def make_plain(text: str) -> str:
    """Return a text on one line that no format takes for anything but text.

    Control characters and halves of surrogate pairs become U+FFFD; marks that turn the direction of writing are named
    instead of obeyed (`[U+202E]`); words of more than 400 characters are cut.
    """
    line = " ".join(_BARRED.sub("\ufffd", text.replace("\t", " ").replace("\x85", " ")).split())
    line = _TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", line)
    return _LONG.sub(lambda found: f"{found[0][:LONGEST_WORD]}…", unicodedata.normalize("NFC", line))
