"""What every rule of the ledger shares: a candidate entry, and who vouches for the words that it rests on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from accordingto.coding.lexicons import load_list
from accordingto.coding.naming import names_of
from accordingto.coding.phrases import agents_of, is_first_person, is_passive, prepositional, subjects_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement, TimeMention

DUE = frozenset({"by", "until", "till", "before", "within", "in"})
SET = frozenset({"on", "for"})
LINKS = frozenset({"the", "same", "next", "coming", "end", "of"})
LENGTHS = {"D": 1, "W": 7, "M": 30}
LETTERHEAD = (
    "press release",
    "press office",
    "information office",
    "communiqué",
    "communique",
    "for immediate release",
)
WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
CLAUSES = frozenset({"article", "clause", "paragraph", "section", "annex", "point"})
NAMELESS = frozenset(
    {"accord", "agreement", "deal", "pact", "text", "document", "article", "clause", "paragraph", "section"}
)
POINTING = frozenset({"the", "this", "that", "same", "said"})


DAY_LENGTH = 12
"""Characters behind a month within which its day or year ends ("by June 30, 2031")."""


@dataclass(slots=True)
class Matter:
    """An entry of the ledger as one place in a text tells it."""

    kind: str
    by: tuple[str, ...]
    of: tuple[str, ...]
    must_act: tuple[str, ...]
    terms: str
    evidence: Span
    state: str = "open"
    condition: str | None = None
    instruments: tuple[str, ...] = ()
    clause: str | None = None
    made_on: str | None = None
    deadline: str | None = None
    claimed_by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    statement_id: str | None = None
    step_by: tuple[str, ...] = ()
    confidence: float = 0.6
    lemmas: frozenset[str] = field(default_factory=frozenset)
    is_deed: bool = False
    """Whether it is told as a deed ("repeated his demand"), not by the words that ask."""


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of `data/matters.yaml`."""
    return frozenset(load_list("matters")[name])


def instruments_in(annotations: Annotations, span: Span) -> tuple[str, ...]:
    """Return the instruments named between two characters."""
    found = (m.name for m in annotations.instruments if span[0] <= m.start and m.end <= span[1])
    return tuple(dict.fromkeys(found))


def instruments_near(annotations: Annotations, span: Span) -> tuple[str, ...]:
    """Return the instruments named in a stretch, else in its sentence, else the one that "the Protocol" takes up."""
    token = annotations.parse.token_at(span[0])
    if token is None:
        return ()
    sentence = annotations.parse.sentence_of(token)
    whole = (sentence.start, max(sentence.end, span[1]))
    return instruments_in(annotations, span) or instruments_in(annotations, whole) or _taken_up(annotations, whole)


def _taken_up(annotations: Annotations, span: Span) -> tuple[str, ...]:
    """Return the instrument that a short form means ("the same resolution", "Article 7"): the last one named that fits."""
    for token in annotations.parse.between(*span):
        numbered = token.norm in CLAUSES and clause_at(annotations, token) is not None
        before = annotations.parse.tokens[max(0, token.i - 2) : token.i]
        noun = token.lemma.lower()
        pointed = noun in words("instrument_nouns") | CLAUSES and any(t.norm in POINTING for t in before)
        if not (numbered or pointed):
            continue
        named = [
            m
            for m in annotations.instruments
            if token.lemma.lower() in NAMELESS or token.lemma.lower() in m.name.lower()
        ]
        found = [m.name for m in named if m.start < token.start][-1:]
        if found or len({m.name for m in named}) == 1:
            return tuple(found) or (named[0].name,)
    return ()


def clause_at(annotations: Annotations, token: Token) -> str | None:
    """Return the number of the clause that a word names ("Article 4" gives "4")."""
    after = annotations.parse.tokens[token.i + 1 : token.i + 2]
    return after[0].text if after and after[0].text[:1].isdigit() else None


def clause_in(annotations: Annotations, span: Span) -> str | None:
    """Return the first clause of an instrument that a stretch names, by its number."""
    found = (clause_at(annotations, t) for t in annotations.parse.between(*span) if t.norm in CLAUSES)
    return next((c for c in found if c), None)


BEGINNING = frozenset({"sign", "conclude", "adopt", "ratify", "effect", "force", "agree", "initial"})
"""Words for what makes an agreement hold."""


def deadline_in(
    annotations: Annotations, span: Span, *, also_set: bool = False, past: bool = False, lengths: bool = True
) -> str | None:
    """Return the day by which something is due, told by a preposition and a time between two characters.

    `also_set` takes days that are set with "on" and "for" too; `past` says that the text looks back at it; without
    `lengths` nothing is due "within 24 hours": of an offer these begin when it is accepted.
    """
    for time in annotations.times_in(*span):
        token = annotations.parse.token_at(time.start)
        if token is None:
            continue
        joint, between = _joint_before(annotations.parse, token, DUE | SET if also_set else DUE)
        if _is_of_the_past(annotations.parse, token):
            continue
        if joint is None or (joint in ("in", "on", "for") and not between <= LINKS):
            continue
        ahead = joint != "in" or bool({"next", "coming"} & (between | set(time.text.split())))
        if time.type == "DURATION" and (joint == "within" or (joint == "in" and ahead)):
            begins = _day_of_signing(annotations, time) or annotations.document.published
            return days_after(begins, time.value) if lengths else None
        if time.date_end and ahead and (joint not in SET or time.date_start == time.date_end or joint == "for"):
            return _turned(annotations.document.published, time.date_end, time.text, past)
    return None


def _is_of_the_past(parse: Parse, time: Token) -> bool:
    """Tell whether a time is that of something told in passing as done: "to remove the trucks *brought in* on 18 August"."""
    verb = next((t for t in parse.ancestors(time) if t.pos in ("VERB", "AUX")), None)
    return (
        verb is not None
        and verb.dep in ("acl", "relcl")
        and verb.tag in ("VBN", "VBD")
        and not parse.children(verb, "aux")
    )


def _day_of_signing(annotations: Annotations, length: TimeMention) -> str | None:
    """Return the day from which a length of time counts: "Under the accord, signed on 14 August, they leave within 60 days"."""
    parse = annotations.parse
    token = parse.token_at(length.start)
    if token is None:
        return None
    for time in annotations.times_in(parse.sentence_of(token).start, length.start):
        first = parse.token_at(time.start)
        before = parse.tokens[max(0, first.i - 4) : first.i] if first is not None else ()
        if time.date_start and time.date_start == time.date_end and any(t.lemma in BEGINNING for t in before):
            return time.date_start
    return None


def _joint_before(parse: Parse, token: Token, joints: frozenset[str]) -> tuple[str | None, set[str]]:
    """Return the preposition that leads to a time, and the words between them."""
    before = [t.norm for t in parse.tokens[max(0, token.i - 3) : token.i + 1]]
    if token.norm not in joints:
        before.pop()
    for at in range(len(before) - 1, -1, -1):
        if before[at] == "than" and before[max(0, at - 1)] == "later":
            return "by", set(before[at + 1 :])
        if before[at] in joints:
            return before[at], set(before[at + 1 :])
    return None, set()


def _turned(published: str | None, day: str, text: str, past: bool) -> str:
    """Return a day on the right side of the publication: a bare weekday by which something is due lies ahead."""
    if not published or len(published) < 10 or len(day) < 10:
        return day
    if not past and day < published[:10] and WEEKDAY.match(text):
        return (date.fromisoformat(day[:10]) + timedelta(days=7)).isoformat()
    if not past and day < published[:10] and not re.search(r"\d{4}", text):
        gap = (date.fromisoformat(published[:10]) - date.fromisoformat(day[:10])).days
        return f"{int(day[:4]) + 1}{day[4:]}" if 180 < gap < 366 else day
    if past and day > published[:10] and (date.fromisoformat(day[:10]) - date.fromisoformat(published[:10])).days > 180:
        return f"{int(day[:4]) - 1}{day[4:]}"
    return day


def days_after(published: str | None, length: str | None) -> str | None:
    """Return the day that lies a TIMEX3 duration after a date; None where either is not known to the day."""
    told = re.fullmatch(r"P(T?)(\d+)([DWMH])", length or "")
    if told is None or not published or len(published) < 10 or (told[1] and told[3] != "H"):
        return None
    days = -(-int(told[2]) // 24) if told[1] else int(told[2]) * LENGTHS.get(told[3], 1)
    return (date.fromisoformat(published[:10]) + timedelta(days=days)).isoformat()


def lemmas_of(annotations: Annotations, span: Span) -> frozenset[str]:
    """Return the content words of a stretch, those left out that any matter may have."""
    return frozenset(
        t.lemma
        for t in annotations.parse.between(*span)
        if t.pos in ("NOUN", "VERB", "ADJ", "PROPN") and t.lemma not in words("vague_terms") and not t.masked
    )


def cue_place(annotations: Annotations, statement: Statement) -> Span:
    """Return where the words that attribute a statement stand; an empty stretch where there are none."""
    at = annotations.document.text.find(statement.cue or "\0", statement.evidence_start, statement.evidence_end)
    return (at, at + len(statement.cue or "")) if at >= 0 else (statement.evidence_start, statement.evidence_start)


def parties(annotations: Annotations, tokens: Sequence[Token], statement: Statement | None) -> tuple[str, ...]:
    """Return the names of those who act; "we" and "I" are whoever speaks the words around them."""
    names: list[str] = []
    for token in tokens:
        if is_first_person(token):
            own = statement is None or statement.speaker_is_publisher
            speaker = own_name(annotations) if own or statement is None else statement.speaker
            names += [speaker] if speaker else []
        else:
            names += party_names(annotations, [token])
    return tuple(dict.fromkeys(names))


def own_name(annotations: Annotations) -> str:
    """Return how rows name the document's own voice: its publisher, else "@publisher"."""
    return annotations.document.publisher or "@publisher"


def own_voice(annotations: Annotations, statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return the party in whose name a whole text speaks (a communiqué); nothing for a report of the press."""
    if any(s.speaker_is_publisher for s in statements):
        return (own_name(annotations),)
    document = annotations.document
    head = document.text[:300].lower()
    if any(word in head for word in LETTERHEAD):
        line = document.text.lstrip().split("\n", 1)[0].strip()
        bodies = [r.mention for r in annotations.references[:3] if r.mention.kind not in ("media", "person")]
        named = next((e.name for e in annotations.entities if line in (e.name, *e.names) and e.kind != "media"), None)
        found = named or next((m.name for m in bodies if m.text == line), None)
        if found:
            return (found,)
    publisher = annotations.document.publisher
    known = next((e for e in annotations.entities if e.name == publisher), None)
    return (known.name,) if known is not None and known.kind not in ("media", "person") else ()


def party_names(annotations: Annotations, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the names of parties; whoever has no name of his own is named by whose he is ("the command of the force")."""
    names: list[str] = []
    for token in tokens:
        reference = annotations.reference_headed(token)
        joint = prepositional(annotations.parse, token, "of", "in", "from", "at")
        above = annotations.parse.child(joint, "pobj") if joint else None
        owner = annotations.parse.child(token, "poss")
        whose = next((o for o in (above, owner) if o is not None and annotations.reference_headed(o)), None)
        bare = reference is None or (reference.how == "description" and reference.mention.name[:1].islower())
        names += names_of(annotations, [whose if bare and whose is not None else token])
    return tuple(dict.fromkeys(names))


def doers_of(annotations: Annotations, verb: Token) -> list[Token]:
    """Return who does what a verb tells: its subjects, in the passive whoever stands behind "by", if that is no day."""
    parse = annotations.parse
    if not is_passive(parse, verb):
        return subjects_of(parse, verb)
    return [t for t in agents_of(parse, verb) if not annotations.times_in(t.start, t.end + DAY_LENGTH)]


def owner_in_text(annotations: Annotations, noun: Token) -> tuple[str, ...]:
    """Return whose step a noun names by what the text tells of it: "Merin's levy", "the levy, which Merin announced"."""
    parse = annotations.parse
    if noun.pos not in ("NOUN", "PROPN"):
        return ()
    for other in parse.tokens:
        if other.lemma != noun.lemma or other.pos != "NOUN":
            continue
        takers = [*parse.children(other, "poss")]
        for verb in parse.children(other, "relcl", "acl"):
            if verb.lemma in words("taking_verbs"):
                takers += parse.children(verb, "nsubj") if verb.dep == "relcl" else agents_of(parse, verb)
        above = parse.head(other)
        if above.lemma in words("taking_verbs"):
            takers += subjects_of(parse, above) if other.dep == "dobj" else agents_of(parse, above)
        named = [t for t in takers if annotations.reference_headed(t) is not None and t.lemma != noun.lemma]
        if named:
            return names_of(annotations, named)
    return ()


def is_named(names: Sequence[str]) -> bool:
    """Tell whether somebody is named, or is an office, a body or a side rather than just anybody."""
    return is_party(names) or any(set(n.lower().split()) & words("side_words") for n in names)


def is_party(names: Sequence[str]) -> bool:
    """Tell whether somebody is named, or speaks for a side of a conflict by his office."""
    return any(n[:1].isupper() or n[:1] == "@" or set(n.lower().split()) & words("party_words") for n in names)


def is_side(annotations: Annotations, token: Token) -> bool:
    """Tell whether a noun stands for somebody who can ask or promise: an actor that is known, a body, a name."""
    if annotations.reference_headed(token) is not None:
        return True
    if token.pos == "PROPN":
        return not annotations.times_in(token.start, token.end)
    return token.pos == "NOUN" and bool({token.norm, token.lemma} & (words("party_words") | words("side_words")))


def owner_of(parse: Parse, noun: Token) -> list[Token]:
    """Return whose request, promise or refusal a noun names: its possessor, or who stands behind "from", "by", "of"."""
    owner = parse.child(noun, "poss")
    if owner is None:
        joint = prepositional(parse, noun, "from", "by", "of")
        owner = parse.child(joint, "pobj") if joint else None
    return parse.conjuncts(owner) if owner is not None else []


def is_official(annotations: Annotations, statement: Statement) -> bool:
    """Tell whether a speaker can commit a side: a body, somebody who holds an office, a communiqué."""
    if statement.speaker_is_publisher:
        return True
    entity = annotations.entity_by_id.get(statement.speaker_id or "")
    if entity is None:
        return bool(set((statement.speaker or "").lower().split()) & words("party_words"))
    return entity.kind not in ("person", "group", "media", "other") or bool(entity.offices)


def rest_of_sentence(annotations: Annotations, statement: Statement, others: Sequence[Statement] = ()) -> Span:
    """Return the stretch from the words asked to the end of their sentence, for a deadline that is told last.

    It ends before what `others` say in the same sentence: their deadlines are their own.
    """
    token = annotations.parse.token_at(statement.content_spans[-1][0])
    end = annotations.parse.sentence_of(token).end if token else statement.evidence_end
    end = end if statement.form != "direct" else statement.evidence_end
    last = max(e for _, e in statement.content_spans)
    behind = [s.content_spans[0][0] for s in others if s.content_spans and last <= s.content_spans[0][0] < end]
    return statement.content_spans[0][0], min([end, *behind])
