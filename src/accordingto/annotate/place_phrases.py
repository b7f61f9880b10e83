"""A parse in, phrases around names of places out: parts of countries, and names that no list knows."""

from collections.abc import Collection, Iterator

from accordingto.annotate.place_uses import WHERE, is_place_use
from accordingto.model.parse import Parse, Token

SIDES = {
    "northern": "North", "north": "North", "southern": "South", "south": "South", "eastern": "East", "east": "East",
    "western": "West", "west": "West", "northeastern": "Northeast", "northeast": "Northeast",
    "northwestern": "Northwest", "northwest": "Northwest", "southeastern": "Southeast", "southeast": "Southeast",
    "southwestern": "Southwest", "southwest": "Southwest", "central": "Central",
}  # fmt: skip
PARTS = frozenset(("part", "parts", "region", "regions", "area", "areas", "half", "end"))
UNKNOWN_ENTITIES = frozenset(("GPE", "LOC", "FAC", "ORG", "PERSON", "PRODUCT", ""))
PLACE_NOUNS = {
    "crossing": "PSTB", "bridge": "BDG", "airport": "AIRP", "river": "STM", "lake": "LK", "island": "ISL",
    "islands": "ISLS", "sea": "SEA", "strait": "STRT", "mountain": "MT", "mountains": "MTS", "valley": "VAL",
    "region": "RGN", "province": "ADM1", "district": "ADM2", "county": "ADM2", "municipality": "ADM2", "shoal": "SHOL",
    "reef": "RF", "camp": "CMP", "hospital": "HSP", "port": "PRT", "square": "SQR", "street": "ST", "road": "RD",
    "peninsula": "PEN", "gate": "PSTB", "dam": "DAM", "base": "INSM", "pass": "PASS", "village": "PPL", "town": "PPL",
    "city": "PPL", "bay": "BAY", "gulf": "GULF", "desert": "DSRT", "oblast": "ADM1", "governorate": "ADM1",
}  # fmt: skip
"""Nouns that are part of a place's name ("Brod crossing", "Lake Tarn"), with GeoNames' feature codes."""
BODIES = frozenset(
    "congress parliament senate council commission assembly government ministry army police court union".split()
)
"""Nouns that, alone and capitalised, name a body and no place."""


def find_side(parse: Parse, first: int, last: int) -> tuple[int, int, str] | None:
    """Return the stretch and the side's name of a part of a place ("northern X", "the north of X", "X's north")."""
    tokens = parse.tokens
    before = tokens[first - 1] if first else None
    if before and before.norm in SIDES and before.norm != "central":
        return first - 1, last, SIDES[before.norm]
    if before and before.norm == "of" and first > 1:
        noun = tokens[first - 2]
        if noun.norm in SIDES:
            return first - 2, last, SIDES[noun.norm]
        if noun.norm in PARTS and first > 2 and tokens[first - 3].norm in SIDES:
            return first - 3, last, SIDES[tokens[first - 3].norm]
    after = tokens[last + 1 : last + 4]
    if len(after) > 1 and after[0].norm in ("'s", "'") and after[1].norm in SIDES:
        part = len(after) > 2 and after[2].norm in PARTS
        if after[1].pos == "NOUN" or part:
            return first, last + (3 if part else 2), SIDES[after[1].norm]
    return None


def find_unlisted(
    parse: Parse, taken: Collection[int], acting: Collection[int]
) -> Iterator[tuple[int, int, str | None]]:
    """Yield the proper names that no list knows after words that say where, or beside nouns for places.

    Tokens `taken` by other names and `acting` as persons or bodies are passed over. With each stretch comes the feature
    code of the noun inside it, if there is one.
    """
    tokens = parse.tokens
    i = 0
    while i < len(tokens):
        if tokens[i].pos != "PROPN" or i in taken or not tokens[i].text[:1].isupper():
            i += 1
            continue
        first = last = i
        while last + 1 < len(tokens) and _continues(parse, tokens[last + 1], tokens[first]) and last + 1 not in taken:
            last += 1
        while last > first and not tokens[last].text[:1].isalnum():
            last -= 1
        feature = unlisted_feature(parse, first, last, acting)
        if feature is not None:
            yield first, last, feature or None
        i = last + 1


def _continues(parse: Parse, token: Token, first: Token) -> bool:
    if token.sentence != first.sentence:
        return False
    if token.norm == "-":
        after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
        return after is not None and after.start == token.end and after.text[:1].isupper()
    return token.pos == "PROPN"


def unlisted_feature(parse: Parse, first: int, last: int, acting: Collection[int]) -> str | None:
    """Return the feature code ("" = not told) of a name that is used as a place's, None where it is not."""
    tokens = parse.tokens
    head = head_of(parse, first, last)
    if first == last and tokens[first].norm in BODIES:
        return None
    if head.i in acting or head.ent not in UNKNOWN_ENTITIES or (head.ent in ("PERSON", "ORG") and last - first > 2):
        return None
    if find_side(parse, first, last):
        return ""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    inside = next((t.norm for t in (tokens[last], tokens[first]) if t.norm in PLACE_NOUNS), None)
    if inside and last > first:
        return PLACE_NOUNS[inside]
    if after and after.norm in PLACE_NOUNS and head.head == after.i and head.dep in ("compound", "nmod"):
        return ""
    town_of = head.dep == "appos" and parse.head(head).norm in PLACE_NOUNS
    if town_of or (head.dep in ("pobj", "conj") and is_place_use(parse, head) and _locates(parse, head)):
        return ""
    return None


def _locates(parse: Parse, head: Token) -> bool:
    """Tell whether an unknown name after a preposition is a place: "in March" and "in English" are not."""
    while head.dep == "conj" and head.head != head.i:
        head = parse.head(head)
    prep = parse.head(head)
    if head.ent in ("GPE", "LOC", "FAC"):
        return True
    return prep.norm in WHERE and not parse.children(head, "det") and head.tag == "NNP"


def head_of(parse: Parse, first: int, last: int) -> Token:
    """Return the token of a stretch that the rest of it depends on."""
    for i in range(last, first - 1, -1):
        token = parse.tokens[i]
        if not first <= token.head <= last or token.head == i:
            return token
    return parse.tokens[last]


def in_dateline(parse: Parse, head: Token) -> bool:
    """Tell whether a name stands in the dateline with which a sentence opens ("HALM, Ostria – …")."""
    sentence = parse.sentence_of(head)
    if head.i - sentence.first > 4:
        return False
    for token in parse.tokens[head.i + 1 : min(head.i + 9, sentence.last)]:
        if token.norm in ("–", "--"):
            return parse.tokens[sentence.first].text.isupper()
        if token.pos not in ("PROPN", "PUNCT", "X"):
            return False
    return False
