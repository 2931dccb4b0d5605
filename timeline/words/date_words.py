"""Dates, periods and moments in words, never more precise than the article.

Short forms name the month in three letters and can leave out a year: "early Aug", "6–12 Sep 2021". Long
forms write both out: "1 August – 15 September 2021".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from timeline import edtf
from timeline.model import Anchor, CalendarDate, Event, Expression, Extent, Granularity, TimexMod
from timeline.words.clock_words import clock_words, zone_words

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
PARTS: Mapping[str, str] = {TimexMod.START: "early", TimexMod.MID: "mid", TimexMod.END: "late"}
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
BEGINNINGS = ("since", "after", "from")
ENDINGS = ("until", "till", "by", "before", "through")

_DAYS_NAMED = 31
_YEARS_NAMED = 6 * 365
"""Days of a period that is named by its months, and by its years."""

_FIRST_WORD = re.compile(r"\W*(\w+)")


@dataclass(frozen=True, slots=True)
class DateFields:
    """The input of ``date_words``: the date columns of the events table.

    ``mod`` is the TIMEX3 modifier, "" if there is none; ``expression`` is the time expression of the text.
    ``time`` is the time of day, "" if there is none; ``anchor`` is the base of the date.
    """

    earliest: date | None
    latest: date | None
    granularity: str
    edtf: str
    mod: str
    expression: str
    extent: str = Extent.THROUGHOUT
    time: str = ""
    anchor: str = Anchor.EXPLICIT


def date_words(fields: DateFields, implied: int | None = None) -> str:
    """Return a date in short words, without the year if it is the ``implied`` one.

    "15 Aug 2021, 02:14"; "reported 15 Sep 2021" if only the day of publication dates the event.
    """
    return _certainty(fields) + _date_words(fields, implied) + _time_words(fields)


def _time_words(fields: DateFields) -> str:
    """Return the time of day: ", 15:00 ET", or ", about 15:00" on a certain day."""
    if not fields.time:
        return ""
    clock = clock_words(fields.time, fields.expression)
    return f", about {clock}" if _is_about_time(fields) else f", {clock}"


def _is_about_time(fields: DateFields) -> bool:
    """Return True if only the time of day is approximate ("about 3 p.m. on Thursday")."""
    is_about = fields.mod == TimexMod.APPROX and not edtf.is_approximate(fields.edtf)
    return bool(fields.time) and is_about


def _certainty(fields: DateFields) -> str:
    if fields.anchor == Anchor.PUBLICATION:
        return "reported "
    perhaps = "perhaps " if edtf.is_uncertain(fields.edtf) else ""
    is_about = edtf.is_approximate(fields.edtf) or fields.mod == TimexMod.APPROX
    is_about = is_about and not _is_about_time(fields)
    return perhaps + ("about " if is_about else "")


def _date_words(fields: DateFields, implied: int | None) -> str:
    if fields.earliest is None or fields.latest is None:
        return _open(fields, implied)
    if fields.mod in PARTS and (part := _part(fields.earliest, fields.latest, implied)):
        return f"{PARTS[fields.mod]} {part}"
    words = _UNITS.get(fields.granularity, _interval)
    return words(fields, fields.earliest, fields.latest, implied)


def event_date_words(event: Event) -> str:
    """Return the date of an event in short words, with its time of day: "15 Aug 2021, 02:14"."""
    lead, timed = event.lead.expression, event.timed_by
    if timed is None or timed.expression is lead:
        return expression_date_words(lead)
    stated = timed.expression
    is_about = stated.mod is TimexMod.APPROX and lead.mod is None
    fields = replace(_expression_fields(lead), time=stated.time or "", expression=stated.text)
    return date_words(replace(fields, mod=TimexMod.APPROX) if is_about else fields)


def event_zone_words(event: Event) -> str:
    """Return the time zone that the article names with the event's time of day: "ET", "UTC"; "" for none."""
    timed = event.timed_by
    if timed is None or not timed.expression.time:
        return ""
    stated = timed.expression
    return zone_words(stated.time or "", stated.text) or ("UTC" if stated.value.endswith("Z") else "")


def expression_date_words(expression: Expression) -> str:
    """Return the date of an expression in short words: "15 Aug 2021", "early Aug 2021", "since 2001".

    Raises ValueError for an expression without a date.
    """
    return date_words(_expression_fields(expression))


def _expression_fields(expression: Expression) -> DateFields:
    if expression.date is None:
        raise ValueError(f"this expression has no date: {expression.text}")
    fields = _fields(expression.date, expression.mod or "", expression.text)
    return replace(fields, time=expression.time or "", anchor=expression.anchor)


def calendar_date_words(placed: CalendarDate) -> str:
    """Return a date in short words."""
    return date_words(_fields(placed, "", ""))


def _fields(placed: CalendarDate, mod: str, text: str) -> DateFields:
    """Return the input of ``date_words``; ``mod`` and ``text`` are those of the expression."""
    return DateFields(
        placed.earliest, placed.latest, placed.granularity, placed.edtf, mod, text, placed.extent
    )


def short_day(day: date, implied: int | None = None) -> str:
    """Return "15 Aug 2021", without the year if it is the ``implied`` one."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}{_year(day, implied)}"


def short_period(first: date, last: date, implied: int | None = None) -> str:
    """Return "14–30 Aug" or "30 Aug – 2 Sep"; each year stands once, and not if it is the ``implied`` one."""
    if first == last:
        return short_day(first, implied)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short_day(last, implied)}"
    if first.year == last.year:
        return f"{short_day(first, first.year)} – {short_day(last, implied)}"
    return f"{short_day(first)} – {short_day(last)}"


def long_day(day: date) -> str:
    """Return "15 September 2021"."""
    return f"{_day_and_month(day)} {day.year}"


def long_period(first: date | None, last: date | None) -> str:
    """Return a period in long words, each month and year once: "1 August – 15 September 2021".

    Both ends are inclusive. ``None`` is an open side: "from 1 August 2021". Without any side it is empty.
    """
    if first is None and last is None:
        return ""
    if first is None or last is None:
        return f"from {long_day(first)}" if first else f"until {long_day(last or date.max)}"
    if first == last:
        return long_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_day(last)}"
    if first.year == last.year:
        return f"{_day_and_month(first)} – {long_day(last)}"
    return f"{long_day(first)} – {long_day(last)}"


def reader_period(first: date, last: date) -> str:
    """Return a period as a reader would name it: by its days, or by months or years if it is long.

    "2–30 July 2016", "August to September 2021", "1994 to 2018".
    """
    if is_period_of_days(first, last):
        return long_period(first, last)
    if (last - first).days >= _YEARS_NAMED:
        return f"{first.year} to {last.year}"
    end = f"{MONTHS[last.month - 1]} {last.year}"
    begin = MONTHS[first.month - 1]
    return f"{begin} to {end}" if first.year == last.year else f"{begin} {first.year} to {end}"


def is_period_of_days(first: date, last: date) -> bool:
    """Return True if a reader would name a period by its days."""
    return (last - first).days < _DAYS_NAMED or (first.year, first.month) == (last.year, last.month)


def month_period(first: date, last: date) -> str:
    """Return a period by its months, as a headline has it, or by its years if it is long.

    "Dec 2017", "Aug–Dec 2017", "Dec 2017 – Jan 2018", "1994–2018".
    """
    if (last - first).days >= _YEARS_NAMED:
        return f"{first.year}–{last.year}"
    begin, end = (f"{SHORT_MONTHS[day.month - 1]} {day.year}" for day in (first, last))
    if begin == end:
        return end
    return f"{SHORT_MONTHS[first.month - 1]}–{end}" if first.year == last.year else f"{begin} – {end}"


def long_moment(at: datetime) -> str:
    """Return a moment in this machine's time zone: "27 November 2026, 14:05"."""
    here = at.astimezone()
    return f"{long_day(here.date())}, {here:%H:%M}"


def _day_and_month(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _year(day: date, implied: int | None) -> str:
    return "" if day.year == implied else f" {day.year}"


def _open(fields: DateFields, implied: int | None) -> str:
    known = fields.earliest or fields.latest
    if known is None:
        return fields.expression
    words = BEGINNINGS if fields.earliest else ENDINGS
    first = _FIRST_WORD.match(fields.expression.lower())
    default = "by" if fields.earliest is None and fields.extent == Extent.WITHIN else words[0]
    lead = first[1] if first and first[1] in words else default
    start, end = edtf.ends(fields.edtf)
    return f"{lead} {_end(known, start if fields.earliest else end, implied)}"


def _end(day: date, written: str, implied: int | None) -> str:
    """Return one end of an interval, as precise as its EDTF."""
    parts = edtf.calendar_parts(written)
    if not parts or "day" in parts:
        return short_day(day, implied)
    if "month" in parts:
        return f"{SHORT_MONTHS[day.month - 1]}{_year(day, implied)}"
    return str(day.year)


def _part(first: date, last: date, implied: int | None) -> str | None:
    """Return the name of the period with this third; ``None`` for a part of a week: its days say more."""
    days = (last - first).days + 1
    if days < 8:
        return None
    if days <= 12 and first.month == last.month:
        return f"{SHORT_MONTHS[first.month - 1]}{_year(first, implied)}"
    if first.year == last.year:
        return str(first.year)
    if (last.year - first.year) < 10:
        return f"{first.year // 10 * 10}s"
    return _ordinal_century(first)


def _ordinal_century(day: date) -> str:
    nth = day.year // 100 + 1
    ending = "th" if nth % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(nth % 10, "th")
    return f"{nth}{ending} century"


def _day(_: DateFields, first: date, last: date, implied: int | None) -> str:
    return short_period(first, last, implied)


def _month(fields: DateFields, first: date, last: date, implied: int | None) -> str:
    if (first.year, first.month) != (last.year, last.month):
        return _interval(fields, first, last, implied)
    if (last - first).days < 27:
        return short_period(first, last, implied)
    name = MONTHS[first.month - 1] if first.year == implied else SHORT_MONTHS[first.month - 1]
    return f"{name}{_year(first, implied)}"


def _season(_: DateFields, first: date, last: date, implied: int | None) -> str:
    name = SEASONS.get(first.month)
    if name is None:
        return short_period(first, last, implied)
    if first.year != last.year:
        return f"{name} {first.year}/{last.year % 100:02d}"
    return f"{name}{_year(first, implied)}"


def _quarter(_: DateFields, first: date, last: date, implied: int | None) -> str:  # noqa: ARG001
    return f"Q{(first.month + 2) // 3}{_year(first, implied)}"


def _half(_: DateFields, first: date, last: date, implied: int | None) -> str:  # noqa: ARG001
    return f"{'first' if first.month < 7 else 'second'} half of {first.year}"


def _whole_year(fields: DateFields, first: date, last: date, implied: int | None) -> str:
    return str(first.year) if first.year == last.year else _interval(fields, first, last, implied)


def _decade(fields: DateFields, first: date, last: date, implied: int | None) -> str:
    whole = first.year % 10 == 0 and last.year == first.year + 9
    return f"{first.year}s" if whole else _interval(fields, first, last, implied)


def _century(fields: DateFields, first: date, last: date, implied: int | None) -> str:
    whole = first.year // 100 == last.year // 100
    return _ordinal_century(first) if whole else _interval(fields, first, last, implied)


def _interval(fields: DateFields, first: date, last: date, implied: int | None) -> str:
    begin, end = edtf.ends(fields.edtf)
    parts = [edtf.calendar_parts(side) for side in (begin, end)]
    if not edtf.is_interval(fields.edtf) or any(not side or "day" in side for side in parts):
        return _rounded(first, last, implied)
    one_year = first.year == last.year and "month" in parts[0]
    opening = _end(first, begin, first.year if one_year else implied)
    dash = " – " if " " in opening else "–"
    return f"{opening}{dash}{_end(last, end, implied)}"


def _rounded(first: date, last: date, implied: int | None) -> str:
    """Return whole years as years, any other period by its days."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return short_period(first, last, implied)


_Words = Callable[[DateFields, date, date, int | None], str]
_UNITS: Mapping[str, _Words] = {
    Granularity.DAY: _day,
    Granularity.WEEKEND: _day,
    Granularity.WEEK: _day,
    Granularity.MONTH: _month,
    Granularity.SEASON: _season,
    Granularity.QUARTER: _quarter,
    Granularity.HALF: _half,
    Granularity.YEAR: _whole_year,
    Granularity.DECADE: _decade,
    Granularity.CENTURY: _century,
    Granularity.INTERVAL: _interval,
}
