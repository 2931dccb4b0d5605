"""From a resolved period to a date: its third, an open side, approximation, and EDTF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from timeline import edtf
from timeline.model import CalendarDate, Extent, Granularity, TimexMod
from timeline.temporal import calendar
from timeline.temporal.calendar import Period
from timeline.temporal.meaning import DctSide

_THIRDS: Mapping[TimexMod | DctSide | None, int] = {TimexMod.START: 0, TimexMod.MID: 1, TimexMod.END: 2}


@dataclass(frozen=True, slots=True)
class DateUsage:
    """The preposition of a date: since, until, by (once before the end of it), throughout."""

    since: bool = False
    until: bool = False
    by: bool = False
    throughout: bool = False


def calendar_date(
    period: Period, mod: TimexMod | DctSide | None, usage: DateUsage, dct: date | None = None
) -> CalendarDate:
    """Return the date of a period, narrowed by its modifier and opened or filled by its usage."""
    first, last = _narrowed(period, mod, dct)
    single = _single(first, last, period)
    if usage.since:
        written = edtf.since(single or str(first))
        return CalendarDate(first, None, period.granularity, Extent.THROUGHOUT, written)
    if usage.until or usage.by:
        extent = Extent.WITHIN if usage.by else Extent.THROUGHOUT
        written = edtf.until(single or str(last))
        return CalendarDate(None, last, period.granularity, extent, written)
    extent = Extent.THROUGHOUT if usage.throughout else Extent.WITHIN
    if not single or (extent is Extent.THROUGHOUT and period.granularity is not Granularity.DAY):
        written = _from_first_to_last(first, last, mod, extent)
    else:
        written = edtf.approximate(single) if mod is TimexMod.APPROX else single
    return CalendarDate(first, last, period.granularity, extent, written)


def _narrowed(period: Period, mod: TimexMod | DctSide | None, dct: date | None) -> tuple[date, date]:
    """Return first and last day of the part of a period meant by a modifier."""
    first, last = period.first, period.last
    if mod in _THIRDS:
        return calendar.third(period, _THIRDS[mod])
    if mod is DctSide.EARLIER and dct is not None and first < dct <= last:
        return first, dct
    if mod is DctSide.LATER and dct is not None and first <= dct < last:
        return dct, last
    return first, last


def _single(first: date, last: date, period: Period) -> str | None:
    """Return the single EDTF date of a whole period; ``None`` for a part, or for a period without one."""
    if (first, last) != (period.first, period.last):
        return None
    return edtf.single(period.granularity, first)


def _from_first_to_last(first: date, last: date, mod: TimexMod | DctSide | None, extent: Extent) -> str:
    start, end = str(first), str(last)
    if mod is TimexMod.APPROX:
        start, end = edtf.approximate(start), edtf.approximate(end)
    if extent is Extent.THROUGHOUT:
        return edtf.interval(start, end)
    return edtf.one_of(start, end) if first != last else start
