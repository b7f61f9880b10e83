"""Names in, stand-ins out: the parser is shown neutral names, so that no party can sway how a sentence is parsed."""

from collections.abc import Iterable, Sequence

from accordingto.annotate.names import NameHit, forms

COUNTRIES = {1: ("France",), 2: ("South", "Korea")}
CITIES = {1: ("Paris",), 2: ("San", "Francisco")}
PEOPLE = {1: ("Smith",), 2: ("John", "Smith"), 3: ("John", "Paul", "Smith")}
GROUPS = {"adjective": "German", "demonym": "German", "demonyms": "Germans"}
BODY = "NATO"


def mask_names(words: Sequence[str], hits: Iterable[NameHit]) -> tuple[list[str], set[int]]:
    """Return the words with stand-ins for known names, and the numbers of the words that were replaced.

    The count of words stays. Names made of ordinary words (ministries, agreements) are left as they are.
    """
    masked = list(words)
    replaced: set[int] = set()
    for hit in hits:
        stand_in = _stand_in(words, hit)
        if stand_in:
            masked[hit.first : hit.last + 1] = stand_in
            replaced.update(range(hit.first, hit.last + 1))
    return masked, replaced


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
