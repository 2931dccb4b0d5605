"""The first or last units of a period: "the first two months of 1939", "the last ten days of May"."""

from __future__ import annotations

import re
from datetime import date

from timeline import edtf
from timeline.model import CalendarDate, Expression, Extent, Granularity, TimexType
from timeline.temporal.calendar import OutOfCalendarError, add_days, shifted_day
from timeline.temporal.measure import CALENDAR_UNITS, TimexUnit

_EDGE = re.compile(r"(?:the\s)?(?:(first|opening|initial)|last|final|closing)\s", re.IGNORECASE)
_OF = re.compile(r"\sof\s(?:the\s)?\Z")
_COUNTED = re.compile(r"P(\d{1,3})([DWMY])")


def stretch(text: str, length: Expression, whole: Expression) -> Expression | None:
    """Return the two as one expression, placed somewhere within the units that it names; ``None`` elsewhere.

    ``length`` is a DURATION that stands right before ``whole``, a date with both its sides. What is longer
    than the whole names no part of it.
    """
    edge, counted = _EDGE.match(length.text), _COUNTED.fullmatch(length.value)
    if edge is None or counted is None or length.type is not TimexType.DURATION:
        return None
    if whole.date is None or not _OF.match(text[length.end : whole.start]):
        return None
    bounds = _bounds(
        whole.date, int(counted[1]), CALENDAR_UNITS[TimexUnit(counted[2])], first=edge[1] is not None
    )
    return _placed(text, length, whole, *bounds) if bounds is not None else None


def _bounds(whole: CalendarDate, count: int, unit: Granularity, *, first: bool) -> tuple[date, date] | None:
    """Return the first and last day of the units at an edge of a period, where they fit into it."""
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


def _placed(text: str, length: Expression, whole: Expression, earliest: date, latest: date) -> Expression:
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
        explanation=f"{' '.join(length.text.split())} of {whole.explanation}",
    )
