"""The context of an expression, the anchors in it, and the result of a resolution."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from timeline.model import Anchor, Granularity, TimexMod, TimexType
from timeline.temporal.calendar import Period, single_day, timex_value
from timeline.temporal.meaning import ANAPHORIC, BcDate, DctSide, Reference

CLEAR = 2
"""The direction of a clear tense, -2 or 2: no date lies on its other side."""

DCT_NAME = "the publication date"
AS_WRITTEN = "as it stands in the text"


@dataclass(frozen=True, slots=True)
class Base:
    """The period from which an expression is counted, and its name in explanations."""

    period: Period
    anchor: Anchor
    name: str

    @property
    def day(self) -> date:
        """The first day of the period."""
        return self.period.first


@dataclass(slots=True)
class Context:
    """The state of an article at one expression: everything that can be an anchor there.

    Only the tagger changes it, from one expression to the next. Three copies of so many fields for each
    expression took a tenth of the time of an article.

    - ``dct``: the day of publication, or of the dateline above. ``dct_name`` is its name in explanations.
    - ``previous``: the last date mentioned; ``is_from_dct`` is True if it was counted from the DCT.
      ``link`` is the last of day, week, month or season granularity, ``day`` the last of day granularity.
    - ``doubtful``: the days mentioned for which another day is nearly as likely, with it in words.
    - ``quarter``: the last quarter reported on.
    - ``bc_date``: the last date mentioned, if it lies before Christ.
    - ``opening``: the first date with a year in a history. Dates without a year before it count from it.
    - ``listed_with``: the date beside this one in a list or range ("from March to May", "3 and 9 May").
    - ``narrative``: the passage tells the past by its own chain of dates. ``history``: the whole article
      does, so "last year" counts from the chain, too.
    - ``firm``: nothing in the article points to its day of publication. ``brief``: it has few dates.
    - ``looks_back``: the words around the expression look back from the chain ("had been cleared in May").
    - ``review``: the article lists the days of the past months ("January 8: A flood closes the road").
    - ``direction``: the direction of the clause's tense, -1 (past), 0 or 1 (future); -2 and 2 are certain.
    - ``next_day``: the article tells what happened on the day after the DCT. ``is_told``: the expression
      dates a verb of saying.
    - ``later_is_ahead``: the language has one wording for "two days later" and "in two days".
    - ``day_first``: the order of the article's other dates in figures; ``None`` if they do not tell.
    """

    dct: date | None
    previous: Period | None = None
    is_from_dct: bool = False
    link: Period | None = None
    day: Period | None = None
    doubtful: dict[date, str] = field(default_factory=dict)
    quarter: Period | None = None
    bc_date: BcDate | None = None
    opening: Period | None = None
    listed_with: Base | None = None
    narrative: bool = False
    history: bool = False
    firm: bool = False
    brief: bool = False
    looks_back: bool = False
    review: bool = False
    direction: int = 0
    next_day: bool = False
    is_told: bool = False
    later_is_ahead: bool = False
    day_first: bool | None = None
    dct_name: str = DCT_NAME

    @property
    def named_dct(self) -> str:
        """The name and day of the DCT, for explanations."""
        return f"{self.dct_name} {self.dct}"


@dataclass(frozen=True, slots=True)
class Resolution:
    """The result for one expression; an unplaced one has no ``period``, but a ``reason``."""

    type: TimexType
    value: str
    anchor: Anchor = Anchor.EXPLICIT
    period: Period | None = None
    how: str = ""
    reason: str | None = None
    mod: TimexMod | DctSide | None = None
    perhaps: str = ""
    """Another day that is nearly as likely, in words."""

    @property
    def timex_mod(self) -> TimexMod | None:
        """The TIMEX3 modifier; ``None`` for a side of the DCT, which TIMEX3 does not have."""
        return None if isinstance(self.mod, DctSide) else self.mod

    @property
    def day_mod(self) -> TimexMod | DctSide | None:
        """The modifier of the day; ``None`` for one of the hour ("about 3 p.m. on Friday" is on Friday)."""
        is_of_hour = self.type is TimexType.TIME and self.mod is TimexMod.APPROX
        return None if is_of_hour else self.mod


def resolved(period: Period, base: Base, how: str) -> Resolution:
    """Return the resolution of an expression counted from a base."""
    return Resolution(TimexType.DATE, timex_value(period), base.anchor, period, f"{how} {base.name}")


def by_tense(resolution: Resolution, direction: int) -> Resolution:
    """Return a resolution that another tense would change, with this reason in its explanation."""
    reason = "the sentence looks ahead" if direction > 0 else "the sentence is about the past"
    return replace(resolution, how=f"{resolution.how}, because {reason}")


def explicit(period: Period, how: str = AS_WRITTEN) -> Resolution:
    """Return the resolution of an expression with a full date of its own."""
    return Resolution(TimexType.DATE, timex_value(period), Anchor.EXPLICIT, period, how)


def with_interval_value(resolution: Resolution) -> Resolution:
    """Return the resolution with both ends in the value of an interval: TIMEX3 has no code for intervals."""
    period = resolution.period
    if period is None or period.granularity is not Granularity.INTERVAL:
        return resolution
    return replace(resolution, value=f"{period.first}/{period.last}")


def unplaced(value: str, anchor: Anchor, reason: str, kind: TimexType = TimexType.DATE) -> Resolution:
    """Return the resolution of an expression without a place in the calendar."""
    return Resolution(kind, value, anchor, reason=str(reason))


def dct_base(context: Context) -> Base | None:
    """Return the DCT as a base; ``None`` if the article has none."""
    if context.dct is None:
        return None
    return Base(single_day(context.dct), Anchor.DCT, context.named_dct)


def previous_base(context: Context) -> Base | None:
    """Return the last date mentioned as a base; ``None`` if there is none."""
    if context.previous is None:
        return None
    return mentioned(context.previous)


def mentioned(period: Period) -> Base:
    """Return a date that the article has mentioned as a base."""
    return Base(period, Anchor.PREVIOUS, f"the last date mentioned, {timex_value(period)}")


def opening_base(context: Context) -> Base | None:
    """Return the first dated year of a history as a base, for dates before it; ``None`` elsewhere."""
    if not context.narrative or context.previous is not None or context.opening is None:
        return None
    return Base(
        context.opening, Anchor.PREVIOUS, f"the first date with a year, {timex_value(context.opening)}"
    )


def anaphoric_base(context: Context) -> Base | None:
    """Return the base of "later" and "the following"."""
    return previous_base(context) or dct_base(context)


def anaphoric_day(context: Context) -> Base | None:
    """Return the base of "the same day" and "two days later": the last day mentioned.

    It must lie in the last date mentioned: after "in May 1905" it is a day of this May, or ``None``.
    """
    last, day = context.previous, context.day
    if last is None or last.granularity in _DAYS:
        return anaphoric_base(context)
    if day is not None and last.first <= day.first <= last.last:
        return mentioned(day)
    return None


_DAYS = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.WEEKEND, Granularity.INTERVAL})


def unknown_day(context: Context) -> Resolution | None:
    """Return an unknown day of the month or year mentioned last ("1998-10-XX"); else ``None``."""
    base = previous_base(context)
    tail = _UNKNOWN_DAY.get(base.period.granularity) if base is not None else None
    if base is None or tail is None:
        return None
    return replace(resolved(base.period, base, "a day of"), value=timex_value(base.period) + tail)


_UNKNOWN_DAY = {Granularity.MONTH: "-XX", Granularity.YEAR: "-XX-XX"}


def narrative_base(context: Context) -> Base | None:
    """Return the base of an incomplete date: the last date of a narrative, else the DCT.

    A clear future in news counts from the DCT, too: "He was jailed in May 2020. He will be freed in June".
    """
    from_dct = context.direction >= CLEAR and not context.history and context.dct is not None
    return (previous_base(context) if context.narrative and not from_dct else None) or dct_base(context)


def present_base(context: Context) -> Base | None:
    """Return the base of "last week" and "ago": the last date of a history, else the DCT."""
    is_news = context.narrative and not context.history
    return dct_base(context) if is_news else narrative_base(context)


def reference_base(reference: Reference, context: Context) -> Base | None:
    """Return the base of an anaphoric or deictic reference."""
    return anaphoric_base(context) if reference in ANAPHORIC else present_base(context)


def full_year(year: int, short: bool, context: Context) -> int:
    """Return a full year; one of two figures is at most ten years after the DCT."""
    if not short:
        return year
    if context.dct is None:
        return 1900 + year
    full = context.dct.year // 100 * 100 + year
    return full - 100 if full > context.dct.year + 10 else full
