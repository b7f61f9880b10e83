"""Who reads a page: what the address asks for, what was kept, what the browser says."""

import pytest

from accordingto.store.base import Store
from accordingto.web import create_app
from accordingto.web.readers import choose_reader, rank_languages
from accordingto.web.wordings import Reader
from demo_desks import Visitor


@pytest.mark.parametrize(
    ("params", "cookies", "accepted", "told"),
    [
        ({}, {}, "", Reader()),
        ({}, {}, "fr-FR,fr;q=0.9", Reader()),
        ({}, {}, "en-US,en;q=0.9", Reader("en", "en_US")),
        ({}, {}, "de-AT,de;q=0.9,en;q=0.8", Reader("de", "de_AT")),
        ({}, {}, "fr;q=0.9,de;q=0.8,en;q=0.1", Reader("de", "de_DE")),
        ({}, {"accordingto_language": "de"}, "en-US", Reader("de", "de_DE")),
        ({"lang": "en"}, {"accordingto_language": "de"}, "de", Reader("en", "en_GB")),
        ({"lang": "xx"}, {"accordingto_language": "<b>"}, "de", Reader("de", "de_DE")),
        ({"dates": "iso"}, {"accordingto_dates": "short"}, "", Reader(dates="iso")),
        ({"dates": "roman"}, {"accordingto_dates": "short"}, "", Reader(dates="short")),
    ],
)
def test_a_reader_is_chosen(params: dict[str, str], cookies: dict[str, str], accepted: str, told: Reader) -> None:
    assert choose_reader(params, cookies, accepted) == told


def test_languages_are_ranked_and_nonsense_is_passed_over() -> None:
    assert rank_languages("fr;q=0.2, de-CH;q=0.7, en-GB;q=0.9, *;q=0.1, xx-yy-zz, de;q=no, it;q=0") == [
        "en_GB",
        "de_CH",
        "fr",
    ]
    assert rank_languages("," * 5000) == []


def test_a_page_speaks_the_readers_language(client: Visitor) -> None:
    page = client.ask("GET", "/incidents", headers={"Accept-Language": "de-DE"}).text
    assert '<html lang="de" dir="ltr">' in page and "Geschehnisse" in page and "Happenings" not in page
    assert '<html lang="en" dir="ltr">' in client.get("/incidents").text


def test_a_choice_in_the_address_is_kept(client: Visitor) -> None:
    answer = client.get("/ledger?lang=de&dates=iso")
    kept = answer.headers.get_list("set-cookie")
    assert any(c.startswith("accordingto_language=de;") for c in kept) and any(
        "accordingto_dates=iso;" in c for c in kept
    )
    assert "Register" in answer.text and 'href="/ledger?dates=iso&amp;lang=en"' in answer.text
    assert client.get("/ledger?lang=klingon").headers.get_list("set-cookie") == []


def test_programs_get_english_and_iso_whoever_asks(store: Store) -> None:
    client, german = Visitor(create_app(store)), {"Accept-Language": "de", "Cookie": "accordingto_language=de"}
    for address in ("/api/v1/front", "/api/v1/series", "/export/events.csv", "/api/v1/map"):
        assert client.ask("GET", address, headers=german).text == client.get(address).text
    told = client.get("/api/v1/claims/no?lang=de")
    assert told.json() == {"error": "Dieser Desk enthält keine solche Aussage."}


def test_dates_follow_the_country_and_the_choice(client: Visitor) -> None:
    def told(**headers: str) -> str:
        return client.ask("GET", "/events", headers=headers).text

    assert "12 May 2031" in told() and "May 12, 2031" in told(**{"Accept-Language": "en-US"})
    assert "12. Mai 2031" in told(**{"Accept-Language": "de"})
    assert ">2031-05-12<" in told(Cookie="accordingto_dates=iso")
