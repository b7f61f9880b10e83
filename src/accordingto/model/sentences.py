"""A paragraph in, rough sentences out: good enough to compare them, not to parse them."""

import re
import unicodedata
from collections.abc import Iterator

FINAL = re.compile(r"[.!?…][\s\"“”„’‘'»«)\]]*(?:[(\[][^()\[\]]{1,40}[)\]])?$")
"""The end of a text that ends a sentence, closing marks and an editor's note in brackets included."""

_END = re.compile(r"[.!?…][\"“”’'»)\]]*\s+(?=[\"“„‘'«(\[]*[^\W_a-zß-öø-ÿ])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Pres|St|Jr|Sr|No|Nos|vs|etc|approx|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Hon|Rev|Amb|Brig|Adm|Cmdr|Art|Fig|al|cf|e\.g|i\.e)|\b[A-Z](?:\.[A-Z])*)\.\s+$"
)
_FOLD = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
})  # fmt: skip
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_WORDS = re.compile(r"[^\W_]+")


def find_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the first code point and the one after the last of every sentence, blanks between them left out."""
    start = 0
    for found in _END.finditer(text):
        if _ABBREVIATED.search(text, max(start, found.start() - 12), found.end()):
            continue
        end = found.start() + len(found[0].rstrip())
        yield start, end
        start = found.end()
    if start < len(text):
        yield start, len(text)


def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, accents and marks, to compare it with others."""
    if not text.isascii():
        text = text.translate(_FOLD)
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return tuple(_WORDS.findall(text.casefold()))


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return FINAL.search(text.rstrip()) is not None
