"""Sources become documents with text, title, date, segments, language and warnings."""

import hashlib
from pathlib import Path

import pytest

from accordingto.ingest.documents import map_offsets, read_document
from accordingto.ingest.stages import INGEST, make_ingest
from accordingto.model.ids import content_id
from accordingto.model.stages import Source, UnreadableError, Workpiece

REPORT = """Guns stay where they are – Halvec

14 Mar, 2031 19:20 / Updated 11 months ago
The minister says that he is “waiting”

The ministry in Halvec rejected the demand on Sunday and said that no gun had been moved, General Petrušan said.

“We have moved nothing,” he said. Peacekeepers counted four lorries on the bridge.

See also  The lighthouse keeper who would not leave his island

Two drivers spoke of nine vehicles and of ‘shots’ in the dark.
"""
BODY = "The ministry in Halvec rejected the demand on Sunday and said that no gun had been moved."


def source(text: str, path: str | None = "pile/report.txt", **given: str) -> Source:
    return Source(text.encode(), path, given=given)


def test_document() -> None:
    document = read_document(source(REPORT))
    assert document.title == "Guns stay where they are – Halvec"
    assert (document.published, document.published_precision, document.published_basis) == (
        "2031-03-14T19:20",
        "minute",
        "text",
    )
    assert (document.updated, document.language, document.publisher) == (None, "en", None)
    assert document.sha256 == hashlib.sha256(REPORT.encode()).hexdigest()
    assert document.id == content_id("document", "pile/report.txt", document.sha256)
    assert [s.kind for s in document.segments] == ["title", "dateline", "body", "furniture", "body"]
    assert document.warnings == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.replace("\n", "\r\n"),
        lambda t: t.replace("\n", "\r"),
        lambda t: t.replace("“", '"').replace("”", '"'),
        lambda t: t.replace("‘", "'").replace("’", "'"),
        lambda t: t.replace("š", "s"),
        lambda t: t.replace("\n\n", "\n \n\n\t\n"),
        lambda t: "\ufeff" + t.replace(" ", "\u00a0"),
    ],
)
def test_other_line_ends_and_quotes_give_the_same_parts(change: object) -> None:
    document = read_document(source(REPORT))
    other = read_document(source(change(REPORT)))  # type: ignore[operator]
    assert [s.kind for s in other.segments] == [s.kind for s in document.segments]
    assert other.published == document.published
    assert len(other.text) == len(document.text)


def test_map_is_made_again_from_the_bytes() -> None:
    piece = Source(REPORT.replace("\n", "\r\n").encode("cp1252"), "a.txt")
    document, offsets = read_document(piece), map_offsets(piece)
    assert offsets.length == len(document.text)
    for segment in document.segments:
        span = offsets.to_bytes(segment.start, segment.end)
        assert span is not None
        raw = piece.data[slice(*span)].decode("cp1252")
        assert raw.replace("\r\n", "\n").replace("  ", " ") == document.text[segment.start : segment.end]


@pytest.mark.parametrize(
    ("text", "path", "given", "date", "precision", "basis"),
    [
        (REPORT, "a.txt", {"published": "2031-03-15"}, "2031-03-15", "day", "metadata"),
        (BODY, "2031-03-16_guns.txt", {}, "2031-03-16", "day", "filename"),
        (BODY, "a.txt", {"url": "https://x.example/2031/3/17/guns"}, "2031-03-17", "day", "filename"),
        (REPORT, "2031-03-16.txt", {}, "2031-03-14T19:20", "minute", "text"),
        (BODY, "20310316.txt", {}, None, None, None),
        (BODY, "2031-03-16_2031-03-17.txt", {}, None, None, None),
        (f"Guns stay\n\n12/04/2031\n\n{BODY} They had until April 10.", "a.txt", {}, "2031-04-12", "day", "inferred"),
        (f"Guns stay\n\n12/04/2031\n\n{BODY}", "a.txt", {}, "2031", "year", "text"),
    ],
)
def test_dates(
    text: str, path: str, given: dict[str, str], date: str | None, precision: str | None, basis: str | None
) -> None:
    document = read_document(source(text, path, **given))
    assert (document.published, document.published_precision, document.published_basis) == (date, precision, basis)


def test_given_date_wins() -> None:
    document = read_document(Source(REPORT.encode(), "a.txt", given={"published": "2031-03"}, basis="given"))
    assert (document.published, document.published_precision, document.published_basis) == ("2031-03", "month", "given")


def test_undated_report_has_bounds_only() -> None:
    document = read_document(source(f"{BODY} The war ended on 4 May 2017.", retrieved="2031-06-01"))
    assert document.published is None
    assert (document.published_from, document.published_to, document.published_basis) == (
        "2017-05-04",
        "2031-06-01",
        "inferred",
    )
    assert "no_date" in document.warnings
    bare = read_document(source(f"{BODY} It declared independence in 2008."))
    assert (bare.published, bare.published_from, bare.published_to, bare.published_basis) == (None, None, None, None)


def test_date_that_is_no_date_is_told() -> None:
    document = read_document(source(BODY, published="some day"))
    assert document.published is None
    assert "date_not_understood" in document.warnings


def test_fields_that_come_with_the_text() -> None:
    document = read_document(
        source(
            BODY,
            title="Guns stay | Tern",
            url="https://t.example/g",
            publisher="Tern",
            language="en-GB",
            translated_from="sh",
        )
    )
    assert (document.title, document.url, document.publisher) == ("Guns stay", "https://t.example/g", "Tern")
    assert (document.language, document.translated_from) == ("en-GB", "sh")
    assert document.text == BODY
    assert document.id == content_id("document", "https://t.example/g", document.sha256)


def test_other_languages_are_kept_and_marked() -> None:
    document = read_document(
        source("Das Ministerium wies die Forderung am Sonntag zurück und sagte, es sei nichts bewegt worden.")
    )
    assert document.language == "de"
    assert "not_english" in document.warnings


def test_communique_is_marked() -> None:
    document = read_document(source("We urge MERFOR to act. We expect a reply within fourteen days.\n\n" + BODY))
    assert "first_person" in document.warnings


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (b"", "txt", "empty"),
        (b"\x00\x01\x02\x03" * 50, "txt", "binary"),
        (b"... !!! ---", "txt", "no text was found"),
        (b"<html><body></body></html>", "html", "no text was found"),
        (b"a " * 600_000, "txt", "longer than 1,000,000 characters"),
        (b"text", "pdf", "'pdf' are not read"),
    ],
)
def test_what_is_no_document(data: bytes, kind: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_document(Source(data, "a", kind))


def test_stage(tmp_path: Path) -> None:
    piece = INGEST.run(Workpiece(source(REPORT)))
    assert piece.document == read_document(source(REPORT))
    assert INGEST.origin == "ingest@4"
    assert make_ingest((tmp_path,)).config == {}
    (tmp_path / "furniture.yaml").write_text("rules: []\n")
    assert set(make_ingest((tmp_path,)).config) == {"furniture"}
