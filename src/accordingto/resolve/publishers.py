"""What is known of publishers in, who stands behind a document out: its publisher, its owner, the agency it is from."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from accordingto.model.ids import content_id
from accordingto.model.imprints import Imprints
from accordingto.model.knowledge import KnownPublisher
from accordingto.model.records import Document

HEAD, TAIL = 400, 300
"""Characters at the beginning and at the end of a text in which a name in brackets or alone is a credit."""
AGENCIES = frozenset({"agency"})


class Registry:
    """The publishers of a desk: those of the knowledge files, changed and added to by what its people know."""

    def __init__(self, known: Sequence[KnownPublisher], added: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        self._by_name = {p.name: p for p in known}
        for name, entry in (added or {}).items():
            told = {f.name: _value(entry[f.name]) for f in fields(KnownPublisher) if f.name in entry}
            self._by_name[name] = replace(self._by_name.get(name, KnownPublisher(name)), **told)
        self._known_as = {p.name.casefold(): p for p in self._by_name.values()}
        for publisher in self._by_name.values():
            for name in (*publisher.names, *publisher.domains):
                self._known_as.setdefault(name.casefold(), publisher)

    @cached_property
    def _imprints(self) -> Imprints:
        return Imprints(self._by_name.values())

    @property
    def publishers(self) -> tuple[KnownPublisher, ...]:
        """All that is known."""
        return tuple(self._by_name.values())

    @cached_property
    def key(self) -> str:
        """A hash of what is known: copies and counts are found anew where it changes."""
        return content_id("publishers", *(str(p) for p in sorted(self._by_name.values(), key=lambda p: p.name)))

    def find(self, name: str | None) -> KnownPublisher | None:
        """Return the publisher of a name or of a web address, None for one that is not known."""
        if not name:
            return None
        host = (urlsplit(name).hostname if "://" in name else None) or name
        host = host.casefold().removeprefix("www.")
        if host in self._known_as:
            return self._known_as[host]
        parts = host.split(".")
        return next((p for n in range(1, len(parts) - 1) if (p := self._known_as.get(".".join(parts[n:])))), None)

    def publisher_of(self, document: Document) -> str | None:
        """Return who published a document, by the common name if it is known; its web site where no name is given.

        Where neither is, a publisher that is known counts if its imprint stands in the text: alone or between marks in one
        of the short lines that open or close it (a letterhead, a line with the day, a signature, the end of a headline).
        """
        known = self.find(document.publisher) or self.find(document.url)
        if known:
            return known.name
        told = document.publisher or (urlsplit(document.url).hostname if document.url else None)
        return told or self._imprints.find(document.text)

    def owner_of(self, publisher: str) -> str:
        """Return who stands behind a publisher: its owner, else itself."""
        known = self.find(publisher)
        return known.owner if known and known.owner else publisher

    def agencies_named(self, document: Document) -> tuple[str, ...]:
        """Return the news agencies that a document names as the source of its text, by their common names.

        A credit is a name in brackets or beside a dash near the beginning, at the end, or after words such as
        "reported", "according to", "told" or "citing" anywhere. An agency's own documents name themselves.
        """
        own = self.find(document.publisher)
        found = {own.name} if own and own.kind == "agency" else set()
        if self._credit is None:
            return tuple(sorted(found))
        body = _body(document)
        if not any(name in body for name in self._agency_names):
            return tuple(sorted(found))
        for part, pattern in ((body[:HEAD], self._credit[0]), (body[-TAIL:], self._credit[0]), (body, self._credit[1])):
            for match in pattern.finditer(part):
                name = next(group for group in match.groups() if group)
                publisher = self._known_as.get(name.casefold())
                if publisher:
                    found.add(publisher.name)
        return tuple(sorted(found))

    @cached_property
    def _agency_names(self) -> tuple[str, ...]:
        """All names of agencies, the longest first."""
        agencies = [p for p in self._by_name.values() if p.kind == "agency"]
        return tuple(sorted({n for p in agencies for n in (p.name, *p.names)}, key=lambda n: (-len(n), n)))

    @cached_property
    def _credit(self) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
        names = self._agency_names
        if not names:
            return None
        name = "|".join(re.escape(n) for n in names)
        brackets = (
            rf"\((?:[^()\n]{{0,40}}[ /,])?({name})(?:[ /,][^()\n]{{0,40}})?\)|[–—-] ?({name})\b|\b({name}) ?[–—-] "
        )
        brackets += rf"|^({name})\W*$"
        source = r"(?:according to|reporting by|report by|source:|sources?:|cited by|quoted by|citing|told|news agency)"
        agency = r"(?: news)?(?: agency)?(?: \([^()\n]{1,20}\))?,? (?:has |had )?(?:reports?|reported|writes|wrote)\b"
        verbs = rf"\b{source} (?:the )?(?:news agency )?({name})\b|\b({name}){agency}"
        return re.compile(brackets, re.MULTILINE), re.compile(verbs)


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _body(document: Document) -> str:
    parts: Iterable[str] = (document.text[s.start : s.end] for s in document.segments if s.kind in ("dateline", "body"))
    return "\n".join(parts).strip() or document.text
