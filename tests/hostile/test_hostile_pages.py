"""Hostile documents on every page and in every answer of the desk: pages that are made later are looked at, too."""

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import lxml.html
import pytest
from httpx import Response

from accordingto.store.base import Store
from accordingto.web import create_app
from demo_desks import Visitor, claim_reading
from hostile_desks import LONG, addresses, fill_hostile, hostile_paths, hostile_readings

HARMLESS_TAGS = frozenset(
    "html head body meta title link script a abbr address article aside b bdi bdo blockquote br button caption cite code col "
    "colgroup data dd del desc details dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i "
    "input ins kbd label legend li main mark menu nav ol optgroup option output p pre progress q s samp search section select "
    "slot small span strong sub summary sup svg symbol table tbody td template textarea tfoot th thead time tr u ul var wbr "
    "circle path rect line text g use polyline polygon defs clippath pattern tspan ellipse noscript meter".split()
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The desk of hostile readings."""
    store = fill_hostile(tmp_path_factory.mktemp("hostile") / "desk.db")
    yield store
    store.close()


@pytest.fixture(scope="module")
def visitor(store: Store) -> Visitor:
    """Somebody who asks the hostile desk for pages."""
    return Visitor(create_app(store))


@pytest.mark.parametrize("path", hostile_paths())
def test_every_page_shows_hostile_text_harmlessly(visitor: Visitor, path: str) -> None:
    for address in addresses(path):
        answer = visitor.get(address)
        assert answer.status_code < 500, f"{address[:200]}: {answer.text[-600:]}"
        assert answer.headers["x-content-type-options"] == "nosniff"
        kind = answer.headers.get("content-type", "")
        allowed = answer.headers["content-security-policy"]
        own = "default-src 'none'; style-src 'unsafe-inline'" if kind.startswith("image/svg") else "default-src 'self'"
        assert allowed.startswith(own) and "script-src" not in allowed
        assert answer.headers.get("set-cookie", "").find("evil") == -1
        if "attachment" in answer.headers.get("content-disposition", ""):
            assert "\n" not in answer.headers["content-disposition"]
        elif kind.startswith("text/html"):
            check_page(answer, address)
        elif "json" in kind:
            json.loads(answer.content)
        elif answer.status_code not in (204, 301, 302, 303, 304, 307, 308):
            assert not kind.startswith(("text/xml", "application/xhtml")), f"{address[:200]}: {kind}"


def check_page(answer: Response, address: str) -> None:
    """Look at all that stands in a page as tags and attributes: the desk's own, and nothing that runs or leads astray."""
    tree = lxml.html.document_fromstring(answer.text, parser=lxml.html.HTMLParser(huge_tree=True))
    for element in tree.iter():
        if not isinstance(element.tag, str):
            assert "evil" not in (element.text or ""), address[:200]
            continue
        assert element.tag.rpartition("}")[2].lower() in HARMLESS_TAGS, f"{address[:200]}: <{element.tag}>"
        assert not (element.tag == "script" and (element.text or not element.get("src", "").startswith("/static/")))
        for name, value in element.attrib.items():
            where = f"{address[:200]}: <{element.tag} {name}={value[:120]!r}>"
            assert not str(name).lower().startswith("on") and str(name).lower() != "style", where
            if str(name).lower() in ("src", "action", "formaction", "data", "poster", "srcset", "background", "ping"):
                assert value.startswith("/") and not value.startswith("//"), where
            if str(name).lower() in ("href", "xlink:href"):
                own = value.startswith(("/", "#", "?")) and not value.startswith("//")
                elsewhere = element.tag == "a" and urlsplit(value).scheme in ("http", "https")
                assert own or elsewhere, where
    assert len(answer.content) < 12_000_000, f"{address[:200]}: {len(answer.content)} bytes"


def test_the_document_itself_is_shown_as_published(visitor: Visitor) -> None:
    shown = claim_reading().document
    assert "sleeping men" in visitor.get(f"/documents/{shown.id}").text
    reading = next(r for r in hostile_readings() if LONG in r.document.text)
    assert LONG[:1000] in visitor.get(f"/documents/{reading.document.id}").text


def test_lists_stay_small_whatever_the_words(visitor: Visitor) -> None:
    for path in (
        "/",
        "/documents",
        "/statements",
        "/events",
        "/figures",
        "/ledger",
        "/search?q=Brod",
        "/reports/situation",
    ):
        assert LONG[:5000] not in visitor.get(path).text, path
