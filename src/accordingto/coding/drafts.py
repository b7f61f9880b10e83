"""An event on its way: a happening with everything found of it, and whether enough is told of it to be a row."""

from dataclasses import dataclass, field

from accordingto.coding.event_dates import EventDate
from accordingto.coding.event_places import EventPlace
from accordingto.coding.factuality import Telling
from accordingto.coding.happenings import FOUNDED, Happening
from accordingto.coding.participants import Participant
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

DEEDS_OF_CONFLICT = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})
PLANNED = frozenset({"modal:will", "modal:shall", "modal:'ll", "modal:wo", "modal:to", "wished:plan", "wished:due", "wished:schedule",
                     "wished:prepare", "wished:order", "wished:intend", "wished:slate", "planned", "scheduled",
                     "upcoming", "forthcoming", "future day"})  # fmt: skip
"""Reasons for `unrealised` that are rows of their own: somebody is told to be going to do it."""
FEARED = frozenset({"modal:could", "modal:may", "modal:might", "wished:fear", "wished:threaten", "wished:warn", "wished:risk",
                    "wished:threat", "wished:danger", "wished:possibility", "wished:prospect", "wished:plan"})  # fmt: skip
"""Reasons for `unrealised` that are rows where it is force, and told who would use it and where or against whom."""
DENIED = frozenset({"denied", "deny", "refute", "rebut", "dispute", "disclaim", "disprove", "no evidence"})
WORDS_OF_THEIR_OWN = frozenset({"request", "threaten", "agree", "reject", "express", "concede", "support"})
"""Acts whose statement already is the row for what is asked, threatened or promised."""


@dataclass(slots=True)
class Draft:
    """An event before it is a row. `statement` is the innermost that tells of it, `also` are further
    mentions and `tokens` their triggers, `nobody` the counts that are told to be none; `reports_words` tells that
    what is said stands beside the trigger, `definite` that its noun is taken for known ("the shooting", "last week's march")."""

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
    reports_words: bool = False
    definite: bool = False
    also: list[Span] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    nobody: dict[str, int | str] = field(default_factory=dict)
    placed_by_title: bool = False
    """Whether only the title tells where."""

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
        return {p.name.casefold() for p in self.actors}

    @property
    def recipient_names(self) -> set[str]:
        """The names of the recipients."""
        return {p.name.casefold() for p in self.recipients}


def is_anaphoric(parse: Parse, draft: Draft) -> bool:
    """Tell whether a noun points back to something told before ("the attacks", "this incident") and tells nothing new."""
    if not draft.happening.is_noun or draft.actors or draft.recipients:
        return False
    return any(c.norm in ("the", "this", "these", "that", "those", "such") for c in parse.children(draft.token, "det"))


def is_told(draft: Draft) -> bool:
    """Tell whether enough is said of a happening to be a row, and in a way that makes it one."""
    trigger, told = draft.happening.trigger, draft.telling
    settled = draft.date is not None or draft.place.mention is not None
    if trigger.verbal and not _is_done_by_words(draft):
        return False
    suffered = any(not p.loose for p in draft.recipients)
    someone = bool(draft.actors) or suffered or _is_counted(draft)
    referred = is_reference(draft)
    if trigger.event_type == "REQUEST" and not draft.actors and not suffered and draft.date is None:
        return False
    if trigger.rhetorical and draft.happening.is_noun and draft.date is None:
        return False
    if trigger.rhetorical and not (settled and someone) and not _is_pointed(draft) and not referred:
        return False
    announced = bool(trigger.object) and _is_dated(draft)
    if trigger.strength == "plain" and not someone and not announced and not is_held(draft) and not referred:
        return False
    if trigger.strength == "weak" and not (draft.actors and (suffered or settled or trigger.object)):
        return False
    if told.factuality == "unrealised":
        return _is_planned(draft)
    if told.factuality == "negated":
        return _is_denied(draft)
    return True


ASKED = frozenset({"from", "by", "with"})
"""Where a trigger looks for those who are asked only here, nobody need be named: "demanded his release"."""


def _is_done_by_words(draft: Draft) -> bool:
    """Tell whether somebody is plainly told to accuse, praise or ask another, with nothing quoted of it."""
    where = set(draft.happening.trigger.recipient)
    asks_others = draft.event_type == "REQUEST" and bool(where) and where <= ASKED
    both = bool(draft.actors and (draft.recipients or asks_others))
    return both and not draft.reports_words and draft.statement is None and draft.telling.factuality == "asserted"


def _is_counted(draft: Draft) -> bool:
    """Tell whether people undergo it who are told by a number only ("two were picked up")."""
    clause = draft.happening.clause
    return not draft.happening.is_noun and clause is not None and any(o.pos == "NUM" for o in clause.objects)


def _is_pointed(draft: Draft) -> bool:
    """Tell whether a strong word is a plain verb with its doer, not a figure of speech about a whole people."""
    clause = draft.happening.clause
    return not draft.happening.is_noun and clause is not None and bool(clause.subjects) and bool(clause.objects)


def is_held(draft: Draft) -> bool:
    """Tell whether a noun without parties is told as taking place on a day ("talks opened on Friday")."""
    clause = draft.happening.clause
    settled = draft.date is not None or (draft.place.mention is not None and draft.event_type in ("CONSULT", "PROTEST"))
    carried = draft.happening.carriage == "does" and clause is not None and clause.passive and not clause.subjects
    return (draft.happening.carriage == "happens" and settled) or (carried and draft.date is not None)


def is_reference(draft: Draft) -> bool:
    """Tell whether a noun without parties recalls a deed by day and place, or by one and as known ("the war of 2016").

    It is a deed of conflict, or a declaration of independence.
    """
    if (
        not draft.happening.is_noun
        or not (draft.event_type in DEEDS_OF_CONFLICT or draft.happening.trigger.object & FOUNDED)
        or draft.telling.factuality != "asserted"
    ):
        return False
    told = (draft.date is not None) + (draft.place.mention is not None)
    return told == 2 or (told == 1 and draft.definite)


def _is_dated(draft: Draft) -> bool:
    """Tell whether something is announced for a day, though nobody is named who will do it."""
    return draft.date is not None and draft.happening.trigger.strength != "weak" and not draft.happening.is_noun


def _is_planned(draft: Draft) -> bool:
    """Tell whether what has not happened is a row: planned by somebody, announced for a day, or force that is feared."""
    statement, why = draft.statement, draft.telling.why
    if statement is not None and statement.act in WORDS_OF_THEIR_OWN:
        return why in FEARED and _is_feared(draft) and statement.act == "express"
    if why in PLANNED or (statement is not None and why == "modal:would"):
        return bool(draft.actors) or is_held(draft) or _is_dated(draft)
    return why in FEARED and _is_feared(draft)


def _is_feared(draft: Draft) -> bool:
    settled = bool(draft.recipients) or draft.place.mention is not None
    return draft.event_type in DEEDS_OF_CONFLICT and bool(draft.actors) and settled


def _is_denied(draft: Draft) -> bool:
    if draft.telling.why in DENIED:
        return bool(draft.actors or draft.recipients)
    if not draft.actors and not draft.recipients and (draft.statement is None or draft.happening.is_noun):
        return False
    return draft.telling.why in ("not", "no") and draft.event_type in DEEDS_OF_CONFLICT
