"""The text of a document in, the sentences out that tell what became of something, each with the state that it gives."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache

import yaml

from accordingto.model.folding import fold
from accordingto.model.records import ActorMention, Document, LedgerEntry, Span, Statement, Step
from accordingto.resolve.replies import CLAIMED, DONE, Reply, cited_in
from accordingto.resolve.sides import PUBLISHER, STATE_KINDS, is_name
from accordingto.resolve.signatures import name_voice
from accordingto.resolve.wordings import DATA, beside, wording_of

END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|;\s+|\n+")
AND_THAT = re.compile(r",? (?:and|but) that |, (?:while|whereas) ")
"""Where a sentence goes on to tell of another thing."""
POINTING = re.compile(
    r"\b(?:kept|broke|broken) (?:his|her|its|their) (?:word|promise|pledge)s?\b|\b(?:promise|pledge)s?\b.{0,60}\b(?:kept|broken)\b"
)
"""Words that say of a promise only that it was kept or broken; what it was stands elsewhere in the text."""
DOUBTFUL = frozenset({"if", "unless", "whether", "denied", "denies", "denying"})
"""Words that make all that comes after them in a sentence unreal."""
AHEAD = frozenset({"will", "would", "shall", "must", "should"})
"""Words that make what is told of parts unreal wherever they stand before."""
RESTRICTIVE = re.compile(r"\w (?:which|who|that)(?: (?:had|has|have))? $")
"""Words before a deed that only says which things are meant: "lorries which paid", but not "the army, which withdrew,"."""
BROKEN = "claimed_breached"
PREFIX = "outcome:"
LONGEST = 600
"""Characters of the longest stretch that is taken for a sentence."""
BEFORE = 3
"""Words before a cue that can make it unreal."""


def find_outcomes(
    document: Document,
    entries: Iterable[LedgerEntry],
    statements: Iterable[Statement],
    mentions: Iterable[ActorMention],
    only: Container[str] | None = None,
) -> list[Reply]:
    """Return the sentences of a document that may tell what became of a matter of another document.

    The state is that of the first list of `data/outcomes.yaml` that has a cue in the sentence. Who acts is any actor named
    in it; a claim is by the speaker whose words it stands in, else by the document's publisher. Sentences that an entry
    with an answer rests on are left out: these are steps already. `only` are the ids of those that are wanted, None: all.
    """
    answered = [(s.evidence_start, s.evidence_end) for e in entries for s in e.steps if s.state != "open"]
    said, named = list(statements), list(mentions)
    found = []
    for start, end in _clauses(document):
        if only is not None and _id_of(document.id, (start, end)) not in only:
            continue
        told = cue_told(document.text[start:end])
        if told is None:
            continue
        here = [m for m in named if start <= m.start < end and is_name(m.name)]
        pointed = POINTING.search(fold(document.text[start:end]).lower()) is not None
        if any(a < end and start < b for a, b in answered) and not pointed:
            continue
        speakers = [s for s in said if s.speaker and s.evidence_start < end and start < s.evidence_end]
        found.append(_reply(document, (start, end), told, here, speakers, pointed))
    return found


def _clauses(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a document, those that tell of two things in two pieces."""
    for start, end in sentences_of(document):
        for gap in [*AND_THAT.finditer(document.text, start, end), None]:
            last = gap.start() if gap else end
            yield start, last
            start = gap.end() if gap else end


def _reply(
    document: Document,
    span: Span,
    told: tuple[str, str],
    mentions: Sequence[ActorMention],
    speakers: Sequence[Statement],
    pointed: bool,
) -> Reply:
    (start, end), (state, cue) = span, told
    names = tuple(dict.fromkeys(m.name for m in mentions))
    vague = any(m.actor_id is None and m.kind in STATE_KINDS and m.country is None for m in mentions)
    inner = min(speakers, key=lambda s: (s.evidence_end - s.evidence_start, s.id), default=None)
    speaker = (inner.speaker,) if inner is not None and inner.speaker else ()
    claimants = speaker or (name_voice(document) or PUBLISHER,)
    by = claimants if state in CLAIMED else names
    step = Step(document.id, start, end, state, None, by, speaker, inner.id if inner else None)
    day = (document.published or document.published_to or "")[:10] or None
    wording = wording_of((document.text[start:end],), names)
    own = name_voice(document)
    voice = (own,) if own else ()
    around = beside(document.text, start, end)
    about = (around, document.title or "") if pointed else (around,)
    return Reply(
        _id_of(document.id, span), document.id, state, (*names, *voice), (), wording, day, step,
        cue=wording_of((cue,)), around=wording_of(about, names), text=fold(around).lower(), voices=len(voice), vague=vague,
        pointed=pointed, cited=cited_in(document.text[start:end]),
    )  # fmt: skip


def _id_of(document_id: str, span: Span) -> str:
    return f"{PREFIX}{document_id}:{span[0]}:{span[1]}"


def is_told_as_done(reply: Reply, document: Document) -> bool:
    """Tell whether the sentence that a deed stands in tells of something done, not of what was only agreed or planned."""
    start = reply.step.evidence_start
    sentence = next((s for s in sentences_of(document) if s[0] <= start < s[1]), None)
    return sentence is not None and state_told(document.text[slice(*sentence)]) is not None


def document_of(reply_id: str) -> str | None:
    """Return the document that the id of such a sentence names, None for the id of anything else."""
    return reply_id[len(PREFIX) :].split(":")[0] if reply_id.startswith(PREFIX) else None


def sentences_of(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the sentences of title and body, as far as full stops and line ends tell: start and end."""
    for segment in document.segments:
        if segment.kind in ("title", "body"):
            start = segment.start
            for gap in [*END.finditer(document.text, segment.start, segment.end), None]:
                end = gap.start() if gap else segment.end
                words = document.text[start:end].strip()
                if words and len(words) <= LONGEST:
                    first = document.text.index(words, start)
                    yield first, first + len(words)
                start = gap.end() if gap else segment.end


NOBODY = frozenset({"nobody", "none", "never", "neither", "nor"})
"""Words right before a deed that say that it was not done."""
NONE_AFTER = re.compile(r" (?:no|not|none|nothing)\b")


def _is_undone(plain: str, cue: re.Match[str]) -> bool:
    """Tell whether a deed is told as not done: "nobody opened the gate", "received no answer"."""
    before = plain[: cue.start()].replace(",", " , ").split()[-BEFORE:]
    return bool(NOBODY & set(before)) or NONE_AFTER.match(plain, cue.end()) is not None


@cache
def _cues() -> tuple[Mapping[str, re.Pattern[str]], frozenset[str]]:
    with (DATA / "outcomes.yaml").open("rb") as file:
        content = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    unreal = frozenset(content.pop("unreal"))
    return {state: re.compile(rf"\b(?:{'|'.join(cues)})\b") for state, cues in content.items()}, unreal


def state_told(sentence: str) -> str | None:
    """Return the state that a sentence gives to whatever it speaks of, None where it tells of nothing done."""
    found = cue_told(sentence)
    return found[0] if found else None


def cue_told(sentence: str) -> tuple[str, str] | None:
    """Return the state that a sentence tells of and the words that tell of it or of deeds, None where nothing is done."""
    cues, unreal = _cues()
    plain = fold(sentence).lower()
    for state, pattern in cues.items():
        for cue in pattern.finditer(plain):
            before = plain[: cue.start()].split()
            parts = AHEAD & set(before) if state == "partly_met" else set()
            said = state != DONE or not RESTRICTIVE.search(plain[: cue.start()])
            if said and not unreal & set(before[-BEFORE:]) and not DOUBTFUL & set(before) and not parts:
                undone = state == DONE and _is_undone(plain, cue)
                return BROKEN if undone else state, " ".join((cue[0], *(m[0] for m in cues[DONE].finditer(plain))))
    return None
