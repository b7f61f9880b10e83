"""A parse in, matters out that headlines give to somebody by a colon: "Orlan: Merin must leave", "Union to owners: pay up"."""

from collections.abc import Iterator

from accordingto.coding.matters import Matter, deadline_in, is_side, lemmas_of, party_names, words
from accordingto.coding.phrases import subject_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Sentence, Token

LABELS = frozenset(
    "opinion analysis editorial exclusive breaking update watch video interview comment live report feature explainer profile "
    "factbox commentary letter letters review column essay briefing podcast weather sport business recipe".split()
)
"""What stands before the colon of a headline without saying anything."""
LONGEST = 22
"""Tokens of a headline at most."""
OPENING = 5
"""Tokens at most before its colon or before "to"."""


def find_headline_asks(annotations: Annotations) -> Iterator[Matter]:
    """Yield what headlines ask in the words behind their colon; only lines without a full stop are headlines."""
    parse, text = annotations.parse, annotations.document.text
    for sentence in parse.sentences:
        tokens = parse.tokens_of(sentence)
        opens = text.rfind("\n", 0, sentence.start) + 1
        alone = text[opens : sentence.start].strip() == "" and text[sentence.end : sentence.end + 1] in ("", "\n")
        if not alone or len(tokens) > LONGEST or tokens[-1].norm in (".", "?", "!", ":"):
            continue
        colon = next((t for t in tokens[1 : 2 * OPENING] if t.norm == ":"), None)
        if colon is not None and colon.i < tokens[-1].i:
            found = _asked(annotations, sentence, colon)
            if found is not None:
                yield found


def _asked(annotations: Annotations, sentence: Sentence, colon: Token) -> Matter | None:
    parse, text = annotations.parse, annotations.document.text
    before = parse.tokens[sentence.first : colon.i]
    joint = next((t for t in before if t.norm == "to"), None)
    speaking = [t for t in before if joint is None or t.i < joint.i]
    if not speaking or len(speaking) > OPENING or not is_side(annotations, speaking[-1]):
        return None
    if {t.norm for t in speaking} & LABELS:
        return None
    after = parse.tokens[colon.i + 1 : sentence.last + 1]
    of: tuple[str, ...]
    if joint is not None:
        if after[0].lemma != after[0].norm or after[0].tag not in ("VB", "VBP", "VBD", "VBN", "NN"):
            return None
        deed, of = (
            after[0],
            party_names(annotations, [t for t in parse.tokens[colon.i - 1 : colon.i] if is_side(annotations, t)]),
        )
    else:
        must = next((t for t in after if t.norm in words("strong_modals") and t.dep == "aux"), None)
        deed = parse.head(must) if must is not None else after[0]
        subject = subject_of(parse, deed)
        if must is None or subject is None or subject.i < colon.i or not is_side(annotations, subject):
            return None
        of = party_names(annotations, [subject])
    by = party_names(annotations, [speaking[-1]])
    span = (after[0].start, after[-1].end)
    if not by or not of or set(by) & set(of):
        return None
    or_else = any(t.norm == "or" for t in after)
    return Matter(
        kind="ultimatum" if or_else else "demand",
        by=by,
        of=of,
        must_act=of,
        terms=" ".join(text[slice(*span)].split()),
        evidence=(sentence.start, span[1]),
        deadline=deadline_in(annotations, span),
        step_by=by,
        confidence=0.5,
        lemmas=lemmas_of(annotations, span),
    )
