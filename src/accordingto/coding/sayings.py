"""Words that somebody said in, what the checks for their act ask of them out: verbs, negation, whose side a subject is."""

from collections.abc import Sequence
from functools import cache

from accordingto.coding.lexicons import load_list
from accordingto.coding.phrases import is_first_person, subjects_of
from accordingto.model.annotations import Annotations, covering
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span

FUTURE = frozenset({"will", "would", "'ll", "shall"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "nor"})
STATE_KINDS = frozenset({"state", "government", "parliament", "judiciary", "military", "police", "person"})
"""Kinds of actors that stand on one side when they belong to one country; rebels and parties of it need not."""
THIRD_OWNERS = frozenset({"its", "his", "her", "their"})


@cache
def act_words(name: str) -> frozenset[str]:
    """Return one of the word lists of `data/acts.yaml`."""
    return frozenset(load_list("acts")[name])


class Said:
    """What was said, with what the checks ask of it: its tokens, and who counts as the speaker's own side."""

    def __init__(self, annotations: Annotations, spans: Sequence[Span], own: frozenset[str]) -> None:
        self.annotations = annotations
        self.parse: Parse = annotations.parse
        self.tokens = [t for start, end in spans for t in annotations.parse.between(start, end)]
        self.own = own

    def verbs(self) -> list[Token]:
        """Return the verbs of what was said."""
        return [t for t in self.tokens if t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass")]

    def is_negated(self, token: Token) -> bool:
        """Tell whether a verb, or the subject that it takes, is negated."""
        if any(c.dep == "neg" or c.norm in NEGATIONS for c in self.parse.children(token)):
            return True
        subject = self.parse.child(token, "nsubj", "nsubjpass")
        return subject is not None and any(c.norm == "no" for c in self.parse.children(subject, "det"))

    def auxiliaries(self, verb: Token) -> set[str]:
        """Return the auxiliaries of a verb, its own or those of the verb that it is joined to."""
        found = {c.norm for c in self.parse.children(verb, "aux")}
        if not found and verb.dep == "conj":
            return {c.norm for c in self.parse.children(self.parse.head(verb), "aux")}
        return found

    def subject_is_own(self, verb: Token) -> bool | None:
        """Tell whether a verb's subject is the speaker or the speaker's side; None where there is no subject."""
        subjects = subjects_of(self.parse, verb)
        if not subjects:
            return None
        return any(self.is_own(s) for s in subjects)

    def is_own(self, token: Token) -> bool:
        """Tell whether a noun or pronoun stands for the speaker or the speaker's side."""
        owners = self.parse.children(token, "poss")
        if any(o.norm in THIRD_OWNERS and self._opens(o) for o in owners):
            return True
        if token.norm in ("it", "he", "she") and self._opens(token) and self._is_untied(token):
            return True
        if is_first_person(token) or any(is_first_person(o) or self._names_own(o) for o in owners):
            return True
        return self._names_own(token)

    def _opens(self, owner: Token) -> bool:
        """Tell whether a pronoun opens what somebody is reported to say: "(said) its units had withdrawn" are his own."""
        first = next((t for t in self.tokens if not self._is_when(t)), None)
        behind_that = first is not None and first.norm == "that" and owner.i == first.i + 1
        return first is not None and (owner.i == first.i or behind_that) and owner.i > 0

    def _is_when(self, token: Token) -> bool:
        """Tell whether a word is of a day that words begin with: "(said) on Saturday its forces had left"."""
        joint = token.dep == "prep" and any(self._is_when(c) for c in self.parse.children(token, "pobj"))
        return joint or any(m.start <= token.start < m.end for m in self.annotations.times)

    def _is_untied(self, token: Token) -> bool:
        """Tell whether nobody is known to be meant by a pronoun in indirect speech: then it is whoever speaks, unless it must act."""
        quoted = covering(self.annotations.quotations, token.start) is not None
        bound = self.auxiliaries(self.parse.head(token)) & act_words("obligations")
        return not quoted and not bound and self.annotations.reference_headed(token) is None

    def _names_own(self, token: Token) -> bool:
        reference = self.annotations.reference_headed(token)
        if reference is None:
            return token.pos in ("PROPN", "NOUN") and token.text in self.own
        mention = reference.mention
        return mention.name in self.own or (mention.kind in STATE_KINDS and mention.country in self.own)
