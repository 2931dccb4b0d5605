"""When two articles are the same one: same words, same address, or the same id and much the same words."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode, urlsplit

ALIKE = 0.3
"""Share of the shorter text's pairs of neighbouring words that a later version of it holds at the least.

Unrelated news articles share under a tenth ("of the", "said on").
"""
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref_src|cmpid", re.IGNORECASE)


def sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(text: str) -> str:
    """Return what two texts have in common that differ in white space at most."""
    return sha256(" ".join(text.split()))


def storable(text: str) -> str:
    """Return a text, as long as before, without the two things that no database takes as text."""
    return "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)


def address(url: str | None) -> str | None:
    """Return a URL without what does not tell pages apart; ``None`` where it names a whole site."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    query = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name)]
    if parts.scheme not in ("http", "https") or not parts.netloc or not (path or query):
        return None
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{path}?{urlencode(query)}" if query else f"{host}{path}"


def alike(one: str, two: str) -> bool:
    """Return whether one text can be a later version of the other."""
    first, second = _pairs(one), _pairs(two)
    fewer = min(len(first), len(second))
    return fewer == 0 or len(first & second) / fewer >= ALIKE


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(text.casefold().split()))
