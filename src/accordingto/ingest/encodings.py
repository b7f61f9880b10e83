"""Bytes in, decoded text with its offset map out; or the reason why the bytes are no text."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.ingest.traces import TracedText
from accordingto.model.offsets import OffsetMap, Piece, piece_of

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
SAMPLE = 65536
MOST_CONTROLS = 0.05
"""More control characters than this share of the first bytes: no text."""

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_WIDTHS = re.compile(
    r"([\x00-\x7f\udc80-\udcff]+)|([\x80-\u07ff]+)|([\u0800-\ud7ff\ue000-\uffff]+)|([\U00010000-\U0010ffff]+)"
)
_WIDE = re.compile(r"([\x00-\ud7ff\ue000-\uffff]+)|([\U00010000-\U0010ffff]+)")
_BAD = re.compile(r"[\udc80-\udcff]+")
_GOOD = re.compile(r"[^\x00-\x7f\udc80-\udcff]")
_HIGH = re.compile(r"[^\x00-\x7f\xa0]")
_HIGH_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f](?=[^\W\d_])")

FEWEST_HIGH = 24
"""High bytes from which a statistical guess at the encoding means something."""
ONE_BYTE = (*(f"cp125{n}" for n in range(9)), "iso8859_2", "iso8859_5", "koi8_r", "koi8_u", "mac_roman")
TWO_BYTES = ("gb18030", "big5", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949")
"""Encodings of one to four bytes a character."""

COMMON = {
    "cp1252": set("éèàçüöäßñóíáêôâîûùëïœæøåãõìòÉÈÀÇÜÖÄÓÁÎÔØÅÆ‘’“”–—…•€£«»°©®·§"),
    "cp1250": set("šćčžđŠĆČŽĐłśźżąęóńŁŚŻěřýáíéúůňťďőűöüăâîşţäßëçôĽľ‘’“”„–—…•€«»°©®§"),
    "cp1251": {chr(c) for c in (*range(0x410, 0x450), 0x401, 0x451)} | set("ІіЇїЄєЂђЈјЉљЊњЋћЏџЃѓЌќЎў‘’“”„–—…•€«»№"),
}
"""The characters beyond ASCII that the texts of each encoding are made of."""
_SOUTH_SLAVIC_AS_WESTERN = re.compile(r"(?<=[a-z])(?:[iaou]æ|iè(?=i))\b|è(?=ar\b|iæ)")


@dataclass(frozen=True)
class Decoded:
    """A text as it came out of the bytes. Bytes that are no UTF-8 stand in it as U+DC80 to U+DCFF."""

    trace: TracedText
    encoding: str


def refuse_bytes(data: bytes) -> str | None:
    """Return why bytes hold no text (nothing in them, a picture, a program …), or None if they may."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return "the file is empty" if not data else "there is nothing but blanks in it"
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            return f"it is {what}, not text"
    sample = data[:SAMPLE]
    if any(sample.startswith(mark) for mark, name in BYTE_ORDER_MARKS if name != "utf-8") or _bare_utf16(sample):
        return None
    if len(_CONTROLS.findall(sample)) > MOST_CONTROLS * len(sample) or sample.count(0) > 2:
        return "it is binary, not text"
    return None


def decode_bytes(data: bytes, declared: str | None = None) -> Decoded:
    """Decode bytes by their byte order mark, as UTF-8, or by evidence among the old encodings.

    `declared` is what the document says of itself and is believed only where the bytes are not UTF-8.
    Never fails: what is no UTF-8 in a text that mostly is stays as lone surrogates for the repair.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name, len(mark))
    wide = _bare_utf16(data[:SAMPLE])
    if wide:
        return _decoded(data, wide, 0)
    text = data.decode("utf-8", "surrogateescape")
    bad = len(_BAD.findall(text))
    if not bad:
        return _traced(text, "utf-8", 0)
    old = None if len(_GOOD.findall(text)) >= bad else _declared(declared, data) or _evident(data)
    return _decoded(data, old, 0) if old else _traced(text, "utf-8", 0)


def find_declared(data: bytes) -> str | None:
    """Return the encoding that an HTML page declares in its head, as it stands there, or None."""
    found = _META_CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else None


def _bare_utf16(sample: bytes) -> str | None:
    """Name the UTF-16 without a mark that has its zeros on every other byte."""
    pairs = len(sample) // 2
    if pairs < 4 or sample.count(0) < pairs * 0.6:
        return None
    odd = sample[1::2].count(0)
    if odd > 0.6 * pairs and sample[::2].count(0) < 0.05 * pairs:
        return "utf-16-le"
    return "utf-16-be" if odd < 0.05 * pairs else None


def _decoded(data: bytes, name: str, skipped: int) -> Decoded:
    if name == "utf-8":
        return _traced(data.decode("utf-8", "surrogateescape"), name, skipped)
    return _traced(data.decode(name, "replace"), name, skipped)


def _traced(text: str, name: str, skipped: int) -> Decoded:
    return Decoded(TracedText(text, lambda: map_encoding(text, name, skipped)), name)


def map_encoding(text: str, encoding: str, skipped: int = 0) -> OffsetMap:
    """Return the map from a decoded text to the bytes it was decoded from, of which `skipped` were a mark."""
    return OffsetMap(_encoded_pieces(text, encoding, skipped))


def _encoded_pieces(text: str, encoding: str, at: int) -> Iterator[Piece]:
    runs: Iterator[tuple[str, int]]
    if encoding == "utf-8":
        runs = ((m.group(), m.lastindex or 0) for m in _WIDTHS.finditer(text))
    elif encoding.startswith("utf-16"):
        runs = ((m.group(), 2 * (m.lastindex or 0)) for m in _WIDE.finditer(text))
    elif encoding in TWO_BYTES:
        runs = ((char, len(char.encode(encoding))) for char in text)
    else:
        runs = iter([(text, 4 if encoding.startswith("utf-32") else 1)])
    for run, width in runs:
        piece = piece_of(len(run), at, width)
        yield piece
        at = piece.high


def _declared(name: str | None, data: bytes) -> str | None:
    """Return the declared encoding where it knows all these bytes."""
    if name is None:
        return None
    try:
        found = codecs.lookup(
            {"iso-8859-1": "cp1252", "latin1": "cp1252", "gb2312": "gb18030"}.get(name.lower(), name)
        ).name
        text = data.decode(found)
    except (LookupError, UnicodeDecodeError):
        return None
    return found if len(text) == len(data) or found in TWO_BYTES else None


def _evident(data: bytes) -> str | None:
    """Name the one-byte encoding that makes words of the high bytes; None where none does (damaged UTF-8)."""
    sample = data[: 4 * SAMPLE]
    scores = {name: _plausibility(sample, name) for name in COMMON}
    best = max(scores, key=lambda name: scores[name])
    if best == "cp1252" and _SOUTH_SLAVIC_AS_WESTERN.search(sample.decode("cp1252", "replace")):
        best = "cp1250"
    if scores[best] >= 0.9:
        return best
    guessed = _guess(sample)
    if guessed:
        return guessed
    return best if scores[best] >= 0.7 else None


def _plausibility(data: bytes, name: str) -> float:
    """Return the share of high characters that are usual in the encoding and stand where they can stand."""
    text = data.decode(name, "replace")
    high = _HIGH.findall(text)
    good = sum(c in COMMON[name] for c in high)
    good -= sum(not c.isalpha() and c not in "’‘·" for c in _HIGH_IN_WORD.findall(text))
    share = good / len(high) if high else float(name == "cp1252")
    return share - _mixed_words(text) if name == "cp1251" else share


def _mixed_words(text: str) -> float:
    """Return how little a text looks Cyrillic: the share of words with Latin letters, 1 where it has few Cyrillic ones."""
    words = re.findall(r"[^\W\d_]+", text)
    cyrillic = [w for w in words if not w.isascii()]
    if sum(map(len, cyrillic)) < max(4, 0.1 * sum(map(len, words))):
        return 1.0
    return sum(bool(re.search("[A-Za-z]", w)) for w in cyrillic) / len(cyrillic)


def _guess(data: bytes) -> str | None:
    """Ask charset-normalizer, where there are enough high bytes to tell, among the encodings that texts come in."""
    from charset_normalizer import from_bytes

    if sum(b > 127 for b in data) < FEWEST_HIGH:
        return None
    found = from_bytes(data[:SAMPLE], cp_isolation=[*ONE_BYTE, *TWO_BYTES]).best()
    try:
        return found.encoding if found and data.decode(found.encoding) else None
    except UnicodeDecodeError:
        return None
