"""An entry or an answer as a document tells it in, a sketch of it out, and back: candidates are compared without their documents."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from typing import Any, get_type_hints

from accordingto.model.records import LedgerEntry, Step
from accordingto.resolve.likenesses import Told
from accordingto.resolve.replies import Reply
from accordingto.resolve.signatures import sign_as
from accordingto.resolve.wordings import DATA, Wording

ENTRIES, REPLIES = "ledger", "replies"
"""What the sketches, and the keys, of entries and of answers are kept as."""
AT_HAND = frozenset({"entry", "day", "stories"})
"""What of a telling is read from the desk as it is now, and not kept."""


@cache
def maker_of(origin: str) -> str:
    """Return what makes sketches: the stage of this origin with the lists that tell what words mean and what became of things."""
    digest = blake2b(digest_size=4)
    for name in ("outcomes.yaml", "wordings.yaml"):
        digest.update((DATA / name).read_bytes())
    return f"{origin}+{digest.hexdigest()}"


def sketch_telling(told: Told, voice: str | None, made: str) -> dict[str, Any]:
    """Return what is kept of an entry: all that is found out from the text. `voice` is the document's own, `made` by what."""
    return {"made": made, "voice": voice} | {
        f.name: _as_data(getattr(told, f.name)) for f in fields(Told) if f.name not in AT_HAND
    }


def read_telling(data: Mapping[str, Any], entry: LedgerEntry, day: str | None, stories: tuple[str, ...]) -> Told:
    """Return the telling of an entry that a sketch holds; `day` and `stories` are those of its document now."""
    kept = {name: read(data[name]) for name, read in _readers(Told).items() if name not in AT_HAND}
    return Told(entry=sign_as(entry, data["voice"]), day=day, stories=frozenset(stories), **kept)


def sketch_reply(reply: Reply, made: str) -> dict[str, Any]:
    """Return what is kept of an answer."""
    return {"made": made} | {f.name: _as_data(getattr(reply, f.name)) for f in fields(Reply)}


def read_reply(data: Mapping[str, Any]) -> Reply:
    """Return the answer that a sketch holds."""
    return Reply(**{name: read(data[name]) for name, read in _readers(Reply).items()})


def _as_data(value: Any) -> Any:
    if isinstance(value, Wording):
        meanings = [part for key, weight in value.meanings.items() for part in (key, value.shown[key], weight)]
        return [meanings, sorted(value.numbers), [part for pair in sorted(value.pairs) for part in pair]]
    if isinstance(value, Step):
        return [_as_data(getattr(value, f.name)) for f in fields(Step)]
    return sorted(value) if isinstance(value, frozenset) else list(value) if isinstance(value, tuple) else value


@cache
def _readers(cls: type) -> Mapping[str, Callable[[Any], Any]]:
    """Return what makes of what is kept of each field its value."""
    special: dict[Any, Callable[[Any], Any]] = {Wording: _read_wording, Step: _read_step}
    hints = get_type_hints(cls)
    return {f.name: special.get(hints[f.name]) or _plain_reader(hints[f.name]) for f in fields(cls)}


def _plain_reader(hint: Any) -> Callable[[Any], Any]:
    origin = getattr(hint, "__origin__", None)
    return origin if origin in (tuple, frozenset) else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _read_wording(data: list[list[Any]]) -> Wording:
    meanings, numbers, pairs = data
    keys = meanings[::3]
    weights, shown = dict(zip(keys, meanings[2::3], strict=True)), dict(zip(keys, meanings[1::3], strict=True))
    return Wording(weights, shown, frozenset(numbers), frozenset(zip(pairs[::2], pairs[1::2], strict=True)))


def _read_step(data: Iterable[Any]) -> Step:
    values: Iterator[Any] = (tuple(value) if isinstance(value, list) else value for value in data)
    return Step(*values)
