"""Articles in, reprints of them out, each with the passages that it has from where: a measure of how copies are found.

Every reprint is made with a seed of its own (of the run's seed, the article, the kind and the rate), so that the same articles
give the same reprints on every machine.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from accordingto.model.sentences import find_sentences

RATES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.6)
"""How much is edited: the share of the sentences cut, of the words changed, of the sentences moved, and so on."""
SHORTEST = 8
"""Sentences that an article must have to be reprinted."""
LIFTED = 0.2
"""Share of an article's sentences that is lifted into another one."""

HEADLINES = (
    "What we know so far", "Region on edge after a tense day", "The day in brief", "Questions remain, officials say",
    "Explained: what happened and why", "Reports: developments overnight", "Fresh details emerge",
)  # fmt: skip
LEADS = (
    "Here is what has been reported on this matter up to now.",
    "Our readers have asked for a summary of the latest developments.",
    "The following has been put together by our desk from what was published.",
)
FURNITURE = (
    "Sign up to our newsletter and never miss a story again.", "Read more about this topic on our front page.",
    "Follow us on social media for live coverage around the clock.", "This page was updated with further information.",
    "Do you have a tip for our reporters? Write to the desk.", "Photo: archive picture for illustration only.",
    "All rights reserved. Reproduction only with permission of the publisher.", "Advertisement: scroll to continue.",
    "Watch: the pictures of the week as our photographers saw them.", "Related stories are listed at the end of the page.",
    "Support independent journalism with a small contribution each month.", "Share this article with your friends.",
    "Listen to this article, read by an automatic voice.", "Comments are closed for this article.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    """A text that is reprinted: its sentences as code points of it."""

    id: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Reprint:
    """A text made from an article (and, of kind `lifted`, from the `host` that it was put into).

    `passages` are spans of it with the spans of the article `source` that they are from.
    """

    id: str
    text: str
    source: str
    kind: str
    rate: float
    passages: tuple[tuple[int, int, int, int], ...]
    host: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of a text that is put together; `start` and `end` say where in the source it is from."""

    text: str
    start: int = -1
    end: int = -1


def make_article(article_id: str, text: str, publisher: str | None = None, published: str | None = None) -> Article:
    """Return an article with its sentences; those of one word or two count as no sentence."""
    found = []
    at = 0
    for line in text.split("\n"):
        found += [(at + s, at + e) for s, e in find_sentences(line) if len(line[s:e].split()) > 2]
        at += len(line) + 1
    return Article(article_id, text, tuple(found), publisher, published)


Edit = Callable[[list[Piece], float, random.Random, Sequence[str]], list[Piece]]


def cut(pieces: list[Piece], rate: float, chance: random.Random, words: Sequence[str]) -> list[Piece]:
    """Leave out a share of the sentences."""
    gone = set(chance.sample(range(len(pieces)), round(rate * len(pieces))))
    return [piece for n, piece in enumerate(pieces) if n not in gone]


def change_words(pieces: list[Piece], rate: float, chance: random.Random, words: Sequence[str]) -> list[Piece]:
    """Change a share of the words: most give way to others, some are left out, some get another one after them."""
    return [Piece(_change(p.text, rate, chance, words), p.start, p.end) if p.start >= 0 else p for p in pieces]


def _change(sentence: str, rate: float, chance: random.Random, words: Sequence[str]) -> str:
    given = sentence.split()
    made: list[str] = []
    for n, word in enumerate(given):
        dice = chance.random()
        if chance.random() >= rate:
            made.append(word)
        elif dice < 0.6 or n + 1 == len(given):
            made.append(chance.choice(words) + (word[-1] if not word[-1].isalnum() else ""))
        elif dice < 0.8:
            made += [word, chance.choice(words)]
    changed = " ".join(made) or sentence
    return changed[0].upper() + changed[1:] if sentence[0].isupper() else changed


def move(pieces: list[Piece], rate: float, chance: random.Random, words: Sequence[str]) -> list[Piece]:
    """Put a share of the sentences into other places."""
    moved = set(chance.sample(range(len(pieces)), round(rate * len(pieces))))
    left = [piece for n, piece in enumerate(pieces) if n not in moved]
    for n in sorted(moved):
        left.insert(chance.randrange(len(left) + 1), pieces[n])
    return left


def furnish(pieces: list[Piece], rate: float, chance: random.Random, words: Sequence[str]) -> list[Piece]:
    """Put furniture before, after and between the sentences, and a lead of the reprinter's own."""
    made = list(pieces)
    for _ in range(round(rate * len(pieces))):
        made.insert(chance.randrange(len(made) + 1), Piece(chance.choice(FURNITURE)))
    return [Piece(chance.choice(LEADS)), *made] if rate else made


def mix(pieces: list[Piece], rate: float, chance: random.Random, words: Sequence[str]) -> list[Piece]:
    """Do a third of everything: cut, move, change words, and put furniture around."""
    for edit in (cut, move, change_words, furnish):
        pieces = edit(pieces, rate / 3, chance, words)
    return pieces


EDITS: dict[str, Edit] = {"cut": cut, "words": change_words, "order": move, "furniture": furnish, "mixed": mix}
KINDS = (*EDITS, "lifted")


def make_reprint(
    article: Article, kind: str, rate: float, words: Sequence[str], host: Article | None, seed: int = 0
) -> Reprint:
    """Return a reprint of an article; of kind `lifted`, a fifth of its sentences put into `host`, their words changed."""
    chance = random.Random(f"{seed} {article.id} {kind} {rate}")
    pieces = [Piece(article.text[s:e], s, e) for s, e in article.sentences]
    name = f"{article.id}~{kind}~{round(rate * 100)}"
    if kind == "lifted":
        if host is None:
            raise ValueError("what is lifted needs a host to be put into")
        lifted = _lift(change_words(pieces, rate, chance, words), chance)
        around = [Piece(host.text[s:e]) for s, e in host.sentences]
        at = chance.randrange(1, len(around))
        text, passages = _put_together([*around[:at], *lifted, *around[at:]], chance)
        return Reprint(name, text, article.id, kind, rate, passages, host.id)
    edited = EDITS[kind](pieces, rate, chance, words)
    headed = [Piece(chance.choice(HEADLINES)), *edited] if rate else edited
    text, passages = _put_together(headed, chance)
    return Reprint(name, text, article.id, kind, rate, passages)


def _lift(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    count = max(2, round(LIFTED * len(pieces)))
    first = chance.randrange(len(pieces) - count + 1)
    return pieces[first : first + count]


def _put_together(pieces: Iterable[Piece], chance: random.Random) -> tuple[str, tuple[tuple[int, int, int, int], ...]]:
    text, passages = "", []
    for piece in pieces:
        text += "" if not text else "\n" if chance.random() < 0.4 else " "
        if piece.start >= 0:
            passages.append((len(text), len(text) + len(piece.text), piece.start, piece.end))
        text += piece.text
    return text, tuple(passages)


def make_reprints(
    articles: Sequence[Article], seed: int = 0, kinds: Sequence[str] = KINDS, rates: Sequence[float] = RATES
) -> Iterator[Reprint]:
    """Yield, for every article that is long enough, one reprint at each rate, the kinds taken in turn."""
    words = sorted({w.strip(".,;:!?\"'()“”‘’").lower() for a in articles for w in a.text.split()} - {""})
    long = [a for a in articles if len(a.sentences) >= SHORTEST]
    for n, article in enumerate(long):
        for turn, rate in enumerate(rates):
            kind = kinds[(n + turn) % len(kinds)]
            host = long[(n + len(long) // 2) % len(long)]
            yield make_reprint(article, kind, rate, words, host, seed)
