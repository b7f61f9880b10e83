"""A happening that is told as alleged in, whether the document calls it untrue out."""

import re

from accordingto.coding.happenings import Happening
from accordingto.coding.lexicons import load_list
from accordingto.model.annotations import Annotations, covering
from accordingto.model.parse import Parse, Token

REFUTES = re.compile(
    r"(?:this|that|these|the (?:allegation|accusation|claim|report|rumour|rumor|assertion)s?)"
    r" (?:is|are|was|were) (?:simply|plainly|entirely|utterly|completely|wholly|just|all)? ?"
    r"(?:(?:a )?lies?|untrue|false|incorrect|wrong|fabricated|invented|nonsense|not true|not so|not the case"
    r"|an? (?:invention|fabrication|hoax))\b",
    re.I,
)
"""How a sentence begins in which a document itself says that what it has just told as alleged is not so."""


def is_taken_back(annotations: Annotations, happening: Happening) -> bool:
    """Tell whether the next sentence of the same paragraph, in the document's own voice, says that it is not so."""
    parse = annotations.parse
    sentence = parse.sentence_of(happening.token)
    if sentence.i + 1 >= len(parse.sentences) or covering(annotations.quotations, sentence.end + 1) is not None:
        return False
    after = parse.sentences[sentence.i + 1]
    words = " ".join(t.text for t in parse.tokens_of(after)[:9])
    return after.paragraph == sentence.paragraph and REFUTES.match(words) is not None


def is_called_false(parse: Parse, noun: Token) -> bool:
    """Tell whether what others have told is called untrue: "reports that it fired are false", "… are without foundation"."""
    verb = parse.head(noun)
    if noun.dep != "nsubj" or verb.lemma not in ("be", "remain") or parse.child(verb, "neg") is not None:
        return False
    words = load_list("acts")
    joint = next((c for c in parse.children(verb, "prep") if c.norm == "without"), None)
    ground = parse.child(joint, "pobj") if joint is not None else None
    if ground is not None:
        return ground.lemma in ("foundation", "basis", "merit", "substance", "ground")
    said = {c.lemma for c in parse.children(verb, "acomp", "attr")}
    return bool(said & {*words["falsehood_adjectives"], *words["falsehood_nouns"]})
