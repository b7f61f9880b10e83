"""Where a statement stands in a text in, how the text keeps its distance out: hedges, conditions, the day it was said."""

import re
from collections.abc import Sequence

from accordingto.coding.hearsay import HEARSAY
from accordingto.model.annotations import Annotations, covering
from accordingto.model.folding import fold
from accordingto.model.parse import Parse, Sentence, Token
from accordingto.model.records import Hedge, Span, TimeMention

PROOF = r"(?:evidence|proof|substantiation|facts)"
UNSUPPORTED = re.compile(
    rf"\bwithout (?:\w+ ){{0,3}}{PROOF}\b|\b(?:no|any|little|scant) {PROOF}\b|\bunsubstantiated\b|\bunsupported\b"
    rf"|\bwithout saying (?:what|how|why|on what)\b|\bbaseless(?:ly)?\b|\bdid n[o']t (?:\w+ ){{0,3}}{PROOF}\b",
    re.IGNORECASE,
)
GIVES_NONE = re.compile(
    rf"\b(?:not|n't|no|never|without|refused|failed)\b[^.]*\b(?:provide|offer|give|present|cite|produce|suppl|show|back)\w*"
    rf"[^.]*\b{PROOF}\b|\b(?:provid|offer|giv|present|cit|produc)\w* no {PROOF}\b",
    re.IGNORECASE,
)
DISTANCED = re.compile(r"\bso-called\b|\bwhat (?:he|she|it|they) (?:call|describe|refer)\w*", re.IGNORECASE)
ALLEGED = re.compile(r"\b(?:allegedly|reportedly|purportedly|supposedly|unconfirmed)\b", re.IGNORECASE)
NAMING = frozenset({"described", "referred"})
"""Frames that give the word somebody uses for a thing: in quotation marks it is his, not the writer's."""
CONDITION_MARKS = frozenset({"if", "unless"})
CONDITION_PHRASES = (
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("provided", "that"),
    ("on", "condition", "that"),
    ("on", "the", "condition", "that"),
)


def find_hedge(
    annotations: Annotations, sentence: Sentence, evidence: Span, content: Sequence[Span], frame: str
) -> Hedge | None:
    """Return how the text keeps its distance from what is said: no evidence given, scare quotes, or hearsay words."""
    text = fold(annotations.document.text)
    around = text[sentence.start : sentence.end]
    told = _outside(around, sentence.start, content)
    if UNSUPPORTED.search(told) or GIVES_NONE.search(told) or _next_gives_none(annotations, text, sentence):
        return "unsupported"
    said = text[evidence[0] : evidence[1]]
    if DISTANCED.search(said) or (frame in NAMING and _is_scare(annotations, content)):
        return "distanced"
    return "alleged" if frame == HEARSAY or ALLEGED.search(said) else None


def _outside(text: str, start: int, content: Sequence[Span]) -> str:
    """Return a sentence with the words that were said blanked out, so that only the writer's own doubt is seen."""
    chars = list(text)
    for first, last in content:
        for i in range(max(0, first - start), min(len(chars), last - start)):
            chars[i] = " "
    return "".join(chars)


def _next_gives_none(annotations: Annotations, text: str, sentence: Sentence) -> bool:
    sentences = annotations.parse.sentences
    if sentence.i + 1 >= len(sentences) or sentences[sentence.i + 1].paragraph != sentence.paragraph:
        return False
    following = sentences[sentence.i + 1]
    return GIVES_NONE.search(text[following.start : following.end]) is not None


def _is_scare(annotations: Annotations, content: Sequence[Span]) -> bool:
    """Tell whether the words that were said are little more than a stretch in scare quotes."""
    start, end = content[0]
    inside = [q for q in annotations.quotations if q.scare and start - 2 <= q.start and q.end <= end + 2]
    return bool(inside) and sum(q.end - q.start for q in inside) > 0.25 * (end - start)


def find_condition(annotations: Annotations, spans: Sequence[Span]) -> str | None:
    """Return the words of the condition that what is said hangs on, if it has one."""
    parse = annotations.parse
    for start, end in spans:
        for token in parse.between(start, end):
            clause = parse.head(token)
            first = _opens_condition(parse, token, start)
            if token.norm in CONDITION_MARKS and token.dep in ("mark", "advmod") and clause.dep != "ccomp":
                first = parse.tokens[max(clause.left, token.i)]
            if first is None:
                continue
            return annotations.document.text[first.start : parse.tokens[clause.right].end].rstrip(' ,.;"”')
    return None


def _opens_condition(parse: Parse, mark: Token, start: int) -> Token | None:
    """Return the first word of a condition of several words that ends in a mark: "as long as …", "provided that …"."""
    if mark.dep != "mark" or mark.norm not in ("as", "that"):
        return None
    for words in CONDITION_PHRASES:
        before = parse.tokens[max(0, mark.i - len(words) + 1) : mark.i + 1]
        if tuple(t.norm for t in before) == words and before[0].start >= start:
            return before[0]
    return None


def _belongs(annotations: Annotations, time: TimeMention, anchor: Token) -> bool:
    """Tell whether a time expression belongs to the cue and not to another verb of the sentence."""
    token = annotations.parse.token_at(time.start)
    for above in annotations.parse.ancestors(token) if token is not None else ():
        if above.i == anchor.i:
            return True
        if above.pos in ("VERB", "AUX"):
            return False
    return False


def find_day(annotations: Annotations, anchor: Token, content: Sequence[Span]) -> str | None:
    """Return the day on which something was said, told in the clause of its cue outside the words themselves.

    Nothing that a text reports was said after the day on which it came out.
    """
    published = annotations.document.published
    sentence = annotations.parse.sentence_of(anchor)
    near = [
        t
        for t in annotations.times_in(sentence.start, sentence.end)
        if t.type in ("DATE", "TIME") and t.date_start and not any(s <= t.start < e for s, e in content)
    ]
    near = [t for t in near if covering(annotations.quotations, t.start) is None and _belongs(annotations, t, anchor)]
    best = min(near, key=lambda t: abs(t.start - anchor.end), default=None)
    if best is None or best.date_start is None or best.date_start != best.date_end:
        return None
    return None if published and best.date_start[:10] > published[: len(best.date_start[:10])] else best.date_start
