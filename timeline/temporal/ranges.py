"""Ranges and lists: dates that share a year, a day or a direction; both ends of a range as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline import edtf
from timeline.model import Anchor, CalendarDate, Expression, Extent, Granularity, TimexType
from timeline.temporal.calendar import DateUsage
from timeline.temporal.date_usage import usage_in_words
from timeline.temporal.language import Language, ParsedSpan, RangeWords
from timeline.temporal.languages import language_for
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
        out[-1:] = _joined(text, out[-1], expression, of) if out else [expression]
    return out


def _joined(text: str, first: Expression, second: Expression, language: Language) -> Sequence[Expression]:
    """Return two neighbours as one expression, or both."""
    joined = language.join(text, first, second) if language.join is not None else None
    if joined is not None:
        return [joined]
    if _are_ends(text, first, second, language.ranges):
        return [_range(text, first, second, language.ranges)]
    is_ended = _ends_with_event(text, first, second, language.ranges)
    return [_up_to(first, second) if is_ended else first, second]


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


def _are_ends(text: str, first: Expression, second: Expression, words: RangeWords) -> bool:
    if first.date is None or second.date is None or not _can_be_ends(first, second):
        return False
    if words.no_end.match(text, second.start) or _is_moved(text, first, words):
        return False
    gap = text[first.end : second.start]
    if is_to(gap, words):
        return True
    if gap == "/":
        return _in_a_row(first.date, second.date, _BY_A_STROKE) or _ISO.fullmatch(first.text) is not None
    if not words.and_.match(gap):
        return False
    return is_between(text, first.start, second.end, words) or _in_a_row(first.date, second.date, _IN_A_ROW)


def _is_moved(text: str, first: Expression, words: RangeWords) -> bool:
    """Return True for an old date ("postponed from 2 May to 9 May"): no time between the two is meant."""
    is_from = "from" in text[max(0, first.start - 10) : first.end].casefold()
    return is_from and words.moved.search(text, max(0, first.start - 80), first.start) is not None


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


def _in_a_row(first: CalendarDate, second: CalendarDate, allowed: frozenset[Granularity]) -> bool:
    if first.granularity is not second.granularity or first.granularity not in allowed:
        return False
    return (
        first.latest is not None
        and second.earliest is not None
        and (second.earliest - first.latest).days == 1
    )


def _range(text: str, first: Expression, second: Expression, words: RangeWords) -> Expression:
    once = words.once.search(text, max(0, first.start - 30), first.start) is not None
    return Expression(
        start=first.start,
        end=second.end,
        text=text[first.start : second.end],
        type=TimexType.DATE,
        value=f"{first.value}/{second.value}",
        mod=None,
        anchor=first.anchor if first.anchor is not Anchor.EXPLICIT else second.anchor,
        date=_from_first_to_last(first.date, second.date, once=once),
        explanation=f"{first.explanation}; to {second.explanation}",
    )


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
