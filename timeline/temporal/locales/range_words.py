"""The words of ranges in other languages: "du 3 au 9 juin", "zwischen 1990 und 1995"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from timeline.temporal.intervals import ENGLISH_RANGES, RangeWords
from timeline.temporal.locales.locale_lexicon import lexicon


@cache
def range_words(language: str) -> RangeWords:
    """Return the words of ranges in a language (ISO 639-1); those of English for a language without words."""
    words = None if language == "en" else lexicon(language)
    if words is None or not words.known:
        return ENGLISH_RANGES
    own = words.supplement
    lists = tuple(own.get("lists", ()))
    ends = own.get("range", ())
    ands = [word for word in ends if word.split()[0] in lists]
    gap = r"\s" if words.spaced else r"\s?"
    article = _optional(own.get("articles", ()), gap)
    after = own.get("between_after", ())
    return RangeWords(
        re.compile(
            rf",?{gap}{_any_of(word for word in ends if word not in ands)}{gap}{article}\Z", re.IGNORECASE
        ),
        re.compile(rf",?{gap}{_any_of({*ands, *lists})}{gap}{article}\Z", re.IGNORECASE),
        re.compile(rf"(?<!\w){_any_of(own.get('between', ()))}{gap}{article}\Z", re.IGNORECASE),
        re.compile(rf"{gap}{_any_of(after)}(?!\w)", re.IGNORECASE) if after else None,
    )


def _any_of(words: Iterable[str]) -> str:
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return f"(?:{either})" if either else r"(?!)"


def _optional(words: Iterable[str], gap: str) -> str:
    return f"(?:{_any_of(words)}{gap})?"
