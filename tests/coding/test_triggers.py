"""The lexicon: loads whole, names only what the codebook and the classes know, says what is wrong with a bad file."""

from pathlib import Path

import pytest

from accordingto.coding import triggers
from accordingto.coding.triggers import LexiconError, acled_type, load_lexicon, quad_code
from accordingto.model.codebook import load_codebook_file


def test_every_type_has_several_triggers() -> None:
    lexicon = load_lexicon()
    phrases = [p for index in (lexicon.verbs, lexicon.nouns) for found in index.values() for p in found]
    count = {code: sum(p.trigger.event_type == code for p in phrases) for code in load_codebook_file("events")["types"]}
    assert min(count.values()) >= 8, count
    assert sum(count.values()) > 800


def test_it_is_loaded_once() -> None:
    assert load_lexicon() is load_lexicon()


def test_defaults_of_roles_differ_for_verbs_and_nouns() -> None:
    lexicon = load_lexicon()
    verb = next(p.trigger for p in lexicon.verbs["arrest"])
    noun = next(p.trigger for p in lexicon.nouns["crackdown"])
    assert (verb.actor, verb.recipient) == (("subject",), ("object",))
    assert noun.actor == ("poss", "by", "premod")


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("verbs: [strike]\n    modus: aerial", "unknown field modus"),
        ("verbs: [strike]\n    mode: by-hand", "ASSAULT has no mode by-hand"),
        ("verbs: [strike]\n    object: [$nobody]", r"no class \$nobody"),
        ("verbs: [strike]\n    type: QUARREL", "no event type QUARREL"),
        ("verbs: [strike]\n    context: [weather]", "no context weather"),
        ("mode: aerial", "names neither verbs nor nouns"),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str, complaint: str) -> None:
    (tmp_path / "classes.yaml").write_text("people: [man]\n")
    (tmp_path / "light.yaml").write_text("does: [stage]\n")
    (tmp_path / "assault.yaml").write_text(f"type: ASSAULT\ntriggers:\n  - {entry}\n")
    monkeypatch.setattr(triggers, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=complaint):
        load_lexicon.__wrapped__()


def test_a_file_that_is_a_list_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "classes.yaml").write_text("- man\n")
    monkeypatch.setattr(triggers, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match="should be a mapping"):
        load_lexicon.__wrapped__()


@pytest.mark.parametrize(
    ("event_type", "mode", "two_sided", "expected"),
    [
        ("ASSAULT", None, True, "Armed clash"),
        ("ASSAULT", "firearms", True, "Armed clash"),
        ("ASSAULT", "aerial", False, "Air/drone strike"),
        ("ASSAULT", None, False, "Attack"),
        ("COERCE", "arrest", False, "Arrests"),
        ("PROTEST", "riot", False, "Violent demonstration"),
        ("CONSULT", "visit", False, None),
    ],
)
def test_acled_type(event_type: str, mode: str | None, two_sided: bool, expected: str | None) -> None:
    assert acled_type(event_type, mode, two_sided) == expected


def test_quad_code() -> None:
    assert quad_code("SANCTION") == "MATERIAL CONFLICT"
    assert quad_code("CONSULT") == "VERBAL COOPERATION"
