"""Offices with their days in, bars on a line of years out: plain numbers for an SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.model.dates import PartialDate
from accordingto.model.records import Office

WIDTH, ROW, TOP, LABELS = 920, 24, 22, 300
"""Units of the drawing: its width, a row, the room for years above, and for titles at the left."""
MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Bar:
    """An office as a bar. `open_start`, `open_end`: no day is known on that side."""

    office: Office
    label: str
    x: float
    width: float
    y: float
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class OfficeBars:
    """A drawing: bars from top to bottom, and years along it."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, int], ...]
    width: int
    height: int


def draw_offices(offices: Sequence[Office], today: date | None) -> OfficeBars | None:
    """Return the offices of which a day is known, up to the newest day of the desk; None where there are none."""
    spans = [(o, PartialDate.parse_or_none(o.start), PartialDate.parse_or_none(o.end)) for o in offices]
    dated = [(o, a, b) for o, a, b in spans if a or b]
    if not dated:
        return None
    first = min((a or b).first_day for _, a, b in dated if a or b)  # type: ignore[union-attr]
    last = max([(b or a).last_day for _, a, b in dated if a or b] + ([today] if today else []))  # type: ignore[union-attr]
    start, end = date(first.year, 1, 1), date(last.year, 12, 31)
    scale = (WIDTH - LABELS - 14) / max((end - start).days, 1)

    def place(day: date) -> float:
        return round(LABELS + (day - start).days * scale, 1)

    bars = []
    for n, (office, a, b) in enumerate(dated):
        left, right = place(a.first_day if a else start), place(b.last_day if b else last)
        label = f"{office.title}, {office.of}" if office.of else office.title
        bars.append(Bar(office, label, left, max(round(right - left, 1), 3.0), TOP + n * ROW, a is None, b is None))
    step = max(1, -(-(end.year - start.year + 1) // MOST_TICKS))
    ticks = tuple((place(date(y, 1, 1)), y) for y in range(start.year, end.year + 1, step))
    return OfficeBars(tuple(bars), ticks, WIDTH, TOP + len(bars) * ROW + 4)
