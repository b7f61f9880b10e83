"""Mentions of a person in, whether the person is named for an office, a public role or as a private person out."""

import re
from collections.abc import Iterable, Iterator

from accordingto.annotate.casts import Draft, Scene
from accordingto.model.parse import Token
from accordingto.model.records import PublicRole

PRIVATE = frozenset(
    "victim resident farmer student pupil mother father brother sister son daughter wife husband widow widower witness "
    "suspect defendant detainee prisoner hostage captive survivor refugee migrant villager driver worker labourer "
    "shopkeeper pensioner teenager boy girl child baby infant toddler minor schoolboy schoolgirl housewife neighbour "
    "neighbor relative uncle aunt cousin grandmother grandfather passenger pedestrian bystander civilian man woman "
    "patient protester protestor demonstrator attacker gunman perpetrator fisherman miner waiter trader herder orphan "
    "deportee evacuee trucker nurse teacher soldier conscript".split()
)
"""Nouns for people who are named for what befell them, or for what they saw, not for what they do in public."""
PUBLIC = frozenset(
    "analyst expert activist journalist reporter correspondent editor columnist commentator lawyer attorney professor "
    "historian economist author writer singer actor actress musician filmmaker athlete footballer coach bishop "
    "archbishop patriarch imam mufti cleric researcher scholar academic scientist blogger businessman businesswoman "
    "billionaire tycoon politician lawmaker legislator diplomat negotiator mediator observer dissident".split()
)
"""Nouns for people who speak or work in public by what they are."""
HARMED = frozenset(
    "kill wound injure shoot stab beat arrest detain abduct kidnap rape murder torture hospitalize hospitalise bury "
    "deport evacuate displace interrogate convict sentence charge accuse indict".split()
)
"""Verbs whose object is a victim or a suspect."""
DIED = frozenset("die perish drown starve suffocate flee survive disappear".split())
"""Verbs of whose subject a thing befell that nobody chooses."""
KIN = frozenset(
    "mother father parent brother sister son daughter wife husband widow widower family relative uncle aunt cousin "
    "grandmother grandfather child funeral coffin body corpse grave death killing murder arrest detention abduction".split()
)
"""Nouns that belong to somebody who was harmed, or lead to one: "X's mother", "X's funeral"."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){2,3}")


def judge_role(scene: Scene, mentions: Iterable[Draft], holds_office: bool) -> PublicRole:
    """Return `office`, `private`, `public` or `unknown`: of somebody whom no list knows, by what the text says.

    An office wins; then whatever makes somebody a victim, witness, suspect or minor (a noun beside the name, an age,
    a verb of harm or arrest, kin or a funeral); then a public calling. Nothing is concluded from a name, but from a name
    that a text gives by its initials alone.
    """
    if holds_office:
        return "office"
    mentions = list(mentions)
    if any(_INITIALS.fullmatch(scene.text(m.first, m.last)) for m in mentions):
        return "private"
    found = set().union(*(_signs(scene, m) for m in mentions))
    return "private" if "private" in found else "public" if "public" in found else "unknown"


def _signs(scene: Scene, mention: Draft) -> set[str]:
    head = scene.parse.tokens[mention.head]
    beside = {n.lemma for n in _nouns_beside(scene, mention, head)} | {
        n.norm for n in _nouns_beside(scene, mention, head)
    }
    signs = {"public"} if beside & PUBLIC else set()
    if beside & PRIVATE or _has_age(scene, mention) or _is_harmed(scene, head):
        signs.add("private")
    return signs


def _nouns_beside(scene: Scene, mention: Draft, head: Token) -> Iterator[Token]:
    """Yield the nouns before a name, in apposition to it, and those that are predicated of it."""
    parse = scene.parse
    if mention.first and parse.tokens[mention.first - 1].sentence == head.sentence:
        yield parse.tokens[mention.first - 1]
    yield from parse.children(head, "appos")
    if head.dep == "appos":
        yield parse.head(head)
    if head.dep == "nsubj" and parse.head(head).lemma == "be":
        yield from parse.children(parse.head(head), "attr")


def _has_age(scene: Scene, mention: Draft) -> bool:
    """Tell whether an age stands with a name: "X, 34," "X (34)", "34-year-old X"."""
    tokens, after = scene.parse.tokens, mention.last + 1
    if after + 1 < len(tokens) and tokens[after].norm in (",", "("):
        number = tokens[after + 1].text
        closes = after + 2 < len(tokens) and tokens[after + 2].norm in (",", ")", ".", "and")
        if number.isdigit() and len(number) < 3 and (closes or tokens[after].norm == "("):
            return True
    before = [t.norm for t in tokens[max(0, mention.first - 6) : mention.first]]
    return ("old" in before and ("year" in before or "month" in before)) or any("year-old" in w for w in before)


def _is_harmed(scene: Scene, head: Token) -> bool:
    token = head
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = scene.parse.head(token)
    governor = scene.parse.head(token)
    if token.dep == "pobj" and governor.norm == "of":
        return scene.parse.head(governor).lemma in ("killing", "murder", "arrest", "detention", "death", "abduction")
    if token.dep == "poss" and governor.lemma in KIN:
        return True
    if token.dep == "pobj" and governor.norm == "as" and scene.parse.head(governor).lemma in ("identify", "name"):
        return True
    if token.dep == "nsubj" and governor.lemma in DIED:
        return True
    return token.dep in ("nsubjpass", "dobj") and governor.lemma in HARMED
