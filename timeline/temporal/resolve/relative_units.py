"""Resolution of dates counted from another: weekdays, last week, two weeks ago, a year earlier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.model import Anchor, Granularity, TimexMod, TimexType
from timeline.temporal import calendar
from timeline.temporal.calendar import Period
from timeline.temporal.meaning import (
    ANAPHORIC,
    Ago,
    Later,
    Reference,
    RelativeUnit,
    ReportedQuarter,
    ShortlyAfter,
    Weekday,
)
from timeline.temporal.resolve.context_and_resolution import (
    CLEAR,
    Base,
    Context,
    Resolution,
    anaphoric_base,
    anaphoric_day,
    by_tense,
    dct_base,
    narrative_base,
    present_base,
    previous_base,
    reference_base,
    resolved,
    unknown_day,
    unplaced,
    with_interval_value,
)
from timeline.temporal.time_measure import CALENDAR_UNITS, YEARS_IN, Measure, TimexUnit
from timeline.words.reasons import UnplacedReason


def weekday(meaning: Weekday, context: Context) -> Resolution:
    """Resolve a weekday: the latest one, the base included, unless a word or the tense says otherwise."""
    is_anaphoric = meaning.reference in ANAPHORIC
    base = anaphoric_day(context) if is_anaphoric else dct_base(context)
    if base is None:
        return unplaced(f"XXXX-WXX-{meaning.day + 1}", Anchor.DCT, UnplacedReason.NO_DCT)
    if meaning.week is not None:
        day = calendar.add_days(calendar.week(base.day).first, 7 * meaning.week + meaning.day)
        return resolved(calendar.single_day(day), base, "in the week counted from")
    ahead = (meaning.day - base.day.weekday()) % 7
    is_far = 0 < context.direction < CLEAR and ahead > _NEAR_AHEAD
    direction = 0 if meaning.weeks_away or is_far else context.direction
    reference = meaning.reference
    if reference is Reference.THIS and ahead > _HALF_A_WEEK and direction < 0:
        reference = Reference.BARE
    if reference is Reference.LAST and meaning.weeks_away:
        reference = Reference.BEFORE
    days, how = _weekday_steps(reference, ahead, direction, is_anaphoric)
    day = calendar.add_days(base.day, days)
    if meaning.weeks_away:
        how = f"{_weeks_in_words(meaning.weeks_away)} {day:%A} {day}, {how}"
        day = calendar.add_days(day, 7 * meaning.weeks_away)
    resolution = resolved(calendar.single_day(day), base, how)
    if ahead == 1 and days < 0 and meaning.reference is Reference.BARE and not meaning.weeks_away:
        return _perhaps_tomorrow(resolution, base, is_likely=context.next_day or context.is_told)
    is_by_tense = days != _weekday_steps(reference, ahead, 0, is_anaphoric)[0]
    return by_tense(resolution, direction) if is_by_tense else resolution


def _perhaps_tomorrow(resolution: Resolution, base: Base, *, is_likely: bool) -> Resolution:
    """Return a weekday as uncertain: news of an evening, or of another time zone, means the day to come."""
    tomorrow = calendar.add_days(base.day, 1)
    if not is_likely:
        return replace(resolution, perhaps=f"perhaps the next day, {tomorrow}")
    there = resolved(calendar.single_day(tomorrow), base, "the day after")
    week_before = calendar.add_days(base.day, -6)
    return replace(there, perhaps=f"perhaps the week before, {week_before}")


_TO_YESTERDAYS_NAME = 6
"""Days to the next weekday of yesterday's name: nobody calls yesterday "last Friday"."""
_NEAR_AHEAD = 4
"""Days to a weekday that "would" in its clause may still mean: "said it would open on Monday"."""
_HALF_A_WEEK = 3


def _weeks_in_words(weeks: int) -> str:
    number = "a week" if abs(weeks) == 1 else f"{abs(weeks)} weeks"
    return f"{number} {'after' if weeks > 0 else 'before'}"


def _weekday_steps(reference: Reference, ahead: int, direction: int, is_anaphoric: bool) -> tuple[int, str]:
    """Return the days from the base to a weekday ``ahead`` days from it, and the words for this step."""
    if reference is Reference.LAST and ahead == _TO_YESTERDAYS_NAME:
        return ahead - 14, "the one before yesterday's, counted from"
    if reference in {Reference.LAST, Reference.BEFORE}:
        return ahead - 7, "the latest one before"
    if reference in {Reference.NEXT, Reference.AFTER}:
        return ahead or 7, "the next one after"
    if is_anaphoric or reference is Reference.THIS:
        return ahead, "the first one from"
    if direction > 0 and ahead:
        return ahead, "the next one after"
    return ahead - 7 if ahead else 0, "the latest one by"


def unit(meaning: RelativeUnit, context: Context) -> Resolution:
    """Resolve today, last week, the following year, the weekend."""
    if _is_present_of_history(meaning, context):
        return unplaced("PRESENT_REF", Anchor.DCT, UnplacedReason.PRESENT_OF_HISTORY)
    is_day = meaning.granularity is Granularity.DAY
    base = _unit_base(meaning.reference, is_day, context)
    if base is None:
        return (unknown_day(context) if is_day else None) or _unit_without_base(meaning.reference)
    period = calendar.shifted(base.day, meaning.offset, meaning.granularity)
    if meaning.reference is Reference.BARE and period.first > base.day:
        period = calendar.shifted(base.day, meaning.offset - 1, meaning.granularity)
    return resolved(period, base, "counted from")


def _is_present_of_history(meaning: RelativeUnit, context: Context) -> bool:
    is_today = meaning.granularity is Granularity.DAY and meaning.reference is Reference.THIS
    return is_today and context.history and context.narrative


def _unit_without_base(reference: Reference) -> Resolution:
    if reference in ANAPHORIC:
        return unplaced("XXXX", Anchor.PREVIOUS, UnplacedReason.NO_PREVIOUS)
    return unplaced("XXXX", Anchor.DCT, UnplacedReason.NO_DCT)


def _unit_base(reference: Reference, is_day: bool, context: Context) -> Base | None:
    """Return the base of a unit; a day needs a day as its base."""
    if reference is Reference.CURRENT:
        ahead = previous_base(context) if _is_ahead(context) else None
        return ahead or (anaphoric_day(context) if is_day else narrative_base(context)) or dct_base(context)
    if is_day and reference is Reference.THIS:
        return dct_base(context)
    return anaphoric_day(context) if is_day and reference in ANAPHORIC else reference_base(reference, context)


def _is_ahead(context: Context) -> bool:
    """Return True if the last date mentioned lies after the day of publication."""
    return context.dct is not None and context.previous is not None and context.previous.first > context.dct


def _somewhere(sign: int) -> str:
    return "PAST_REF" if sign < 0 else "FUTURE_REF"


def ago(meaning: Ago, context: Context) -> Resolution:
    """Resolve "two weeks ago" and "in three months", counted from the present."""
    base = present_base(context)
    distance = meaning.measure
    if distance.count is None or distance.unit not in CALENDAR_UNITS:
        return unplaced(_somewhere(meaning.sign), Anchor.DCT, UnplacedReason.VAGUE_DISTANCE)
    if base is None:
        return unplaced(_somewhere(meaning.sign), Anchor.DCT, UnplacedReason.NO_DCT)
    steps = meaning.sign * distance.count
    if meaning.within:
        since = calendar.shifted_day(base.day, int(steps), CALENDAR_UNITS[distance.unit])
        there = resolved(at_distance(base.day, steps, distance.unit), base, "within the time up to")
        return replace(there, period=Period(Granularity.INTERVAL, since, base.day))
    if meaning.to_the_day:
        day = calendar.shifted_day(base.day, int(steps), CALENDAR_UNITS[distance.unit])
        return resolved(
            calendar.single_day(calendar.add_days(day, meaning.days)), base, "to the day, counted from"
        )
    resolution = _year_from_quarter(meaning, context) or resolved(
        at_distance(base.day, steps, distance.unit), base, "counted from"
    )
    if distance.unit is TimexUnit.DECADE:  # TimeML writes the year that far away
        year = at_distance(base.day, steps * 10, TimexUnit.YEAR)
        return replace(resolution, value=calendar.timex_value(year))
    return resolution


def later(meaning: Later, context: Context) -> Resolution:
    """Resolve "two days later" and "a year earlier", counted from the last date mentioned.

    If the wording is also "in two days", a date near the DCT is the base only under a past verb.
    """
    distance = meaning.measure
    in_days = distance.unit is TimexUnit.DAY
    is_open = context.previous is None or (context.is_from_dct and context.direction >= 0)
    if context.later_is_ahead and is_open and meaning.sign > 0:
        return ago(Ago(distance, meaning.sign), context)
    base = anaphoric_day(context) if in_days else anaphoric_base(context)
    if distance.count is None or distance.unit not in CALENDAR_UNITS:
        return unplaced(_somewhere(meaning.sign), Anchor.PREVIOUS, UnplacedReason.VAGUE_DISTANCE)
    if base is None and in_days and (day := unknown_day(context)) is not None:
        return day
    if base is None:
        return unplaced(_somewhere(meaning.sign), Anchor.PREVIOUS, UnplacedReason.NO_PREVIOUS)
    there = _at_distance_from(base.period, meaning.sign * distance.count, distance.unit)
    if _is_now(meaning, there, context) and (present := dct_base(context)) is not None:
        now = calendar.containing(CALENDAR_UNITS[distance.unit], present.day)
        return resolved(now, present, "counted up to")
    return _year_from_quarter(meaning, context) or with_interval_value(resolved(there, base, "counted from"))


def _is_now(meaning: Later, there: Period, context: Context) -> bool:
    """Return True for years "later" that would lie in the future: the story has reached its publication."""
    if context.dct is None or context.direction > 0 or meaning.sign < 0:
        return False
    return not _is_ahead(context) and meaning.measure.unit in YEARS_IN and there.first.year > context.dct.year


_LONGER = {
    TimexUnit.WEEK: frozenset(
        {Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON, Granularity.HALF, Granularity.YEAR}
    ),
    TimexUnit.MONTH: frozenset({Granularity.YEAR}),
}
"""Periods too long for a unit: "two weeks later", after "in March", counts from any day of March."""


def _at_distance_from(period: Period, steps: float, unit: TimexUnit) -> Period:
    """Return the unit at a distance from a period; an interval as long as the period if that is longer."""
    first = at_distance(period.first, steps, unit)
    if period.granularity not in _LONGER.get(unit, ()):
        return first
    return Period(Granularity.INTERVAL, first.first, at_distance(period.last, steps, unit).last)


_FINER = {
    Granularity.YEAR: (Granularity.MONTH, 12),
    Granularity.DECADE: (Granularity.YEAR, 10),
    Granularity.CENTURY: (Granularity.YEAR, 100),
}


def at_distance(base: date, steps: float, unit: TimexUnit) -> Period:
    """Return the unit at a distance; fractions are counted in a finer unit if there is one."""
    granularity = CALENDAR_UNITS[unit]
    if steps != int(steps) and granularity in _FINER:
        granularity, parts = _FINER[granularity]
        steps *= parts
    return calendar.shifted(base, int(steps), granularity)


def _quarter(context: Context) -> Base | None:
    if context.quarter is not None:
        name = f"the quarter reported on, {calendar.timex_value(context.quarter)}"
        return Base(context.quarter, Anchor.PREVIOUS, name)
    base = dct_base(context)
    if base is None:
        return None
    before = calendar.shifted(base.day, -1, Granularity.QUARTER)
    return Base(before, Anchor.DCT, f"the last quarter before {base.name}")


def _year_from_quarter(meaning: Ago | Later, context: Context) -> Resolution | None:
    """Return "a year earlier" after a quarter reported on: the same quarter of the year before."""
    if context.quarter is None or context.narrative or meaning.measure != Measure(1, TimexUnit.YEAR):
        return None
    return reported_quarter(ReportedQuarter(meaning.sign), context)


def reported_quarter(meaning: ReportedQuarter, context: Context) -> Resolution:
    """Resolve "the quarter" and "the year-ago quarter"."""
    base = _quarter(context)
    if base is None:
        return unplaced("XXXX-QX", Anchor.DCT, UnplacedReason.NO_DCT)
    years = meaning.years if meaning.year is None else meaning.year - base.day.year
    how = "counted from" if years else "that is"
    return resolved(calendar.shifted(base.day, 4 * years, Granularity.QUARTER), base, how)


def shortly_after(_: ShortlyAfter, context: Context) -> Resolution:
    """Resolve "shortly after": within the seven days that begin with the last date mentioned."""
    base = anaphoric_base(context)
    if base is None:
        return unplaced("FUTURE_REF", Anchor.PREVIOUS, UnplacedReason.NO_PREVIOUS)
    week = Period(Granularity.INTERVAL, base.day, calendar.add_days(base.day, 6))
    how = f"within the seven days that begin with {base.name}"
    return Resolution(
        TimexType.DATE, calendar.timex_value(base.period), base.anchor, week, how, mod=TimexMod.AFTER
    )
