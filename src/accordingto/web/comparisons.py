"""The source groups of a happening in, who tells what out: a row a field, a column a group, values that differ marked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from accordingto.model.records import Document, Event, Incident
from accordingto.model.sentences import find_sentences
from accordingto.web.cards import Link, words_address
from accordingto.web.labels import excerpt, tell_bounded, tell_span
from accordingto.web.witnesses import Group, affirms
from accordingto.web.wordings import _, mark, tell_code

HAPPENED = {
    "asserted": mark("happened"),
    "alleged": mark("is said to have happened"),
    "unrealised": mark("was only planned, asked for, threatened or feared"),
    "negated": mark("did not happen"),
}
"""Whether it happened, as an event of each factuality tells it."""
COUNTS = {
    "dead": mark("Dead"), "injured": mark("Injured"), "arrested": mark("Arrested"), "size": mark("Taking part"),
    "displaced": mark("Displaced"),
}  # fmt: skip
LETTERS = ascii_uppercase
PUBLISHER = "@publisher"
"""The voice of a document whose publisher is not known."""
JUDGEMENT = "judgement"
"""The field of words of judgement that only some use: each stands for itself."""
WORDS, AROUND = 280, 240
"""Characters of the words of an event that are shown, and of its sentence on either side of them."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event as the page shows it: its number on the page, its words, the rest of their sentence, who denies it.

    `denials` are statements that answer it, `deniers` those who are told to deny it in the same document.
    """

    number: int
    event: Event
    document: Document
    words: str
    before: str = ""
    after: str = ""
    denials: tuple[Link, ...] = ()
    deniers: tuple[str, ...] = ()

    @property
    def href(self) -> str:
        """The address of its words."""
        return words_address(self.document.id, self.event.id)


@dataclass(frozen=True, slots=True)
class Value:
    """What a group tells in a field, and the events that tell it. In a row that differs, one `letter` is one value."""

    text: str
    letter: str
    told: tuple[Told, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A field of the happening, and what each of the groups tells in it, in their order."""

    field: str
    name: str
    differs: bool
    cells: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The accounts of a happening side by side. `told` are the events of each group, `rows` the fields that any of them tells."""

    groups: tuple[Group, ...]
    told: tuple[tuple[Told, ...], ...]
    rows: tuple[Row, ...]

    @property
    def differing(self) -> tuple[Row, ...]:
        """The rows on which the accounts differ."""
        return tuple(row for row in self.rows if row.differs)

    def part(self, first: int, most: int) -> "Comparison":
        """Return the columns from one on, `most` at the most; what differs in all of them stays marked."""
        end = first + most
        rows = tuple(Row(r.field, r.name, r.differs, r.cells[first:end]) for r in self.rows)
        return Comparison(self.groups[first:end], self.told[first:end], rows)


Reader = Callable[[Told], Iterable[tuple[str, str]]]
"""What an event tells in a field: values in words, each with a hint."""


def compare_accounts(
    incident: Incident,
    groups: Sequence[Group],
    denials: Mapping[str, tuple[Link, ...]],
    deniers: Mapping[str, tuple[str, ...]] | None = None,
) -> Comparison:
    """Return what the groups tell of a happening, field by field.

    `denials` are statements that deny an event, by its id, `deniers` those who are told to deny it where it is told.

    A row differs where the desk found that the accounts differ (see `resolve.differences`).
    """
    told = _number(groups, denials, deniers or {})
    differing = {d.field for d in incident.differences}
    judging = _judging(incident)
    fields: list[tuple[str, str, Reader]] = [
        ("happened", _("Did it happen?"), lambda t: [(_(HAPPENED[t.event.factuality]), t.event.factuality)]),
        ("affirmed", _("Who affirms it"), lambda t: _voices(t) if affirms(t.event) else []),
        ("denied", _("Who denies it"), lambda t: _deniers(t)),
        ("date", _("When"), lambda t: _some(tell_span(t.event.date_start, t.event.date_end) if _dated(t) else "")),
        ("place", _("Where"), lambda t: _some(t.event.place or t.event.place_text or "")),
        ("actors", _("Who"), lambda t: _some(", ".join(t.event.actors))),
        ("recipients", _("To whom"), lambda t: _some(", ".join(t.event.recipients))),
        ("what", _("What"), lambda t: _some(_deed(t.event))),
        *((field, _(name), _counter(field)) for field, name in COUNTS.items()),
        ("word", _("Word used"), lambda t: _some(t.event.trigger)),
        (
            JUDGEMENT,
            _("Words of judgement"),
            lambda t: [(w, "") for w in judging.get(t.document.id, ()) if _says(t, w)],
        ),
    ]
    rows = (_row(field, name, field in differing, told, read) for field, name, read in fields)
    return Comparison(tuple(groups), told, tuple(row for row in rows if any(row.cells)))


def _number(
    groups: Sequence[Group], denials: Mapping[str, tuple[Link, ...]], deniers: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Told, ...], ...]:
    columns, number = [], 0
    for group in groups:
        documents = {d.id: d for d in group.documents}
        column = []
        for event in group.events:
            number += 1
            document = documents[event.document_id]
            before, words, after = words_around(document.text, event.evidence_start, event.evidence_end)
            against = denials.get(event.id, ()), deniers.get(event.id, ())
            column.append(Told(number, event, document, words, before, after, *against))
        columns.append(tuple(column))
    return tuple(columns)


def words_around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the words of a stretch with the rest of their sentence before and after them, each in one line."""
    first = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    line_end = text.find("\n", end)
    last = min(line_end if line_end >= 0 else len(text), end + AROUND)
    sentences = [(first + a, first + b) for a, b in find_sentences(text[first:last])]
    begin = max((a for a, _ in sentences if a <= start), default=first)
    stop = min((b for _, b in sentences if b >= end), default=last)
    before, after = " ".join(text[begin:start].split()), " ".join(text[end:stop].split())
    return before, excerpt(text[start:end], WORDS), after


def _row(field: str, name: str, differs: bool, columns: Sequence[Sequence[Told]], read: Reader) -> Row:
    columns_told = [_values(column, read) for column in columns]
    texts = dict.fromkeys(text.casefold() for values in columns_told for text in values)
    several = differs and len(texts) > 1 and field != JUDGEMENT
    letters = dict(zip(texts, LETTERS, strict=False)) if several else {}
    cells = tuple(
        tuple(Value(text, letters.get(text.casefold(), ""), tuple(told), hint) for text, (hint, told) in values.items())
        for values in columns_told
    )
    return Row(field, name, several or (differs and field == JUDGEMENT), cells)


def _values(column: Iterable[Told], read: Reader) -> dict[str, tuple[str, list[Told]]]:
    """Return what a group tells in a field: each value with its hint and the events that tell it."""
    found: dict[str, tuple[str, list[Told]]] = {}
    for told in column:
        for text, hint in read(told):
            found.setdefault(text, (hint, []))[1].append(told)
    return found


def _some(text: str) -> list[tuple[str, str]]:
    return [(text, "")] if text else []


def _dated(told: Told) -> bool:
    return bool(told.event.date_start or told.event.date_end)


def _deed(event: Event) -> str:
    return ", ".join(tell_code(code) for code in (event.event_type, event.mode) if code)


def _counter(field: str) -> Reader:
    def read(told: Told) -> list[tuple[str, str]]:
        return [(tell_bounded(told.event.counts[field]), "")] if field in told.event.counts else []

    return read


def _voices(told: Told) -> list[tuple[str, str]]:
    """Return who vouches for an event: the innermost of its sources, with those who cite it; else the document itself."""
    sources = told.event.sources
    if not sources:
        return [
            (
                _own_name(told),
                _("in its own voice") if told.event.voice == "document" else _("according to somebody not named"),
            )
        ]
    cited = ", ".join(reversed(sources[:-1]))
    party = _("a party’s own word") if told.event.party_word else ""
    return [(sources[-1], "; ".join(w for w in (_("cited by %(names)s", names=cited) if cited else "", party) if w))]


def _own_name(told: Told) -> str:
    """Return what the voice of a document itself is called."""
    return told.document.publisher or _("the document itself")


def _deniers(told: Told) -> list[tuple[str, str]]:
    own = _voices(told) if told.event.factuality == "negated" else []
    answers = [(link.who, _("in answer to it")) for link in told.denials]
    named = {name for name, _hint in (*own, *answers)}
    beside = (_own_name(told) if name == PUBLISHER else name for name in told.deniers)
    return [*own, *answers, *((name, _("told beside it")) for name in beside if name not in named)]


def _judging(incident: Incident) -> dict[str, list[str]]:
    """Return the words of judgement that only some of the documents use, by document."""
    words: dict[str, list[str]] = {}
    for difference in incident.differences:
        if difference.field == JUDGEMENT:
            for value in difference.values:
                for document_id in value.document_ids:
                    words.setdefault(document_id, []).append(str(value.value))
    return words


def _says(told: Told, word: str) -> bool:
    text = told.document.text[told.event.evidence_start : told.event.evidence_end]
    return word.casefold() in text.casefold()
