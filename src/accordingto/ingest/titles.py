"""The first lines of a text in, the one that is its title out, with and without the name of the site."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from accordingto.ingest.datelines import is_byline, read_dateline, read_prefix
from accordingto.model.loaders import load_yaml
from accordingto.model.sentences import fold_words

LONGEST = 30
"""Words of a title."""
SITE_WORDS = 4
"""Words of a site's name that a line may have beside the title."""

_ENDS_SENTENCE = re.compile(r"(?:\.|;|:|,)[\"“”’‘'»)\]]*$")
_SEPARATOR = re.compile(r"\s+(?:\||–|—|-|::|•|»)\s+")
_CAMEL = re.compile(r"^[A-Z][a-z]+[A-Z][A-Za-z]*$|^[\w-]+\.(?:com|net|org|info|eu|news|tv|[a-z]{2})$")


@cache
def _words() -> dict[str, list[str]]:
    text = files("accordingto").joinpath("data/furniture.yaml").read_text(encoding="utf-8")
    data: dict[str, list[str]] = load_yaml(text)
    return data


@cache
def _site_words() -> frozenset[str]:
    return frozenset(_words()["site_words"])


@cache
def _letterhead() -> re.Pattern[str]:
    return re.compile("|".join(_words()["letterhead"]), re.IGNORECASE)


def find_title(lines: Sequence[str], given: str | None = None) -> int | None:
    """Return the number of the line that is the title, or None.

    It is the line that tells the given title, else one at the top, before or after a date line, that is short, does not
    end like a sentence, and after which a date line, an empty line (`""`) or the report itself follows.
    """
    filled = [n for n, line in enumerate(lines) if line][:8]
    if given:
        return _find_given(lines, filled[:4], fold_words(given))
    for at, number in enumerate(filled[:5]):
        line = lines[number]
        following = [lines[n] for n in filled[at + 1 :]]
        if read_dateline(line) or is_byline(line) or _is_letterhead(line, following):
            continue
        blank = number + 1 < len(lines) and not lines[number + 1]
        return number if _looks_like_title(line) and following and _is_followed(line, following, blank) else None
    return None


def _find_given(lines: Sequence[str], numbers: list[int], wanted: tuple[str, ...]) -> int | None:
    for number in numbers:
        words = fold_words(lines[number])
        if wanted and words[: len(wanted)] == wanted and len(words) <= len(wanted) + SITE_WORDS:
            return number
    return None


def _is_letterhead(line: str, following: list[str]) -> bool:
    """Tell whether a line above the title names who issues the text, or its rubric, and another line is the title."""
    after = next((f for f in following if not read_dateline(f) and not _letterhead().search(f)), None)
    if after is None or not _looks_like_title(after) or len(following) < 2 or len(line.split()) > 8:
        return False
    capitals = line.isupper() and not after.isupper() and len(line.split()) <= 6
    rubric = len(line.split()) <= 2 and len(after.split()) >= 4 and read_dateline(following[0]) is None
    return capitals or rubric or bool(_letterhead().search(line))


def _looks_like_title(line: str) -> bool:
    words = line.split()
    if not words or len(words) > LONGEST or _ENDS_SENTENCE.search(line):
        return False
    return (line[0].isupper() or line[0].isdigit() or line[0] in "\"“‘'«„[(") and read_prefix(line) is None


def _is_followed(line: str, following: list[str], blank: bool) -> bool:
    after = following[0]
    dated = any(read_dateline(f) or is_byline(f) for f in following[:2])
    told_again = fold_words(after)[: len(fold_words(line))] == fold_words(line)
    return dated or told_again or blank or len(after) > len(line)


def without_site(title: str, publisher: str | None = None) -> str:
    """Return a title without the name of the site at its end; a speaker (`… – Belgrade`) stays."""
    found = list(_SEPARATOR.finditer(title))
    if not found:
        return title
    last = found[-1]
    rest, suffix = title[: last.start()], title[last.end() :]
    return rest if len(rest.split()) >= 2 and _names_site(suffix, last[0].strip(), publisher) else title


def _names_site(suffix: str, separator: str, publisher: str | None) -> bool:
    words = suffix.split()
    if publisher and fold_words(suffix) == fold_words(publisher):
        return True
    if len(words) > 5 or not suffix[:1].isalnum():
        return False
    if separator in ("|", "::", "»", "•"):
        return True
    return bool(_CAMEL.match(suffix)) or (
        suffix[:1].isupper() and any(w.lower().strip(".,") in _site_words() for w in (words[0], words[-1]))
    )
