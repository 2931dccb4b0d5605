"""A date as a person types it: in EDTF, or in words that the tagger reads."""

from __future__ import annotations

import re
from datetime import date

from timeline.model import CalendarDate, Extent, Granularity
from timeline.temporal import calendar
from timeline.temporal.calendar import OutOfCalendarError, Period
from timeline.temporal.document import tagged
from timeline.temporal.publication import read_date
from timeline.temporal.ranges import joined

_END = r"\d{4}(?:-\d\d(?:-\d\d)?)?|\d{3}X|\d\dXX"
_PART = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?|(?P<tens>\d{3})X|(?P<hundreds>\d\d)XX"
)
_SINGLE = re.compile(rf"(?P<one>{_END})~?")
_SET = re.compile(rf"\[(?P<first>{_END})~?\.\.(?P<last>{_END})~?\]")
_INTERVAL = re.compile(rf"(?P<first>{_END}|\.\.)~?/(?P<last>{_END}|\.\.)~?")
_AROUND = re.compile(
    r"(?:(?:since|until|till|by|from|between|in|on|at|the|during|throughout|all|of|sometime|within)\s*)*[.,]?",
    re.IGNORECASE,
)
"""Words beside an expression that say how it is used, or nothing."""


def typed_date(written: str, published: date | None = None) -> CalendarDate | None:
    """Return the date that was typed; ``None`` where it names none, or more than one.

    EDTF (level 1, and sets of one member) as this program writes it is taken as it stands. Words are read
    as in an article that was ``published`` on that day; a day may be in any language.
    """
    written = " ".join(written.split())
    try:
        return edtf_date(written) or _in_words(written, published)
    except OutOfCalendarError:
        return None


def edtf_date(written: str) -> CalendarDate | None:
    """Return the date of an EDTF string; ``None`` where it is none of the forms that this program writes.

    Raises OutOfCalendarError for a day that no calendar has.
    """
    if single := _SINGLE.fullmatch(written):
        period = _period(single["one"])
        return CalendarDate(period.first, period.last, period.granularity, Extent.WITHIN, written)
    if between := _SET.fullmatch(written):
        return _span(between, Extent.WITHIN, written)
    if through := _INTERVAL.fullmatch(written):
        return _span(through, Extent.THROUGHOUT, written)
    return None


def _span(found: re.Match[str], extent: Extent, written: str) -> CalendarDate | None:
    first = None if found["first"] == ".." else _period(found["first"])
    last = None if found["last"] == ".." else _period(found["last"])
    known = first or last
    if known is None or (first and last and first.first > last.last):
        return None
    whole = Granularity.INTERVAL if first and last else known.granularity
    return CalendarDate(
        None if first is None else first.first, None if last is None else last.last, whole, extent, written
    )


def _period(part: str) -> Period:
    found = _PART.fullmatch(part)
    if found is None:
        raise OutOfCalendarError(part)
    if found["tens"]:
        return calendar.decade(int(found["tens"]) * 10)
    if found["hundreds"]:
        return calendar.century(int(found["hundreds"]) + 1)
    year = int(found["year"])
    if found["day"]:
        return calendar.single_day(calendar.calendar_day(year, int(found["month"]), int(found["day"])))
    if found["month"]:
        first = calendar.calendar_day(year, int(found["month"]), 1)
        return calendar.month(first.year, first.month)
    return calendar.year(year)


def _in_words(written: str, published: date | None) -> CalendarDate | None:
    found = joined(written, tagged(written, published))
    if len(found) == 1 and found[0].date is not None:
        beside = written[: found[0].start], written[found[0].end :]
        if all(_AROUND.fullmatch(text.strip()) for text in beside):
            return found[0].date
    day = read_date(written)
    return None if day is None else CalendarDate(day, day, Granularity.DAY, Extent.WITHIN, day.isoformat())
