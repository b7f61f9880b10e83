"""A parse in, what is said by nobody in particular out: "is said to hold hostages", "it was reported that …", "was accused of …"."""

from collections.abc import Iterator

from accordingto.coding.attributions import Attribution, cue_span, cues_of
from accordingto.coding.factuality import load_hedges
from accordingto.coding.frames import FRAMES
from accordingto.coding.lexicons import Cue
from accordingto.coding.phrases import RELATIVES, agents_of, span_of, trim
from accordingto.coding.takings import clause_span
from accordingto.coding.untold_words import tells_no_words
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span

HEARSAY = "hearsay"
"""The frame of rumour: "is said to", "it was reported that"."""
UNNAMED = "unnamed"
"""The frame of what was publicly done by whom a text does not name: "was accused of", "it was announced that"."""
JUDGING = frozenset({"accuse", "support"})
"""Acts that are done to somebody: "was accused of …", "was praised for …"."""
TELLS = Cue("", "assert", None, (HEARSAY,))
ANNOUNCES = Cue("", "assert", "announce", (UNNAMED,))


def find_hearsay(annotations: Annotations) -> list[Attribution]:
    (
        """Return what passive verbs attribute without saying to whom, in text order.

    Negated ones and questions are the caller's to drop.
    """
        ""
    )
    parse, text = annotations.parse, annotations.document.text
    found = (_by_passive(parse, verb, text) for verb in parse.tokens if verb.tag == "VBN" and verb.pos == "VERB")
    return [a for a in found if a is not None]


def _by_passive(parse: Parse, verb: Token, text: str) -> Attribution | None:
    subject = parse.child(verb, "nsubjpass", "nsubj", "expl")
    if subject is None or parse.child(verb, "auxpass") is None or agents_of(parse, verb) or tells_no_words(parse, verb):
        return None
    judged = _judged(parse, verb, text)
    if judged is not None:
        return judged
    content = list(_told(parse, verb, subject, text))
    if not content:
        return None
    if verb.lemma == "announce":
        return _make(parse, verb, ANNOUNCES, content)
    return _make(parse, verb, TELLS, content) if verb.lemma in load_hedges()["rumours"] else None


def _told(parse: Parse, verb: Token, subject: Token, text: str) -> Iterator[Span]:
    """Yield the words that are told: a clause, or an infinitive after the one of whom it is told."""
    clause = parse.child(verb, "ccomp", "xcomp")
    if clause is None or clause.i < verb.i:
        return
    if subject.norm == "it" or subject.dep == "expl":
        if parse.child(clause, "nsubj", "nsubjpass", "expl") is not None:
            yield clause_span(parse, clause, text)
    elif any(c.norm == "to" for c in parse.children(clause, "aux")):
        if subject.norm not in RELATIVES:
            yield trim(text, span_of(parse, subject))
        yield clause_span(parse, clause, text)


def _judged(parse: Parse, verb: Token, text: str) -> Attribution | None:
    cue = next((c for c in cues_of(parse, verb) if c.act in JUDGING and "against" in c.frames), None)
    taken = FRAMES["against"](parse, verb, cue, text) if cue is not None else None
    if cue is None or taken is None or taken.content[1] <= taken.content[0] or _is_indicted(parse, verb):
        return None
    made = _make(parse, verb, cue, [taken.content])
    made.about = list(taken.about)
    return made


def _is_indicted(parse: Parse, verb: Token) -> bool:
    """Tell whether a court is meant: "was charged with treason" is a deed, no word."""
    return verb.lemma == "charge" and any(c.norm == "with" for c in parse.children(verb, "prep"))


def _make(parse: Parse, verb: Token, cue: Cue, content: list[Span]) -> Attribution:
    negated = parse.child(verb, "neg") is not None
    frame = HEARSAY if cue is TELLS else UNNAMED
    return Attribution(cue, verb, cue_span(parse, verb), [], content, frame, negated=negated)
