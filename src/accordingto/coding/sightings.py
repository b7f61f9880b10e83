"""What the reader takes for deeds in, the happenings out that no trigger of the lexicon knows, with who takes part.

The reader's types decide only where the lexicon is silent: where both speak, the lexicon was right more often.
"""

from collections.abc import Iterable, Iterator, Sequence

from accordingto.coding.clauses import read_clause
from accordingto.coding.drafts import Draft
from accordingto.coding.happenings import Happening
from accordingto.coding.kinds import is_actor
from accordingto.coding.participants import participants_of
from accordingto.coding.triggers import Trigger
from accordingto.model.annotations import Annotations, ReadWords
from accordingto.model.labels import ROLES, TYPES
from accordingto.model.parse import Token

SURE_TRIGGER = 0.8
"""Words that are triggers with a smaller chance are left."""
SURE_TYPE = 0.6
"""Share of that chance that the best type must have."""
SURE_ROLE = 0.5
VERBAL_TYPES = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT"})
FIRST_TYPE = TYPES.index("ACCUSE")
"""Types before it are of statements or none."""
YIELDING = "CONCEDE"
"""What YIELD, which the reader does not divide, is taken for where no list tells that forces leave."""
ACTOR, RECIPIENT = ROLES.index("actor"), ROLES.index("recipient")


def find_sightings(annotations: Annotations, known: Sequence[Happening]) -> list[Happening]:
    """Return the deeds that only the reader sees, in text order; `known` are those of the lexicon.

    A verb counts, with a chance of SURE_TRIGGER, outside of quotation marks, away from the words of known happenings.
    """
    read = annotations.read
    if read is None:
        return []
    taken = {w.i for h in known for w in h.words} | {h.clause.verb.i for h in known if h.clause is not None}
    return [
        _happening(annotations, token, event_type)
        for token in annotations.parse.tokens
        if token.pos == "VERB" and token.i not in taken and (event_type := _type_of(read, token)) is not None
    ]


def _type_of(read: ReadWords, token: Token) -> str | None:
    chances = read.types[token.i]
    told = float(chances[FIRST_TYPE:].sum())
    best = int(chances[FIRST_TYPE:].argmax()) + FIRST_TYPE
    if told < SURE_TRIGGER or float(chances[best]) < SURE_TYPE * told:
        return None
    return YIELDING if TYPES[best] == "YIELD" else TYPES[best]


def _happening(annotations: Annotations, token: Token, event_type: str) -> Happening:
    trigger = Trigger(
        event_type,
        verbs=(token.lemma,),
        actor=("subject",),
        recipient=("object",),
        verbal=event_type in VERBAL_TYPES,
        strength="weak",
        seen=True,
    )
    return Happening(token, trigger, (token,), read_clause(annotations.parse, token))


def complete_roles(annotations: Annotations, drafts: Iterable[Draft]) -> None:
    """Fill the roles that the rules leave empty with those whom the reader sees in them: names and nouns of the sentence.

    Drafts are told rows already: nobody whom only the reader sees makes a row.
    """
    for draft in drafts:
        if not draft.actors:
            found = participants_of(annotations, _heads(annotations, draft.token, ACTOR), acting=True)
            draft.actors = tuple(p for p in found if p.name.casefold() not in draft.recipient_names)
        if not draft.recipients and not draft.two_sided:
            found = participants_of(annotations, _heads(annotations, draft.token, RECIPIENT), acting=False)
            draft.recipients = tuple(p for p in found if p.name.casefold() not in draft.actor_names)


def _heads(annotations: Annotations, trigger: Token, role: int) -> Iterator[Token]:
    read, parse = annotations.read, annotations.parse
    if read is None or trigger.i not in read.roles:
        return
    for token in parse.tokens_of(parse.sentence_of(trigger)):
        if token.pos not in ("NOUN", "PROPN", "PRON") or token.i == trigger.i or not is_actor(annotations, token):
            continue
        reference = annotations.reference_headed(token)
        first, last = (reference.first, reference.last) if reference else (token.i, token.i)
        inside = annotations.reference_over(token)
        if reference is None and inside is not None:
            continue
        if (read.role_chance(trigger.i, role, first, last) or 0.0) >= SURE_ROLE:
            yield token
