"""Documents in, the pairs that MinHash finds out: datasketch or rensa, on the same texts as `copies.py`.

Both are for comparison only and no part of the program: `pip install datasketch rensa`. Texts are sets of runs of three
words, folded as the program folds them; 128 permutations; pairs from a Jaccard likeness of .5, .3 and .1 on.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from accordingto.model.records import Document
from accordingto.resolve.word_runs import find_wording

PERMUTATIONS = 128
THRESHOLDS = (0.5, 0.3, 0.1)
Pairs = set[tuple[str, str]]


def shingles(document: Document) -> list[str]:
    """Return the runs of three words of a text."""
    words = find_wording(document).words
    return [" ".join(words[n : n + 3]) for n in range(max(1, len(words) - 2))]


def find_with_datasketch(documents: Sequence[Document], threshold: float) -> Pairs:
    """Return the pairs that datasketch's MinHashLSH finds, checked by the estimate of their likeness."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]

    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    made: dict[str, Any] = {}
    for document in documents:
        made[document.id] = MinHash(num_perm=PERMUTATIONS)
        made[document.id].update_batch([s.encode() for s in shingles(document)])
        index.insert(document.id, made[document.id])
    return _checked(made, ((i, j) for i in made for j in index.query(made[i])), threshold)


def find_with_rensa(documents: Sequence[Document], threshold: float) -> Pairs:
    """Return the pairs that rensa's RMinHashLSH finds, checked in the same way."""
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-not-found]

    bands = 32 if threshold >= 0.3 else 64
    index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=bands)
    names = [d.id for d in documents]
    made: dict[str, Any] = {}
    for number, document in enumerate(documents):
        made[document.id] = RMinHash(num_perm=PERMUTATIONS, seed=42)
        made[document.id].update(shingles(document))
        index.insert(number, made[document.id])
    found = ((names[n], names[m]) for n in range(len(names)) for m in index.query(made[names[n]]))
    return _checked(made, found, threshold)


def _checked(made: dict[str, Any], pairs: Iterable[tuple[str, str]], threshold: float) -> Pairs:
    return {(i, j) for i, j in pairs if i < j and made[i].jaccard(made[j]) >= threshold}


PROGRAMS = {"datasketch": find_with_datasketch, "rensa": find_with_rensa}
"""The other programs by name."""
