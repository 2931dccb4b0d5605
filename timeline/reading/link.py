"""Web addresses in articles: whole, well formed, and without a name and password."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from timeline.safe_text import encodable

_CREDENTIALS = re.compile(r"(?P<scheme>\b[a-z][a-z\d+.-]{0,30}://)[^/?#\\\s]*@", re.IGNORECASE)


_CREDENTIALS_OF_HOST = re.compile(r"\A[^\s/@:]+:[^\s@]*@(?=[\w-]+(?:\.[\w-]+)+(?::\d+)?\Z)")
"""A name and password before a host alone: libraries take them for a part of its name."""


def whole_link(link: str, base: str = "") -> str | None:
    """Return a link as a whole web address; ``None`` if it is malformed or no http address."""
    try:
        address = urljoin(base, link.strip())
        is_web = urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return None
    return encodable(address) if is_web else None


def is_well_formed(address: str) -> bool:
    """Return True if an address can be divided into its parts."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def host_of(address: str | None) -> str | None:
    """Return the host of an address without ``www.``; ``None`` if there is none."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def without_credentials(text: str) -> str:
    """Return a text without the name and password in its addresses: they must not reach a file or message."""
    return _CREDENTIALS_OF_HOST.sub("", _CREDENTIALS.sub(r"\g<scheme>", text))
