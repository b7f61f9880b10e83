"""Names of those who act or undergo a deed in, what kind of nameless group or thing they are out."""

from collections.abc import Iterable
from functools import cache

from accordingto.model.loaders import load_yaml
from accordingto.resolve.surroundings import nobody_words
from accordingto.resolve.words import DATA


def are_crowds(names: Iterable[str]) -> bool:
    """Tell whether some names only say that it was people who had gathered or were there ("the multitude", "protesters")."""
    return all(_is_common(name) and (_of(name) & (crowd_words() | nobody_words())) for name in names)


def are_state_forces(names: Iterable[str]) -> bool:
    """Tell whether some names only say that it was armed servants of a state ("gendarmes", "security forces")."""
    return all(_is_common(name) and _of(name) & force_words() for name in names)


def are_things(names: Iterable[str]) -> bool:
    """Tell whether some names are of buildings, vehicles and the like, which a deed may hit beside people."""
    return all(_is_common(name) and _of(name) & thing_words() for name in names)


def are_matters(names: Iterable[str]) -> bool:
    """Tell whether some names are of what people protest about ("dry taps"), and not of people, bodies or buildings."""
    known = crowd_words() | force_words() | thing_words() | body_words() | nobody_words()
    return all(_is_common(name) and not _of(name) & known for name in names)


def _is_common(name: str) -> bool:
    """Tell whether a name is a noun for many, whatever stands before it ("Istmarkan trawler")."""
    return name.split()[-1][:1].islower()


def _of(name: str) -> set[str]:
    """Return the last noun of a name and its last two words, in the singular."""
    words = [_singular(word) for word in name.casefold().split()]
    return {words[-1], " ".join(words[-2:])}


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    return word if word.endswith("ss") else word.removesuffix("s")


@cache
def crowd_words() -> frozenset[str]:
    """Return the nouns for people who gather (`data/sameness/groups.yaml`)."""
    return _words("crowds")


@cache
def force_words() -> frozenset[str]:
    """Return the nouns for those who carry arms for a state (`data/sameness/groups.yaml`)."""
    return _words("state_forces")


@cache
def thing_words() -> frozenset[str]:
    """Return the nouns for buildings, vehicles and the like, as the triggers of events know them."""
    return _class_words("property") | _words("vehicles")


@cache
def body_words() -> frozenset[str]:
    """Return the nouns for people, and for bodies and the places that they sit in, as the triggers of events know them."""
    return _class_words("people", "forces", "places", "posts", "diplomats")


def _class_words(*keys: str) -> frozenset[str]:
    content = load_yaml((DATA.parent / "triggers" / "classes.yaml").read_bytes())
    return frozenset(_singular(str(word)) for key in keys for word in content[key])


def _words(key: str) -> frozenset[str]:
    return frozenset(_singular(str(word)) for word in load_yaml((DATA / "groups.yaml").read_bytes())[key])
