"""The ticks of the time axis in two tiers: small units, and above them the units that contain them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from timeline.figure.day_numbers import day, number
from timeline.words import MONTHS, SHORT_MONTHS

Starts = Callable[[int, int], Iterator[int]]
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a unit, the unit's name ("" for a rule without a name), and its ``shorter`` names."""

    at: int
    name: str
    shorter: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the longest first."""
        return self.name, *self.shorter


@dataclass(frozen=True, slots=True)
class Axis:
    """Two tiers of ticks: small units, and the larger units around them."""

    lower: tuple[Tick, ...]
    upper: tuple[Tick, ...]


NO_AXIS = Axis((), ())


@dataclass(frozen=True, slots=True)
class _Tier:
    """Units of one kind: their mean length in days, their first days, and their names."""

    days: float
    starts: Starts
    name: Callable[[date], str]
    shorter: Callable[[date], tuple[str, ...]] = lambda _: ()


def axis(first: int, last: int, pixels: float, size: float) -> Axis:
    """Return the ticks from first to last day over ``pixels``, with text of ``size`` pixels.

    The lower tier is the finest one with room for its names; the upper tier gives their context. A unit of
    the upper tier that began before the first day is named at the first day.
    """
    scale = pixels / (last - first + 1)
    for lower, upper, room in _LADDER:
        if lower.days * scale >= room * size:
            return Axis(_ticks(lower, first, last), _heads(upper, first, last))
    lower = _LADDER[-1][0]
    return Axis(_ticks(lower, first, last), ())


def _ticks(tier: _Tier, first: int, last: int) -> tuple[Tick, ...]:
    return tuple(_tick(tier, at) for at in tier.starts(first, last))


def _heads(tier: _Tier | None, first: int, last: int) -> tuple[Tick, ...]:
    if tier is None:
        return ()
    ticks = _ticks(tier, first, last)
    if ticks and ticks[0].at == first:
        return ticks
    return (_tick(tier, first), *ticks)


def _tick(tier: _Tier, at: int) -> Tick:
    return Tick(at, tier.name(day(at)), tier.shorter(day(at)))


def _days(first: int, last: int) -> Iterator[int]:
    yield from range(first, last + 1)


def _mondays(first: int, last: int) -> Iterator[int]:
    yield from range(first + (-day(first).weekday()) % 7, last + 1, 7)


def _months(step: int, first: int, last: int) -> Iterator[int]:
    """Yield the first day of every ``step``-th month, counted from January of year 0."""
    month = -(-(day(first).year * 12 + day(first).month - 1) // step) * step
    while month < date.max.year * 12 + 12:
        at = number(date(month // 12, month % 12 + 1, 1)) if month >= 12 else first - 1
        if at > last:
            return
        if at >= first:
            yield at
        month += step


def _weekday(at: date) -> str:
    return f"{WEEKDAYS[at.weekday()]} {at.day}"


def _day_of_month(at: date) -> str:
    return str(at.day)


def _month_and_year(at: date) -> str:
    return f"{MONTHS[at.month - 1]} {at.year}"


def _shorter_months(at: date) -> tuple[str, ...]:
    return f"{SHORT_MONTHS[at.month - 1]} {at.year}", SHORT_MONTHS[at.month - 1]


def _short_month(at: date) -> str:
    return SHORT_MONTHS[at.month - 1]


def _year(at: date) -> str:
    return str(at.year)


def _every(months: int, name: Callable[[date], str]) -> _Tier:
    return _Tier(months * 30.44, partial(_months, months), name)


_MONTH = replace(_every(1, _month_and_year), shorter=_shorter_months)
_YEAR = _every(12, _year)
# lower tier, upper tier, room for a name of the lower tier in sizes of its text
_LADDER: tuple[tuple[_Tier, _Tier | None, float], ...] = (
    (_Tier(1, _days, _weekday), _MONTH, 4.2),
    (_Tier(1, _days, _day_of_month), _MONTH, 2.8),
    (_Tier(7, _mondays, _day_of_month), _MONTH, 3.4),
    (_every(1, _short_month), _YEAR, 3.0),
    (_every(3, _short_month), _YEAR, 3.0),
    *((_every(12 * years, _year), None, 4.6) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
)
