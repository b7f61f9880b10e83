"""A text and the publishers that are known in, the one whose imprint it bears out."""

import re
from collections.abc import Iterable

from accordingto.model.knowledge import KnownPublisher

OPENING = 4
"""Lines at the beginning of a text among which its imprint stands."""
LONGEST_LINE = 120
"""Characters of a line that may be an imprint."""
MARKS = re.compile(r"\s+[|•·–—-]\s+|\s*\|\s*|,\s+|\s+\(|\)(?=\s|$)|\s+@\w+")
"""What stands between the parts of a line that names who published a text."""
SENTENCE = re.compile(r"[.!?][\"”’')]*$")
STYLE = re.compile(r"\bof the (?:\w+ )?(?:Republic|Kingdom|State|Federation|Union) of ")
OUTLETS = frozenset({"private", "aggregator", "public broadcaster"})
"""Kinds that may stand behind the dash that ends a headline; a body or an agency there is whom the headline cites."""


class Imprints:
    """Finds the one known publisher that the short lines which open or close a text name."""

    def __init__(self, publishers: Iterable[KnownPublisher]) -> None:
        known = list(publishers)
        self._known_as = {p.name.casefold(): p for p in known}
        for publisher in known:
            for name in (*publisher.names, *publisher.domains):
                self._known_as.setdefault(name.casefold(), publisher)

    def find(self, text: str) -> str | None:
        """Return the name of the known publisher whose imprint a text bears, None where it bears none or several.

        An imprint stands alone or between marks in one of the short lines that open a text (a letterhead, a line with the day,
        the end of a headline), or as its last line (a signature).
        """
        lines = [line.strip(" *_#\t") for line in text.split("\n") if line.strip()]
        found = {name for number, line in enumerate(lines[:OPENING]) for name in self._named_in(line, number == 0)}
        if lines and len(lines[-1]) <= LONGEST_LINE:
            signed = self._known_as.get(STYLE.sub("of ", lines[-1]).casefold())
            found |= {signed.name} if signed is not None and signed.kind != "agency" else set()
        return found.pop() if len(found) == 1 else None

    def _named_in(self, line: str, first: bool) -> Iterable[str]:
        """Yield the publishers that stand alone or between marks in a short line; `first`: it may be a headline."""
        if len(line) > LONGEST_LINE or SENTENCE.search(line):
            return
        fields = [STYLE.sub("of ", part.strip(" *_.")) for part in MARKS.split(line)]
        for number, field in enumerate(fields):
            publisher = self._known_as.get(field.casefold())
            ends_headline = first and 0 < number == len(fields) - 1
            if publisher is not None and (not ends_headline or publisher.kind in OUTLETS):
                yield publisher.name
