"""A place in the text and the statement around it in, those out who stand behind it and are no speakers of their own.

"According to" within what another one says, "citing the hospital", "the ministry's figure", "a list drawn up by them".
"""

from collections.abc import Mapping, Sequence
from typing import Final

from accordingto.coding.counted import Counted
from accordingto.coding.naming import is_voice, name_of
from accordingto.coding.sources import chain_of, names_of_chain
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Statement

GIVING: Final = frozenset(
    {"put", "estimate", "set", "number", "place", "count", "give", "report", "speak", "talk", "total"}
)
CONCEDING: Final = frozenset({"concede", "admit", "acknowledge", "confirm", "claim", "report"})
TALLYING: Final = frozenset({"register", "count", "record", "document", "tally", "list", "estimate", "log", "verify"})
CITING: Final = frozenset({"cite", "quote", "invoke"})
PAPERS: Final = frozenset(
    "figure report datum data list statistic estimate record document count tally number toll claim statement assessment"
    " survey study dispatch bulletin".split()
)
"""What somebody draws up: whose they are is who gives what stands in them."""
DENYING: Final = frozenset({"deny", "reject"})


def givers_of(
    annotations: Annotations, statement: Statement | None, by_id: Mapping[str, Statement], counted: Counted
) -> tuple[str, ...]:
    """Return who gives a number, outermost first; `()` is the document's own voice.

    Who denies what another one says gives none of the numbers in it.
    """
    chain = chain_of(statement, by_id)
    chain = [link for n, link in enumerate(chain) if link.act not in DENYING or n == len(chain) - 1]
    head = counted.noun or counted.number
    owner = _owner_of_figure(annotations, counted)
    if owner is not None and chain and chain[-1].act in DENYING:
        chain = chain[:-1]
    chain = _without_paper(annotations, chain, head)
    names = list(names_of_chain(chain))
    given = counted.number if head.i < counted.number.i else head
    behind = [owner, _tallier(annotations, given), *behind_words(annotations, head, chain)]
    return tuple(dict.fromkeys([*names, *(n for n in behind if n)]))


def behind_words(annotations: Annotations, token: Token, chain: Sequence[Statement]) -> list[str]:
    """Return those whom the text cites for what it tells at a token, beside the speakers of the statements around it."""
    parse = annotations.parse
    found: list[str] = []
    for above in (token, *parse.ancestors(token)):
        for source in (*_accorded(parse, above), *_cited(parse, above)):
            name = _author(annotations, source)
            known = any(s.speaker == name or source.norm in (s.speaker_text or "").lower().split() for s in chain)
            if name and name not in found and not known:
                found.append(name)
    return found[::-1]


def _accorded(parse: Parse, above: Token) -> list[Token]:
    """Return whom "according to" names beside a word."""
    joints = [parse.child(t, "prep") for t in parse.children(above, "prep", "advmod", "pcomp") if t.norm == "according"]
    return [p for j in joints if j is not None and j.norm == "to" for p in parse.children(j, "pobj")]


def _cited(parse: Parse, above: Token) -> list[Token]:
    """Return whom the speaker of a verb cites: "Radio Halvec, citing doctors, reported"."""
    if above.pos not in ("VERB", "AUX"):
        return []
    holders = [above, *parse.children(above, "nsubj")]
    clauses = [c for h in holders for c in parse.children(h, "advcl", "acl") if c.lemma in CITING and c.tag == "VBG"]
    return [o for c in clauses for o in parse.children(c, "dobj")]


def _author(annotations: Annotations, noun: Token) -> str | None:
    """Return the name of a source; of a list or report that of who drew it up, where that is told."""
    parse = annotations.parse
    if noun.lemma.lower() in PAPERS:
        makers = [
            *(
                p
                for c in parse.children(noun, "acl")
                for a in parse.children(c, "agent")
                for p in parse.children(a, "pobj")
            ),
            *parse.children(noun, "poss"),
            *(
                p
                for j in parse.children(noun, "prep")
                if j.norm in ("of", "by", "from")
                for p in parse.children(j, "pobj")
            ),
            *parse.children(noun, "compound"),
        ]
        for maker in makers:
            if is_voice(annotations, maker):
                return name_of(annotations, maker).name
    return name_of(annotations, noun).name


def _without_paper(annotations: Annotations, chain: Sequence[Statement], token: Token) -> list[Statement]:
    """Leave out a list or report that a statement names as its speaker where the text tells who drew it up."""
    parse = annotations.parse
    drawn = [
        source.norm
        for above in (token, *parse.ancestors(token))
        for source in _accorded(parse, above)
        if source.lemma.lower() in PAPERS and _author(annotations, source) != name_of(annotations, source).name
    ]
    return [
        s
        for s in chain
        if not drawn or (s.speaker or s.speaker_text or "").lower().split()[-1:] not in [[d] for d in drawn]
    ]


def _owner_of_figure(annotations: Annotations, counted: Counted) -> str | None:
    """Return whose a figure is said to be: "the ministry's figure of 40 dead"."""
    parse = annotations.parse
    for above in parse.ancestors(counted.noun or counted.number):
        if above.pos == "NOUN" and above.lemma.lower() in PAPERS:
            owner = parse.child(above, "poss")
            if owner is not None and owner.pos != "PRON" and is_voice(annotations, owner):
                return name_of(annotations, owner).name
        if above.pos in ("VERB", "AUX"):
            return None
    return None


def _tallier(annotations: Annotations, head: Token) -> str | None:
    """Who puts something at just this number: the subject of "estimated", "put", "registered", "spoke of"."""
    parse, beside = annotations.parse, False
    for verb in parse.ancestors(head):
        if verb.pos != "VERB":
            continue
        direct = any(t.dep == "dobj" and parse.head(t).i == verb.i for t in parse.conjuncts(head))
        given = verb.lemma in TALLYING | CONCEDING and direct
        given = given or (verb.lemma in GIVING and (beside or _is_under(parse, head, verb)))
        subject = parse.child(verb, "nsubj")
        if not given and verb.dep == "acl":
            beside = True
            continue
        counted = subject is not None and subject.left <= head.i <= subject.right
        if not given or subject is None or counted or not is_voice(annotations, subject):
            return None
        return name_of(annotations, subject).name
    return None


def _is_under(parse: Parse, head: Token, verb: Token) -> bool:
    return (
        any(parse.head(t).i == verb.i and t.dep == "prep" for t in parse.ancestors(head))
        or parse.head(head).i == verb.i
    )
