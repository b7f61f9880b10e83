"""What a happening tells of forces, homes and private people in, whether its place is made coarse out, and the coarse place.

Maps, exports and reports ask here, so that all of them coarsen alike (promise 8 of the design: no harm by default).
"""

from datetime import date, timedelta
from math import cos, floor, radians

FORCE_MODES = {"MOBILIZE": None, "RETREAT": frozenset(("withdraw", "access"))}
"""Event types that tell where forces are, with the modes that do so; None = all."""
FRESH_DAYS = 14
"""So many days before the newest document of a desk the position of a force is fresh."""
HOMES = frozenset(("CMPRF", "HSE", "HSEC", "HUT", "HUTS", "BLDA", "RHSE"))
"""GeoNames feature codes of homes and shelters: houses, huts, apartment buildings, camps of refugees."""
CELL_KM = 25.0
KM_A_DEGREE = 111.32


def tells_of_forces(event_type: str, mode: str | None = None) -> bool:
    """Tell whether an event of this type says where forces are; with no mode known, all modes of the type do."""
    if event_type not in FORCE_MODES:
        return False
    modes = FORCE_MODES[event_type]
    return mode is None or modes is None or mode in modes


def fresh_since(newest: date, days: int = FRESH_DAYS) -> date:
    """Return the first day that is fresh, counted back from the newest document (not from the clock on the wall)."""
    return newest - timedelta(days=days)


def is_coarse(
    event_type: str,
    mode: str | None,
    last_day: date | None,
    newest: date | None,
    private: bool = False,
    feature_code: str | None = None,
) -> bool:
    """Tell whether the place of a happening is only given coarsely.

    So it is where a private person takes part, where the place is a home or a shelter, and where it tells the position
    of forces not longer ago than `FRESH_DAYS` before the newest document, or on no known day.
    """
    if private or feature_code in HOMES:
        return True
    if not tells_of_forces(event_type, mode):
        return False
    return last_day is None or newest is None or last_day >= fresh_since(newest)


def coarsen_point(latitude: float, longitude: float, km: float = CELL_KM) -> tuple[float, float]:
    """Return the middle (latitude, longitude) of the cell of a fixed grid of so many kilometres that a point lies in."""
    step = km / KM_A_DEGREE
    row = floor(latitude / step)
    middle = min(max((row + 0.5) * step, -90.0), 90.0)
    across = step / max(cos(radians(middle)), 0.01)
    return round(middle, 4), round((floor(longitude / across) + 0.5) * across, 4)
