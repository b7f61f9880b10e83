"""A fixed text of the pages in, the same in the language of whoever reads out; the catalogs are `messages/LANGUAGE/LC_MESSAGES`."""

import gettext as catalogs
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.numbers import format_decimal

MESSAGES = Path(__file__).parent / "messages"
DOMAIN = "desk"
LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages of the pages, each by its own name; the first is the one that the texts are written in."""
DateForm = Literal["long", "short", "iso"]
DATE_FORMS: tuple[DateForm, ...] = ("long", "short", "iso")


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever reads a page: the language of its fixed texts, the locale of dates and numbers, the form of dates."""

    language: str = "en"
    locale: str = "en_GB"
    dates: DateForm = "long"

    @property
    def direction(self) -> str:
        """Which way the language runs, as HTML's `dir` says it."""
        return str(Locale.parse(self.language).text_direction)


PROGRAM = Reader(dates="iso")
"""A program that reads JSON or a file: English words, ISO dates."""
_READER: ContextVar[Reader | None] = ContextVar("reader", default=None)
NOBODY_KNOWN = Reader()


def current_reader() -> Reader:
    """Return whoever reads the page that is being made."""
    return _READER.get() or NOBODY_KNOWN


@contextmanager
def read_by(reader: Reader) -> Iterator[None]:
    """Make everything within for this reader."""
    token = _READER.set(reader)
    try:
        yield
    finally:
        _READER.reset(token)


@lru_cache
def load_catalog(language: str) -> catalogs.NullTranslations:
    """Return the messages of a language. Raises FileNotFoundError for one that the package has no catalog of."""
    if language == next(iter(LANGUAGES)):
        return catalogs.NullTranslations()
    return catalogs.translation(DOMAIN, MESSAGES, [language])


def find_text(message: str) -> str:
    """Return a message in the reader's language, its places for values as they are."""
    return load_catalog(current_reader().language).gettext(message)


def find_plural(one: str, many: str, count: int) -> str:
    """Return the form of a message for a number of things, its places for values as they are."""
    return load_catalog(current_reader().language).ngettext(one, many, count)


def find_code(context: str, message: str) -> str:
    """Return a message that means something else in other contexts."""
    return load_catalog(current_reader().language).pgettext(context, message)


def _(message: str, **values: object) -> str:
    """Return a message in the reader's language with its values: `%(name)s` is the place of `name`."""
    return find_text(message) % values if values else find_text(message)


def _n(one: str, many: str, count: int, **values: object) -> str:
    """Return a message about `count` things, which stands in it as `%(n)s` in the reader's own form."""
    return find_plural(one, many, count) % ({"n": tell_number(count)} | values)


def mark(message: str) -> str:
    """Return a message as it is: it is looked up where it is shown (`_`), and collected here."""
    return message


def tell_code(code: str | None) -> str:
    """Return a code of the tables as words in the reader's language: `repeated_text` as "repeated text"."""
    return find_code("code", (code or "").replace("_", " ")) if code else ""


def tell_number(value: float | int) -> str:
    """Return a number with the reader's separators and no empty decimals."""
    return _format_number(value, current_reader().locale)


def tell_total(total: int, more: bool = False) -> str:
    """Return how many there are, in words where there are more than were counted."""
    return _("more than %(n)s", n=tell_number(total)) if more else tell_number(total)


@lru_cache(maxsize=8192)
def _format_number(value: float | int, locale: str) -> str:
    whole = int(value) if float(value).is_integer() else value
    return str(format_decimal(whole, locale=locale, decimal_quantization=False))


def tell_decimal(value: float, places: int = 2) -> str:
    """Return a number with so many decimals."""
    return _format_decimal(value, places, current_reader().locale)


@lru_cache(maxsize=8192)
def _format_decimal(value: float, places: int, locale: str) -> str:
    return str(format_decimal(value, "0." + "0" * places, locale=locale))


def tell_names(names: Sequence[str | None], lacking: str = "") -> str:
    """Return names in a row, "A, B and C"; `lacking` where there is none."""
    known = [n for n in names if n]
    if len(known) < 2:
        return known[0] if known else lacking
    return _("%(names)s and %(last)s", names=", ".join(known[:-1]), last=known[-1])
