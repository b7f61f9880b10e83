"""Addresses in, questions out: what cannot be understood is passed over and told, never an error."""

import pytest

from accordingto.store.base import Page, Store
from accordingto.web.filters import (
    PAGE_SIZE,
    choice,
    event_query,
    offset_of,
    page_through,
    statement_query,
    tell_wrong_days,
)
from demo_desks import Visitor


def test_empty_fields_ask_for_nothing() -> None:
    query = statement_query({"speaker": " ", "act": "deny", "words": "guns"})
    assert (query.speaker, query.act, query.words, query.limit, query.offset) == (None, "deny", "guns", PAGE_SIZE, 0)


def test_a_month_as_a_bound_means_its_first_and_last_day() -> None:
    query = event_query({"from": "2031-05", "to": "2031-05", "type": "ASSAULT"})
    assert (query.date_from, query.date_to, query.event_type) == ("2031-05-01", "2031-05-31", "ASSAULT")


def test_days_that_are_none_are_told() -> None:
    params = {"from": "soon", "to": "2031-05-01T10:00"}
    query = event_query(params)
    assert (query.date_from, query.date_to) == (None, "2031-05-01")
    (told,) = tell_wrong_days(params)
    assert told.startswith("“soon” is no date")


def test_offsets_that_are_none_start_at_the_first_row() -> None:
    assert [offset_of({"offset": o}) for o in ("50", "-1", "x", "9" * 40, "٣", "")] == [50, 0, 0, 0, 0, 0]


def test_pages_keep_the_filter() -> None:
    page = Page(tuple(range(50)), 120, 50)
    paging = page_through(page, {"act": "deny", "about": "Ä & B", "offset": "50", "words": ""}, "/statements")
    assert (paging.first, paging.last) == (51, 100)
    assert paging.earlier == "/statements?act=deny&about=%C3%84+%26+B"
    assert paging.later == "/statements?act=deny&about=%C3%84+%26+B&offset=100"


def test_values_come_with_their_counts_and_a_chosen_one_is_never_lost(store: Store) -> None:
    with store.view() as view:
        acts = choice(view, {"act": "support"}, "statements", "act", "act", "Act")
    assert acts.values[:2] == (("support", "support (0)"), ("deny", "deny (2)"))


def test_a_field_with_very_many_values_is_typed_in(client: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accordingto.web.filters.MOST_CHOICES", 1)
    page = client.get("/statements?speaker=Ada+Tarn").text
    assert '<input id="f-speaker" name="speaker" type="text" value="Ada Tarn"' in page
