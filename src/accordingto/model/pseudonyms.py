"""People who are named for nothing public in, texts without their names out: pseudonyms that only one desk can make."""

import hmac
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from html import escape as escape_marks
from typing import Any, TypeVar
from urllib.parse import quote, quote_plus

from accordingto.model.folding import fold

T = TypeVar("T")
DIGITS = 6
"""Hexadecimal digits of a pseudonym: of 1,000 people two share one with a chance of 3 %."""
FILL = "·"
"""What fills a name's place in a text whose length must stay."""

KEPT_FORMS, KEPT_MASKS = 1 << 17, 512
"""So many spellings with their patterns, and so many masks for the people of a text, are kept to be used again."""
FEW_WORDS = 400
"""Up to so many words of names are looked for in a text one by one; of more, all words of the text are looked up."""
_LETTERS = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\\u[0-9a-f]{4}|(?:%[0-9A-Fa-f]{2})+|[^\W\d_]+")
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
        self._by_word: dict[str, list[tuple[str, int, str]]] = {}
        for spelling in sorted(self._exact, key=lambda s: (-len(s), s)):
            for form in _forms(spelling):
                first = _LETTERS.search(form)
                if first is not None:
                    found = self._by_word.setdefault(first[0], [])
                    found.append((form, first.start(), self._exact[spelling]))

    def __bool__(self) -> bool:
        return bool(self._by_word)

    def _id_of(self, value: str) -> str | None:
        """Return what stands for the id of one of the people, None for anything else."""
        return self._ids.get(value)

    def _pseudonym_of(self, value: str) -> str | None:
        """Return the pseudonym of what is a name and nothing else, None for anything else."""
        return self._exact.get(value)

    def _name_of(self, digits: str) -> str | None:
        """Return the name behind the digits of a pseudonym, None where nobody has it."""
        return self._names.get(digits)

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
            real = self._name_of(found[2])
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
                self._id_of(value)
                or self._pseudonym_of(value)
                or (self.blot(value) if field in CUT_FROM_TEXT else self.tell(value))
            )
        if isinstance(value, tuple):
            return tuple(self._masked(v, field) for v in value)
        if is_dataclass(value) and not isinstance(value, type):
            changed = {}
            for f in fields(value):
                before = getattr(value, f.name)
                if f.name == "id":
                    after = self._id_of(before) or before
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
        few = len(self._by_word) < FEW_WORDS
        present = [w for w in self._by_word if w in text] if few else self._by_word.keys() & set(_LETTERS.findall(text))
        if not present:
            return text
        parts, done = [], 0
        for word in _whole_words(frozenset(present)).finditer(text):
            if word.start() < done:
                continue
            for form, start, pseudonym in self._by_word[word[0]]:
                found = _pattern(form, start).match(text, word.start())
                if found is not None:
                    parts += [text[done : word.start()], make(found[0], pseudonym)]
                    done = found.end()
                    break
        return "".join([*parts, text[done:]]) if parts else text


@lru_cache(KEPT_MASKS)
def _whole_words(words: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of some words, each between two characters that are no letters."""
    letter = r"[^\W\d_]"
    return re.compile(rf"(?<!{letter})(?:{'|'.join(map(re.escape, sorted(words)))})(?!{letter})")


NO_MASK = Mask()
"""Changes nothing."""


class RosterMask(Mask):
    """The mask of many people: only those whose names' words stand in a text are looked up, when it is masked.

    `names`: all names of each person by id, the one that the pseudonym is made of first. `look_up` gives the people of
    some ids with their spellings, which are made of the words of their names.
    """

    def __init__(
        self,
        names: Mapping[str, Sequence[str]],
        look_up: Callable[[Sequence[str]], Iterable[PrivatePerson]],
        salt: bytes,
    ) -> None:
        super().__init__((), salt)
        self._roster, self._look_up, self._salt = names, look_up, salt
        self._bearers: dict[str, set[str]] = {}
        for person, called in names.items():
            for word in {word for name in called for word in _words_of(name)}:
                self._bearers.setdefault(word, set()).add(person)
        self._known: dict[str, PrivatePerson] = {}
        self._masks: dict[frozenset[str], Mask] = {}
        self._told: dict[str, str] | None = None

    def __bool__(self) -> bool:
        return bool(self._roster)

    def _id_of(self, value: str) -> str | None:
        return hmac.new(self._salt, value.encode(), "sha256").hexdigest()[:16] if value in self._roster else None

    def _pseudonym_of(self, value: str) -> str | None:
        return self._mask_for(value)._exact.get(value)

    def _name_of(self, digits: str) -> str | None:
        if self._told is None:
            self._told = {
                make_pseudonym(self._salt, called[0])[-DIGITS:]: called[0] for called in self._roster.values()
            }
        return self._told.get(digits)

    def _replace(self, text: str, make: Callable[[str, str], str]) -> str:
        return self._mask_for(text)._replace(text, make)

    def _mask_for(self, text: str) -> Mask:
        """Return the mask of those people of whose names a word stands in a text."""
        meant: set[str] = set()
        for word in set(_TOKEN.findall(text)):
            meant.update(self._bearers.get(_key(word), ()))
        if not meant:
            return NO_MASK
        people = frozenset(meant)
        mask = self._masks.get(people)
        if mask is None:
            new = sorted(meant - self._known.keys())
            self._known.update((person.id, person) for person in (self._look_up(new) if new else ()))
            mask = Mask((self._known[i] for i in sorted(meant) if i in self._known), self._salt)
            if len(self._masks) >= KEPT_MASKS:
                self._masks = {}
            self._masks[people] = mask
        return mask


def _words_of(name: str) -> set[str]:
    """Return by what a text that holds a name, or a word of it, can be found, however it is quoted."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return {word.casefold() for word in name.split()}
    spelt = {name, *name.split()}
    return {_key(token) for s in spelt for form in _forms(s) for token in _TOKEN.findall(form)}


@lru_cache(maxsize=KEPT_FORMS)
def _key(token: str) -> str:
    """Return what words of one spelling, but for marks and capitals, have in common; quoted letters are as they are."""
    return token if token[0] in "\\%" else fold(token).casefold()


def blot_name(pseudonym: str, length: int) -> str:
    """Return a stand-in of so many characters for a name: the pseudonym if it fits, else its digits, else dots alone."""
    digits = pseudonym[-DIGITS:]
    shown = next((p for p in (pseudonym, f"P. {digits}", digits) if len(p) <= length), "")
    return shown + FILL * (length - len(shown))


@lru_cache(maxsize=KEPT_FORMS)
def _forms(spelling: str) -> tuple[str, ...]:
    """Return the ways in which a name is spelt: as it is, in capitals, without marks, and quoted in an address."""
    plain = {spelling, spelling.upper(), fold(spelling), fold(spelling).upper()}
    if spelling.isascii() and spelling.isalpha():
        return tuple(sorted(plain))
    return tuple(sorted(
        {*plain, *(quote(s) for s in plain), *(escape_marks(s) for s in plain), *(json.dumps(s)[1:-1] for s in plain)}
    ))  # fmt: skip


@lru_cache(maxsize=KEPT_FORMS)
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
