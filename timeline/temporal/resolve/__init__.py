"""Resolution of meanings: a period of the calendar, or the reason for the lack of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from timeline.model import Anchor, Granularity, TimexType
from timeline.temporal import calendar
from timeline.temporal.calendar import OutOfCalendarError, nth_weekday
from timeline.temporal.meaning import (
    ANAPHORIC,
    AdjacentUnit,
    Ago,
    Anniversary,
    BcDate,
    Century,
    DayInMonth,
    DayOfMonth,
    Decade,
    Duration,
    EdgeDay,
    FiscalPeriod,
    From,
    HalfOf,
    Holiday,
    Later,
    Meaning,
    Modified,
    MonthOfYear,
    NamedMonth,
    NumericDate,
    PartialDate,
    Recurrence,
    RelativeUnit,
    ReportedQuarter,
    ShortlyAfter,
    SolarDate,
    SportingSeason,
    TimeOfDay,
    TurnOfYear,
    UnresolvedDate,
    VagueTime,
    Weekday,
    WeekdayBeside,
    WeekdayInMonth,
    WeekInMonth,
    WeekOf,
    YearPart,
    core_meaning,
)
from timeline.temporal.resolve import named_periods, partial_dates, relative_units
from timeline.temporal.resolve.context_and_resolution import (
    Context,
    Resolution,
    anaphoric_base,
    dct_base,
    narrative_base,
    resolved,
    unplaced,
    with_interval_value,
)
from timeline.temporal.time_measure import CALENDAR_UNITS, YEARS_IN, Measure, TimexUnit
from timeline.words.reasons import UnplacedReason

__all__ = ["Context", "Resolution", "in_antiquity", "resolve"]

_WITH_YEARS = frozenset({TimexUnit.YEAR, TimexUnit.DECADE, TimexUnit.CENTURY})


def in_antiquity(meaning: Meaning, context: Context) -> BcDate | None:
    """Return the date of a meaning in a chain of dates before Christ; ``None`` outside of one."""
    last = context.bc_date
    if last is None:
        return None
    match meaning:
        case PartialDate(year=None, month=month, day=day):
            return BcDate(last.year, month, day)
        case YearPart(granularity=Granularity.SEASON, year=None, years=None, number=number):
            return BcDate(last.year, season=number)
        case RelativeUnit(granularity=Granularity.YEAR, offset=offset, reference=reference) if (
            reference in ANAPHORIC
        ):
            return BcDate(max(1, last.year - offset))
        case Later(Measure(number, unit), sign) if number is not None and unit in _WITH_YEARS:
            return BcDate(max(1, last.year - sign * int(number * YEARS_IN[unit])))
        case RelativeUnit(reference=reference) if reference in ANAPHORIC:
            return BcDate(last.year)
        case Later() | ShortlyAfter() | DayOfMonth():
            return BcDate(last.year)
    return None


def _bc_date(meaning: BcDate, _: Context) -> Resolution:
    if meaning.decade:
        return unplaced(f"BC{meaning.year // 10:03d}", Anchor.EXPLICIT, UnplacedReason.OUTSIDE_YEARS)
    parts = [f"BC{meaning.year:04d}"]
    parts += [f"{part:02d}" for part in (meaning.month, meaning.day) if part is not None]
    if meaning.season is not None:
        parts.append(named_periods.division_code(Granularity.SEASON, meaning.season))
    return unplaced("-".join(parts), Anchor.EXPLICIT, UnplacedReason.OUTSIDE_YEARS)


def _unresolved(meaning: UnresolvedDate, _: Context) -> Resolution:
    return unplaced("XXXX-XX-XX", Anchor.EXPLICIT, meaning.reason)


def _vague_time(meaning: VagueTime, _: Context) -> Resolution:
    reason = UnplacedReason.VAGUE
    if meaning.type is TimexType.TIME:
        reason = UnplacedReason.NO_PARTICULAR_DAY
    return unplaced(meaning.value, Anchor.DCT, reason, meaning.type)


def _duration(meaning: Duration, _: Context) -> Resolution:
    value = meaning.value or meaning.measure.timex_value
    reason = UnplacedReason.DURATION
    if meaning.from_event:
        reason = UnplacedReason.DURATION_FROM_EVENT
    return unplaced(value, Anchor.EXPLICIT, reason, TimexType.DURATION)


def _recurrence(meaning: Recurrence, _: Context) -> Resolution:
    reason = UnplacedReason.RECURS
    return unplaced(meaning.value, Anchor.EXPLICIT, reason, TimexType.SET)


def _sporting_season(meaning: SportingSeason, context: Context) -> Resolution:
    value = f"{context.dct.year + meaning.years:04d}" if context.dct is not None else "XXXX"
    return unplaced(value, Anchor.DCT, UnplacedReason.SPORTING_SEASON)


def _week_of(meaning: WeekOf, context: Context) -> Resolution:
    day = _resolve(meaning.day, context)
    if day.period is None:
        return day
    first = day.period.first
    if meaning.granularity is Granularity.WEEKEND and first.weekday() == 0:
        first = calendar.add_days(first, -1)  # a Monday extends the weekend before it
    period = calendar.containing(meaning.granularity, first)
    return replace(day, period=period, value=calendar.timex_value(period))


def _week_in_month(meaning: WeekInMonth, context: Context) -> Resolution:
    """Resolve the n-th or last seven days of a month."""
    month = _resolve(meaning.month, context)
    if month.period is None:
        return month
    first = calendar.add_days(month.period.first, 7 * (meaning.number - 1))
    if meaning.number == 0:
        first = calendar.add_days(month.period.last, -6)
    last = min(calendar.add_days(first, 6), month.period.last)
    period = calendar.Period(Granularity.WEEK, first, last)
    return replace(
        month, period=period, value=calendar.timex_value(calendar.week(calendar.add_days(first, 3)))
    )


def _weekday_in_month(meaning: WeekdayInMonth, context: Context) -> Resolution:
    """Resolve the n-th or last of a weekday in a month."""
    month = _resolve(meaning.month, context)
    if month.period is None:
        return month
    day = nth_weekday(month.period.first.year, meaning.number or -1, meaning.day, month.period.first.month)
    if day.month != month.period.first.month:
        raise OutOfCalendarError("the month has no such weekday")
    return replace(month, period=calendar.single_day(day), value=day.isoformat())


def _day_in_month(meaning: DayInMonth, context: Context) -> Resolution:
    month = _resolve(meaning.month, context)
    if month.period is None:
        return month
    first = month.period.first
    day = calendar.single_day(calendar.calendar_day(first.year, first.month, meaning.day))
    return replace(month, period=day, value=calendar.timex_value(day))


def _anniversary(meaning: Anniversary, context: Context) -> Resolution:
    """Resolve an anniversary: the day, or else the period, that number of years later."""
    if meaning.of is None:
        return unplaced("XXXX", Anchor.PREVIOUS, UnplacedReason.DURATION_FROM_EVENT)
    return _from(From(Measure(meaning.number, TimexUnit.YEAR), 1, meaning.of, to_the_day=True), context)


def _half_of(meaning: HalfOf, context: Context) -> Resolution:
    whole = _resolve(meaning.of, context) if meaning.of is not None else None
    if whole is None or whole.period is None:
        return unplaced("XXXX", Anchor.PREVIOUS, UnplacedReason.NO_PREVIOUS)
    period = whole.period
    if period.granularity is Granularity.YEAR:
        half = calendar.half(period.first.year, 2 if meaning.second else 1)
        return replace(whole, period=half, value=calendar.timex_value(half))
    first, last = calendar.half_of(period)[meaning.second]
    return replace(whole, period=calendar.Period(Granularity.INTERVAL, first, last))


def _turn_of_year(_: TurnOfYear, context: Context) -> Resolution:
    """Resolve the turn of the year: the latest one by the base, or the next one in the future."""
    base = narrative_base(context)
    if base is None:
        return unplaced("XXXX", Anchor.DCT, UnplacedReason.NO_DCT)
    year = base.day.year if context.direction <= 0 else base.day.year + 1
    turn = calendar.months(Granularity.INTERVAL, year - 1, 12, 2)
    return with_interval_value(resolved(turn, base, "December and January, counted from"))


def _adjacent_unit(meaning: AdjacentUnit, context: Context) -> Resolution:
    middle = _resolve(meaning.of, context) if meaning.of is not None else None
    if middle is None or middle.period is None:
        return unplaced("XXXX", Anchor.PREVIOUS, UnplacedReason.DURATION_FROM_EVENT)
    period = calendar.shifted(middle.period.first, meaning.sign, meaning.granularity)
    how = f"counted from {calendar.timex_value(middle.period)}, {middle.how}"
    return replace(middle, type=TimexType.DATE, period=period, value=calendar.timex_value(period), how=how)


def _weekday_beside(meaning: WeekdayBeside, context: Context) -> Resolution:
    """Resolve "the second Monday after Easter": the day of the date itself does not count."""
    middle = _resolve(meaning.of, context) if meaning.of is not None else None
    if middle is None or middle.period is None:
        return unplaced("XXXX", Anchor.PREVIOUS, UnplacedReason.DURATION_FROM_EVENT)
    base = middle.period.last if meaning.number > 0 else middle.period.first
    ahead = (meaning.day - base.weekday()) % 7
    days = (ahead or 7) + 7 * (meaning.number - 1) if meaning.number > 0 else ahead + 7 * meaning.number
    day = calendar.single_day(calendar.add_days(base, days))
    how = f"counted from {calendar.timex_value(middle.period)}, {middle.how}"
    return replace(middle, type=TimexType.DATE, period=day, value=calendar.timex_value(day), how=how)


def _edge_day(meaning: EdgeDay, context: Context) -> Resolution:
    whole = _resolve(meaning.of, context) if meaning.of is not None else None
    if whole is None or whole.period is None:
        return unplaced("XXXX", Anchor.PREVIOUS, UnplacedReason.NO_PREVIOUS)
    unit = calendar.edge(whole.period, meaning.granularity, last=meaning.last)
    if unit.first < whole.period.first or unit.last > whole.period.last:
        return whole
    return replace(whole, type=TimexType.DATE, period=unit, value=calendar.timex_value(unit))


def _from(meaning: From, context: Context) -> Resolution:
    """Resolve a distance from a date, with the granularity of its unit; decades are counted in years."""
    start = _resolve(meaning.of, context)
    if start.period is None:
        return start
    count, unit = meaning.measure.count or 0, meaning.measure.unit
    how = f"counted from {calendar.timex_value(start.period)}, {start.how}"
    if meaning.to_the_day and start.period.granularity is Granularity.DAY and unit in CALENDAR_UNITS:
        there = calendar.shifted_day(start.period.first, meaning.sign * int(count), CALENDAR_UNITS[unit])
        return replace(
            start, type=TimexType.DATE, period=calendar.single_day(there), value=str(there), how=how
        )
    if unit in YEARS_IN:
        count, unit = count * YEARS_IN[unit], TimexUnit.YEAR
    period = relative_units.at_distance(start.period.first, meaning.sign * count, unit)
    return replace(start, type=TimexType.DATE, period=period, value=calendar.timex_value(period), how=how)


def _time_of_day(meaning: TimeOfDay, context: Context) -> Resolution:
    day = _resolve(meaning.day, context) if meaning.day is not None else _day_of_time(context)
    if day is None:
        return unplaced(meaning.time, Anchor.DCT, UnplacedReason.NO_DCT, TimexType.TIME)
    value = day.value if day.value.endswith("_REF") else day.value + meaning.time
    return replace(day, type=TimexType.TIME, value=value)


def _day_of_time(context: Context) -> Resolution | None:
    """Return the day for a time of day without one: the last day mentioned, else the DCT."""
    base = anaphoric_base(context)
    if base is not None and base.period.granularity is not Granularity.DAY:
        base = dct_base(context)
    if base is None:
        return None
    return replace(resolved(base.period, base, "on"), perhaps=context.doubtful.get(base.day, ""))


def _modified(meaning: Modified, context: Context) -> Resolution:
    return replace(_resolve(meaning.of, context), mod=meaning.mod)


_RESOLVERS: Mapping[type, Callable[[Any, Context], Resolution]] = {
    PartialDate: partial_dates.partial,
    NumericDate: partial_dates.numeric,
    DayOfMonth: partial_dates.day_of_month,
    NamedMonth: partial_dates.named_month,
    MonthOfYear: partial_dates.month_of_year,
    Weekday: relative_units.weekday,
    RelativeUnit: relative_units.unit,
    Ago: relative_units.ago,
    Later: relative_units.later,
    ReportedQuarter: relative_units.reported_quarter,
    ShortlyAfter: relative_units.shortly_after,
    YearPart: named_periods.division,
    Holiday: named_periods.named_day,
    Decade: named_periods.decade,
    Century: named_periods.century,
    FiscalPeriod: named_periods.fiscal,
    BcDate: _bc_date,
    SolarDate: partial_dates.solar,
    UnresolvedDate: _unresolved,
    VagueTime: _vague_time,
    Duration: _duration,
    Recurrence: _recurrence,
    SportingSeason: _sporting_season,
    WeekOf: _week_of,
    WeekInMonth: _week_in_month,
    WeekdayInMonth: _weekday_in_month,
    DayInMonth: _day_in_month,
    Anniversary: _anniversary,
    HalfOf: _half_of,
    TurnOfYear: _turn_of_year,
    AdjacentUnit: _adjacent_unit,
    WeekdayBeside: _weekday_beside,
    EdgeDay: _edge_day,
    From: _from,
    TimeOfDay: _time_of_day,
    Modified: _modified,
}


def _resolve(meaning: Meaning, context: Context) -> Resolution:
    meaning = in_antiquity(meaning, context) or meaning
    return _RESOLVERS[type(meaning)](meaning, context)


_COUNTED = (AdjacentUnit, WeekdayBeside, EdgeDay, HalfOf, From, WeekOf, WeekInMonth, WeekdayInMonth)
"""Meanings that hang on another date: "the week before Easter"."""


def _by_tense(meaning: Meaning, context: Context) -> Resolution:
    """Return the resolution of a meaning that hangs on another date; the tense holds for the whole of it.

    "Easter week began" in this week, although Easter itself is still to come.
    """
    nearest = _resolve(meaning, replace(context, direction=0))
    if nearest.period is None or context.dct is None:
        return nearest
    is_ahead, is_past = nearest.period.first > context.dct, nearest.period.last < context.dct
    return _resolve(meaning, context) if (is_ahead if context.direction < 0 else is_past) else nearest


def resolve(meaning: Meaning, context: Context) -> Resolution:
    """Return the resolution of a meaning in its context."""
    try:
        is_counted = context.direction and isinstance(core_meaning(meaning), _COUNTED)
        return _by_tense(meaning, context) if is_counted else _resolve(meaning, context)
    except OutOfCalendarError:
        return unplaced("XXXX", Anchor.EXPLICIT, UnplacedReason.OUTSIDE_YEARS)
