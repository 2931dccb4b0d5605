"""The values of the named groups of a match: its month, weekday, year, part of the day."""

from __future__ import annotations

import re

from timeline.temporal.english_words import DAY_PARTS, MONTHS, WEEKDAYS


def month_number(match: re.Match[str]) -> int:
    """Return the number of the month in the match, 1 to 12."""
    return MONTHS[match["month"].lower().rstrip(".")]


def has_capital_month(match: re.Match[str]) -> bool:
    """Return True if the month in the match has a capital ("May", not "may")."""
    return match["month"][0].isupper()


def weekday_number(match: re.Match[str]) -> int:
    """Return the number of the weekday in the match, 0 (Monday) to 6."""
    return WEEKDAYS[match["weekday"].lower().rstrip(".")]


def has_capital_weekday(match: re.Match[str]) -> bool:
    """Return True if the weekday in the match has a capital ("Sunday", not "sunday")."""
    return match["weekday"][0].isupper()


def day_part(match: re.Match[str]) -> str:
    """Return the part of the day in the match as a TIMEX3 time ("TMO")."""
    return DAY_PARTS[match["daytime"].lower()]


def stated_year(match: re.Match[str]) -> int | None:
    """Return the year in the match; ``None`` if it has none."""
    year = match.groupdict().get("year")
    return int(year) if year else None
