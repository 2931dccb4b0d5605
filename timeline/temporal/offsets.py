"""Joining what is counted from a date with the date behind it: "the week before", "two days after"."""

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
)
from timeline.temporal.measure import TimexUnit
from timeline.temporal.modifiers import names_day


def units_beside_their_dates(text: str, found: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Join "the week before" and "the last day of" with the date behind; drop them before something else."""
    out: list[ParsedSpan] = []
    for item in reversed(found):
        if not isinstance(item.meaning, AdjacentUnit | EdgeDay):
            out.append(item)
        elif out and _SPACE.fullmatch(text, item.end, out[-1].start) and _is_dated(out[-1].meaning):
            out[-1] = replace(item, end=out[-1].end, meaning=replace(item.meaning, of=out[-1].meaning))
    return out[::-1]


def lengths_from_their_dates(text: str, found: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Join a length of time with the date that it is counted from ("six months before Christmas")."""
    out: list[ParsedSpan] = []
    for item in reversed(found):
        length, following = item.meaning, out[-1] if out else None
        if (
            following is not None
            and isinstance(length, Duration)
            and length.measure.count is not None
            and not length.definite
            and length.value is None
            and following.start - item.end < _WIDEST
            and (way := _WAY.fullmatch(text, item.end, following.start))
            and _is_as_fine(following.meaning, length.measure.unit)
        ):
            sign = -1 if way["way"].lower() in {"before", "prior to"} else 1
            distance = From(length.measure, sign, following.meaning)
            out[-1] = replace(item, end=following.end, meaning=distance)
        elif isinstance(length, Duration) and _FROM_EVENT.match(text, item.end):
            out.append(replace(item, meaning=replace(length, from_event=True)))
        else:
            out.append(item)
    return out[::-1]


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
    """Return whether a date is as fine as a unit, so that it can be counted from in that unit."""
    if not _is_dated(meaning) or unit not in _FINENESS:
        return False
    if names_day(meaning):
        return True
    if isinstance(meaning, PartialDate | NamedMonth | MonthOfYear) and meaning.month is not None:
        return _FINENESS[unit] >= _FINENESS[TimexUnit.MONTH]
    return isinstance(meaning, PartialDate) and _FINENESS[unit] >= _FINENESS[TimexUnit.YEAR]


_WIDEST = 16
"""Characters between a length and its date, at most (" prior to the ")."""
_WAY = re.compile(r"\s(?P<way>before|after|prior\sto|following)\s(?:the\s)?", re.IGNORECASE)
_FROM_EVENT = re.compile(r"\s(?:before|after|prior\sto|following)\s(?=\w)", re.IGNORECASE)
_SPACE = re.compile(r"\s(?:the\s)?")


def _is_dated(meaning: Meaning) -> bool:
    return isinstance(
        meaning, PartialDate | Weekday | Holiday | NamedMonth | RelativeUnit | MonthOfYear | YearPart
    )
