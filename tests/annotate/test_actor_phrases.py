"""Noun phrases: the words of a name, quantifiers left out, the kind by the words."""

import pytest

from invented import read_actors


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("More than a dozen young protesters were hurt.", "young protesters", "group"),
        ("The 21-year-old victims were treated.", "victims", "group"),
        ("Lorry drivers blocked the road.", "lorry drivers", "group"),
        ("A police officer was shot.", "police officer", "police"),
        ("NATO-style special police arrived.", "NATO-style special police", "police"),
        ("Both sides fired.", "both sides", "group"),
        ("The international community said nothing.", "international community", "other"),
        ("The local community said nothing.", "local community", "group"),
        ("Unidentified men shot at a bus.", "unidentified men", "unidentified"),
        ("Ostrian media reported it.", "Ostrian media", "media"),
        ("Three ‘special police’ left.", "special police", "police"),
        ("The teachers' union rejected it.", "teachers' union", "other"),
        ("The military's top brass met.", "top brass", "military"),
        ("The vice-president met them.", "vice-president", "government"),
        ("The president-elect met them.", "president-elect", "government"),
        ("The co-chair resigned.", "co-chair", "government"),
    ],
)
def test_what_is_described(text: str, name: str, kind: str) -> None:
    assert (name, kind) in {(r.mention.name, r.mention.kind) for r in read_actors(text)[0]}


@pytest.mark.parametrize("text", ["They fired over our heads.", "It used force of arms.", "Its mission is peace."])
def test_words_that_are_no_actors(text: str) -> None:
    assert [r for r in read_actors(text)[0] if r.how == "description"] == []
