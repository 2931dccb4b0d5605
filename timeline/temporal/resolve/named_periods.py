"""Periods with names of their own: quarters, halves, seasons, named days, decades, centuries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from timeline.model import Anchor, Granularity
from timeline.temporal import calendar
from timeline.temporal.calendar import Period
from timeline.temporal.holidays import BY_THE_MOON, holiday_periods
from timeline.temporal.meaning import Century, Decade, FiscalPeriod, Holiday, Reference, YearPart
from timeline.temporal.resolve.resolution_context import (
    NO_DCT,
    OUTSIDE,
    Base,
    Context,
    Resolution,
    explicit,
    full_year,
    narrative_base,
    reference_base,
    resolved,
    unplaced,
    with_interval_value,
)

_MAKERS: Mapping[Granularity, Callable[[int, int], Period]] = {
    Granularity.QUARTER: calendar.quarter,
    Granularity.HALF: calendar.half,
    Granularity.SEASON: calendar.season,
}


def division_code(granularity: Granularity, number: int) -> str:
    """Return a quarter, half or season without its year as TIMEX3 writes it ("Q3", "H1", "SU")."""
    if granularity is Granularity.SEASON:
        return ("SP", "SU", "FA", "WI")[number - 1]
    return f"{'Q' if granularity is Granularity.QUARTER else 'H'}{number}"


def division(meaning: YearPart, context: Context) -> Resolution:
    """Resolve a quarter, half or season, of the year stated or the one it must mean."""
    make = _MAKERS[meaning.granularity]
    if meaning.year is not None:
        return explicit(make(full_year(meaning.year, meaning.short_year, context), meaning.number))
    is_bare = meaning.reference is Reference.BARE and meaning.years is None
    base = narrative_base(context) if is_bare else reference_base(meaning.reference, context)
    if base is None:
        return unplaced(f"XXXX-{division_code(meaning.granularity, meaning.number)}", Anchor.DCT, NO_DCT)
    if meaning.years is not None or (is_bare and base.anchor is Anchor.PREVIOUS):
        return resolved(
            make(base.day.year + (meaning.years or 0), meaning.number), base, "in the year counted from"
        )
    around = [make(year, meaning.number) for year in _years_around(base.day)]
    if meaning.reference in _YEARS_FROM_YEAR and base.period.granularity is Granularity.YEAR:
        year = base.day.year + _YEARS_FROM_YEAR[meaning.reference]
        return resolved(make(year, meaning.number), base, "in the year counted from")
    return resolved(_chosen(around, base.day, meaning.reference, context.direction), base, "counted from")


_YEARS_FROM_YEAR = {Reference.BEFORE: -1, Reference.SAME: 0, Reference.AFTER: 1}
"""After a bare year, "the following spring" is of the next."""


def _years_around(day: date) -> range:
    return range(max(date.min.year, day.year - 2), min(date.max.year - 1, day.year + 2) + 1)


def _chosen(around: list[Period], base: date, reference: Reference, direction: int) -> Period:
    """Return which one of its kind, from years before to years after, a pointing word or tense means.

    At the ends of the calendar, where there is no such one, the nearest is meant.
    """
    if reference in {Reference.LAST, Reference.BEFORE}:
        fits = [p for p in reversed(around) if p.last < base]
    elif reference in {Reference.NEXT, Reference.AFTER} or direction > 0:
        fits = [p for p in around if p.first > base]
    elif reference is Reference.SAME:
        fits = [p for p in around if p.last >= base]
    elif reference is Reference.THIS:
        fits = [p for p in around if p.first.year == base.year]
    else:
        fits = [p for p in reversed(around) if p.first <= base]
    return (fits or [min(around, key=lambda p: abs(p.first - base))])[0]


_BY_RULE = "by the rule of the named day"
_BY_THE_MOON = "by the calendar of Umm al-Qura, a day either way where the moon must be seen"
_NOT_KNOWN = "its calendar is not known for that year"


def named_day(meaning: Holiday, context: Context) -> Resolution:
    """Resolve a holiday by its rule: nearest the base, unless a pointing word or tense says otherwise."""
    how = _BY_THE_MOON if meaning.key in BY_THE_MOON else _BY_RULE
    if meaning.year is not None:
        periods = holiday_periods(meaning.key, meaning.year)
        if not periods:
            return unplaced(f"{meaning.year:04d}-XX-XX", Anchor.EXPLICIT, _NOT_KNOWN)
        return with_interval_value(explicit(periods[0], how))
    base = narrative_base(context)
    if base is None:
        return unplaced("XXXX-XX-XX", Anchor.DCT, NO_DCT)
    around = [p for year in _years_around(base.day) for p in holiday_periods(meaning.key, year)]
    if not around:
        return unplaced("XXXX-XX-XX", base.anchor, _NOT_KNOWN)
    return with_interval_value(resolved(_meant(meaning, around, base, context), base, f"{how}, counted from"))


def _meant(meaning: Holiday, around: list[Period], base: Base, context: Context) -> Period:
    if meaning.reference is not Reference.BARE or context.direction:
        return _chosen(around, base.day, meaning.reference, context.direction)
    return min(around, key=lambda p: max((p.first - base.day).days, (base.day - p.last).days))


def decade(meaning: Decade, context: Context) -> Resolution:
    """Resolve a decade; one without its century is the latest that has begun."""
    if not meaning.short:
        return explicit(calendar.decade(meaning.first))
    base = narrative_base(context)
    if base is None:
        return explicit(calendar.decade(1900 + meaning.first), "of the twentieth century")
    first = base.day.year // 100 * 100 + meaning.first
    return resolved(
        calendar.decade(first - 100 if first > base.day.year else first), base, "the latest one by"
    )


def century(meaning: Century, _: Context) -> Resolution:
    """Resolve a century, XX00 to XX99."""
    if meaning.bc:
        return unplaced(f"BC{meaning.number - 1:02d}", Anchor.EXPLICIT, OUTSIDE)
    return explicit(calendar.century(meaning.number))


def fiscal(meaning: FiscalPeriod, context: Context) -> Resolution:
    """Resolve nothing: a fiscal year begins when its company says."""
    stated = meaning.year is not None
    year = meaning.year if stated or context.dct is None else context.dct.year + meaning.years
    value = ("XXXX" if year is None else f"{year:04d}") + (f"-Q{meaning.number}" if meaning.number else "")
    anchor = Anchor.EXPLICIT if stated else Anchor.DCT
    return unplaced(value, anchor, "the bounds of a fiscal year are not stated")
