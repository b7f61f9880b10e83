"""Two accounts in, whether one tells of what came of the other out: a plan and its execution, a request and its refusal."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from accordingto.model.records import Related
from accordingto.model.sameness import Feature, Pair, in_order
from accordingto.resolve.accounts import Account, family_of
from accordingto.resolve.happenings import find_reasons, is_founding
from accordingto.resolve.scales import Weighing

KIND: Final = "relations"
TIMELESS = frozenset({"day", "day_differs", "time", "past", "fresh", "stale", "untimed", "one_document",
                      "one_document_others", "headline", "again", "recalled"})  # fmt: skip
"""Reasons that tell whether two deeds are one, but not whether the one came of the other."""
ENOUGH = 0.6
"""The chance from which what was done is taken for what had been announced or asked for."""
ANSWERS = {"REJECT": "refuses"}
"""What a deed of this type is to a request that it answers."""
TURNED = {"carries_out": "carried_out_by", "refuses": "refused_by"}
"""The name of a relation as seen from the other happening."""
LONGEST = 400
"""Days between an announcement or request and what came of it, at most."""


def relate_accounts(one: Account, other: Account, weighing: Weighing, origin: str) -> Pair | None:
    """Return what the later of two accounts is to the earlier (`form` of the pair), None where nothing is known of it.

    `carries_out`: a deed that the other tells of as planned, threatened or asked for. `refuses`: a refusal of what the
    other tells to have been asked.
    """
    for earlier, later in ((one, other), (other, one)):
        form = _form(earlier, later)
        if form is None or not _in_order(earlier, later):
            continue
        features = tuple(_reasons(earlier, later, weighing, form))
        chance = weighing.scale.chance(features)
        if chance >= ENOUGH:
            first, second = in_order(one.id, other.id)
            return Pair(
                KIND,
                first,
                second,
                "POSITIVE",
                chance,
                features,
                origin,
                form=form if first == later.id else TURNED[form],
            )
    return None


def _form(earlier: Account, later: Account) -> str | None:
    if later.factuality not in ("asserted", "alleged"):
        return None
    if earlier.event_type == "REQUEST" and later.event_type in ANSWERS and not is_founding(later):
        return ANSWERS[later.event_type]
    if earlier.factuality == "unrealised" and family_of(earlier.event_type) == family_of(later.event_type):
        return "carries_out"
    return None


def _in_order(earlier: Account, later: Account) -> bool:
    """Tell whether the one was told before the other was done, as far as days are known."""
    said = earlier.published[0]
    done, told = later.first, later.published[1]
    if said is None or (done is None and told is None):
        return False
    days = ((done or date.fromisoformat(str(told))) - date.fromisoformat(said)).days
    return 0 <= days <= LONGEST and not later.past


def _reasons(earlier: Account, later: Account, weighing: Weighing, form: str) -> Iterator[Feature]:
    if form != "carries_out":
        earlier = replace(
            earlier, event_type=later.event_type, mode=later.mode, trigger_words=(), recipient_words=(),
            actors=earlier.recipients, actor_sides=earlier.recipient_sides,
            recipients=earlier.actors, recipient_sides=earlier.actor_sides,
        )  # fmt: skip
    for name, value, words in find_reasons(earlier, later):
        if name not in TIMELESS:
            yield weighing.reason(name, value, words)


def name_related(pairs: Iterable[Pair], events: Iterable[str], incident_of: Mapping[str, str]) -> tuple[Related, ...]:
    """Return the other happenings that some events' happening came of or led to, sorted; itself is none of them."""
    own = set(events)
    found = set()
    for pair in pairs:
        for mine, other, relation in ((pair.one, pair.other, pair.form), (pair.other, pair.one, turn(str(pair.form)))):
            if mine in own and other not in own and other in incident_of:
                found.add((incident_of[other], str(relation)))
    return tuple(Related(incident, relation) for incident, relation in sorted(found))


def turn(relation: str) -> str:
    """Return the name of a relation as seen from the other side."""
    back = {there: here for here, there in TURNED.items()}
    return TURNED.get(relation) or back[relation]
