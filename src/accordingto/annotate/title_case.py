"""Lines In Which Each Word Has a Capital in, the same with capitals only where there are names out: so the parser knows words."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from accordingto.annotate.names import NameHit, forms

LEAST_WORDS, LEAST_IN_TITLES = 4, 3
"""Longer words with a capital from which on a line, or one that is known to be a title, shows how it is written."""
SHORT_WORD = 3
"""Letters of the longest words that say nothing, with a capital or without ("to", "for", "UN")."""
SMALL = frozenset(
    "with from over after into amid amidst against about above across along among around before behind below beneath beside "
    "between beyond despite during except inside near next onto outside past since than that then through throughout till toward "
    "towards under until unto upon versus when where which while whose without within this they their them your".split()
)
"""Longer words that are left in lower case in such lines by some."""

Paragraph = tuple[int, int, bool]
"""Number of the first word of a line, number behind its last, and whether it is a title."""


def lower_title_case(
    words: Sequence[str], paragraphs: Iterable[Paragraph], hits: Sequence[NameHit], is_plain: Callable[[str], bool]
) -> tuple[list[str], list[NameHit]]:
    """Return the words, in lines in title case those that are no names with a small letter, and the known names left.

    A word of a known name keeps its capital, but a surname alone ("Ban") may be a word. Such a word, and any other, stands as
    it mostly does within the text's other lines; one that is only in such lines is no name if `is_plain` says so of it in
    lower case.
    """
    titled = [(first, last) for first, last, is_title in paragraphs if is_title_case(words[first:last], is_title)]
    if not titled:
        return list(words), list(hits)
    names = {i for hit in hits if forms(hit) != {"surname"} for i in range(hit.first, hit.last + 1)}
    within = {i for first, last in titled for i in range(first, last)}
    seen = Counter(words[i] for i in range(1, len(words)) if i not in within and words[i - 1] not in _ENDS)
    lowered = {i for i in within - names if _is_lowered(words[i], seen, is_plain)}
    cased = [word.lower() if i in lowered else word for i, word in enumerate(words)]
    return cased, [hit for hit in hits if hit.first not in lowered]


_ENDS = frozenset(".?!:;\"“”'–—-")


def is_title_case(words: Sequence[str], is_title: bool = False) -> bool:
    """Tell whether every longer word of a line has a capital, and not all of its letters are capitals."""
    if not is_title and words[-1:] == ["."]:
        return False
    long = [w for w in words if w.isalpha() and len(w) > SHORT_WORD and w not in SMALL]
    plain = [w for w in long if not w.isupper()]
    return len(plain) >= (LEAST_IN_TITLES if is_title else LEAST_WORDS) and all(w[0].isupper() for w in plain)


def _is_lowered(word: str, seen: Counter[str], is_plain: Callable[[str], bool]) -> bool:
    if not (word[:1].isupper() and (word[1:].islower() or len(word) == 1)):
        return False
    low, high = seen[word.lower()], seen[word]
    return low > high if low or high else is_plain(word.lower())
