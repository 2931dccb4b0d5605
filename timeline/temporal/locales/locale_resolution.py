"""Resolution of expressions in other languages: as in English, with a shorter memory of earlier dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.model import Anchor, Expression, Granularity, TimexType
from timeline.temporal import calendar
from timeline.temporal.calendar import DateUsage, OutOfCalendarError, Period, calendar_date
from timeline.temporal.locales.locale_grammar import Grammar
from timeline.temporal.locales.normalised_text import NormalisedText
from timeline.temporal.locales.rule_types import Found, SolarDate, UnresolvedDate
from timeline.temporal.meaning import (
    Ago,
    Later,
    Meaning,
    MonthOfYear,
    NamedMonth,
    NumericDate,
    Reference,
    Weekday,
)
from timeline.temporal.other_calendars import solar_period, solar_year
from timeline.temporal.resolve import Context, Resolution, resolve
from timeline.words.reasons import UnplacedReason

_HALF_A_WEEK = 3
_SOLAR = "as it stands in the text, in the Solar Hijri calendar"


def day_first(found: Sequence[Found], usual: bool) -> bool:
    """Return True if dates in figures begin with the day: the other dates decide, else ``usual``."""
    orders = {
        item.meaning.first > 12
        for item in found
        if isinstance(item.meaning, NumericDate) and max(item.meaning.first, item.meaning.second) > 12
    }
    return orders.pop() if len(orders) == 1 else usual


def resolution(found: Found, context: Context, g: Grammar) -> Resolution:
    """Return the resolution of an expression: a period, or the reason against one."""
    meaning = found.meaning
    if isinstance(meaning, UnresolvedDate):
        return Resolution(TimexType.DATE, "XXXX-XX-XX", Anchor.EXPLICIT, reason=meaning.reason)
    if isinstance(meaning, SolarDate):
        return _solar(meaning, context)
    return resolve(_disambiguated(meaning, context, g), context)


def _disambiguated(meaning: Meaning, context: Context, g: Grammar) -> Meaning:
    """Return a meaning with the open choices of its language made from the context."""
    if isinstance(meaning, Weekday) and meaning.reference is Reference.THIS and context.dct is not None:
        ahead = (meaning.day - context.dct.weekday()) % 7
        return meaning if ahead <= _HALF_A_WEEK else replace(meaning, reference=Reference.BARE)
    if isinstance(meaning, NamedMonth) and meaning.day is not None and context.dct is not None:
        return _pointed_day(meaning, meaning.day, context.dct)
    if isinstance(meaning, Later) and context.previous is None and _also_from_now(meaning, g):
        return Ago(meaning.measure, meaning.sign)
    return meaning


def _pointed_day(meaning: NamedMonth, day: int, dct: date) -> MonthOfYear:
    """Return "next May 28" as the first such day after the DCT, "last May 28" as the latest before it."""
    if meaning.reference is Reference.LAST:
        years = -((meaning.month, day) >= (dct.month, dct.day))
    elif meaning.reference is Reference.NEXT:
        years = int((meaning.month, day) <= (dct.month, dct.day))
    else:
        years = 0
    return MonthOfYear(meaning.month, years, day)


def _also_from_now(meaning: Later, g: Grammar) -> bool:
    """Return True if the language has one wording for "in two days" and "two days later"."""
    return meaning.sign > 0 and not g.lexicon.templates["ahead"]


def _solar(meaning: SolarDate, context: Context) -> Resolution:
    try:
        if meaning.year is not None:
            return _in_solar_year(
                solar_period(meaning.year, meaning.month, meaning.day), Anchor.EXPLICIT, _SOLAR
            )
        if context.dct is None:
            return Resolution(TimexType.DATE, "XXXX-XX-XX", Anchor.DCT, reason=str(UnplacedReason.NO_DCT))
        year = solar_year(context.dct)
        near = [
            solar_period(year + n, meaning.month, meaning.day)
            for n in (-1, 0, 1)
            if _exists(meaning, year + n)
        ]
    except OutOfCalendarError:
        near = []
    if not near or context.dct is None:
        return Resolution(TimexType.DATE, "XXXX-XX-XX", reason=str(UnplacedReason.NO_SUCH_SOLAR_HIJRI_DAY))
    dct = context.dct
    nearest = min(near, key=lambda period: abs((period.first - dct).days))
    how = f"nearest to {context.named_dct}, in the Solar Hijri calendar"
    return _in_solar_year(nearest, Anchor.DCT, how)


def _exists(meaning: SolarDate, year: int) -> bool:
    try:
        return bool(solar_period(year, meaning.month, meaning.day))
    except OutOfCalendarError:
        return False


def _in_solar_year(period: Period, anchor: Anchor, how: str) -> Resolution:
    if period.granularity is Granularity.DAY:
        return Resolution(TimexType.DATE, calendar.timex_value(period), anchor, period, how)
    return Resolution(TimexType.DATE, f"{period.first}/{period.last}", anchor, period, how)


def expression(
    found: Found, resolved: Resolution, usage: DateUsage, normal: NormalisedText, dct: date | None
) -> Expression:
    """Return an expression with its span in the original text and its date."""
    start, end = normal.span(found.start, found.end)
    text = normal.source[start:end]
    day = calendar_date(resolved.period, resolved.mod, usage, dct) if resolved.period is not None else None
    return Expression(
        start=start,
        end=end,
        text=text,
        type=resolved.type,
        value=resolved.value,
        mod=resolved.timex_mod,
        anchor=resolved.anchor,
        date=day,
        explanation=f"{text}, {resolved.how}" if day else "",
        reason=resolved.reason,
    )


def remembered(context: Context, resolved: Resolution, g: Grammar) -> Context:
    """Return the context for the expressions after this one.

    If "in two days" and "two days later" are one wording, only an explicit date can be an anchor.
    """
    if resolved.period is None or (resolved.anchor is Anchor.DCT and not g.lexicon.templates["ahead"]):
        return context
    return replace(context, previous=resolved.period)
