"""Limits of the markup in a page or an entry, checked before it is parsed.

A parsed element takes some two thousand bytes, and libxml2 searches the attributes of an element for doubles
in quadratic time. So a small file could take gigabytes, or hours.
"""

from __future__ import annotations

import re

from timeline.errors import ReadingError

MAX_TAGS = 150_000
"""The longest news pages have some ten thousand."""
MAX_ATTRIBUTES = 3_000
"""Attributes of one tag; the most in a news page are some fifty."""
_ATTRIBUTE = re.compile(r"[\s/]*[^\s=>/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']\S{0,2000}))?=*")


def check_markup(html: str) -> None:
    """Raise ReadingError for markup with too many tags, or with a tag of too many attributes."""
    if html.count("<") > MAX_TAGS:
        raise ReadingError(
            f"it has more than {MAX_TAGS:,} tags; save its article as text, or copy the text and paste it."
        )
    before = ""
    for start in re.finditer("<", html):
        end = html.find("<", start.end())
        piece = html[start.end() : end if end >= 0 else len(html)]
        if _may_be_long(piece, before) and _has_more_attributes(piece, MAX_ATTRIBUTES):
            raise ReadingError(
                f"one of its tags has more than {MAX_ATTRIBUTES:,} attributes; copy the text and paste it."
            )
        before = piece


def _may_be_long(piece: str, before: str) -> bool:
    """Return True if a tag may go on for long here: it begins, or goes on behind a "<" in a quotation."""
    if len(piece) < 2 * MAX_ATTRIBUTES:
        return False
    return piece[0].isalpha() or before.count('"') % 2 == 1 or before.count("'") % 2 == 1


def _has_more_attributes(piece: str, most: int) -> bool:
    position = 0
    for _ in range(most + 1):
        found = _ATTRIBUTE.match(piece, position)
        if found is None:
            return False
        position = found.end()
    return True
