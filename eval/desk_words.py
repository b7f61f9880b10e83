"""An exported desk and its gold of words in, figures of claims, positions, instruments and silences out.

What a claim is followed to, where somebody may contradict what was said before, and who has fallen silent is asked of the
program's own functions, over all statements of the export; what is claimed under an instrument stands in its ledger.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from acceptance import same_name
from desk_tables import Desk, Row, meet

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document, Entity, Event, LedgerEntry, Statement
from accordingto.monitor.alerts import Watched, find_alerts
from accordingto.monitor.rules import SilenceRule
from accordingto.resolve.claims import Telling, follow_claim
from accordingto.resolve.deeds import Deed, find_deeds
from accordingto.resolve.positions import Known, find_positions, find_stands, find_turns
from accordingto.resolve.scenes import Scene, find_scenes
from accordingto.resolve.sides import Sides
from accordingto.store.rows import record_of

ROLES = {"copied": ("copy",), "repeated": ("repeat",), "denied": ("denial", "answer")}
"""What the gold calls a telling of a claim, and the roles that the program gives it."""
QUIET = 14
"""Days after which somebody counts as silent."""


class Score(Protocol):
    """What figures are kept in (see `desk.py`)."""

    def count(self, name: str, right: bool, words: str) -> None:
        """Count one thing asked under a name."""

    def pairs(self, name: str, wanted: set[Any], got: set[Any]) -> None:
        """Keep precision, recall and F1."""

    def fail(self, words: str) -> None:
        """Keep in words what failed."""


def score_words(folder: Path, desk: Desk, score: Score) -> None:
    """Score what the gold of a folder says of claims, positions, instruments and silences; what it does not have is left out."""
    parts = {
        "claims": score_claims,
        "positions": score_turns,
        "under_instruments": score_instruments,
        "silences": score_silences,
    }
    for name, score_part in parts.items():
        path = folder / f"{name}.json"
        if path.exists():
            score_part(json.loads(path.read_text(encoding="utf-8")), desk, score)


def statements_of(desk: Desk) -> list[Statement]:
    """Return the statements of an export as records."""
    return [record_of(Statement, row) for row in desk.statements]


def documents_of(desk: Desk) -> dict[str, Document]:
    """Return the documents of an export as records, by id."""
    return {i: record_of(Document, row) for i, row in desk.documents.items()}


def deeds_of(desk: Desk, statements: list[Statement], documents: dict[str, Document]) -> dict[str, tuple[Deed, ...]]:
    """Return what the statements of an export tell of its incidents."""
    events = [record_of(Event, row) for row in desk.events]
    return find_deeds(statements, events, desk.incident_of, documents)


def scenes_of(desk: Desk, statements: list[Statement], documents: dict[str, Document]) -> dict[str, Scene]:
    """Return where and when the statements of an export say that what they speak of happened."""
    return find_scenes(statements, [record_of(Event, row) for row in desk.events], desk.incident_of, documents)


def _meets(desk: Desk, statement: Statement, told: Row) -> bool:
    own = statement.document_id == desk.ids.get(told["doc"])
    return own and bool(meet([(statement.evidence_start, statement.evidence_end)], desk.find(told["doc"], told["at"])))


def score_claims(claims: list[Row], desk: Desk, score: Score) -> None:
    """Score claims: whether there is a statement of it, where it came first, and who copied, repeated and denied it."""
    statements, documents = statements_of(desk), documents_of(desk)
    deeds, scenes = deeds_of(desk, statements, documents), scenes_of(desk, statements, documents)
    wanted: dict[str, set[Any]] = {role: set() for role in ROLES}
    got: dict[str, set[Any]] = {role: set() for role in ROLES}
    for claim in claims:
        heads = [s for s in statements if _meets(desk, s, claim["first"])]
        score.count("claims found", bool(heads), claim["words"])
        tellings: list[Telling] = []
        if heads:
            found = [follow_claim(head, statements, documents, deeds=deeds, scenes=scenes).tellings for head in heads]
            tellings = list(max(found, key=len))
            first = next(t for t in tellings if t.role == "first").statement
            right = _meets(desk, first, claim["first"])
            score.count("claims first seen", right, f"{claim['words']}: first “{first.content[:80]}”")
        _tell_tellings(claim, tellings, desk, wanted, got)
    for role in ROLES:
        score.pairs(f"claims {role}", wanted[role], got[role])
        for one in sorted(wanted[role] - got[role], key=str):
            score.fail(f"claims {role}: not found: {one}")
        for one in sorted(got[role] - wanted[role], key=str):
            score.fail(f"claims {role}: in no gold: {one}")


def _tell_tellings(
    claim: Row, tellings: list[Telling], desk: Desk, wanted: dict[str, set[Any]], got: dict[str, set[Any]]
) -> None:
    keys = {own: key for key, own in desk.ids.items()}
    used: set[str] = set()
    for role, roles in ROLES.items():
        for told in claim[role]:
            met = {t.statement.id for t in tellings if t.role in roles and _meets(desk, t.statement, told)}
            used |= met
            if met or not told.get("optional"):
                wanted[role].add((claim["id"], told["doc"], told["at"][0]))
            if met:
                got[role].add((claim["id"], told["doc"], told["at"][0]))
    known = [t for role in ("copied", "repeated", "denied") for t in claim[role]] + [claim["first"]]
    for telling in tellings:
        statement = telling.statement
        role = next((name for name, roles in ROLES.items() if telling.role in roles), None)
        if role is not None and statement.id not in used and not any(_meets(desk, statement, t) for t in known):
            got[role].add((claim["id"], keys.get(statement.document_id), statement.content[:100]))


def score_turns(positions: list[Row], desk: Desk, score: Score) -> None:
    """Score where an actor may say otherwise than before: each pair of the gold, each candidate of the program."""
    days: Mapping[str, PartialDate | None] = {
        i: PartialDate.parse_or_none(str(row["published"])[:10] if row.get("published") else None)
        for i, row in desk.documents.items()
    }
    statements, documents = statements_of(desk), documents_of(desk)
    stands = find_stands(record_of(LedgerEntry, row) for row in desk.ledger)
    sides = Sides(record_of(Entity, row) for row in desk.entities)
    named = {s.speaker: sides.keys(s.speaker) for s in statements if s.speaker}
    hours = {i: (d.published or "")[10:] for i, d in documents.items()}
    known = Known(deeds_of(desk, statements, documents), stands, scenes_of(desk, statements, documents), named, hours)
    turns = find_turns(find_positions(statements, days, known=known))
    wanted = {row["words"] for row in positions}
    got = set()
    for turn in turns:
        right = {
            row["words"]
            for row in positions
            if _meets(desk, turn.earlier.statement, row["earlier"]) and _meets(desk, turn.later.statement, row["later"])
        }
        got |= right or {
            f"{turn.actor}: “{turn.earlier.statement.content[:70]}” / “{turn.later.statement.content[:70]}”"
        }
    score.pairs("contradictions", wanted, got)
    for words in sorted(wanted - got):
        score.fail(f"contradictions: not found: {words}")
    for words in sorted(got - wanted):
        score.fail(f"contradictions: in no gold: {words}")


def score_instruments(rows: list[Row], desk: Desk, score: Score) -> None:
    """Score what is claimed under an instrument: a step of an entry under it, on the words, in the state, by whom."""
    for row in rows:
        spans, own = desk.find(row["doc"], row["at"]), desk.ids.get(row["doc"])
        steps = [
            (entry, step)
            for entry in desk.ledger
            for step in entry["steps"]
            if step["document_id"] == own and meet([(step["evidence_start"], step["evidence_end"])], spans)
        ]
        under = [(e, s) for e, s in steps if row["instrument"] in e["instruments"]]
        right = [(e, s) for e, s in under if s["state"] in row["state"]]
        by = [s for e, s in right if same_name(row["by"], claimants_of(e, s))]
        words = f"{row['instrument']}: {row['words']} ({row['doc']})"
        score.count("claims under instruments", bool(right), words)
        if right:
            score.count("claims under instruments, by whom", bool(by), words)


def claimants_of(entry: Row, step: Row) -> list[str]:
    """Return who claims what a step tells: its own names, and the entry's `claimed_by` where the entry stands as the step says."""
    told = entry.get("claimed_by") or [] if entry["state"] == step["state"] else []
    return [*(step.get("by") or []), *(step.get("sources") or []), *told]


def score_silences(rows: list[Row], desk: Desk, score: Score) -> None:
    """Score the alert that somebody has fallen silent: raised on the day asked for, with the day last spoken on."""
    statements, documents = statements_of(desk), list(documents_of(desk).values())
    for row in rows:
        today = date.fromisoformat(row["today"])
        read = [d for d in documents if d.published and d.published[:10] <= row["today"]]
        ids = {d.id for d in read}
        watched = Watched(today, read, statements=[s for s in statements if s.document_id in ids])
        alerts = find_alerts([SilenceRule("silence", row["actor"], QUIET)], watched)
        told = [a.day for a in alerts]
        right = any(str(day)[:10] in row["last"] for day in told)
        score.count("silences", right, f"{row['actor']} on {row['today']}: {told or 'no alert'}, not {row['last'][-1]}")
