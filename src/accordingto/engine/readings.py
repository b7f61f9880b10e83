"""Texts, paths and web addresses in, readings out, for programs that keep no desk."""

import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from accordingto.engine.chains import Recipe
from accordingto.engine.fetches import fetch_source, is_web_address
from accordingto.engine.readers import run_chain
from accordingto.engine.runs import run_sources
from accordingto.model.dates import PartialDate
from accordingto.model.reading import Reading
from accordingto.model.stages import Source, Unreadable

Folders = str | Path | Iterable[str | Path]
"""One folder of knowledge or several."""


class KnowledgeWarning(UserWarning):
    """An entry of a knowledge file was left out: says where it stands and what is wrong with it."""


class UnreadableDocuments(RuntimeError):
    """Some documents could not be read; all the others were. `documents` are those, each with its reason."""

    def __init__(self, documents: Iterable[Unreadable]) -> None:
        self.documents = tuple(documents)
        told = "; ".join(f"{d.path}: {d.reason}" for d in self.documents[:5])
        more = f" and {len(self.documents) - 5} more" if len(self.documents) > 5 else ""
        super().__init__(f"could not read {told}{more}")


def read(
    text: str | bytes,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    kind: Literal["txt", "html", "md"] = "txt",
    knowledge: Folders = (),
    language_model: str | None = None,
) -> Reading:
    """Read one text and return its rows.

    `published` (an ISO date such as `2023-01-08`), `title`, `publisher` and `url` say what the text itself may not.
    `kind` is the form of the text. `knowledge` are folders with further actors, places, publishers and instruments.
    Raises UnreadableError for a text that is no document, ValueError for a date that is none.
    """
    if published is not None:
        PartialDate.parse(published)
    told = {"published": published, "title": title, "publisher": publisher, "url": url}
    given = {name: value for name, value in told.items() if value is not None}
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return run_chain(make_recipe(knowledge, language_model).stages(), Source(data, None, kind, given, basis="given"))


def read_paths(
    paths: str | Path | Iterable[str | Path],
    *,
    published: str | None = None,
    knowledge: Folders = (),
    language_model: str | None = None,
    workers: int = 1,
) -> Iterator[Reading]:
    """Read files, folders and web addresses, and yield a reading for each document, in their order.

    `workers` processes read at the same time; a script that asks for more than one needs the guard
    `if __name__ == "__main__":`. Raises UnreadableDocuments at the end that names those which could not be read.
    """
    failures: list[Unreadable] = []
    for outcome in run_sources(find_items(paths, published), make_recipe(knowledge, language_model), workers):
        if outcome.reading is not None:
            yield outcome.reading
        elif outcome.failure is not None:
            failures.append(Unreadable(outcome.path, outcome.failure))
    raise_failures(failures)


def find_items(paths: str | Path | Iterable[str | Path], published: str | None = None) -> Iterator[Source | Unreadable]:
    """Yield the sources at paths and web addresses; `published` is the date of all of them.

    Raises ValueError for a date that is none.
    """
    from accordingto.ingest.sources import find_sources

    if published is not None:
        PartialDate.parse(published)
    for path in [paths] if isinstance(paths, str | Path) else paths:
        if is_web_address(str(path)):
            found = fetch_source(str(path))
            if published is not None and isinstance(found, Source):
                found = Source(found.data, None, found.kind, {**found.given, "published": published}, basis="given")
            yield found
        else:
            yield from find_sources([path], published)


def make_recipe(knowledge: Folders = (), language_model: str | None = None) -> Recipe:
    """Return the recipe of a chain; the model is that of the settings unless one is named.

    Warns of the entries of knowledge files that cannot be used, with file and line; the others are.
    """
    from accordingto.settings import Settings

    folders = (knowledge,) if isinstance(knowledge, str | Path) else tuple(knowledge)
    settings = Settings()
    recipe = Recipe(tuple(Path(f) for f in folders), language_model or settings.language_model, settings.reader)
    for fault in recipe.known().faults if folders else ():
        warnings.warn(str(fault), KnowledgeWarning, stacklevel=3)
    return recipe


def raise_failures(failures: list[Unreadable]) -> None:
    """Raise UnreadableDocuments if there are any."""
    if failures:
        raise UnreadableDocuments(failures)
