"""A noun in its sentence in, whether it says where out: the difference between a place and an actor of that name."""

from accordingto.model.parse import Parse, Token

WHERE = frozenset(
    "in at near into inside outside across within throughout around through onto off over beyond via along amid "
    "above below beside opposite".split()
)
"""Prepositions after which a name of a place is a place."""
MOTION = frozenset(
    "go return come travel send deploy move withdraw cross enter arrive flee escape drive march fly sail ship head "
    "advance retreat bring take transport transfer deport evacuate expel smuggle deliver visit walk ride leave lead "
    "dispatch station redeploy relocate pull push invade infiltrate airlift escort repatriate trip visit return "
    "journey road way route flight border deployment withdrawal transfer transit removal expulsion travel entry "
    "access crossing arrival departure evacuation convoy shipment dispatch bus train mile kilometer kilometre km "
    "close next north south east west drive drove back".split()
)
"""Verbs and nouns of motion: with them "to" and "from" say where."""
AREA = frozenset(
    "north south east west northeast northwest southeast southwest part region territory town city village "
    "municipality capital border soil province area district outskirts centre center middle heart suburb suburbs "
    "coast side half rest quarter edge end streets street island port airport kilometers kilometres km miles people "
    "portion control annexation occupation invasion siege bombing shelling bombardment seizure capture map".split()
)
"""Nouns after which "of" says where."""
ENTERED = frozenset("leave enter visit reach flee quit tour cross".split())
"""Verbs whose object is a place when a country or a city is named."""
GEOGRAPHIC = frozenset(
    "soil territory border region province town city village area district road airport port coast capital side "
    "crossing highway street suburb bridge valley frontier".split()
)


def is_place_use(parse: Parse, head: Token) -> bool:
    """Tell whether a name (by its head token) says where something is or goes, not who does or says it."""
    first = _first_conjunct(parse, head)
    if first.dep == "pobj":
        return _after_preposition(parse, parse.head(first))
    if first.dep == "dobj" and parse.head(first).lemma in ENTERED:
        return True
    if first.dep in ("compound", "nmod", "poss") and parse.head(first).norm in GEOGRAPHIC:
        return True
    if first.dep == "appos":
        governor = parse.head(first)
        return governor.dep == "pobj" and governor.ent in ("GPE", "LOC", "FAC") and is_place_use(parse, governor)
    return first.dep in ("npadvmod", "advmod") and not _is_led(parse, first)


def _first_conjunct(parse: Parse, head: Token) -> Token:
    seen = 0
    while head.dep == "conj" and head.head != head.i and seen < 20:
        governor = parse.head(head)
        if governor.pos not in ("PROPN", "NOUN", "ADJ"):
            break
        head, seen = governor, seen + 1
    return head


def _after_preposition(parse: Parse, prep: Token) -> bool:
    if prep.norm in WHERE:
        return True
    governor = parse.head(prep)
    if prep.norm in ("to", "from"):
        chain = [governor]
        while chain[-1].pos in ("ADV", "NOUN", "ADP") and chain[-1].head != chain[-1].i and len(chain) < 5:
            chain.append(parse.head(chain[-1]))
        return any(t.lemma in MOTION or t.norm in MOTION for t in chain) or governor.dep == "prep"
    if prep.norm == "of":
        return governor.norm in AREA or governor.lemma in AREA
    return prep.norm in ("outside", "from")


def _is_led(parse: Parse, token: Token) -> bool:
    return parse.head(token).tag in ("VBN", "VBD", "JJ") and token.i + 1 < len(parse.tokens) and (
        parse.tokens[token.i + 1].norm == "-"
    )  # fmt: skip
