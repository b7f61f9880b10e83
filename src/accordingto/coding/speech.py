"""Attributions and quotations in, attributions out that cover every quotation which is somebody's words.

A quotation takes the cue of its own sentence; one that stands alone goes on with the voice before it; sentences in the
first person outside quotation marks belong to the voice beside them, in a communiqué to its publisher, in a transcript to
whose turn it is. A question that is put attributes nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from accordingto.coding.acts import classify_act
from accordingto.coding.attributions import RECKONING, TURN, Attribution, cue_span, cues_of, speakers_of
from accordingto.coding.lexicons import Cue, load_list
from accordingto.coding.phrases import SUBJECTS, is_first_person, trim
from accordingto.coding.releases import find_promises, is_release, publisher_side
from accordingto.coding.turns import Turn, find_turns
from accordingto.coding.untold_words import is_said_politely
from accordingto.model.annotations import Annotations, Quotation, covering
from accordingto.model.parse import Parse, Sentence, Token
from accordingto.model.records import Span

UNREAL = frozenset({"could", "might", "may", "would", "should", "must", "will", "can", "'ll", "ca"})
ABLE_TO_SAY = frozenset({"confirm", "reveal", "announce", "disclose"})
"""What is done by saying that one can: "the mission can confirm that …"."""
NOBODY = frozenset({"nobody", "none", "neither", "no"})
UNSPOKEN = Cue("", "assert", None, ("quoted",))
OWN_VOICE = Cue("", "assert", None, ("voice",))
OWN_PROMISE = Cue("", "agree", None, ("voice",))
QUOTED = frozenset({"clause", "quoted"})


def attribute_speech(annotations: Annotations, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions of a document, quotations included, in text order.

    `found` are those that the parse gives. Cues that only might be said are dropped, and so are those by which
    a speaker speaks of himself.
    """
    kept = [a for a in found if is_real(annotations.parse, a)]
    kept = [a for a in kept if not is_own_word(annotations, a) and not is_asked(annotations, a.anchor)]
    for quotation in annotations.quotations:
        if not quotation.scare:
            _attribute_quotation(annotations, quotation, kept)
    kept += _first_person(annotations, kept)
    return sorted(kept, key=lambda a: (min(s for s, _ in a.content), a.cue_span))


def is_real(parse: Parse, attribution: Attribution) -> bool:
    """Tell whether the act of saying is told as done: not as possible, wanted or denied."""
    anchor = attribution.anchor
    if anchor.pos not in ("VERB", "AUX"):
        return True
    if attribution.negated or is_denied_of(parse, attribution) or _shares_negation(parse, anchor):
        return False
    if _is_left_undone(parse, anchor) or _is_demanded(parse, anchor):
        return False
    auxiliaries = {c.norm for c in parse.children(anchor, "aux")}
    if not auxiliaries and anchor.dep == "conj":
        auxiliaries = {c.norm for c in parse.children(parse.head(anchor), "aux")} if anchor.tag == "VB" else set()
    if auxiliaries & UNREAL == {"can"} and anchor.lemma in ABLE_TO_SAY:
        return True
    if auxiliaries & UNREAL:
        return "would" in auxiliaries and any(c.norm == "only" for c in parse.children(anchor, "advmod"))
    if anchor.tag == "VB" and "to" in auxiliaries:
        return parse.head(anchor).lemma in ("continue", "begin", "start", "go") or is_said_politely(parse, anchor)
    joined = anchor.dep == "conj" and parse.head(anchor).tag in ("VBD", "VBP", "VBZ")
    return anchor.tag != "VB" or joined or bool(auxiliaries & {"do", "does", "did"})


def _shares_negation(parse: Parse, verb: Token) -> bool:
    """Tell whether a bare verb shares the "not" of the one it is joined to: "did not name the ship or say what flag it flew"."""
    first = parse.head(verb)
    joint = parse.child(first, "cc") if verb.dep == "conj" and verb.tag == "VB" else None
    return joint is not None and joint.norm in ("or", "nor") and parse.child(first, "neg") is not None


def _is_left_undone(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb stands behind "without", "instead of", "stopped short of" or "refrained from"."""
    joint = parse.head(verb)
    if verb.dep != "pcomp":
        return False
    held_back = parse.head(joint).lemma in ("short", "instead", "refrain", "abstain", "stop", "keep")
    return joint.norm in ("without", "instead") or (joint.norm in ("of", "from") and held_back)


def _is_demanded(parse: Parse, verb: Token) -> bool:
    """Tell whether somebody is only to say it: "demanded that the council condemn the attack"."""
    bare = verb.tag in ("VB", "VBP") and not parse.children(verb, "aux", "auxpass")
    return bare and verb.dep == "ccomp" and parse.head(verb).lemma in load_list("acts")["mandating_verbs"]


def is_denied_of(parse: Parse, attribution: Attribution) -> bool:
    """Tell whether nobody says it: "neither confirmed nor denied", "nobody accused them", "no side has asked"."""
    anchor = attribution.anchor
    either = [c.norm for t in (anchor, parse.head(anchor)) for c in parse.children(t, "preconj", "cc", "neg")]
    if (anchor.dep == "conj" and "nor" in either) or "neither" in [
        c.norm for c in parse.children(anchor, "preconj", "cc")
    ]:
        return True
    heads = attribution.speakers[:1]
    return any(h.norm in NOBODY or any(c.norm in NOBODY for c in parse.children(h, "det")) for h in heads)


def is_asked(annotations: Annotations, anchor: Token) -> bool:
    """Tell whether a word stands in a question that is put, outside of which nobody speaks: "Do they accuse the army?"."""
    parse = annotations.parse
    sentence = parse.sentence_of(anchor)
    marks = [t for t in parse.tokens[max(sentence.first, sentence.last - 2) : sentence.last + 1] if t.norm == "?"]
    quotations = annotations.quotations
    return any(covering(quotations, m.start) is covering(quotations, anchor.start) for m in marks)


def is_own_word(annotations: Annotations, attribution: Attribution) -> bool:
    """Tell whether somebody speaks of himself ("we urge", "I think"): the act is then that of the words around it."""
    return bool(attribution.speakers) and is_first_person(attribution.speakers[0])


def _attribute_quotation(annotations: Annotations, quotation: Quotation, kept: list[Attribution]) -> None:
    parse = annotations.parse
    span = (quotation.start, quotation.end)
    holder = _holder(annotations, quotation, kept)
    if holder is not None:
        holder.content = _joined(holder.content, span)
        return
    cue = _cue_beside(annotations, quotation)
    if cue is not None:
        verb, found = cue
        same = next((a for a in kept if a.anchor is verb), None)
        if same is not None:
            same.content = _joined(same.content, span)
        else:
            kept.append(Attribution(found, verb, cue_span(parse, verb), speakers_of(parse, verb), [span], "quoted"))
        return
    _go_on(annotations, quotation, kept)


def _holder(annotations: Annotations, quotation: Quotation, kept: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution from outside the quotation whose words take in a part of it, the tightest one."""
    found = [
        a
        for a in kept
        if not quotation.start <= a.anchor.start < quotation.end
        and any(s < quotation.end and quotation.start < e for s, e in a.content)
    ]
    return min(found, key=lambda a: sum(e - s for s, e in a.content), default=None)


def _joined(content: Sequence[Span], span: Span) -> list[Span]:
    """Return spans with one more, those that meet made one."""
    merged: list[Span] = []
    for start, end in sorted([*content, span]):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _cue_beside(annotations: Annotations, quotation: Quotation) -> tuple[Token, Cue] | None:
    """Return the verb of saying nearest to a quotation, outside all quotations, in the sentence of its end or start."""
    parse = annotations.parse
    after = _outside(annotations, parse.token_at(quotation.end - 1), quotation, ahead=True)
    before = _outside(annotations, parse.token_at(quotation.start), quotation, ahead=False)
    for token in [*after, *reversed(before)]:
        cue = next((c for c in cues_of(parse, token) if QUOTED & set(c.frames)), None)
        if cue is not None and speakers_of(parse, token):
            return token, cue
    return None


def _outside(annotations: Annotations, token: Token | None, quotation: Quotation, ahead: bool) -> list[Token]:
    """Return the verbs outside quotations in the sentence of a token, after the quotation or before it."""
    if token is None:
        return []
    parse = annotations.parse
    beside = parse.tokens_of(parse.sentence_of(token))
    return [
        t
        for t in beside
        if t.pos in ("VERB", "AUX")
        and (t.start >= quotation.end if ahead else t.end <= quotation.start)
        and covering(annotations.quotations, t.start) is None
    ]


def _go_on(annotations: Annotations, quotation: Quotation, kept: list[Attribution]) -> None:
    """Give a quotation without a cue to the voice before it, if it is a sentence of its own."""
    parse = annotations.parse
    first = parse.token_at(quotation.start)
    if first is None or not _stands_alone(annotations, quotation, first):
        return
    paragraph = parse.sentence_of(first).paragraph
    earlier = [a for a in kept if max(e for _, e in a.content) <= quotation.start and _is_direct(annotations, a)]
    last = max(earlier, key=lambda a: max(e for _, e in a.content), default=None)
    if last is None:
        last = _voice_before(annotations, quotation, kept, paragraph)
        if last is None:
            return
    at = parse.token_at(max(e for _, e in last.content) - 1)
    apart = paragraph - parse.sentence_of(at).paragraph if at else 2
    if apart == 0 and not _others_between(annotations, last, quotation, kept):
        last.content = _joined(last.content, (quotation.start, quotation.end))
    elif apart <= 1:
        speakers = last.speakers
        span = (quotation.start, quotation.end)
        kept.append(Attribution(UNSPOKEN, first, (first.start, first.start), speakers, [span], "carried"))


def _voice_before(
    annotations: Annotations, quotation: Quotation, kept: Sequence[Attribution], paragraph: int
) -> Attribution | None:
    """Return the last attribution of the sentence before a quotation, whatever its form."""
    parse = annotations.parse
    near = [
        a
        for a in kept
        if a.cue_span[1] <= quotation.start
        and parse.sentence_of(a.anchor).paragraph >= paragraph - 1
        and _can_go_on(annotations, a)
    ]
    return max(near, key=lambda a: a.cue_span, default=None)


def _can_go_on(annotations: Annotations, attribution: Attribution) -> bool:
    """Tell whether the voice of an attribution can be the one that a quotation after it goes on with: somebody named."""
    if not attribution.speakers or attribution.frame in ("phrase", "as_said", "noun", RECKONING):
        return False
    reference = annotations.reference_headed(attribution.speakers[0])
    return reference is not None and reference.how != "description"


def _stands_alone(annotations: Annotations, quotation: Quotation, first: Token) -> bool:
    sentence = annotations.parse.sentence_of(first)
    before = annotations.document.text[sentence.start : quotation.start]
    return (
        not any(c.isalnum() for c in before)
        and len(annotations.document.text[quotation.start : quotation.end].split()) > 3
    )


def _is_direct(annotations: Annotations, attribution: Attribution) -> bool:
    return any(
        covering(annotations.quotations, s) or covering(annotations.quotations, e - 1) for s, e in attribution.content
    )


def _others_between(
    annotations: Annotations, last: Attribution, quotation: Quotation, kept: Sequence[Attribution]
) -> bool:
    end = max(e for _, e in last.content)
    return any(end <= a.anchor.start < quotation.start and a.speakers != last.speakers for a in kept if a is not last)


def _first_person(annotations: Annotations, kept: Sequence[Attribution]) -> list[Attribution]:
    """Return the sentences in the first person that stand outside quotation marks, with the voice they belong to.

    In a first-person communiqué every sentence is its publisher's own, for which the speakers stay empty.
    """
    parse = annotations.parse
    own = "first_person" in annotations.document.warnings
    side = publisher_side(annotations) if is_release(annotations) else None
    promised = find_promises(annotations, side) if side is not None else frozenset()
    turns = find_turns(annotations)
    author = _has_author(annotations, kept)
    found = [a for turn in turns if not turn.asks for a in _said_in(annotations, turn, kept)]
    in_turns = {i for turn in turns for i in turn.spans}
    for sentence in parse.sentences:
        if sentence.is_title or sentence.i in in_turns or _is_quoted(annotations, sentence):
            continue
        if sentence.i in promised and not _is_attributed(sentence, kept):
            found.append(_as_voice(annotations, sentence, [], "publisher", OWN_PROMISE))
        elif own:
            if not _is_another_voice(parse, sentence, kept) and not is_asked(annotations, parse.tokens[sentence.first]):
                found.append(_as_voice(annotations, sentence, [], "publisher"))
        elif _speaks_itself(parse, sentence) and not _is_attributed(sentence, kept):
            voice = None if author else _neighbour(annotations, sentence, kept)
            if voice is not None:
                found.append(_as_voice(annotations, sentence, voice.speakers, "carried"))
            elif _is_we(parse, sentence):
                found.append(_as_voice(annotations, sentence, [], "publisher"))
        elif side is not None and not _is_attributed(sentence, kept) and _acts(annotations, sentence, side):
            found.append(_as_voice(annotations, sentence, [], "publisher"))
    return found


def _has_author(annotations: Annotations, kept: Sequence[Attribution]) -> bool:
    """Tell whether a text is told by somebody as "I": outside quotation marks, away from all direct speech."""
    parse = annotations.parse
    own = [
        s
        for s in parse.sentences
        if not s.is_title
        and not _is_quoted(annotations, s)
        and not _is_attributed(s, kept)
        and _is_told_by_me(parse, s)
    ]
    return any(_neighbour(annotations, s, kept) is None for s in own)


def _is_told_by_me(parse: Parse, sentence: Sentence) -> bool:
    return any(t.norm == "i" and t.dep in SUBJECTS for t in parse.tokens_of(sentence))


def _said_in(annotations: Annotations, turn: Turn, kept: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what is said in a turn, each paragraph at once, without questions and without what is only another's."""
    parse, text = annotations.parse, annotations.document.text
    said = [
        parse.sentences[i]
        for i in turn.spans
        if not _is_another_voice(parse, parse.sentences[i], kept)
        and not is_asked(annotations, parse.tokens[parse.sentences[i].last])
    ]
    for _, group in groupby(said, key=lambda s: s.paragraph):
        sentences = list(group)
        first = next(t for t in parse.tokens_of(sentences[0]) if t.start >= turn.spans[sentences[0].i][0])
        spans = [trim(text, turn.spans[s.i], ' \t\n"“”') for s in sentences]
        yield Attribution(OWN_VOICE, first, turn.label, list(turn.speakers), _met(text, spans), TURN)


def _met(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return spans with those made one between which nothing but spaces stands."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _acts(annotations: Annotations, sentence: Sentence, side: frozenset[str]) -> bool:
    """Tell whether a sentence of a release does something by its words, other than telling what happened."""
    return classify_act(annotations, [(sentence.start, sentence.end)], side) != "assert"


def _is_we(parse: Parse, sentence: Sentence) -> bool:
    """Tell whether a sentence's main verb is in the first person plural, as in a body's own report."""
    return any(t.norm == "we" and t.dep in SUBJECTS and t.i - sentence.first < 4 for t in parse.tokens_of(sentence))


def _is_quoted(annotations: Annotations, sentence: Sentence) -> bool:
    middle = (sentence.start + sentence.end) // 2
    return covering(annotations.quotations, middle) is not None


def _speaks_itself(parse: Parse, sentence: Sentence) -> bool:
    return any(t.norm in ("i", "we", "our", "my") and t.dep in (*SUBJECTS, "poss") for t in parse.tokens_of(sentence))


def _is_attributed(sentence: Sentence, kept: Sequence[Attribution]) -> bool:
    return any(s < sentence.end and sentence.start < e for a in kept for s, e in a.content)


def _is_another_voice(parse: Parse, sentence: Sentence, kept: Sequence[Attribution]) -> bool:
    """Tell whether a whole sentence of a communiqué reports somebody else's words."""
    whole = sentence.end - sentence.start
    return any(
        a.anchor.i == sentence.root and sum(e - s for s, e in a.content) > 0.5 * whole
        for a in kept
        if parse.sentence_of(a.anchor) is sentence
    )


def _neighbour(annotations: Annotations, sentence: Sentence, kept: Sequence[Attribution]) -> Attribution | None:
    """Return the direct speech beside a sentence in its paragraph, the one after it first."""
    parse = annotations.parse
    for other in (sentence.i + 1, sentence.i - 1):
        if not 0 <= other < len(parse.sentences) or parse.sentences[other].paragraph != sentence.paragraph:
            continue
        beside = parse.sentences[other]
        for attribution in kept:
            near = any(s < beside.end and beside.start < e for s, e in attribution.content)
            if near and attribution.speakers and _is_direct(annotations, attribution):
                return attribution
    return None


def _as_voice(
    annotations: Annotations, sentence: Sentence, speakers: list[Token], frame: str, cue: Cue = OWN_VOICE
) -> Attribution:
    first = annotations.parse.tokens[sentence.first]
    span = trim(annotations.document.text, (sentence.start, sentence.end), ' \t\n"“”')
    return Attribution(cue, first, (first.start, first.start), speakers, [span], frame)
