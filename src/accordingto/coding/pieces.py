"""One attribution in, its statements' pieces out: what was said, split where the act changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from accordingto.coding.acts import calls_false, classify_act, names_wrong
from accordingto.coding.attributions import GIVING, TURN, Attribution, cues_of
from accordingto.coding.lexicons import load_list
from accordingto.coding.naming import name_of
from accordingto.coding.releases import is_release, publisher_side
from accordingto.coding.sayings import STATE_KINDS
from accordingto.model.annotations import Annotations, Quotation, covering
from accordingto.model.parse import Token
from accordingto.model.records import Form, Span

VOWS = frozenset({"vow", "swear", "promise", "pledge"})
FORCE = frozenset(
    "retaliate avenge punish crush destroy annihilate eliminate expel bomb shell invade attack revenge retaliation vengeance strike "
    "war".split()
)
ANSWERS = frozenset({"respond", "react", "answer"})
BACKING = frozenset({"support", "solidarity", "backing", "confidence"})


@dataclass(slots=True)
class Piece:
    """A part of what one speaker said that performs one act."""

    attribution: Attribution
    spans: list[Span]
    act: str
    mode: str | None
    form: Form
    is_first: bool = True


def split_by_act(annotations: Annotations, attribution: Attribution) -> list[Piece]:
    """Return the pieces of an attribution: one where its cue tells the act, else one for each run of sentences of one act.

    A sentence that merely asserts goes with the act beside it.
    """
    act, mode = attribution.cue.act, attribution.cue.mode
    if attribution.cue.word in VOWS and _vows_force(annotations, attribution):
        act = "threaten"
    elif act == "express" and _first_lemma(annotations, attribution) in BACKING:
        act = "support"
    elif act == "assert" and (given := _given_act(annotations, attribution)) is not None:
        act, mode = given, "disapprove" if given == "accuse" else None
    if act != "assert" or attribution.frame in ("described", "as_said"):
        if attribution.frame == "described" and calls_false(annotations, attribution.content):
            act, mode = "deny", None
        elif attribution.frame == "described" and names_wrong(annotations, attribution.content):
            act, mode = "accuse", "disapprove"
        return [Piece(attribution, list(attribution.content), act, mode, form_of(annotations, attribution.content))]
    if _reports_speech(annotations, attribution):
        return [Piece(attribution, list(attribution.content), act, mode, form_of(annotations, attribution.content))]
    own = own_side(annotations, attribution)
    pieces: list[Piece] = []
    for span in _sentences_of(annotations, attribution.content):
        found = classify_act(annotations, [span], own)
        form = form_of(annotations, [span])
        last = pieces[-1] if pieces else None
        if last is not None and (
            _is_one_word(last.spans, annotations) or _goes_with(annotations, last, span, found, form)
        ):
            last.spans.append(span)
            last.act = last.act if found == "assert" else found
        else:
            pieces.append(Piece(attribution, [span], found, None, form, not pieces))
    for piece in pieces:
        piece.spans = _together(annotations, piece.spans)
        piece.form = "direct" if attribution.frame == TURN else form_of(annotations, piece.spans)
        piece.mode = mode if piece.act == "assert" else "allege" if piece.act == "accuse" else None
    return pieces


def _reports_speech(annotations: Annotations, attribution: Attribution) -> bool:
    """Tell whether the words only report what somebody else says: "the envoy said that …, the agency reported"."""
    parse = annotations.parse
    if len(attribution.content) != 1 or form_of(annotations, attribution.content) == "direct":
        return False
    inner = parse.between(*attribution.content[0])
    numbers = {t.i for t in inner}
    main = next((t for t in inner if t.pos == "VERB" and (t.head == t.i or t.head not in numbers)), None)
    if main is None or parse.child(main, "ccomp") is None:
        return False
    subject = parse.child(main, "nsubj")
    told = any(c.act == "assert" and "clause" in c.frames for c in cues_of(parse, main))
    return told and subject is not None and subject.pos in ("NOUN", "PROPN") and subject not in attribution.speakers


def _is_one_word(spans: list[Span], annotations: Annotations) -> bool:
    """Tell whether a piece is but one word, such as a relative that stands before the cue ("which he alleged had …")."""
    return sum(t.pos != "PUNCT" for start, end in spans for t in annotations.parse.between(start, end)) < 2


def _vows_force(annotations: Annotations, attribution: Attribution) -> bool:
    """Tell whether somebody vows to strike, avenge or punish, or just to respond."""
    tokens = [t for start, end in attribution.content for t in annotations.parse.between(start, end)]
    return any(t.lemma in FORCE or _is_bare_answer(annotations, attribution, t) for t in tokens)


def _is_bare_answer(annotations: Annotations, attribution: Attribution, verb: Token) -> bool:
    """Tell whether what is vowed is to respond, with nothing said of what to ("responding to letters" is no threat)."""
    to_what = [c for c in annotations.parse.children(verb, "prep", "dobj") if c.norm == "to" or c.dep == "dobj"]
    return verb.lemma in ANSWERS and verb.head == attribution.anchor.i and not to_what


def _given_act(annotations: Annotations, attribution: Attribution) -> str | None:
    """Return the act that the object of a verb of giving words names: "reiterated his call for calm" requests."""
    anchor = attribution.anchor
    if anchor.lemma not in GIVING or not attribution.content:
        return None
    for token in annotations.parse.between(*attribution.content[0]):
        if token.pos == "NOUN" and token.head == anchor.i and token.dep == "dobj":
            acts = load_list("acts")["given_nouns"]
            return next((act for act, nouns in acts.items() if token.lemma in nouns), None)
    return None


def _first_lemma(annotations: Annotations, attribution: Attribution) -> str | None:
    """Return the first noun of what was expressed ("their full support")."""
    tokens = [t for start, end in attribution.content for t in annotations.parse.between(start, end)]
    return next((t.lemma for t in tokens if t.pos == "NOUN"), None)


def _goes_with(annotations: Annotations, last: Piece, span: Span, act: str, form: Form) -> bool:
    """Tell whether a sentence belongs to the piece before it: the same act, or a plain assertion in one breath with it."""
    if act == last.act:
        return True
    gap = annotations.document.text[last.spans[-1][1] : span[0]]
    one_breath = not gap.strip() or gap.strip() in (",", ";")
    return one_breath and form == last.form and "assert" in (act, last.act)


def own_side(annotations: Annotations, attribution: Attribution) -> frozenset[str]:
    """Return the names and country codes of the side of those who speak."""
    found: set[str] = set()
    if attribution.frame == "publisher" or is_release(annotations):
        found |= publisher_side(annotations)
    for token in attribution.speakers:
        named = name_of(annotations, token)
        if named.name:
            found.add(named.name)
        if named.country and named.kind in STATE_KINDS and not _leads_party(annotations, named.name):
            found.add(named.country)
    return frozenset(found)


def _leads_party(annotations: Annotations, name: str | None) -> bool:
    """Tell whether somebody holds no office but those of parties and groups that the text names: a side of their own."""
    person = next((e for e in annotations.entities if e.name == name and e.kind == "person"), None)
    groups = {n for e in annotations.entities if e.kind not in STATE_KINDS for n in (e.name, *e.names)}
    return person is not None and bool(person.offices) and all(o.of in groups for o in person.offices)


def form_of(annotations: Annotations, spans: Sequence[Span]) -> Form:
    """Return whether words stand in quotation marks wholly, in part or not at all; scare quotes do not count."""
    quoted = 0
    for start, end in spans:
        for quotation in annotations.quotations:
            if quotation.end - quotation.start > 2:
                quoted += max(0, min(end, quotation.end) - max(start, quotation.start))
    whole = sum(end - start for start, end in spans)
    if quoted >= 0.95 * whole:
        return "direct"
    return "mixed" if quoted > 0 else "indirect"


def _sentences_of(annotations: Annotations, content: Sequence[Span]) -> list[Span]:
    """Cut what was said at the ends of its sentences and where quotation marks open or close over half a sentence."""
    parts: list[Span] = []
    for start, end in content:
        cuts = {start, end}
        cuts.update(s.start for s in annotations.parse.sentences if start < s.start < end)
        for quotation in annotations.quotations:
            if (
                start < quotation.start - 1 < end
                and _begins_clause(annotations, quotation)
                and quotation.end >= end - 2
            ):
                cuts.add(quotation.start - 1)
        edges = sorted(cuts)
        parts += list(pairwise(edges))
    return [_tidy(annotations, part) for part in parts if _has_words(annotations, part)]


def _begins_clause(annotations: Annotations, quotation: Quotation) -> bool:
    """Tell whether a quotation begins a clause of its own rather than going on with the words before it."""
    before = annotations.document.text[: quotation.start - 1].rstrip()
    return not quotation.scare and before[-1:] in ",;:.–—!?"


def _has_words(annotations: Annotations, span: Span) -> bool:
    return any(c.isalnum() for c in annotations.document.text[span[0] : span[1]])


def _tidy(annotations: Annotations, span: Span) -> Span:
    text = annotations.document.text
    start, end = span
    while start < end and text[start] in ' \t\n,;"“”„':
        start += 1
    while end > start and text[end - 1] in ' \t\n"“”„':
        end -= 1
    return start, end


def _together(annotations: Annotations, spans: Sequence[Span]) -> list[Span]:
    """Join spans that only white space and quotation marks part, within one quotation."""
    joined: list[Span] = []
    text = annotations.document.text
    for start, end in spans:
        if joined:
            gap = text[joined[-1][1] : start]
            same = covering(annotations.quotations, start) is covering(annotations.quotations, joined[-1][1] - 1)
            if same and not gap.strip(' \t\n,;"“”'):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined
