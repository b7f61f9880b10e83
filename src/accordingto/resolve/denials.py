"""A denial or a claim in, the claims or denials of other documents that it may mean out: found by words and months."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document, Statement
from accordingto.resolve.sides import is_name
from accordingto.resolve.threads import hash_key
from accordingto.resolve.wordings import Wording, wording_of
from accordingto.store.base import View

CLAIMING = frozenset({"assert", "accuse"})
DENYING = frozenset({"deny", "reject"})
CLAIMS, DENIALS = "claims", "denials"
"""The kinds of keys under which a desk finds either."""
ALIKE = 0.6
"""The share of what the shorter of a denial and a claim speaks of that both must speak of."""
LEAST = 2
"""Meanings that both must speak of at least, names apart."""
SURE = 3
"""The same where the denial does not name whose claim it is."""
DAYS = 30
"""Days within which a claim is denied."""
RECENT = 60
"""How many of the latest statements with a meaning in a month are looked at."""
NEAREST = 30
"""How many candidates of a statement, those that share most meanings with it, are read: what a new statement costs."""


def kind_of(statement: Statement) -> str | None:
    """Return whether a statement is kept among the claims that can be denied, or among what can deny one; None if neither."""
    if statement.act in CLAIMING:
        return CLAIMS if statement.speaker and is_name(statement.speaker) else None
    return DENIALS if statement.act in DENYING and statement.speaker else None


def keys_of(statement: Statement, document: Document, kind: str | None = None) -> list[int]:
    """Return the numbers under which a statement is found: each of its meanings, names apart, with the month it is of.

    A claim is of the month in which it may have been made first, a denial of that in which it may have been made last; `kind`
    is which of both it is kept as, by default what its act tells.
    """
    day = day_of(statement, document)
    if day is None:
        return []
    told = day.first_day if (kind or kind_of(statement)) == CLAIMS else day.last_day
    return _keys(statement, [told.isoformat()[:7]])


def find_claims(view: View, denial: Statement, document: Document, least: int = LEAST) -> list[Statement]:
    """Return the claims of other documents that a statement may deny: those that share most meanings with it, `least` or more."""
    day = day_of(denial, document)
    if day is None:
        return []
    months = _months(_moved(day.last_day, -DAYS), day.last_day)
    return _find(view, CLAIMS, _keys(denial, months), denial, least)


def find_denials(view: View, claim: Statement, document: Document) -> list[Statement]:
    """Return the statements of other documents that may deny a claim: those that share most meanings with it."""
    day = day_of(claim, document)
    if day is None:
        return []
    months = _months(day.first_day, _moved(day.first_day, DAYS))
    return _find(view, DENIALS, _keys(claim, months), claim)


def speak_of_one(denial: Statement, claim: Statement) -> bool:
    """Tell whether a statement denies what a claim of another document and speaker speaks of, as far as the two tell it."""
    if claim.document_id == denial.document_id or not claim.speaker or not is_name(claim.speaker):
        return False
    if denial.speaker in (None, claim.speaker):
        return False
    one, other = _wording(denial, claim), _wording(claim, denial)
    shared = set(one.heavy) & set(other.heavy)
    least = min(one.mass, other.mass)
    named = claim.speaker in (*denial.about, *denial.addressees) or claim.speaker in denial.content
    apart = one.numbers and other.numbers and not one.numbers & other.numbers
    enough = len(shared) >= (LEAST if named else SURE)
    return enough and not apart and one.shared_with(other) / least >= ALIKE


def denied_in_time(denial: Statement, claim: Statement, documents: Mapping[str, Document]) -> bool:
    """Tell whether a denial is of the days after a claim, and their documents are no copies of one text."""
    one, other = documents.get(denial.document_id), documents.get(claim.document_id)
    told, when = day_of(claim, other), day_of(denial, one)
    if one is None or other is None or told is None or when is None:
        return False
    copied = one.copy_group is not None and one.copy_group == other.copy_group
    return not copied and 0 <= (when.last_day - told.first_day).days <= DAYS


def day_of(statement: Statement, document: Document | None) -> PartialDate | None:
    """Return when a statement was made, else when its document was published."""
    said = PartialDate.parse_or_none(statement.said_on)
    return said or PartialDate.parse_or_none(document.published[:10] if document and document.published else None)


def _find(view: View, kind: str, keys: Sequence[int], statement: Statement, least: int = LEAST) -> list[Statement]:
    shared = Counter(
        thing
        for things in view.things_under(kind, keys, RECENT).values()
        for thing, document_id in things
        if document_id != statement.document_id
    )
    near = sorted((-count, thing) for thing, count in shared.items() if count >= least)
    return list(view.find_rows("statements", [thing for _, thing in near[:NEAREST]]))


def _keys(statement: Statement, months: Iterable[str]) -> list[int]:
    meanings = _wording(statement).heavy
    return [_key(meaning, month) for month in months for meaning in meanings]


@lru_cache(maxsize=65536)
def _key(meaning: str, month: str) -> int:
    return hash_key(f"told|{meaning}|{month}")


def _moved(day: date, days: int) -> date:
    """Return the day so many days later, or the last or first that there is."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _months(first: date, last: date) -> Iterator[str]:
    """Yield the months, as ISO prefixes, that the days from one to another are of."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _wording(*statements: Statement) -> Wording:
    """Return what the first of some statements speaks of, the names of all their speakers apart."""
    return _wording_of(statements[0].content, tuple(sorted({s.speaker or "" for s in statements})))


@lru_cache(maxsize=4096)
def _wording_of(content: str, names: tuple[str, ...]) -> Wording:
    return wording_of((f"… {content}",), names)
