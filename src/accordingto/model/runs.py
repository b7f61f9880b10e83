"""How far a run that adds documents to a desk is, as a value."""

from dataclasses import dataclass

MOST_FAILURES = 20


@dataclass(frozen=True, slots=True)
class Run:
    """A run of `add`: how many documents it has read, found held already and could not read, and which came last.

    Moments are ISO with seconds, in UTC. `doing` says in words what it does now. `ended_at` is None while it runs; a
    run that was killed never ends, it is only told of no more. `failures` are the first that could not be read: path
    and reason each.
    """

    number: int
    started_at: str
    updated_at: str
    ended_at: str | None = None
    read: int = 0
    held: int = 0
    failed: int = 0
    last: str | None = None
    doing: str = "reading"
    failures: tuple[tuple[str, ...], ...] = ()
