"""The only user of dateparser: publication dates in any language, and its words for dates."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from importlib import import_module
from typing import Any

_ISO = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?:$|[T\s].*)", re.DOTALL)
_BEFORE_CHRIST = re.compile(r"\s*[-−]\d")
_MAX_LENGTH = 120
"""Characters; a longer string is no date."""

_SETTINGS: dict[str, Any] = {
    "DATE_ORDER": "DMY",
    "PREFER_LOCALE_DATE_ORDER": True,
    "PREFER_DAY_OF_MONTH": "first",
    "PREFER_MONTH_OF_YEAR": "first",
    "PREFER_DATES_FROM": "past",
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "RETURN_AS_TIMEZONE_AWARE": False,
    "RETURN_TIME_AS_PERIOD": False,
    "NORMALIZE": True,
    "PARSERS": ["absolute-time"],
    "TIMEZONE": "UTC",
    "CACHE_SIZE_LIMIT": 1000,
}


def parse_day(text: str) -> date | None:
    """Return the day of a publication date, in any language; ``None`` if it states no full day.

    The day is the printed one, whatever its time zone. A partial or relative date is ``None``.
    """
    iso = _ISO.match(text)
    if iso is not None:
        try:
            return date(*map(int, iso.groups()))
        except ValueError:
            return None
    if _BEFORE_CHRIST.match(text):
        return None
    plain = " ".join(_western_digits(text).split())
    if not plain or len(plain) > _MAX_LENGTH or not any(c.isdigit() for c in plain):
        return None
    return _parsed(plain)


def _western_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> date | None:
    import dateparser

    try:
        moment: datetime | None = dateparser.parse(text, settings=_SETTINGS)
    except (ValueError, OverflowError, TypeError, RecursionError):
        logging.getLogger(__name__).debug("dateparser failed on %r", text, exc_info=True)
        return None
    return moment.date() if moment is not None else None


def locale_words(language: str) -> Mapping[str, Any] | None:
    """Return dateparser's words for the dates of a language (ISO 639-1); ``None`` if it has none.

    The keys are those of its locale data: "january", "monday", "year", "relative-type", "date_order"
    and so on.
    """
    from dateparser.data.languages_info import language_order

    if language not in language_order:
        return None
    words: Mapping[str, Any] = import_module(f"dateparser.data.date_translation_data.{language}").info
    return words
