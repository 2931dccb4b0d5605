"""Resolution of incomplete dates: months and days without their year, figures, the 20th."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from timeline.model import Anchor, Granularity
from timeline.temporal import calendar
from timeline.temporal.calendar import OutOfCalendarError, Period
from timeline.temporal.meaning import (
    DayOfMonth,
    MonthOfYear,
    NamedMonth,
    NumericDate,
    PartialDate,
    Reference,
    SolarDate,
)
from timeline.temporal.other_calendars import solar_period, solar_year
from timeline.temporal.resolve.context_and_resolution import (
    AS_WRITTEN,
    CLEAR,
    Base,
    Context,
    Resolution,
    anaphoric_base,
    by_tense,
    dct_base,
    explicit,
    full_year,
    mentioned,
    narrative_base,
    opening_base,
    present_base,
    reference_base,
    resolved,
    unplaced,
    with_interval_value,
)
from timeline.words.reasons import UnplacedReason

CERTAIN_DAYS = 120
"""A day nearer than this needs no tense (measured on news: the nearest day is right for 94 of 100 dates)."""

REACH_DAYS = 310
"""For days further away, news gives the year or says "next August", whatever the tense."""

NEAR_DAYS = 60
"""In news, a month or day nearer to the DCT than this counts from the DCT, whatever precedes it."""

FOLLOWS_DAYS = 90
"""In a chain of dates, a month or day so soon after the last one continues it, even if a year was mentioned
in between ("the plan for 1976")."""

TURNED_DAYS = 183
"""In a list, a date earlier than the one before it is of the next year if that is nearer than half a year."""

YEARS_TO_SAME_WEEKDAY = 6
"""Years within which a day of the year meets its weekday again, mostly."""

_MONTHLY = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.SEASON})

_EITHER_ORDER = "its day and month could be in either order"


def of_year(meaning: PartialDate, year: int) -> Period:
    """Return the day or month of a date in a year; the year if neither is stated."""
    if meaning.month is None:
        return calendar.year(year)
    if meaning.day is None:
        return calendar.month(year, meaning.month)
    return calendar.single_day(calendar.calendar_day(year, meaning.month, meaning.day))


def partial(meaning: PartialDate, context: Context) -> Resolution:
    """Resolve a calendar date with parts left out."""
    if meaning.year is not None:
        return explicit(of_year(meaning, full_year(meaning.year, meaning.short_year, context)))
    if (listed := context.listed_with) is not None:
        return resolved(_following(meaning, listed.day), listed, "as it follows")
    if (opening := opening_base(context)) is not None:
        return resolved(nearest(meaning, opening.day, 0), opening, "nearest to")
    base = narrative_base(context)
    if base is None:
        return unplaced(_value_without_year(meaning), Anchor.DCT, UnplacedReason.NO_DCT)
    if base.anchor is Anchor.PREVIOUS and not _is_near_dct(meaning, context):
        return _in_chain(meaning, base, context)
    return _nearest_to_dct(meaning, base, context)


def _value_without_year(meaning: PartialDate) -> str:
    return f"XXXX-{meaning.month:02d}" + (f"-{meaning.day:02d}" if meaning.day else "")


def _nearest_to_dct(meaning: PartialDate, otherwise: Base, context: Context) -> Resolution:
    """Resolve a month or day near the DCT; near another base if there is no DCT."""
    base = dct_base(context) or otherwise
    closest = nearest(meaning, base.day, 0)
    period = nearest(meaning, base.day, context.direction) if context.direction else closest
    return _chosen(period, closest, base, context.direction)


def _chosen(period: Period, closest: Period, base: Base, direction: int) -> Resolution:
    """Resolve a date to one of several periods; the tense has chosen any but the closest."""
    if period == closest:
        return resolved(period, base, "nearest to")
    way = "the next one after" if direction > 0 else "the latest one before"
    return by_tense(resolved(period, base, way), direction)


def _in_chain(meaning: PartialDate, base: Base, context: Context) -> Resolution:
    """Resolve a month or day that continues the chain of dates of a narrative."""
    link = _link(meaning, context) or base
    turned = _turns_the_year(meaning, link) or _goes_on(meaning, link, context)
    period = of_year(meaning, link.day.year + turned)
    if meaning.weekday not in {None, period.first.weekday()}:
        return _nearest_to_dct(meaning, link, context)
    goes_back = link.period.granularity in _MONTHLY and period.last < link.period.first
    if goes_back and not (context.history or context.firm):
        return _nearest_to_dct(meaning, base, context)
    return resolved(period, link, "in the year that begins after" if turned else "in the year of")


def _goes_on(meaning: PartialDate, base: Base, context: Context) -> bool:
    """Return True if a narrative goes on into the next year: its dates follow each other.

    A long text also looks back, so there only a short step forward counts.
    """
    if (
        not context.firm
        or context.looks_back
        or meaning.month is None
        or base.period.granularity not in _MONTHLY
    ):
        return False
    if context.dct is not None and of_year(meaning, base.day.year + 1).first > context.dct:
        return False
    return base.day.month - meaning.month >= (_MIN_STEP_BACK if context.brief else _FAR_BACK)


_MIN_STEP_BACK, _FAR_BACK = 2, 8
"""Months back in the same year from which a date is of the next year instead, in a brief and a long text."""


def _following(meaning: PartialDate, listed: date) -> Period:
    """Return the day or month in the year of the date before it in a list, or in the next."""
    same = of_year(meaning, listed.year)
    turned = of_year(meaning, listed.year + 1)
    return turned if same.last < listed and (turned.first - listed).days <= TURNED_DAYS else same


def _link(meaning: PartialDate, context: Context) -> Base | None:
    """Return the last day or month before a bare year, if the meaning follows it closely; else ``None``."""
    last = context.previous
    if context.link is None or last is None or last.granularity is not Granularity.YEAR:
        return None
    after = (_following(meaning, context.link.first).first - context.link.first).days
    return mentioned(context.link) if 0 <= after <= FOLLOWS_DAYS else None


_LATE_MONTH, _EARLY_MONTH = 11, 2
"""A chain turns the year from November on, into January or February (wider limits lose on histories)."""


def _turns_the_year(meaning: PartialDate, base: Base) -> bool:
    """Return True if a chain continues from the last months of a year into the first of the next."""
    if base.period.granularity not in _MONTHLY or meaning.month is None:
        return False
    return max(base.day.month, base.period.last.month) >= _LATE_MONTH and meaning.month <= _EARLY_MONTH


def _is_near_dct(meaning: PartialDate, context: Context) -> bool:
    if context.history or context.firm or context.dct is None:
        return False
    return _distance(nearest(meaning, context.dct, context.direction), context.dct) <= NEAR_DAYS


def _distance(period: Period, base: date) -> int:
    """Return the days between a day and the nearer end of a period."""
    return max((period.first - base).days, (base - period.last).days, 0)


def _candidates(meaning: PartialDate, base: date) -> list[Period]:
    """Return the day or month in each year around, only those on the stated weekday if there are any."""
    reach = 1
    if meaning.weekday is not None or (meaning.month, meaning.day) == (2, 29):
        reach = YEARS_TO_SAME_WEEKDAY
    periods = []
    for year in range(base.year - reach, base.year + reach + 1):
        try:
            periods.append(of_year(meaning, year))
        except OutOfCalendarError:
            continue
    if not periods:
        raise OutOfCalendarError("no year around has such a day")
    return [p for p in periods if meaning.weekday in {None, p.first.weekday()}] or periods


def nearest(meaning: PartialDate, base: date, direction: int) -> Period:
    """Return the day or month nearest to a day, on the side of a clear tense.

    A weak tense decides only for months and for days far away. A clear one decides for all but a near day
    with its weekday. Far away without any tense, it is the past.
    """
    candidates = _candidates(meaning, base)
    closest = min(candidates, key=lambda period: _distance(period, base))
    is_far = _distance(closest, base) > CERTAIN_DAYS
    has_weekday, is_clear = meaning.weekday is not None, abs(direction) == CLEAR
    if (has_weekday and not (is_clear and is_far)) or (
        meaning.day is not None and not is_clear and not is_far
    ):
        return closest
    return _on_side(candidates, base, direction or (-1 if is_far else 0)) or closest


SLACK_DAYS = 1
"""A day on the other side of the DCT for articles of an evening or of another time zone."""


def _on_side(candidates: Sequence[Period], base: date, direction: int) -> Period | None:
    """Return the nearest candidate before (negative) or after the base, within the reach of the tense."""
    if not direction:
        return None
    slack = SLACK_DAYS if abs(direction) == CLEAR else 0
    side = [
        p
        for p in candidates
        if ((p.first - base).days <= slack if direction < 0 else (base - p.last).days <= slack)
    ]
    reach = REACH_DAYS if abs(direction) < CLEAR else 10 * calendar.DAYS_IN_A_YEAR
    within = [p for p in side if _distance(p, base) <= reach]
    if not within:
        return None
    return within[0] if direction > 0 else within[-1]


def day_of_month(meaning: DayOfMonth, context: Context) -> Resolution:
    """Resolve "the 20th" in the month mentioned last."""
    base = anaphoric_base(context)
    if base is None:
        return unplaced(f"XXXX-XX-{meaning.day:02d}", Anchor.PREVIOUS, UnplacedReason.NO_PREVIOUS)
    if meaning.weekday is not None:
        return _with_its_weekday(meaning, base, context)
    if base.anchor is Anchor.DCT and (meaning.day - base.day.day) * context.direction < 0:
        return _in_next_month(meaning, base, context.direction)
    months = base.day.year * 12 + base.day.month - 1 + _is_of_next_month(meaning, base, context)
    day = calendar.calendar_day(months // 12, months % 12 + 1, meaning.day)
    how = "in the month of" if day.month == base.day.month else "in the month after"
    return resolved(calendar.single_day(day), base, how)


def _is_of_next_month(meaning: DayOfMonth, base: Base, context: Context) -> bool:
    """Return True if a narrative goes on from a late day of a month to an early one of the next."""
    if not (context.narrative and context.firm) or context.looks_back:
        return False
    return base.period.granularity is Granularity.DAY and base.day.day - meaning.day >= _LATER_DAYS


_LATER_DAYS = 7
"""Days back in a month from which a day is of the next month instead; nearer days are a look back."""


def _in_next_month(meaning: DayOfMonth, base: Base, direction: int) -> Resolution:
    """Resolve the day in the month after, or before, that of the base: on the side of the tense."""
    month = calendar.shifted(base.day, 1 if direction > 0 else -1, Granularity.MONTH).first
    day = calendar.single_day(calendar.calendar_day(month.year, month.month, meaning.day))
    how = f"in the month {'after' if direction > 0 else 'before'} that of"
    return by_tense(resolved(day, base, how), direction)


_MONTHS_AROUND = 15
"""A day of the month meets a weekday again within so many months."""


def _with_its_weekday(meaning: DayOfMonth, base: Base, context: Context) -> Resolution:
    """Resolve "Friday the 13th": the latest such day up to the base, the next one under a future verb."""
    step = 1 if context.direction > 0 else -1
    month = base.day.replace(day=1)
    for _ in range(_MONTHS_AROUND):
        with suppress(OutOfCalendarError):
            day = calendar.calendar_day(month.year, month.month, meaning.day)
            if day.weekday() == meaning.weekday and (day - base.day).days * step >= 0:
                how = "the next such day from" if step > 0 else "the latest such day up to"
                return resolved(calendar.single_day(day), base, how)
        month = calendar.shifted(month, step, Granularity.MONTH).first
    raise OutOfCalendarError("no month around has such a day")


def numeric(meaning: NumericDate, context: Context) -> Resolution:
    """Resolve a date in figures, if the order of day and month is known."""
    day_first = _day_first(meaning, context)
    if day_first is None:
        stated = "XXXX" if meaning.year is None else f"{meaning.year:04d}"
        return unplaced(f"{stated}-XX-XX", Anchor.EXPLICIT, _EITHER_ORDER)
    day, month = (meaning.first, meaning.second) if day_first else (meaning.second, meaning.first)
    return partial(PartialDate(meaning.year, month, day), context)


def _day_first(meaning: NumericDate, context: Context) -> bool | None:
    """Return True if the day comes first; ``None`` if neither figures, other dates nor the DCT decide."""
    if max(meaning.first, meaning.second) > 12 or meaning.first == meaning.second:
        return meaning.first >= meaning.second
    if context.day_first is not None or context.dct is None or context.dct.year != meaning.year:
        return context.day_first
    published = (context.dct.day, context.dct.month)
    return {published: True, published[::-1]: False}.get((meaning.first, meaning.second))


def named_month(meaning: NamedMonth, context: Context) -> Resolution:
    """Resolve "last October" and "the following March"."""
    base = reference_base(meaning.reference, context)
    if base is None:
        return unplaced(f"XXXX-{meaning.month:02d}", Anchor.DCT, UnplacedReason.NO_DCT)
    year = base.day.year
    here = (base.day.month, base.day.day if meaning.day is not None else 0)
    there = (meaning.month, meaning.day or 0)
    if meaning.reference is Reference.AFTER and base.period.granularity is Granularity.YEAR:
        year += 1
    elif meaning.reference in {Reference.LAST, Reference.BEFORE}:
        year -= there >= here
    elif meaning.reference in {Reference.NEXT, Reference.AFTER}:
        year += there <= here
    return _in_year(meaning, year, base)


def month_of_year(meaning: MonthOfYear, context: Context) -> Resolution:
    """Resolve "March of last year" and "30 June that year"."""
    base = anaphoric_base(context) if meaning.anaphoric else present_base(context)
    if base is None:
        return unplaced(f"XXXX-{meaning.month:02d}", Anchor.DCT, UnplacedReason.NO_DCT)
    return _in_year(meaning, base.day.year + meaning.years, base)


def _in_year(meaning: NamedMonth | MonthOfYear, year: int, base: Base) -> Resolution:
    return resolved(of_year(PartialDate(month=meaning.month, day=meaning.day), year), base, "counted from")


_SOLAR = "in the Solar Hijri calendar"


def solar(meaning: SolarDate, context: Context) -> Resolution:
    """Resolve a date of the Solar Hijri calendar; without its year, one near the DCT."""
    base = dct_base(context)
    if meaning.year is None and base is None:
        return unplaced("XXXX-XX-XX", Anchor.DCT, UnplacedReason.NO_DCT)
    near = list(_solar_periods(meaning, context))
    if not near:
        return unplaced("XXXX-XX-XX", Anchor.EXPLICIT, UnplacedReason.NO_SUCH_SOLAR_HIJRI_DAY)
    if meaning.year is not None or base is None:
        return with_interval_value(explicit(near[0], f"{AS_WRITTEN}, {_SOLAR}"))
    closest = min(near, key=lambda period: _distance(period, base.day))
    is_clear = abs(context.direction) == CLEAR
    period = (_on_side(near, base.day, context.direction) if is_clear else None) or closest
    there = _chosen(period, closest, base, context.direction)
    return with_interval_value(replace(there, how=f"{there.how}, {_SOLAR}"))


def _solar_periods(meaning: SolarDate, context: Context) -> Iterator[Period]:
    """Yield a Solar Hijri date in its year, or in each of the three years around the DCT."""
    years = [meaning.year] if meaning.year is not None else []
    with suppress(OutOfCalendarError):
        if not years and context.dct is not None:
            year = solar_year(context.dct)
            years = [year - 1, year, year + 1]
    for year in years:
        with suppress(OutOfCalendarError):
            yield solar_period(year, meaning.month, meaning.day)
