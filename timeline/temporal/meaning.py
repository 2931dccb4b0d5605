"""What an expression says, before it is known what it hangs on.

A meaning has no anchor: it is made from the words alone, by a rule, and ``resolve`` gives it its place.
Those of ``plain_meaning`` stand for themselves; the ones here hold another.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model import Granularity, TimexMod
from timeline.temporal.measure import Measure
from timeline.temporal.plain_meaning import (
    HANGING,
    Ago,
    Ancient,
    Century,
    DayOfMonth,
    DctSide,
    Decade,
    Division,
    Fiscal,
    Holiday,
    Later,
    Length,
    MonthOfYear,
    NamedMonth,
    Numeric,
    Partial,
    Repeat,
    ReportedQuarter,
    Season,
    ShortlyAfter,
    Unit,
    Vague,
    Weekday,
    WeekdayInMonth,
    WeekInMonth,
    Which,
)

__all__ = [
    "HANGING",
    "Ago",
    "Ancient",
    "Beside",
    "Century",
    "Clock",
    "DayOfMonth",
    "DctSide",
    "Decade",
    "Division",
    "EdgeDay",
    "Fiscal",
    "From",
    "Holiday",
    "Later",
    "Length",
    "Meaning",
    "Modified",
    "Modifier",
    "MonthOfYear",
    "NamedMonth",
    "Numeric",
    "Partial",
    "Repeat",
    "ReportedQuarter",
    "Season",
    "ShortlyAfter",
    "Unit",
    "Vague",
    "WeekInMonth",
    "WeekOf",
    "Weekday",
    "WeekdayInMonth",
    "Which",
]


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week, weekend or month that holds a day: "the week of March 6", "a year ago this month"."""

    granularity: Granularity
    day: Meaning


@dataclass(frozen=True, slots=True)
class Beside:
    """The unit before or after a date: "the week before Christmas"; ``of`` is found beside it."""

    granularity: Granularity
    sign: int
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class EdgeDay:
    """The first or last day of a date: "the last day of May"; ``of`` is found beside it."""

    last: bool
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class From:
    """A distance from a date that stands behind it: "six months before Christmas"."""

    measure: Measure
    sign: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, as TIMEX3 writes it ("T18:00", "TNI"), on a day that stands beside it or does not."""

    time: str
    day: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Modified:
    """Another meaning, narrowed or blurred by a modifier."""

    of: Meaning
    mod: TimexMod | DctSide


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word that only has a meaning in front of another expression: "early", "the end of", "nearly"."""

    mod: TimexMod | DctSide


Meaning = (
    Partial | Numeric | DayOfMonth | NamedMonth | MonthOfYear | Weekday | Unit | WeekOf | WeekInMonth
    | WeekdayInMonth | Beside | EdgeDay | From | Ago | Later | ReportedQuarter | ShortlyAfter | Division
    | Holiday | Decade | Century | Fiscal | Season | Ancient | Vague | Length | Repeat | Clock | Modified
    | Modifier
)  # fmt: skip
"""Whatever a rule can read."""
