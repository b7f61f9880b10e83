"""The first lines of a text in, the body whose letterhead they are out."""

import re
from itertools import islice

LINES = 5
"""The first lines that are looked at."""
LONGEST = 14
"""Words of a letterhead at most."""
SMALL = frozenset("of the for and in on to at by a an & de la du des".split())

_NOUNS = (
    "ministry|embassy|consulate|permanent mission|permanent representation|office|presidency|government|cabinet|council|secretariat"
    "|general staff|armed forces|high command|central command|general command|directorate|delegation|department|commission"
    "|parliament|assembly|senate|mission"
)
_BODY = re.compile(rf"(?:the )?(?P<before>(?:[\w'’.-]+ ){{0,3}}?)(?:{_NOUNS})(?= (?:of|for|to|in)\b|$)", re.IGNORECASE)
_KIND = re.compile(
    r"(?:(?:press|media|joint|official|public) )?"
    r"(?:statement|release|communiqu[eé]|declaration|announcement|note verbale|verbal note|briefing note)\b|for immediate release\b",
    re.IGNORECASE,
)


def find_letterhead(text: str) -> str | None:
    """Return the name of the ministry, embassy, mission or other body whose letterhead opens a text, None if none does.

    A letterhead is a line that is nothing but the body's name, with a line beside it that says what the text is
    ("Statement on …", "Press release"). A name in capitals is returned as it is written within a sentence.
    """
    lines = list(islice((line.strip() for line in text.splitlines() if line.strip()), LINES))
    if not any(_KIND.match(line) for line in lines):
        return None
    return next((_written(line) for line in lines if _is_name(line)), None)


def _is_name(line: str) -> bool:
    words = line.split()
    body = _BODY.match(line)
    if not 2 <= len(words) <= LONGEST or line[-1] in ".:;,!?" or body is None or _KIND.match(line):
        return False
    if SMALL & set(body["before"].lower().split()):
        return False
    return all(w[:1].isupper() or w.lower() in SMALL or not w[:1].isalpha() for w in words)


def _written(line: str) -> str:
    name = (
        line
        if not line.isupper()
        else " ".join(w.lower() if w.lower() in SMALL else w.capitalize() for w in line.split())
    )
    return name.removeprefix("The ").removeprefix("the ")
