"""A document's page: the text as published, every row marked in it, and ways from rows to words and back."""

import html
import re
from pathlib import Path

from accordingto.web import create_app
from demo_desks import CLAIM, Visitor, answer_reading, claim_reading, fill, undated_reading
from factories import make_document, make_reading, make_statement

READING = claim_reading()
PAGE = f"/documents/{READING.document.id}"
REF = re.compile(r'<a class="ref [^>]*>[^<]*</a>')


def words_of(page: str) -> str:
    """The text of a document's page without the marks and the references to rows."""
    start = page.index('<div class="text"')
    shown = REF.sub("", page[start : page.index("</article>", start)])
    return html.unescape(re.sub(r"<[^>]+>", "", shown))


def test_the_text_stands_as_published(client: Visitor) -> None:
    assert words_of(client.get(PAGE).text).split() == CLAIM.split()


def test_every_row_leads_to_its_words_and_back(client: Visitor) -> None:
    page = client.get(PAGE).text
    for _, row in READING.rows():
        if hasattr(row, "reviewed"):
            assert page.count(f'id="e-{row.id}"') == page.count(f'id="r-{row.id}"') == 1
            assert f'href="#r-{row.id}"' in page and f'href="#e-{row.id}"' in page


def test_factuality_and_who_vouches_stand_at_the_event(client: Visitor) -> None:
    page = client.get(PAGE).text
    assert "a party’s own word" in page and "m-event t-unrealised" in page
    assert re.search(
        r"<strong>Denied</strong> by <a href=\"/documents/[0-9a-f]+#e-[0-9a-f]+\"><bdi>Interior Ministry", page
    )
    assert "3 dead, about 4 injured" in page


def test_rows_say_that_nobody_has_looked_and_what_their_number_means(client: Visitor) -> None:
    page = client.get(PAGE).text
    assert page.count("machine-read</a> ·") == 7
    assert "reading confidence 0.70" in page and "says nothing about whether what it tells is true" in page


def test_furniture_is_set_apart(client: Visitor) -> None:
    assert 'class="b b-furniture">See also: Ten recipes for spring' in client.get(PAGE).text


def test_only_web_addresses_are_links(client: Visitor) -> None:
    assert (
        'href="https://ostria-today.example/claim" rel="noopener noreferrer nofollow external"' in client.get(PAGE).text
    )
    other = client.get(f"/documents/{answer_reading().document.id}").text
    assert "javascript:alert(1)" in other and 'href="javascript' not in other


def test_who_reports_whom_is_told(client: Visitor) -> None:
    page = client.get(f"/documents/{answer_reading().document.id}").text
    assert re.search(r'class="chain">according to\s+<bdi>Joint Monitors</bdi>', page)


def test_what_is_not_known_is_told(client: Visitor) -> None:
    page = client.get(f"/documents/{undated_reading().document.id}").text
    for told in ("no date", "publisher not known", "no title", "actor not told"):
        assert told in page


def test_a_row_is_found_by_its_id_alone(client: Visitor) -> None:
    event, entry = READING.events[0], READING.ledger[0]
    for address in (f"/evidence/{event.id}", f"/rows/{event.id}"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["location"]) == (307, f"{PAGE}#e-{event.id}")
    assert client.get(f"/rows/{entry.id}").headers["location"] == f"{PAGE}#e-{entry.id}"
    assert client.get("/rows/0000").status_code == 404


def test_the_list_of_documents_is_filtered(client: Visitor) -> None:
    page = client.get("/documents?publisher=Radio+Velm").text
    assert "1–1 of 1 documents" in page and "no shots from our side" in page
    assert "1–1 of 1 documents" in client.get("/documents?words=witnesses+lesk").text
    assert "No documents here" in client.get("/documents?language=sr").text


def test_by_speaker_shows_the_statements_each_speaker_in_a_shade(client: Visitor) -> None:
    page = client.get(f"{PAGE}?by=speaker").text
    assert words_of(page).split() == CLAIM.split()
    assert '<span class="swatch sp1">1</span> <bdi>' in page and "m-event" not in page and "card-figure" not in page
    assert re.search(r'<mark class="m m-statement t-[a-z]+ d0 sp\d', page) and 'aria-current="true">by speaker' in page
    number = re.search(r"speaker=(\d)\"><span[^>]*>\d</span> <bdi>Ada Tarn<", page)
    assert number is not None
    alone = client.get(f"{PAGE}?by=speaker&speaker={number[1]}").text
    assert alone.count('class="card card-statement') == 1 and "We demand" in alone
    assert words_of(alone).split() == CLAIM.split()
    assert client.get(f"{PAGE}?by=speaker&speaker=99").text.count('class="card card-statement') == 3


def test_a_statement_inside_another_is_set_in(client: Visitor) -> None:
    page = client.get(f"/documents/{answer_reading().document.id}").text
    assert 'class="card card-statement inner n1"' in page


def test_hedges_are_told_at_the_words(tmp_path: Path) -> None:
    document = make_document("Tarn called it a so-called vote.\n", "hedged.txt")
    said = make_statement(document, "a so-called vote", hedge="distanced")
    store = fill(tmp_path / "hedged.db", make_reading(document, statements=[said]))
    page = Visitor(create_app(store)).get(f"/documents/{document.id}").text
    assert "h-distanced" in page and ">S1 distanced</a>" in page
    store.close()


def test_names_of_speakers_are_shown_harmlessly(tmp_path: Path) -> None:
    evil = '"><script>alert(1)</script>\u202e<img src=x onerror=alert(2)>'
    document = make_document(f"{evil} said no.\n", "evil.txt")
    store = fill(
        tmp_path / "evil.db", make_reading(document, statements=[make_statement(document, "said no", speaker=evil)])
    )
    for by in ("?by=speaker", "?by=speaker&speaker=1", "?by=%3Cscript%3E&speaker=%22"):
        page = Visitor(create_app(store)).get(f"/documents/{document.id}{by}").text
        assert "<script>alert" not in page and "<img" not in page and "&lt;script&gt;" in page
    store.close()
