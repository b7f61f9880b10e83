"""People who are named for nothing public in, texts without their names out: pseudonyms that only one desk can make."""

import hmac
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from html import escape as escape_marks
from typing import Any, TypeVar
from urllib.parse import quote, quote_plus

from accordingto.model.folding import fold

T = TypeVar("T")
DIGITS = 6
"""Hexadecimal digits of a pseudonym: of 1,000 people two share one with a chance of 3 %."""
FILL = "·"
"""What fills a name's place in a text whose length must stay."""

_LETTERS = re.compile(r"[^\W\d_]+")
_PSEUDONYM = re.compile(rf"Person(\s|\+|%20|&nbsp;)([0-9a-f]{{{DIGITS}}})(?![0-9a-f])")
_QUOTE = re.compile("['’]|&#39;|&#x27;|%27|%E2%80%99")
_PARTS = re.compile(rf"(?:\s|%20|\+)+|{_QUOTE.pattern}|.", re.DOTALL)
_GAP = r"(?:\s+|%20|\+|&nbsp;|\\n)"
_APOSTROPHE = f"(?:{_QUOTE.pattern})"

CUT_FROM_TEXT = frozenset(
    "text content cue trigger speaker_text place_text conditional terms condition title clause what medium".split()
)
"""Fields that hold words as they stand in a text: names are blotted out at equal length, so that offsets hold."""
KEPT = frozenset("id document_id sha256 origin path url wikidata_id".split())
"""Fields that hold no words, or where a document stands."""


@dataclass(frozen=True, slots=True)
class PrivatePerson:
    """Somebody who is named for nothing public: the id and name of the entity, and how texts name the person."""

    id: str
    name: str
    spellings: tuple[str, ...]


def make_pseudonym(salt: bytes, name: str) -> str:
    """Return the pseudonym of a name: the same in one desk, and not to be guessed without the desk's salt."""
    digest = hmac.new(salt, fold(name).casefold().encode("utf-8", "surrogatepass"), "sha256").hexdigest()
    return f"Person {digest[:DIGITS]}"


class Mask:
    """Takes the names of some people out of texts and rows. Without people it changes nothing."""

    def __init__(self, people: Iterable[PrivatePerson] = (), salt: bytes = b"") -> None:
        listed = list(people)
        self.pseudonyms: Mapping[str, str] = {p.id: make_pseudonym(salt, p.name) for p in listed}
        self._names = {make_pseudonym(salt, p.name)[-DIGITS:]: p.name for p in listed}
        self._ids = {p.id: hmac.new(salt, p.id.encode(), "sha256").hexdigest()[:16] for p in listed}
        bearers: dict[str, set[str]] = {}
        for person in listed:
            for spelling in {*person.spellings, person.name}:
                bearers.setdefault(spelling, set()).add(person.name)
        self._exact = {
            spelling: make_pseudonym(salt, next(iter(who)) if len(who) == 1 else spelling)
            for spelling, who in bearers.items()
        }
        self._by_word: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for spelling in sorted(self._exact, key=lambda s: (-len(s), s)):
            for form in _forms(spelling):
                first = _LETTERS.search(form)
                if first is not None:
                    found = self._by_word.setdefault(first[0], [])
                    found.append((_pattern(form, first.start()), self._exact[spelling]))

    def __bool__(self) -> bool:
        return bool(self._by_word)

    def tell(self, text: str) -> str:
        """Return a text with every name replaced by its pseudonym, however the text is quoted (page, address, JSON)."""
        return self._replace(text, _spelt_alike)

    def blot(self, text: str) -> str:
        """Return a text of the same length with every name replaced by as much of its pseudonym as there is room for."""
        return self._replace(text, lambda found, pseudonym: blot_name(pseudonym, len(found)))

    def erase(self, text: str) -> str:
        """Return a text of the same length with dots in the place of every name: nothing tells who it was."""
        return self._replace(text, lambda found, _: FILL * len(found))

    def reveal(self, text: str) -> str:
        """Return a text of an address or a form with the names behind pseudonyms; unknown ones stay."""

        def name(found: re.Match[str]) -> str:
            real = self._names.get(found[2])
            if real is None:
                return found[0]
            return quote_plus(real) if found[1] == "+" else quote(real) if found[1] == "%20" else real

        return _PSEUDONYM.sub(name, text) if self else text

    def mask_row(self, row: T) -> T:
        """Return a record without the names: blotted out where its words are cut from a text, else told as pseudonyms.

        The ids of the people, which are made of their names, are replaced by such as are made with the salt.
        """
        return self._masked(row, "") if self else row

    def _masked(self, value: Any, field: str) -> Any:
        if isinstance(value, str):
            return (
                self._ids.get(value)
                or self._exact.get(value)
                or (self.blot(value) if field in CUT_FROM_TEXT else self.tell(value))
            )
        if isinstance(value, tuple):
            return tuple(self._masked(v, field) for v in value)
        if is_dataclass(value) and not isinstance(value, type):
            changed = {}
            for f in fields(value):
                before = getattr(value, f.name)
                if f.name == "id":
                    after = self._ids.get(before, before)
                elif f.name in KEPT or before is None:
                    continue
                else:
                    after = self._whole(before, f.name)
                if after != before:
                    changed[f.name] = after
            return replace(value, **changed) if changed else value
        return value

    def _whole(self, value: Any, field: str) -> Any:
        """Mask a field: words cut from a text keep their length, even where they are a name and nothing else."""
        if field in CUT_FROM_TEXT and isinstance(value, str):
            return self.blot(value)
        return self._masked(value, field)

    def _replace(self, text: str, make: Callable[[str, str], str]) -> str:
        if not self._by_word:
            return text
        parts, done = [], 0
        for word in _LETTERS.finditer(text):
            if word.start() < done or word[0] not in self._by_word:
                continue
            for pattern, pseudonym in self._by_word[word[0]]:
                found = pattern.match(text, word.start())
                if found is not None:
                    parts += [text[done : word.start()], make(found[0], pseudonym)]
                    done = found.end()
                    break
        return "".join([*parts, text[done:]]) if parts else text


NO_MASK = Mask()
"""Changes nothing."""


def blot_name(pseudonym: str, length: int) -> str:
    """Return a stand-in of so many characters for a name: the pseudonym if it fits, else its digits, else dots alone."""
    digits = pseudonym[-DIGITS:]
    shown = next((p for p in (pseudonym, f"P. {digits}", digits) if len(p) <= length), "")
    return shown + FILL * (length - len(shown))


def _forms(spelling: str) -> list[str]:
    """Return the ways in which a name is spelt: as it is, in capitals, without marks, and quoted in an address."""
    plain = {spelling, spelling.upper(), fold(spelling), fold(spelling).upper()}
    return sorted(
        {*plain, *(quote(s) for s in plain), *(escape_marks(s) for s in plain), *(json.dumps(s)[1:-1] for s in plain)}
    )


def _pattern(form: str, start: int) -> re.Pattern[str]:
    """Return what finds a form of a name from its first letters on, whatever stands for its gaps and apostrophes."""
    told = "".join(
        _GAP
        if part[0].isspace() or part.startswith(("%20", "+"))
        else _APOSTROPHE
        if _QUOTE.fullmatch(part)
        else re.escape(part)
        for part in _PARTS.findall(form[start:])
    )
    return re.compile(told + ("" if form[-1:] == "." else r"(?![^\W_])"))


def _spelt_alike(found: str, pseudonym: str) -> str:
    """Return a pseudonym with the gap that the name has: a blank, or one of the signs for it in addresses."""
    gap = "%20" if "%20" in found or re.search("%[0-9A-F]{2}", found) else "+" if "+" in found else " "
    return pseudonym.replace(" ", gap)
