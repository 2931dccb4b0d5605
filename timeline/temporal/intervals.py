"""Intervals of two expressions: ranges ("May to August"), first or last units ("the last days of May")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from timeline import edtf
from timeline.model import Anchor, CalendarDate, Expression, Extent, Granularity, TimexType
from timeline.temporal.calendar import DateUsage, OutOfCalendarError, add_days, shifted_day
from timeline.temporal.date_usage import usage_in_words
from timeline.temporal.language import RangeWords
from timeline.temporal.languages import language_for
from timeline.temporal.linked_dates import is_between, is_to
from timeline.temporal.time_measure import CALENDAR_UNITS, TimexUnit


def join_ranges(text: str, expressions: Sequence[Expression], language: str = "en") -> list[Expression]:
    """Return the expressions, with one expression in place of the two ends of each range.

    A range is "from A to B", "between A and B", "A-B", "A to B", "A through B", or two days or months in a
    row ("April 24 and 25", "March/April 2020"). Its value is "A/B", its date lasts from the first day of A to
    the last of B. A length at the edge of a date is joined with it ("the first two months of 1939").
    """
    of = language_for(language)
    if of is None:
        return list(expressions)
    out: list[Expression] = []
    for expression in expressions:
        first = out[-1] if out else None
        if first is not None and (part := _part_or_period(text, first, expression)) is not None:
            out[-1] = part
        elif first is not None and _is_range(text, first, expression, of.ranges):
            out[-1] = _range(text, first, expression)
        else:
            if first is not None and _ends_with_event(text, first, expression, of.ranges):
                out[-1] = _up_to(first, expression)
            out.append(expression)
    return out


_MAX_EVENT = 60
"""Characters between a first date and that of the event up to which it lasts."""


def _ends_with_event(text: str, first: Expression, second: Expression, words: RangeWords) -> bool:
    """Return True for "from 1997 until his death in 2001": the second date ends the first."""
    if second.start - first.end > _MAX_EVENT:
        return False
    if first.date is None or first.date.latest is not None or not _can_be_ends(first, second):
        return False
    return words.to_event.fullmatch(text, first.end, second.start) is not None


def _up_to(first: Expression, second: Expression) -> Expression:
    """Return a first date with an open end, with this end at the second date."""
    opening, end = first.date, second.date
    if opening is None or end is None:
        return first
    written = edtf.interval(opening.edtf.removesuffix("/.."), edtf.as_end(end, end.latest))
    until = CalendarDate(opening.earliest, end.latest, Granularity.INTERVAL, Extent.THROUGHOUT, written)
    explanation = first.explanation.removesuffix(usage_in_words(DateUsage(since=True)))
    return replace(first, date=until, explanation=f"{explanation}; to {second.explanation}")


def _part_or_period(text: str, first: Expression, second: Expression) -> Expression | None:
    return _edge_of(text, first, second) or _period_with_end(text, first, second)


def _is_range(text: str, first: Expression, second: Expression, words: RangeWords) -> bool:
    if first.date is None or second.date is None or not _can_be_ends(first, second):
        return False
    if second.text[:11].lower() == "the present":
        return False
    gap = text[first.end : second.start]
    if is_to(gap, words):
        return True
    if gap == "/":
        return _in_a_row(first.date, second.date, _BY_A_STROKE) or _ISO.fullmatch(first.text) is not None
    if not words.and_.match(gap):
        return False
    return is_between(text, first.start, second.end, words) or _in_a_row(first.date, second.date, _IN_A_ROW)


def _can_be_ends(first: Expression, second: Expression) -> bool:
    """Return True for two different dates, the second not before the first, and neither a range itself."""
    if not {first.type, second.type} <= {TimexType.DATE, TimexType.TIME} or "/" in first.value:
        return False
    if first.date is None or second.date is None or first.date.edtf == second.date.edtf:
        return False
    earliest, latest = first.date.earliest, second.date.latest
    return earliest is not None and latest is not None and earliest <= latest


_IN_A_ROW = frozenset({Granularity.DAY, Granularity.MONTH})
"""Granularities joined by "and" if one follows the other; "in 2010 and 2011" is two dates."""
_BY_A_STROKE = frozenset({Granularity.DAY, Granularity.MONTH, Granularity.YEAR})
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_ONCE = re.compile(
    r"\bsome\s?time\s(?:in\s)?between\s(?:the\s)?\Z|\bat\ssome\spoint\sbetween\s\Z", re.IGNORECASE
)
"""Words of one unknown day in a range: "stolen sometime between 5 and 9 May"."""


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
        date=_from_first_to_last(first.date, second.date, once=_is_once(text, first)),
        explanation=f"{first.explanation}; to {second.explanation}",
    )


def _is_once(text: str, first: Expression) -> bool:
    return _ONCE.search(text, max(0, first.start - 30), first.start) is not None


def _from_first_to_last(
    first: CalendarDate | None, second: CalendarDate | None, *, once: bool
) -> CalendarDate | None:
    if first is None or second is None:
        return None
    if once:
        written = edtf.one_of(str(first.earliest), str(second.latest))
        return CalendarDate(first.earliest, second.latest, Granularity.INTERVAL, Extent.WITHIN, written)
    written = edtf.interval(edtf.as_end(first, first.earliest), edtf.as_end(second, second.latest))
    return CalendarDate(first.earliest, second.latest, Granularity.INTERVAL, Extent.THROUGHOUT, written)


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
