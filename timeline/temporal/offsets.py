"""Passes for offsets from a date after them: "the week before Christmas", "two days after May 5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.temporal.english_scanner import ParsedSpan
from timeline.temporal.meaning import (
    AdjacentUnit,
    Duration,
    EdgeDay,
    From,
    Holiday,
    Meaning,
    MonthOfYear,
    NamedMonth,
    PartialDate,
    RelativeUnit,
    Weekday,
    YearPart,
    names_day,
)
from timeline.temporal.measure import TimexUnit


def units_beside_their_dates(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Join "the week before" and "the last day of" with the date after them; drop them before other words."""
    out: list[ParsedSpan] = []
    for item in reversed(spans):
        if not isinstance(item.meaning, AdjacentUnit | EdgeDay):
            out.append(item)
        elif out and _SPACE.fullmatch(text, item.end, out[-1].start) and _is_dated(out[-1].meaning):
            out[-1] = replace(item, end=out[-1].end, meaning=replace(item.meaning, of=out[-1].meaning))
    return out[::-1]


def durations_from_their_dates(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Join a duration with the date from which it counts ("six months before Christmas")."""
    out: list[ParsedSpan] = []
    for span in reversed(spans):
        distance = _distance_from(text, span, out[-1]) if out else None
        if distance is not None:
            out[-1] = distance
        elif isinstance(span.meaning, Duration) and _FROM_EVENT.match(text, span.end):
            out.append(replace(span, meaning=replace(span.meaning, from_event=True)))
        else:
            out.append(span)
    return out[::-1]


def _distance_from(text: str, span: ParsedSpan, following: ParsedSpan) -> ParsedSpan | None:
    """Return a duration and the date after it as a distance from this date; ``None`` if they are not one."""
    duration = span.meaning
    if not isinstance(duration, Duration) or duration.definite or duration.value is not None:
        return None
    if duration.measure.count is None or following.start - span.end >= _MAX_GAP:
        return None
    way = _WAY.fullmatch(text, span.end, following.start)
    if way is None or not _is_as_fine(following.meaning, duration.measure.unit):
        return None
    sign = -1 if way["way"].lower() in {"before", "prior to"} else 1
    return replace(span, end=following.end, meaning=From(duration.measure, sign, following.meaning))


_FINENESS = {
    unit: place
    for place, unit in enumerate(
        (
            TimexUnit.DAY,
            TimexUnit.WEEK,
            TimexUnit.MONTH,
            TimexUnit.QUARTER,
            TimexUnit.YEAR,
            TimexUnit.DECADE,
            TimexUnit.CENTURY,
        )
    )
}


def _is_as_fine(meaning: Meaning, unit: TimexUnit) -> bool:
    """Return True if a date is as fine as a unit: only then can the unit count from it."""
    if not _is_dated(meaning) or unit not in _FINENESS:
        return False
    if names_day(meaning):
        return True
    if isinstance(meaning, PartialDate | NamedMonth | MonthOfYear) and meaning.month is not None:
        return _FINENESS[unit] >= _FINENESS[TimexUnit.MONTH]
    return isinstance(meaning, PartialDate) and _FINENESS[unit] >= _FINENESS[TimexUnit.YEAR]


_MAX_GAP = 16
"""Characters between a duration and its date (" prior to the ")."""
_WAY = re.compile(r"\s(?P<way>before|after|prior\sto|following)\s(?:the\s)?", re.IGNORECASE)
_FROM_EVENT = re.compile(r"\s(?:before|after|prior\sto|following)\s(?=\w)", re.IGNORECASE)
_SPACE = re.compile(r"\s(?:the\s)?")


def _is_dated(meaning: Meaning) -> bool:
    return isinstance(
        meaning, PartialDate | Weekday | Holiday | NamedMonth | RelativeUnit | MonthOfYear | YearPart
    )
