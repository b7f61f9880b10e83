"""The markup of a page and the text taken from it in, the map from that text to the markup out."""

import html as entities
import re
from bisect import bisect_right
from collections.abc import Iterator

from accordingto.model.offsets import UNKNOWN, OffsetMap, Piece
from accordingto.model.sentences import find_sentences

_TOKENS = re.compile(
    r"<!--.*?-->|<(script|style|noscript|template)\b[^>]*>.*?</\1\s*>|<[!/?a-zA-Z][^>]*>|(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}"
    r"|[A-Za-z][A-Za-z0-9]{1,30});?)|([^<&]+|[<&])",
    re.DOTALL | re.IGNORECASE,
)
_LINE = re.compile(r"[^\n]+")


class Markup:
    """The visible characters of a page without blanks, and where each of them stands in the markup."""

    def __init__(self, html: str) -> None:
        parts: list[str] = []
        self.at: list[tuple[int, int]] = []
        """Of every visible character, its first code point in the markup and the one after its last."""
        for token in _TOKENS.finditer(html):
            if token[2]:
                meant = _squeeze(entities.unescape(token[2]))
                self.at += [(token.start(), token.end())] * len(meant)
            elif token[3]:
                meant, begin = "", token.start()
                for n, char in enumerate(token[3]):
                    if _is_seen(char):
                        meant += char
                        self.at.append((begin + n, begin + n + 1))
            else:
                continue
            parts.append(meant)
        self.seen = "".join(parts)
        body = re.search(r"<body\b", html, re.IGNORECASE)
        self.body = bisect_right(self.at, (body.start(), 0)) if body else 0

    def find(self, wanted: str, cursor: int) -> int:
        """Return where characters (without blanks) stand: after the cursor, else in the body, else anywhere; -1 = nowhere."""
        if not wanted:
            return -1
        for start in (cursor, self.body, 0):
            found = self.seen.find(wanted, start)
            if found >= 0:
                return found
        return -1


def _is_seen(char: str) -> bool:
    return char.isprintable() and not char.isspace()


def _squeeze(text: str) -> str:
    return "".join(c for c in text if _is_seen(c))


def map_markup(html: str, text: str) -> OffsetMap:
    """Return the map from a text to code points of the markup it was taken from.

    Each line is looked for in the visible characters of the page, blanks apart, in the order of the text; where it does
    not stand as a whole, its sentences are. What is not found leads nowhere.
    """
    markup = Markup(html)
    places: list[int] = [-1] * len(text)
    cursor = markup.body
    for line in _LINE.finditer(text):
        cursor = _place(markup, text, line.start(), line.end(), cursor, places)
    return OffsetMap(_pieces(markup, text, places))


def _place(markup: Markup, text: str, start: int, end: int, cursor: int, places: list[int]) -> int:
    """Note where the characters of a line stand in the page; return the place after the last that was found."""
    found = markup.find(_squeeze(text[start:end]), cursor)
    if found >= 0:
        return _note(text, start, end, found, places)
    for first, last in find_sentences(text[start:end]):
        found = markup.find(_squeeze(text[start + first : start + last]), cursor)
        if found >= 0:
            cursor = _note(text, start + first, start + last, found, places)
    return cursor


def _note(text: str, start: int, end: int, found: int, places: list[int]) -> int:
    for n in range(start, end):
        if _is_seen(text[n]):
            places[n] = found
            found += 1
    return found


def _pieces(markup: Markup, text: str, places: list[int]) -> Iterator[Piece]:
    for n, place in enumerate(places):
        if place >= 0:
            low, high = markup.at[place]
            yield Piece(1, low, high, high - low)
            continue
        before = places[n - 1] if n else -1
        after = places[n + 1] if n + 1 < len(places) else -1
        gap = (markup.at[before][1], markup.at[after][0]) if before >= 0 and after == before + 1 else (UNKNOWN, UNKNOWN)
        known = text[n] == " " and gap[0] < gap[1]
        yield Piece(1, *gap, gap[1] - gap[0]) if known else Piece(1, UNKNOWN, UNKNOWN, 0)
