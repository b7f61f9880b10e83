"""A parse in, attributions out: who is given as the source of which words, by which cue, in which frame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from accordingto.coding.frames import FRAMES
from accordingto.coding.lexicons import Cue, load_cues, load_list
from accordingto.coding.phrases import (
    EXPLETIVES,
    RELATIVES,
    agents_of,
    is_passive,
    is_reckoning,
    lacks_agent,
    objects_of,
    particle_lemma,
    prepositional,
    says_that,
    span_of,
    subjects_of,
    trim,
    verbs_above,
)
from accordingto.coding.set_phrases import quoted_by
from accordingto.coding.takings import MARKS, clause_span
from accordingto.coding.untold_words import asks_discretion, tells_no_words
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span

READER = "reader"
ASIDE = "aside"
"""The frame of what is denied in passing: "…, charges it rejects"."""
TURN = "turn"
"""The frame of what is said in a turn of a transcript."""
TEXT_NOUNS = frozenset(
    "report study survey poll document statement investigation data figures record letter resolution communique "
    "article inquiry review analysis footage video image photo intelligence agreement note assessment paper law "
    "constitution ruling memo source".split()
)


@dataclass(slots=True)
class Attribution:
    """Words with their source: cue, speakers and those spoken to or about as tokens, the words as spans.

    `anchor` is the token that the cue hangs on; `frame` names the pattern that found it. `found_by` tells whether
    `rules`, `reader` or `both` did; `score` is the reader's own confidence in it.
    """

    cue: Cue
    anchor: Token
    cue_span: Span
    speakers: list[Token]
    content: list[Span]
    frame: str
    addressees: list[Token] = field(default_factory=list)
    about: list[Token] = field(default_factory=list)
    negated: bool = False
    found_by: str = "rules"
    score: float | None = None


def find_attributions(annotations: Annotations) -> list[Attribution]:
    """Return what verbs, nouns, adjectives and "according to" attribute, in text order."""
    parse, text = annotations.parse, annotations.document.text
    found: list[Attribution] = []
    for token in parse.tokens:
        if token.pos in ("VERB", "AUX"):
            attribution = _by_aside(parse, token, text) or _by_verb(parse, token, text)
        elif token.pos == "NOUN":
            attribution = _by_noun(parse, token, text)
        elif token.pos == "ADJ":
            attribution = _by_adjective(parse, token, text)
        else:
            attribution = None
        attribution = attribution or _by_phrase(parse, token, text)
        if attribution:
            found.append(attribution)
    tagged = _by_tags(parse, found, text)
    better = {a.anchor.i for a in tagged}
    return [a for a in found if a.anchor.i not in better] + tagged


def _by_tags(parse: Parse, found: Sequence[Attribution], text: str) -> list[Attribution]:
    """Return the attributions of sentences that end in "…, SOMEBODY said" or "…, said SOMEBODY" however they are parsed."""
    taken = {a.anchor.i for a in found if a.speakers}
    tags = []
    for sentence in parse.sentences:
        for verb in parse.tokens[max(sentence.first, sentence.last - TAG_WORDS) : sentence.last + 1]:
            asked = verb.pos == "VERB" and not asks_discretion(parse, verb)
            cue = next((c for c in cues_of(parse, verb) if "clause" in c.frames), None) if asked else None
            tag = _tag_at(parse, verb, cue, sentence.first) if cue and verb.i not in taken else None
            if cue and tag:
                comma, speaker = tag
                content = trim(text, (sentence.start, parse.tokens[comma].start), MARKS)
                tags.append(Attribution(cue, verb, cue_span(parse, verb), [speaker], [content], "clause"))
    return tags


def _tag_at(parse: Parse, verb: Token, cue: Cue, first: int) -> tuple[int, Token] | None:
    """Return the comma before a closing tag around a verb and the head of its speaker."""
    tokens = parse.tokens
    if verb.tag not in ("VBD", "VBZ", "VBP") or (parse.child(verb, "dobj") is not None and not cue.dative):
        return None
    commas = [i for i in range(verb.i - 1, max(first, verb.i - TAG_WORDS), -1) if tokens[i].norm == ","]
    if commas and commas[0] == verb.i - 1 and len(commas) > 2 and tokens[verb.i + 1].norm != ".":
        comma, until = commas[2], commas[1]
    elif commas:
        comma, until = commas[0], verb.i
    else:
        return None
    last = parse.sentence_of(verb).last
    name = tokens[comma + 1 : until] or tokens[verb.i + 1 : last]
    bracket = next((t.i for t in name if t.norm == "("), last + 1)
    nouns = [t for t in name if t.pos in ("PROPN", "NOUN", "PRON") and t.i < bracket]
    heads = [t for t in nouns if t.head == verb.i and t.dep in ("nsubj", "nsubjpass")]
    nouns = heads or [t for t in nouns if t.dep != "pobj"] or nouns
    if (
        comma - first < 2
        or not nouns
        or nouns[-1].norm in RELATIVES
        or any(t.pos in ("VERB", "AUX", "SCONJ") for t in name)
    ):
        return None
    return comma, nouns[-1]


def cues_of(parse: Parse, verb: Token) -> tuple[Cue, ...]:
    """Return the cues that a verb may be, with its particle first."""
    verbs = load_cues("verbs")
    return verbs.get(particle_lemma(parse, verb)) or verbs.get(verb.lemma, ())


def _by_verb(parse: Parse, verb: Token, text: str) -> Attribution | None:
    cues = () if tells_no_words(parse, verb) else cues_of(parse, verb)
    for cue, name in _tries(cues):
        taken = FRAMES[name](parse, verb, cue, text)
        if taken is None or taken.content[1] <= taken.content[0]:
            continue
        speakers = list(taken.speakers) if taken.speakers is not None else speakers_of(parse, verb)
        if not _may_speak(cue, speakers, name):
            return None
        denial = cue.act == "reject" and _is_told(parse, verb)
        return Attribution(
            replace(cue, act="deny", mode=None) if denial else cue,
            verb,
            cue_span(parse, verb),
            speakers,
            [taken.content],
            name,
            list(taken.addressees),
            list(taken.about),
            parse.child(verb, "neg") is not None,
        )
    return None


def _is_told(parse: Parse, verb: Token) -> bool:
    """Tell whether the object of a verb is what others have told: who "rejects the accusation" denies it."""
    for thing in objects_of(parse, verb):
        if thing.lemma in load_list("acts")["told_nouns"]:
            return True
        if thing.lemma == "report" and (thing.tag == "NNS" or parse.child(thing, "acl", "relcl") is not None):
            return True
    return False


def _tries(cues: Sequence[Cue]) -> Iterator[tuple[Cue, str]]:
    for name in FRAMES:
        for cue in cues:
            if name in cue.frames:
                yield cue, name


def speakers_of(parse: Parse, verb: Token) -> list[Token]:
    """Return the heads of those who speak by a verb: its subject, or the agent of a passive."""
    if (quoted := quoted_by(parse, verb)) is not None:
        return parse.conjuncts(quoted)
    if verb.lemma in MINDED and is_passive(parse, verb):
        return parse.conjuncts(parse.child(verb, "nsubjpass") or verb)
    if verb.tag == "VBG" and verb.dep == "advcl" and (outer := _voice_above(parse, verb)) is not None:
        return speakers_of(parse, outer)
    if is_passive(parse, verb) or _is_participle(parse, verb):
        return agents_of(parse, verb)
    return subjects_of(parse, verb)


def _voice_above(parse: Parse, verb: Token) -> Token | None:
    """Return the verb of saying that a participle goes on from, past what was said: "denied it was so, adding that …"."""
    if parse.tokens[verb.i - 1].norm != ",":
        return None
    clause = parse.head(verb)
    speaks = parse.child(clause, "nsubj") is not None and bool(cues_of(parse, clause))
    above = parse.head(clause) if clause.dep == "ccomp" and not speaks else None
    return above if above is not None and above.i < verb.i and cues_of(parse, above) else None


def _is_participle(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is a bare past participle: "asked whether …, she answered" is not what she asked."""
    return verb.tag == "VBN" and verb.dep in ("advcl", "acl") and not parse.children(verb, "aux")


def _may_speak(cue: Cue, speakers: Sequence[Token], frame: str) -> bool:
    if not speakers:
        return frame == "clause" and cue.act == "assert"
    head = speakers[0]
    if cue.subject == "strict" and head.pos not in ("PROPN", "PRON"):
        return head.pos == "NOUN" and head.lemma not in TEXT_NOUNS
    if head.norm in EXPLETIVES and head.pos in ("PRON", "DET", "SCONJ"):
        return head.norm == "it" and cue.subject is None and head.tag == "PRP"
    if cue.subject == "text" and head.pos == "NOUN":
        return head.lemma in TEXT_NOUNS or head.tag != "NN"
    return head.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET")


def cue_span(parse: Parse, verb: Token) -> Span:
    particle = parse.child(verb, "prt")
    last = particle if particle and particle.i == verb.i + 1 else verb
    return verb.start, last.end


def _by_aside(parse: Parse, verb: Token, text: str) -> Attribution | None:
    """ "…, charges it rejects", "…, a claim that the army denies": a denial in passing, however it is parsed.

    Its content is the noun with its clause; `refine_attributions` gives it the words that are denied.
    """
    cue = next((c for c in cues_of(parse, verb) if c.act in ("deny", "reject")), None)
    if cue is not None and verb.dep == "acl" and verb.tag == "VBN":
        return _by_rejected(parse, verb, cue)
    subject = parse.child(verb, "nsubj")
    if cue is None or subject is None or parse.child(verb, "dobj", "ccomp", "xcomp") is not None:
        return None
    sentence, tokens = parse.sentence_of(verb), parse.tokens
    at = subject.left - 1
    at -= at > sentence.first and tokens[at].norm in ("that", "which")
    noun = tokens[at] if at > sentence.first else None
    if noun is None or told_noun(noun) is None or subject.right >= verb.i:
        return None
    at -= 1
    at -= at > sentence.first and tokens[at].pos == "DET"
    if at <= sentence.first or tokens[at].norm not in (",", "–", "—", "-"):
        return None
    content = (noun.start, verb.end)
    return Attribution(replace(cue, act="deny", mode=None), verb, cue_span(parse, verb), [subject], [content], ASIDE)


def _by_rejected(parse: Parse, verb: Token, cue: Cue) -> Attribution | None:
    """ "…, a claim disputed by observers"."""
    noun, speakers = parse.head(verb), agents_of(parse, verb)
    first = parse.tokens[noun.left]
    comma = parse.tokens[noun.left - 1] if noun.left else first
    if (
        not speakers
        or told_noun(noun) is None
        or first.norm not in ("a", "an")
        or comma.norm not in (",", "–", "—", "-")
    ):
        return None
    content = [(noun.start, verb.end)]
    return Attribution(replace(cue, act="deny", mode=None), verb, cue_span(parse, verb), speakers, content, ASIDE)


def told_noun(token: Token) -> str | None:
    """Return the noun for what others have told that a word is, also where the parser takes it for a verb ("charges")."""
    nouns = load_list("acts")["told_nouns"]
    return next((n for n in nouns if token.norm in (n, f"{n}s")), None)


def _by_noun(parse: Parse, noun: Token, text: str) -> Attribution | None:
    cues = load_cues("nouns").get(noun.lemma)
    if not cues:
        return None
    clause = next((c for c in parse.children(noun, "acl", "ccomp", "relcl") if _is_content(parse, c)), None)
    thing = None
    if clause is None and cues[0].act == "request":
        joint = prepositional(parse, noun, "for")
        thing = parse.child(joint, "pobj") if joint else None
    inner = clause or thing
    speakers = _noun_speakers(parse, noun)
    if inner is None or not speakers:
        return None
    content = clause_span(parse, inner, text) if clause else trim(text, span_of(parse, inner))
    return Attribution(cues[0], noun, (noun.start, noun.end), speakers, [content], "noun")


def _is_content(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause after a noun says what was said ("the claim that …"), not which one was meant."""
    if says_that(parse, clause):
        return True
    return clause.tag == "VB" and any(a.norm == "to" for a in parse.children(clause, "aux"))


def _noun_speakers(parse: Parse, noun: Token) -> list[Token]:
    owner, verb = parse.child(noun, "poss"), parse.head(noun)
    given = noun.dep == "dobj" and verb.lemma in GIVING
    if given and owner is not None and owner.pos == "PRON":
        return speakers_of(parse, verb)
    if owner is None:
        joint = prepositional(parse, noun, "by", "from", "among", "of")
        owner = parse.child(joint, "pobj") if joint else None
    if owner is not None:
        return parse.conjuncts(owner)
    return speakers_of(parse, verb) if given else []


def _by_adjective(parse: Parse, adjective: Token, text: str) -> Attribution | None:
    cues = load_cues("adjectives").get(adjective.lemma)
    verb = parse.head(adjective)
    if not cues or adjective.dep != "acomp":
        return None
    clause = parse.child(adjective, "ccomp") or parse.child(verb, "ccomp")
    if "deed" in cues[0].frames:
        clause = parse.child(adjective, "xcomp")
    speakers = subjects_of(parse, verb)
    if clause is None or clause.i < adjective.i or not speakers or speakers[0].norm in EXPLETIVES:
        return None
    return Attribution(
        cues[0], adjective, (adjective.start, adjective.end), speakers, [clause_span(parse, clause, text)], "clause"
    )


TAG_WORDS = 12
"""How far from the end of a sentence its closing tag may begin."""
MINDED = frozenset({"convince", "persuade", "worry", "concern"})
"""Verbs whose passive tells what its subject thinks: "he is convinced that"."""
GIVING = frozenset(
    "give make issue offer express voice repeat send pass extend reiterate renew deliver restate reaffirm".split()
)
"""Verbs by which words are given: "gave an assurance that"."""
RECKONING = "reckoning"
"""The frame of "by X's count"."""
ACCORDING = Cue("according to", "assert", None, ("phrase",))


def _by_phrase(parse: Parse, token: Token, text: str) -> Attribution | None:
    """ "According to the police, …", "… as noted by the group", "… as the minister put it"."""
    if token.norm == "according":
        return _according(parse, token, text)
    if token.norm == "as" and token.dep in ("mark", "prep", "advmod"):
        return _as_said(parse, token, text)
    return _by_reckoning(parse, token, text) if token.norm == "by" else None


def _by_reckoning(parse: Parse, token: Token, text: str) -> Attribution | None:
    """ "By the opposition's count, 30 were hurt"."""
    noun = parse.child(token, "pobj")
    owner = parse.child(noun, "poss") if noun is not None and is_reckoning(parse, noun) else None
    if noun is None or owner is None or owner.pos == "PRON":
        return None
    content = _beside(parse, token.i, max(noun.right, noun.i), text)
    return (
        Attribution(ACCORDING, token, (token.start, noun.end), parse.conjuncts(owner), content, RECKONING)
        if content
        else None
    )


def _according(parse: Parse, token: Token, text: str) -> Attribution | None:
    to = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    if to is None or to.norm != "to":
        return None
    source = parse.child(to, "pobj") or parse.child(token, "pobj")
    if source is None:
        return None
    content = _beside(parse, token.i, max(to.right, source.right), text)
    around = (token.start, to.end)
    return Attribution(ACCORDING, token, around, parse.conjuncts(source), content, "phrase") if content else None


def _as_said(parse: Parse, token: Token, text: str) -> Attribution | None:
    verb = parse.head(token)
    if verb.dep == "pcomp":
        return None
    if verb.pos != "VERB" or verb.i < token.i or parse.child(verb, "ccomp", "dobj"):
        return None
    cues = [c for c in cues_of(parse, verb) if "clause" in c.frames]
    if lacks_agent(parse, verb) and parse.child(verb, "nsubjpass") is not None:
        return None
    speakers = agents_of(parse, verb) or subjects_of(parse, verb, hops=0)
    if not cues or not speakers or speakers[0].i < token.i:
        return None
    content = _nearest_clause(parse, token, text) or _beside(parse, token.i, max(verb.right, speakers[-1].right), text)
    return Attribution(cues[0], verb, (token.start, verb.end), speakers, content, "as_said") if content else None


def _nearest_clause(parse: Parse, token: Token, text: str) -> list[Span]:
    """Return the relative clause that ends right before a token: "…, which cost ten lives, as the ministry noted"."""
    before = [t for t in parse.tokens_of(parse.sentence_of(token)) if t.i < token.i]
    for verb in reversed(before):
        if verb.dep == "relcl" and token.i - 2 <= verb.right <= token.i:
            return [trim(text, (parse.tokens[verb.left].start, parse.tokens[min(verb.right, token.i - 1)].end), MARKS)]
    return []


def _beside(parse: Parse, first: int, last: int, text: str) -> list[Span]:
    """Return what an inserted phrase of attribution (tokens `first` to `last`) speaks of in its sentence.

    At the beginning of a sentence it speaks of the rest; elsewhere of the clause before it, back to the last
    conjunction that sets another clause apart.
    """
    tokens = parse.tokens
    sentence = parse.sentence_of(tokens[first])
    head = tokens[sentence.first].start
    if first - sentence.first <= 2:
        last_word = min(_past_citing(parse, last + 1, sentence.last), sentence.last)
        end = _turn(parse, last_word, sentence.last)
        return [trim(text, (tokens[last_word].start, tokens[end].end), ' \t\n,;:–—-."“”')]
    start = sentence.first
    for above in verbs_above(parse, tokens[first]):
        if first <= above.i <= last:
            continue
        if above.sentence == tokens[first].sentence:
            whole = _shared_clause(parse, above)
            start = whole.left if whole.left < first else start
            break
    before = trim(text, (max(head, tokens[start].start), tokens[first].start), ' \t\n,;:–—-."“”')
    beyond = _beyond(parse, first, last, text)
    return beyond if beyond and text[slice(*before)].casefold() in RELATIVES else [before, *beyond]


def _past_citing(parse: Parse, first: int, last: int) -> int:
    """Return the first token behind whom a source cites: "According to the paper, citing two guards, it was closed"."""
    words = [t for t in parse.tokens[first : first + 3] if t.pos != "PUNCT"]
    if not words or words[0].tag != "VBG" or words[0].lemma not in ("cite", "quote"):
        return first
    return next((i + 1 for i in range(words[0].i, last) if parse.tokens[i].norm == ","), first)


def _beyond(parse: Parse, first: int, last: int, text: str) -> list[Span]:
    """Return the rest of a clause that an inserted phrase parts: "The bridge, as X noted, was closed"."""
    tokens = parse.tokens
    sentence = parse.sentence_of(tokens[first])
    if not (first > 0 and last + 2 < sentence.last and tokens[first - 1].norm == "," == tokens[last + 1].norm):
        return []
    verbs = [
        v
        for v in verbs_above(parse, tokens[first])
        if not first <= v.i <= last and v.sentence == tokens[first].sentence
    ]
    if not verbs:
        return []
    subject = parse.child(verbs[0], "nsubj", "nsubjpass")
    if verbs[0].i > last and subject is not None and subject.i < first:
        end = verbs[0].right
    else:
        end = max((c.right for c in parse.children(verbs[0], "ccomp") if c.left > last), default=-1)
    return [trim(text, (tokens[last + 2].start, tokens[min(end, sentence.last)].end), MARKS)] if end > last else []


def _shared_clause(parse: Parse, verb: Token) -> Token:
    """Return the first of the verbs that share one subject: "has killed ten and displaced many" is one clause."""
    while (
        verb.dep == "conj"
        and parse.child(verb, "nsubj", "nsubjpass") is None
        and parse.head(verb).pos in ("VERB", "AUX")
    ):
        verb = parse.head(verb)
    return verb


def _turn(parse: Parse, first: int, last: int) -> int:
    """Return the last token before a clause that turns to another source ("…, while …")."""
    for i in range(first, last):
        if parse.tokens[i].norm == "," and parse.tokens[i + 1].norm in ("while", "whereas"):
            return i - 1
    return last


def medium_of(parse: Parse, anchor: Token) -> str | None:
    """Return the medium in which something was said ("in a televised address" gives "televised address"), if told."""
    for joint in parse.children(anchor, "prep"):
        noun = parse.child(joint, "pobj")
        if joint.norm in ("in", "on", "during", "via", "through", "by", "at") and noun is not None:
            for media in load_list("cues")["media"]:
                if noun.lemma == media.rsplit(" ", 1)[-1]:
                    left = [c.i for c in parse.children(noun, "amod", "compound")]
                    first = parse.tokens[min([*left, noun.i])]
                    return " ".join(t.norm for t in parse.tokens[first.i : noun.i + 1])
    return None
