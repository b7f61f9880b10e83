"""What the rules and what the reader take for attributions in, one list out, each saying who found it.

Each does what it is best at: the reader tells where the words of others begin and end and whose they are in running
text; the rules know quotation marks, nesting, acts, and who "he" is.
"""

from collections.abc import Sequence
from dataclasses import replace

from accordingto.coding.attributions import ASIDE, READER, RECKONING, TURN, Attribution, cues_of, speakers_of
from accordingto.coding.hearsay import HEARSAY, UNNAMED
from accordingto.coding.lexicons import Cue, load_cues
from accordingto.coding.naming import is_voice
from accordingto.coding.phrases import RELATIVES, overlap, trim
from accordingto.coding.refinements import inside
from accordingto.coding.set_phrases import is_quoted_as
from accordingto.coding.speech import is_asked, is_own_word, is_real
from accordingto.coding.untold_words import tells_no_words
from accordingto.model.annotations import Annotations, ReadAttribution, ReadWords, covering
from accordingto.model.labels import TAGS, TYPE_OF_ACT, TYPES, VERBAL
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span

OWN = frozenset({"publisher", "headline", "carried", TURN})
"""Frames that the reader knows nothing of."""
APART = OWN - {"carried"}
"""Of these, frames whose words hold what others say: the reader finds the others."""
SURE_CUE = 0.05
"""A cue of the rules that the reader holds for one with a smaller chance is taken for none."""
SURE_READ = 0.3
"""Attributions of the reader below this score are left."""
SURE_ACT = 0.15
"""A cue that no word list knows is told as saying, unless the reader gives another act at least this chance."""
LEAVING = frozenset({"fail", "neglect", "omit", "forget", "short"})
"""Lemmas of what is left undone."""
DEEDS = frozenset({"to_other", "on_other", "self"})
"""Frames that take an infinitive, which the parse ends better than the reader does."""
NOTHING = frozenset({"no", "nothing", "neither"})
"""Words with which a content begins that was not said: "offered no evidence"."""
COMMENTING = frozenset({"comment", "respond", "react", "reply", "answer"})
READ = (READER,)
"""The frame of cues that no word list knows."""
TELLING = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "NUM", "PRON", "INTJ", "X", "SYM"})
"""Parts of speech of which at least one word stands in what somebody says."""
SET = frozenset({"allotted", "held", "reserved", "blame", "quoting", "owned", RECKONING})
"""Frames of set phrases whose verb alone is no cue to the reader."""
WORDED = frozenset({READER, "clause", "to_other", "self"})
"""Frames that take words or a deed, never a thing."""
VERY_SURE = 0.85
"""Attributions of the reader from this score on may be of things too."""
THIRD = frozenset({"it", "its", "those", "each", "both"})
"""Pronouns that may stand for a body or a paper."""
SAME = 0.5
"""Contents that share this part of what they cover together are the same (Jaccard)."""
ABOUT_SAME = 0.6
"""From this share on the rules' words stand."""
CUE_TAGS = (TAGS.index("B-cue"), TAGS.index("I-cue"))


def join_attributions(
    annotations: Annotations, ruled: Sequence[Attribution], doubtful: Sequence[Attribution] = ()
) -> list[Attribution]:
    """Return the attributions of rules and reader in text order, those of the rules as they are where there is no reader.

    `doubtful` are those of the rules whose speaker no list knows for one: they count where the reader has the same speaker.
    """
    read = annotations.read
    if read is None:
        return list(ruled)
    kept: list[Attribution] = []
    left = list(ruled)
    carried = [span for a in ruled if a.frame == "carried" for span in a.content]
    for one in (_without(annotations, o, carried) for o in read.attributions):
        same = next((a for a in left if _has_cue(annotations, a, one)), None)
        same = same or next((a for a in left if _has_words(annotations, a, one)), None)
        if same is not None:
            left.remove(same)
            others = [a for a in ruled if not inside(a, same) and a is not same]
            kept.append(_merge(annotations, same, one, others))
        elif one.score >= SURE_READ:
            made = _from_reader(annotations, one, read, ruled)
            if _is_wanted(annotations, made) and not _is_known(made, ruled):
                found = (a for a in doubtful if _has_cue(annotations, a, one))
                known = next((a for a in found if _has_speaker(a, one) or a.speakers[:1] == made.speakers[:1]), None)
                kept.append(made if known is None else _merge(annotations, known, one, ruled))
    kept += [a for a in left if _holds(annotations, a, read, kept)]
    kept = [a for a in kept if a.content]
    return sorted(kept, key=lambda a: (min(s for s, _ in a.content), a.cue_span))


def _without(annotations: Annotations, one: ReadAttribution, carried: Sequence[Span]) -> ReadAttribution:
    """Return an attribution without the quotations that the rules know to be statements of their own."""
    parse = annotations.parse
    parts = tuple(p for p in one.content if not any(overlap(_span(parse, p), span) for span in carried))
    return replace(one, content=parts) if parts else one


def _has_cue(annotations: Annotations, ruled: Attribution, one: ReadAttribution) -> bool:
    """Tell whether rules and reader mean the same word that attributes."""
    if ruled.frame in APART:
        return False
    at_anchor = one.cue[0] <= ruled.anchor.i <= one.cue[1]
    return at_anchor or overlap(ruled.cue_span, _span(annotations.parse, one.cue))


def _has_speaker(ruled: Attribution, one: ReadAttribution) -> bool:
    """Tell whether rules and reader mean the same speaker."""
    return one.source is not None and any(one.source[0] <= t.i <= one.source[1] for t in ruled.speakers)


def _has_words(annotations: Annotations, ruled: Attribution, one: ReadAttribution) -> bool:
    """Tell whether rules and reader mean the same words that are attributed, by whatever cue."""
    if ruled.frame in APART:
        return False
    return _shared(ruled.content, [_span(annotations.parse, part) for part in one.content]) >= SAME


def _merge(
    annotations: Annotations, ruled: Attribution, one: ReadAttribution, others: Sequence[Attribution]
) -> Attribution:
    """Return an attribution that both found, with the rules' cue and act.

    Where the two mean about the same words the rules end them better; else the words are the reader's.
    """
    ruled.found_by = "both"
    ruled.score = one.score
    content = [s for s in _content(annotations, one) if _belongs(annotations, s, ruled)]
    content = [s for s in content if not _is_pronoun(annotations.parse, s)]
    content = [s for s in content if not any(_is_of_other(s, ruled, a) for a in others)]
    charged = any(_names_target(s, ruled) for s in content)
    if (
        content
        and not charged
        and not _cuts_deed(content, ruled)
        and ruled.frame not in ("as_said", ASIDE)
        and _shared(ruled.content, content) < ABOUT_SAME
    ):
        ruled.content = content
    if one.source is None or ruled.frame in (HEARSAY, UNNAMED) or is_quoted_as(annotations.parse, ruled.anchor):
        return ruled
    agreed = _has_speaker(ruled, one) or _cuts_name(annotations.parse, ruled, one.source)
    named = replace(ruled, speakers=speakers_in(annotations.parse, one.source))
    if agreed or named.speakers[0].norm in RELATIVES or not _can_be_speaker(annotations, named):
        return ruled
    if ruled.speakers and named.speakers[0].sentence != ruled.anchor.sentence == ruled.speakers[0].sentence:
        return ruled
    named.found_by = READER
    return named


def _is_pronoun(parse: Parse, words: Span) -> bool:
    """Tell whether nothing but a pronoun is left of somebody's words: the reader has lost the rest."""
    inner = parse.between(*words)
    return len(inner) == 1 and inner[0].pos == "PRON"


def _cuts_name(parse: Parse, ruled: Attribution, words: tuple[int, int]) -> bool:
    """Tell whether the reader only has the beginning of the name of the rules' speaker: "the Northern" of "the Northern Front"."""
    head = head_of(parse, words)
    within = {t.i for t in ruled.speakers if t.i > words[1]}
    while head.dep in ("compound", "amod", "nmod", "det") and head.head > head.i:
        head = parse.head(head)
        if head.i in within:
            return True
    return False


def _names_target(part: Span, ruled: Attribution) -> bool:
    """Tell whether words name those on whom the rules see a charge laid: "accused *them* of …"."""
    return ruled.frame == "against" and any(part[0] <= t.start < part[1] for t in ruled.about)


def _cuts_deed(content: Sequence[Span], ruled: Attribution) -> bool:
    """Tell whether the reader leaves off the end of what somebody is asked or going to do: "to convene" of "to convene a meeting"."""
    return ruled.frame in DEEDS and all(any(s <= a and b <= e for s, e in ruled.content) for a, b in content)


def _is_of_other(part: Span, ruled: Attribution, other: Attribution) -> bool:
    """Tell whether words are another's: nearly all that one says, or a stretch of it that the rules keep apart from `ruled`."""
    if _shared([part], other.content) >= SAME:
        return True
    apart = not any(overlap(part, span) for span in ruled.content)
    return apart and any(start <= part[0] and part[1] <= end for start, end in other.content)


def _is_others_alone(part: Span, content: Sequence[Span], other: Attribution) -> bool:
    """Tell whether one part of several is what somebody else says, or the same one by another cue, by the rules."""
    if len(content) < 2 or other.frame in OWN:
        return False
    mine = [s for s in content if any(overlap(s, span) for span in other.content)]
    return mine == [part] and any(start <= part[0] and part[1] <= end for start, end in other.content)


def _belongs(annotations: Annotations, part: Span, ruled: Attribution) -> bool:
    """Tell whether a part of what the reader takes for somebody's words goes with those that the rules know.

    It does where it meets them, stands in quotation marks or stands on the other side of the cue; what else the reader
    puts beside them ("without evidence") is the writer's, and who is accused is no part of the charge.
    """
    if _names_target(part, ruled) and not any(overlap(part, span) for span in ruled.content):
        return False
    if any(overlap(part, span) for span in ruled.content) or covering(annotations.quotations, part[0]):
        return True
    after = part[0] >= ruled.cue_span[1]
    return not any((start >= ruled.cue_span[1]) == after for start, _ in ruled.content)


def _from_reader(
    annotations: Annotations, one: ReadAttribution, read: ReadWords, ruled: Sequence[Attribution]
) -> Attribution:
    parse = annotations.parse
    anchor = head_of(parse, one.cue)
    speakers = speakers_in(parse, one.source) if one.source else _subjects(parse, anchor)
    content = _content(annotations, one)
    content = [s for s in content if not any(_is_others_alone(s, content, a) for a in ruled)]
    made = Attribution(_cue(parse, anchor, one, read), anchor, _span(parse, one.cue), speakers, content, READER)
    made.negated = parse.child(anchor, "neg") is not None
    made.found_by = READER
    made.score = one.score
    return made


def _is_wanted(annotations: Annotations, made: Attribution) -> bool:
    """Tell whether what only the reader found is a statement here: said by somebody named who can speak, told as said, of words.

    The reader also learnt from data in which every thought, plan and noun of speech counts.
    """
    parse, anchor = annotations.parse, made.anchor
    if not is_real(parse, made) or is_own_word(annotations, made) or _answers(parse, made):
        return False
    if is_asked(annotations, anchor) or tells_no_words(parse, anchor) or _is_commented(parse, made):
        return False
    if anchor.pos == "NOUN" and not load_cues("nouns").get(anchor.lemma):
        return False
    if not made.speakers or not _can_be_speaker(annotations, made):
        return False
    if (anchor.pos == "AUX" and made.cue.frames == READ) or _says_nothing(parse, made.cue_span):
        return False
    words = [t for start, end in made.content for t in parse.between(start, end) if t.pos != "PUNCT"]
    if len(words) < 2 or words[0].norm in NOTHING:
        return False
    if anchor.pos == "PRON" or (_is_aim(parse, made) and made.cue.frames == READ):
        return False
    return says_something(annotations, made, words)


def _is_commented(parse: Parse, made: Attribution) -> bool:
    """Tell whether the words are what somebody only speaks to: "commenting on reports that …, he said"."""
    anchor = made.anchor
    joints = parse.children(anchor, "prep")
    return anchor.lemma in COMMENTING and any(
        j.norm in ("on", "to", "about") and any(j.i < t.i for s, e in made.content for t in parse.between(s, e))
        for j in joints
    )


def says_something(annotations: Annotations, made: Attribution, words: Sequence[Token]) -> bool:
    """Tell whether a content is words that were said, a clause or a quotation, rather than a thing spoken of.

    Known cues of other acts (criticise, demand, support) may take a thing, and so may what the reader is very sure of.
    """
    if made.cue.act not in ("assert", "express") and not set(made.cue.frames) <= WORDED:
        return len(words) > 1
    if any(t.pos in ("VERB", "AUX") for t in words) or (made.score or 0.0) >= VERY_SURE:
        return True
    return any(covering(annotations.quotations, t.start) for t in words)


def is_left(annotations: Annotations, attribution: Attribution) -> bool:
    """Tell whether more than one word is left of what only the reader found, after it was cut."""
    if attribution.found_by != READER:
        return True
    words = [t for start, end in attribution.content for t in annotations.parse.between(start, end)]
    return sum(t.pos != "PUNCT" for t in words) > 1


def _is_known(made: Attribution, ruled: Sequence[Attribution]) -> bool:
    """Tell whether the rules have these words already, by another cue or as the publisher's own."""
    spans = made.content
    asides = (a.anchor for a in ruled if a.frame == ASIDE)
    if any(start <= anchor.start < end for anchor in asides for start, end in spans):
        return True
    return any(_shared(a.content, spans) >= SAME for a in ruled)


def _answers(parse: Parse, made: Attribution) -> bool:
    """Tell whether a cue is a bare participle with nobody who speaks: "asked whether …, she answered"."""
    anchor = made.anchor
    return anchor.tag == "VBN" and not made.speakers and not parse.children(anchor, "aux", "auxpass")


def _is_aim(parse: Parse, made: Attribution) -> bool:
    """Tell whether a part of the content is an infinitive: what somebody plans, or is expected, to do."""
    firsts = [parse.between(start, end)[:1] for start, end in made.content]
    return any(t.norm == "to" for first in firsts for t in first)


def _says_nothing(parse: Parse, cue: Span) -> bool:
    """Tell whether a cue is that nothing was said: "offered no evidence", "failed to mention"."""
    return any(t.norm in NOTHING or t.lemma in LEAVING for t in parse.between(*cue))


def _can_be_speaker(annotations: Annotations, made: Attribution) -> bool:
    return _may_speak(annotations, made) and not _is_spoken_to(annotations.parse, made)


def _may_speak(annotations: Annotations, made: Attribution) -> bool:
    """Tell whether a phrase can be a speaker: the reader's word is taken for nouns; pronouns must be those of people.

    Of a cue that the word list knows "it" may be the subject: a ministry, a paper ("It said the bridge was closed").
    """
    speaker = made.speakers[0]
    if speaker.pos not in ("PRON", "DET", "SCONJ", "VERB", "AUX") or is_voice(annotations, speaker):
        return True
    return speaker.norm in THIRD and made.cue.frames != READ


def _is_spoken_to(parse: Parse, made: Attribution) -> bool:
    """Tell whether the one that the reader takes for the speaker is the subject of a passive: "they were asked to"."""
    subject = parse.child(made.anchor, "nsubjpass")
    return subject is not None and any(subject.left <= s.i <= subject.right for s in made.speakers)


def _subjects(parse: Parse, anchor: Token) -> list[Token]:
    """Return the subject of a cue for which the reader names no source, where it can be told."""
    return speakers_of(parse, anchor) if anchor.pos in ("VERB", "AUX") else []


def _cue(parse: Parse, anchor: Token, one: ReadAttribution, read: ReadWords) -> Cue:
    """Return what a cue of the reader reports: by the word list where it knows the word, else by the reader's own act."""
    for token in (anchor, *parse.tokens[one.cue[0] : one.cue[1] + 1]):
        known = cues_of(parse, token) or load_cues("nouns").get(token.lemma, ())
        if known:
            return next(
                (c for c in known if any(_follows(parse, token, FOLLOWED[f]) for f in c.frames if f in FOLLOWED)),
                known[0],
            )
    chances = read.types[one.cue[0] : one.cue[1] + 1].max(0)
    act = max(VERBAL, key=lambda a: chances[TYPES.index(TYPE_OF_ACT[a])])
    sure = chances[TYPES.index(TYPE_OF_ACT[act])] >= SURE_ACT
    return Cue(anchor.lemma, act if sure else "assert", None, READ)


FOLLOWED = {"for_thing": ("for",), "on_other": ("on", "upon")}
"""The frames that a preposition behind the cue tells."""


def _follows(parse: Parse, cue: Token, words: Sequence[str]) -> bool:
    return cue.i + 1 < len(parse.tokens) and parse.tokens[cue.i + 1].norm in words


def _holds(annotations: Annotations, ruled: Attribution, read: ReadWords, kept: Sequence[Attribution]) -> bool:
    """Tell whether an attribution that only the rules found stays: a nested one, or one whose cue the reader thinks possible."""
    ruled.found_by = "rules"
    if ruled.frame in OWN or ruled.frame == ASIDE or ruled.frame in SET:
        return True
    at = ruled.anchor.start
    nested = any(start <= at < end for a in kept for start, end in a.content)
    chance = float(read.tags[ruled.anchor.i, list(CUE_TAGS)].sum())
    ruled.score = None if nested else chance
    return nested or chance >= SURE_CUE


def head_of(parse: Parse, words: tuple[int, int]) -> Token:
    """Return the token of a stretch that governs the others: the first whose own governor stands outside."""
    first, last = words
    heads = [t for t in parse.tokens[first : last + 1] if not first <= t.head <= last or t.head == t.i]
    content = [t for t in heads if t.pos not in ("PUNCT", "DET", "ADP")] or heads
    return content[0] if content else parse.tokens[first]


def speakers_in(parse: Parse, words: tuple[int, int]) -> list[Token]:
    """Return the heads of those who are named in a stretch: of all that are coordinated.

    Of an apposition it is what it is set beside: "Ostria, the main ally, urged …".
    """
    head = head_of(parse, words)
    named = [t for t in parse.conjuncts(head) if words[0] <= t.i <= words[1]] or [head]
    beside = parse.head(head)
    if len(named) == 1 and head.dep == "appos" and beside.pos in ("NOUN", "PROPN") and beside.i < words[0]:
        return [beside]
    return named


def _content(annotations: Annotations, one: ReadAttribution) -> list[Span]:
    """Return what is said as spans: only a quotation goes on in another paragraph than its cue's, and no title in the text."""
    text, parse = annotations.document.text, annotations.parse
    here = parse.sentence_of(parse.tokens[one.cue[0]])
    spans = []
    for first, last in one.content:
        if one.source is not None and one.source[0] <= first and last <= one.source[1]:
            continue
        there = parse.sentence_of(parse.tokens[first])
        near = there.paragraph == here.paragraph
        if there.is_title != here.is_title:
            continue
        opens = parse.tokens[first]
        first += first < last and (
            (opens.norm == "that" and opens.dep == "mark") or (opens.norm == "as" and opens.dep == "prep")
        )
        last = _without_joint(parse, first, last)
        if near or any(covering(annotations.quotations, t.start) for t in parse.tokens[first : last + 1]):
            spans.append(trim(text, _span(parse, (first, last)), ' \t\n,;:–—"“”„'))
    return [s for s in spans if s[1] > s[0] and any(t.pos in TELLING for t in parse.between(*s))]


def _without_joint(parse: Parse, first: int, last: int) -> int:
    """Return the last word of a stretch without an "and" that leads on, and what stands between ("…, and has")."""
    for i in range(last, max(first, last - 2), -1):
        if parse.tokens[i].pos == "CCONJ":
            return i - 1
    return last


def _span(parse: Parse, words: tuple[int, int]) -> Span:
    return parse.tokens[words[0]].start, parse.tokens[words[1]].end


def _shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the share of what two contents cover that both cover (Jaccard)."""
    first = {i for start, end in one for i in range(start, end)}
    second = {i for start, end in other for i in range(start, end)}
    return len(first & second) / max(1, len(first | second))
