"""A wording in, its prints out: hashes of its sentences and of some runs of words, by which texts find each other."""

from collections.abc import Iterator
from hashlib import blake2b

from accordingto.resolve.word_runs import Wording

RUN = 3
"""Words of a run: so many unchanged words in a row are what reprints share also after heavy edits."""
ONE_IN = 4
"""Of the runs only every so many are kept, chosen by their hash, so that both texts choose the same."""
SHORTEST_SENTENCE = 6
"""Words of the shortest sentence that has a print of its own."""


def make_prints(wording: Wording) -> frozenset[int]:
    """Return the prints of a wording, whole numbers of 64 bits, signed."""
    return frozenset((*sentence_prints(wording), *_run_prints(wording)))


def sentence_prints(wording: Wording) -> Iterator[int]:
    """Yield the prints of the sentences that are long enough to have one."""
    for first, last in wording.sentences:
        if last - first >= SHORTEST_SENTENCE:
            yield hash_words(wording.words[first:last])


def _run_prints(wording: Wording) -> Iterator[int]:
    words = wording.words
    for first in range(len(words) - RUN + 1):
        found = hash_words(words[first : first + RUN])
        if found % ONE_IN == 0:
            yield found


def hash_words(words: tuple[str, ...]) -> int:
    """Return a hash of some words in their order, the same on every machine."""
    digest = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
