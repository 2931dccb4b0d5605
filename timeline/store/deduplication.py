"""Rules to recognise two texts as the same article.

Two articles are the same if they have the same words, or an id of their own and the same address. They are
also the same if they have the same id or the same address and similar words, or the same file name and nearly
equal words. Short texts come back: the same words of another day, under another id and address, are another
article. The id of a file or row names a place in which another article may stand next week. In doubt they are
two: an article that is there twice is seen, one that replaced another is not.
"""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode, urlsplit

MIN_SIMILAR = 0.3
"""Share of the shorter text's word pairs (neighbouring words) in a later version, at least.

Unrelated news articles share under a tenth ("of the", "said on").
"""
MIN_ONE_STORY = 0.5
"""The same share for two texts of one address: the entries of a live blog may share theirs."""
MIN_NEARLY_EQUAL = 0.8
"""The same share for files of one name in two folders, because many files share a name."""
_FILE = re.compile(r"(?:.*/)?(?P<name>[^/:]+\.[a-z]{2,5}(?:\.gz)?)", re.IGNORECASE)
_ROW = re.compile(r":\d+(?:#.*)?\Z")
_TRACKING = re.compile(r"utm_\w+|at_\w+|xtor|fbclid|gclid|mc_[ce]id|ref_src|cmpid", re.IGNORECASE)
_PLACE_IN_PAGE = re.compile(r"comments?|respond|disqus_thread|top|:~:.*", re.IGNORECASE)
"""Fragments that lead to a place in an article, not to an article of its own."""


def sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(text: str) -> str:
    """Return the hash of a text's words: equal for texts that differ only in white space."""
    return sha256(" ".join(text.split()))


def comparable_url(url: str | None) -> str | None:
    """Return a URL normalised for comparison: no tracking parameters, no ``www.``, no trailing slash.

    Parameters without a value and fragments stay: they may tell articles apart ("news.asp?101", "live#7").
    ``None`` for a URL of a whole site, and for text that is no web address.
    """
    try:
        parts = urlsplit(url or "")
        parameters = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    query = urlencode([(name, value) for name, value in parameters if not _TRACKING.fullmatch(name)])
    fragment = _own_fragment(parts.fragment)
    if parts.scheme not in ("http", "https") or not parts.netloc or not (path or query or fragment):
        return None
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{path}{f'?{query}' if query else ''}{f'#{fragment}' if fragment else ''}"


def _own_fragment(fragment: str) -> str:
    """Return the part of a fragment that may name an article, such as an entry of a live blog."""
    name = fragment.partition("=")[0]
    return (
        ""
        if _TRACKING.fullmatch(name) or _PLACE_IN_PAGE.fullmatch(fragment)
        else fragment.partition(":~:")[0]
    )


def are_similar(one: str, two: str) -> bool:
    """Return True if one text can be a later version of the other."""
    share = _shared_pairs(one, two)
    return share is None or share >= MIN_SIMILAR


def are_one_story(one: str, two: str) -> bool:
    """Return True if two texts of one address are versions of one article."""
    share = _shared_pairs(one, two)
    return share is not None and share >= MIN_ONE_STORY


def are_nearly_equal(one: str, two: str) -> bool:
    """Return True if one text is almost certainly a version of the other, from any source."""
    share = _shared_pairs(one, two)
    return share is not None and share >= MIN_NEARLY_EQUAL


def file_name(key: str) -> str | None:
    """Return the file name in an article id; ``None`` if the id names no whole file (a row, a web page)."""
    match = _FILE.fullmatch(key)
    return match["name"] if match and "://" not in key else None


def names_place(key: str) -> bool:
    """Return True for the id of a file, or of a row in one ("news/latest.csv:3")."""
    return file_name(_ROW.sub("", key)) is not None


def _shared_pairs(one: str, two: str) -> float | None:
    """Return the share of the shorter text's word pairs in the other text; ``None`` without pairs."""
    first, second = _pairs(one), _pairs(two)
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer else None


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(text.casefold().split()))
