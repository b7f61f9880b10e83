"""What commands on rows share: one line for a terminal, a row as its table has it, a judgement with who and when."""

import json

from accordingto.cli.rows import judge_pair, line_of_row, now, plain
from factories import make_document, make_entry, make_step


def test_a_text_is_one_line_that_orders_no_terminal_about():
    assert plain("two\nlines \x1b[31mred", 40) == "two lines [31mred"
    assert plain("a long word", 6) == "a lon…"


def test_a_row_is_one_json_object():
    document = make_document("Title\nOstria asks.")
    entry = make_entry(make_step(document, "Ostria asks"))
    line = line_of_row(entry)
    assert "\n" not in line and json.loads(line)["id"] == entry.id


def test_a_judgement_names_who_decided_when_whatever_the_order():
    one, other = (judge_pair("ledger", *ids, "POSITIVE", "Ana", "seen") for ids in (("a", "b"), ("b", "a")))
    assert (
        (one.one, one.other, one.by, one.why)
        == ("a", "b", "person:Ana", "seen")
        == (other.one, other.other, other.by, other.why)
    )
    assert one.at <= now()
