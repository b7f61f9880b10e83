"""Marked lines: the text without its marks, frames where they stand, and what is refused."""

from pathlib import Path

import pytest

from accordingto.training.passages import PassageError, read_passage, read_passages

FOLDER = Path(__file__).parent.parent.parent / "training" / "passages"


def test_marks_leave_the_text_and_tell_where_they_stood() -> None:
    passage = read_passage("<s1>Ilya Dorn</s1> <c1 deny>denied</c1> <q1>it</q1>. ¶ <u accuse>They lie.</u>")
    assert passage.text == "Ilya Dorn denied it.\n\nThey lie."
    (frame,) = passage.frames
    assert (frame.kind, frame.fact, frame.root) == ("deny", None, None)
    assert [passage.text[a:b] for a, b in frame.spans("s") + frame.spans("c") + frame.spans("q")] == [
        "Ilya Dorn",
        "denied",
        "it",
    ]
    assert passage.utterances == [("accuse", (22, 31))]


@pytest.mark.parametrize(
    ("words", "fact", "root", "background"),
    [
        ("COERCE asserted", "asserted", "COERCE", False),
        ("COERCE asserted bg", "asserted", "COERCE", True),
        ("PROTEST unrealised THREATEN", "unrealised", "THREATEN", False),
        ("PROTEST unrealised THREATEN bg", "unrealised", "THREATEN", True),
        ("PROTEST unrealised", "unrealised", None, False),
    ],
)
def test_a_deed_ahead_has_no_root_unless_it_is_told(words: str, fact: str, root: str | None, background: bool) -> None:
    (frame,) = read_passage(f"<a1>They</a1> <e1 {words}>strike</e1>").frames
    assert (frame.fact, frame.root, frame.background) == (fact, root, background)


def test_a_content_in_pieces_and_what_is_said_inside_a_content() -> None:
    passage = read_passage(
        '"<q1>No</q1>," <c1 assert>said</c1> <s1>Bo</s1>, "<q1>for <s2>he</s2> <c2 assert>says</c2> <q2>so</q2></q1>"'
    )
    outer = list(passage.outermost())
    assert [frame.number for frame in outer] == ["1"]
    assert [passage.text[a:b] for a, b in outer[0].spans("q")] == ["No", "for he says so"]


@pytest.mark.parametrize(
    "line",
    [
        "<s1>Ilya <c1 assert>said</s1></c1>",
        "<s1>Ilya said",
        "Ilya said</s1>",
        "<c1 shout>said</c1>",
        "<c1>said</c1>",
        "<u shout>We did.</u>",
        "<u1 agree>We will.</u1>",
        "<e1 PARTY asserted>danced</e1>",
        "<e1 ASSAULT maybe>hit</e1>",
        "<e1 ASSAULT>hit</e1>",
        "<e1 ASSAULT unrealised SOON>hit</e1>",
        "<z1>odd</z1>",
        "<s>Ilya</s>",
        "<s1 assert>Ilya</s1>",
    ],
)
def test_marks_that_cross_stay_open_or_are_none_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"closes|closed|no mark"):
        read_passage(line)


def test_the_error_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("All is well.\n\n<s1>Ilya\n")
    with pytest.raises(PassageError, match=r"bad\.txt:3: <s1> is not closed"):
        list(read_passages(tmp_path / "bad.txt"))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda p: p.stem)
def test_every_passage_of_ours_can_be_read(path: Path) -> None:
    passages = list(read_passages(path))
    assert len(passages) >= 300
    for passage in passages:
        assert "<" not in passage.text and "¶" not in passage.text, passage.text
        for frame in passage.frames:
            assert not (frame.spans("c") and frame.spans("e")), f"one number for cue and deed: {passage.text}"


def test_our_passages_are_there_and_none_is_written_twice() -> None:
    texts = [passage.text for path in FOLDER.glob("*.txt") for passage in read_passages(path)]
    assert len(texts) > 2500
    assert len(set(texts)) == len(texts)
