"""Extended Date/Time Format (EDTF, ISO 8601-2): the only home of its writing, parsing and inspection.

The forms in use are a single date (``2021-08-15``, ``2021-08``, ``2021``, ``199X``, ``19XX``), one date of a
set (``[2021-08-01..2021-08-10]``) and an interval (``2021-08-14/2021-08-30``, ``2001/..``, ``../2010``). A
tilde marks an approximate date, a question mark an uncertain one, a percent sign a date that is both.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date

from timeline.model import CalendarDate, Extent, Granularity

_APPROXIMATE, _UNCERTAIN, _BOTH = "~", "?", "%"
_MARK = "[~?%]?"
_OPEN = ".."
_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?|\d{3}X|\d\dXX"
_DIGITS = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[~?%]?")
_DECADE = re.compile(r"(\d{3})X")
_CENTURY = re.compile(r"(\d\d)XX")
_SINGLE = re.compile(rf"({_DATE}){_MARK}")
_ONE_OF = re.compile(rf"\[(?P<first>{_DATE}){_MARK}\.\.(?P<last>{_DATE}){_MARK}\]")
_INTERVAL = re.compile(rf"(?P<first>{_DATE}|\.\.){_MARK}/(?P<last>{_DATE}|\.\.){_MARK}")
_BOUND = re.compile(r"(?:\.\./)?(\d{4}(?:-\d\d){0,2})[~?%]?")
_ENDS = re.compile(r"\[?(?P<first>[^/\]]*?)(?:\.\.|/)(?P<last>[^/\]]*)\]?")

_SINGLE_FORMS: Mapping[Granularity, Callable[[date], str]] = {
    Granularity.DAY: date.isoformat,
    Granularity.MONTH: lambda day: f"{day.year:04d}-{day.month:02d}",
    Granularity.YEAR: lambda day: f"{day.year:04d}",
    Granularity.DECADE: lambda day: f"{day.year // 10:03d}X",
    Granularity.CENTURY: lambda day: f"{day.year // 100:02d}XX",
}


def single(granularity: Granularity, first: date) -> str | None:
    """Return a calendar unit as a single date; ``None`` for weeks and seasons, without such a form."""
    write = _SINGLE_FORMS.get(granularity)
    return write(first) if write else None


def approximate(written: str) -> str:
    """Return a single date, marked as approximate."""
    return written + _APPROXIMATE


def uncertain(written: str) -> str:
    """Return a single date, marked as uncertain."""
    return written + _UNCERTAIN


def one_of(first: str, last: str) -> str:
    """Return one unknown date of the set from first to last."""
    return f"[{first}..{last}]"


def interval(first: str, last: str) -> str:
    """Return the interval from first to last, both included."""
    return f"{first}/{last}"


def since(first: str) -> str:
    """Return the interval from a date on, without an end."""
    return interval(first, _OPEN)


def until(last: str) -> str:
    """Return the interval up to a date, without a beginning."""
    return interval(_OPEN, last)


def is_approximate(written: str) -> bool:
    """Return True if an EDTF string marks its date, or an end of it, as approximate."""
    return _APPROXIMATE in written or _BOTH in written


def is_uncertain(written: str) -> bool:
    """Return True if an EDTF string marks its date, or an end of it, as uncertain."""
    return _UNCERTAIN in written or _BOTH in written


def is_interval(written: str) -> bool:
    """Return True for an interval ("2021-08-14/2021-08-30"), also with an open end."""
    return "/" in written


def ends(written: str) -> tuple[str, str]:
    """Return the two ends of an interval or a set, as written; a single date is both its ends.

    An open end is empty or "..".
    """
    match = _ENDS.fullmatch(written)
    return (match["first"], match["last"]) if match else (written, written)


def calendar_parts(written: str) -> dict[str, int]:
    """Return year, month and day of a single date, only those in it; empty for other forms ("199X")."""
    match = _DIGITS.fullmatch(written)
    return {} if match is None else {part: int(text) for part, text in match.groupdict().items() if text}


def as_end(placed: CalendarDate, bound: date | None) -> str:
    """Return a date as one end of an interval: a day, month or year as it is, anything else by its bound."""
    plain = _BOUND.fullmatch(placed.edtf)
    return plain.group(1) if plain else str(bound)


def parse(written: str) -> CalendarDate | None:
    """Return the date of an EDTF string; ``None`` for other forms than those above.

    Raises ValueError for a day in no calendar.
    """
    if match := _SINGLE.fullmatch(written):
        granularity, first, last = _unit(match.group(1))
        return CalendarDate(first, last, granularity, Extent.WITHIN, written)
    if match := _ONE_OF.fullmatch(written):
        return _between(match, Extent.WITHIN, written)
    if match := _INTERVAL.fullmatch(written):
        return _between(match, Extent.THROUGHOUT, written)
    return None


def _between(match: re.Match[str], extent: Extent, written: str) -> CalendarDate | None:
    start = None if match["first"] == _OPEN else _unit(match["first"])
    end = None if match["last"] == _OPEN else _unit(match["last"])
    if start and end:
        if start[1] > end[2]:
            return None
        return CalendarDate(start[1], end[2], Granularity.INTERVAL, extent, written)
    if start:
        return CalendarDate(start[1], None, start[0], extent, written)
    return CalendarDate(None, end[2], end[0], extent, written) if end else None


def _unit(written: str) -> tuple[Granularity, date, date]:
    """Return the calendar unit of a single date, with its first and last day."""
    if match := _DECADE.fullmatch(written):
        return Granularity.DECADE, *_years(int(match.group(1)) * 10, 10)
    if match := _CENTURY.fullmatch(written):
        return Granularity.CENTURY, *_years(int(match.group(1)) * 100, 100)
    year, month, day = (calendar_parts(written).get(part) for part in ("year", "month", "day"))
    if year is None or month is None:
        return Granularity.YEAR, *_years(year or 0, 1)
    if day is None:
        first = date(year, month, 1)
        return Granularity.MONTH, first, first.replace(day=monthrange(year, month)[1])
    return Granularity.DAY, date(year, month, day), date(year, month, day)


def _years(first: int, count: int) -> tuple[date, date]:
    """Return first and last day of a run of years; the run from year 0 begins with year 1."""
    return date(max(first, 1), 1, 1), date(first + count - 1, 12, 31)
