"""Statements of documents in, those that deny what stands before them without saying it again out, and why."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accordingto.model.folding import fold
from accordingto.model.records import Document, Statement
from accordingto.resolve.surroundings import denies_all, sentence_around
from accordingto.resolve.wordings import wording_of

BESIDE = 60
"""Characters behind a claim within which a denial by another is of it: what is said right after it, or in the next sentence."""
TURN = 120
"""The same between two statements of one speaker who goes on speaking."""
SUCH = re.compile(r"\bsuch (?:an? )?\w+|^(?:this|that|it)\b", re.I)
"""Words of a denial that point to what was just told."""
TOLD = r"(?:accusation|allegation|charge|claim|report|version|account|assertion|suggestion|story|storie|information|rumour|tale)s?"
BACK = re.compile(
    r"\b(?:no|not a shred of|not a word of|nothing of) (?:\w+ )?(?:evidence|proof|sign|trace|truth|basis|foundation|kind|sort)"
    rf"(?: (?:of|for|in|to) (?:that|this|it|any of (?:that|this|it)|(?:the|this|that|these|those) {TOLD}))?\W*$"
    r"|\b(?:nothing|no truth|not a word) (?:in|to|of) (?:that|this|it)\b|\b(?:that|this|it) (?:is|was) not (?:so|true|the case)\W*$",
    re.I,
)
"""How words point back that say that nothing is known of what was just told."""
LIE = re.compile(
    rf"^\W*(?:(?:the|this|that|these|those|all) (?:whole |entire |very )?{TOLD}\W+(?:(?:is|are|was|were|to be|as)\W+)?)?"
    r"(?:an? )?(?:\w+ )?(?:lies?|nonsense|inventions?|fabrications?|fairy tales?|hoax|slander|rubbish|fantasy|fiction|fake|absurd)\b",
    re.I,
)
"""What somebody calls a claim who says that it is not so."""
BLANKET = re.compile(
    r"^(?:all|any|every|having (?:had )?any|that \w+ (?:had|has) (?:had )?any)(?: such)?(?: \w+)? "
    r"?(?:wrongdoing|ill-treatment|mistreatment|abuses?|misconduct|involvement|responsibility|blame|role|part|link|connection"
    r"|knowledge|allegations?|accusations?|charges?)\b",
    re.I,
)
"""What is denied of any accusation without saying which."""
NAMED = (
    r"\b(?:the|this|that|these|those|such an?) (?:(accusation|allegation|charge)|"
    r"claim|report|version|account|assertion|suggestion|story|information)s?\b"
)
REFUSED = (
    r"\b(?:(?:is|are|was|were) (?:\w+ )?(?:false|untrue|unfounded|baseless|groundless|not true|without foundation|incorrect|invented)"
    r"|den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es|ed)|refut(?:es|ed)|contradict(?:s|ed))\b"
)
ACCUSATION = re.compile(rf"{NAMED}[^.;]{{0,40}}?{REFUSED}|{REFUSED} {NAMED}", re.I)
"""Words of the sentence of a denial that say that it is one, of what was told before."""
REACH = 600
"""Characters before such a denial within which the claim stands."""
SAYS_NO = re.compile(r"^\W*(?:[\w'’-]+\W+){0,5}?(?:not|no|never|none|nobody|nothing|neither|nowhere|\w+n['’]t)\b", re.I)
"""How words begin that say that something is not so."""


def find_retorts(
    tellings: Iterable[Statement], statements: Sequence[Statement], documents: Mapping[str, Document]
) -> Iterator[tuple[Statement, str]]:
    """Yield the statements that deny one of some tellings, each with why: of another speaker, behind it in its document.

    They stand right behind it and point back ("denied that", "a fairy tale"), or say of an accusation or a claim that they deny
    it, and it is the last one before them.
    """
    homes: dict[str, list[Statement]] = {}
    told = list(tellings)
    for statement in {s.id: s for s in (*told, *statements)}.values():
        homes.setdefault(statement.document_id, []).append(statement)
    own = {s.id for s in told}
    for document_id in dict.fromkeys(t.document_id for t in told):
        document = documents.get(document_id)
        here = sorted(homes[document_id], key=lambda s: s.evidence_start)
        for statement in here if document is not None else ():
            for telling in told if statement.id not in own else ():
                if telling.document_id == document_id and document is not None:
                    why = _why_denied(statement, telling, here, document)
                    if why is not None:
                        yield statement, why
                        break


def _why_denied(statement: Statement, telling: Statement, here: Iterable[Statement], document: Document) -> str | None:
    """Return why a statement denies a telling of the same document without repeating it, None where it does not."""
    if statement.speaker in (None, telling.speaker):
        return None
    gap = statement.evidence_start - _end_of_turn(telling, here)
    inside = telling.evidence_end > statement.evidence_start >= _end_of_words(telling)
    between = (
        s for s in here if telling.evidence_end <= s.evidence_start and s.evidence_end <= statement.evidence_start
    )
    others = [s for s in between if s.speaker not in (telling.speaker, statement.speaker)]
    if any(s.act in ("accuse", "assert") and not _points_back(s, telling, document) for s in others):
        gap = -1
    if (0 <= gap <= BESIDE or inside) and _points_back(statement, telling, document):
        return "it stands right behind it and says that it is not so"
    if 0 <= statement.evidence_start - telling.evidence_end <= REACH and telling is _meant(statement, here, document):
        return "it says that it denies what was told before"
    return None


def _end_of_words(telling: Statement) -> int:
    return max((end for _, end in telling.content_spans), default=telling.evidence_end)


def _end_of_turn(telling: Statement, here: Iterable[Statement]) -> int:
    """Return where the speaker of a telling ends who goes on speaking behind it, before anybody else does."""
    end = telling.evidence_end
    behind = [s for s in here if s.evidence_start > telling.evidence_start and s.evidence_end > end]
    for other in sorted(behind, key=lambda s: (s.evidence_start, s.speaker == telling.speaker)):
        if other.speaker != telling.speaker or other.evidence_start - end > TURN:
            break
        end = max(end, other.evidence_end)
    return end


def _meant(statement: Statement, here: Iterable[Statement], document: Document) -> Statement | None:
    """Return what another said that a sentence such as "the accusation was denied by …" means: the last such before it."""
    if statement.act not in ("deny", "reject", "assert"):
        return None
    start, _ = sentence_around(document.text, statement.evidence_start, statement.evidence_end)
    named = ACCUSATION.search(fold(document.text[start : statement.evidence_end]))
    if named is None:
        return None
    acts = ("accuse",) if any(named.groups()) else ("accuse", "assert")
    before = [s for s in here if s.act in acts and s.speaker != statement.speaker and s.evidence_end <= start]
    return max(before, key=lambda s: s.evidence_start, default=None)


def _points_back(statement: Statement, telling: Statement, document: Document) -> bool:
    if LIE.match(statement.content) or LIE.match(statement.content.partition(" as ")[2]):
        return True
    if statement.act not in ("deny", "reject"):
        return statement.act == "assert" and bool(
            says_no(statement) and (SUCH.search(statement.content) or BACK.search(statement.content))
        )
    said = document.text[statement.evidence_start : statement.evidence_end]
    if denies_all(statement, said) or SUCH.search(statement.content) or BLANKET.match(statement.content):
        return True
    return statement.act == "deny" and bool(_heavy(statement) & _heavy(telling))


def says_no(statement: Statement) -> bool:
    """Tell whether a statement says that something is not so: by its act, or by the words that it begins with; not by both."""
    return (statement.act == "deny") != (SAYS_NO.match(fold(statement.content)) is not None)


def _heavy(statement: Statement) -> set[str]:
    return set(wording_of((statement.content,), (statement.speaker or "",)).heavy)
