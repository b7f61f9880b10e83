"""A claim's page: where it came first, who copied, repeated, denied and answered it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.web import create_app
from demo_desks import Visitor, claim_reading, fill
from factories import make_document, make_reading, make_statement

FIRST = claim_reading()
CLAIM, DENIED = FIRST.statements[0], FIRST.statements[2]
AGAIN = "Velmark’s police opened fire on the Brod post again, minister Orla Venn said.\nNever at Brod, said Penn.\n"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who asks a desk with a claim, a repetition and a denial for pages."""
    document = make_document(AGAIN, "reports/again.txt", publisher="Lesk Courier", published="2031-05-20")
    repeated = make_statement(
        document, "Velmark’s police opened fire on the Brod post again", speaker="Orla Venn", act="accuse",
        about=("Velmark Police",),
    )  # fmt: skip
    store = fill(tmp_path / "desk.db", FIRST, make_reading(document, statements=(repeated,)))
    yield Visitor(create_app(store))
    store.close()


def test_first_repeated_and_denied_with_words_in_place(client: Visitor) -> None:
    page = client.get(f"/claims/{CLAIM.id}").text
    first, copied, repeated, denied, answered = (
        page.index(f'id="c-{role}"') for role in ("first", "copy", "repeat", "denial", "answer")
    )
    assert first < page.index("the statement you came from") < copied
    assert repeated < page.index('<bdi class="who">Orla Venn</bdi>') < denied
    assert denied < page.index('<bdi class="who">Interior Ministry of Velmark</bdi>') < answered
    assert f'href="/documents/{FIRST.document.id}#e-{DENIED.id}"' in page
    assert "not copied, repeated once, denied once and not answered" in page


def test_what_speaks_against_a_denial_is_no_denial(client: Visitor) -> None:
    page = client.get(f"/claims/{DENIED.id}").text
    assert "Said otherwise by" in page and "Denied by</h2>" not in page


def test_every_statement_leads_to_its_claim(client: Visitor) -> None:
    assert f'href="/claims/{CLAIM.id}"' in client.get("/statements").text


def test_the_same_as_json(client: Visitor) -> None:
    told = client.get(f"/api/v1/claims/{CLAIM.id}").json()
    assert [(t["role"], t["statement"]["speaker"]) for t in told["tellings"]] == [
        ("first", "Government of Ostria"), ("denial", "Interior Ministry of Velmark"), ("repeat", "Orla Venn"),
    ]  # fmt: skip
    assert told["tellings"][2]["day"] == "2031-05-20" and "both speak of" in told["tellings"][2]["reason"]


def test_no_statement_no_claim(client: Visitor) -> None:
    for address in ("/claims/none", "/api/v1/claims/none", f"/claims/{FIRST.events[0].id}"):
        assert client.get(address).status_code == 404
