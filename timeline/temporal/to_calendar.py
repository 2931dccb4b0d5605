"""From a resolved period to its place in the calendar: thirds, open sides, blur, and EDTF."""

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
    """How the words around a date use it: from it on, up to it, once before its end, through all of it."""

    since: bool = False
    until: bool = False
    by: bool = False
    throughout: bool = False


def _written(first: date, last: date, period: Period) -> str:
    single = edtf.single(period.granularity, period.first)
    if single is not None and (first, last) == (period.first, period.last):
        return single
    return ""


def calendar_date(
    period: Period, mod: TimexMod | DctSide | None, frame: DateUsage, dct: date | None = None
) -> CalendarDate:
    """Return the calendar date of a period as ``mod`` narrows it and its frame opens or fills it."""
    first, last = period.first, period.last
    if mod in _THIRDS:
        first, last = calendar.third(period, _THIRDS[mod])
    elif mod is DctSide.EARLIER and dct is not None and first < dct <= last:
        last = dct
    elif mod is DctSide.LATER and dct is not None and first <= dct < last:
        first = dct
    if frame.since:
        written = edtf.since(_written(first, last, period) or str(first))
        return CalendarDate(first, None, period.granularity, Extent.THROUGHOUT, written)
    if frame.until or frame.by:
        extent = Extent.WITHIN if frame.by else Extent.THROUGHOUT
        written = edtf.until(_written(first, last, period) or str(last))
        return CalendarDate(None, last, period.granularity, extent, written)
    extent = Extent.THROUGHOUT if frame.throughout else Extent.WITHIN
    return CalendarDate(first, last, period.granularity, extent, _edtf(first, last, period, mod, extent))


def _edtf(first: date, last: date, period: Period, mod: TimexMod | DctSide | None, extent: Extent) -> str:
    single = _written(first, last, period)
    if single and (extent is Extent.WITHIN or period.granularity is Granularity.DAY):
        return edtf.approximate(single) if mod is TimexMod.APPROX else single
    start, end = str(first), str(last)
    if mod is TimexMod.APPROX:
        start, end = edtf.approximate(start), edtf.approximate(end)
    if extent is Extent.THROUGHOUT:
        return edtf.interval(start, end)
    return edtf.one_of(start, end) if first != last else start
