"""The languages with rules for their time expressions."""

from __future__ import annotations

from functools import cache

from timeline.temporal.english import ENGLISH
from timeline.temporal.language import Language

# Imports within functions: without the patterns of the locales, tagging English starts a sixth sooner.


def languages() -> tuple[str, ...]:
    """Return the languages with all words; others have only those of dateparser's locales."""
    from timeline.temporal.locales import SUPPLEMENTED

    return (ENGLISH.code, *SUPPLEMENTED)


@cache
def language_for(code: str) -> Language | None:
    """Return the language of a code (ISO 639-1); ``None`` for a language without words."""
    if code == ENGLISH.code:
        return ENGLISH
    from timeline.temporal.locales import locale_language

    return locale_language(code)


def is_supported(code: str) -> bool:
    """Return True if there are words for the dates of a language (ISO 639-1)."""
    return language_for(code) is not None
