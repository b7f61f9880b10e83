"""Bytes are decoded by evidence, and what is no text is refused with a reason."""

import pytest

from accordingto.ingest.encodings import decode_bytes, find_declared, refuse_bytes


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le président a été reçu à l’hôtel “Élysée” – déjà", "cp1252"),
        ("Vučić i Petrušić su juče razgovarali u Peći", "cp1250"),
        ("The minister, Vukašin Petrović, left", "cp1250"),
        ("Łódź i Gdańsk są daleko", "cp1250"),
        ("Министар је рекао да преговори нису успели", "cp1251"),
        ("Some café owners", "cp1252"),
        ("Vučić – “ne”", "utf-8"),
        ("Plain", "utf-8"),
    ],
)
def test_encoding_by_evidence(text: str, encoding: str) -> None:
    decoded = decode_bytes(text.encode(encoding))
    assert (decoded.trace.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_marks_and_wide_encodings(encoding: str) -> None:
    text = "Guns at the Zelna, “said” Petrušan 😀 twice"
    data = text.encode(encoding)
    decoded = decode_bytes(data)
    assert decoded.trace.text == text
    offsets = decoded.trace.offsets()
    start = text.index("Petrušan")
    span = offsets.to_bytes(start, start + 10)
    assert span is not None
    assert data[slice(*span)].decode(decoded.encoding) == "Petrušan 😀"


def test_damaged_utf8_stays_utf8() -> None:
    decoded = decode_bytes("Petrušan said – “no” ".encode() + b"\xff\xfe" + " – again".encode())
    assert decoded.encoding == "utf-8"
    assert "\udcff\udcfe" in decoded.trace.text
    assert decode_bytes(b"Hello \xff\xfe there").encoding == "utf-8"


def test_declared_encoding_counts_only_for_other_bytes() -> None:
    page = '<meta charset="windows-1251"><p>Кавал</p>'
    assert find_declared(page.encode("cp1251")) == "windows-1251"
    assert decode_bytes(page.encode("cp1251"), "windows-1251").trace.text == page
    assert decode_bytes(page.encode(), "windows-1251").trace.text == page
    assert decode_bytes("café".encode("latin-1"), "no-such-encoding").trace.text == "café"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "nothing but blanks"),
        (b"\xef\xbb\xbf\n", "nothing but blanks"),
        (b"%PDF-1.7 text", "a PDF file"),
        (b"PK\x03\x04more", "ZIP"),
        (bytes(range(32)) * 9, "binary"),
        (b"some text\x00\x00\x00 with zeros", "binary"),
    ],
)
def test_no_text(data: bytes, reason: str) -> None:
    assert reason in (refuse_bytes(data) or "")


@pytest.mark.parametrize("data", [b"A line.", "Ünïcode".encode(), "wide text".encode("utf-16"), b"tab\tand\x0cfeed"])
def test_text_is_not_refused(data: bytes) -> None:
    assert refuse_bytes(data) is None
