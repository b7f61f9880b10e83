"""Two documents beside each other: every word stays, shared lines meet, changed words are marked."""

from time import perf_counter

from accordingto.model.sameness import Passage
from accordingto.web.alignments import Row, align
from accordingto.web.highlights import Block
from factories import make_document

LEFT = "First head\n\nThe quick brown fox jumps over dogs.\n\nOnly here is this told.\n\nA second line of theirs stands here.\n"
RIGHT = "Other head\n\nThe quick red fox jumps over dogs.\n\nA second line of theirs stands here.\n\nTail of it.\n"
ONE, OTHER = make_document(LEFT, "one.txt"), make_document(RIGHT, "other.txt")


def passage(left: str, right: str) -> Passage:
    a, b = LEFT.index(left), RIGHT.index(right)
    return Passage(a, a + len(left), b, b + len(right))


FOX = passage("The quick brown fox jumps over dogs.", "The quick red fox jumps over dogs.")
SECOND = passage("A second line of theirs stands here.", "A second line of theirs stands here.")


def words(blocks: tuple[Block, ...]) -> str:
    return "\n".join("".join(p.text for p in b.pieces).strip() for b in blocks)


def marked(row: Row, kind: str) -> list[str]:
    found, inside = [], False
    for block in (*row.left, *row.right):
        for piece in block.pieces:
            if piece.mark and piece.mark.kind == kind and piece.turn in ("open", "close"):
                inside = piece.turn == "open"
                found += [""] if inside else []
            elif piece.turn == "text" and inside:
                found[-1] += piece.text
    return found


def test_lines_that_share_a_passage_stand_beside_each_other() -> None:
    rows = align(ONE, OTHER, (FOX, SECOND))
    assert [(words(r.left), words(r.right)) for r in rows] == [
        ("First head", "Other head"),
        ("The quick brown fox jumps over dogs.", "The quick red fox jumps over dogs."),
        ("Only here is this told.", ""),
        ("A second line of theirs stands here.", "A second line of theirs stands here."),
        ("", "Tail of it."),
    ]
    assert [r.shared for r in rows] == [False, True, False, True, False]


def test_words_that_were_changed_are_marked_on_both_sides() -> None:
    rows = align(ONE, OTHER, (FOX, SECOND))
    assert marked(rows[1], "changed") == ["brown", "red"]
    assert marked(rows[3], "changed") == []
    numbers = {p.mark.anchor for r in rows for b in (*r.left, *r.right) for p in b.pieces if p.mark and p.first}
    assert {"a-1", "b-1", "a-2", "b-2"} <= numbers


def test_lines_in_another_order_stay_whole_and_numbered() -> None:
    turned = make_document(
        "A second line of theirs stands here.\n\nThe quick brown fox jumps over dogs.\n", "turned.txt"
    )
    a, b = turned.text.index("The quick"), turned.text.index("A second")
    pairs = (Passage(FOX.start, FOX.end, a, a + 36), Passage(SECOND.start, SECOND.end, b, b + 36))
    rows = align(ONE, turned, pairs)
    assert sum(r.shared for r in rows) == 1
    assert " ".join(words(r.right) for r in rows if r.right).split() == turned.text.split()
    assert " ".join(words(r.left) for r in rows if r.left).split() == LEFT.split()


def test_documents_that_share_nothing_are_one_row() -> None:
    (row,) = align(ONE, OTHER, ())
    assert not row.shared and words(row.left).split() == LEFT.split()


def test_very_long_documents_are_shown_without_an_alignment() -> None:
    long = make_document("\n".join(f"Line {n} of many lines" for n in range(400)), "long.txt")
    (row,) = align(long, long, (Passage(0, len(long.text), 0, len(long.text)),))
    assert len(row.left) == len(row.right) == 400


def test_many_lines_are_aligned_in_little_time() -> None:
    lines = [f"Line {n} tells of thing{n} and of matter{n} at place{n} with the usual words in it" for n in range(240)]
    long, other = make_document("\n".join(lines), "long.txt"), make_document("\n".join(lines[40:]), "cut.txt")
    start = long.text.index(lines[40])
    began = perf_counter()
    rows = align(long, other, (Passage(start, len(long.text), 0, len(other.text)),))
    assert perf_counter() - began < 5
    assert sum(r.shared for r in rows) == 200
