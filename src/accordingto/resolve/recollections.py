"""An event and its text in, whether the text takes it for known out: such a deed may have been done long before the report."""

import re

from accordingto.model.records import Event
from accordingto.resolve.surroundings import event_nouns, points_back, sentence_around

NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]*teen|[a-z]*ty|dozens?|hundreds|[0-9,]+"
DEFINITE = r"(?:the|those|these|his|her|its|their|our|my)"
RESTRICTED = re.compile(
    rf"\b(?:{DEFINITE}\s+(?:[\w’'-]+\s+){{0,4}}|those\s+)(?:who|which|whom)\s+(?:[\w’'-]+\s+){{0,4}}$", re.IGNORECASE
)
"""What stands before the verb of a clause that tells which of some known people or things are meant ("the drivers who had …")."""
COUNTED = re.compile(
    rf"\b(?:the|these|all|both|those)(?:\s+(?:{NUMBERS}))?(?:\s+(?!and\b|or\b)[a-z’'-]+){{0,2}}\s+$", re.IGNORECASE
)
"""What stands before a participle that tells which of some known people are meant ("the two sailors killed")."""
ENDING = re.compile(
    r"\s*(?:[.,;:)”\"]|(?:in|on|at|by|since|during|near|there|then|last|for|are|were|is|was|have|had|remain|remains)\b|$)"
)
"""What follows a participle that has no object."""
ALL_OF_THEM = re.compile(
    rf"\b(?:all|both|each|none|most)(?:\s+of\s+(?:them|these|those|the))?(?:\s+(?:{NUMBERS}))?\s+(?:was|were|had\s+been)\s+$",
    re.IGNORECASE,
)
"""What stands before a participle that tells more of people who were named before ("All four were killed")."""
SINCE = re.compile(
    r"\b(?:(?:days?|weeks?|months?|years?)\s+(?:after|since)|ever\s+since)\b(?:(?!\band\b|\bbut\b)[^.;:“”\"]){0,60}$",
    re.IGNORECASE,
)
"""What stands before a deed by which another one is dated ("four weeks after it seized")."""
BEFORE_THEN = re.compile(r"\bhad\s+(?:\w+ly\s+)?(?:been\s+)?(?:\w+ly\s+)?$", re.IGNORECASE)
TELLING = re.compile(
    r"\b(?:sa(?:id|ys?)|told|tells?|report(?:s|ed)?|claim(?:s|ed)?|announce[ds]?|add(?:s|ed)|state[ds]?|confirm(?:s|ed)?"
    r"|according|accus\w+|alleg\w+|den(?:y|ies|ied)|insist\w*|admit\w*|acknowledg\w+|repeat\w*|wr(?:ote|ites?))\b",
    re.IGNORECASE,
)
"""Words of saying, behind which "had" tells no more than that it was said."""


def is_taken_for_known(event: Event, text: str) -> bool:
    """Tell whether a text speaks of a deed as of one that its reader knows or that was done before what it reports.

    A noun that points back ("last week's shooting"); a clause that tells which people are meant ("the two sailors killed",
    "those who murdered him"); a deed by which another is dated ("weeks after it seized the ship"); what had been done,
    other than behind a word of saying.
    """
    if points_back(event, text, event_nouns()):
        return True
    at = text.find(event.trigger, event.evidence_start, event.evidence_end)
    at = at if at >= 0 else event.evidence_start
    first, _ = sentence_around(text, event.evidence_start, event.evidence_end)
    after = text[at + len(event.trigger) : at + len(event.trigger) + 20]
    before = text[first : at + len(event.trigger) - len(event.trigger.split()[-1])] if event.trigger else text[first:at]
    if any(form.search(before) for form in (RESTRICTED, ALL_OF_THEM, SINCE)):
        return True
    if BEFORE_THEN.search(before) and not TELLING.search(before):
        return True
    return _tells_which(event, before, after)


def _tells_which(event: Event, before: str, after: str) -> bool:
    """Tell whether a participle follows those to whom it was done ("the two sailors killed"), and has no object."""
    found = COUNTED.search(before)
    if found is None or event.actors or not ENDING.match(after):
        return False
    heads = {name.split()[-1].casefold() for name in event.recipients}
    word = before.split()[-1].casefold()
    return word in heads or word in ("those", "these", "all")
