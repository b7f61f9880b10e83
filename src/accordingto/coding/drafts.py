"""An event on its way: a happening with everything found of it, and whether enough is told of it to be a row."""

from dataclasses import dataclass, field

from accordingto.coding.event_dates import EventDate
from accordingto.coding.event_places import EventPlace
from accordingto.coding.factuality import Telling
from accordingto.coding.happenings import Happening
from accordingto.coding.roles import Participant
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

DEEDS_OF_CONFLICT = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})
PLANNED = frozenset({"modal:will", "modal:shall", "modal:'ll", "modal:wo", "modal:to", "wished:plan", "wished:schedule",
                     "wished:prepare", "wished:order", "wished:intend", "wished:slate", "planned", "scheduled",
                     "upcoming", "forthcoming", "future day"})  # fmt: skip
"""Reasons for `unrealised` that are rows of their own: somebody is told to be going to do it."""
WORDS_OF_THEIR_OWN = frozenset({"request", "threaten", "agree", "reject", "express", "concede", "support"})
"""Acts whose statement already is the row for what is asked, threatened or promised."""


@dataclass(slots=True)
class Draft:
    """An event before it is a row. `also` are further mentions; `statement` is the innermost that tells of it."""

    happening: Happening
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    two_sided: bool
    telling: Telling
    statement: Statement | None
    date: EventDate | None
    place: EventPlace
    evidence: Span
    in_title: bool
    also: list[Span] = field(default_factory=list)

    @property
    def token(self) -> Token:
        """The head of the trigger."""
        return self.happening.token

    @property
    def event_type(self) -> str:
        """The PLOVER type."""
        return self.happening.trigger.event_type

    @property
    def actor_names(self) -> set[str]:
        """The names of the actors."""
        return {p.name for p in self.actors}

    @property
    def recipient_names(self) -> set[str]:
        """The names of the recipients."""
        return {p.name for p in self.recipients}


def is_anaphoric(parse: Parse, draft: Draft) -> bool:
    """Tell whether a noun points back to something told before ("the attacks", "this incident") and tells nothing new."""
    if not draft.happening.is_noun or draft.actors or draft.recipients:
        return False
    return any(c.norm in ("the", "this", "these", "that", "those", "such") for c in parse.children(draft.token, "det"))


def is_told(draft: Draft) -> bool:
    """Tell whether enough is said of a happening to be a row, and in a way that makes it one."""
    trigger, told = draft.happening.trigger, draft.telling
    settled = draft.date is not None or draft.place.mention is not None
    if trigger.rhetorical and not (settled and (draft.actors or draft.recipients)):
        return False
    if trigger.strength == "plain" and not draft.actors and not draft.recipients:
        return False
    if trigger.strength == "weak" and not (draft.actors and (draft.recipients or settled)):
        return False
    if told.factuality == "unrealised":
        return _is_planned(draft)
    if told.factuality == "negated":
        return _is_denied(draft)
    return True


def _is_planned(draft: Draft) -> bool:
    if draft.telling.why not in PLANNED or not draft.actors:
        return False
    return draft.statement is None or draft.statement.act not in WORDS_OF_THEIR_OWN


def _is_denied(draft: Draft) -> bool:
    if not draft.actors and not draft.recipients:
        return False
    if draft.telling.why == "denied":
        return True
    return draft.telling.why in ("not", "no", "never") and draft.event_type in DEEDS_OF_CONFLICT
