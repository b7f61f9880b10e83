"""Dates as ISO prefixes (`2022`, `2022-12`, `2022-12-16`, `2022-12-16T10:33+02:00`): text in, a value that stays
as precise as the text out."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Literal, Self, get_args

DatePrecision = Literal["year", "month", "day", "hour", "minute", "second"]
PRECISIONS: tuple[DatePrecision, ...] = get_args(DatePrecision)
_LENGTHS: dict[DatePrecision, int] = dict(zip(PRECISIONS, (4, 7, 10, 13, 16, 19), strict=True))
_BY_LENGTH = {length: precision for precision, length in _LENGTHS.items()}
_FORM = re.compile(
    r"(?P<local>\d{4}(?:-\d\d(?:-\d\d(?:T\d\d(?::\d\d(?::\d\d)?)?)?)?)?)(?P<zone>Z|[+-]\d\d:\d\d)?", re.ASCII
)
_STEPS = {"hour": timedelta(hours=1), "minute": timedelta(minutes=1), "second": timedelta(seconds=1)}
_LEAST = "0001-01-01T00:00:00"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, month, day, hour, minute or second, no more precise than it was told.

    `text` is the ISO prefix. A zone (`Z` or `+02:00`) may follow a time and is kept as told. Values sort as
    their texts do: by day, a year before its months, a month before its days. Make one with `parse`.
    """

    text: str

    def __post_init__(self) -> None:
        _first_moment(self.text)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the date that an ISO prefix names.

        Raises ValueError for any other form, for days that no calendar has and for a zone without a time.
        """
        return cls(text.strip())

    @classmethod
    def parse_or_none(cls, text: str | None) -> Self | None:
        """Return the date that an ISO prefix names, None for None and for any other text."""
        if text is None:
            return None
        try:
            return cls.parse(text)
        except ValueError:
            return None

    @property
    def local(self) -> str:
        """The text without its zone."""
        return _split(self.text)[0]

    @property
    def zone(self) -> str | None:
        """The zone as told, None if none is."""
        return _split(self.text)[1]

    @property
    def precision(self) -> DatePrecision:
        """How precise the date is, from `year` to `second`."""
        return _BY_LENGTH[len(self.local)]

    @property
    def first_day(self) -> date:
        """The first day that the date covers."""
        return _first_moment(self.text).date()

    @property
    def last_day(self) -> date:
        """The last day that the date covers, inclusive."""
        first = self.first_day
        if self.precision == "year":
            return first.replace(month=12, day=31)
        if self.precision == "month":
            return first.replace(day=monthrange(first.year, first.month)[1])
        return first

    def truncate(self, precision: DatePrecision) -> "PartialDate":
        """Return the date made less precise; one that is less precise already is returned as it is."""
        length = _LENGTHS[precision]
        return self if len(self.local) <= length else PartialDate(self.local[:length])

    def contains(self, other: "PartialDate") -> bool:
        """Tell whether all of the other date lies within this one."""
        (start, end), (other_start, other_end) = self._moments(other), other._moments(self)
        return start <= other_start and other_end <= end

    def overlaps(self, other: "PartialDate") -> bool:
        """Tell whether the two may be the same time."""
        (start, end), (other_start, other_end) = self._moments(other), other._moments(self)
        return start <= other_end and other_start <= end

    def is_before(self, other: "PartialDate") -> bool:
        """Tell whether the whole of this date lies before the whole of the other."""
        return self._moments(other)[1] < other._moments(self)[0]

    def _moments(self, other: "PartialDate") -> tuple[datetime, datetime]:
        """Return the first and last second; in UTC if both dates have a zone, else as the clock on the wall."""
        start = _first_moment(self.text)
        step = _STEPS.get(self.precision)
        end = start + step if step else datetime.combine(self.last_day, datetime.max.time())
        if step:
            end -= timedelta(microseconds=1)
        if self.zone is None or other.zone is None:
            return start, end
        shift = _offset(self.zone)
        return start - shift, end - shift

    def __str__(self) -> str:
        return self.text


def earliest(*dates: PartialDate | None) -> PartialDate | None:
    """Return the date that starts first; None is passed over."""
    return min((d for d in dates if d), default=None, key=lambda d: (d.first_day, d.text))


def latest(*dates: PartialDate | None) -> PartialDate | None:
    """Return the date that ends last; None is passed over."""
    return max((d for d in dates if d), default=None, key=lambda d: (d.last_day, d.text))


def from_day(day: date) -> PartialDate:
    """Return a day of the calendar as a date; of a `datetime` its minute, with the zone if it has one."""
    if not isinstance(day, datetime):
        return PartialDate(day.isoformat())
    text = day.isoformat(timespec="minutes")
    return PartialDate(text.replace("+00:00", "Z") if day.tzinfo is UTC else text)


def _split(text: str) -> tuple[str, str | None]:
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no ISO date such as 2022, 2022-12, 2022-12-16 or 2022-12-16T10:33")
    return found["local"], found["zone"]


@lru_cache(4096)
def _first_moment(text: str) -> datetime:
    local, zone = _split(text)
    if zone is not None:
        if len(local) <= _LENGTHS["day"]:
            raise ValueError(f"{text!r} has a zone but no time")
        timezone(_offset(zone))
    try:
        return datetime.fromisoformat(local + _LEAST[len(local) :])
    except ValueError as error:
        raise ValueError(f"{text!r} is no day or time of the calendar ({error})") from error


def _offset(zone: str) -> timedelta:
    if zone == "Z":
        return timedelta()
    amount = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    return -amount if zone[0] == "-" else amount
