"""Names out of documents in, parts of addresses out: halves of surrogate pairs, which no address can hold, become question marks."""

from collections.abc import Mapping
from urllib.parse import quote as quote_strictly
from urllib.parse import urlencode as encode_strictly


def urlencode(fields: Mapping[str, object]) -> str:
    """Return the query of an address."""
    return encode_strictly(fields, errors="replace")


def quote(text: str, safe: str = "/") -> str:
    """Return a text as a part of an address; the characters of `safe` stay as they are."""
    return quote_strictly(text, safe=safe, errors="replace")
