"""The sample corpus, read once by the real chain."""

from collections.abc import Callable

import pytest

from accordingto.cli.pages import SAMPLE
from accordingto.engine.chains import Recipe
from accordingto.engine.readings import find_items, make_recipe
from accordingto.engine.runs import run_sources
from accordingto.model.reading import Reading
from accordingto.model.stages import Source

Read = Callable[..., list[Reading]]


@pytest.fixture(scope="session")
def recipe() -> Recipe:
    """The chain as `accordingto read --knowledge sample` has it."""
    return make_recipe(SAMPLE)


@pytest.fixture(scope="session")
def sample_sources() -> list[Source]:
    """The documents of the sample as bytes."""
    return [item for item in find_items(SAMPLE / "reports") if isinstance(item, Source)]


@pytest.fixture(scope="session")
def sample(recipe: Recipe, sample_sources: list[Source]) -> list[Reading]:
    """The documents of the sample with their rows."""
    found = [outcome.reading for outcome in run_sources(sample_sources, recipe)]
    return [reading for reading in found if reading is not None]


@pytest.fixture(scope="session")
def read(recipe: Recipe) -> Read:
    """Reads sources with the same chain."""
    return lambda sources, workers=1: [
        o.reading for o in run_sources(sources, recipe, workers) if o.reading is not None
    ]
