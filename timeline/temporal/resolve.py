"""A meaning and what it hangs on make a place in the calendar, or a reason why there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from timeline.model import Anchor, Granularity, TimexType
from timeline.temporal import calendar
from timeline.temporal.calendar import OutOfCalendarError, Period
from timeline.temporal.holidays import holiday
from timeline.temporal.meaning import (
    Ago,
    Ancient,
    Beside,
    Century,
    Clock,
    DayOfMonth,
    Decade,
    Division,
    Fiscal,
    Holiday,
    Later,
    Length,
    Meaning,
    Modified,
    MonthOfYear,
    NamedMonth,
    Numeric,
    Partial,
    Repeat,
    ReportedQuarter,
    ShortlyAfter,
    Unit,
    Vague,
    Weekday,
    WeekOf,
    Which,
)
from timeline.temporal.rules.durations import length_value
from timeline.temporal.words import CALENDAR_UNITS

NO_DCT = "the article has no publication date"
NO_PREVIOUS = "no date stands before it that it could hang on"
OUTSIDE = "it lies outside the years 1 to 9999"


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression can hang on, where it stands.

    ``dct`` is the day of publication, or of the dateline above. ``previous`` is the last date mentioned,
    ``quarter`` the last quarter reported on. ``narrative`` says that the passage tells of the past by its
    own chain of dates, ``history`` that the whole article does, so that "last year" hangs on that chain too. ``ancient`` is the last date
    mentioned where it lies before Christ. ``day_first`` is the order of figures in the article's other dates. ``lean`` is where the words of the clause point: -1, 0 or 1, and -2 where they are certain.
    """

    dct: date | None
    previous: Period | None = None
    quarter: Period | None = None
    narrative: bool = False
    history: bool = False
    ancient: Ancient | None = None
    lean: int = 0
    day_first: bool | None = None
    called: str = "the publication date"

    @property
    def dct_named(self) -> str:
        """The DCT as an explanation names it."""
        return f"{self.called} {self.dct}"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where an expression lies; ``period`` is ``None`` where it lies nowhere, for ``reason``."""

    type: TimexType
    value: str
    anchor: Anchor = Anchor.EXPLICIT
    period: Period | None = None
    how: str = ""
    reason: str | None = None
    mod: str | None = None


CERTAIN_DAYS = 120
"""A day nearer than this needs no tense (measured on news: nearest is right for 94 in 100 dates)."""

REACH_DAYS = 310
"""Further away than this, news says "next August" or gives the year, whatever the tense."""

NEAR_DAYS = 60
"""In news, a month or day nearer to the DCT than this hangs on the DCT, whatever stands before it."""

TURN_OF_YEAR_DAYS = 400
"""In a chain of dates, a month or day further back than this lies in the year after."""
_CHAIN_LINKS = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.SEASON})

Resolver = Callable[[Any, Context], Resolution]


def _placed(period: Period, anchor: Anchor, how: str) -> Resolution:
    return Resolution(TimexType.DATE, calendar.timex_value(period), anchor, period, how)


def _unplaced(value: str, anchor: Anchor, reason: str, kind: TimexType = TimexType.DATE) -> Resolution:
    return Resolution(kind, value, anchor, reason=reason)


def _base(context: Context) -> tuple[date | None, Anchor, str]:
    """Return the day that a relative expression hangs on, and how to call it."""
    if context.narrative and context.previous is not None:
        return (
            context.previous.first,
            Anchor.PREVIOUS,
            f"the last date mentioned, {calendar.timex_value(context.previous)}",
        )
    return context.dct, Anchor.DCT, context.dct_named


def _present(context: Context) -> tuple[date | None, Anchor, str]:
    """Return the day that "last week" and "ago" hang on: a history's own present, else the DCT."""
    return _base(replace(context, narrative=context.narrative and context.history))


def _hanging(context: Context) -> tuple[Period | None, Anchor, str]:
    """Return the period that "later" and "the following" hang on."""
    if context.previous is not None:
        return (
            context.previous,
            Anchor.PREVIOUS,
            f"the last date mentioned, {calendar.timex_value(context.previous)}",
        )
    if context.dct is None:
        return None, Anchor.PREVIOUS, NO_PREVIOUS
    return calendar.single_day(context.dct), Anchor.DCT, context.dct_named


def _partial(meaning: Partial, context: Context) -> Resolution:
    year = meaning.year
    if year is not None and meaning.short_year:
        base = context.dct.year if context.dct else 2000
        year += base // 100 * 100
        year -= 100 if year > base + 10 else 0
    if year is not None:
        return _placed(_of_year(meaning, year), Anchor.EXPLICIT, "as it stands in the text")
    base_day, anchor, called = _base(context)
    if base_day is None:
        shape = f"XXXX-{meaning.month:02d}" + (f"-{meaning.day:02d}" if meaning.day else "")
        return _unplaced(shape, anchor, NO_DCT)
    if anchor is Anchor.PREVIOUS and not _near_publication(meaning, context):
        return _placed(_chained(meaning, context.previous), anchor, f"in the chain of dates after {called}")
    if context.dct is not None:
        base_day, anchor, called = context.dct, Anchor.DCT, context.dct_named
    return _placed(_nearest(meaning, base_day, context.lean), anchor, f"nearest to {called}")


def _near_publication(meaning: Partial, context: Context) -> bool:
    """Return whether news would give the year of a month or day that lies this near only if it were another."""
    if context.history or context.dct is None:
        return False
    nearest = _nearest(meaning, context.dct, 0)
    return abs((nearest.first - context.dct).days) <= NEAR_DAYS


def _chained(meaning: Partial, previous: Period | None) -> Period:
    """Return a month or day in a chain of dates: of the year told of, or of the next where that is far back."""
    assert previous is not None
    same = _of_year(meaning, previous.first.year)
    if previous.granularity in _CHAIN_LINKS and (previous.first - same.first).days > TURN_OF_YEAR_DAYS:
        return _of_year(meaning, previous.first.year + 1)
    return same


def _of_year(meaning: Partial, year: int) -> Period:
    if meaning.month is None:
        return calendar.year(year)
    if meaning.day is None:
        return calendar.month(year, meaning.month)
    return calendar.single_day(calendar.calendar_day(year, meaning.month, meaning.day))


def _candidates(meaning: Partial, base: date) -> list[Period]:
    reach = 3 if meaning.weekday is not None or (meaning.month, meaning.day) == (2, 29) else 1
    found = []
    for year in range(base.year - reach, base.year + reach + 1):
        try:
            found.append(_of_year(meaning, year))
        except OutOfCalendarError:
            continue
    on_weekday = [p for p in found if meaning.weekday is None or p.first.weekday() == meaning.weekday]
    if not found:
        raise OutOfCalendarError("no such day")
    return on_weekday or found


def _nearest(meaning: Partial, base: date, lean: int) -> Period:
    candidates = _candidates(meaning, base)
    nearest = min(candidates, key=lambda p: abs((p.first - base).days))
    far = abs((nearest.first - base).days) > CERTAIN_DAYS
    if meaning.weekday is not None or (meaning.day is not None and not far and abs(lean) < 2):
        return nearest
    way = lean or (-1 if far else 0)
    side = [p for p in candidates if (p.first <= base if way < 0 else p.last >= base)]
    pointed = [p for p in side if abs((p.first - base).days) <= REACH_DAYS]
    if way and pointed:
        return pointed[0] if way > 0 else pointed[-1]
    return nearest


def _day_of_month(meaning: DayOfMonth, context: Context) -> Resolution:
    hanging, anchor, called = _hanging(context)
    if hanging is None:
        return _unplaced(f"XXXX-XX-{meaning.day:02d}", anchor, called)
    day = calendar.calendar_day(hanging.first.year, hanging.first.month, meaning.day)
    return _placed(calendar.single_day(day), anchor, f"of the month of {called}")


def _numeric(meaning: Numeric, context: Context) -> Resolution:
    day_first = True if meaning.first > 12 else False if meaning.second > 12 else context.day_first
    if meaning.first == meaning.second:
        day_first = True
    if day_first is None and context.dct is not None and context.dct.year == meaning.year:
        written = (context.dct.day, context.dct.month)
        day_first = {written: True, written[::-1]: False}.get((meaning.first, meaning.second))
    if day_first is None:
        return _unplaced(
            f"{meaning.year:04d}-XX-XX", Anchor.EXPLICIT, "day and month could be read in either order"
        )
    day, month = (meaning.first, meaning.second) if day_first else (meaning.second, meaning.first)
    if meaning.year is None:
        return _partial(Partial(month=month, day=day), context)
    return _placed(
        calendar.single_day(calendar.calendar_day(meaning.year, month, day)),
        Anchor.EXPLICIT,
        "as it stands in the text",
    )


def _weekday(meaning: Weekday, context: Context) -> Resolution:
    if meaning.which in _HANGING_WHICH or (context.narrative and context.history):
        return _weekday_from_previous(meaning, context)
    base = context.dct
    if base is None:
        return _unplaced(f"XXXX-WXX-{meaning.day + 1}", Anchor.DCT, NO_DCT)
    back = (base.weekday() - meaning.day) % 7
    how = "the latest one by"
    if meaning.week is not None:
        day = calendar.add_days(calendar.week(base).first, 7 * meaning.week + meaning.day)
        how = "in the week counted from"
    elif meaning.which is Which.NEXT or (meaning.which is Which.BARE and context.lean > 0 and back):
        day, how = calendar.add_days(base, 7 - back), "the next one after"
    elif meaning.which is Which.THIS:
        day, how = calendar.add_days(base, (meaning.day - base.weekday()) % 7), "the coming one by"
    elif meaning.which is Which.LAST:
        day, how = calendar.add_days(base, -(back or 7)), "the latest one before"
    else:
        day = calendar.add_days(base, -back)
    return _placed(calendar.single_day(day), Anchor.DCT, f"{how} {context.dct_named}")


_HANGING_WHICH = frozenset({Which.BEFORE, Which.SAME, Which.AFTER})


def _weekday_from_previous(meaning: Weekday, context: Context) -> Resolution:
    hanging, anchor, called = _hanging(context)
    if hanging is None:
        return _unplaced(f"XXXX-WXX-{meaning.day + 1}", anchor, called)
    base = hanging.first
    ahead = (meaning.day - base.weekday()) % 7
    if meaning.which in {Which.BEFORE, Which.LAST}:
        day = calendar.add_days(base, ahead - 7)
    elif meaning.which in {Which.AFTER, Which.NEXT}:
        day = calendar.add_days(base, ahead or 7)
    else:
        day = calendar.add_days(base, ahead)
    return _placed(calendar.single_day(day), anchor, f"counted from {called}")


def _named_month(meaning: NamedMonth, context: Context) -> Resolution:
    base, anchor, called = _present(context)
    if meaning.which in _HANGING_WHICH:
        hanging, anchor, called = _hanging(context)
        base = hanging.first if hanging else None
    if base is None:
        return _unplaced(f"XXXX-{meaning.month:02d}", anchor, called if anchor is Anchor.PREVIOUS else NO_DCT)
    partial = Partial(month=meaning.month, day=meaning.day)
    if meaning.which in {Which.LAST, Which.BEFORE}:
        year = base.year - (meaning.month >= base.month)
    elif meaning.which in {Which.NEXT, Which.AFTER}:
        year = base.year + (meaning.month <= base.month)
    else:
        year = base.year
    return _placed(_of_year(partial, year), anchor, f"counted from {called}")


def _month_of_year(meaning: MonthOfYear, context: Context) -> Resolution:
    base, anchor, called = _present(context)
    if base is None:
        return _unplaced(f"XXXX-{meaning.month:02d}", anchor, NO_DCT)
    period = _of_year(Partial(month=meaning.month, day=meaning.day), base.year + meaning.years)
    return _placed(period, anchor, f"in the year counted from {called}")


_DIVISION_MONTHS = {
    Granularity.QUARTER: calendar.quarter,
    Granularity.HALF: calendar.half,
    Granularity.SEASON: calendar.season,
}


def _division(meaning: Division, context: Context) -> Resolution:
    make = _DIVISION_MONTHS[meaning.granularity]
    if meaning.year is not None:
        return _placed(make(meaning.year, meaning.number), Anchor.EXPLICIT, "as it stands in the text")
    told_of = meaning.which is Which.BARE and meaning.years is None
    base, anchor, called = _base(context) if told_of else _present(context)
    if meaning.which in _HANGING_WHICH:
        hanging, anchor, called = _hanging(context)
        base = hanging.first if hanging else None
    if base is None:
        return _unplaced(f"XXXX-{_CODES[meaning.granularity](meaning.number)}", anchor, NO_DCT)
    if meaning.years is not None:
        return _placed(
            make(base.year + meaning.years, meaning.number), anchor, f"in the year counted from {called}"
        )
    if anchor is Anchor.PREVIOUS and meaning.which is Which.BARE:
        return _placed(make(base.year, meaning.number), anchor, f"in the year of {called}")
    candidates = [make(year, meaning.number) for year in range(max(1, base.year - 2), base.year + 3)]
    return _placed(_chosen(candidates, base, meaning.which, context.lean), anchor, f"counted from {called}")


_CODES: Mapping[Granularity, Callable[[int], str]] = {
    Granularity.QUARTER: lambda n: f"Q{n}",
    Granularity.HALF: lambda n: f"H{n}",
    Granularity.SEASON: lambda n: ("SP", "SU", "FA", "WI")[n - 1],
}


def _chosen(candidates: list[Period], base: date, which: Which, lean: int) -> Period:
    ended = [p for p in candidates if p.last < base]
    begun = [p for p in candidates if p.first <= base]
    coming = [p for p in candidates if p.first > base]
    open_now = [p for p in candidates if p.last >= base]
    if which in {Which.LAST, Which.BEFORE}:
        return ended[-1]
    if which in {Which.NEXT, Which.AFTER} or lean > 0:
        return coming[0]
    if which is Which.THIS:
        in_year = [p for p in candidates if p.first.year == base.year]
        return in_year[0] if in_year else open_now[0]
    return begun[-1]


def _unit(meaning: Unit, context: Context) -> Resolution:
    if meaning.which in _HANGING_WHICH:
        hanging, anchor, called = _hanging(context)
        base = hanging.first if hanging else None
    elif meaning.granularity is Granularity.DAY and meaning.which is Which.THIS:
        if context.history and context.narrative:
            return _vague(Vague("PRESENT_REF"), context)
        base, anchor, called = context.dct, Anchor.DCT, context.dct_named
    else:
        base, anchor, called = _present(context)
    if base is None:
        return _unplaced("XXXX", anchor, NO_DCT if anchor is Anchor.DCT else called)
    period = calendar.shifted(base, meaning.offset, meaning.granularity)
    if meaning.which is Which.BARE and period.first > base:
        period = calendar.shifted(base, meaning.offset - 1, meaning.granularity)
    return _placed(period, anchor, f"counted from {called}")


def _ago(meaning: Ago, context: Context) -> Resolution:
    if meaning.count is None:
        return _vague(Vague("PAST_REF" if meaning.sign < 0 else "FUTURE_REF"), context)
    if meaning.unit not in CALENDAR_UNITS:
        return _unplaced(
            "PAST_REF" if meaning.sign < 0 else "FUTURE_REF",
            Anchor.DCT,
            "a time of day has no finer place than its day",
        )
    base, anchor, called = _present(context)
    if base is None:
        return _unplaced("PAST_REF" if meaning.sign < 0 else "FUTURE_REF", anchor, NO_DCT)
    if meaning.to_the_day and meaning.count is not None:
        granularity = CALENDAR_UNITS[meaning.unit]
        day = calendar.shifted_day(base, meaning.sign * int(meaning.count), granularity)
        return _placed(
            calendar.single_day(calendar.add_days(day, meaning.days)),
            anchor,
            f"to the day, counted from {called}",
        )
    if (reported := _year_from_quarter(meaning, context)) is not None:
        return reported
    return _distance(base, meaning, anchor, called)


def _distance(base: date, meaning: Ago | Later, anchor: Anchor, called: str) -> Resolution:
    assert meaning.count is not None
    granularity = CALENDAR_UNITS[meaning.unit]
    steps, finer = meaning.count, granularity
    if steps != int(steps):
        steps, finer = (
            steps * 12 if granularity is Granularity.YEAR else steps,
            Granularity.MONTH if granularity is Granularity.YEAR else granularity,
        )
    return _placed(calendar.shifted(base, meaning.sign * int(steps), finer), anchor, f"counted from {called}")


def _reported_quarter(meaning: ReportedQuarter, context: Context) -> Resolution:
    if context.quarter is not None:
        base, anchor, called = (
            context.quarter.first,
            Anchor.PREVIOUS,
            f"the quarter {calendar.timex_value(context.quarter)}",
        )
    elif context.dct is not None:
        before = calendar.shifted(context.dct, -1, Granularity.QUARTER)
        base, anchor, called = (
            before.first,
            Anchor.DCT,
            f"the last quarter before {context.dct_named}",
        )
    else:
        return _unplaced("XXXX-QX", Anchor.DCT, NO_DCT)
    return _placed(
        calendar.shifted(base, 4 * meaning.years, Granularity.QUARTER), anchor, f"counted from {called}"
    )


def _year_from_quarter(meaning: Ago | Later, context: Context) -> Resolution | None:
    """Return "a year earlier" beside a quarter reported on: that quarter of the year before."""
    if (
        context.quarter is None
        or context.narrative
        or meaning.count != 1
        or meaning.unit != "Y"
        or meaning.sign > 0
    ):
        return None
    period = calendar.shifted(context.quarter.first, -4, Granularity.QUARTER)
    return _placed(
        period, Anchor.PREVIOUS, f"counted from the quarter {calendar.timex_value(context.quarter)}"
    )


def _later(meaning: Later, context: Context) -> Resolution:
    hanging, anchor, called = _hanging(context)
    if meaning.count is None or meaning.unit not in CALENDAR_UNITS:
        value = "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
        return _unplaced(value, anchor, "the distance is not stated in days")
    if meaning.unit == "Y" and meaning.count == 1 and context.quarter is not None and not context.narrative:
        period = calendar.shifted(context.quarter.first, meaning.sign * 4, Granularity.QUARTER)
        return _placed(
            period, Anchor.PREVIOUS, f"counted from the quarter {calendar.timex_value(context.quarter)}"
        )
    if hanging is None:
        return _unplaced("PAST_REF" if meaning.sign < 0 else "FUTURE_REF", anchor, called)
    return _distance(hanging.first, meaning, anchor, called)


def _shortly_after(_: ShortlyAfter, context: Context) -> Resolution:
    hanging, anchor, called = _hanging(context)
    if hanging is None:
        return _unplaced("FUTURE_REF", anchor, called)
    period = Period(Granularity.INTERVAL, hanging.first, calendar.add_days(hanging.first, 6))
    return Resolution(
        TimexType.DATE,
        calendar.timex_value(hanging),
        anchor,
        period,
        f"within the seven days that begin with {called}",
        mod="AFTER",
    )


def _week_of(meaning: WeekOf, context: Context) -> Resolution:
    day = _resolve(meaning.day, context)
    if day.period is None:
        return day
    period = calendar.containing(meaning.granularity, day.period.first)
    return replace(day, period=period, value=calendar.timex_value(period))


def _beside(meaning: Beside, context: Context) -> Resolution:
    middle = _resolve(meaning.of, context) if meaning.of is not None else None
    if middle is None or middle.period is None:
        return _unplaced("XXXX", Anchor.PREVIOUS, NO_PREVIOUS)
    period = calendar.shifted(middle.period.first, meaning.sign, meaning.granularity)
    return replace(middle, type=TimexType.DATE, period=period, value=calendar.timex_value(period))


def _decade(meaning: Decade, context: Context) -> Resolution:
    first = meaning.first
    if meaning.short:
        base = context.previous if context.narrative and context.previous else None
        year = base.first.year if base else context.dct.year if context.dct else 2000
        first += year // 100 * 100
        first -= 100 if first > year else 0
    return _placed(calendar.decade(first), Anchor.EXPLICIT, "as it stands in the text")


def _century(meaning: Century, _: Context) -> Resolution:
    if meaning.bc:
        return _unplaced(f"BC{meaning.number - 1:02d}", Anchor.EXPLICIT, OUTSIDE)
    return _placed(calendar.century(meaning.number), Anchor.EXPLICIT, "as it stands in the text")


def _holiday(meaning: Holiday, context: Context) -> Resolution:
    if meaning.year is not None:
        return _placed(
            calendar.single_day(holiday(meaning.key, meaning.year)),
            Anchor.EXPLICIT,
            "the rule of the named day",
        )
    base, anchor, called = _base(context)
    if base is None:
        return _unplaced("XXXX-XX-XX", anchor, NO_DCT)
    candidates = [
        calendar.single_day(holiday(meaning.key, year))
        for year in range(max(1, base.year - 2), base.year + 3)
    ]
    if meaning.which is Which.BARE and not context.lean:
        period = min(candidates, key=lambda p: abs((p.first - base).days))
    else:
        period = _chosen(candidates, base, meaning.which, context.lean)
    return _placed(period, anchor, f"the rule of the named day, nearest to {called}")


def _ancient(meaning: Ancient, _: Context) -> Resolution:
    value = f"BC{meaning.year:04d}"
    if meaning.month is not None:
        value += f"-{meaning.month:02d}"
    if meaning.day is not None:
        value += f"-{meaning.day:02d}"
    if meaning.season is not None:
        value += f"-{_CODES[Granularity.SEASON](meaning.season)}"
    return _unplaced(value, Anchor.EXPLICIT, OUTSIDE)


def _vague(meaning: Vague, _: Context) -> Resolution:
    return _unplaced(
        meaning.value, Anchor.DCT, "a vague present, past or future has no place in the calendar"
    )


def _fiscal(meaning: Fiscal, context: Context) -> Resolution:
    year = meaning.year
    if year is None and context.dct is not None:
        year = context.dct.year + meaning.years
    value = "XXXX" if year is None else f"{year:04d}"
    value += f"-Q{meaning.number}" if meaning.number else ""
    return _unplaced(
        value,
        Anchor.DCT if meaning.year is None else Anchor.EXPLICIT,
        "the bounds of a fiscal year are not stated",
    )


def _length(meaning: Length, _: Context) -> Resolution:
    return _unplaced(
        meaning.value or length_value(meaning.count, meaning.unit),
        Anchor.EXPLICIT,
        "a duration has no place in the calendar",
        TimexType.DURATION,
    )


def _repeat(meaning: Repeat, _: Context) -> Resolution:
    return _unplaced(
        meaning.value,
        Anchor.EXPLICIT,
        "what happens again and again has no one place in the calendar",
        TimexType.SET,
    )


def _clock(meaning: Clock, context: Context) -> Resolution:
    if meaning.day is not None:
        day = _resolve(meaning.day, context)
    elif context.previous is not None and context.previous.granularity is Granularity.DAY:
        day = _placed(
            context.previous, Anchor.PREVIOUS, f"on the last day mentioned, {context.previous.first}"
        )
    elif context.dct is not None:
        day = _placed(calendar.single_day(context.dct), Anchor.DCT, f"on {context.dct_named}")
    else:
        return _unplaced(meaning.time, Anchor.DCT, NO_DCT, TimexType.TIME)
    if day.value.endswith("_REF"):
        return replace(day, type=TimexType.TIME)
    return replace(day, type=TimexType.TIME, value=day.value + meaning.time)


def _modified(meaning: Modified, context: Context) -> Resolution:
    return replace(_resolve(meaning.of, context), mod=meaning.mod)


_RESOLVERS: Mapping[type, Resolver] = {
    Partial: _partial,
    DayOfMonth: _day_of_month,
    Numeric: _numeric,
    Weekday: _weekday,
    NamedMonth: _named_month,
    MonthOfYear: _month_of_year,
    Division: _division,
    Unit: _unit,
    WeekOf: _week_of,
    Beside: _beside,
    Ago: _ago,
    Later: _later,
    ReportedQuarter: _reported_quarter,
    ShortlyAfter: _shortly_after,
    Decade: _decade,
    Century: _century,
    Holiday: _holiday,
    Ancient: _ancient,
    Vague: _vague,
    Fiscal: _fiscal,
    Length: _length,
    Repeat: _repeat,
    Clock: _clock,
    Modified: _modified,
}


def in_antiquity(meaning: Meaning, context: Context) -> Ancient | None:
    """Return the date before Christ that a meaning has in a chain of such dates; ``None`` outside one."""
    told = context.ancient
    if told is None:
        return None
    match meaning:
        case Partial(year=None, month=month, day=day):
            return Ancient(told.year, month, day)
        case Division(granularity=Granularity.SEASON, year=None, years=None, number=number):
            return Ancient(told.year, season=number)
        case Unit(granularity=Granularity.YEAR, offset=offset, which=which) if which in _HANGING_WHICH:
            return Ancient(max(1, told.year - offset))
        case Later(count=number, unit="Y" | "DE" | "CE" as unit, sign=sign) if number is not None:
            return Ancient(max(1, told.year - sign * int(number * _YEARS_IN[unit])))
    return None


_YEARS_IN = {"Y": 1, "DE": 10, "CE": 100}


def _resolve(meaning: Meaning, context: Context) -> Resolution:
    meaning = in_antiquity(meaning, context) or meaning
    return _RESOLVERS[type(meaning)](meaning, context)


def resolve(meaning: Meaning, context: Context) -> Resolution:
    """Return where the meaning lies in its context, or the reason why it lies nowhere."""
    try:
        return _resolve(meaning, context)
    except OutOfCalendarError:
        return _unplaced("XXXX", Anchor.EXPLICIT, OUTSIDE)
