"""Damage is mended, nothing else is changed, and every word leads back to its bytes."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.ingest.encodings import decode_bytes
from accordingto.ingest.repairs import repair_text
from accordingto.ingest.traces import TracedText


def repaired(data: bytes) -> tuple[TracedText, list[str]]:
    return repair_text(decode_bytes(data).trace)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("a\n\n\n \n\tb", "a\n\nb"),
        ("  a \u00a0 b\u2009c  \n d ", "a b c\nd"),
        ("ze\u200bro\ufeff so\u00adft \u202eturned\u202c", "zero soft turned"),
        ("bell\x07 and\x1b escape", "bell and escape"),
        ("cafe\u0301 Ve\u010di\u0301c\u030c", "café Večíč"),
        ("&quot;Yes&quot; &amp; &#8217;no&#x2019; AT&T &nosuch;", '"Yes" & ’no’ AT&T &nosuch;'),
        ("“curly” ‘quotes’ ﬁne – dashes… „low“", "“curly” ‘quotes’ ﬁne – dashes… „low“"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_repair(raw: str, text: str) -> None:
    assert repaired(raw.encode())[0].text == text


def test_mojibake_is_decoded_again_and_said_so() -> None:
    trace, warnings = repaired("Petrušan: â€œnoâ€\x9d, said PetruÅ¡an. “Fine”".encode())
    assert trace.text == "Petrušan: “no”, said Petrušan. “Fine”"
    assert warnings == ["mojibake_repaired"]
    assert repaired("Petrušan: “no”".encode())[1] == []


def test_mojibake_leads_to_its_bytes_in_lines_of_any_length() -> None:
    for data in ("said PetruÅ¡an â€“ no".encode(), ("said PetruÅ¡an â€“ no " * 400).encode()):
        trace, _ = repaired(data)
        assert trace.text.startswith("said Petrušan – no")
        span = trace.offsets().to_bytes(5, 13)
        assert span is not None
        assert data[slice(*span)].decode() == "PetruÅ¡an"


def test_invalid_bytes_are_replaced_and_said_so() -> None:
    trace, warnings = repaired("Petrušan – “no” ".encode() + b"\xff\xfe x Halvec\x92s end")
    assert trace.text == "Petrušan – “no” \ufffd x Halvec’s end"
    assert warnings == ["invalid_bytes"]
    assert repaired("lost before: �".encode())[1] == ["invalid_bytes"]


def test_lone_surrogates_go() -> None:
    trace, warnings = repaired("a \ud800 b – “é”".encode("utf-8", "surrogatepass"))
    assert trace.text == "a \ufffd b – “é”"
    assert warnings == ["invalid_bytes"]


WORDS = st.text(alphabet="abcXYZčšñЖд\u0301\u200b,.'-", min_size=1, max_size=8)
GAPS = st.sampled_from([" ", "  ", "\r\n", "\n\n\n", "\u00a0", "\t ", "\u2028", " \n ", "\r"])


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=12))
    return "".join(word + gap for word, gap in parts)


@given(damaged_texts())
@settings(max_examples=150)
def test_every_word_leads_to_its_bytes(raw: str) -> None:
    data = raw.encode()
    trace, _ = repaired(data)
    offsets = trace.offsets()
    assert offsets.length == len(trace.text)
    for found in re.finditer(r"\S+", trace.text):
        span = offsets.to_bytes(found.start(), found.end())
        assert span is not None
        assert repaired(data[slice(*span)])[0].text == found[0]


@given(st.text(max_size=60))
@settings(max_examples=150)
def test_repair_is_regular_whatever_comes(raw: str) -> None:
    data = raw.encode("utf-8", "surrogatepass")
    trace, _ = repaired(data)
    text = trace.text
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"[\ud800-\udfff\x00-\x08\r\t]|  |\n\n\n|\A\s|\s\Z| \n|\n ", text)
    offsets = trace.offsets()
    assert offsets.length == len(text)
    spans = [s for n in range(len(text)) if (s := offsets.to_bytes(n, n + 1))]
    assert len(spans) == len(text)
    assert all(0 <= low < high <= len(data) for low, high in spans)
    assert spans == sorted(spans)


@given(st.text(alphabet="aé\u0301\u0327\u1100\u1161\u11a8가oỏ\u0323", max_size=20))
def test_composition_equals_nfc(raw: str) -> None:
    assert repaired(("x" + raw).encode())[0].text == unicodedata.normalize("NFC", "x" + raw)
