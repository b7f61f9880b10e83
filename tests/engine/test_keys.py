"""Keys: what makes a reading another one."""

from dataclasses import replace

from accordingto.engine.keys import chain_key, reading_key
from accordingto.model.stages import Source
from toy_stages import ToyRecipe

CHAIN = chain_key(ToyRecipe().stages())


def test_bytes_form_and_given_fields_make_the_key() -> None:
    source = Source(b"one", path="a.txt", given={"title": "A"})
    key = reading_key(source, CHAIN)
    assert reading_key(replace(source, path="b.txt"), CHAIN) == key
    assert reading_key(replace(source, given={"title": "A", "retrieved": "2024-01-01"}), CHAIN) == key
    others = [replace(source, data=b"two"), replace(source, kind="md"), replace(source, given={"title": "B"})]
    assert len({key, *(reading_key(other, CHAIN) for other in others)}) == 4


def test_version_and_config_of_a_stage_make_the_chain() -> None:
    first, second = ToyRecipe().stages()
    keys = {
        CHAIN,
        chain_key((replace(first, version="2"), second)),
        chain_key((first, replace(second, config={"model": "b"}))),
        chain_key((first, replace(second, name="other"))),
    }
    assert len(keys) == 4
