"""Statements and events of one document in, pairs with matters of other documents that they answer or carry out out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accordingto.model.dates import PartialDate
from accordingto.model.folding import fold
from accordingto.model.records import Document, Event, LedgerEntry, Statement, Step
from accordingto.model.sameness import Feature, Pair, in_order
from accordingto.resolve.likenesses import Told
from accordingto.resolve.scores import Scale
from accordingto.resolve.sides import PUBLISHER, Relation, Sides, is_name
from accordingto.resolve.wordings import NOTHING, Wording, days_named, meaning_of, wording_of

ANSWERING = {"reject": "refused", "agree": "accepted"}
"""Acts of speech that answer what was asked, and the state that they give it."""
SCALE = Scale(bias=-3.5, same=0.6, other=0.1)
SURE = 0.7
"""The least chance for a sentence that tells of an outcome in passing."""
DONE = "claimed_met"
CLAIMED = frozenset({"claimed_met", "claimed_breached", "partly_met"})
"""States that somebody claims: of any matter. The others answer what was asked, or move what was set."""
ODDS = {"claimed_met": "claimed_breached", "claimed_breached": "claimed_met"}
"""Claims that cannot both be true."""
MOVED = frozenset({"postponed", "withdrawn"})
DOUBLE = 8
"""Meanings of a wording that keys are made of two by two."""
OF_PHRASE = 1.3
"""What it weighs that two words of a matter stand side by side in a sentence, too ("relief convoys"); two such pairs count."""
NEAR = 10
"""Days from a deadline within which an outcome is likelier to be told of."""
CLAUSE = re.compile(
    r"\b(?:point|article|clause|paragraph|section|item) (\d{1,3})(?: of (?:the |that |this )?((?:[\w'-]+ ?){1,4}))?",
    re.IGNORECASE,
)
"""What a sentence says was kept or broken by its number: "point 3 of the Varn Award"."""
RECALLED = re.compile(
    r"\b(?:as (?:agreed|promised|planned|ordered)|(?:was|were) (?:due |supposed |meant )?to [a-z]+|(?:than|had) promised"
    r"|(?:behind|on|ahead of) schedule|(?:days?|weeks?|months?|years?) (?:late|later than|early|ahead|overdue)"
    r"|after all|at (?:long )?last|by (?:the|his|her|its|their) [a-z' ]{0,20}word)\b"
)
"""Words that say that what is told was due, or was promised, before."""
THEM = re.compile(r"\b(?:them|it|these|those)\b")
"""Words in terms for what stands beside them."""
PAYING = meaning_of("pay")
RECALLED_LEAST = 2
"""Meanings that the terms and such a sentence must share, if it does not speak of all that they do."""
LEAST_SHARE = 0.15
"""The share of what the terms speak of that any sentence must speak of that tells of it in passing."""
MOVED_SHARE = 0.5
"""The share of what the terms speak of that a sentence must speak of to tell that it was put off or dropped."""
AROUND = 2
"""How many meanings that stand only beside the words count."""
LEAST_ABOUT = 2
"""Meanings of a promise that a text must speak of for "he kept his word" to be told of it."""
DONE_LEAST = 2.0
"""What the deed and the terms must share, in meanings that are no names, for the deed to be that of the matter."""
DONE_SHARE = 0.6
"""The share of what the terms speak of, names apart, that the deed must speak of too."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Something told in one document that may answer, or carry out, what was asked or promised in another.

    `by` is who answers or acts, `to` whom he answers (names, may be empty). Of what is told in passing, `cue` is what the
    words that tell the state speak of, `around` what the words before and after do, `text` all these words in small
    letters; `voices` how many of `by` are the document's own voice; `vague` tells that an organ of a state is named in them
    without the state, `pointed` that they only say of a promise that it was kept or broken; `cited` are clauses with a word
    of what they are clauses of, as in "award|3".
    """

    id: str
    document_id: str
    state: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    wording: Wording
    day: str | None
    step: Step
    cue: Wording = NOTHING
    around: Wording = NOTHING
    text: str = ""
    vague: bool = False
    pointed: bool = False
    voices: int = 0
    cited: frozenset[str] = frozenset()

    @property
    def unnamed(self) -> bool:
        """Whether nobody is named in it: who acts can only be the document's own voice."""
        return self.told_in_passing and len(self.by) <= self.voices

    @property
    def told_in_passing(self) -> bool:
        """Whether it is a sentence that tells of an outcome, neither a statement nor an event of its own."""
        return ":" in self.id


SPOKEN: Mapping[str, float] = {"same": 1.6, "side": 1.3, "unknown": -3.0, "different": -6.0}
PASSING: Mapping[str, float] = {"same": 1.4, "side": 1.2, "unknown": -0.4, "different": -1.6}
"""What it weighs whether whoever acts is whose move it is: of statements and deeds, of sentences told in passing."""


def find_replies(
    statements: Iterable[Statement], events: Iterable[Event], document: Document, taken: frozenset[str]
) -> list[Reply]:
    """Return what may answer a matter: refusals and agreements by named speakers, and deeds told as done.

    `taken` are the statements that entries of this document rest on: these are entries already.
    """
    said = (spoken_reply(s, document) for s in statements if s.id not in taken)
    done = (deed_reply(e, document) for e in events)
    return [reply for reply in (*said, *done) if reply is not None]


def spoken_reply(statement: Statement, document: Document) -> Reply | None:
    """Return a refusal or an agreement by a named speaker, without a condition; None for any other statement."""
    state = ANSWERING.get(statement.act)
    if state is None or statement.speaker is None or statement.conditional:
        return None
    by, to = (statement.speaker,), (*statement.addressees, *statement.about)
    start, end = statement.evidence_start, statement.evidence_end
    step = Step(document.id, start, end, state, statement.said_on, by, (), statement.id)
    day = statement.said_on or (document.published or "")[:10] or None
    return Reply(statement.id, document.id, state, by, to, wording_of((statement.content,), (*by, *to)), day, step)


def deed_reply(event: Event, document: Document) -> Reply | None:
    """Return a deed that somebody is told to have done; None for what is only alleged, planned or said."""
    if event.factuality != "asserted" or not event.actors or not event.quad_code.startswith("MATERIAL"):
        return None
    start, end = event.evidence_start, event.evidence_end
    claimants = event.sources or (document.publisher or PUBLISHER,)
    day = event.date_end or event.date_start or (document.published or "")[:10] or None
    step = Step(document.id, start, end, DONE, event.date_start, claimants, event.sources, event.statement_id)
    wording = wording_of((document.text[start:end],), (*event.actors, *event.recipients))
    return Reply(event.id, document.id, DONE, event.actors, event.recipients, wording, day, step)


def keys_of_reply(reply: Reply, sides: Sides) -> list[str]:
    """Return the keys under which the matters are looked for that may be answered: whose move it is, and a meaning."""
    if reply.told_in_passing:
        sides_here = sorted(sides.keys_of(reply.by))
        meanings = reply.around.heavy if reply.pointed else reply.wording.heavy[:DOUBLE]
        beside = [f"move|{side}|{meaning}" for side in sides_here for meaning in meanings]
        beside += [f"due|{side}|{day}" for side in sides_here for day in days_named(reply.text)]
        beside += [f"clause|{cited}" for cited in sorted(reply.cited)]
        short = [] if reply.state in CLAIMED else [f"only|{meaning}" for meaning in reply.wording.heavy]
        return _double_keys(reply.wording) + short + beside
    return [f"move|{side}|{meaning}" for side in sorted(sides.keys_of(reply.by)) for meaning in reply.wording.heavy]


def keys_of_move(told: Told, sides: Sides) -> list[str]:
    """Return the keys under which a matter is found by what may answer it."""
    movers = told.entry.must_act or told.entry.of
    keys = [f"move|{side}|{meaning}" for side in sorted(sides.keys_of(movers)) for meaning in told.terms.heavy]
    short = [f"only|{meaning}" for meaning in told.terms.heavy] if len(told.terms.heavy) == 1 else []
    due = (told.entry.deadline or "")[5:10]
    days = [f"due|{side}|{due}" for side in sorted(sides.keys_of(movers))] if due and told.entry.instruments else []
    cited = [f"clause|{c}" for c in sorted(clauses_of(told.entry))]
    return keys + _double_keys(told.wording) + short + days + cited


def clauses_of(entry: LedgerEntry) -> frozenset[str]:
    """Return how a sentence may call the clause that an entry rests on, as `Reply.cited` has it."""
    if entry.clause is None:
        return frozenset()
    return frozenset(f"{word}|{entry.clause}" for name in entry.instruments for word in fold(name).lower().split())


def cited_in(sentence: str) -> frozenset[str]:
    """Return the clauses that a sentence names, each with every word that may name its instrument."""
    found = ((m[1], m[2] or "") for m in CLAUSE.finditer(fold(sentence)))
    return frozenset(f"{word}|{number}" for number, words in found for word in words.lower().split() if len(word) > 3)


def _double_keys(wording: Wording) -> list[str]:
    """Return a key for every two meanings or numbers."""
    parts = [*wording.heavy[:DOUBLE], *(f"#{n}" for n in sorted(wording.numbers)[:3])]
    return [f"both|{a}|{b}" for n, a in enumerate(parts) for b in parts[n + 1 :]]


def answer_matters(reply: Reply, matters: Sequence[Told], sides: Sides, origin: str) -> Pair | None:
    """Return the pair of a reply with the matter that it answers best, None where it answers none."""
    found = []
    for told in matters:
        if told.entry.steps[0].document_id == reply.document_id or not _can_answer(reply, told):
            continue
        reasons = tuple(_reasons(reply, told, sides))
        score = SCALE.chance(reasons)
        if SCALE.answer(score) == "POSITIVE" and (score >= SURE or not reply.told_in_passing):
            found.append((-score, told.day or "", told.entry.id, reasons))
    if not found:
        return None
    score, _, entry_id, reasons = min(found, key=lambda f: f[:3])
    one, other = in_order(entry_id, reply.id)
    return Pair("ledger", one, other, "POSITIVE", -score, reasons, origin, form=reply.state)


BESIDE = 4
"""Characters between two sentences, or the two halves of one, that stand beside each other."""


def contradict_matters(
    reply: Reply, matters: Iterable[Told], answers: Mapping[str, tuple[Reply, str]], origin: str
) -> Pair | None:
    """Return the pair of a claim with the matter of which the words right before it claim the opposite, None if there is none.

    "The families have received the money, the government says; a lawyer said that his clients were still waiting." `matters` are
    those of the same document, `answers` what of it answers others: each with the id of the entry that it belongs to.
    """
    if reply.state not in ODDS or not reply.told_in_passing:
        return None
    told = [(s, t.entry.id) for t in matters for s in t.entry.steps] + [(r.step, i) for r, i in answers.values()]
    for step, entry_id in told:
        gap = reply.step.evidence_start - step.evidence_end
        others = set(step.by) != set(reply.step.by)
        if step.document_id == reply.document_id and 0 <= gap <= BESIDE and step.state == ODDS[reply.state] and others:
            one, other = in_order(entry_id, reply.id)
            why = Feature("against", 1.0, 1.0, "it says the opposite of what stands right before it, by another")
            return Pair("ledger", one, other, "POSITIVE", SURE, (why,), origin, form=reply.state)
    return None


def _can_answer(reply: Reply, told: Told) -> bool:
    fined = told.entry.kind == "obligation" and _is_once(told) and not told.entry.instruments
    asked = told.family == "asked" or told.entry.kind == "offer" or fined
    if reply.state in ("refused", "accepted", "deferred") and not asked:
        return False
    if reply.state in MOVED and told.family == "asked":
        return False
    bound = told.entry.kind == "obligation"
    if bound and reply.state == DONE and not (_is_once(told) or reply.cited & clauses_of(told.entry)):
        return False
    made = PartialDate.parse_or_none(told.entry.made_on or told.day)
    when = PartialDate.parse_or_none(reply.day)
    return made is None or when is None or not when.is_before(made)


def _is_once(told: Told) -> bool:
    """Tell whether what somebody is bound to is one deed, by a day or of a sum to pay, and not conduct for good."""
    due = told.entry.deadline is not None or (bool(told.terms.numbers) and PAYING in told.terms.meanings)
    return due and told.entry.state not in CLAIMED


def _reasons(reply: Reply, told: Told, sides: Sides) -> Iterator[Feature]:
    movers = told.entry.must_act or told.entry.of
    mover = sides.relation(reply.by, movers)
    mover = "unknown" if reply.vague and mover == "different" else mover
    sentence = reply.told_in_passing
    weight: Mapping[str, float] = PASSING if sentence else SPOKEN
    if sentence and mover == "different" and reply.unnamed:
        mover = "unknown"
    nobody = sentence and mover == "unknown" and not any(is_name(n) for n in movers)
    against = 0.0 if nobody else weight[mover]
    yield Feature("by", 1.0, against, f"{', '.join(reply.by) or 'nobody'} and whose move it is: {mover}")
    asker = sides.relation(reply.to, told.entry.by)
    if asker in ("same", "side"):
        yield Feature("to", 1.0, 1.2, "it is turned to whoever asked")
    elif asker == "different":
        yield Feature("to", 1.0, -1.0, "it is turned to somebody else")
    yield from _passing_reasons(reply, told, mover) if sentence else _word_reasons(reply, told)
    shared = reply.wording.numbers & told.wording.numbers
    if shared:
        yield Feature("numbers", 1.0, 0.8, f"both name {', '.join(sorted(shared))}")
    elif reply.wording.numbers and told.terms.numbers and not sentence:
        yield Feature("numbers", 1.0, -0.8, "they name other numbers")


def _word_reasons(reply: Reply, told: Told) -> Iterator[Feature]:
    core = reply.wording.shared_with(told.terms)
    words = ", ".join(told.terms.words_shared(reply.wording)[:6])
    least = min(told.terms.mass, reply.wording.mass)
    share = core / least if least else 0.0
    if core < 1 or (reply.state == DONE and (core < DONE_LEAST or core / max(1, len(told.terms.heavy)) < DONE_SHARE)):
        yield Feature("terms", 1.0, -6.0, "they do not speak of the same")
        return
    yield Feature("terms", min(core, 4.0) / 4, 4.0, f"both speak of: {words}")
    yield Feature("share", share, 1.2, f"{share:.0%} of what the shorter one speaks of is shared")


def _passing_reasons(reply: Reply, told: Told, mover: Relation) -> Iterator[Feature]:
    """A sentence that only tells of what became of something must speak of much of what the matter speaks of.

    What it leaves out may stand beside it, or beside the words of the matter: up to two such meanings count. Or it names
    the instrument and the day by which the matter was due.
    """
    if reply.pointed:
        yield from _pointed_reasons(reply, told, mover)
        return
    heavy = set(reply.wording.heavy) & set(told.wording.heavy)
    core = set(reply.wording.heavy) & set(told.terms.heavy)
    around = (set(reply.wording.heavy) & set(told.around.heavy)) | (set(reply.around.heavy) & set(told.terms.heavy))
    many = len(heavy) + len(reply.wording.numbers & told.wording.numbers)
    if THEM.search(told.entry.terms):
        many += len(reply.wording.numbers & told.around.numbers)
        beside = reply.wording.meanings.keys() & told.around.meanings.keys()
        many += len(beside - set(reply.wording.heavy) - set(told.around.heavy))
    under = next((i for i in told.entry.instruments if fold(i).lower() in reply.text), None)
    due = told.entry.deadline if (told.entry.deadline or "")[5:10] in days_named(reply.text) else None
    cited = under is not None and bool(reply.cited & clauses_of(told.entry))
    named = bool(under and (due or cited) and reply.state in CLAIMED)
    share = len(core) / max(1, len(told.terms.heavy))
    if share < (MOVED_SHARE if reply.state in MOVED else LEAST_SHARE) and not named:
        yield Feature("terms", 1.0, -8.0, "they do not speak of the same")
        return
    moved = reply.state in MOVED and told.entry.kind == "measure" and share == 1
    answered = reply.state in ("refused", "accepted", "deferred") and share == 1
    asker = answered and set(reply.by) & set(told.entry.by)
    known = many + min(len(around - heavy), AROUND) + bool(under)
    if not named and (not core or (known < 2 and not moved and not (answered and mover in ("same", "side")))):
        yield Feature("terms", 1.0, -8.0, "they do not speak of the same")
        return
    if not named:
        words = ", ".join(told.wording.shown[m] for m in sorted(heavy)[:6])
        yield Feature("terms", min(known, 4) / 4, 4.4, f"both speak of: {words}")
        yield Feature("share", share, 1.6, f"{share:.0%} of what the terms speak of is in it")
    yield Feature("passing", 1.0, -1.2, "it is told in passing, not as an answer")
    if pairs := sorted(reply.wording.pairs & told.terms.pairs):
        words = ", ".join(" ".join(pair) for pair in pairs)
        yield Feature("phrase", min(len(pairs), 2) / 2, 2 * OF_PHRASE, f"side by side in both: {words}")
    if named:
        yield Feature("named", 1.0, 3.4, "it names the instrument and the day or the clause")
    if named and cited:
        yield Feature("clause", 1.0, 2.0, f"it names clause {told.entry.clause}")
    if answered and mover in ("same", "side") and len(core) >= LEAST_ABOUT:
        yield Feature("whole", 1.0, 1.2, "whoever's move it is answers all that was asked")
    if asker:
        yield Feature("asker", 1.0, 1.8, f"it names who asked: {', '.join(sorted(asker))}")
    if reply.state in CLAIMED and RECALLED.search(reply.text) and (len(core) >= RECALLED_LEAST or share == 1):
        yield Feature("recalled", 1.0, 1.2, "it recalls that it was promised, or due")
    if under:
        yield Feature("instrument", 1.0, 0.8, f"under {under}")
    if due:
        yield Feature("due", 1.0, 1.4, f"it names the day by which it was due, {due}")
    if moved:
        yield Feature("moved", 1.0, 3.4, "what was set is moved or dropped")
    if set(reply.cue.heavy) & set(told.wording.heavy):
        yield Feature("deed", 1.0, 1.2, "what is told as done is what was to be done")
    if _is_near(reply.day, told.entry.deadline):
        yield Feature("near", 1.0, 0.9, f"told within {NEAR} days of the deadline, {told.entry.deadline}")


def _pointed_reasons(reply: Reply, told: Told, mover: Relation) -> Iterator[Feature]:
    """That a promise was kept or broken is told of one by the same name that the text around or the headline speaks of."""
    about = set(reply.around.heavy) & set(told.wording.heavy)
    if mover != "same" or told.family != "given" or len(about) < LEAST_ABOUT:
        yield Feature("terms", 1.0, -8.0, "nothing says which promise is meant")
        return
    words = ", ".join(told.wording.shown[m] for m in sorted(about)[:6])
    yield Feature("terms", min(len(about), 3) / 3, 2.4, f"the text speaks of: {words}")
    yield Feature("pointed", 1.0, 2.0, "it says of a promise that it was kept or broken")


def _is_near(day: str | None, deadline: str | None) -> bool:
    one, other = PartialDate.parse_or_none(day), PartialDate.parse_or_none(deadline)
    return one is not None and other is not None and abs((one.last_day - other.last_day).days) <= NEAR
