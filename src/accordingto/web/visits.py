"""The cookie of a browser or a moment in the address in, since when things are new to whoever looks out."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from accordingto.model.dates import PartialDate
from accordingto.model.ids import content_id

PAUSE = timedelta(minutes=30)
"""After so long without a look at the front page a new visit begins."""
MOMENTS = re.compile(r"([0-9]{1,11})\.([0-9]{1,11})")
KEPT = timedelta(days=400)
"""How long a browser is asked to keep the cookie."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Since when things are new (ISO, UTC; None: nothing is known of an earlier visit), and what the cookie is to hold.

    `asked`: the moment stands in the address.
    """

    since: str | None
    cookie: str
    asked: bool = False


def cookie_name(salt: bytes) -> str:
    """Return the name of the cookie of a desk: desks on several ports of one machine share their cookies."""
    return f"visit_{content_id('visit', salt.hex())[:8]}"


def find_visit(cookie: str | None, asked: str | None, now: datetime) -> Visit:
    """Return since when things are new, at a moment `now` (UTC).

    The cookie holds two moments in seconds: when the visit before this one ended, and when this one was last seen.
    `asked` is a day or a moment (ISO; without a zone: UTC) and wins; what is no such thing is passed over.
    """
    before, seen = _read(cookie)
    if seen is None or now - seen > PAUSE:
        before = seen
    held = f"{int(before.timestamp()) if before else 0}.{int(now.timestamp())}"
    given = read_moment(asked)
    if given is not None:
        return Visit(_tell(given), held, asked=True)
    return Visit(_tell(before) if before else None, held)


def read_moment(text: str | None) -> datetime | None:
    """Return a day, month, year or moment as a moment, UTC; None for what is no date."""
    if not text:
        return None
    moment: datetime | None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        day = PartialDate.parse_or_none(text)
        moment = datetime.combine(day.first_day, datetime.min.time()) if day else None
    if moment is None:
        return None
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        return None


def _read(cookie: str | None) -> tuple[datetime | None, datetime | None]:
    """Return the two moments of a cookie, None for what is not there; a cookie of another make holds none."""
    found = MOMENTS.fullmatch(cookie or "")
    before, seen = (int(part) for part in found.groups()) if found else (0, 0)
    return (_moment(before), _moment(seen)) if seen else (None, None)


def _moment(seconds: int) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def _tell(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
