"""Named days and months of the Islamic, Solar Hijri and Jewish calendars, as periods of the Gregorian one.

The Islamic calendar is that of Umm al-Qura, known from 1924 to 2077; where the new moon must be seen,
a feast can fall a day later or earlier.
"""

from __future__ import annotations

from datetime import date, timedelta

from timeline.model import Granularity
from timeline.temporal.calendar import OutOfCalendarError, Period, single_day


def islamic(year: int, month: int, day: int | None = None) -> list[Period]:
    """Return the days (or months, as intervals) of the Islamic year that begin in a Gregorian year.

    There can be two, and there are none outside the years that the calendar is known for.
    """
    from hijridate import Hijri  # only when such a name is met

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


def nowruz(year: int) -> list[Period]:
    """Return the first day of the Solar Hijri year that begins in a Gregorian year, where it is known."""
    from timeline.temporal.locales.solar_hijri import solar_period

    try:
        return [solar_period(year - 621, 1, 1)]
    except OutOfCalendarError:
        return []


_PARTS_A_DAY = 25_920
_FIRST_DAY = -1_373_427
"""The ordinal of the first day of the Jewish calendar's year 1."""


def jewish_new_year(year: int) -> date:
    """Return Rosh Hashanah of a Gregorian year, by the arithmetic of the Jewish calendar.

    As Reingold and Dershowitz give it in "Calendrical Calculations": the new moon by its mean length, put
    off where the year before or after would be too long or too short.
    """
    jewish = year + 3761
    before, here, after = (_days_elapsed(jewish + step) for step in (-1, 0, 1))
    put_off = 2 if after - here == 356 else int(here - before == 382)
    return date.fromordinal(_FIRST_DAY + here + put_off)


def _days_elapsed(jewish_year: int) -> int:
    """Return the days before a year's first new moon, not counting one on which no year may begin."""
    months = (235 * jewish_year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // _PARTS_A_DAY
    return day + int(3 * (day + 1) % 7 < 3)
