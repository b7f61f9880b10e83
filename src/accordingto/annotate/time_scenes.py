"""A document's date and what was told so far in, the date that a relative expression rests on out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from accordingto.annotate.time_symbols import MONTHS_BY_NAME, WEEKDAYS, WEEKDAYS_SHORT
from accordingto.annotate.time_values import Days, Partial, partial_of
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Document

SURELY_PAST, PAST, OPEN, FUTURE, SURELY_FUTURE = -2, -1, 0, 1, 2
"""Whether a clause tells of what was or is to come; surely where the time hangs on its very verb."""

FUTURE_WORDS: Final = frozenset(
    "due schedule plan set expect slate intend promise vow want hope prepare propose".split()
)
PUT_OFF: Final = frozenset("delay postpone extend defer suspend adjourn wait give put push shift move remain".split())
FUTURE_MODALS: Final = frozenset("will would shall may might could must can 'll wo should".split())
FAR_OFF_DAYS: Final = 6
"""How much further a date against the tense may be than one along it before it is dropped (a factor)."""
ANNOUNCING: Final = frozenset(
    "announce set schedule call plan propose expect postpone delay extend defer suspend adjourn move put push agree order"
    " demand ask request threaten vow promise pledge warn invite summon say".split()
)
"""Verbs of which a time may also tell when the thing is to be: "called elections on 3 May"."""
SCHEDULED: Final = frozenset(
    "expire begin start end open close resume meet convene sit fly travel arrive leave depart fall elapse run reopen"
    " reconvene".split()
)
"""Verbs whose present tense tells what is to come: "the deadline expires on Friday"."""
DAY_WORDS: Final = frozenset((*MONTHS_BY_NAME, *WEEKDAYS, *WEEKDAYS_SHORT))
FAR_OFF_SURELY: Final = 1000
AHEAD_LEADS: Final = frozenset("for to until till by from before since after".split())
"""Before a time these leave open on which side of its verb it lies: "set elections for 3 May", "since 3 May"."""


@dataclass
class Scene:
    """Where a relative expression stands: the document's date, the tense of a clause, the last date told.

    `low` and `high` bound the document's date (equal where it is known, both empty where nothing is);
    `narrative` tells that the text is history and dates rest on the last one told; `day_first` whether its dates in
    figures put the day before the month (None = they do not tell).
    """

    parse: Parse
    low: Partial
    high: Partial
    narrative: bool = False
    day_first: bool | None = None
    told: Partial = field(default_factory=Partial)
    told_at: int = -10_000
    told_year_said: bool = False

    @property
    def published(self) -> Partial:
        """The document's date as far as both bounds agree."""
        low, high = self.low, self.high
        if low.year is None or low.year != high.year:
            return Partial()
        if low.month is None or low.month != high.month:
            return Partial(low.year)
        return low if low.day == high.day else Partial(low.year, low.month)

    @property
    def now(self) -> Partial:
        """What "last month", "yesterday" and "ago" count from."""
        return self.told if self.narrative else self.published

    @property
    def then(self) -> Partial:
        """What "the next day", "later" and "the same month" count from."""
        if self.narrative or self.told.day is not None:
            return self.told
        return self.told if self.told.year is not None else Partial()

    def tell(self, told: Partial | None, offset: int, year_said: bool) -> None:
        """Note the date that was told last, at a character."""
        if told is not None and (told.year is not None or told.day is not None):
            self.told, self.told_at, self.told_year_said = told, offset, year_said

    def in_one_paragraph(self, one: int, other: int) -> bool:
        """Tell whether two characters stand in one paragraph."""
        first, second = self.parse.token_at(max(one, 0)), self.parse.token_at(max(other, 0))
        if first is None or second is None:
            return False
        return self.parse.sentence_of(first).paragraph == self.parse.sentence_of(second).paragraph

    def bounds(self) -> tuple[date, date] | None:
        """Return the first and last day on which the document can have been published."""
        low, high = self.low.days, self.high.days
        return (low[0], high[1]) if low and high else None

    def agree(self, choose: Callable[[date], Partial | None]) -> Partial | None:
        """Return what a rule chooses if it is the same for every day on which the document may be published."""
        bounds = self.bounds()
        if bounds is None:
            return None
        first, last = (choose(day) for day in bounds)
        if first == last:
            return first
        if first and last and first.year == last.year and first.month == last.month and first.day != last.day:
            return Partial(first.year, first.month)
        return None


def open_scene(document: Document, parse: Parse) -> Scene:
    """Return the scene at the start of a document."""
    low = high = _partial(document.published)
    if low.year is None:
        low, high = _partial(document.published_from), _partial(document.published_to)
        if low.year is None or high.year is None:
            low = high = Partial()
    return Scene(parse, low, high)


def _partial(text: str | None) -> Partial:
    parts = (text or "")[:10].split("-")
    if not parts[0].isdigit():
        return Partial()
    numbers = [int(p) for p in parts if p.isdigit()]
    return Partial(*numbers[:3])


def find_direction(parse: Parse, offset: int) -> int:
    """Return whether the clause around a character tells of what was (PAST), is to come (FUTURE) or neither (OPEN)."""
    token = parse.token_at(offset)
    if token is None:
        return OPEN
    before = parse.tokens[token.i - 1].norm if token.i else ""
    way = _tense(parse, token)
    if before in ("by", "until", "till", "before") and way > PAST:
        return FUTURE
    if before in ("until", "till") and any(t.lemma in PUT_OFF for t in parse.ancestors(token)):
        return FUTURE
    if before in AHEAD_LEADS or not _hangs_on_verb(parse, token):
        return max(PAST, min(FUTURE, way))
    return way


def _hangs_on_verb(parse: Parse, token: Token) -> bool:
    """Tell whether a time hangs on a verb with no noun between that may have a time of its own."""
    for above in parse.ancestors(token):
        if above.pos in ("VERB", "AUX"):
            return True
        if above.pos == "NOUN" or (above.pos == "PROPN" and above.norm not in DAY_WORDS):
            return False
    return False


def _tense(parse: Parse, token: Token) -> int:
    for governor in parse.ancestors(token):
        if governor.lemma in FUTURE_WORDS and governor.tag in ("VBN", "JJ", "IN"):
            return FUTURE
        if governor.pos not in ("VERB", "AUX"):
            continue
        words = parse.children(governor, "aux", "auxpass")
        norms = {w.norm for w in words}
        if norms & FUTURE_MODALS and "have" not in norms:
            return SURELY_FUTURE if norms & {"will", "'ll", "wo", "shall"} else FUTURE
        tags = {w.tag for w in words} | {governor.tag}
        if "VBD" in tags or (governor.tag == "VBN" and not tags & {"VBZ", "VBP"}) or norms & {"have", "has"}:
            return PAST if governor.lemma in ANNOUNCING else SURELY_PAST
        if governor.tag == "VB" and "to" in norms:
            return FUTURE
        if tags & {"VBZ", "VBP"} and governor.lemma in SCHEDULED and not parse.sentence_of(token).is_title:
            return FUTURE
        if tags & {"VBZ", "VBP"}:
            return PAST if governor.tag == "VBN" else OPEN
    return OPEN


def nearest_weekday(scene: Scene, weekday: int, way: int) -> Partial | None:
    """Return the weekday (Monday 1) last before the document's date, that day included, or the next after it."""

    def choose(day: date) -> Partial | None:
        back = (day.isoweekday() - weekday) % 7
        if way >= FUTURE:
            return partial_of(day + timedelta(days=(weekday - day.isoweekday()) % 7))
        return partial_of(day - timedelta(days=back))

    found = scene.agree(choose)
    return found if found and found.day else None


def nearest_year(scene: Scene, part: Partial, way: int) -> int | None:
    """Return the year of a month or month and day that lies nearest to the document's date along the tense."""

    def choose(day: date) -> Partial | None:
        best: tuple[float, int] | None = None
        for year in (day.year, day.year - 1, day.year + 1):
            days = Partial(year, part.month, part.day).days
            if days is None:
                continue
            ahead, back = (days[0] - day).days, (day - days[1]).days
            cost = max(ahead, back, 0) * _against(way, ahead, back)
            if best is None or cost < best[0]:
                best = cost, year
        return Partial(best[1]) if best else None

    found = scene.agree(choose)
    return found.year if found else None


def nearest_days(scene: Scene, falls: Callable[[int], list[Days]], way: int) -> Days | None:
    """Return the stretch of days nearest to the document's date along the tense; `falls` gives those of a year."""
    bounds = scene.bounds()
    if bounds is None:
        return None

    def choose(day: date) -> Days | None:
        near = [days for year in (day.year - 1, day.year, day.year + 1) for days in falls(year)]
        costs = [
            (max(a, b, 0) * _against(way, a, b), first, last)
            for first, last in near
            for a, b in [_off(day, first, last)]
        ]
        return min(costs)[1:] if costs else None

    chosen = {choose(day) for day in bounds}
    return chosen.pop() if len(chosen) == 1 else None


def _off(day: date, first: date, last: date) -> tuple[int, int]:
    return (first - day).days, (day - last).days


def _against(way: int, ahead: int, back: int) -> int:
    """Return the factor by which a date counts as further off when it lies against the tense."""
    if (way < 0 and ahead > 0) or (way > 0 and back > 0):
        return FAR_OFF_SURELY if abs(way) > 1 else FAR_OFF_DAYS
    return 1


def told_year(scene: Scene, month: int) -> int | None:
    """Return the year that a month without one has in a narrative: that of the last date told, or the next.

    A story goes forward: a month much earlier in the year than the last one told (December, then February)
    belongs to the next year; a little earlier one looks back.
    """
    told = scene.told
    if told.year is None or told.month is None:
        return told.year
    back = told.month - month if told.year > 0 else 0
    step = 1 if back >= MONTHS_BACK else 0
    return told.year + step


MONTHS_BACK: Final = 8
