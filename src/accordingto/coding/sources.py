"""Statements in, the chain "according to" out: who vouches for the words at a place of the text."""

from collections.abc import Mapping, Sequence

from accordingto.model.records import Statement


def innermost(statements: Sequence[Statement], start: int, end: int | None = None) -> Statement | None:
    """Return the statement in whose words a stretch (or one character) stands, the one with the shortest such words."""
    last = start + 1 if end is None else end
    around = [(b - a, n, s) for n, s in enumerate(statements) for a, b in s.content_spans if a <= start and last <= b]
    return min(around)[2] if around else None


def chain_of(statement: Statement | None, by_id: Mapping[str, Statement]) -> list[Statement]:
    """Return a statement with those that it stands in, the outermost first."""
    chain: list[Statement] = []
    while statement is not None and statement not in chain:
        chain.append(statement)
        statement = by_id.get(statement.reported_by) if statement.reported_by else None
    return chain[::-1]


def sources_of(statement: Statement | None, by_id: Mapping[str, Statement]) -> tuple[str, ...]:
    """Return the names of a statement's chain, outermost first, its own speaker last; the document's own voice is none.

    A speaker who could not be told stands in the words of the text ("he").
    """
    return names_of_chain(chain_of(statement, by_id))


def names_of_chain(links: Sequence[Statement]) -> tuple[str, ...]:
    """Return the names of the speakers of some statements, each once, the document's own voice left out."""
    names = (s.speaker or s.speaker_text for s in links if not s.speaker_is_publisher)
    return tuple(dict.fromkeys(n for n in names if n))
