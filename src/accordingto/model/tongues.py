"""A fixed text of a report and its values in, the same in the language of its reader out: English unless told otherwise."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from accordingto.model import tellings
from accordingto.model.codebook import codes, load_codebook_file
from accordingto.model.records import Document


def _plural(one: str, many: str, count: int) -> str:
    return one if count == 1 else many


@dataclass(frozen=True, slots=True)
class Tongue:
    """How a language tells fixed texts (`find`, `find_plural`, `find_code` with a context) and values."""

    language: str = "en"
    find: Callable[[str], str] = str
    find_plural: Callable[[str, str, int], str] = _plural
    find_code: Callable[[str, str], str] = lambda _context, message: message
    tell_day: Callable[[str | None], str] = tellings.tell_day
    tell_span: Callable[[str | None, str | None], str] = tellings.tell_span
    tell_published: Callable[[Document], str] = tellings.tell_published
    tell_number: Callable[[float | int], str] = tellings.tell_number
    tell_bounded: Callable[[int | str], str] = tellings.tell_bounded
    tell_counts: Callable[[dict[str, int | str]], str] = tellings.tell_counts


ENGLISH = Tongue()
_SPOKEN: ContextVar[Tongue] = ContextVar("tongue", default=ENGLISH)


@contextmanager
def spoken(tongue: Tongue) -> Iterator[None]:
    """Make every report within in this language."""
    token = _SPOKEN.set(tongue)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def current_language() -> str:
    """Return the code of the language that reports are made in."""
    return _SPOKEN.get().language


def _(message: str, **values: object) -> str:
    """Return a message with its values: `%(name)s` is the place of `name`."""
    found = _SPOKEN.get().find(message)
    return found % values if values else found


def _n(one: str, many: str, count: int, **values: object) -> str:
    """Return a message about `count` things, which stands in it as `%(n)s`."""
    return _SPOKEN.get().find_plural(one, many, count) % ({"n": count} | values)


def mark(message: str) -> str:
    """Return a message as it is: it is looked up where it is told (`_`), and collected here."""
    return message


def tell_label(reference: str, code: str) -> str:
    """Return the label of a code of the codebook, the code itself where it has none."""
    known = codes(reference).get(code)
    return _SPOKEN.get().find_code("label", known.label) if known else code


def lower_label(label: str) -> str:
    """Return a label as it stands in a sentence: small in English, as it is in languages that write nouns with capitals."""
    return label.lower() if current_language() == "en" else label


def tell_type(event_type: str) -> str:
    """Return the label of an event type."""
    entry = load_codebook_file("events")["types"].get(event_type) or {}
    return _SPOKEN.get().find_code("label", str(entry["label"])) if "label" in entry else event_type


def tell_act(act: str) -> str:
    """Return the verb that a row of an act is told with; what is no act stands as it is."""
    return _SPOKEN.get().find_code("act", tellings.ACTS[act]) if act in tellings.ACTS else act


def tell_kind(kind: str) -> str:
    """Return a kind of actors as words."""
    return _SPOKEN.get().find_code("kind", kind.replace("_", " ")) if kind else ""


def tell_word(code: str) -> str:
    """Return a code of the tables as words."""
    return _SPOKEN.get().find_code("code", code.replace("_", " ")) if code else ""


def tell_day(value: str | None) -> str:
    """Return an ISO prefix as people write it (see `tellings.tell_day`)."""
    return _SPOKEN.get().tell_day(value)


def tell_span(start: str | None, end: str | None) -> str:
    """Return the days from one to another (see `tellings.tell_span`)."""
    return _SPOKEN.get().tell_span(start, end)


def tell_published(document: Document) -> str:
    """Return when a document was published (see `tellings.tell_published`)."""
    return _SPOKEN.get().tell_published(document)


def tell_number(value: float | int) -> str:
    """Return a number with separators for thousands."""
    return _SPOKEN.get().tell_number(value)


def tell_bounded(value: int | str) -> str:
    """Return a count of the contract in words (see `tellings.tell_bounded`)."""
    return _SPOKEN.get().tell_bounded(value)


def tell_counts(counts: dict[str, int | str]) -> str:
    """Return the counts of an event (see `tellings.tell_counts`)."""
    return _SPOKEN.get().tell_counts(counts)


def tell_names(names: Sequence[str | None], lacking: str = "") -> str:
    """Return names in a row, "A, B and C"; `lacking` where there is none."""
    known = [n for n in names if n]
    if len(known) < 2:
        return known[0] if known else lacking
    return _("%(names)s and %(last)s", names=", ".join(known[:-1]), last=known[-1])
