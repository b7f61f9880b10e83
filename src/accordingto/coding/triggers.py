"""The lexicon of triggers in, a typed look-up out: YAML files of verbs and nouns that tell of a happening."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from accordingto.model.codebook import load_codebook_file
from accordingto.model.loaders import load_yaml

FOLDER = Path(__file__).parent.parent / "data" / "triggers"
FLAGS = frozenset({"person", "actor", "place"})
"""Words of a constraint that ask for the kind of a phrase instead of its head word."""

Strength = Literal["strong", "plain", "weak"]


class LexiconError(ValueError):
    """A trigger file that cannot be used: names the file, the entry and what to do."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of a happening of one type, with what must stand beside them and who is who.

    `object`, `subject` and `complement` name the head words (or the flags `person`, `actor`, `place`) that a phrase
    must have, `not_…` those that it must not have. `needs` names things of which one must stand beside a verb: a
    preposition, a preposition with its noun ("from office"), "to" with a verb, `object`, `complement`; `lacks` names
    those of which none may; `needs_subject` asks that whoever does it be told. `actor` and
    `recipient` are slots in the order in which they are tried. `strength` says how much of the roles must be told:
    nothing (`strong`), one (`plain`), both (`weak`); `rhetorical` words need a place, a day or a number too.
    `verbal` words do something by saying it ("condemned the raids of Orvenia"): their row needs both sides and words
    that are not themselves reported.
    """

    event_type: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    mode: str | None = None
    modes_by: Mapping[str, frozenset[str]] = field(default_factory=dict)
    context: tuple[str, ...] = ()
    object: frozenset[str] = frozenset()
    not_object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    not_subject: frozenset[str] = frozenset()
    complement: frozenset[str] = frozenset()
    not_complement: frozenset[str] = frozenset()
    complement_object: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()
    needs_subject: bool = False
    needs_modifier: frozenset[str] = frozenset()
    not_modifier: frozenset[str] = frozenset()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    reciprocal: bool = False
    intransitive: bool = False
    rhetorical: bool = False
    verbal: bool = False
    strength: Strength = "plain"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One form of a trigger: its head word, the words that must stand with it, and the trigger."""

    head: str
    rest: tuple[str, ...]
    trigger: Trigger


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All triggers by head word, the carrier verbs by kind, the classes of words."""

    verbs: Mapping[str, tuple[Phrase, ...]]
    nouns: Mapping[str, tuple[Phrase, ...]]
    light: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the trigger files that come with the program; they are shared, loaded once.

    Raises LexiconError for an unknown field, class, type or mode, naming file and entry.
    """
    classes = {name: frozenset(words) for name, words in _read(FOLDER / "classes.yaml").items()}
    light = {name: frozenset(words) for name, words in _read(FOLDER / "light.yaml").items()}
    verbs: dict[str, list[Phrase]] = {}
    nouns: dict[str, list[Phrase]] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        content = _read(path)
        for number, entry in enumerate(content.get("triggers", ()), 1):
            trigger = _trigger(path, number, entry, content["type"], classes)
            for words in trigger.verbs:
                head, *rest = words.split()
                verbs.setdefault(head, []).append(Phrase(head, tuple(rest), trigger))
            for words in trigger.nouns:
                parts = words.replace("-", " - ").split()
                at = 0 if "of" in parts else len(parts) - 1
                nouns.setdefault(parts[at], []).append(Phrase(parts[at], tuple(parts[:at] + parts[at + 1 :]), trigger))
    return Lexicon(_frozen(verbs), _frozen(nouns), light, classes)


def quad_code(event_type: str) -> str:
    """Return the quad code of a PLOVER type."""
    return str(load_codebook_file("events")["types"][event_type]["quad_code"])


def acled_type(event_type: str, mode: str | None, two_sided: bool) -> str | None:
    """Return the ACLED sub-event type of a type and mode, None where none fits."""
    entry = load_codebook_file("events")["types"][event_type]
    if two_sided and mode in (None, "firearms") and "acled_two_sided" in entry:
        return str(entry["acled_two_sided"])
    found = entry["modes"].get(mode, entry).get("acled") if mode else entry["acled"]
    return str(found) if found else None


def _read(path: Path) -> dict[str, Any]:
    content = load_yaml(path.read_bytes())
    if not isinstance(content, dict):
        raise LexiconError(f"{path}: should be a mapping with 'type' and 'triggers', or of lists of words")
    return content


def _trigger(path: Path, number: int, entry: Any, file_type: str, classes: Mapping[str, frozenset[str]]) -> Trigger:
    where = f"{path}: trigger {number}"
    if not isinstance(entry, Mapping) or not (entry.get("verbs") or entry.get("nouns")):
        raise LexiconError(f"{where} names neither verbs nor nouns")
    given = dict(entry)
    event_type = given.pop("type", file_type)
    allowed = {f.name: str(f.type) for f in fields(Trigger)}
    if unknown := sorted(set(given) - set(allowed)):
        raise LexiconError(f"{where}: unknown field {', '.join(unknown)}")
    _check_codes(where, event_type, given)
    values: dict[str, Any] = {}
    for name, value in given.items():
        if allowed[name].startswith("frozenset"):
            values[name] = _words(where, value, classes)
        elif allowed[name].startswith("tuple"):
            values[name] = tuple(value)
        elif name == "modes_by":
            values[name] = {mode: frozenset(words) for mode, words in value.items()}
        else:
            values[name] = value
    is_noun = "nouns" in given
    values.setdefault("actor", ("poss", "by", "premod") if is_noun else ("subject",))
    values.setdefault("recipient", ("of",) if is_noun else ("object",))
    return Trigger(event_type, **values)


def _check_codes(where: str, event_type: str, given: Mapping[str, Any]) -> None:
    types = load_codebook_file("events")["types"]
    if event_type not in types:
        raise LexiconError(f"{where}: no event type {event_type} in the codebook")
    modes = {given.get("mode"), *given.get("modes_by", ())} - {None} - set(types[event_type]["modes"])
    if modes:
        raise LexiconError(f"{where}: {event_type} has no mode {', '.join(sorted(modes))} in the codebook")
    contexts = set(given.get("context", ())) - set(load_codebook_file("events")["contexts"])
    if contexts:
        raise LexiconError(f"{where}: no context {', '.join(sorted(contexts))} in the codebook")


def _words(where: str, words: Iterable[str], classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        if not word.startswith("$"):
            found.add(word)
        elif word[1:] in classes:
            found |= classes[word[1:]]
        else:
            raise LexiconError(f"{where}: no class {word} in classes.yaml")
    return frozenset(found)


def _frozen(index: Mapping[str, list[Phrase]]) -> dict[str, tuple[Phrase, ...]]:
    return {head: tuple(phrases) for head, phrases in index.items()}
