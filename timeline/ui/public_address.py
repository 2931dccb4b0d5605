"""The address by which people open the page, if a proxy stands before its server."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from timeline.errors import UsageError
from timeline.safe_text import short_line


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """``folder`` is the path that the page is served under: "" or one that begins with a slash."""

    origin: str
    host: str
    folder: str


def read_address(text: str) -> PublicAddress:
    """Return the parts of an address. Raises UsageError if it is not a whole one."""
    try:
        parts = urlsplit(text)
        host, known = parts.hostname, parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:
        host, known = None, False
    if not host or not known or parts.username or parts.query or parts.fragment:
        raise UsageError(f"{short_line(text)}: this is no address such as https://timeline.example.org.")
    return PublicAddress(f"{parts.scheme}://{parts.netloc}", host, parts.path.rstrip("/"))
