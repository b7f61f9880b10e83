"""Who may have a page: offices and public callings, bodies; never private people nor names that may be one."""

import pytest

from accordingto.model.people import is_acronym, why_withheld
from factories import make_entity


@pytest.mark.parametrize(
    ("kind", "role", "name", "why"),
    [
        ("person", "office", "Ada Tarn", None),
        ("person", "public", "Ada Tarn", None),
        ("person", "private", "Emil Sand", "private"),
        ("person", "unknown", "Olga Brenn", "unknown_role"),
        ("other", "unknown", "Marta Quill", "unknown_kind"),
        ("unidentified", "unknown", "Иван", "unknown_kind"),
        ("other", "unknown", "MERFOR", None),
        ("other", "office", "West", None),
        ("group", "unknown", "Velmark Drems", None),
        ("party", "private", "Sand", "private"),
    ],
)
def test_who_is_withheld_and_why(kind: str, role: str, name: str, why: str | None) -> None:
    assert why_withheld(make_entity(name, kind=kind, public_role=role)) == why


def test_acronyms_are_capitals() -> None:
    assert is_acronym("MERFOR") and is_acronym("M23")
    assert not any(map(is_acronym, ("Merfor", "M", "12", "A B", "ИВАН", "")))
