"""Matters of one text in, ledger entries out: what is told of one matter in several places becomes one entry with steps."""

from collections.abc import Iterable, Sequence

from accordingto.coding.agreements import complete_terms, find_terms
from accordingto.coding.answers import find_deeds, find_replies
from accordingto.coding.asking import find_asked
from accordingto.coding.deadlines import find_limits
from accordingto.coding.duties import find_duties
from accordingto.coding.followups import find_followups
from accordingto.coding.headline_asks import find_headline_asks
from accordingto.coding.matters import Matter, words
from accordingto.coding.measures import find_measures
from accordingto.coding.obedience import find_obeyed
from accordingto.coding.orders import find_decided, find_orders
from accordingto.coding.phrases import overlap
from accordingto.coding.pledges import find_pledges
from accordingto.coding.promising import find_promised
from accordingto.coding.provisions import find_conditions, find_listed, find_provisions
from accordingto.coding.ultimatums import find_ultimatums
from accordingto.model.annotations import Annotations
from accordingto.model.ids import content_id
from accordingto.model.records import Document, LedgerEntry, Statement, Step

ANSWERED = frozenset({"refused", "accepted", "deferred", "withdrawn"})
ASKING = frozenset({"demand", "request", "ultimatum"})
ANSWERING = words("asking_nouns") | words("refusing_verbs") | words("accepting_verbs") | words("deferring_verbs")
AGAIN = frozenset({"repeat", "renew", "reiterate"})
"""Verbs that tell that what was asked before is asked once more."""
REPLIES = frozenset({"reply", "answer", "response"})
STRENGTH = ("request", "demand", "ultimatum")


def find_ledger(annotations: Annotations, statements: Sequence[Statement], origin: str) -> tuple[LedgerEntry, ...]:
    """Return the ledger entries of a document in text order, each with its steps; `origin` goes into every row."""
    matters = [
        *find_asked(annotations, statements),
        *find_deeds(annotations, statements),
        *find_ultimatums(annotations, statements),
        *find_limits(annotations, statements),
        *find_obeyed(annotations, statements),
        *find_pledges(annotations, statements),
        *find_terms(annotations, statements),
        *find_promised(annotations, statements),
        *find_measures(annotations, statements),
        *find_duties(annotations, statements),
    ]
    matters = _without_repeats(_with_set_down(annotations, statements, matters))
    _address_replies(matters)
    complete_terms(annotations, matters)
    sides = _sides(annotations)
    threads: list[list[Matter]] = []
    for matter in sorted(matters, key=lambda m: m.evidence):
        thread = next((t for t in threads if _same_matter(t, matter, sides)), None)
        if thread is None:
            threads.append([matter])
        else:
            thread.append(matter)
    told = (*find_replies(annotations, matters), *find_followups(annotations, matters, statements, sides))
    for asked, answer in told:
        next(t for t in threads if any(m is asked for m in t)).append(answer)
    threads = _answered(threads, sides)
    denials = [s for s in statements if s.act == "deny"]
    for thread in threads:
        if thread[0].kind in ASKING and not any(m.instruments for m in thread):
            thread[0].instruments = _provided_by(annotations, thread)
    return tuple(_entry(annotations, thread, denials, origin) for thread in threads)


def _provided_by(annotations: Annotations, thread: Sequence[Matter]) -> tuple[str, ...]:
    """Return the instrument that the text says elsewhere to rule what is asked: "under Resolution 7 officers may return"."""
    parse = annotations.parse
    asked = frozenset(lemma for m in thread for lemma in m.lemmas)
    for mention in annotations.instruments:
        token = parse.token_at(mention.start)
        if token is None:
            continue
        sentence = parse.sentence_of(token)
        here = parse.tokens_of(sentence)
        provides = any(t.lemma in words("providing_verbs") or t.norm == "may" for t in here)
        under = any(t.norm == "under" for t in parse.tokens[max(0, token.i - 4) : token.i])
        if (provides or under) and len(asked & {t.lemma for t in here if t.pos in ("NOUN", "VERB", "ADJ")}) > 1:
            return (mention.name,)
    return ()


def _with_set_down(
    annotations: Annotations, statements: Sequence[Statement], matters: Sequence[Matter]
) -> list[Matter]:
    """Add what is set down item by item, which stands for whatever else was read there, and orders where nothing was read."""
    listed = [
        *find_decided(annotations, statements),
        *find_provisions(annotations, statements),
        *find_conditions(annotations),
        *find_listed(annotations),
    ]
    kept = [m for m in matters if not any(overlap(m.evidence, other.evidence) for other in listed)]
    orders = [o for o in find_orders(annotations, statements) if not any(overlap(o.evidence, m.evidence) for m in kept)]
    orders = [o for o in orders if not any(overlap(o.evidence, m.evidence) for m in listed)]
    heads = [h for h in find_headline_asks(annotations) if not any(overlap(h.evidence, m.evidence) for m in kept)]
    return [*listed, *kept, *orders, *heads]


def _without_repeats(matters: Sequence[Matter]) -> list[Matter]:
    """Leave out a measure that stands in the words of a promise, and words of asking that a deed told of them holds."""
    promised = [
        m.evidence for m in matters if m.kind in ("commitment", "offer") or (m.is_deed and m.state == "withdrawn")
    ]
    kept = [m for m in matters if m.kind != "measure" or not any(overlap(span, m.evidence) for span in promised)]
    kept = [m for m in kept if not any(_tells_of(deed, m) for deed in kept)]
    pairs = [(p, t) for p in kept for t in kept if _names(p, t)]
    idle = {id(p) if p.state == "open" else id(t) for p, t in pairs}
    return [m for m in kept if id(m) not in idle]


def _names(pledge: Matter, told: Matter) -> bool:
    """Tell whether a promise named by a noun ("honoured its pledge to pay") is what else was read in the same words."""
    if not pledge.is_deed or pledge.kind != "commitment" or told.is_deed or not overlap(pledge.evidence, told.evidence):
        return False
    alike = told.kind in ("commitment", "offer") or (told.kind == "obligation" and not told.instruments)
    return alike and pledge.by == told.by and bool(pledge.lemmas & told.lemmas)


def _tells_of(deed: Matter, words: Matter) -> bool:
    """Tell whether a matter is the deed by which words are given: "repeated his demand that …" and what he demands."""
    if not deed.is_deed or words.is_deed or words.statement_id in (None, deed.statement_id):
        return False
    if not {deed.kind, words.kind} <= ASKING:
        return False
    return deed.by == words.by and bool(deed.lemmas & words.lemmas) and overlap(deed.evidence, words.evidence)


def _address_replies(matters: Sequence[Matter]) -> None:
    """Turn a bare wish for an answer ("we expect a reply to our request") to whom the request before it went."""
    for matter in matters:
        if matter.kind not in ASKING or matter.of or not matter.lemmas & REPLIES:
            continue
        earlier = [
            m for m in matters if m.evidence < matter.evidence and m.by == matter.by and m.of and m.kind in ASKING
        ]
        told = next((m for m in earlier if m.lemmas & {"request"}), None) or (earlier[-1] if earlier else None)
        if told is not None:
            matter.of = matter.must_act = told.of


def _sides(annotations: Annotations) -> dict[str, frozenset[str]]:
    """Return, for every actor that is named, the names and countries that it belongs to."""
    found: dict[str, frozenset[str]] = {}
    for entity in annotations.entities:
        own = {entity.name, *entity.member_of}
        if entity.country:
            own.add(entity.country)
        found[entity.name] = frozenset(own)
    return found


def _same_side(one: Sequence[str], other: Sequence[str], sides: dict[str, frozenset[str]]) -> bool:
    return any(sides.get(a, frozenset({a})) & sides.get(b, frozenset({b})) for a in one for b in other)


def _same_matter(thread: Sequence[Matter], matter: Matter, sides: dict[str, frozenset[str]]) -> bool:
    """Tell whether a matter is one that the text told of before: one side asks, promises or is bound, in like terms."""
    return any(_is_repeat(earlier, matter, sides) for earlier in thread)


def _is_repeat(one: Matter, other: Matter, sides: dict[str, frozenset[str]]) -> bool:
    if one.kind != other.kind and not {one.kind, other.kind} <= ASKING:
        return False
    if one.clause and other.clause and one.clause != other.clause:
        return False
    if one.kind == "obligation" and one.terms == other.terms and one.by == other.by:
        return True
    if not _same_side(one.by, other.by, sides):
        return False
    alike = len(one.lemmas & other.lemmas)
    if one.kind == "obligation":
        told_of_one = one.state != "open" or alike > 1
        return one.state == other.state and told_of_one and bool(set(one.instruments) & set(other.instruments))
    if one.kind in ASKING:
        if "ultimatum" in (one.kind, other.kind) and one.of and other.of:
            return _same_side(one.of, other.of, sides)
        if "ultimatum" in (one.kind, other.kind) and one.deadline and one.deadline == other.deadline:
            return True
        if one.of and other.of:
            vague = not one.lemmas or not other.lemmas
            return _same_side(one.of, other.of, sides) and (alike > 0 or vague)
        return alike > 1 or (alike == 1 and min(len(one.lemmas), len(other.lemmas)) <= 3)
    return alike > 1 or (one.kind == "measure" and alike > 0)


def _answered(threads: Sequence[list[Matter]], sides: dict[str, frozenset[str]]) -> list[list[Matter]]:
    """Join a bare answer ("turned down a request") to the one open request of the same side that it can be meant for."""
    kept = list(threads)
    for thread in threads:
        if not all(m.state in ANSWERED for m in thread) or thread[0].kind not in ASKING:
            continue
        asked = [t for t in kept if t is not thread and _can_answer(thread[0], t, sides)]
        if len(asked) == 1:
            asked[0].extend(thread)
            kept.remove(thread)
    return kept


def _can_answer(answer: Matter, asked: Sequence[Matter], sides: dict[str, frozenset[str]]) -> bool:
    if asked[0].kind not in ASKING or any(m.state in ANSWERED for m in asked):
        return False
    told, meant = answer.lemmas - ANSWERING, frozenset(lemma for m in asked for lemma in m.lemmas)
    other = asked[0].kind != answer.kind or any(m.deadline for m in asked)
    if other and len(told) > 1 and not told & meant:
        return False
    of = _union(m.of for m in asked)
    fits = not of or not answer.of or _same_side(of, answer.of, sides)
    return fits and _same_side(_union(m.by for m in asked), answer.by, sides)


def _entry(
    annotations: Annotations, thread: Sequence[Matter], denials: Sequence[Statement], origin: str
) -> LedgerEntry:
    document = annotations.document
    first, last = thread[0], thread[-1]
    fullest = max(thread, key=lambda m: (bool(m.of), len(m.terms)))
    kind = max((m.kind for m in thread), key=STRENGTH.index) if first.kind in ASKING else first.kind
    steps = tuple(_step(document, m) for m in thread)
    deadline = next((m.deadline for m in reversed(thread) if m.deadline), None)
    return LedgerEntry(
        id=content_id("ledger", document.id, *first.evidence, kind, *first.by),
        kind="ultimatum" if kind == "demand" and deadline and first.condition else kind,
        by=_union(m.by for m in thread),
        of=_union(m.of for m in thread),
        must_act=_union(m.must_act for m in thread),
        terms=fullest.terms,
        condition=next((m.condition for m in thread if m.condition), None),
        instruments=_union(m.instruments for m in thread),
        clause=next((m.clause for m in thread if m.clause), None),
        made_on=next((m.made_on for m in thread if m.made_on), None),
        deadline=deadline,
        state=_state(last.state, deadline, document.published),
        claimed_by=_union(m.claimed_by for m in thread),
        disputed=any(m.statement_id in d.responds_to for m in thread for d in denials),
        steps=steps,
        confidence=max(m.confidence for m in thread),
        origin=origin,
    )


def _state(state: str, deadline: str | None, published: str | None) -> str:
    """Return the state that the latest step gives; an open matter whose day was past when the text came out says so."""
    past = deadline is not None and published is not None and len(published) >= 10 and deadline < published[:10]
    return "past_deadline" if past and state in ("open", "postponed") else state


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for group in groups:
        found.update(dict.fromkeys(group))
    return tuple(found)


def _step(document: Document, matter: Matter) -> Step:
    """Return a matter as a step; what is told to be asked again is asked on the day of the document."""
    published = document.published or ""
    again = matter.state == "open" and bool(matter.lemmas & AGAIN) and len(published) >= 10
    on = matter.made_on or (published[:10] if again else None)
    return Step(document.id, *matter.evidence, matter.state, on, matter.step_by, matter.sources, matter.statement_id)
