"""Which days can be a publication's, and how a field of any type names one."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from timeline.temporal import parse_day

_FIRST, _LAST = date(1500, 1, 1), date(2100, 12, 31)
"""The first newspapers are of about 1600; a day beyond these bounds is a slip or stands for "unknown"."""
_DIGITS = re.compile(r"\d{8}|\d{9,10}|\d{13}")
_MOST = 10**14
"""No number of milliseconds, and none that is a day, is larger."""
_MILLISECONDS = 100_000_000_000
"""A number of seconds this large lies in the year 5138: it counts milliseconds."""


def is_plausible(day: date) -> bool:
    """Return whether something can have been published on that day."""
    return _FIRST <= day <= _LAST


def publication_day(value: object) -> date | None:
    """Return the likely day that a field names.

    It may be a date, words, eight digits (YYYYMMDD), or seconds or milliseconds since 1970 (the day in UTC).
    ``None`` where it names no day.
    """
    day = _named(value)
    return day if day is not None and is_plausible(day) else None


def _named(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if not isinstance(value, str) and not 0 <= value < _MOST:
        return None
    text = value.strip() if isinstance(value, str) else str(int(value))
    return _of_digits(text) if _DIGITS.fullmatch(text) else parse_day(text)


def _of_digits(text: str) -> date | None:
    if len(text) == 8:
        return parse_day(f"{text[:4]}-{text[4:6]}-{text[6:]}")
    seconds = int(text)
    return datetime.fromtimestamp(seconds / 1000 if seconds >= _MILLISECONDS else seconds, UTC).date()
