"""The Solar Hijri calendar of Iran and Afghanistan, with leap years by the 33-year rule."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.model import Granularity
from timeline.temporal.calendar import OutOfCalendarError, Period, single_day

FIRST_YEAR, LAST_YEAR = 1244, 1472
"""Years (1865 to 2094) of agreement between the 33-year rule and the astronomical calendar."""

_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_ANCHOR_YEAR, _ANCHOR = 1400, date(2021, 3, 21)


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAP


def _new_year(year: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutOfCalendarError(f"the year {year} of the Solar Hijri calendar")
    low, high = sorted((year, _ANCHOR_YEAR))
    days = sum(365 + _is_leap(y) for y in range(low, high))
    return _ANCHOR + timedelta(days if year > _ANCHOR_YEAR else -days)


def _length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or _is_leap(year) else 29


def solar_period(year: int, month: int | None, day: int | None) -> Period:
    """Return a day, month or year of the Solar Hijri calendar; months and years are intervals.

    Raises ``OutOfCalendarError`` for a year outside ``FIRST_YEAR`` to ``LAST_YEAR`` and for an unknown day.
    """
    new_year = _new_year(year)
    if month is None:
        return Period(Granularity.INTERVAL, new_year, new_year + timedelta(364 + _is_leap(year)))
    first = new_year + timedelta(sum(_length(year, m) for m in range(1, month)))
    if day is None:
        return Period(Granularity.INTERVAL, first, first + timedelta(_length(year, month) - 1))
    if not 1 <= day <= _length(year, month):
        raise OutOfCalendarError(f"no day {day} in that month")
    return single_day(first + timedelta(day - 1))


def solar_year(day: date) -> int:
    """Return the year of a day in the Solar Hijri calendar. Raises ``OutOfCalendarError``."""
    year = day.year - 621
    return year if _new_year(year) <= day else year - 1
