"""Comparison of texts in a search, without regard to case and accents."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return text for comparison in a search: lower case, without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def folded_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, in order."""
    return tuple(folded(text).split())
