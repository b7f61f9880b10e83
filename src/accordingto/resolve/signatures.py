"""A document in, the name of the body that speaks in it out: its publisher, else its letterhead or who signed it."""

import re
from dataclasses import replace

from accordingto.model.records import Document, LedgerEntry, Statement
from accordingto.resolve.sides import PUBLISHER

WORDS = range(1, 10)
"""How many words a letterhead or a signature may have."""
BODY = re.compile(
    r"\b(?:ministry|government|presidency|parliament|council|commission|committee|command|headquarters|embassy|office|staff|"
    r"observatory|union|party|mission|force|agency|authority|secretariat|association|federation|alliance|front|movement)\b",
    re.IGNORECASE,
)
STYLE = re.compile(r"\bof the (?:\w+ )?(?:Republic|Kingdom|State|Federation|Union) of ")
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to"})


def name_voice(document: Document) -> str | None:
    """Return the name of the body in whose name a document says "we", None where nothing tells it.

    Without a publisher it is told by what stands alone above the headline (the letterhead) or below the text (the
    signature), both marked as furniture by the reading; "of the Republic of" counts as "of".
    """
    if document.publisher:
        return document.publisher
    furniture = [s for s in document.segments if s.kind == "furniture"]
    if not furniture:
        return None
    first, last = furniture[0], furniture[-1]
    head = document.text[first.start : first.end].strip().split("\n")[0].strip()
    if not document.text[: first.start].strip() and _is_letterhead(head):
        return _plain_name(head)
    foot = document.text[last.start : last.end].strip().split("\n")[-1].strip()
    return _plain_name(foot) if not document.text[last.end :].strip() and _is_body(foot) else None


def name_speaker(statement: Statement, document: Document | None) -> str | None:
    """Return who says something: a document's own voice by its name, as far as the document tells it."""
    if statement.speaker == PUBLISHER and document is not None:
        return name_voice(document)
    return statement.speaker


def sign_entry(entry: LedgerEntry, document: Document) -> LedgerEntry:
    """Return an entry with the document's own voice by its name, as far as the document tells it."""
    return sign_as(entry, name_voice(document))


def sign_as(entry: LedgerEntry, voice: str | None) -> LedgerEntry:
    """Return an entry with the voice of its document by a name; as it is where that is not known."""
    if voice is None or PUBLISHER not in (*entry.by, *entry.of, *entry.must_act, *entry.claimed_by):
        return entry

    def signed(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(voice if name == PUBLISHER else name for name in names))

    return replace(
        entry,
        by=signed(entry.by),
        of=signed(entry.of),
        must_act=signed(entry.must_act),
        claimed_by=signed(entry.claimed_by),
    )


def _is_letterhead(line: str) -> bool:
    return line.isupper() and _is_name(line) and (len(line.split()) == 1 or bool(BODY.search(line)))


def _is_body(line: str) -> bool:
    return line[:1].isupper() and _is_name(line) and bool(BODY.search(line))


def _is_name(line: str) -> bool:
    return len(line.split()) in WORDS and all(c.isalpha() or c in " -'’&." for c in line)


def _plain_name(line: str) -> str:
    words = line.split()
    if line.isupper() and len(words) > 1:
        words = [w.lower() if n and w.lower() in SMALL else w.capitalize() for n, w in enumerate(words)]
    return STYLE.sub("of ", " ".join(words)).removeprefix("The ")
