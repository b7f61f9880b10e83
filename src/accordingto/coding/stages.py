"""The stage that codes: annotations in, the rows of a document out."""

from dataclasses import replace

from accordingto.coding.events import find_events
from accordingto.coding.figures import find_figures
from accordingto.coding.ledger import find_ledger
from accordingto.coding.refinements import tells_content
from accordingto.coding.statements import find_statements
from accordingto.model.annotations import Annotations
from accordingto.model.imprints import Imprints
from accordingto.model.knowledge import Knowledge, lists_key
from accordingto.model.reading import Reading
from accordingto.model.records import Document, Event, Figure, Instrument, LedgerEntry, Publisher
from accordingto.model.stages import Stage, Workpiece

NAME, VERSION = "coding", "43"
ORIGIN = f"{NAME}@{VERSION}"


class Coder:
    """The rules of coding, with the knowledge that names publishers and instruments."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._publishers = {p.name: p.row() for p in knowledge.publishers}
        self._imprints = Imprints(knowledge.publishers)
        self._instruments = {i.name: i for i in knowledge.instruments}

    def code(self, annotations: Annotations) -> Reading:
        """Return the rows of an annotated document."""
        statements = find_statements(annotations, ORIGIN)
        told = tuple(s for s in statements if tells_content(annotations, s))
        events = find_events(annotations, told, ORIGIN)
        figures = find_figures(annotations, told, events, ORIGIN)
        ledger = find_ledger(annotations, statements, ORIGIN)
        document = self._with_imprint(annotations.document)
        return Reading(
            document=document,
            statements=statements,
            events=tuple(_with_figures(event, figures) for event in events),
            figures=figures,
            ledger=ledger,
            entities=annotations.entities,
            publishers=self._publisher(document.publisher),
            instruments=self._named(annotations, ledger),
            actors=annotations.actors,
            places=annotations.toponyms,
            times=annotations.times,
        )

    def _with_imprint(self, document: Document) -> Document:
        """Return a document whose text bears a known imprint with that publisher, if nothing else names one.

        Rows keep "@publisher" for its own voice: they were read without it.
        """
        if document.publisher is not None or document.url is not None:
            return document
        return replace(document, publisher=self._imprints.find(document.text))

    def run(self, piece: Workpiece) -> Workpiece:
        """Add the reading to a workpiece that has annotations."""
        if piece.annotations is None:
            raise ValueError("coding needs annotations")
        return replace(piece, reading=self.code(piece.annotations))

    def _publisher(self, name: str | None) -> tuple[Publisher, ...]:
        if name is None:
            return ()
        return (self._publishers.get(name) or Publisher(name, None, None, None, None),)

    def _named(self, annotations: Annotations, ledger: tuple[LedgerEntry, ...]) -> tuple[Instrument, ...]:
        names = dict.fromkeys(m.name for m in annotations.instruments)
        names.update(dict.fromkeys(name for entry in ledger for name in entry.instruments))
        return tuple(self._instruments.get(n) or Instrument(n, (), None, (), ()) for n in names)


def _with_figures(event: Event, figures: tuple[Figure, ...]) -> Event:
    return replace(event, figure_ids=tuple(f.id for f in figures if f.event_id == event.id))


def coding_stage(knowledge: Knowledge) -> Stage:
    """Return the stage that codes by rules."""
    return Stage(
        name=NAME,
        version=VERSION,
        requires=frozenset({"annotations"}),
        adds=frozenset({"reading"}),
        run=Coder(knowledge).run,
        config={"knowledge": knowledge.key, "lists": lists_key()},
    )
