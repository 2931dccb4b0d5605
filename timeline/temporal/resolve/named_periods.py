"""Resolution of periods with a name: quarters, halves, seasons, holidays, decades, centuries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from timeline.model import Anchor, Granularity
from timeline.temporal import calendar
from timeline.temporal.calendar import Period
from timeline.temporal.holidays import BY_THE_MOON, HOLIDAY_YEARS, holiday_periods
from timeline.temporal.meaning import Century, Decade, FiscalPeriod, Holiday, Reference, YearPart
from timeline.temporal.resolve.context_and_resolution import (
    CLEAR,
    Base,
    Context,
    Resolution,
    by_tense,
    dct_base,
    explicit,
    full_year,
    narrative_base,
    reference_base,
    resolved,
    unplaced,
    with_interval_value,
)
from timeline.words.reasons import UnplacedReason

_MAKERS: Mapping[Granularity, Callable[[int, int], Period]] = {
    Granularity.QUARTER: calendar.quarter,
    Granularity.HALF: calendar.half,
    Granularity.SEASON: calendar.season,
}


def division_code(granularity: Granularity, number: int) -> str:
    """Return the TIMEX3 code of a quarter, half or season without its year ("Q3", "H1", "SU")."""
    if granularity is Granularity.SEASON:
        return ("SP", "SU", "FA", "WI")[number - 1]
    return f"{'Q' if granularity is Granularity.QUARTER else 'H'}{number}"


def division(meaning: YearPart, context: Context) -> Resolution:
    """Resolve a quarter, half or season."""
    make = _MAKERS[meaning.granularity]
    if meaning.year is not None:
        return explicit(make(full_year(meaning.year, meaning.short_year, context), meaning.number))
    is_bare = meaning.reference is Reference.BARE and meaning.years is None
    base = narrative_base(context) if is_bare else reference_base(meaning.reference, context)
    if base is None:
        code = division_code(meaning.granularity, meaning.number)
        return unplaced(f"XXXX-{code}", Anchor.DCT, UnplacedReason.NO_DCT)
    if meaning.years is not None or (is_bare and base.anchor is Anchor.PREVIOUS):
        years = meaning.years if meaning.years is not None else _turns_the_year(meaning, base, context)
        return resolved(make(base.day.year + years, meaning.number), base, _year_in_words(years))
    around = [make(year, meaning.number) for year in _years_around(base.day)]
    if meaning.reference in _YEARS_FROM_YEAR and base.period.granularity is Granularity.YEAR:
        years = _YEARS_FROM_YEAR[meaning.reference]
        return resolved(make(base.day.year + years, meaning.number), base, _year_in_words(years))
    return _by_reference(meaning, around, base, context.direction)


def _year_in_words(years: int) -> str:
    return {0: "in the year of", -1: "in the year before that of", 1: "in the year after that of"}.get(
        years, "in the year counted from"
    )


def _side_in_words(period: Period, base: Base) -> str:
    """Return the side of a base on which a season or named day lies, for its explanation."""
    if _contains(period, base.day):
        return "the present one on" if base.anchor is Anchor.DCT else "the one that includes"
    return "the latest one before" if period.first < base.day else "the next one after"


_LATE_MONTH = 10
"""A chain turns the year from this month on, into a spring or summer."""


def _turns_the_year(meaning: YearPart, base: Base, context: Context) -> bool:
    """Return True if a season is of the year after the last date of a chain: "In spring", after December."""
    is_spring = meaning.granularity is Granularity.SEASON and meaning.number <= 2
    return is_spring and base.day.month >= _LATE_MONTH and not context.looks_back


def _by_reference(meaning: YearPart, around: list[Period], base: Base, direction: int) -> Resolution:
    period = _chosen(around, base.day, meaning.reference, direction)
    resolution = resolved(period, base, _side_in_words(period, base))
    is_by_tense = period != _chosen(around, base.day, meaning.reference, 0)
    return by_tense(resolution, direction) if is_by_tense else resolution


_YEARS_FROM_YEAR = {Reference.BEFORE: -1, Reference.SAME: 0, Reference.AFTER: 1}
"""After a bare year, "the following spring" is of the next."""


def _years_around(day: date) -> range:
    return range(max(date.min.year, day.year - 2), min(date.max.year - 1, day.year + 2) + 1)


_IS_MEANT: Mapping[Reference, Callable[[Period, date], bool]] = {
    Reference.LAST: lambda period, base: period.last < base,
    Reference.BEFORE: lambda period, base: period.last < base,
    Reference.NEXT: lambda period, base: period.first > base,
    Reference.AFTER: lambda period, base: period.first > base,
    Reference.SAME: lambda period, base: period.last >= base,
    Reference.THIS: lambda period, base: _contains(period, base) or period.first.year == base.year,
    Reference.BARE: lambda period, base: period.first <= base,
    Reference.CURRENT: lambda period, base: period.first <= base,
}
_LATEST = frozenset({Reference.LAST, Reference.BEFORE, Reference.BARE, Reference.CURRENT})
"""References to the latest of several periods; the others mean the earliest."""
_BY_TENSE = frozenset({Reference.BARE, Reference.THIS, Reference.CURRENT})
"""References whose period depends on the tense: "this summer", told in winter."""


def _contains(period: Period, day: date) -> bool:
    return period.first <= day <= period.last


def _chosen(around: list[Period], base: date, reference: Reference, direction: int) -> Period:
    """Return the period meant by a reference, or by the tense, among those of the years around.

    At the ends of the calendar, if none fits, it is the nearest one.
    """
    if direction and reference in _BY_TENSE:
        reference = Reference.SAME if direction > 0 else Reference.BARE
    is_meant = _IS_MEANT[reference]
    fits = [period for period in around if is_meant(period, base)]
    if not fits:
        return min(around, key=lambda period: abs(period.first - base))
    return fits[-1] if reference in _LATEST else fits[0]


_BY_THE_MOON = "; by the calendar of Saudi Arabia, elsewhere perhaps a day earlier or later"


def named_day(meaning: Holiday, context: Context) -> Resolution:
    """Resolve a holiday: the one nearest to the base, unless a reference or the tense says otherwise."""
    resolution = _named_day(meaning, context)
    is_by_moon = meaning.key in BY_THE_MOON and resolution.period is not None
    return replace(resolution, how=resolution.how + _BY_THE_MOON) if is_by_moon else resolution


def _named_day(meaning: Holiday, context: Context) -> Resolution:
    if (known := _day_of_history(meaning, context)) is not None:
        return explicit(known, _KNOWN)
    if meaning.year is not None:
        periods = holiday_periods(meaning.key, meaning.year)
        if not periods:
            return unplaced(f"{meaning.year:04d}-XX-XX", Anchor.EXPLICIT, UnplacedReason.UNKNOWN_CALENDAR)
        return with_interval_value(explicit(periods[0], f"the day of this name in {meaning.year}"))
    base = narrative_base(context)
    if base is None:
        return unplaced("XXXX-XX-XX", Anchor.DCT, UnplacedReason.NO_DCT)
    years = _years_around(base.day) if meaning.years is None else [base.day.year + meaning.years]
    around = [p for year in years for p in holiday_periods(meaning.key, year)]
    if not around:
        return unplaced("XXXX-XX-XX", base.anchor, UnplacedReason.UNKNOWN_CALENDAR)
    if base.anchor is Anchor.PREVIOUS and meaning.reference is Reference.BARE and meaning.years is None:
        following = _next_in_chain(around, base, context)
        return with_interval_value(resolved(following, base, _side_in_words(following, base)))
    period = _meant(meaning, around, base, context.direction)
    resolution = with_interval_value(resolved(period, base, _side_in_words(period, base)))
    is_by_tense = period != _meant(meaning, around, base, 0)
    return by_tense(resolution, context.direction) if is_by_tense else resolution


_JUST_BEFORE = 10
"""Days from a named day to a date after it that still belongs to it ("Christmas", after 27 December)."""


def _next_in_chain(around: list[Period], base: Base, context: Context) -> Period:
    """Return the named day that continues a chain of dates: the next one, or the last one in a look back."""
    if context.looks_back:
        return max((p for p in around if p.first <= base.day), key=lambda p: p.first, default=around[0])
    after = [p for p in around if (base.day - p.last).days <= _JUST_BEFORE]
    return after[0] if after else around[-1]


_KNOWN = "the well-known day of this name"


def _day_of_history(meaning: Holiday, context: Context) -> Period | None:
    """Return the one day of history with a name, if the article was published after it."""
    year = HOLIDAY_YEARS.get(meaning.key)
    if year is None or meaning.year not in {None, year}:
        return None
    (day,) = holiday_periods(meaning.key, year)
    return day if context.dct is None or day.first <= context.dct else None


def _meant(meaning: Holiday, around: list[Period], base: Base, direction: int) -> Period:
    nearest = min(around, key=lambda p: max((p.first - base.day).days, (base.day - p.last).days))
    is_near = abs((nearest.first - base.day).days) <= (_NEAR if abs(direction) < CLEAR else _SLACK)
    if meaning.reference is Reference.BARE and (is_near or not direction):
        return nearest
    return _chosen(around, base.day, meaning.reference, direction)


_NEAR, _SLACK = 60, 1
"""Days to the nearest such day that decide against a tense: one that need not date it, and a clear one."""


def decade(meaning: Decade, context: Context) -> Resolution:
    """Resolve a decade; without its century, it is the latest one that has begun."""
    if not meaning.short:
        return explicit(calendar.decade(meaning.first))
    base = narrative_base(context) if context.history else dct_base(context)
    if base is None:
        return explicit(calendar.decade(1900 + meaning.first), "of the twentieth century")
    first = base.day.year // 100 * 100 + meaning.first
    return resolved(
        calendar.decade(first - 100 if first > base.day.year else first), base, "the latest one by"
    )


def century(meaning: Century, _: Context) -> Resolution:
    """Resolve a century, XX00 to XX99."""
    if meaning.bc:
        return unplaced(f"BC{meaning.number - 1:02d}", Anchor.EXPLICIT, UnplacedReason.OUTSIDE_YEARS)
    return explicit(calendar.century(meaning.number))


def fiscal(meaning: FiscalPeriod, context: Context) -> Resolution:
    """Leave a fiscal year unplaced: each company has its own."""
    stated = meaning.year is not None
    year = meaning.year if stated or context.dct is None else context.dct.year + meaning.years
    value = ("XXXX" if year is None else f"{year:04d}") + (f"-Q{meaning.number}" if meaning.number else "")
    anchor = Anchor.EXPLICIT if stated else Anchor.DCT
    return unplaced(value, anchor, UnplacedReason.FISCAL_YEAR)
