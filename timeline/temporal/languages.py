"""The languages with rules for their time expressions."""

from __future__ import annotations

from functools import cache

from timeline.temporal.english import ENGLISH
from timeline.temporal.language import Language
from timeline.temporal.locales import SUPPLEMENTED, locale_language

LANGUAGES = (ENGLISH.code, *SUPPLEMENTED)
"""The languages with all words; others have only those of dateparser's locales."""


@cache
def language_for(code: str) -> Language | None:
    """Return the language of a code (ISO 639-1); ``None`` for a language without words."""
    return ENGLISH if code == ENGLISH.code else locale_language(code)


def is_supported(code: str) -> bool:
    """Return True if there are words for the dates of a language (ISO 639-1)."""
    return language_for(code) is not None
