"""A search that a person has named, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """What is looked for under a name of one's own.

    `name` is its address (`/q/NAME`), `title` what people call it. `query` are the fields of the search page that are
    filled in. `watched`: what is new to it is told as an alert. `seen` is how far the desk had grown when it was last
    looked through (`View.growth`), `seen_at` the ISO moment of that; `by` is `person:NAME`, None where nobody said.
    """

    name: str
    title: str
    query: Mapping[str, str]
    watched: bool
    by: str | None
    at: str
    seen: int
    seen_at: str
