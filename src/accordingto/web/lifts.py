"""A document of a desk in, what it has from other documents, or they from it, out: copies and lifted passages, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accordingto.model.records import Document
from accordingto.model.sameness import Answer, Judgement, Pair, Passage
from accordingto.resolve.clusters import effective
from accordingto.resolve.originals import is_earlier, tell_order
from accordingto.store.base import View
from accordingto.store.queries import DocumentQuery
from accordingto.web.addresses import quote
from accordingto.web.wordings import _, mark

FORMS = {
    "exact": mark("the same words"),
    "near": mark("edited, cut or put in another order"),
    "rewritten": mark("rewritten sentence by sentence"),
    "partial": mark("some passages were taken over"),
}
"""In what way two texts share words."""


@dataclass(frozen=True, slots=True)
class Lift:
    """Words that a document shares with an `other`.

    `passages` start and end in the document, their `other_…` in the other; in the order of the document. `share` and
    `other_share` are how much of each text lies in them, 0 to 1. `answer` is what holds: a person's judgement before
    the program's. `from_other`: True where the document was published later, None where the dates do not tell.
    """

    other: Document
    form: str | None
    answer: str
    chance: float
    passages: tuple[Passage, ...]
    share: float
    other_share: float
    from_other: bool | None
    order: str
    reasons: tuple[str, ...]
    judgement: Judgement | None

    @property
    def told(self) -> str:
        """In what way the two share words, in words."""
        return _(FORMS.get(self.form or "", mark("they share words")))


def beside_address(document_id: str, other_id: str) -> str:
    """Return the address at which two documents stand beside each other."""
    return f"/documents/{quote(document_id, safe='')}?beside={quote(other_id, safe='')}"


def find_lifts(view: View, document: Document) -> tuple[Lift, ...]:
    """Return what a document shares with others: what is surest first, what somebody or the program rules out left out."""
    pairs, judgements = view.pairs("documents", [document.id]), view.judgements("documents", [document.id])
    holds = effective(pairs, judgements)
    decided = {(j.one, j.other): j for j in judgements}
    found = []
    for pair in pairs:
        answer = holds[pair.one, pair.other]
        other = view.document(pair.other if pair.one == document.id else pair.one)
        if other is not None and answer != "NEGATIVE":
            found.append(make_lift(document, other, pair, answer, decided.get((pair.one, pair.other))))
    return tuple(sorted(found, key=lambda lift: (lift.answer != "POSITIVE", -lift.share, lift.other.id)))


def find_original(view: View, document: Document) -> Document | None:
    """Return the document that others of its copy group are copies of; None where there is none, or it cannot be told."""
    if document.original_id in (None, document.id):
        return document if document.original_id else None
    return view.document(document.original_id)


def count_story(view: View, document: Document) -> int:
    """Return how many documents are of the story of a document, 0 where it is the only one."""
    if document.story_id is None:
        return 0
    total = view.find_documents(DocumentQuery(story_id=document.story_id, limit=1)).total
    return total if total > 1 else 0


def make_lift(
    document: Document, other: Document, pair: Pair, answer: str | Answer, judgement: Judgement | None = None
) -> Lift:
    """Return what a document shares with another, seen from the document, whichever of them the pair names first."""
    passages = pair.passages if pair.one == document.id else tuple(_turned(p) for p in pair.passages)
    passages = tuple(sorted(passages, key=lambda p: (p.start, p.end)))
    earlier = is_earlier(other, document)
    return Lift(
        other, pair.form, answer, pair.score, passages,
        share=_share(document, [(p.start, p.end) for p in passages]),
        other_share=_share(other, [(p.other_start, p.other_end) for p in passages]),
        from_other=earlier, order=tell_order(document, other), reasons=pair.reasons, judgement=judgement,
    )  # fmt: skip


def _turned(passage: Passage) -> Passage:
    return Passage(passage.other_start, passage.other_end, passage.start, passage.end)


def _share(document: Document, spans: Iterable[tuple[int, int]]) -> float:
    """Return how much of what is read of a text lies in some stretches of it, 0 to 1."""
    read = [(s.start, s.end) for s in document.segments if s.kind in ("title", "dateline", "body")]
    read = read or [(0, len(document.text))]
    whole = sum(_marks(document.text, a, b) for a, b in read)
    within = sum(_marks(document.text, max(a, c), min(b, d)) for a, b in _merged(spans) for c, d in read)
    return min(1.0, within / whole) if whole else 0.0


def _marks(text: str, start: int, end: int) -> int:
    """Return how many characters of a stretch are no white space; 0 for one that ends before it starts."""
    return sum(not c.isspace() for c in text[start:end]) if end > start else 0


def _merged(spans: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
