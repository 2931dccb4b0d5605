"""What an expression can hang on, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from timeline.model import Anchor, Granularity, TimexMod, TimexType
from timeline.temporal.calendar import Period, single_day, timex_value
from timeline.temporal.meaning import ANAPHORIC, BcDate, DctSide, Reference

NO_DCT = "the article has no publication date"
NO_PREVIOUS = "no date stands before it that it could hang on"
OUTSIDE = "it lies outside the years 1 to 9999"
DCT_NAME = "the publication date"
AS_WRITTEN = "as it stands in the text"


@dataclass(frozen=True, slots=True)
class Base:
    """The period that an expression is counted from, and how an explanation calls it."""

    period: Period
    anchor: Anchor
    called: str

    @property
    def day(self) -> date:
        """The first day of the period."""
        return self.period.first


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression can hang on, where it stands.

    ``dct`` is the day of publication, or of the dateline above; ``called`` is how to name it. ``previous``
    is the last date mentioned, ``link`` the last one that names a day, week, month or season, ``day`` the
    last that names a day, ``quarter`` the last quarter reported on, ``ancient`` the last date mentioned where
    it lies before Christ, ``opening`` the first date with a year in a history, on which one without hangs
    that stands before it, ``beside`` the date that it is listed with ("from March to May", "3 and 9 May").
    ``narrative`` says that the passage tells of the past by its own chain of dates, ``history`` that the
    whole article does, so that "last year" hangs on the chain too. ``direction`` is where the words of the
    clause point: -1, 0 or 1, and -2 or 2 where they are certain. ``day_first`` is the order of the article's
    other dates in figures; ``None`` where they do not say.
    """

    dct: date | None
    previous: Period | None = None
    link: Period | None = None
    day: Period | None = None
    quarter: Period | None = None
    ancient: BcDate | None = None
    opening: Period | None = None
    beside: Base | None = None
    narrative: bool = False
    history: bool = False
    direction: int = 0
    day_first: bool | None = None
    called: str = DCT_NAME

    @property
    def named_dct(self) -> str:
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
    mod: TimexMod | DctSide | None = None

    @property
    def timex_mod(self) -> TimexMod | None:
        """The TIMEX3 modifier; ``None`` for a side of the DCT, which TIMEX3 does not have."""
        return None if isinstance(self.mod, DctSide) else self.mod


def resolved(period: Period, base: Base, how: str) -> Resolution:
    """Return the resolution of an expression that lies there, as counted from its base."""
    return Resolution(TimexType.DATE, timex_value(period), base.anchor, period, f"{how} {base.called}")


def explicit(period: Period, how: str = AS_WRITTEN) -> Resolution:
    """Return the resolution of an expression that states its own place."""
    return Resolution(TimexType.DATE, timex_value(period), Anchor.EXPLICIT, period, how)


def with_interval_value(resolution: Resolution) -> Resolution:
    """Return the resolution with both ends of an interval in its value, which TIMEX3 has no code for."""
    period = resolution.period
    if period is None or period.granularity is not Granularity.INTERVAL:
        return resolution
    return replace(resolution, value=f"{period.first}/{period.last}")


def unplaced(value: str, anchor: Anchor, reason: str, kind: TimexType = TimexType.DATE) -> Resolution:
    """Return the resolution of an expression that has no place in the calendar."""
    return Resolution(kind, value, anchor, reason=reason)


def dct_base(context: Context) -> Base | None:
    """Return the DCT as a base; ``None`` where the article has none."""
    if context.dct is None:
        return None
    return Base(single_day(context.dct), Anchor.DCT, context.named_dct)


def previous_base(context: Context) -> Base | None:
    """Return the last date mentioned as a base; ``None`` where there is none."""
    if context.previous is None:
        return None
    called = f"the last date mentioned, {timex_value(context.previous)}"
    return Base(context.previous, Anchor.PREVIOUS, called)


def opening_base(context: Context) -> Base | None:
    """Return the first date of a history as a base, for what stands before it; ``None`` elsewhere."""
    if not context.narrative or context.previous is not None or context.opening is None:
        return None
    return Base(
        context.opening, Anchor.PREVIOUS, f"the first date with a year, {timex_value(context.opening)}"
    )


def anaphoric_base(context: Context) -> Base | None:
    """Return what "later" and "the following" hang on."""
    return previous_base(context) or dct_base(context)


def anaphoric_day(context: Context) -> Base | None:
    """Return what "the same day" and "two days later" hang on: the last day told of.

    It must lie in the last date told of: after "in May 1905" that is a day of this May, or nothing.
    """
    last, day = context.previous, context.day
    if last is None or last.granularity in _DAYS:
        return anaphoric_base(context)
    if day is not None and last.first <= day.first <= last.last:
        return previous_base(replace(context, previous=day))
    return None


_DAYS = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.WEEKEND, Granularity.INTERVAL})


def unknown_day(context: Context) -> Resolution | None:
    """Return a day that is known only to lie in the month or year told of ("1998-10-XX")."""
    base = previous_base(context)
    tail = _UNKNOWN_DAY.get(base.period.granularity) if base is not None else None
    if base is None or tail is None:
        return None
    return replace(resolved(base.period, base, "a day of"), value=timex_value(base.period) + tail)


_UNKNOWN_DAY = {Granularity.MONTH: "-XX", Granularity.YEAR: "-XX-XX"}


def narrative_base(context: Context) -> Base | None:
    """Return what a date with parts left out hangs on: the chain of a narrative, else the DCT."""
    return (previous_base(context) if context.narrative else None) or dct_base(context)


def present_base(context: Context) -> Base | None:
    """Return what "last week" and "ago" hang on: a history's own present, else the DCT."""
    return narrative_base(replace(context, narrative=context.narrative and context.history))


def reference_base(reference: Reference, context: Context) -> Base | None:
    """Return what a pointing word hangs on."""
    return anaphoric_base(context) if reference in ANAPHORIC else present_base(context)


def full_year(year: int, short: bool, context: Context) -> int:
    """Return a year in full; of two figures, the latest that lies no more than ten years ahead."""
    if not short:
        return year
    if context.dct is None:
        return 1900 + year
    full = context.dct.year // 100 * 100 + year
    return full - 100 if full > context.dct.year + 10 else full
