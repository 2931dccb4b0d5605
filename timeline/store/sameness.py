"""When two articles are the same one.

They have the same words, the same address, the same id and much the same words, or the name of one file and
nearly the same words.
"""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode, urlsplit

ALIKE = 0.3
"""Share of the shorter text's pairs of neighbouring words that a later version of it holds at the least.

Unrelated news articles share under a tenth ("of the", "said on").
"""
NEARLY = 0.8
"""The same share of a text whose file has the same name in another folder, which many files have."""
_FILE = re.compile(r"(?:.*/)?(?P<name>[^/:]+\.[a-z]{2,5}(?:\.gz)?)", re.IGNORECASE)
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
    share = _shared(one, two)
    return share is None or share >= ALIKE


def nearly_equal(one: str, two: str) -> bool:
    """Return whether one text is hardly anything but a version of the other, wherever it comes from."""
    share = _shared(one, two)
    return share is not None and share >= NEARLY


def file_name(key: str) -> str | None:
    """Return the name of the file that an id stands for; ``None`` where it is no file's, but a row's, say."""
    found = _FILE.fullmatch(key)
    return found["name"] if found and "://" not in key else None


def _shared(one: str, two: str) -> float | None:
    """Return the share of the shorter text's pairs of words that the other has; ``None`` without any pair."""
    first, second = _pairs(one), _pairs(two)
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer else None


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(text.casefold().split()))
