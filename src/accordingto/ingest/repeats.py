"""The lines of a report in, the stretches that repeat what stands before them word for word out."""

import re
from collections.abc import Iterable

from accordingto.model.sentences import find_sentences, fold_words

FEWEST = 8
"""Words that a repeated sentence must have; shorter ones may be said twice on purpose."""
FEWEST_OF_TITLE = 4
"""Words of a title that the report begins with once more."""

_AFTER_TITLE = re.compile(r"\s*[–—―:|-]+\s+")


def find_repeats(text: str, lines: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the sentences of body lines that stood in the text before, as spans in text order.

    `lines` are the spans of the body. Case, accents, marks and white space do not tell two sentences apart.
    """
    seen: set[tuple[str, ...]] = set()
    found = []
    for start, end in lines:
        for first, last in find_sentences(text[start:end]):
            words = fold_words(text[start + first : start + last])
            if len(words) < FEWEST:
                continue
            if words in seen:
                found.append((start + first, start + last))
            seen.add(words)
    return found


def find_title_again(title: str, line: str) -> int:
    """Return how many code points of a line repeat the title before a dash or colon (or are nothing else); 0 if none do."""
    wanted = fold_words(title)
    if len(wanted) < FEWEST_OF_TITLE:
        return 0
    if fold_words(line) == wanted:
        return len(line)
    for found in _AFTER_TITLE.finditer(line, 0, 2 * len(title) + 20):
        if fold_words(line[: found.start()]) == wanted:
            return found.end()
    return 0
