"""A title in, the speech of its headline out: "Troops must leave – Ministry", "Ministry: troops must leave"."""

import re

from accordingto.coding.attributions import Attribution
from accordingto.coding.lexicons import Cue
from accordingto.coding.phrases import trim
from accordingto.model.annotations import ActorReference, Annotations
from accordingto.model.folding import fold
from accordingto.model.parse import Sentence, Token

DASH = re.compile(r"\s[–-]\s")
COLON = re.compile(r":\s")
HEADLINE = Cue("–", "assert", None, ("headline",))
SILENT_KINDS = frozenset({"media"})


def find_headline_speech(annotations: Annotations) -> list[Attribution]:
    """Return what titles attribute by a dash or a colon beside the name of an actor; a site's own name is none."""
    found = []
    for sentence in annotations.parse.sentences:
        if sentence.is_title:
            found += _by_dash(annotations, sentence) or _by_colon(annotations, sentence)
    return found


def _by_dash(annotations: Annotations, sentence: Sentence) -> list[Attribution]:
    text = fold(annotations.document.text)
    marks = list(DASH.finditer(text, sentence.start, sentence.end))
    if not marks:
        return []
    mark = marks[-1]
    speaker = _only_actor(annotations, mark.end(), sentence.end)
    return _headline(annotations, speaker, (mark.start() + 1, mark.end() - 1), (sentence.start, mark.start()))


def _by_colon(annotations: Annotations, sentence: Sentence) -> list[Attribution]:
    text = fold(annotations.document.text)
    mark = COLON.search(text, sentence.start, sentence.end)
    if mark is None:
        return []
    speaker = _only_actor(annotations, sentence.start, mark.start())
    return _headline(annotations, speaker, (mark.start(), mark.start() + 1), (mark.end(), sentence.end))


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
