"""A parsed text as plain values: tokens, sentences and the questions that rules ask of them.

Offsets are code points of the document's `text`. Nothing here knows which parser made the parse.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark.

    `text` is as in the document, `norm` is lower case without diacritics and with plain quotation marks.
    `head`, `left` and `right` are token numbers of the parse: the governor (itself for a root) and
    the first and last token of the subtree. `masked` tells that the parser saw a stand-in for a known name;
    `ent` is the kind of name that the parser takes it for (`PERSON`, `ORG`, `GPE`, ... or empty); `shown` is the
    word as parser and reader see it: folded, a stand-in for a known name.
    """

    i: int
    start: int
    end: int
    text: str
    norm: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    left: int
    right: int
    sentence: int
    masked: bool = False
    ent: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its number, its tokens (`first` to `last`, inclusive), its characters, its paragraph."""

    i: int
    first: int
    last: int
    start: int
    end: int
    root: int
    paragraph: int
    is_title: bool = False


@dataclass(frozen=True)
class Parse:
    """The tokens and sentences of what is read of a document (title and body, never furniture)."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token.i)
        return tuple(tuple(c) for c in found)

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    def head(self, token: Token) -> Token:
        """Return the governor of a token; the root is its own."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Return the direct dependants of a token in text order, of the named relations only if any are named."""
        tokens, below = self.tokens, self._children[token.i]
        if not deps:
            return [tokens[i] for i in below]
        return [t for i in below if (t := tokens[i]).dep in deps]

    def child(self, token: Token, *deps: str) -> Token | None:
        """Return the first dependant of one of the relations, or None."""
        tokens = self.tokens
        for i in self._children[token.i]:
            if not deps or tokens[i].dep in deps:
                return tokens[i]
        return None

    def subtree(self, token: Token) -> Iterator[Token]:
        """Yield the token and everything under it, in text order."""
        inside = {token.i}
        stack = [token.i]
        while stack:
            for child in self._children[stack.pop()]:
                if child not in inside:
                    inside.add(child)
                    stack.append(child)
        return (self.tokens[i] for i in sorted(inside))

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the governors of a token up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def conjuncts(self, token: Token) -> list[Token]:
        """Return the token and all that is coordinated with it, in text order."""
        first = token
        while first.dep == "conj" and first.head != first.i:
            first = self.head(first)
        found, stack = [first], [first]
        while stack:
            for child in self.children(stack.pop(), "conj"):
                found.append(child)
                stack.append(child)
        return sorted(found, key=lambda t: t.i)

    def sentence_of(self, token: Token) -> Sentence:
        """Return the sentence that a token stands in."""
        return self.sentences[token.sentence]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last + 1]

    def token_at(self, offset: int) -> Token | None:
        """Return the token that covers a character, else the next one; None after the last."""
        if not self.tokens:
            return None
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and self.tokens[at].end > offset:
            return self.tokens[at]
        return self.tokens[at + 1] if at + 1 < len(self.tokens) else None

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that lie wholly or partly between two characters."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        last = first
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return self.tokens[first:last]
