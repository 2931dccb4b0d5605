"""Intervals of two expressions: ranges ("May to August"), first or last units ("the last days of May")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from timeline import edtf
from timeline.model import Anchor, CalendarDate, Expression, Extent, Granularity, TimexType
from timeline.temporal.calendar import OutOfCalendarError, add_days, shifted_day
from timeline.temporal.time_measure import CALENDAR_UNITS, TimexUnit

_DASH = re.compile(r"\s?[-–—]\s?\Z")
_TO = re.compile(r",?\s(?:to|until|till|through|thru)\s(?:the\s|late\s|early\s)?\Z")
_AND = re.compile(r",?\s(?:and|&)\s(?:the\s)?\Z")
_FROM = re.compile(r"\bfrom\s(?:the\s)?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?\Z", re.IGNORECASE)


def join_ranges(text: str, expressions: Sequence[Expression]) -> list[Expression]:
    """Return the expressions, with one expression in place of the two ends of each range.

    A range is "from A to B", "between A and B", "A-B", "A to B", "A through B", or two days or months in a
    row ("April 24 and 25", "March/April 2020"). Its value is "A/B", its date lasts from the first day of A to
    the last of B. A length at the edge of a date is joined with it ("the first two months of 1939").
    """
    out: list[Expression] = []
    for expression in expressions:
        first = out[-1] if out else None
        if first is not None and _is_range(text, first, expression):
            out[-1] = _range(text, first, expression)
        elif first is not None and (part := _edge_of(text, first, expression)) is not None:
            out[-1] = part
        else:
            out.append(expression)
    return out


def _is_range(text: str, first: Expression, second: Expression) -> bool:
    if first.date is None or second.date is None or not _can_be_ends(first, second):
        return False
    gap = text[first.end : second.start]
    if _DASH.match(gap) or _TO.match(gap):
        return True
    if gap == "/":
        return _in_a_row(first.date, second.date, _BY_A_STROKE)
    if not _AND.match(gap):
        return False
    before = text[max(0, first.start - 14) : first.start]
    return bool(_BETWEEN.search(before)) or _in_a_row(first.date, second.date, _IN_A_ROW)


def _can_be_ends(first: Expression, second: Expression) -> bool:
    """Return True for two different dates, the second not before the first, and neither a range itself."""
    if first.type is not TimexType.DATE or second.type is not TimexType.DATE or "/" in first.value:
        return False
    if first.date is None or second.date is None or first.date.edtf == second.date.edtf:
        return False
    earliest, latest = first.date.earliest, second.date.latest
    return earliest is not None and latest is not None and earliest <= latest


_IN_A_ROW = frozenset({Granularity.DAY, Granularity.MONTH})
"""Granularities joined by "and" if one follows the other; "in 2010 and 2011" is two dates."""
_BY_A_STROKE = frozenset({Granularity.MONTH, Granularity.YEAR})


def _in_a_row(first: CalendarDate, second: CalendarDate, allowed: frozenset[Granularity]) -> bool:
    if first.granularity is not second.granularity or first.granularity not in allowed:
        return False
    return (
        first.latest is not None
        and second.earliest is not None
        and (second.earliest - first.latest).days == 1
    )


def _range(text: str, first: Expression, second: Expression) -> Expression:
    return Expression(
        start=first.start,
        end=second.end,
        text=text[first.start : second.end],
        type=TimexType.DATE,
        value=f"{first.value}/{second.value}",
        mod=None,
        anchor=first.anchor if first.anchor is not Anchor.EXPLICIT else second.anchor,
        date=_from_first_to_last(first.date, second.date) if first.date and second.date else None,
        explanation=f"{first.explanation}; to {second.explanation}",
    )


def _from_first_to_last(first: CalendarDate, second: CalendarDate) -> CalendarDate:
    written = edtf.interval(edtf.as_end(first, first.earliest), edtf.as_end(second, second.latest))
    return CalendarDate(first.earliest, second.latest, Granularity.INTERVAL, Extent.THROUGHOUT, written)


_EDGE = re.compile(r"(?:the\s)?(?:(first|opening|initial)|last|final|closing)\s", re.IGNORECASE)
_OF = re.compile(r"\sof\s(?:the\s)?\Z")
_COUNTED = re.compile(r"P(\d{1,3})([DWMY])")


def _edge_of(text: str, length: Expression, whole: Expression) -> Expression | None:
    """Return "the first two months" and "of 1939" as one expression, once within those months; else ``None``.

    ``length`` is a DURATION, ``whole`` the date right after it. Too long a length is no part of it.
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
