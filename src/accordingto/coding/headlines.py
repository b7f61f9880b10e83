"""A title in, the speech of its headline out: "Troops must leave – Ministry", "Ministry: troops must leave"."""

import re

from accordingto.coding.attributions import Attribution
from accordingto.coding.lexicons import Cue
from accordingto.coding.phrases import trim
from accordingto.model.annotations import ActorReference, Annotations
from accordingto.model.folding import fold
from accordingto.model.parse import Token
from accordingto.model.records import Span

DASH = re.compile(r"\s[–-]\s")
COLON = re.compile(r":\s")
HEADLINE = Cue("–", "assert", None, ("headline",))
SILENT_KINDS = frozenset({"media"})


def find_headline_speech(annotations: Annotations) -> list[Attribution]:
    """Return what titles attribute by a dash or a colon beside the name of an actor; a site's own name is none."""
    titles: dict[int, Span] = {}
    for sentence in annotations.parse.sentences:
        if sentence.is_title:
            start = titles.get(sentence.paragraph, (sentence.start, 0))[0]
            titles[sentence.paragraph] = (start, sentence.end)
    return [a for title in titles.values() for a in _by_dash(annotations, *title) or _by_colon(annotations, *title)]


def _by_dash(annotations: Annotations, start: int, end: int) -> list[Attribution]:
    text = fold(annotations.document.text)
    marks = list(DASH.finditer(text, start, end))
    if not marks:
        return []
    mark = marks[-1]
    speaker = _only_actor(annotations, mark.end(), end)
    return _headline(annotations, speaker, (mark.start() + 1, mark.end() - 1), (start, mark.start()))


def _by_colon(annotations: Annotations, start: int, end: int) -> list[Attribution]:
    text = fold(annotations.document.text)
    mark = COLON.search(text, start, end)
    if mark is None:
        return []
    speaker = _only_actor(annotations, start, mark.start())
    if speaker is not None and speaker.mention.kind == "state" and not _is_voiced(annotations, (mark.end(), end)):
        return []
    return _headline(annotations, speaker, (mark.start(), mark.start() + 1), (mark.end(), end))


OWN = frozenset("we our us".split())
VOICED = frozenset("must should shall will would won't ca can cannot never".split())


def _is_voiced(annotations: Annotations, words: Span) -> bool:
    """Tell whether words behind a country's name are its own: quoted, of "us", or of what must or will be.

    "Ilmara: army and rebels trade blame" only says where.
    """
    quoted = any(words[0] <= q.start < words[1] for q in annotations.quotations)
    return quoted or any(t.norm in OWN or _is_outermost(annotations, t) for t in annotations.parse.between(*words))


def _is_outermost(annotations: Annotations, aid: Token) -> bool:
    """Tell whether a "must" or "will" is that of the headline itself, not of what somebody in it says."""
    verb = annotations.parse.head(aid)
    return (
        aid.norm in VOICED
        and aid.dep == "aux"
        and (verb.dep == "ROOT" or annotations.parse.head(verb).dep == "ROOT")
        and (verb.dep != "ccomp" or annotations.parse.child(annotations.parse.head(verb), "nsubj") is None)
    )


def _only_actor(annotations: Annotations, start: int, end: int) -> ActorReference | None:
    """Return the actor whose name is all that stands between two characters."""
    for reference in annotations.references:
        mention = reference.mention
        if start <= mention.start and mention.end <= end and mention.kind not in SILENT_KINDS:
            rest = annotations.document.text[start : mention.start] + annotations.document.text[mention.end : end]
            return reference if not rest.strip(' \t"“”.') else None
    return None


def _headline(
    annotations: Annotations, speaker: ActorReference | None, cue: tuple[int, int], content: tuple[int, int]
) -> list[Attribution]:
    parse = annotations.parse
    words = parse.between(*content)
    if speaker is None or not any(t.pos in ("VERB", "AUX") for t in words):
        return []
    head: Token = parse.tokens[speaker.head]
    return [Attribution(HEADLINE, head, cue, [head], [trim(annotations.document.text, content)], "headline")]
