"""Content in, id out: every row is named by a hash of what it rests on."""

from hashlib import blake2b


def content_id(*parts: str | int | None) -> str:
    """Return a 16-digit hexadecimal id for the parts, in order.

    Equal parts give equal ids on every machine; `None` and the empty string differ.
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        token = b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass")
        digest.update(len(token).to_bytes(8, "big"))
        digest.update(token)
    return digest.hexdigest()
