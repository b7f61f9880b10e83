"""Text in, text of the same length out with diacritics, quotation marks and dashes made plain."""

import unicodedata

_QUOTES = dict.fromkeys("“”„‟«»″〝〞＂", '"') | dict.fromkeys("‘’‚‛′‹›`´", "'")
_DASHES = dict.fromkeys("—―−", "–") | dict.fromkeys("‐‑", "-")
_LETTERS = {"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "ð": "d", "ħ": "h"}


class _Fold(dict[int, str]):
    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _QUOTES.get(char) or _DASHES.get(char) or _LETTERS.get(char) or _base(char)
        self[code] = plain
        return plain


def _base(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return bare if len(bare) == 1 else char


_FOLD = _Fold()


def fold(text: str) -> str:
    """Return the text, character for character, with plain letters, straight quotation marks and one kind of dash.

    Offsets into the result are offsets into `text`. Case is kept.
    """
    if text.isascii() and "`" not in text:
        return text
    return text.translate(_FOLD)
