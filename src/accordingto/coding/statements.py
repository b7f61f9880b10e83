"""Annotations in, statements out: who is reported to have said, asked or thought what, in which act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from accordingto.coding.attributions import TURN, Attribution, cues_of, find_attributions, medium_of, speakers_of
from accordingto.coding.confidences import origin_of, statement_confidence
from accordingto.coding.headlines import find_headline_speech
from accordingto.coding.hearsay import find_hearsay
from accordingto.coding.hedges import find_condition, find_day, find_hedge
from accordingto.coding.joins import is_left, join_attributions
from accordingto.coding.naming import Named, is_voice, name_of, names_of, reference_of
from accordingto.coding.phrases import verbs_above
from accordingto.coding.pieces import Piece, own_side, split_by_act
from accordingto.coding.refinements import denied_words, inside, refine_attributions
from accordingto.coding.speech import attribute_speech, is_asked, is_real
from accordingto.coding.targets import find_addressees, find_targets
from accordingto.model.annotations import Annotations, covering
from accordingto.model.ids import content_id
from accordingto.model.records import Span, Statement

PUBLISHER = "@publisher"
NOBODY = Named(None, None, "", (0, 0))


@dataclass(slots=True)
class Draft:
    """A statement on its way: its piece of an attribution, who speaks, and the row made of them."""

    piece: Piece
    speaker: Named
    row: Statement


def find_statements(annotations: Annotations, origin: str) -> tuple[Statement, ...]:
    """Return the statements of a document in text order, nested ones linked to the one that they stand in.

    `origin` is written into every row.
    """
    drafts = draft_statements(annotations, origin)
    rows = [_linked(annotations, draft, drafts) for draft in drafts]
    unique = {row.id: row for row in sorted(rows, key=lambda r: (r.evidence_start, r.evidence_end, r.id))}
    return tuple(unique.values())


def draft_statements(annotations: Annotations, origin: str) -> list[Draft]:
    """Return the statements of a document before they are linked, with the attributions that they rest on."""
    found = attribute_speech(annotations, find_attributions(annotations)) + find_headline_speech(annotations)
    voiced = [a for a in found if _has_voice(annotations, a)]
    ruled = refine_attributions(annotations, voiced + _hearsay_beside(annotations, voiced))
    return [
        draft
        for attribution in _with_reader(annotations, ruled, _doubtful(found, voiced))
        for piece in split_by_act(annotations, attribution)
        for draft in _drafts(annotations, piece, origin)
    ]


def _doubtful(found: Sequence[Attribution], voiced: Sequence[Attribution]) -> list[Attribution]:
    """Return what was left for a speaker whom no list knows for one."""
    known = {id(a) for a in voiced}
    return [a for a in found if id(a) not in known and a.speakers and a.speakers[0].pos in ("NOUN", "PROPN")]


def _with_reader(
    annotations: Annotations, ruled: list[Attribution], doubtful: Sequence[Attribution]
) -> list[Attribution]:
    """Return the attributions of the rules joined with the reader's and refined anew, where there is a reader."""
    if annotations.read is None:
        return ruled
    joined = refine_attributions(annotations, join_attributions(annotations, ruled, doubtful))
    return [a for a in joined if is_left(annotations, a)]


def _hearsay_beside(annotations: Annotations, found: Sequence[Attribution]) -> list[Attribution]:
    """Return what is told as said by nobody in particular, but for verbs whose speaker is known."""
    known = {a.anchor.i for a in found}
    told = (a for a in find_hearsay(annotations) if a.anchor.i not in known)
    return [a for a in told if is_real(annotations.parse, a) and not is_asked(annotations, a.anchor)]


def _has_voice(annotations: Annotations, attribution: Attribution) -> bool:
    if attribution.frame in ("publisher", "carried", "headline", TURN):
        return True
    _mend_speaker(annotations, attribution)
    if not attribution.speakers or _is_lost_pronoun(annotations, attribution):
        return False
    return is_voice(annotations, attribution.speakers[0])


def _mend_speaker(annotations: Annotations, attribution: Attribution) -> None:
    """Give a coordinated cue whose subject cannot speak to the voice above it.

    "X said the request raises questions and asked for more": it is X who asked, however the parse joins the verbs.
    """
    parse, anchor = annotations.parse, attribution.anchor
    if anchor.dep != "conj" or not attribution.speakers or is_voice(annotations, attribution.speakers[0]):
        return
    for above in verbs_above(parse, anchor):
        speakers = speakers_of(parse, above)
        if speakers and is_voice(annotations, speakers[0]) and cues_of(parse, above):
            attribution.speakers = speakers
            return


def _is_lost_pronoun(annotations: Annotations, attribution: Attribution) -> bool:
    """Tell whether the speaker is a pronoun inside somebody's quotation that nobody can be tied to."""
    head = attribution.speakers[0]
    lost = head.pos == "PRON" and name_of(annotations, head).name is None
    return lost and covering(annotations.quotations, attribution.anchor.start) is not None


def _drafts(annotations: Annotations, piece: Piece, origin: str) -> Iterator[Draft]:
    for speaker in _speakers(annotations, piece.attribution):
        yield Draft(piece, speaker, _row(annotations, piece, speaker, origin))


def _speakers(annotations: Annotations, attribution: Attribution) -> list[Named]:
    """Return who speaks: each of several named actors, else one for the whole phrase."""
    if attribution.frame == "publisher":
        return [Named(PUBLISHER, None, "", (0, 0))]
    named = list({(n.name, n.id): n for n in (name_of(annotations, t) for t in attribution.speakers)}.values())
    if len(named) > 1 and not all(annotations.reference_headed(t) for t in attribution.speakers):
        named = named[:1]
    return named or [NOBODY]


def _row(annotations: Annotations, piece: Piece, speaker: Named, origin: str) -> Statement:
    attribution, document = piece.attribution, annotations.document
    evidence = _evidence(annotations, piece, speaker)
    sentence = annotations.parse.sentence_of(attribution.anchor)
    own = own_side(annotations, attribution)
    content = " … ".join(document.text[s:e] for s, e in piece.spans)
    own_voice = attribution.frame == "publisher"
    name = (document.publisher or PUBLISHER) if own_voice else speaker.name
    cue = document.text[slice(*attribution.cue_span)] or None
    return Statement(
        id=content_id("statement", document.id, *evidence, piece.spans[0][0], name, piece.act, piece.mode),
        document_id=document.id,
        evidence_start=evidence[0],
        evidence_end=evidence[1],
        speaker=name,
        speaker_id=speaker.id,
        speaker_text=speaker.text or None,
        speaker_is_publisher=own_voice,
        addressees=names_of(annotations, attribution.addressees or find_addressees(annotations, piece, own)),
        about=_about(annotations, piece, speaker, own),
        act=piece.act,
        mode=piece.mode,
        form=piece.form,
        cue=" ".join(cue.split()) if cue else None,
        content=content,
        content_spans=tuple(piece.spans),
        reported_by=None,
        responds_to=(),
        hedge=find_hedge(annotations, sentence, evidence, piece.spans, attribution.frame),
        conditional=find_condition(annotations, piece.spans),
        medium=medium_of(annotations.parse, attribution.anchor),
        said_on=find_day(annotations, attribution.anchor, piece.spans),
        confidence=statement_confidence(attribution, speaker, is_by_pronoun(annotations, attribution)),
        origin=origin_of(attribution, origin),
    )


def _about(annotations: Annotations, piece: Piece, speaker: Named, own: frozenset[str]) -> tuple[str, ...]:
    """Return whom a statement is about; "each other" means the other speakers."""
    attribution = piece.attribution
    if any(t.norm in ("other", "another", "one") for t in attribution.about):
        return tuple(n for n in names_of(annotations, attribution.speakers) if n != speaker.name)
    named = [t for t in attribution.about if reference_of(annotations, t) is not None or t.pos == "PROPN"]
    return names_of(annotations, named or find_targets(annotations, piece, own))


def _evidence(annotations: Annotations, piece: Piece, speaker: Named) -> Span:
    """Return the shortest stretch that shows a statement: its words, with cue and speaker where they stand beside them."""
    start, end = piece.spans[0][0], piece.spans[-1][1]
    attribution, text = piece.attribution, annotations.document.text
    if attribution.frame in ("publisher", "carried", TURN):
        return start, end
    beside = [attribution.cue_span]
    if speaker.span[1] and _same_line(text, speaker.span, attribution.cue_span):
        beside.append(speaker.span)
    for first, last in beside:
        wider = (min(start, first), max(end, last))
        if piece.form != "indirect" or "\n" not in text[slice(*wider)]:
            joins = piece.is_first or first >= end
            start, end = wider if joins else (start, end)
    return start, end


def _same_line(text: str, one: Span, other: Span) -> bool:
    between = text[min(one[1], other[1]) : max(one[0], other[0])]
    return "\n" not in between and len(between) < 200


def is_by_pronoun(annotations: Annotations, attribution: Attribution) -> bool:
    """Tell whether the speaker is a pronoun that was tied to somebody."""
    head = attribution.speakers[0] if attribution.speakers else None
    reference = annotations.reference_headed(head) if head else None
    return reference is not None and reference.how == "pronoun"


def _linked(annotations: Annotations, draft: Draft, drafts: Sequence[Draft]) -> Statement:
    """Return a row with the statement that it stands in and, for a denial, the one that it answers."""
    outer = min((o for o in drafts if _holds(o, draft)), key=_length, default=None)
    target = denied_words(annotations, draft.piece.attribution)
    denied: list[Draft] = []
    if target is not None:
        head = annotations.parse.sentence_of(target).start
        said = [o for o in drafts if o is not draft]
        denied = [o for o in said if head < max(e for _, e in o.piece.spans) <= target.start]
    answered = (max(denied, key=lambda o: o.row.evidence_end).row.id,) if denied else ()
    return replace(draft.row, reported_by=outer.row.id if outer else None, responds_to=answered)


def _holds(outer: Draft, inner: Draft) -> bool:
    if not inside(inner.piece.attribution, outer.piece.attribution):
        return False
    if inside(outer.piece.attribution, inner.piece.attribution) and _length(outer) <= _length(inner):
        return False
    at = inner.piece.attribution.anchor.start
    return any(start <= at < end for start, end in outer.piece.spans)


def _length(draft: Draft) -> int:
    return sum(end - start for start, end in draft.piece.spans)
