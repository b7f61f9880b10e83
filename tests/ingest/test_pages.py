"""A page gives its report and what its head says; menus, comments and consent boxes stay out."""

import re

import pytest

from accordingto.ingest.headers import find_header_dates
from accordingto.ingest.metadata import read_metadata
from accordingto.ingest.pages import read_page

REJECTED = (
    "The ministry in Halvec rejected the demand on Sunday &amp; said that “no gun” had been moved from the left bank."
)
COUNTED = (
    "Peacekeepers counted <a href='/4'>four lorries</a> on the bridge, a spokeswoman told&nbsp;reporters in Torvi&#353;ta, and "
    "sent a patrol to the village on the other bank, where nobody had slept since the shooting of last week."
)
DENIED = "Two drivers, who did not want to be named, spoke of nine vehicles and of shots in the dark; the police denied it all."
PARAGRAPHS = [REJECTED, COUNTED, DENIED]
HEAD = """<meta charset="utf-8"><title>Guns stay | Channel Ostrohal</title>
<meta property="og:site_name" content="Channel Ostrohal"><meta property="og:title" content="Guns stay where they are">
<link rel="canonical" href="https://ostrohal.example/guns">"""
DATES = """<meta property="article:published_time" content="2031-03-14T18:40:00+02:00">
<meta content="2031-03-15T07:02:11+02:00" property="article:modified_time">"""


def page(head: str = HEAD + DATES, under: str = "", encoding: str = "utf-8") -> bytes:
    body = "".join(f"<p>{p}</p>\n" for p in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body><div class='cookie-consent'>We use cookies to improve your "
        f"visit. <button>Accept all</button></div><nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        f"<article><h1>Guns stay where they are</h1>{under}{body}<h2>What comes next</h2><p>{PARAGRAPHS[0]} Once more, he said, no "
        f"gun would be moved before the talks in Brasque.</p><blockquote><p>We stay, whatever they say in Halvec.</p></blockquote>"
        f"</article><section id='comments'><h2>3 comments</h2><p>First! Bomb them all and be done with it.</p></section>"
        f"<footer>© 1999 Channel Ostrohal. All rights reserved.</footer></body></html>"
    ).encode(encoding)


def test_text_and_metadata() -> None:
    extract = read_page(page())
    lines = extract.trace.text.split("\n")
    assert lines[0] == extract.title == "Guns stay where they are"
    assert lines[1].startswith("The ministry in Halvec rejected the demand on Sunday & said")
    assert "We stay, whatever they say in Halvec." in lines
    assert extract.headings == ("What comes next",)
    for noise in ("cookies", "Home", "Bomb them", "All rights"):
        assert noise not in extract.trace.text
    assert (extract.publisher, extract.url, extract.language) == (
        "Channel Ostrohal",
        "https://ostrohal.example/guns",
        "en-GB",
    )
    assert extract.published is not None
    assert extract.updated is not None
    assert (extract.published.value, extract.published.precision) == ("2031-03-14T18:40+02:00", "minute")
    assert extract.updated.value == "2031-03-15T07:02:11+02:00"


def test_map_leads_to_the_markup() -> None:
    data = page()
    extract = read_page(data)
    text, offsets = extract.trace.text, extract.trace.offsets()
    assert offsets.length == len(text)
    for words, raw in (
        ("“no gun”", "“no gun”"),
        ("Sunday & said", "Sunday &amp; said"),
        ("four lorries on", "four lorries</a> on"),
        ("Torvišta", "Torvi&#353;ta"),
        ("We stay, whatever", "We stay, whatever"),
    ):
        start = text.index(words)
        span = offsets.to_bytes(start, start + len(words))
        assert span is not None
        assert data[slice(*span)].decode() == raw
    title = offsets.to_bytes(0, 10)
    assert title is not None
    assert data[: title[0]].endswith(b"<h1>")


def test_map_says_nothing_of_what_is_not_found() -> None:
    from accordingto.ingest.markups import map_markup

    offsets = map_markup("<body><p>A gun on the bridge.</p></body>", "A gun on the bridge.\nNot there.")
    assert offsets.to_bytes(0, 20) == (9, 29)
    assert offsets.to_bytes(21, 31) is None


def test_old_encoding_is_declared() -> None:
    data = page(
        head='<meta charset="windows-1251">' + HEAD[22:], under="<p>Градоначелник је рекао не.</p>", encoding="cp1251"
    )
    extract = read_page(data)
    start = extract.trace.text.index("bridge")
    span = extract.trace.offsets().to_bytes(start, start + 6)
    assert span is not None
    assert data[slice(*span)] == b"bridge"


@pytest.mark.parametrize(
    ("under", "value", "basis"),
    [
        ("<p class='by'>By Ana Moder | <span>Friday 14 March 2031</span>, 18:40</p>", "2031-03-14T18:40", "text"),
        ("<div><time>14 March 2031</time><a href='#'>3 comments</a></div>", "2031-03-14", "text"),
    ],
)
def test_date_beside_the_headline(under: str, value: str, basis: str) -> None:
    extract = read_page(page(HEAD, under))
    assert extract.published is not None
    assert (extract.published.value, extract.published_basis) == (value, basis)


def test_no_date_is_made_up() -> None:
    extract = read_page(page(HEAD))
    assert extract.published is None
    assert extract.guessed is None


def test_header_needs_the_headline_or_the_first_paragraph() -> None:
    html = "<div>14 March 2031</div><h1>Guns stay</h1><p>The ministry rejected it.</p>"
    assert find_header_dates(html, "Guns stay", None)[0] is not None
    assert find_header_dates(html, None, "The ministry rejected it.")[0] is not None
    assert find_header_dates(html, None, None) == (None, None)


def test_linked_data() -> None:
    data = (
        '{"@graph": [{"@type": "NewsArticle", "datePublished": "2031-03-14", "publisher": {"name": "Tern &amp; Co"}}]}'
    )
    known = read_metadata(f'<html><head><script type="application/ld+json">{data}</script></head>')
    assert known.published is not None
    assert known.published.value == "2031-03-14"
    assert known.publisher == "Tern & Co"
    assert read_metadata('<script type="application/ld+json">{broken</script>').published is None


def test_page_without_a_report_is_empty() -> None:
    assert not re.search(
        r"\w{2}", read_page(b"<html><head><title>x</title></head><body><img src='a.png'></body></html>").trace.text
    )
