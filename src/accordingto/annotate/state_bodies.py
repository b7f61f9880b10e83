"""A noun phrase in, the body of a state that it names out, by one pattern for all states."""

from accordingto.annotate.actor_nouns import ARMY, GOVERNMENT, MEMBERS, MINISTRY, PARLIAMENT, PROVISIONAL
from accordingto.annotate.casts import Who, known_who
from accordingto.annotate.noun_phrases import Owner, Phrase
from accordingto.model.knowledge import KnownActor
from accordingto.model.parse import Token

GROUP_KINDS = ("rebel", "militia", "mission")
"""Kinds of actors whose members act in their name."""


def name_body(phrase: Phrase, kind: str) -> Who | None:
    """Return the body of a state that a phrase names, by one pattern for all states."""
    head, words = phrase.head, {w.lower() for w in phrase.words}
    owner = _owner(phrase)
    if words & PROVISIONAL and not words & {"provisional"}:
        return None
    group = next((o.actor for o in phrase.owners if o.actor.kind in GROUP_KINDS), None)
    if group and head.norm in MEMBERS and not _distinguished(phrase, head):
        return known_who(group)
    if owner is None or owner.actor.kind not in ("state", "government"):
        return None
    name = _body_name(phrase, owner.actor, words)
    if name and name.endswith(("Coast Guard", "General Staff", "Air Force")):
        kind = "military"
    return Who(name, kind, owner.actor.country) if name else None


def _owner(phrase: Phrase) -> Owner | None:
    """Return whose a body is; "in" a capital it is that state's, whoever is said to sit in it."""
    return next((o for o in phrase.owners if not o.ethnic and (o.actor.country or o.actor.kind == "state")), None)


def _distinguished(phrase: Phrase, head: Token) -> bool:
    return any(w.lower().endswith(("-led", "-backed", "-linked", "-affiliated", "-style", "-allied", "former"))
               for w in phrase.words)  # fmt: skip


def _body_name(phrase: Phrase, state: KnownActor, words: set[str]) -> str | None:
    noun = phrase.head.norm
    plain = _plain_words(phrase, state)
    if noun in GOVERNMENT:
        ethnic = {w.lower() for o in phrase.owners if o.ethnic for w in o.actor.demonyms} | {"ethnic"}
        return f"Government of {with_article(state.name)}" if plain - ethnic <= _GOVERNING else None
    adjective = (state.adjectives or (state.name,))[0]
    if noun in ARMY or (noun == "forces" and plain == {"armed"}):
        known = "Armed Forces" if noun == "forces" else noun.capitalize()
        return f"{adjective} {known}" if plain <= {"armed", "the"} else None
    if noun == "police" or (noun == "force" and plain == {"police"}):
        return f"{state.name} Police" if plain <= {"state", "national", "police"} else None
    if noun == "force" and plain == {"air"}:
        return f"{adjective} Air Force"
    if noun == "guard" and plain == {"coast"}:
        return f"{state.name} Coast Guard"
    if noun == "staff" and plain == {"general"}:
        return f"{adjective} General Staff"
    if noun in PARLIAMENT:
        return f"Parliament of {with_article(state.name)}" if plain <= {"national"} else None
    if noun in MINISTRY:
        return _ministry(phrase, state, plain)
    return None


_GOVERNING = frozenset(
    "ruling current central federal national state provisional occupation official legitimate".split()
)
_MINISTRIES = {
    "foreign": "Foreign", "defence": "Defence", "defense": "Defence", "interior": "Interior", "health": "Health",
    "finance": "Finance", "justice": "Justice", "education": "Education", "economy": "Economy", "energy": "Energy",
    "culture": "Culture", "information": "Information", "agriculture": "Agriculture", "transport": "Transport",
    "trade": "Trade", "environment": "Environment", "labour": "Labour", "intelligence": "Intelligence",
}  # fmt: skip


def _ministry(phrase: Phrase, state: KnownActor, plain: set[str]) -> str | None:
    found = [_MINISTRIES[w] for w in plain if w in _MINISTRIES]
    return f"{found[0]} Ministry of {with_article(state.name)}" if len(found) == 1 else None


def _plain_words(phrase: Phrase, state: KnownActor) -> set[str]:
    """Return the modifiers of a phrase that are not the state's own name, adjective or capital."""
    own = {w.lower() for n in (state.name, *state.names, *state.adjectives, *state.demonyms, *state.capital)
           for w in n.replace("-", " ").split()}  # fmt: skip
    said = {part for w in phrase.words[:-1] for part in w.lower().split("-")}
    return said - own - {"so", "called"}


def with_article(name: str) -> str:
    """Return a state's name as it stands after "of" ("the United States")."""
    first = name.split()[0]
    plural = name.split()[-1] in ("States", "Emirates", "Netherlands", "Philippines", "Maldives", "Comoros",
                                  "Seychelles", "Bahamas")  # fmt: skip
    return f"the {name}" if plural or first in ("United", "Democratic", "Republic", "Central", "Dominican") else name
