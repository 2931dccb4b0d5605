"""Passes over the ends of ranges and lists: each takes the year, the day or the direction of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.temporal.language import ParsedSpan, RangeWords
from timeline.temporal.meaning import (
    Meaning,
    Modified,
    PartialDate,
    Reference,
    TimeOfDay,
    Weekday,
    YearPart,
    core_meaning,
)

_MAX_GAP = 20
"""Characters between the two ends of a range (", until the early ")."""

DASH = re.compile(r"\s?[-–—~]\s?\Z")
_STROKE = re.compile(r"\s?[-–—~,、،/&]\s?\Z")


def linked(text: str, first: ParsedSpan, second: ParsedSpan, words: RangeWords) -> bool:
    """Return True if only a dash, a comma, "to", "and" or "or" separates two expressions."""
    if second.start - first.end >= _MAX_GAP:
        return False
    gap = text[first.end : second.start]
    return _STROKE.match(gap) is not None or words.link.match(gap) is not None


def _has_no_year(meaning: Meaning) -> bool:
    if isinstance(meaning, PartialDate):
        return meaning.year is None
    if not isinstance(meaning, YearPart) or meaning.reference is not Reference.BARE:
        return False
    return meaning.year is None and meaning.years is None


def _year_of(meaning: Meaning) -> int | None:
    if isinstance(meaning, Modified):
        return _year_of(meaning.of)
    if isinstance(meaning, TimeOfDay):
        return _year_of(meaning.day) if meaning.day is not None else None
    if not isinstance(meaning, PartialDate | YearPart) or meaning.short_year:
        return None
    return meaning.year


def _with_year(meaning: Meaning, year: int) -> Meaning:
    if isinstance(meaning, Modified):
        return replace(meaning, of=_with_year(meaning.of, year))
    if isinstance(meaning, TimeOfDay) and meaning.day is not None:
        return replace(meaning, day=_with_year(meaning.day, year))
    return replace(meaning, year=year) if isinstance(meaning, PartialDate | YearPart) else meaning


def years_shared(text: str, spans: Sequence[ParsedSpan], words: RangeWords) -> list[ParsedSpan]:
    """Give the first of two linked dates the year of the second ("from May to August 2010").

    In a range over New Year, it is the year before ("December to February 2015").
    """
    out = list(spans)
    for index in range(len(out) - 2, -1, -1):
        first, second = out[index], out[index + 1]
        if not _has_no_year(core_meaning(first.meaning)) or _is_bare_year(second.meaning):
            continue
        year = _year_of(second.meaning)
        if year is not None and linked(text, first, second, words):
            over_new_year = _is_later_in_year(first, second) and (
                is_range(text, first, second, words) or _is_new_year(first, second)
            )
            out[index] = replace(first, meaning=_with_year(first.meaning, year - over_new_year))
    return out


def years_carried(text: str, spans: Sequence[ParsedSpan], words: RangeWords) -> list[ParsedSpan]:
    """Give the second end of a range the year of the first ("between October 2012 and March")."""
    out = list(spans)
    for index, second in enumerate(out[1:], start=1):
        first = out[index - 1]
        year = _year_of(first.meaning)
        if year is None or _is_bare_year(first.meaning) or not _has_no_year(core_meaning(second.meaning)):
            continue
        if is_range(text, first, second, words):
            year += _is_later_in_year(first, second)
            out[index] = replace(second, meaning=_with_year(second.meaning, year))
    return out


def _is_new_year(first: ParsedSpan, second: ParsedSpan) -> bool:
    """Return True for December and the January after it ("in December and January 2016")."""
    one, other = core_meaning(first.meaning), core_meaning(second.meaning)
    are_dates = isinstance(one, PartialDate) and isinstance(other, PartialDate)
    return are_dates and (one.month, other.month) == (12, 1)  # type: ignore[union-attr]


def _is_later_in_year(first: ParsedSpan, second: ParsedSpan) -> bool:
    """Return True if the first of two dates is later in the calendar year."""
    one, other = core_meaning(first.meaning), core_meaning(second.meaning)
    if not isinstance(one, PartialDate) or not isinstance(other, PartialDate):
        return False
    if one.month is None or other.month is None:
        return False
    return (one.month, one.day or 0) > (other.month, other.day or one.day or 0)


def is_to(gap: str, words: RangeWords) -> bool:
    """Return True if the text between two dates makes them a range: a dash, or a word such as "to"."""
    return DASH.match(gap) is not None or words.to.match(gap) is not None


def is_range(text: str, first: ParsedSpan, second: ParsedSpan, words: RangeWords) -> bool:
    """Return True if two neighbours are the ends of a range ("from A to B", "between A and B", "A-B")."""
    gap = text[first.end : second.start]
    if len(gap) >= _MAX_GAP:
        return False
    if is_to(gap, words):
        return True
    return words.and_.match(gap) is not None and is_between(text, first.start, second.end, words)


def is_between(text: str, start: int, end: int, words: RangeWords) -> bool:
    """Return True if the word for "between" stands before the first date, or behind the second one."""
    before = words.between.search(text, max(0, start - _BETWEEN), start)
    return before is not None or words.between_after.match(text, end) is not None


_BETWEEN = 16
"""Characters of "between" with an article."""


def times_share_day(text: str, spans: Sequence[ParsedSpan], words: RangeWords) -> list[ParsedSpan]:
    """Give the first time of a range the day of the second ("from 9 a.m. to 1 p.m. on April 2")."""
    out = list(spans)
    for index, second in enumerate(out[1:], start=1):
        first, time, other = out[index - 1], out[index - 1].meaning, second.meaning
        if not isinstance(time, TimeOfDay) or not isinstance(other, TimeOfDay):
            continue
        if time.day is None and other.day is not None and is_range(text, first, second, words):
            out[index - 1] = replace(first, meaning=replace(time, day=other.day))
    return out


def _is_bare_year(meaning: Meaning) -> bool:
    return isinstance(meaning, PartialDate) and meaning.month is None


def weekday_ranges(text: str, spans: Sequence[ParsedSpan], words: RangeWords) -> list[ParsedSpan]:
    """Let the second weekday of a range follow the first ("from Monday to Friday")."""
    out = list(spans)
    for index, span in enumerate(out[1:], start=1):
        first = out[index - 1]
        if (
            isinstance(span.meaning, Weekday)
            and isinstance(first.meaning, Weekday)
            and span.meaning.reference is Reference.BARE
            and is_range(text, first, span, words)
        ):
            out[index] = replace(span, meaning=replace(span.meaning, reference=Reference.AFTER))
    return out


RANGE_PASSES = (times_share_day, years_shared, years_carried, weekday_ranges)
