"""English lengths joined with their dates: "the first two months of 1939", "the year ended June 30"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from timeline import edtf
from timeline.model import CalendarDate, Expression, Extent, Granularity, TimexType
from timeline.temporal.calendar import OutOfCalendarError, add_days, shifted_day
from timeline.temporal.time_measure import CALENDAR_UNITS, TimexUnit


def length_with_date(text: str, length: Expression, date: Expression) -> Expression | None:
    """Return a length and the date after it as one expression; ``None`` if they are not one."""
    return _edge_of(text, length, date) or _period_with_end(text, length, date)


_EDGE = re.compile(r"(?:the\s)?(?:(first|opening|initial|early)|last|final|closing|dying)\s", re.IGNORECASE)
_OF = re.compile(r"\sof\s(?:the\s)?\Z")
_COUNTED = re.compile(r"P(\d{1,3}|X)([DWMY])")
_UNCOUNTED: Mapping[str, int] = {"D": 10, "W": 4, "M": 4, "Y": 4}
"""The units of an edge without a count: "the last days of May" are the last ten."""


def _edge_of(text: str, length: Expression, whole: Expression) -> Expression | None:
    """Return "the first two months" and "of 1939" as one expression, once within those months; else ``None``.

    ``length`` is a DURATION, ``whole`` the date right after it. Too long a length is no part of it.
    """
    edge, counted = _EDGE.match(length.text), _COUNTED.fullmatch(length.value)
    if edge is None or counted is None or length.type is not TimexType.DURATION:
        return None
    if whole.date is None or not _OF.match(text[length.end : whole.start]):
        return None
    count = _UNCOUNTED[counted[2]] if counted[1] == "X" else int(counted[1])
    bounds = _bounds(whole.date, count, CALENDAR_UNITS[TimexUnit(counted[2])], first=edge[1] is not None)
    return _placed(text, length, whole, *bounds) if bounds is not None else None


_ENDED = re.compile(
    r"\s(?:(?:that\s|which\s)?(?:ended|ending|ends)|up\sto|to|through|until)\s(?:on\s|in\s)?(?:the\s)?\Z",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\b(?:the|its|their|our|his|her)\s(?=.{0,4}\Z)", re.IGNORECASE)
_UNIT_AT_END = re.compile(r"\b(week|month|quarter|year)\Z", re.IGNORECASE)
_MONTHS_IN_A_QUARTER = 3


def _period_with_end(text: str, length: Expression, end: Expression) -> Expression | None:
    """Return "the 12 months" and "ended June 30" as one expression, once within them; else ``None``."""
    if end.date is None or end.date.latest is None or not _ENDED.match(text[length.end : end.start]):
        return None
    measure = _measure_of(length)
    if measure is None or not _OWNED.search(text, max(0, length.start - 8), length.start + 4):
        return None
    try:
        first = shifted_day(add_days(end.date.latest, 1), -measure[0], measure[1])
    except OutOfCalendarError:
        return None
    return _placed(text, length, end, first, end.date.latest, link="up to")


def _measure_of(length: Expression) -> tuple[int, Granularity] | None:
    """Return count and unit of a period by its value ("P12M") or its last word ("the fiscal year")."""
    counted = _COUNTED.fullmatch(length.value)
    if counted is not None:
        return (int(counted[1]), CALENDAR_UNITS[TimexUnit(counted[2])]) if counted[1] != "X" else None
    unit = _UNIT_AT_END.search(length.text)
    if length.type is not TimexType.DATE or unit is None:
        return (_MONTHS_IN_A_QUARTER, Granularity.MONTH) if length.value == "P1Q" else None
    if unit[1].lower() == "quarter":
        return _MONTHS_IN_A_QUARTER, Granularity.MONTH
    return 1, Granularity(unit[1].lower())


def _bounds(whole: CalendarDate, count: int, unit: Granularity, *, first: bool) -> tuple[date, date] | None:
    """Return first and last day of the units at an edge of a period; ``None`` if they do not fit into it."""
    if whole.earliest is None or whole.latest is None:
        return None
    try:
        after = add_days(whole.latest, 1)
        bounds = (
            (whole.earliest, add_days(shifted_day(whole.earliest, count, unit), -1))
            if first
            else (shifted_day(after, -count, unit), whole.latest)
        )
    except OutOfCalendarError:
        return None
    return bounds if whole.earliest <= bounds[0] and bounds[1] <= whole.latest else None


def _placed(
    text: str, length: Expression, whole: Expression, earliest: date, latest: date, link: str = "of"
) -> Expression:
    words = text[length.start : whole.end]
    written = edtf.one_of(str(earliest), str(latest))
    return Expression(
        start=length.start,
        end=whole.end,
        text=words,
        type=TimexType.DATE,
        value=f"{earliest}/{latest}",
        mod=None,
        anchor=whole.anchor,
        date=CalendarDate(earliest, latest, Granularity.INTERVAL, Extent.WITHIN, written),
        explanation=f"{' '.join(length.text.split())} {link} {whole.explanation}",
    )
