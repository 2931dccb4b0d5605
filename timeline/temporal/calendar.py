"""Calendar arithmetic: units of the calendar, their neighbours and thirds, their TIMEX3 values and dates.

Weeks begin on Monday. Seasons are Mar-May, Jun-Aug, Sep-Nov, and Dec-Feb beginning in the named year.
Every function raises ``OutOfCalendarError`` for a year before 1 or after 9999.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from timeline import edtf
from timeline.model import CalendarDate, Extent, Granularity, TimexMod
from timeline.temporal.meaning import DctSide


class OutOfCalendarError(ValueError):
    """The period lies before year 1 or after year 9999."""


@dataclass(frozen=True, slots=True)
class Period:
    """One unit of the calendar; ``first`` and ``last`` are inclusive."""

    granularity: Granularity
    first: date
    last: date


def calendar_day(year: int, month: int, day: int) -> date:
    """Return the day; raises ``OutOfCalendarError`` for a day in no calendar."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise OutOfCalendarError(str(error)) from error


def add_days(day: date, days: int) -> date:
    """Return the day ``days`` later."""
    try:
        return day + timedelta(days)
    except OverflowError as error:
        raise OutOfCalendarError(str(error)) from error


def single_day(day: date) -> Period:
    """Return the period of one day."""
    return Period(Granularity.DAY, day, day)


def week(day: date) -> Period:
    """Return the week of a day, Monday to Sunday."""
    monday = add_days(day, -day.weekday())
    return Period(Granularity.WEEK, monday, add_days(monday, 6))


def weekend(day: date) -> Period:
    """Return the Saturday and Sunday of a day's week."""
    saturday = add_days(day, 5 - day.weekday())
    return Period(Granularity.WEEKEND, saturday, add_days(saturday, 1))


def nth_weekday(year: int, nth: int, weekday: int, month: int) -> date:
    """Return the n-th weekday of a month, -1 for the last; one too many is in the month after."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7)


def months(granularity: Granularity, year: int, month: int, count: int) -> Period:
    """Return the period of ``count`` months from the first of a month; months past December carry over."""
    first = calendar_day(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    after = month - 1 + count
    if year + after // 12 > date.max.year:
        return Period(granularity, first, date.max) if after % 12 == 0 else _beyond()
    return Period(granularity, first, calendar_day(year + after // 12, after % 12 + 1, 1) - timedelta(1))


def _beyond() -> Period:
    raise OutOfCalendarError("after year 9999")


def month(year: int, number: int) -> Period:
    """Return a month; numbers outside 1-12 carry over into other years."""
    return months(Granularity.MONTH, year, number, 1)


def quarter(year: int, number: int) -> Period:
    """Return a quarter, 1 to 4; other numbers carry over."""
    return months(Granularity.QUARTER, year, 3 * number - 2, 3)


def half(year: int, number: int) -> Period:
    """Return a half year, 1 or 2."""
    return months(Granularity.HALF, year, 6 * number - 5, 6)


def season(year: int, number: int) -> Period:
    """Return a season, 1 (spring) to 4 (winter, ending in the year after)."""
    return months(Granularity.SEASON, year, 3 * number, 3)


def year(number: int) -> Period:
    """Return a calendar year."""
    return months(Granularity.YEAR, number, 1, 12)


def years(granularity: Granularity, first: int, count: int) -> Period:
    """Return a run of years; with 0 as its first year, it begins with year 1."""
    return Period(granularity, calendar_day(max(first, 1), 1, 1), calendar_day(first + count - 1, 12, 31))


def decade(first: int) -> Period:
    """Return the ten years from the given one."""
    return years(Granularity.DECADE, first, 10)


def century(number: int) -> Period:
    """Return a century as XX00 to XX99; the 19th is 1800 to 1899."""
    return years(Granularity.CENTURY, 100 * (number - 1), 100)


_CONTAINING: Mapping[Granularity, Callable[[date], Period]] = {
    Granularity.DAY: single_day,
    Granularity.WEEK: week,
    Granularity.WEEKEND: weekend,
    Granularity.MONTH: lambda day: month(day.year, day.month),
    Granularity.QUARTER: lambda day: quarter(day.year, (day.month + 2) // 3),
    Granularity.HALF: lambda day: half(day.year, (day.month + 5) // 6),
    Granularity.SEASON: lambda day: season(day.year - (day.month < 3), day.month // 3 or 4),
    Granularity.YEAR: lambda day: year(day.year),
    Granularity.DECADE: lambda day: decade(day.year // 10 * 10),
    Granularity.CENTURY: lambda day: century(day.year // 100 + 1),
}

_MONTHS_IN: Mapping[Granularity, int] = {
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.SEASON: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
}

DAYS_IN_A_YEAR = 366
"""In a leap year."""

_DAYS_IN: Mapping[Granularity, int] = {Granularity.DAY: 1, Granularity.WEEK: 7, Granularity.WEEKEND: 7}


def containing(granularity: Granularity, day: date) -> Period:
    """Return the unit of the calendar with the day in it."""
    return _CONTAINING[granularity](day)


def shifted_day(day: date, count: int, granularity: Granularity) -> date:
    """Return the day ``count`` units later; the 31st becomes the last day of a shorter month."""
    if granularity in _DAYS_IN:
        return add_days(day, count * _DAYS_IN[granularity])
    target = month(day.year, day.month + count * _MONTHS_IN[granularity])
    return target.first.replace(day=min(day.day, target.last.day))


def shifted(day: date, count: int, granularity: Granularity) -> Period:
    """Return the unit ``count`` units after the unit of the day."""
    return containing(granularity, shifted_day(day, count, granularity))


_SEASON_CODES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}

_TIMEX: Mapping[Granularity, Callable[[date], str]] = {
    Granularity.DAY: date.isoformat,
    Granularity.WEEK: lambda day: "{:04d}-W{:02d}".format(*day.isocalendar()[:2]),
    Granularity.WEEKEND: lambda day: "{:04d}-W{:02d}-WE".format(*day.isocalendar()[:2]),
    Granularity.MONTH: lambda day: f"{day.year:04d}-{day.month:02d}",
    Granularity.QUARTER: lambda day: f"{day.year:04d}-Q{(day.month + 2) // 3}",
    Granularity.HALF: lambda day: f"{day.year:04d}-H{(day.month + 5) // 6}",
    Granularity.SEASON: lambda day: f"{day.year:04d}-{_SEASON_CODES[day.month]}",
    Granularity.YEAR: lambda day: f"{day.year:04d}",
    Granularity.DECADE: lambda day: f"{day.year // 10:03d}",
    Granularity.CENTURY: lambda day: f"{day.year // 100:02d}",
    Granularity.INTERVAL: date.isoformat,
}


def timex_value(period: Period) -> str:
    """Return the TIMEX3 value of a period ("2021-08", "2021-W36", "2021-SU", "199")."""
    return _TIMEX[period.granularity](period.first)


_MONTH_THIRDS: Mapping[Granularity, tuple[int, int]] = {
    Granularity.QUARTER: (1, 2),
    Granularity.SEASON: (1, 2),
    Granularity.HALF: (2, 4),
    Granularity.YEAR: (4, 8),
    Granularity.DECADE: (48, 84),
    Granularity.CENTURY: (396, 804),
}


def third(period: Period, part: int) -> tuple[date, date]:
    """Return first and last day of the beginning (0), middle (1) or end (2) of a period.

    The thirds are days 1-10, 11-20 and 21 to the end of a month; Monday-Tuesday,
    Wednesday-Friday and Saturday-Sunday of a week; four months of a year; years 0-3, 4-6 and 7-9 of a
    decade, 0-32, 33-66 and 67-99 of a century; as many days of an interval. A single day
    has none and is returned whole.
    """
    first, last = period.first, period.last
    if period.granularity is Granularity.WEEK:
        cuts = [add_days(first, n) for n in (2, 5)]
    elif period.granularity is Granularity.MONTH:
        cuts = [first.replace(day=11), first.replace(day=21)]
    elif period.granularity is Granularity.INTERVAL:
        days = (last - first).days + 1
        cuts = [add_days(first, days // 3), add_days(first, days - days // 3)]
    elif period.granularity in _MONTH_THIRDS:
        cuts = [shifted_day(first, n, Granularity.MONTH) for n in _MONTH_THIRDS[period.granularity]]
    else:
        return first, last
    return (first, cuts[0], cuts[1])[part], (cuts[0] - timedelta(1), cuts[1] - timedelta(1), last)[part]


def edge(period: Period, granularity: Granularity, *, last: bool) -> Period:
    """Return the first or last unit of a period; a week is its first or last seven days."""
    if granularity is not Granularity.WEEK:
        return containing(granularity, period.last if last else period.first)
    if last:
        return Period(granularity, add_days(period.last, -6), period.last)
    return Period(granularity, period.first, add_days(period.first, 6))


def half_of(period: Period) -> tuple[tuple[date, date], tuple[date, date]]:
    """Return first and last day of the first and of the second half of a period.

    The first half of a month is days 1-15; of a decade or century, half of its years; else half of the days.
    """
    if period.granularity is Granularity.MONTH:
        cut = period.first.replace(day=16)
    elif period.granularity in {Granularity.DECADE, Granularity.CENTURY}:
        years = (period.last.year - period.first.year + 1) // 2
        cut = calendar_day(period.last.year + 1 - years, 1, 1)
    else:
        cut = add_days(period.first, ((period.last - period.first).days + 1) // 2)
    return (period.first, cut - timedelta(1)), (cut, period.last)


_THIRD_OF_MOD: Mapping[TimexMod | DctSide | None, int] = {TimexMod.START: 0, TimexMod.MID: 1, TimexMod.END: 2}


@dataclass(frozen=True, slots=True)
class DateUsage:
    """The preposition of a date: since, until, by (once before the end of it), throughout."""

    since: bool = False
    until: bool = False
    by: bool = False
    throughout: bool = False


def calendar_date(
    period: Period, mod: TimexMod | DctSide | None, usage: DateUsage, dct: date | None = None
) -> CalendarDate:
    """Return the date of a period, narrowed by its modifier and opened or filled by its usage."""
    first, last = _narrowed(period, mod, dct)
    single = _single(first, last, period)
    if usage.since:
        written = edtf.since(single or str(first))
        return CalendarDate(first, None, period.granularity, Extent.THROUGHOUT, written)
    if usage.until or usage.by:
        extent = Extent.WITHIN if usage.by else Extent.THROUGHOUT
        written = edtf.until(single or str(last))
        return CalendarDate(None, last, period.granularity, extent, written)
    extent = Extent.THROUGHOUT if usage.throughout else Extent.WITHIN
    if not single or (extent is Extent.THROUGHOUT and period.granularity is not Granularity.DAY):
        written = _from_first_to_last(first, last, mod, extent)
    else:
        written = edtf.approximate(single) if mod is TimexMod.APPROX else single
    return CalendarDate(first, last, period.granularity, extent, written)


def _narrowed(period: Period, mod: TimexMod | DctSide | None, dct: date | None) -> tuple[date, date]:
    """Return first and last day of the part of a period meant by a modifier."""
    first, last = period.first, period.last
    if mod in _THIRD_OF_MOD:
        return third(period, _THIRD_OF_MOD[mod])
    if mod is DctSide.EARLIER and dct is not None and first < dct <= last:
        return first, dct
    if mod is DctSide.LATER and dct is not None and first <= dct < last:
        return dct, last
    return first, last


def _single(first: date, last: date, period: Period) -> str | None:
    """Return the single EDTF date of a whole period; ``None`` for a part, or for a period without one."""
    if (first, last) != (period.first, period.last):
        return None
    return edtf.single(period.granularity, first)


def _from_first_to_last(first: date, last: date, mod: TimexMod | DctSide | None, extent: Extent) -> str:
    start, end = str(first), str(last)
    if mod is TimexMod.APPROX:
        start, end = edtf.approximate(start), edtf.approximate(end)
    if extent is Extent.THROUGHOUT:
        return edtf.interval(start, end)
    return edtf.one_of(start, end) if first != last else start
