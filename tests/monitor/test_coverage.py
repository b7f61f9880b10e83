"""Coverage: who was read when, and who of the regular ones was silent."""

from datetime import date, timedelta

from accordingto.monitor.coverage import find_coverage
from factories import make_document


def documents(publisher: str, days: list[str], **given):
    return [
        make_document(path=f"{publisher}{n}", publisher=publisher, published=d, **given) for n, d in enumerate(days)
    ]


def test_a_regular_publisher_that_is_silent_for_a_week_is_a_gap_and_a_rare_one_is_not():
    weeks = [date(2031, 5, 5) + timedelta(days=7 * n) for n in range(4)]
    busy = [d.isoformat() for d in weeks if d.day != 19 for _ in range(6)]
    read = find_coverage([*documents("Tern", busy), *documents("Dispatch", ["2031-05-05", "2031-05-20"])], "week")
    assert [read.read_in(w).silent for w in weeks] == [(), (), ("Tern",), ()]


def test_a_publisher_is_not_missed_before_its_first_document():
    days = ["2031-05-05"] + ["2031-05-20"] * 9
    read = find_coverage([*documents("Rare", days[:1]), *documents("Late", days[1:])], "week")
    assert read.read_in(date(2031, 5, 5)).silent == ()


def test_languages_that_fall_silent_are_gaps_too():
    other = documents("Glas", ["2031-05-05"] * 8, language="sr")
    read = find_coverage([*other, *documents("Tern", ["2031-05-05", "2031-05-12"])], "week")
    assert read.read_in(date(2031, 5, 12)).silent_languages == ("sr",)


def test_copies_are_read_but_are_no_originals_and_undated_documents_are_counted_apart():
    one = make_document(path="a.txt")
    copy = make_document(path="b.txt", original_id=one.id)
    vague, undated = make_document(path="c.txt", published="2031"), make_document(path="d.txt", published=None)
    read = find_coverage([one, copy, vague, undated], "week")
    (only,) = read.periods.values()
    assert (only.documents, only.originals, read.undated) == (2, 1, 2)


def test_nothing_read_is_no_period():
    assert find_coverage([], "day").periods == {}
