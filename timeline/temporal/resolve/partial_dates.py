"""Dates with parts left out: months and days without their year, figures, the 20th."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.model import Anchor, Granularity
from timeline.temporal import calendar
from timeline.temporal.calendar import OutOfCalendarError, Period
from timeline.temporal.meaning import DayOfMonth, MonthOfYear, NamedMonth, NumericDate, PartialDate, Reference
from timeline.temporal.resolve.resolution_context import (
    NO_DCT,
    NO_PREVIOUS,
    Base,
    Context,
    Resolution,
    anaphoric_base,
    dct_base,
    explicit,
    full_year,
    narrative_base,
    opening_base,
    present_base,
    previous_base,
    reference_base,
    resolved,
    unplaced,
)

CERTAIN_DAYS = 120
"""A day nearer than this needs no tense (measured on news: nearest is right for 94 in 100 dates)."""

REACH_DAYS = 310
"""Further away than this, news says "next August" or gives the year, whatever the tense."""

NEAR_DAYS = 60
"""In news, a month or day nearer to the DCT than this hangs on the DCT, whatever stands before it."""

FOLLOWS_DAYS = 90
"""In a chain of dates, a month or day that follows the last one this closely goes on from it, even where a
year was mentioned in between ("the plan for 1976")."""

TURNED_DAYS = 183
"""In a list, a date that precedes the one before it is of the next year if nearer than half a year."""

_MONTHLY = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.MONTH})

_EITHER_ORDER = "day and month could be read in either order"


def of_year(meaning: PartialDate, year: int) -> Period:
    """Return the day, month or year that a meaning names in a year."""
    if meaning.month is None:
        return calendar.year(year)
    if meaning.day is None:
        return calendar.month(year, meaning.month)
    return calendar.single_day(calendar.calendar_day(year, meaning.month, meaning.day))


def partial(meaning: PartialDate, context: Context) -> Resolution:
    """Resolve a calendar date as far as it is stated."""
    if meaning.year is not None:
        return explicit(of_year(meaning, full_year(meaning.year, meaning.short_year, context)))
    if context.beside is not None:
        return resolved(_following(meaning, context.beside.day), context.beside, "as it follows")
    if (first := opening_base(context)) is not None:
        return resolved(nearest(meaning, first.day, 0), first, "nearest to")
    base = narrative_base(context)
    if base is None:
        shape = f"XXXX-{meaning.month:02d}" + (f"-{meaning.day:02d}" if meaning.day else "")
        return unplaced(shape, Anchor.DCT, NO_DCT)
    if base.anchor is Anchor.PREVIOUS and not _near_publication(meaning, context):
        link = _link(meaning, context) or base
        turned = _turns_the_year(meaning, link)
        told = of_year(meaning, link.day.year + turned)
        if not context.history and link.period.granularity in _MONTHLY and told.last < link.period.first:
            base = dct_base(context) or base
            return resolved(nearest(meaning, base.day, context.direction), base, "nearest to")
        return resolved(
            of_year(meaning, link.day.year + turned), link, _AFTER_TURN if turned else "in the year of"
        )
    base = dct_base(context) or base
    return resolved(nearest(meaning, base.day, context.direction), base, "nearest to")


def _following(meaning: PartialDate, listed: date) -> Period:
    """Return the day or month of the year of one listed before it, or of the next ("November to March")."""
    same = of_year(meaning, listed.year)
    turned = of_year(meaning, listed.year + 1)
    return turned if same.last < listed and (turned.first - listed).days <= TURNED_DAYS else same


def _link(meaning: PartialDate, context: Context) -> Base | None:
    """Return the last day or month told of, where the meaning follows it more closely than a year between."""
    if (
        context.link is None
        or context.previous is None
        or context.previous.granularity is not Granularity.YEAR
    ):
        return None
    after = (of_year(meaning, context.link.first.year).first - context.link.first).days
    return previous_base(replace(context, previous=context.link)) if 0 <= after <= FOLLOWS_DAYS else None


_AFTER_TURN = "in the year that begins after"
_LATE_MONTH, _EARLY_MONTH = 11, 2
"""A chain turns the year from November on, and into January or February (wider loses on histories)."""


def _turns_the_year(meaning: PartialDate, base: Base) -> bool:
    """Return whether a chain goes on from the last months of a year to the first of the next."""
    if base.period.granularity not in _MONTHLY or meaning.month is None:
        return False
    return base.day.month >= _LATE_MONTH and meaning.month <= _EARLY_MONTH


def _near_publication(meaning: PartialDate, context: Context) -> bool:
    if context.history or context.dct is None:
        return False
    return _distance(nearest(meaning, context.dct, 0), context.dct) <= NEAR_DAYS


def _distance(period: Period, base: date) -> int:
    """Return the days between a day and the nearer end of a period."""
    return max((period.first - base).days, (base - period.last).days, 0)


def _candidates(meaning: PartialDate, base: date) -> list[Period]:
    """Return the day or month in the years around, those on the stated weekday where there are any."""
    reach = 3 if meaning.weekday is not None or (meaning.month, meaning.day) == (2, 29) else 1
    found = []
    for year in range(base.year - reach, base.year + reach + 1):
        try:
            found.append(of_year(meaning, year))
        except OutOfCalendarError:
            continue
    if not found:
        raise OutOfCalendarError("no year around has such a day")
    return [p for p in found if meaning.weekday in {None, p.first.weekday()}] or found


def nearest(meaning: PartialDate, base: date, direction: int) -> Period:
    """Return the day or month nearest a day; words of tense decide for months, and for days far away."""
    candidates = _candidates(meaning, base)
    close = min(candidates, key=lambda p: _distance(p, base))
    far = _distance(close, base) > CERTAIN_DAYS
    if meaning.weekday is not None or (meaning.day is not None and not far and abs(direction) < 2):
        return close
    way = direction or (-1 if far else 0)
    side = [p for p in candidates if (p.first <= base if way < 0 else p.last >= base)]
    reach = REACH_DAYS if abs(direction) < 2 else calendar.DAYS_IN_A_YEAR
    within = [p for p in side if _distance(p, base) <= reach]
    if not way or not within:
        return close
    return within[0] if way > 0 else within[-1]


def day_of_month(meaning: DayOfMonth, context: Context) -> Resolution:
    """Resolve "the 20th" in the month told of."""
    base = anaphoric_base(context)
    if base is None:
        return unplaced(f"XXXX-XX-{meaning.day:02d}", Anchor.PREVIOUS, NO_PREVIOUS)
    day = calendar.calendar_day(base.day.year, base.day.month, meaning.day)
    return resolved(calendar.single_day(day), base, "in the month of")


def numeric(meaning: NumericDate, context: Context) -> Resolution:
    """Resolve a date in figures, where its order is known."""
    day_first = _day_first(meaning, context)
    if day_first is None:
        stated = "XXXX" if meaning.year is None else f"{meaning.year:04d}"
        return unplaced(f"{stated}-XX-XX", Anchor.EXPLICIT, _EITHER_ORDER)
    day, month = (meaning.first, meaning.second) if day_first else (meaning.second, meaning.first)
    return partial(PartialDate(meaning.year, month, day), context)


def _day_first(meaning: NumericDate, context: Context) -> bool | None:
    """Return whether the day comes first: as it must, as the other dates have it, or as it gives the DCT."""
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
        return unplaced(f"XXXX-{meaning.month:02d}", Anchor.DCT, NO_DCT)
    year = base.day.year
    if meaning.reference is Reference.AFTER and base.period.granularity is Granularity.YEAR:
        year += 1
    elif meaning.reference in {Reference.LAST, Reference.BEFORE}:
        year -= meaning.month >= base.day.month
    elif meaning.reference in {Reference.NEXT, Reference.AFTER}:
        year += meaning.month <= base.day.month
    return _in_year(meaning, year, base)


def month_of_year(meaning: MonthOfYear, context: Context) -> Resolution:
    """Resolve "March of last year" and "30 June that year"."""
    base = anaphoric_base(context) if meaning.anaphoric else present_base(context)
    if base is None:
        return unplaced(f"XXXX-{meaning.month:02d}", Anchor.DCT, NO_DCT)
    return _in_year(meaning, base.day.year + meaning.years, base)


def _in_year(meaning: NamedMonth | MonthOfYear, year: int, base: Base) -> Resolution:
    return resolved(of_year(PartialDate(month=meaning.month, day=meaning.day), year), base, "counted from")
