"""A parse in, what the reader says of its words out, by the network that comes with the program."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from accordingto.annotate.parsing import ModelMissing
from accordingto.annotate.reader.decodings import Gathering
from accordingto.annotate.reader.pieces import WordPieces
from accordingto.annotate.reader.windows import PIECES, Window, make_windows, pad_rows
from accordingto.model.annotations import Quotation, ReadWords
from accordingto.model.labels import HEADS
from accordingto.model.parse import Parse

FOLDER = Path(__file__).parent / "weights"
"""Where the program's own network lies."""
NO_READER, OWN_READER = "none", "own"
FILES = ("reader.onnx", "vocab.txt")
OUTPUTS = ("tags", "links", "types", "facts", "settings", "utterances", "roots", "roles")
ROOM = 2600
"""Places for word pieces in one run of the network, padding included."""
LEAST_TRIGGER = 0.05
"""Words that are triggers with a smaller probability are not asked for roles."""
Scores = NDArray[np.float32]


class ReaderMissing(ModelMissing):
    """The network's files are not where they should be."""


def reader_folder(name: str) -> Path | None:
    """Return where the reader lies that a setting names: `own` = the program's, empty or `none` = None (rules alone).

    Raises ReaderMissing where one of its files is not there.
    """
    if name in ("", NO_READER):
        return None
    folder = FOLDER if name == OWN_READER else Path(name)
    for file in FILES:
        if not (folder / file).is_file():
            raise ReaderMissing(
                f"the reader's file {folder / file} is missing; "
                "name a folder made by accordingto-train in the setting reader, or `none` to read by rules alone"
            )
    return folder


class ReaderSession:
    """The network, loaded when a first text comes; one thread, so that the same text gives the same scores."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder

    @cached_property
    def pieces(self) -> WordPieces:
        """The vocabulary of word pieces."""
        return WordPieces(self.folder / "vocab.txt")

    @cached_property
    def session(self) -> ort.InferenceSession:
        """The network, ready to run."""
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return ort.InferenceSession(str(self.folder / "reader.onnx"), options, providers=["CPUExecutionProvider"])

    def read(self, parse: Parse, quotations: Sequence[Quotation]) -> ReadWords:
        """Return what the heads say of every token of a parse."""
        size = len(parse.tokens)
        found = {name: np.zeros((size, width), dtype=np.float32) for name, width in HEADS.items()}
        gathering = Gathering(size)
        roles: dict[int, tuple[int, Scores]] = {}
        for group in _groups(make_windows(parse, quotations, self.pieces)):
            scores = self._run(group)
            for n, window in enumerate(group):
                core = slice(window.core - window.first, window.last - window.first)
                for name in HEADS:
                    found[name][window.core : window.last] = _log_softmax(scores[name][n, core])
                count = window.last - window.first
                gathering.add(
                    window,
                    _log_softmax(scores["tags"][n, :count]),
                    _log_softmax(scores["links"][n, :count, :count]),
                )
                roles.update(_roles(window, scores["roles"][n], found["types"]))
        chances = {name: np.exp(table) for name, table in found.items()}
        return ReadWords(attributions=tuple(gathering.join()), roles=roles, **chances)

    def encode_words(self, words: Sequence[str]) -> None:
        """Run the network over words in windows without overlap and keep nothing: what it costs at least."""
        pieces = [p for w in words for p in self.pieces.split(w)]
        inner = PIECES - 2
        windows = []
        for at in range(0, len(pieces), inner):
            part = [self.pieces.first, *pieces[at : at + inner], self.pieces.last]
            count = len(part)
            windows.append(Window(0, 0, count, np.array(part), np.zeros(count, dtype=np.int64), np.arange(count)))
        for group in _groups(windows):
            self._run(group)

    def _run(self, windows: Sequence[Window]) -> dict[str, Scores]:
        feed = {
            "pieces": pad_rows([w.pieces for w in windows], self.pieces.padding),
            "states": pad_rows([w.states for w in windows], 0),
            "mask": pad_rows([np.ones(len(w.pieces), dtype=np.int64) for w in windows], 0),
            "heads": pad_rows([w.heads for w in windows], 0),
        }
        scores: list[Scores] = self.session.run(list(OUTPUTS), feed)
        return dict(zip(OUTPUTS, scores, strict=True))


@lru_cache(maxsize=4)
def reader_version(name: str = "") -> str:
    """Return what tells one reader from another: the beginning of the hash of its network; raises ReaderMissing."""
    folder = reader_folder(name)
    return sha256((folder / "reader.onnx").read_bytes()).hexdigest()[:16] if folder else NO_READER


def _groups(windows: Sequence[Window]) -> list[list[Window]]:
    """Return windows of about one length together."""
    groups: list[list[Window]] = []
    for window in sorted(windows, key=lambda w: (len(w.pieces), w.first)):
        if groups and (len(groups[-1]) + 1) * len(window.pieces) <= ROOM:
            groups[-1].append(window)
        else:
            groups.append([window])
    return groups


def _roles(window: Window, scores: Scores, types: Scores) -> dict[int, tuple[int, Scores]]:
    """Return for each likely trigger the first word of its window, and a table (roles, words) of chances."""
    count = window.last - window.first
    none = np.exp(types[window.core : window.last, 0])
    likely = np.flatnonzero(1 - none >= LEAST_TRIGGER) + window.core
    chances = (1 / (1 + np.exp(-scores[:, :count, likely - window.first]))).astype(np.float32)
    return {int(trigger): (window.first, chances[:, :, n]) for n, trigger in enumerate(likely)}


def _log_softmax(scores: Scores) -> Scores:
    top = scores.max(-1, keepdims=True)
    result: Scores = scores - top - np.log(np.exp(scores - top).sum(-1, keepdims=True))
    return result
