"""Names in, stand-ins out: the parser is shown neutral names, so that no party can sway how a sentence is parsed."""

from collections.abc import Sequence

from accordingto.annotate.names import NameHit, NameIndex, forms
from accordingto.annotate.offices import ACROSS, RANKS

COUNTRIES = {1: ("France",), 2: ("South", "Korea")}
CITIES = {1: ("Paris",), 2: ("San", "Francisco")}
PEOPLE = {1: ("Smith",), 2: ("John", "Smith"), 3: ("John", "Paul", "Smith")}
GROUPS = {"adjective": "German", "demonym": "German", "demonyms": "Germans"}
BODY = "NATO"
GIVEN_NAME, SURNAME = "John", "Smith"
ENDS = frozenset(".?!:;\"“”'-–—")
"""Marks after which a word has a capital whether it is a name or not."""


def mask_names(words: Sequence[str], hits: Sequence[NameHit], index: NameIndex) -> tuple[list[str], set[int]]:
    """Return the words with stand-ins for known names, and the numbers of the words that were replaced.

    The count of words stays. Of names made of ordinary words (ministries, agreements) only the states, peoples and
    places in them are replaced, whether the whole is known or not: "Orvenian Customs" is shown as "German Customs".
    """
    masked = list(words)
    replaced: set[int] = set()
    for hit in hits:
        for part in [hit] if _stand_in(words, hit) else index.find_within(words, hit):
            stand_in = _stand_in(words, part)
            if stand_in:
                masked[part.first : part.last + 1] = stand_in
                replaced.update(range(part.first, part.last + 1))
    for hit in hits:
        given = hit.first - 1
        if masked[hit.first : hit.last + 1] == [SURNAME] and given not in replaced and _is_given_name(words, given):
            masked[given] = GIVEN_NAME
    return masked, replaced


def _is_given_name(words: Sequence[str], at: int) -> bool:
    """Tell whether the word before a known surname is a name: it has a capital, and names no office or rank."""
    word = words[at] if at >= 0 else ""
    if not (word[:1].isupper() and word[1:].islower() and word.isalpha() and len(word) > 2):
        return False
    begins = at == 0 or words[at - 1] in ENDS
    return not begins and word.lower() not in ACROSS and word.lower() not in RANKS


def _stand_in(words: Sequence[str], hit: NameHit) -> tuple[str, ...] | None:
    length, found = hit.last - hit.first + 1, forms(hit)
    for form, word in GROUPS.items():
        if form in found and length == 1:
            return (word,)
    kinds = {k.actor.kind for k in hit.known if k.actor and k.form in ("name", "surname")}
    if "person" in kinds:
        return PEOPLE.get(length)
    if "state" in kinds:
        return COUNTRIES.get(length)
    if found & {"capital", "place"}:
        return CITIES.get(length)
    return (BODY,) if length == 1 and words[hit.first].isupper() else None
