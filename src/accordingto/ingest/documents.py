"""The bytes of a source in, a document out: text, title, date, segments, language, warnings."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

from accordingto.ingest.bounds import find_earliest, settle_day
from accordingto.ingest.dates import Moment, parse_moment
from accordingto.ingest.encodings import refuse_bytes
from accordingto.ingest.extracts import Extract
from accordingto.ingest.head_dates import find_head_date
from accordingto.ingest.languages import detect_language, same_language, speaks_of_itself
from accordingto.ingest.letterheads import find_letterhead
from accordingto.ingest.markdown import read_markdown
from accordingto.ingest.pages import read_page
from accordingto.ingest.repairs import repair_text
from accordingto.ingest.segments import Layout, find_segments
from accordingto.ingest.texts import join_lines, read_text
from accordingto.ingest.titles import without_site
from accordingto.model.ids import content_id
from accordingto.model.offsets import OffsetMap
from accordingto.model.records import Document
from accordingto.model.stages import Source, UnreadableError

FIRST_PERSON = "first_person"
NOT_ENGLISH = "not_english"
NO_DATE = "no_date"
DATE_NOT_UNDERSTOOD = "date_not_understood"
READERS: dict[str, Callable[[bytes], Extract]] = {"txt": read_text, "html": read_page, "md": read_markdown}
"""The kinds of source and what reads them."""
LONGEST_TEXT = 1_000_000
"""Code points of the longest text that is read: a parser takes no more."""

_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?=/)")


def read_document(source: Source, folders: tuple[Path, ...] = ()) -> Document:
    """Return the document that the bytes of a source hold.

    `folders` hold further furniture rules. Raises UnreadableError where there is no text in the bytes.
    """
    extract, warnings = _clean_extract(source)
    text = extract.trace.text
    given = source.given
    title = given.get("title") or extract.title
    layout = find_segments(text, title, extract.headings, folders)
    url = given.get("url") or extract.url
    digest = sha256(source.data).hexdigest()
    publisher = given.get("publisher") or extract.publisher or find_letterhead(text)
    body = layout.parts(text, "body")
    language = given.get("language") or detect_language("\n".join(body) or text) or extract.language
    dates, date_warnings = _find_published(source, extract, layout, body)
    if language and not same_language(language, "en"):
        warnings.append(NOT_ENGLISH)
    elif speaks_of_itself("\n".join(body)):
        warnings.append(FIRST_PERSON)
    shown = title or layout.title
    return Document(
        id=content_id("document", url or source.path or "", digest),
        path=source.path,
        url=url,
        publisher=publisher,
        title=without_site(shown, publisher) if shown else None,
        **dates,
        retrieved=given.get("retrieved"),
        language=language,
        translated_from=given.get("translated_from") or extract.translated_from,
        text=text,
        segments=layout.segments,
        sha256=digest,
        warnings=(*warnings, *layout.warnings, *date_warnings),
    )


def map_offsets(source: Source) -> OffsetMap:
    """Return the map from the text of a source's document to its bytes, made again from the bytes.

    For JSON Lines these are the bytes of the line's `text`. Raises UnreadableError as `read_document` does.
    """
    return remake_text(source)[1]


def remake_text(source: Source) -> tuple[str, OffsetMap]:
    """Return the text of a source's document and its map to the bytes, both made again from the bytes.

    Raises UnreadableError as `read_document` does.
    """
    trace = _clean_extract(source)[0].trace
    return trace.text, trace.offsets()


def _clean_extract(source: Source) -> tuple[Extract, list[str]]:
    reason = refuse_bytes(source.data)
    if reason:
        raise UnreadableError(reason)
    extract = _read_form(source)
    trace, warnings = repair_text(extract.trace)
    if extract.wrapped:
        trace = join_lines(trace)
    if not any(c.isalnum() for c in trace.text):
        raise UnreadableError("no text was found in it")
    if len(trace.text) > LONGEST_TEXT:
        raise UnreadableError(f"its text is longer than {LONGEST_TEXT:,} characters; split it into documents")
    return replace(extract, trace=trace), warnings


def _read_form(source: Source) -> Extract:
    if source.kind not in READERS:
        raise UnreadableError(f"documents of the kind {source.kind!r} are not read (only {', '.join(READERS)})")
    return READERS[source.kind](source.data)


def _find_published(
    source: Source, extract: Extract, layout: Layout, body: list[str]
) -> tuple[dict[str, str | None], list[str]]:
    """Return the date fields of a document by the first that gives one: given, its form, its text, its file's name."""
    given = source.given.get("published")
    moment = parse_moment(given) if given else None
    warnings = [DATE_NOT_UNDERSTOOD] if given and moment is None else []
    basis: str | None = source.basis
    for other, its_basis in (
        (extract.published, extract.published_basis),
        (layout.published, "text"),
        (extract.guessed, "metadata"),
    ):
        if moment is None:
            moment, basis = other, its_basis
    if moment is None:
        moment, basis = _date_in_head(extract.trace.text, body), "text"
    if moment is None:
        moment, basis = _date_in_name(source.path, source.given), "filename"
    settled = settle_day(moment, body) if moment and moment.either else None
    if settled:
        moment, basis = settled, "inferred"
    updated = extract.updated or layout.updated
    low = high = None
    if moment is None:
        low, high = find_earliest(body), _latest(updated, source.given)
        low = None if low and high and low > high else low
        basis = "inferred" if low or high else None
        warnings.append(NO_DATE)
    return {
        "published": moment.value if moment else None,
        "published_precision": moment.precision if moment else None,
        "published_basis": basis,
        "published_from": low,
        "published_to": high,
        "updated": updated.value if updated else None,
    }, warnings


def _latest(updated: Moment | None, given: Mapping[str, str]) -> str | None:
    """Return the day by which a document was published: when it was changed or fetched."""
    if updated:
        return updated.day
    fetched = parse_moment(given["retrieved"]) if given.get("retrieved") else None
    return fetched.day if fetched else None


def _date_in_head(text: str, body: list[str]) -> Moment | None:
    """Return the day that the first lines name, unless the body tells of a later day as past."""
    head = find_head_date(text)
    earliest = find_earliest(body) if head is not None else None
    return head if head is not None and (earliest is None or earliest <= head.day) else None


def _date_in_name(path: str | None, given: Mapping[str, str]) -> Moment | None:
    """Return the day in the address (`/2023/01/08/`) or in the file's name (`2023-01-08`), where there is just one."""
    in_url = _URL_DATE.search(given.get("url", ""))
    if in_url:
        return parse_moment(f"{in_url[1]}-{int(in_url[2]):02}-{int(in_url[3]):02}")
    days = set(_FILE_DATE.findall(PurePosixPath(path).name)) if path else set()
    return parse_moment(days.pop()) if len(days) == 1 else None
