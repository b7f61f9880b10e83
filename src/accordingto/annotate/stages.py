"""The stage that adds annotations to a document."""

from dataclasses import replace
from functools import cached_property

from accordingto.annotate.actors import find_references
from accordingto.annotate.gazetteer.lookups import Gazetteers
from accordingto.annotate.instruments import find_instruments
from accordingto.annotate.parsing import Parser, model_version
from accordingto.annotate.places import find_places
from accordingto.annotate.quantities import find_quantities
from accordingto.annotate.quotations import find_quotations
from accordingto.annotate.reader.sessions import ReaderSession, reader_folder, reader_version
from accordingto.annotate.times import find_times
from accordingto.model.annotations import Annotations
from accordingto.model.knowledge import Knowledge, lists_key
from accordingto.model.records import Document
from accordingto.model.stages import Stage, Workpiece

VERSION = "28"


class Annotator:
    """Everything that annotation needs: the knowledge, the parser and the reader, loaded when a first document comes."""

    def __init__(self, knowledge: Knowledge, model: str, reader: str = "") -> None:
        self.knowledge = knowledge
        self.model = model
        self.gazetteers = Gazetteers(knowledge.gazetteers)
        self._reader = reader_folder(reader)

    @cached_property
    def reader(self) -> ReaderSession | None:
        """The reader, loaded once; None where rules read alone."""
        return ReaderSession(self._reader) if self._reader else None

    @cached_property
    def parser(self) -> Parser:
        """The parser, loaded once."""
        return Parser(self.knowledge, self.model)

    def annotate(self, document: Document) -> Annotations:
        """Return the annotations of a document."""
        parse, names = self.parser.parse(document)
        times = find_times(document, parse)
        quotations = find_quotations(document, parse)
        references, entities = find_references(document, parse, names, self.knowledge)
        places = find_places(document, parse, names, references, self.knowledge, self.gazetteers)
        return Annotations(
            document=document,
            parse=parse,
            references=references,
            places=tuple(m for m in places if m.use == "place"),
            toponyms=places,
            times=times,
            quantities=find_quantities(parse, times),
            quotations=quotations,
            instruments=find_instruments(document, parse, self.knowledge),
            entities=entities,
            read=self.reader.read(parse, quotations) if self.reader else None,
        )

    def run(self, piece: Workpiece) -> Workpiece:
        """Add the annotations to a workpiece that has a document."""
        if piece.document is None:
            raise ValueError("annotation needs a document")
        return replace(piece, annotations=self.annotate(piece.document))


def annotate_stage(knowledge: Knowledge, model: str, reader: str = "") -> Stage:
    """Return the stage; `reader` is a folder (`own` = the program's, empty = rules alone).

    Raises ModelMissing where the parser's model is not installed or the reader's files are not there.
    """
    annotator = Annotator(knowledge, model, reader)
    return Stage(
        name="annotate",
        version=VERSION,
        requires=frozenset({"document"}),
        adds=frozenset({"annotations"}),
        run=annotator.run,
        config={
            "knowledge": knowledge.key,
            "model": model_version(model),
            "gazetteers": annotator.gazetteers.key,
            "lists": lists_key(),
            "reader": reader_version(reader),
        },
    )
