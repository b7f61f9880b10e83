"""Two documents beside each other, and what a document tells of its copies."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.web import create_app
from demo_desks import Visitor
from happening_desks import FIRST, OTHER, REPRINTED, fill_happening

ONE, COPY = FIRST.document, REPRINTED.document
PAGE = f"/documents/{ONE.id}?beside={COPY.id}"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who asks a desk with a copy for pages."""
    store = fill_happening(tmp_path / "desk.db")
    yield Visitor(create_app(store))
    store.close()


def test_shared_passages_are_numbered_and_lead_to_each_other(client: Visitor) -> None:
    page = client.get(PAGE).text
    for number in (1, 2):
        assert f'id="a-{number}"' in page and f'id="b-{number}"' in page
        assert f'href="#a-{number}"' in page and f'href="#b-{number}"' in page
    assert "Edited, cut or put in another order." in page and "A was published first." in page
    assert re.search(r"2 shared passages: \d+ % of A, \d+ % of B\.", page)


def test_sides_can_be_changed(client: Visitor) -> None:
    turned = client.get(f"/documents/{COPY.id}?beside={ONE.id}").text
    assert "B was published first." in turned and 'id="a-2"' in turned


def test_documents_that_share_nothing_are_shown_all_the_same(client: Visitor) -> None:
    page = client.get(f"/documents/{ONE.id}?beside={OTHER.document.id}")
    assert page.status_code == 200 and "found no words that one of them has from the other" in page.text
    assert client.get(f"/documents/{ONE.id}?beside=none").status_code == 404


def test_a_document_tells_its_original_and_what_was_lifted(client: Visitor) -> None:
    copy, original = client.get(f"/documents/{COPY.id}").text, client.get(f"/documents/{ONE.id}").text
    assert "Shares words with 1 document" in copy and "A copy of" in copy and "published before this one" in copy
    assert f'href="/documents/{COPY.id}?beside={ONE.id}"' in copy
    assert "The others are copies of this one." in original
    assert "Shares words" not in client.get(f"/documents/{OTHER.document.id}").text


def test_the_same_as_json(client: Visitor) -> None:
    told = client.get(f"/api/v1/documents/{COPY.id}/copies").json()
    assert told["original_id"] == ONE.id and told["copy_group"] == "group"
    (copy,) = told["copies"]
    assert copy["document_id"] == ONE.id and copy["published_after_it"] is True and copy["form"] == "near"
    for passage in copy["passages"]:
        ours = COPY.text[passage["start"] : passage["end"]]
        assert ours == ONE.text[passage["other_start"] : passage["other_end"]]
    assert client.get("/api/v1/documents/none/copies").status_code == 404
