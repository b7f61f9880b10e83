"""Chains: what is checked before anything starts."""

import pytest

from accordingto.engine.chains import ChainError, check_chain
from toy_stages import ToyRecipe


def test_a_chain_in_order_passes() -> None:
    check_chain(ToyRecipe().stages())


def test_a_chain_in_the_wrong_order_names_what_is_lacking() -> None:
    with pytest.raises(ChainError, match="toy-coding requires document"):
        check_chain(ToyRecipe().stages()[::-1])


def test_a_chain_without_a_reading_and_a_stage_twice_are_refused() -> None:
    first, _ = ToyRecipe().stages()
    with pytest.raises(ChainError, match="adds a reading"):
        check_chain((first,))
    with pytest.raises(ChainError, match="stands twice"):
        check_chain((first, first))
