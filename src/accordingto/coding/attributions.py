"""A parse in, attributions out: who is given as the source of which words, by which cue, in which frame."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from accordingto.coding.lexicons import Cue, load_cues, load_list
from accordingto.coding.phrases import (
    EXPLETIVES,
    agents_of,
    is_passive,
    objects_of,
    particle_lemma,
    prepositional,
    span_of,
    subjects_of,
    trim,
    verbs_above,
)
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span

TEXT_NOUNS = frozenset(
    "report study survey poll document statement investigation data figures record letter resolution communique "
    "article inquiry review analysis footage video image photo intelligence agreement note assessment paper law constitution "
    "ruling memo source".split()
)


@dataclass(slots=True)
class Attribution:
    """Words with their source: cue, speakers and those spoken to or about as tokens, the words as spans.

    `anchor` is the token that the cue hangs on; `frame` names the pattern that found it.
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


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a frame takes: the words, those spoken to, those spoken about, and whom the act is of, if told otherwise."""

    content: Span
    addressees: tuple[Token, ...] = ()
    about: tuple[Token, ...] = ()
    speakers: tuple[Token, ...] | None = None


MARKS = ' \t\n,;:–—-."“”„'
"""White space and marks that are no part of what was said."""

Frame = Callable[[Parse, Token, Cue, str], _Taken | None]


def find_attributions(annotations: Annotations) -> list[Attribution]:
    """Return what verbs, nouns, adjectives and "according to" attribute, in text order."""
    parse, text = annotations.parse, annotations.document.text
    found: list[Attribution] = []
    for token in parse.tokens:
        if token.pos in ("VERB", "AUX"):
            attribution = _by_verb(parse, token, text)
        elif token.pos == "NOUN":
            attribution = _by_noun(parse, token, text)
        elif token.pos == "ADJ":
            attribution = _by_adjective(parse, token, text)
        else:
            attribution = None
        attribution = attribution or _by_phrase(parse, token, text)
        if attribution:
            found.append(attribution)
    return found


def cues_of(parse: Parse, verb: Token) -> tuple[Cue, ...]:
    """Return the cues that a verb may be, with its particle first."""
    verbs = load_cues("verbs")
    return verbs.get(particle_lemma(parse, verb)) or verbs.get(verb.lemma, ())


def _by_verb(parse: Parse, verb: Token, text: str) -> Attribution | None:
    cues = cues_of(parse, verb)
    for cue, name in _tries(cues):
        taken = FRAMES[name](parse, verb, cue, text)
        if taken is None or taken.content[1] <= taken.content[0]:
            continue
        speakers = list(taken.speakers) if taken.speakers is not None else speakers_of(parse, verb)
        if not _may_speak(cue, speakers, name):
            return None
        return Attribution(
            cue,
            verb,
            _cue_span(parse, verb),
            speakers,
            [taken.content],
            name,
            list(taken.addressees),
            list(taken.about),
            parse.child(verb, "neg") is not None,
        )
    return None


def _tries(cues: Sequence[Cue]) -> Iterator[tuple[Cue, str]]:
    for name in FRAMES:
        for cue in cues:
            if name in cue.frames:
                yield cue, name


def speakers_of(parse: Parse, verb: Token) -> list[Token]:
    """Return the heads of those who speak by a verb: its subject, or the agent of a passive."""
    if is_passive(parse, verb):
        return agents_of(parse, verb)
    return subjects_of(parse, verb)


def _may_speak(cue: Cue, speakers: Sequence[Token], frame: str) -> bool:
    if not speakers:
        return frame == "clause" and cue.act == "assert"
    head = speakers[0]
    if head.norm in EXPLETIVES and head.pos in ("PRON", "DET", "SCONJ"):
        return head.norm == "it" and cue.subject is None and head.tag == "PRP"
    if cue.subject == "text" and head.pos == "NOUN":
        return head.lemma in TEXT_NOUNS or head.tag != "NN"
    return head.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET")


def _cue_span(parse: Parse, verb: Token) -> Span:
    particle = parse.child(verb, "prt")
    last = particle if particle and particle.i == verb.i + 1 else verb
    return verb.start, last.end


def clause_span(parse: Parse, clause: Token, text: str) -> Span:
    """Return the characters of a clause without the word that introduces it."""
    first = clause.left
    tokens = parse.tokens
    while first < clause.right and (
        tokens[first].norm in ("that", ",", '"', "'") and tokens[first].dep in ("mark", "punct")
    ):
        first += 1
    return trim(text, (tokens[first].start, tokens[clause.right].end), ' \t\n,;:–—-."“”„')


def _infinitive(parse: Parse, head: Token) -> Token | None:
    for child in parse.children(head, "xcomp", "ccomp", "advcl", "acl", "relcl"):
        aux = parse.child(child, "aux")
        if child.i > head.i and child.tag == "VB" and aux is not None and aux.norm == "to":
            return child
    return None


def _deed_span(parse: Parse, deed: Token, text: str) -> Span:
    """Return an infinitive clause from its "to" on, without a subject before it."""
    marker = next((c for c in parse.children(deed, "aux", "neg") if c.norm in ("to", "not")), deed)
    return trim(text, (parse.tokens[marker.i].start, parse.tokens[deed.right].end), ' \t\n,;:–—-."“”')


def _against(parse: Parse, verb: Token, cue: Cue, text: str) -> _Taken | None:
    targets = objects_of(parse, verb)
    joint = prepositional(parse, verb, "of", "for", "over", "with", "as")
    if joint is None and targets:
        joint = prepositional(parse, targets[-1], "of", "for", "over") if cue.word in ("accuse", "blame") else None
    if not targets or joint is None or joint.i < verb.i:
        return None
    start = parse.tokens[joint.i + 1].start if joint.i + 1 < len(parse.tokens) else joint.end
    end = max(parse.tokens[joint.right].end, parse.tokens[min(verb.right, joint.right)].end)
    return _Taken(trim(text, (start, end), ' \t\n,;:–—-."“”'), about=tuple(targets))


def _to_other(parse: Parse, verb: Token, cue: Cue, text: str) -> _Taken | None:
    deed = _infinitive(parse, verb)
    if deed is None:
        target = parse.child(verb, "dobj")
        deed = _infinitive(parse, target) if target else None
    if deed is None:
        return None
    subject = parse.child(deed, "nsubj", "nsubjpass")
    target = subject if subject is not None else parse.child(verb, "dobj", "nsubjpass", "dative")
    if target is None or target.i > deed.i:
        return None
    return _Taken(_deed_span(parse, deed, text), addressees=tuple(parse.conjuncts(target)))


def _on_other(parse: Parse, verb: Token, cue: Cue, text: str) -> _Taken | None:
    joint = prepositional(parse, verb, "on", "upon", "to", "with")
    target = parse.child(joint, "pobj") if joint else None
    if target is None:
        return None
    deed = _infinitive(parse, verb) or _infinitive(parse, target)
    if deed is not None:
        return _Taken(_deed_span(parse, deed, text), addressees=tuple(parse.conjuncts(target)))
    thing = prepositional(parse, verb, "for")
    noun = parse.child(thing, "pobj") if thing else None
    if noun is None:
        return None
    return _Taken(trim(text, span_of(parse, noun)), addressees=tuple(parse.conjuncts(target)))


def _for_thing(parse: Parse, verb: Token, cue: Cue, text: str) -> _Taken | None:
    joint = prepositional(parse, verb, "for")
    noun = parse.child(joint, "pobj", "pcomp") if joint else None
    if noun is None:
        return None
    deed = _infinitive(parse, verb) or _infinitive(parse, noun)
    end = parse.tokens[max(noun.right, deed.right if deed else 0)].end
    target = parse.child(verb, "dobj") or (noun if deed is not None else None)
    content = trim(text, (parse.tokens[noun.left].start, end), ' \t\n,;:–—-."“”')
    return _Taken(content, addressees=tuple(parse.conjuncts(target)) if target else ())


def _self(parse: Parse, verb: Token, cue: Cue, text: str) -> _Taken | None:
    deed = _infinitive(parse, verb)
    if deed is None or parse.child(deed, "nsubj", "nsubjpass") or parse.child(verb, "dobj"):
        return None
    return _Taken(_deed_span(parse, deed, text))


def _clause(parse: Parse, verb: Token, cue: Cue, text: str) -> _Taken | None:
    clause = next(
        (c for c in parse.children(verb, "ccomp", "parataxis") if c.pos in ("VERB", "AUX", "NOUN", "ADJ")), None
    )
    if clause is None or clause.norm == "according":
        return None
    if clause.i < verb.i:
        return _before(parse, verb, clause, text)
    if clause.tag == "VB" and cue.act == "assert" and any(a.norm == "to" for a in parse.children(clause, "aux")):
        return None
    heard = parse.child(verb, "dative", "dobj") if cue.dative or cue.act == "request" else None
    if heard is None and (to := prepositional(parse, verb, "to")):
        heard = parse.child(to, "pobj")
    passive = is_passive(parse, verb)
    if passive and cue.dative:
        heard = parse.child(verb, "nsubjpass")
    return _Taken(clause_span(parse, clause, text), addressees=tuple(parse.conjuncts(heard)) if heard else ())


def _before(parse: Parse, verb: Token, clause: Token, text: str) -> _Taken | None:
    """The clause stands before its cue: it reaches from the beginning of the sentence to the words of attribution."""
    sentence = parse.sentence_of(verb)
    own = [verb, *parse.children(verb, "nsubj", "nsubjpass", "aux", "advmod", "auxpass")]
    edge = min(t.left if t is not verb else t.i for t in own if t.i > clause.i or t is verb)
    start = parse.tokens[max(sentence.first, min(clause.left, sentence.first))].start
    return _Taken(trim(text, (start, parse.tokens[edge].start), ' \t\n,;:–—-"“”'))


def _object(parse: Parse, verb: Token, cue: Cue, text: str) -> _Taken | None:
    things = objects_of(parse, verb)
    if not things:
        return None
    passive = is_passive(parse, verb)
    if passive and not agents_of(parse, verb):
        return None
    first, last = things[0], things[-1]
    content = (parse.tokens[first.left].start, parse.tokens[last.right].end)
    return _Taken(
        trim(text, content, ' \t\n,;:–—-."“”'), about=tuple(things) if cue.act in ("accuse", "support") else ()
    )


def _about(parse: Parse, verb: Token, cue: Cue, text: str) -> _Taken | None:
    joint = prepositional(parse, verb, "about", "of", "against", "over", "at")
    noun = parse.child(joint, "pobj", "pcomp") if joint else None
    if noun is None:
        return None
    target = parse.child(verb, "dobj")
    return _Taken(
        trim(text, span_of(parse, noun), ' \t\n,;:–—-."“”'),
        addressees=tuple(parse.conjuncts(target)) if target and cue.dative else (),
        about=tuple(parse.conjuncts(noun)) if cue.act == "accuse" and joint and joint.norm in ("against", "at") else (),
    )


def _described(parse: Parse, verb: Token, cue: Cue, text: str) -> _Taken | None:
    things = objects_of(parse, verb)
    joint = prepositional(parse, verb, "as")
    if not things or things[0].norm in ("what", "which", "that"):
        return None
    if joint is not None and joint.i > verb.i:
        start = parse.tokens[min(joint.i + 1, len(parse.tokens) - 1)].start
        return _Taken(trim(text, (start, parse.tokens[joint.right].end), ' \t\n,;:–—-."“”'), about=tuple(things))
    named = parse.child(verb, "oprd")
    if named is None or named.i < verb.i:
        return None
    return _Taken(trim(text, span_of(parse, named), ' \t\n,;:–—-."“”'), about=tuple(things))


FRAMES: dict[str, Frame] = {
    "against": _against,
    "to_other": _to_other,
    "on_other": _on_other,
    "for_thing": _for_thing,
    "self": _self,
    "described": _described,
    "referred": _referred,
    "clause": _clause,
    "about": _about,
    "object": _object,
}
"""How a cue takes what is said, in the order in which the frames are tried."""


def _referred(parse: Parse, verb: Token, cue: Cue, text: str) -> _Taken | None:
    """ "What they referred to as “…”": the words stand behind "as"."""
    joints = [j for j in parse.children(verb, "prep") if j.norm == "as"]
    for to in parse.children(verb, "prep"):
        joints += [j for j in parse.children(to, "prep") if j.norm == "as"]
    noun = parse.child(joints[0], "pobj") if joints else None
    return _Taken(trim(text, span_of(parse, noun), MARKS)) if noun else None


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
    first = parse.tokens[clause.left]
    if first.norm == "that" and first.dep == "mark":
        return True
    return clause.tag == "VB" and any(a.norm == "to" for a in parse.children(clause, "aux"))


def _noun_speakers(parse: Parse, noun: Token) -> list[Token]:
    owner = parse.child(noun, "poss")
    if owner is None:
        joint = prepositional(parse, noun, "by", "from", "among", "of")
        owner = parse.child(joint, "pobj") if joint else None
    if owner is not None:
        return parse.conjuncts(owner)
    return []


def _by_adjective(parse: Parse, adjective: Token, text: str) -> Attribution | None:
    cues = load_cues("adjectives").get(adjective.lemma)
    verb = parse.head(adjective)
    if not cues or adjective.dep != "acomp":
        return None
    clause = parse.child(adjective, "ccomp") or parse.child(verb, "ccomp")
    speakers = subjects_of(parse, verb)
    if clause is None or clause.i < adjective.i or not speakers or speakers[0].norm in EXPLETIVES:
        return None
    return Attribution(
        cues[0], adjective, (adjective.start, adjective.end), speakers, [clause_span(parse, clause, text)], "clause"
    )


ACCORDING = Cue("according to", "assert", None, ("phrase",))


def _by_phrase(parse: Parse, token: Token, text: str) -> Attribution | None:
    """ "According to the police, …", "… as noted by the group", "… as the minister put it"."""
    if token.norm == "according":
        return _according(parse, token, text)
    if token.norm == "as" and token.dep in ("mark", "prep", "advmod"):
        return _as_said(parse, token, text)
    return None


def _according(parse: Parse, token: Token, text: str) -> Attribution | None:
    to = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    if to is None or to.norm != "to":
        return None
    source = parse.child(to, "pobj") or parse.child(token, "pobj")
    if source is None:
        return None
    content = _beside(parse, token.i, max(to.right, source.right), text)
    cue_span = (token.start, to.end)
    return Attribution(ACCORDING, token, cue_span, parse.conjuncts(source), content, "phrase") if content else None


def _as_said(parse: Parse, token: Token, text: str) -> Attribution | None:
    verb = parse.head(token)
    if verb.dep == "pcomp":
        return None
    if verb.pos != "VERB" or verb.i < token.i or parse.child(verb, "ccomp", "dobj"):
        return None
    cues = [c for c in cues_of(parse, verb) if "clause" in c.frames]
    speakers = agents_of(parse, verb) or subjects_of(parse, verb, hops=0)
    if not cues or not speakers or speakers[0].i < token.i:
        return None
    content = _beside(parse, token.i, max(verb.right, speakers[-1].right), text)
    return Attribution(cues[0], verb, (token.start, verb.end), speakers, content, "as_said") if content else None


def _beside(parse: Parse, first: int, last: int, text: str) -> list[Span]:
    """Return what an inserted phrase of attribution (tokens `first` to `last`) speaks of in its sentence.

    At the beginning of a sentence it speaks of the rest; elsewhere of the clause before it, back to the last
    conjunction that sets another clause apart.
    """
    tokens = parse.tokens
    sentence = parse.sentence_of(tokens[first])
    head = tokens[sentence.first].start
    if first - sentence.first <= 2:
        last_word = min(last + 1, sentence.last)
        end = _turn(parse, last_word, sentence.last)
        return [trim(text, (tokens[last_word].start, tokens[end].end), ' \t\n,;:–—-."“”')]
    start = sentence.first
    for above in verbs_above(parse, tokens[first]):
        if first <= above.i <= last:
            continue
        if above.sentence == tokens[first].sentence:
            start = above.left if above.left < first else start
            break
    return [trim(text, (max(head, tokens[start].start), tokens[first].start), ' \t\n,;:–—-."“”')]


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
