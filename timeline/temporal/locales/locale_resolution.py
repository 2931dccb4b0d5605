"""From what was found to expressions: each meaning resolved as in English, with a small memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.model import Anchor, Expression, Granularity, TimexType
from timeline.temporal import calendar
from timeline.temporal.calendar import OutOfCalendarError, Period
from timeline.temporal.locales.locale_grammar import Grammar
from timeline.temporal.locales.normalised_text import Letters
from timeline.temporal.locales.rule_types import Found, Solar, Unread
from timeline.temporal.locales.solar_hijri import solar_period, solar_year
from timeline.temporal.meaning import Ago, Later, Meaning, MonthOfYear, NamedMonth, Numeric, Weekday, Which
from timeline.temporal.place import Frame, placed
from timeline.temporal.resolve import NO_DCT, Context, Resolution, resolve

_HALF_A_WEEK = 3
_SOLAR = "as it stands in the text, in the Solar Hijri calendar"


def day_first(found: Sequence[Found], usual: bool) -> bool:
    """Return whether dates in figures put the day first: as other dates of the text do, else as is usual."""
    orders = {
        item.meaning.first > 12
        for item in found
        if isinstance(item.meaning, Numeric) and max(item.meaning.first, item.meaning.second) > 12
    }
    return orders.pop() if len(orders) == 1 else usual


def resolution(found: Found, context: Context, g: Grammar) -> Resolution:
    """Return where an expression lies, or the reason why it lies nowhere."""
    meaning = found.meaning
    if isinstance(meaning, Unread):
        return Resolution(TimexType.DATE, "XXXX-XX-XX", Anchor.EXPLICIT, reason=meaning.reason)
    if isinstance(meaning, Solar):
        return _solar(meaning, context)
    return resolve(_usual(meaning, context, g), context)


def _usual(meaning: Meaning, context: Context, g: Grammar) -> Meaning:
    """Return a meaning with what its language leaves open decided by the dates around it."""
    if isinstance(meaning, Weekday) and meaning.which is Which.THIS and context.dct is not None:
        ahead = (meaning.day - context.dct.weekday()) % 7
        return meaning if ahead <= _HALF_A_WEEK else replace(meaning, which=Which.BARE)
    if isinstance(meaning, NamedMonth) and meaning.day is not None and context.dct is not None:
        return _pointed_day(meaning, meaning.day, context.dct)
    if isinstance(meaning, Later) and context.previous is None and _also_from_now(meaning, g):
        return Ago(meaning.measure, meaning.sign)
    return meaning


def _pointed_day(meaning: NamedMonth, day: int, dct: date) -> MonthOfYear:
    """Return "next May 28" as the first such day behind the DCT, "last May 28" as the latest before it."""
    if meaning.which is Which.LAST:
        years = -((meaning.month, day) >= (dct.month, dct.day))
    elif meaning.which is Which.NEXT:
        years = int((meaning.month, day) <= (dct.month, dct.day))
    else:
        years = 0
    return MonthOfYear(meaning.month, years, day)


def _also_from_now(meaning: Later, g: Grammar) -> bool:
    """Return whether "in two days" and "two days later" are one wording in the language."""
    return meaning.sign > 0 and not g.words.frames["ahead"]


def _solar(meaning: Solar, context: Context) -> Resolution:
    try:
        if meaning.year is not None:
            return _in_solar_year(
                solar_period(meaning.year, meaning.month, meaning.day), Anchor.EXPLICIT, _SOLAR
            )
        if context.dct is None:
            return Resolution(TimexType.DATE, "XXXX-XX-XX", Anchor.DCT, reason=NO_DCT)
        year = solar_year(context.dct)
        near = [
            solar_period(year + n, meaning.month, meaning.day)
            for n in (-1, 0, 1)
            if _exists(meaning, year + n)
        ]
    except OutOfCalendarError:
        near = []
    if not near or context.dct is None:
        return Resolution(TimexType.DATE, "XXXX-XX-XX", reason="the Solar Hijri calendar has no such day")
    dct = context.dct
    nearest = min(near, key=lambda period: abs((period.first - dct).days))
    how = f"nearest to {context.dct_named}, in the Solar Hijri calendar"
    return _in_solar_year(nearest, Anchor.DCT, how)


def _exists(meaning: Solar, year: int) -> bool:
    try:
        return bool(solar_period(year, meaning.month, meaning.day))
    except OutOfCalendarError:
        return False


def _in_solar_year(period: Period, anchor: Anchor, how: str) -> Resolution:
    if period.granularity is Granularity.DAY:
        return Resolution(TimexType.DATE, calendar.timex_value(period), anchor, period, how)
    return Resolution(TimexType.DATE, f"{period.first}/{period.last}", anchor, period, how)


def expression(
    found: Found, told: Resolution, frame: Frame, letters: Letters, dct: date | None
) -> Expression:
    """Return a resolved expression, with its place in the text as read."""
    start, end = letters.span(found.start, found.end)
    text = letters.source[start:end]
    day = placed(told.period, told.mod, frame, dct) if told.period is not None else None
    return Expression(
        start=start,
        end=end,
        text=text,
        type=told.type,
        value=told.value,
        mod=told.timex_mod,
        anchor=told.anchor,
        date=day,
        explanation=f"{text}, {told.how}" if day else "",
        reason=told.reason,
    )


def remembered(context: Context, told: Resolution, g: Grammar) -> Context:
    """Return what the expressions behind this one can hang on.

    Where "in two days" and "two days later" are one wording, only a date that stands in the text is kept.
    """
    if told.period is None or (told.anchor is Anchor.DCT and not g.words.frames["ahead"]):
        return context
    return replace(context, previous=told.period)
