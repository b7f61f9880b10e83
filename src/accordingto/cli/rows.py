"""A desk in, what commands on its rows share out: the desk opened, a row as a line, a text on one line, a judgement."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from accordingto.cli import options

if TYPE_CHECKING:
    from accordingto.model.sameness import Answer, Judgement, Kind
    from accordingto.store.base import Store


def open_desk(desk: str | None) -> "Store":
    """Open the desk of the command or of the settings."""
    settings = options.load_settings()
    from accordingto.store import open_store

    return open_store(desk or settings.desk, create=False)


def line_of_row(row: Any) -> str:
    """Return a row as its table has it, one JSON object on a line."""
    from accordingto.export.jsonl import line_of
    from accordingto.model.records import as_row

    return line_of(as_row(row)).decode().rstrip("\n")


def plain(text: str, most: int) -> str:
    """Return a text on one line, cut after so many characters, without what a terminal would take for an order."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def now() -> str:
    """Return this moment as judgements have it: ISO, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def judge_pair(kind: "Kind", one: str, other: str, answer: "Answer | None", by: str, why: str | None) -> "Judgement":
    """Return what a person decides now of two things of a kind; no answer takes the earlier one back."""
    from accordingto.model.sameness import Judgement, in_order

    return Judgement(kind, *in_order(one, other), answer, f"person:{by}", now(), why)
