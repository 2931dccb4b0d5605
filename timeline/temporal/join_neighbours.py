"""Passes over the spans of the scan: each joins or changes neighbours by the text between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.model import TimexMod, TimexType
from timeline.temporal.english_scanner import ParsedSpan
from timeline.temporal.meaning import (
    AdjacentUnit,
    Decade,
    Duration,
    EdgeDay,
    From,
    Holiday,
    Meaning,
    Modified,
    Modifier,
    MonthOfYear,
    NamedMonth,
    PartialDate,
    Reference,
    RelativeUnit,
    TimeOfDay,
    VagueTime,
    Weekday,
    YearPart,
    names_day,
)
from timeline.temporal.modifiers import modifiers_with_their_dates
from timeline.temporal.time_measure import TimexUnit

_STAMP_GAP = re.compile(r"\s?[-–—·•|]\s?\Z")
"""Between the time and the day of a post: "9:41 AM - 14 Jun 2017"."""
_TIME_THEN_DAY = re.compile(r",?\s(?:on\s)?\Z|\s(?:of|on)\s(?:the\s)?\Z|\s\(\Z")
_DAY_THEN_TIME = re.compile(r",?[^\S\n\u2028](?:at\s)?(?:(?:around|about|approximately)\s)?\Z")
Pass = Callable[[str, Sequence[ParsedSpan]], list[ParsedSpan]]


def _joined(first: ParsedSpan, second: ParsedSpan, meaning: Meaning) -> ParsedSpan:
    return replace(first, end=second.end, meaning=meaning)


def times_with_their_days(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Join a time of day with the day beside it; drop a part of the day without one."""
    out: list[ParsedSpan] = []
    for span in spans:
        if isinstance(span.meaning, TimeOfDay):
            _drop_about(text, out)
        joined = _time_and_day(text, out[-1], span) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(span)
    checked = (_any_night(text, span) if _is_loose_part(span.meaning) else span for span in out)
    return [span for span in checked if span is not None]


_MAX_GAP = 20
"""Characters between a day and its time of day (" at approximately ")."""


def _time_and_day(text: str, first: ParsedSpan, second: ParsedSpan) -> ParsedSpan | None:
    """Return the two as one time, if one is a day and the other its time of day."""
    if second.start - first.end >= _MAX_GAP:
        return None
    gap = text[first.end : second.start]
    time, day = first.meaning, second.meaning
    if isinstance(time, TimeOfDay) and time.day is None and names_day(day) and _TIME_THEN_DAY.match(gap):
        return _joined(first, second, TimeOfDay(time.time, day))
    if isinstance(time, TimeOfDay) and time.day is None and _is_full(day) and _STAMP_GAP.match(gap):
        return _joined(first, second, TimeOfDay(time.time, day))
    time, day = second.meaning, first.meaning
    if isinstance(time, TimeOfDay) and time.day is None and names_day(day) and _DAY_THEN_TIME.match(gap):
        return _joined(first, second, TimeOfDay(time.time, day))
    return None


def _is_full(meaning: Meaning) -> bool:
    return isinstance(meaning, PartialDate) and meaning.day is not None and meaning.year is not None


def _drop_about(text: str, spans: list[ParsedSpan]) -> None:
    """Drop the "about" between a day and its time ("on June 9 at about 6pm"): the day is certain."""
    if len(spans) < 2 or not names_day(spans[-2].meaning):
        return
    between = text[spans[-2].end : spans[-1].start].strip(" ,")
    if spans[-1].meaning == Modifier(TimexMod.APPROX) and between in {"", "at"}:
        del spans[-1]


def _any_night(text: str, part: ParsedSpan) -> ParsedSpan | None:
    """Return "at night" as a vague time; ``None`` for other parts of the day without a day."""
    if _AT_NIGHT.search(text, max(0, part.start - 4), part.end):
        return replace(part, meaning=_ANY_NIGHT)
    return None


_ANY_NIGHT = VagueTime("XXXX-XX-XXTNI", TimexType.TIME)
_AT_NIGHT = re.compile(r"\b(?:at|by)\snight\Z", re.IGNORECASE)


def _is_loose_part(meaning: Meaning) -> bool:
    """Return True for a part of the day without a day ("good morning", "an evening dress")."""
    return isinstance(meaning, TimeOfDay) and meaning.day is None and meaning.time.isalpha()


_LINK = re.compile(
    r"\s?[-–—,/&]\s?\Z|,?\s(?:to|and|or|through|thru|until|till)\s(?:(?:the|in|on|late|early|mid)\s)?\Z"
)


def linked(text: str, first: ParsedSpan, second: ParsedSpan) -> bool:
    """Return True if only a dash, a comma, "to", "and" or "or" separates two expressions."""
    return second.start - first.end < 12 and _LINK.match(text[first.end : second.start]) is not None


def _has_no_year(meaning: Meaning) -> bool:
    if isinstance(meaning, PartialDate):
        return meaning.year is None
    if not isinstance(meaning, YearPart) or meaning.reference is not Reference.BARE:
        return False
    return meaning.year is None and meaning.years is None


def _year_of(meaning: Meaning) -> int | None:
    if isinstance(meaning, Modified):
        return _year_of(meaning.of)
    if not isinstance(meaning, PartialDate | YearPart) or meaning.short_year:
        return None
    return meaning.year


def _with_year(meaning: Meaning, year: int) -> Meaning:
    if isinstance(meaning, Modified):
        return replace(meaning, of=_with_year(meaning.of, year))
    return replace(meaning, year=year) if isinstance(meaning, PartialDate | YearPart) else meaning


def years_shared(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Give the first of two linked dates the year of the second ("from May to August 2010")."""
    out = list(spans)
    for index in range(len(out) - 2, -1, -1):
        first, second = out[index], out[index + 1]
        unmodified = first.meaning.of if isinstance(first.meaning, Modified) else first.meaning
        if not _has_no_year(unmodified) or _is_bare_year(second.meaning):
            continue
        year = _year_of(second.meaning)
        if year is not None and linked(text, first, second):
            out[index] = replace(first, meaning=_with_year(first.meaning, year))
    return out


def _is_bare_year(meaning: Meaning) -> bool:
    return isinstance(meaning, PartialDate) and meaning.month is None


_WEEKDAY_THEN_DATE = re.compile(r"\s?,?\s\(?\Z")


def weekdays_with_their_dates(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Join a weekday with its date ("this coming Sunday, March 8")."""
    out: list[ParsedSpan] = []
    for span in spans:
        joined = _weekday_and_date(text, out[-1], span) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(span)
    return out


def _weekday_and_date(text: str, first: ParsedSpan, second: ParsedSpan) -> ParsedSpan | None:
    weekday, day = first.meaning, second.meaning
    if not isinstance(weekday, Weekday) or not isinstance(day, PartialDate) or day.day is None:
        return None
    if second.start - first.end > 3 or not _WEEKDAY_THEN_DATE.match(text[first.end : second.start]):
        return None
    joined = _joined(first, second, replace(day, weekday=weekday.day))
    if text[second.start - 1] == "(":
        return replace(joined, end=second.end + 1) if text[second.end : second.end + 1] == ")" else None
    if day.year is not None and text[first.start : first.start + 5].lower() == "this ":
        return replace(joined, start=first.start + 5)  # "in this Thursday, Dec. 28, 2017, photo"
    return joined


_RANGE = re.compile(r"\s?[-–—]\s?\Z|,?\s(?:to|through|thru|until|till)\s\Z")


def weekday_ranges(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Let the second weekday of a range follow the first ("from Monday to Friday")."""
    out = list(spans)
    for index, span in enumerate(out[1:], start=1):
        first = out[index - 1]
        if (
            isinstance(span.meaning, Weekday)
            and isinstance(first.meaning, Weekday)
            and span.meaning.reference is Reference.BARE
            and span.start - first.end < 12
            and _RANGE.match(text[first.end : span.start])
        ):
            out[index] = replace(span, meaning=replace(span.meaning, reference=Reference.AFTER))
    return out


def apostrophes_with_their_figures(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Take the apostrophe of "'69" and "the '80s" into the expression."""
    return [replace(span, start=span.start - 1) if _is_shortened(text, span) else span for span in spans]


def _is_shortened(text: str, span: ParsedSpan) -> bool:
    shortened = isinstance(span.meaning, Decade) or (
        isinstance(span.meaning, PartialDate) and span.meaning.short_year
    )
    return shortened and text[span.start].isdigit() and text[span.start - 1 : span.start] in {"'", "’", "‘"}


def units_beside_their_dates(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Join "the week before" and "the last day of" with the date after them; drop them before other words."""
    out: list[ParsedSpan] = []
    for span in reversed(spans):
        if not isinstance(span.meaning, AdjacentUnit | EdgeDay):
            out.append(span)
        elif out and _SPACE.fullmatch(text, span.end, out[-1].start) and _is_dated(out[-1].meaning):
            out[-1] = replace(span, end=out[-1].end, meaning=replace(span.meaning, of=out[-1].meaning))
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
    if duration.measure.count is None or following.start - span.end >= _MAX_OFFSET_GAP:
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


_MAX_OFFSET_GAP = 16
"""Characters between a duration and its date (" prior to the ")."""
_WAY = re.compile(r"\s(?P<way>before|after|prior\sto|following)\s(?:the\s)?", re.IGNORECASE)
_FROM_EVENT = re.compile(r"\s(?:before|after|prior\sto|following)\s(?=\w)", re.IGNORECASE)
_SPACE = re.compile(r"\s(?:the\s)?")


def _is_dated(meaning: Meaning) -> bool:
    return isinstance(
        meaning, PartialDate | Weekday | Holiday | NamedMonth | RelativeUnit | MonthOfYear | YearPart
    )


PASSES: tuple[Pass, ...] = (
    apostrophes_with_their_figures,
    units_beside_their_dates,
    weekdays_with_their_dates,
    durations_from_their_dates,
    times_with_their_days,
    modifiers_with_their_dates,
    years_shared,
    weekday_ranges,
)


def refine(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Return the spans after all passes, in order."""
    refined = list(spans)
    for apply in PASSES:
        refined = apply(text, refined)
    return refined
