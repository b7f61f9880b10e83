"""The markup of an HTML page in, what its metadata say of title, publisher, address, dates and language out."""

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accordingto.ingest.dates import Moment, parse_moment

PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "og:pubdate", "datepublished",
    "article:published", "publication_date", "publicationdate", "publishdate", "publish_date", "publish-date", "pubdate",
    "parsely-pub-date", "sailthru.date", "article.published", "published-date", "publisheddate", "published_time_telegram",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "article_date_original", "originalpublicationdate", "citation_publication_date", "bt:pubdate", "date_published",
    "article-publish-date", "dc.date", "datecreated", "date.created", "date",
)  # fmt: skip
UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified",
    "last-modified", "lastmod", "article:modified", "modified_date", "dc.date.modified", "revision_date", "updated_time",
)  # fmt: skip
PUBLISHER = (
    "og:site_name",
    "article:publisher_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
)

_META = re.compile(r"<meta\b([^>]*)>", re.IGNORECASE)
_LINK = re.compile(r"<link\b([^>]*)>", re.IGNORECASE)
_TIME = re.compile(r"<(?:time|abbr|span|div|p|meta)\b([^>]*(?:datetime|content)\s*=[^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LINKED_DATA = re.compile(
    r"<script\b[^>]*type\s*=\s*[\"']?application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL
)
_LANG = re.compile(r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_ARTICLES = re.compile(r"Article|BlogPosting|Report|WebPage|Posting|PressRelease", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself; None where it says nothing that can be understood."""

    title: str | None
    publisher: str | None
    url: str | None
    published: Moment | None
    updated: Moment | None
    language: str | None
    translated_from: str | None


def read_metadata(html: str) -> PageMetadata:
    """Return the metadata of a page: meta elements, linked data (JSON-LD), canonical link, marked times."""
    metas = _meta_values(html)
    linked = list(_linked_articles(html))
    in_time = _marked_time(html)
    title = _TITLE.search(html)
    language = _LANG.search(html)
    return PageMetadata(
        title=metas.get("og:title") or (entities.unescape(title[1]).strip() if title else None) or None,
        publisher=next((v for k in PUBLISHER if (v := metas.get(k)) and not v.startswith("http")), None) or _publisher(linked),
        url=_address(html, metas),
        published=_first(
            *(metas.get(k) for k in PUBLISHED[:5]), *(_text(a.get("datePublished")) for a in linked),
            *(metas.get(k) for k in PUBLISHED[5:]), in_time, *(_text(a.get("dateCreated")) for a in linked),
        ),
        updated=_first(*(metas.get(k) for k in UPDATED), *(_text(a.get("dateModified")) for a in linked)),
        language=language[1].replace("_", "-") if language else None,
        translated_from=metas.get("translated-from") or metas.get("original-language"),
    )  # fmt: skip


def _meta_values(html: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in _META.finditer(html):
        attributes = _attributes(meta[1])
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        value = attributes.get("content", "").strip()
        if key and value:
            found.setdefault(key.lower(), value)
    return found


def _attributes(tag: str) -> dict[str, str]:
    return {m[1].lower(): entities.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}


def _address(html: str, metas: dict[str, str]) -> str | None:
    for link in _LINK.finditer(html):
        attributes = _attributes(link[1])
        if attributes.get("rel", "").lower() == "canonical" and attributes.get("href", "").startswith("http"):
            return attributes["href"]
    address = metas.get("og:url", "")
    return address if address.startswith("http") else None


def _linked_articles(html: str) -> Iterator[dict[str, Any]]:
    for script in _LINKED_DATA.finditer(html):
        try:
            data = json.loads(script[1].strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles_in(data)


def _articles_in(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for entry in data:
            yield from _articles_in(entry)
    elif isinstance(data, dict):
        kind = data.get("@type")
        if _ARTICLES.search(
            " ".join(kind) if isinstance(kind, list) and all(isinstance(k, str) for k in kind) else str(kind)
        ):
            yield data
        yield from _articles_in(data.get("@graph"))
        yield from _articles_in(data.get("mainEntity"))


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for article in linked:
        publisher = article.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            return entities.unescape(name).strip()
    return None


def _marked_time(html: str) -> str | None:
    """Return the value of the element that is marked as the time of publication, or None."""
    for tag in _TIME.finditer(html):
        attributes = _attributes(tag[1])
        marks = " ".join(
            (attributes.get("itemprop", ""), attributes.get("class", ""), attributes.get("property", ""))
        ).lower()
        if (
            "datepublished" in marks
            or "pubdate" in tag[1].lower()
            or "entry-date published" in marks
            or "published" in marks.split()
        ):
            return attributes.get("datetime") or attributes.get("content")
    return None


def _first(*values: str | None) -> Moment | None:
    """Return the first value that is a date of which at least the month is certain."""
    found = (parse_moment(v) for v in values if v)
    return next((m for m in found if m and m.precision != "year"), None)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
