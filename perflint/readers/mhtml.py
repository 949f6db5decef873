"""Web archives (.mht, .mhtml): a page with its pictures as one MIME message. [RFC 2557]"""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

from perflint.model.document import Document
from perflint.readers.decode import decode
from perflint.readers.html import broken_page, read_page
from perflint.readers.limits import MB, Limits, too_large

_MOST_PARTS = 1000
_DEEPEST = 5


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The first page of the archive, read as a web page. Raises ReadError: corrupt, empty, encoding
    or too-large."""
    if len(data) > limits.max_text_bytes:
        raise too_large(f"{len(data) / MB:,.1f} MB", f"{limits.max_text_bytes / MB:g} MB")
    try:
        page = _find_page(message_from_bytes(data), 0)
    except (LookupError, ValueError, RecursionError):
        page = None
    if page is None:
        raise broken_page("网页存档里没有网页")
    return read_page(decode(page, limits), path, "mhtml", limits)


def _find_page(message: Message, depth: int) -> bytes | None:
    """The bytes of the first text/html part."""
    if message.get_content_type() == "text/html":
        payload = message.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else None
    parts = message.get_payload()
    if not message.is_multipart() or not isinstance(parts, list) or depth > _DEEPEST:
        return None
    for part in parts[:_MOST_PARTS]:
        if isinstance(part, Message) and (page := _find_page(part, depth + 1)) is not None:
            return page
    return None
