"""Speakers have numbers in the order of how much they say; from the ninth on they share a shade."""

from accordingto.web.voices import SHADES, list_voices
from factories import make_document, make_statement

DOCUMENT = make_document(" ".join(f"word{n}" for n in range(30)) + "\n")


def test_those_who_say_most_come_first_and_keep_their_order_otherwise() -> None:
    said = [make_statement(DOCUMENT, f"word{n}", speaker=name) for n, name in enumerate(("Ada", "Juro", None, "Juro"))]
    voices, voice_of = list_voices(said)
    assert [(v.number, v.name, v.shade, v.statements) for v in voices] == [
        (1, "Juro", 1, 2),
        (2, "Ada", 2, 1),
        (3, "no one named", 3, 1),
    ]
    assert [voice_of[s.id].number for s in said] == [2, 1, 3, 1]


def test_from_the_ninth_on_speakers_share_a_shade() -> None:
    voices, _ = list_voices([make_statement(DOCUMENT, f"word{n}", speaker=f"Speaker {n}") for n in range(11)])
    assert [v.shade for v in voices] == [*range(1, SHADES + 1), 0, 0, 0]
