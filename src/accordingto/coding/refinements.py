"""Attributions in, attributions out whose words end where they should and that say nothing twice."""

import re
from collections.abc import Sequence
from dataclasses import replace

from accordingto.coding.attributions import ASIDE, Attribution, told_noun
from accordingto.coding.phrases import trim, verbs_above
from accordingto.model.annotations import Annotations, covering
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

VAGUE = frozenset(
    {"something", "which", "claim", "accusation", "allegation", "charge", "that", "this", "it", "assertion", "report"}
)

ASIDES = {"relcl": ("which", "who", "whom"), "advcl": ("while", "whereas", "whilst")}
"""How clauses begin in which a writer turns to somebody else, by what they are."""
APART = frozenset({"appos", "npadvmod", "dobj", "conj", "attr", "dep"})
"""How the parser hangs a noun by which a writer takes up a whole sentence."""
CHARGED = frozenset({"guilty", "accuse", "charge", "convict", "suspect", "acquit"})
POINTING = frozenset({"that", "this", "it", "these", "those"})
COMMENTS = frozenset(
    {
        "claim",
        "accusation",
        "allegation",
        "charge",
        "assertion",
        "something",
        "statement",
        "suggestion",
        "condition",
        "demand",
    }
)
"""Nouns by which a writer takes up what somebody has just been reported to say."""


def refine_attributions(annotations: Annotations, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions without own words said twice ("said he hopes" is one act of hoping), cut where another begins."""
    merged = _merge_own(annotations, found)
    for attribution in merged:
        _cut_opening(annotations, attribution)
        _cut_remark(annotations, attribution)
        _cut_comment(annotations, attribution)
        _cut_joint(annotations, attribution)
        _cut_next_deed(annotations, attribution)
        for other in merged:
            if other is not attribution:
                _cut(annotations, attribution, other)
    for attribution in merged:
        _deny_words(attribution, merged)
        _take_up(annotations, attribution, merged)
    return [a for a in merged if any(e > s for s, e in a.content)]


WRITERS = re.compile(
    r",? without (?:providing|offering|giving|citing|presenting|producing|elaborating|naming|specifying|saying|going into|further)\b.*"
    r"|,? (?:and|but) (?:\w+ )?(?:did not|didn't|does not|would not|declined to|refused to) (?:elaborate|comment|specify"
    r"|give (?:any )?(?:further )?details|provide (?:any )?(?:further )?details)\b.*",
    re.DOTALL,
)
"""What a writer says of how somebody spoke, at the end of the reported words."""


def _cut_remark(annotations: Annotations, attribution: Attribution) -> None:
    """End the words before the writer's remark on how they were said: "…, and did not elaborate"."""
    text = annotations.document.text
    for n, (start, end) in enumerate(attribution.content):
        found = WRITERS.search(text, start, end)
        if found and found.start() > start and covering(annotations.quotations, found.end() - 1) is None:
            attribution.content[n] = trim(text, (start, found.start()), " \t\n,;:–—")


def _cut_opening(annotations: Annotations, attribution: Attribution) -> None:
    """Begin the words behind what still belongs to the cue: "said *on Friday* it had …", "said *only that* …"."""
    parse = annotations.parse
    for n, (start, end) in enumerate(attribution.content):
        inner = parse.between(start, end)
        if len(inner) < 3 or not 0 <= start - attribution.cue_span[1] < 2:
            continue
        at = 0
        if inner[0].norm == "only" and inner[1].norm == "that":
            at = 2
        elif time := next((t for t in annotations.times if t.start in (inner[0].start, inner[1].start)), None):
            behind = next((t for t in inner if t.start >= time.end), None)
            preposed = inner[0].start == time.start or inner[0].norm == "on"
            if behind is not None and preposed and behind.norm in ("it", "he", "she", "they", "that"):
                at = behind.i - inner[0].i + (behind.norm == "that")
        if at:
            attribution.content[n] = (inner[at].start, end)


def _cut_joint(annotations: Annotations, attribution: Attribution) -> None:
    """End the words before an "and" or "but" that leads on to something else."""
    for n, (start, end) in enumerate(attribution.content):
        inner = annotations.parse.between(start, end)
        if len(inner) > 1 and inner[-1].pos == "CCONJ" and covering(annotations.quotations, inner[-1].start) is None:
            attribution.content[n] = trim(annotations.document.text, (start, inner[-1].start), " \t\n,;:–—")


def _cut_next_deed(annotations: Annotations, attribution: Attribution) -> None:
    """End the words before what the speaker did besides: "warned that it might use force, and imposed a curfew"."""
    parse, text = annotations.parse, annotations.document.text
    above = {attribution.anchor.i, *(t.i for t in parse.ancestors(attribution.anchor))}
    for n, (start, end) in enumerate(attribution.content):
        for token in parse.between(start, end):
            joint = parse.tokens[max(token.left - 1, 0)]
            joined = (
                token.dep == "conj" and token.head in above and token.tag in ("VBD", "VBZ") and joint.pos == "CCONJ"
            )
            outside = not start <= parse.head(token).start < end and joint.start > start
            if joined and outside and parse.child(token, "nsubj", "nsubjpass") is None:
                if covering(annotations.quotations, token.start) is None:
                    attribution.content[n] = trim(text, (start, joint.start), " \t\n,;:–—")
                break


def _cut_comment(annotations: Annotations, attribution: Attribution) -> None:
    """End the words before the writer's comment on them: "…, an accusation for which he offered no proof"."""
    parse, text = annotations.parse, annotations.document.text
    for n, (start, end) in enumerate(attribution.content):
        for token in parse.between(start, end):
            before = parse.tokens[token.left - 1] if token.left > 0 else token
            named = token.lemma in COMMENTS and token.dep in (
                "appos",
                "attr",
                "npadvmod",
                "dobj",
                "conj",
                "pobj",
                "dep",
            )
            if named and before.norm == "," and before.start > start and parse.child(token, "relcl", "acl") is not None:
                attribution.content[n] = trim(text, (start, before.start), " \t\n,;:–—")
                break


def inside(inner: Attribution, outer: Attribution) -> bool:
    """Tell whether an attribution stands in the words of another one."""
    at = inner.anchor.start
    return inner is not outer and any(start <= at < end for start, end in outer.content)


def _merge_own(annotations: Annotations, found: Sequence[Attribution]) -> list[Attribution]:
    """Join a cue whose speaker is the one who speaks around it to that one: the inner act wins over a plain assertion."""
    kept = list(found)
    for inner in list(found):
        outers = [o for o in kept if o is not inner and inside(inner, o) and o.speakers]
        outer = min(outers, key=lambda o: sum(e - s for s, e in o.content), default=None)
        if outer is None or not inner.speakers or not _same_voice(annotations, inner.speakers[0], outer.speakers[0]):
            continue
        if outer.cue.act == "assert" and inner.cue.act != "assert":
            outer.cue = replace(outer.cue, act=inner.cue.act, mode=inner.cue.mode)
            outer.addressees = outer.addressees or inner.addressees
            outer.about = outer.about or inner.about
        kept.remove(inner)
    return kept


def _same_voice(annotations: Annotations, inner: Token, outer: Token) -> bool:
    if inner is outer:
        return False
    first, second = annotations.reference_headed(inner), annotations.reference_headed(outer)
    if first and second:
        return first.mention.name == second.mention.name
    return inner.norm in ("he", "she", "they", "it") and inner.norm == outer.norm


def _cut(annotations: Annotations, attribution: Attribution, other: Attribution) -> None:
    """End an attribution's words before another one that its clause goes on with, or that speaks of them from outside."""
    edge = _edge(annotations, attribution, other)
    if edge is None:
        return
    text = annotations.document.text
    attribution.content = [
        trim(text, (start, min(end, edge)), " \t\n,;:–—") if start < edge < end else (start, end)
        for start, end in attribution.content
    ]


def _edge(annotations: Annotations, attribution: Attribution, other: Attribution) -> int | None:
    parse = annotations.parse
    if not inside(other, attribution):
        return None
    if other.speakers and attribution.speakers and other.speakers[0] is attribution.speakers[0]:
        before = parse.tokens[other.anchor.i - 1] if other.anchor.i else other.anchor
        return before.start if before.norm in ("and", "but", ",", "also") else other.anchor.start
    aside = _aside_of(annotations, attribution, other) or _next_voice(annotations, attribution, other)
    if aside is not None:
        return aside.start
    target = denied_words(annotations, other)
    return target.start if target is not None else None


def _aside_of(annotations: Annotations, attribution: Attribution, other: Attribution) -> Token | None:
    """Return the first token of the writer's closing aside in reported words: "offered talks, which the rebels said were late".

    It is a relative clause, or one with "while", behind a comma by which somebody else speaks, up to the end of the words.
    """
    parse, clause = annotations.parse, other.anchor
    while clause.dep == "conj" and parse.head(clause).pos in ("VERB", "AUX"):
        clause = parse.head(clause)
    if clause.dep not in ASIDES or covering(annotations.quotations, clause.start) is not None:
        return None
    first = _opens_aside(parse, clause)
    if first is None:
        return None
    ends = any(start < first.start and end <= parse.tokens[clause.right].end + 1 for start, end in attribution.content)
    comma = parse.tokens[first.i - 1] if first.i else first
    return first if ends and comma.norm == "," else None


def _next_voice(annotations: Annotations, attribution: Attribution, other: Attribution) -> Token | None:
    """Return the semicolon behind which somebody else speaks: "X: no deal; Y warns of war"."""
    parse = annotations.parse
    if not other.speakers or covering(annotations.quotations, other.anchor.start) is not None:
        return None
    speaker = other.speakers[0]
    before = parse.tokens[speaker.left - 1] if speaker.left else speaker
    turns = before.norm == ";" and speaker.i < other.anchor.i
    return before if turns and before.start > attribution.cue_span[1] else None


def _opens_aside(parse: Parse, clause: Token) -> Token | None:
    """Return the first token of a clause of the writer's, with the noun that it tells of: "…, a deadline that X says …"."""
    first, noun = parse.tokens[clause.left], parse.head(clause)
    if first.norm in ASIDES[clause.dep]:
        return first
    opens = parse.tokens[noun.left]
    return opens if clause.dep == "relcl" and noun.dep in APART and opens.norm in ("a", "an") else None


def _deny_words(attribution: Attribution, others: Sequence[Attribution]) -> None:
    """Give a denial that follows what somebody is told to have said those words, without their telling.

    "The army said the bridge was mined, something the rebels deny" denies that it was mined, not that the army said so.
    """
    if attribution.cue.act not in ("deny", "reject") or any(
        e > attribution.anchor.start for _, e in attribution.content
    ):
        return
    told = [o for o in others if o is not attribution and o.content and inside(o, attribution)]
    told = [o for o in told if any(s <= o.anchor.start < e for s, e in attribution.content)]
    if told:
        attribution.content = list(max(told, key=lambda o: sum(e - s for s, e in o.content)).content)


def _take_up(annotations: Annotations, attribution: Attribution, others: Sequence[Attribution]) -> None:
    """Give a denial that only points back ("…, which the army denied") the words that it denies.

    They are what somebody is told to have said just before, else the clause of the document itself.
    """
    target = denied_words(annotations, attribution)
    parse, text = annotations.parse, annotations.document.text
    if target is None and _only_points(annotations, attribution):
        told = [o for o in others if o is not attribution and _is_just_before(annotations, o, attribution)]
        told = [o for o in told if o.cue.act == "accuse"] or told
        if told:
            attribution.content = list(max(told, key=lambda o: max(o.content)).content)
        return
    if target is None or all(end <= target.start for _, end in attribution.content):
        return
    sentence = parse.sentence_of(target)
    said = [o.content for o in others if o is not attribution and o.anchor.sentence == attribution.anchor.sentence]
    before = [spans for spans in said if spans and max(e for _, e in spans) <= target.start]
    if before:
        attribution.content = list(max(before, key=max))
        return
    verbs = [v for v in verbs_above(parse, attribution.anchor) if sentence.first <= v.i < target.i]
    charged = _charged_with(annotations, target)
    if charged is not None:
        attribution.content = [charged]
        return
    if verbs or attribution.frame == ASIDE:
        verbs = verbs or [parse.tokens[sentence.first]]
        attribution.content = [
            trim(text, (parse.tokens[max(verbs[0].left, sentence.first)].start, target.start), " \t\n,;:–—")
        ]


def _charged_with(annotations: Annotations, target: Token) -> Span | None:
    """Return what somebody is charged with right before the word that takes it up: "guilty of incitement, a charge …"."""
    parse = annotations.parse
    last = next((t for t in reversed(parse.tokens[: target.i]) if t.pos not in ("PUNCT", "DET")), None)
    noun = (
        next((t for t in (last, *parse.ancestors(last)) if t.dep in ("pobj", "pcomp")), None)
        if last is not None
        else None
    )
    joint = parse.head(noun) if noun is not None else None
    if noun is None or joint is None or parse.head(joint).lemma not in CHARGED or joint.norm not in ("of", "with"):
        return None
    return trim(
        annotations.document.text,
        (parse.tokens[noun.left].start, min(parse.tokens[noun.right].end, target.start)),
        " ,",
    )


def _only_points(annotations: Annotations, attribution: Attribution) -> bool:
    """Tell whether a denial is of a pronoun alone: "The ministry denied that"."""
    inner = [t for start, end in attribution.content for t in annotations.parse.between(start, end)]
    return attribution.cue.act == "deny" and bool(inner) and all(t.norm in POINTING for t in inner)


def _is_just_before(annotations: Annotations, told: Attribution, denial: Attribution) -> bool:
    """Tell whether somebody else is reported to say something right before a denial, in its paragraph."""
    if not told.content or told.speakers[:1] == denial.speakers[:1] or told.cue.act not in ("assert", "accuse"):
        return False
    parse = annotations.parse
    here, there = parse.sentence_of(denial.anchor), parse.sentence_of(told.anchor)
    near = 0 <= here.i - there.i <= (2 if told.cue.act == "accuse" else 1) and here.paragraph == there.paragraph
    return near and max(e for _, e in told.content) <= denial.cue_span[0]


def denied_words(annotations: Annotations, attribution: Attribution) -> Token | None:
    """Return the first token of a clause that says of the words before it that somebody denied them.

    "…, something that has been denied by officials": the token of "something". None for any other attribution.
    """
    parse = annotations.parse
    clause = attribution.anchor
    if attribution.frame == ASIDE:
        noun = next(t for t in reversed(parse.tokens[: clause.i]) if told_noun(t) is not None)
        return parse.tokens[min(noun.left, noun.i)] if noun.pos == "NOUN" else noun
    if attribution.cue.act != "deny" or clause.dep != "relcl":
        return None
    antecedent = parse.head(clause)
    if antecedent.lemma in VAGUE:
        return parse.tokens[antecedent.left]
    return parse.tokens[clause.left] if parse.tokens[clause.left].norm == "which" else None


PARTS = frozenset(
    "responsibility involvement role part complicity hand knowledge link tie connection participation guilt blame".split()
)
"""What somebody denies having in a deed, which is thereby not denied."""


def tells_content(annotations: Annotations, statement: Statement) -> bool:
    """Tell whether the speaker of a statement speaks of what its words tell.

    Not so in a denial of words that somebody else, or the document, tells just before ("…, which the army denied"), nor in one
    of a part in a deed ("denied responsibility for the strike"): whoever tells of the deed vouches for it.
    """
    return statement.act != "deny" or not (_points_back(annotations, statement) or _denies_part(annotations, statement))


def _points_back(annotations: Annotations, statement: Statement) -> bool:
    behind = annotations.parse.between(max(e for _, e in statement.content_spans), statement.evidence_end)[:4]
    after = [t for t in behind if t.pos != "DET" or t.norm == "which"]
    if len(after) < 2 or after[0].pos != "PUNCT":
        return False
    return after[1].norm == "which" or after[1].lemma in VAGUE or told_noun(after[1]) is not None


def _denies_part(annotations: Annotations, statement: Statement) -> bool:
    parse = annotations.parse
    words = [t for t in parse.between(*statement.content_spans[0]) if t.pos not in ("DET", "ADJ", "PUNCT")]
    thing = parse.child(words[0], "dobj") if words and words[0].lemma in ("have", "play", "bear", "take") else None
    noun = thing or (words[0] if words else None)
    return (
        noun is not None
        and noun.lemma in PARTS
        and any(c.norm in ("for", "in", "with", "of", "to") for c in parse.children(noun, "prep"))
    )
