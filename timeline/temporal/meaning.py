"""Meanings of time expressions, as far as their words alone say.

A meaning has no anchor. A rule makes it from the words, and ``resolve`` gives it a place in the calendar.
A number is ``None`` if the text does not state it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline.model import Granularity, TimexMod, TimexType
from timeline.temporal.time_measure import Measure


class Reference(StrEnum):
    """The reference of a word for one of several periods: bare, deictic (last, this, next) or anaphoric."""

    BARE = "bare"
    LAST = "last"
    THIS = "this"
    NEXT = "next"
    BEFORE = "before"
    SAME = "same"
    AFTER = "after"
    CURRENT = "current"
    """The one mentioned last, else the present one: "earlier in the day"."""


ANAPHORIC = frozenset({Reference.BEFORE, Reference.SAME, Reference.AFTER})
"""References from the last date mentioned: "the day before", "that day", "the following day"."""


class DctSide(StrEnum):
    """The part of a period before or after the DCT: "earlier this week", "the rest of the year"."""

    EARLIER = "EARLIER"
    LATER = "LATER"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date as far as it is stated: "August 15", "2001", "May 2016", "Friday, December 1"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    short_year: bool = False
    """True if ``year`` has only its last two digits."""
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class NumericDate:
    """A date in figures, with day and month in either order: "3/4/2021"."""

    first: int
    second: int
    year: int | None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 (Monday) to 6."""

    day: int
    reference: Reference = Reference.BARE
    week: int | None = None
    """Weeks from the present one, if the words count them ("Friday last week" is -1)."""
    weeks_away: int = 0
    """Weeks from the weekday of the reference ("a week ago Monday" is -1)."""


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of the month mentioned last: "the 20th"; with its weekday, of a month where they agree."""

    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class NamedMonth:
    """A month with a reference: "last October", "next March"."""

    month: int
    reference: Reference
    day: int | None = None


@dataclass(frozen=True, slots=True)
class YearPart:
    """A quarter, half or season, of a stated year or of an open one."""

    granularity: Granularity
    number: int
    year: int | None = None
    reference: Reference = Reference.BARE
    years: int | None = None
    """Years from the present one, if the words count them ("the summer of last year" is -1)."""
    short_year: bool = False
    """True if ``year`` has only its last two digits."""


@dataclass(frozen=True, slots=True)
class MonthOfYear:
    """A month, and perhaps a day, of a year counted from the present one: "March of last year".

    With ``anaphoric``, the year is counted from the last date mentioned: "30 June that year".
    """

    month: int
    years: int
    day: int | None = None
    anaphoric: bool = False


@dataclass(frozen=True, slots=True)
class RelativeUnit:
    """A unit of the calendar counted from the present one or from the last date mentioned."""

    granularity: Granularity
    offset: int
    reference: Reference = Reference.THIS


@dataclass(frozen=True, slots=True)
class WeekInMonth:
    """A week by its number in a month, 0 for the last: "the second week of March"."""

    number: int
    month: PartialDate | RelativeUnit


@dataclass(frozen=True, slots=True)
class DayInMonth:
    """A day of a month counted from the present one: "the 9th of last month"."""

    day: int
    month: RelativeUnit


@dataclass(frozen=True, slots=True)
class WeekdayInMonth:
    """A weekday by its number in a month, 0 for the last: "the first Monday of September"."""

    number: int
    day: int
    month: PartialDate | RelativeUnit


@dataclass(frozen=True, slots=True)
class Ago:
    """A distance from the DCT: "two weeks ago", "in three months"."""

    measure: Measure
    sign: int
    to_the_day: bool = False
    """True for the very day ("20 years ago today"); ``days`` is the distance from it."""
    days: int = 0
    within: bool = False
    """True for any day since ("less than a week ago")."""


@dataclass(frozen=True, slots=True)
class ReportedQuarter:
    """The quarter of the report in the article, ``years`` from it or in a stated year."""

    years: int = 0
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """A distance from the last date mentioned: "two days later", "a year earlier"."""

    measure: Measure
    sign: int


@dataclass(frozen=True, slots=True)
class ShortlyAfter:
    """The seven days from the last date mentioned on."""


@dataclass(frozen=True, slots=True)
class Decade:
    """A decade of a stated century ("the 1990s"), or of the latest possible one ("the '60s")."""

    first: int
    short: bool = False


@dataclass(frozen=True, slots=True)
class Century:
    """A century by its ordinal; ``bc`` if it is before year 1."""

    number: int
    bc: bool = False


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day; ``key`` is its key in ``holidays.toml``."""

    key: str
    year: int | None = None
    reference: Reference = Reference.BARE
    years: int | None = None
    """Years from the present one, if the words count them ("Christmas last year" is -1)."""


@dataclass(frozen=True, slots=True)
class BcDate:
    """A year before Christ, with a month or season if they are stated; it has no place in the calendar.

    With ``decade``, it is the first of ten years.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    decade: bool = False


@dataclass(frozen=True, slots=True)
class SolarDate:
    """A date of the Solar Hijri calendar, as far as it is stated."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class UnresolvedDate:
    """A date without a calendar value, and the reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class VagueTime:
    """A vague past, present or future, or a time of no particular day ("at night")."""

    value: str
    type: TimexType = TimexType.DATE
    of_histories: bool = False
    """True if only histories have it (TIDES tags "former" as a past, annotators of news do not)."""


@dataclass(frozen=True, slots=True)
class FiscalPeriod:
    """A fiscal year, or a quarter of one, with unknown bounds."""

    year: int | None
    number: int | None = None
    years: int = 0


@dataclass(frozen=True, slots=True)
class SportingSeason:
    """A sporting season with unknown bounds, ``years`` from the present one."""

    years: int


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration."""

    measure: Measure
    definite: bool = False
    value: str | None = None
    """The TIMEX3 value, if it is more than the measure ("94 minutes and 24 seconds")."""
    from_event: bool = False
    """True if it is counted from an event without a date ("six months before the deployment")."""
    to_the_day: bool = False
    """True for an exact distance ("five years to the day")."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A recurring time (a TIMEX3 SET); ``value`` is the TIMEX3 value of its period."""

    value: str


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week, weekend or month with a day in it: "the week of March 6", "a year ago this month"."""

    granularity: Granularity
    day: Meaning


@dataclass(frozen=True, slots=True)
class AdjacentUnit:
    """The unit before or after a date: "the week before Christmas"; a later pass adds ``of``."""

    granularity: Granularity
    sign: int
    of: Meaning | None = None
    eve: bool = False
    """True for "the eve of": mostly said of events, so it needs a date."""


@dataclass(frozen=True, slots=True)
class WeekdayBeside:
    """The n-th weekday before (negative) or after a date; a later pass adds ``of``."""

    day: int
    number: int
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class EdgeDay:
    """The first or last day, week or year of a date: "the last day of May"; a later pass adds ``of``."""

    last: bool
    of: Meaning | None = None
    granularity: Granularity = Granularity.DAY


@dataclass(frozen=True, slots=True)
class From:
    """A distance from the date after it: "six months before Christmas"."""

    measure: Measure
    sign: int
    of: Meaning
    to_the_day: bool = False


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The n-th anniversary of a date; a later pass adds ``of``."""

    number: int
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class HalfOf:
    """The first or second half of a date ("the first half of August"); a later pass adds ``of``."""

    second: bool
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class TurnOfYear:
    """The last month of a year and the first of the next."""


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day in TIMEX3 ("T18:00", "TNI"), with its day if one is stated."""

    time: str
    day: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Modified:
    """Another meaning, narrowed or blurred by a modifier."""

    of: Meaning
    mod: TimexMod | DctSide


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word with a meaning only before another expression: "early", "the end of", "nearly"."""

    mod: TimexMod | DctSide


Meaning = (
    PartialDate | NumericDate | DayOfMonth | NamedMonth | MonthOfYear | Weekday | RelativeUnit | WeekOf
    | WeekInMonth | WeekdayInMonth | DayInMonth | AdjacentUnit | WeekdayBeside | EdgeDay | From | Anniversary
    | HalfOf | TurnOfYear | Ago | Later | ReportedQuarter
    | ShortlyAfter | YearPart | Holiday | Decade | Century | FiscalPeriod | SportingSeason | BcDate
    | SolarDate | UnresolvedDate | VagueTime | Duration | Recurrence | TimeOfDay | Modified | Modifier
)  # fmt: skip
"""Any meaning of a match."""


def core_meaning(meaning: Meaning) -> Meaning:
    """Return the meaning without its modifier and without its time of day."""
    if isinstance(meaning, Modified):
        return core_meaning(meaning.of)
    if isinstance(meaning, TimeOfDay) and meaning.day is not None:
        return core_meaning(meaning.day)
    return meaning
