"""Folding keeps every offset."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.model.folding import fold


@given(st.text())
def test_fold_keeps_length_and_is_stable(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_fold_makes_plain() -> None:
    assert fold("“Đorđe Vučić” – l’État, Štrpce—ﬁn") == '"Dorde Vucic" – l\'Etat, Strpce–ﬁn'
