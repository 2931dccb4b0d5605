"""Days of the Islamic, Jewish and Solar Hijri calendars, as periods of the Gregorian one.

Each calendar comes from a library, imported at its first date.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from timeline.model import Granularity
from timeline.temporal.calendar import OutOfCalendarError, Period, single_day

FIRST_SOLAR_YEAR, LAST_SOLAR_YEAR = 1244, 1472
"""Years (1865 to 2094) of agreement between the 33-year rule and the astronomical Solar Hijri calendar."""


def islamic_periods(year: int, month: int, day: int | None = None) -> list[Period]:
    """Return the days (or months, as intervals) of an Islamic date in a Gregorian year.

    A year can hold two of them. The calendar is that of Umm al-Qura, known from 1924 to 2077; other years
    have none. By observation of the moon, a feast can be a day earlier or later.
    """
    from hijridate import Hijri

    periods: list[Period] = []
    about = (year - 622) * 33 // 32
    for islamic_year in range(about - 1, about + 3):
        try:
            begin = Hijri(islamic_year, month, day or 1)
        except OverflowError:
            continue
        first = date(*begin.to_gregorian().datetuple())
        last = first + timedelta(begin.month_length() - 1)
        if first.year == year:
            periods.append(single_day(first) if day else Period(Granularity.INTERVAL, first, last))
    return periods


def jewish_new_year(year: int) -> date:
    """Return the first day of Rosh Hashanah in a Gregorian year."""
    return _jewish_day(year + 3761, 7, 1)


def passover(year: int) -> date:
    """Return the first day of Passover in a Gregorian year."""
    return _jewish_day(year + 3760, 1, 15)


def _jewish_day(year: int, month: int, day: int) -> date:
    from pyluach.dates import HebrewDate

    gregorian: date = HebrewDate(year, month, day).to_pydate()
    return gregorian


def _jalali_date() -> Any:
    from persiantools.jdatetime import JalaliDate

    return JalaliDate


def solar_period(year: int, month: int | None, day: int | None) -> Period:
    """Return a day, month or year of the Solar Hijri calendar; months and years are intervals.

    Raises ``OutOfCalendarError`` for a year outside ``FIRST_SOLAR_YEAR`` to ``LAST_SOLAR_YEAR`` and for an
    unknown day.
    """
    jalali = _jalali_date()
    if not FIRST_SOLAR_YEAR <= year <= LAST_SOLAR_YEAR:
        raise OutOfCalendarError(f"the year {year} of the Solar Hijri calendar")
    try:
        first: date = jalali(year, 1 if month is None else month, 1 if day is None else day).to_gregorian()
    except ValueError as error:
        raise OutOfCalendarError(str(error)) from error
    if day is not None and month is not None:
        return single_day(first)
    last_month = 12 if month is None else month
    last: date = jalali(year, last_month, jalali.days_in_month(last_month, year)).to_gregorian()
    return Period(Granularity.INTERVAL, first, last)


def solar_year(day: date) -> int:
    """Return the Solar Hijri year of a day. Raises ``OutOfCalendarError`` like ``solar_period``."""
    jalali = _jalali_date()
    try:
        year: int = jalali(day).year
    except ValueError as error:
        raise OutOfCalendarError(str(error)) from error
    if not FIRST_SOLAR_YEAR <= year <= LAST_SOLAR_YEAR:
        raise OutOfCalendarError(f"the year {year} of the Solar Hijri calendar")
    return year


def nowruz(year: int) -> list[Period]:
    """Return Nowruz, the first day of the Solar Hijri year, in a Gregorian year; empty if unknown."""
    try:
        return [solar_period(year - 621, 1, 1)]
    except OutOfCalendarError:
        return []
