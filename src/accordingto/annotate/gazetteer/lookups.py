"""The program's gazetteer and those of a desk's own folders in, one that asks them all out."""

from collections.abc import Iterable
from pathlib import Path

from accordingto.annotate.gazetteer.entries import GazetteerPlace, name_key
from accordingto.annotate.gazetteer.files import Gazetteer


class Gazetteers:
    """Several gazetteers asked as one; of a place that two of them hold, the later one's entry counts."""

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        self._parts = tuple(Gazetteer(p) for p in paths)

    @property
    def key(self) -> str:
        """A hash that differs whenever the places do; raises GazetteerError for a file that is none."""
        return "+".join(part.key for part in self._parts)

    def find(self, name: str) -> tuple[GazetteerPlace, ...]:
        """Return the places of a name, the most populous first."""
        if not self._parts:
            return ()
        key = name_key(name)
        found = [part.find_key(key) for part in self._parts]
        full = [places for places in found if places]
        if len(full) < 2:
            return full[0] if full else ()
        merged = {p.id: p for places in full for p in places}
        return tuple(sorted(merged.values(), key=lambda p: (-p.population, p.id)))

    def place(self, number: int) -> GazetteerPlace | None:
        """Return the place of an id, None where no gazetteer has it."""
        for part in reversed(self._parts):
            place = part.place(number)
            if place is not None:
                return place
        return None
