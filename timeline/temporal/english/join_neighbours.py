"""Passes over the spans of the scan: each joins or changes neighbours by the text between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from timeline.model import Granularity, TimexMod, TimexType
from timeline.temporal.english.modifiers import modifiers_with_their_dates, names_day
from timeline.temporal.language import ParsedSpan, Pass
from timeline.temporal.meaning import (
    AdjacentUnit,
    Anniversary,
    Century,
    Decade,
    Duration,
    EdgeDay,
    From,
    HalfOf,
    Holiday,
    Meaning,
    Modifier,
    MonthOfYear,
    NamedMonth,
    NumericDate,
    PartialDate,
    RelativeUnit,
    TimeOfDay,
    VagueTime,
    Weekday,
    WeekdayBeside,
    YearPart,
    core_meaning,
)
from timeline.temporal.time_measure import TimexUnit

_STAMP_GAP = re.compile(r"\s?[-–—·•|]\s?\Z")
"""Between the time and the day of a post: "9:41 AM - 14 Jun 2017"."""
_TIME_THEN_DAY = re.compile(r",?\s(?:on\s)?\Z|\s(?:of|on)\s(?:the\s)?\Z|\s\(\Z")
_DAY_THEN_TIME = re.compile(r",?[^\S\n\u2028](?:at\s)?(?:(?:around|about|approximately)\s)?\Z")


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
    for index in range(len(out) - 2, -1, -1):
        out[index] = _on_day_ahead(text, out[index], out[index + 1], out[index - 1] if index else None)
    checked = (_any_night(text, span) if _is_loose_part(span.meaning) else span for span in out)
    return [span for span in checked if span is not None]


_SAME_CLAUSE = re.compile(r"[^.;:,\n\u2028]{1,60}\Z|\s(?:and|to)\s\Z")


def _on_day_ahead(text: str, time: ParsedSpan, day: ParsedSpan, before: ParsedSpan | None) -> ParsedSpan:
    """Return a clock time with the day later in its clause: "the 8 a.m. shift was sent home on Tuesday"."""
    clock = time.meaning
    if not isinstance(clock, TimeOfDay) or clock.day is not None or clock.time.isalpha():
        return time
    if (local_day := _local_day(text, time, day)) is not None:
        return replace(time, meaning=TimeOfDay(clock.time, local_day))
    meaning = core_meaning(day.meaning)
    if not names_day(meaning) or _SAME_CLAUSE.match(text[time.end : day.start]) is None:
        return time
    if (
        before is not None
        and names_day(core_meaning(before.meaning))
        and not _CLAUSE_END.search(text, before.end, time.start)
    ):
        return time
    return replace(time, meaning=TimeOfDay(clock.time, meaning))


_OF_THE_WORLD = re.compile(r"\b(?:GMT|UTC)\b")
_FARTHEST_WEST, _FARTHEST_EAST = -12, 14
"""Hours of local time from UTC, at most."""


def _local_day(text: str, time: ParsedSpan, world: ParsedSpan) -> Meaning | None:
    """Return the local day of a time with the world's time in brackets ("6 a.m. (2100 GMT Monday)")."""
    local, other = time.meaning, world.meaning
    if not isinstance(local, TimeOfDay) or not isinstance(other, TimeOfDay) or other.day is None:
        return None
    if other.time.isalpha() or text[time.end : world.start].strip(" ,") != "(":
        return None
    if not _OF_THE_WORLD.search(text, world.start, world.end):
        return None
    ahead = int(local.time[1:3]) - int(other.time[1:3])
    if ahead < _FARTHEST_WEST:
        return AdjacentUnit(Granularity.DAY, 1, of=other.day)
    return AdjacentUnit(Granularity.DAY, -1, of=other.day) if ahead > _FARTHEST_EAST else other.day


_CLAUSE_END = re.compile(r"[.;!?](?:\s|\Z)|[\n\u2028]")
_MAX_GAP = 20
"""Characters between a day and its time of day (" at approximately ")."""


def _time_and_day(text: str, first: ParsedSpan, second: ParsedSpan) -> ParsedSpan | None:
    """Return the two as one time, if one is a day and the other its time of day."""
    if second.start - first.end >= _MAX_GAP:
        return None
    gap = text[first.end : second.start]
    if (hour := _hour_in_part(gap, first.meaning, second.meaning)) is not None:
        return _joined(first, second, hour)
    if _is_bare_time(first.meaning) and _time_precedes(gap, second.meaning):
        return _joined(first, second, TimeOfDay(first.meaning.time, second.meaning))
    if _is_bare_time(second.meaning) and names_day(first.meaning) and _DAY_THEN_TIME.match(gap):
        return _joined(first, second, TimeOfDay(second.meaning.time, first.meaning))
    return None


_LATE_PARTS = frozenset({"TAF", "TEV", "TNI"})


def _hour_in_part(gap: str, clock: Meaning, part: Meaning) -> TimeOfDay | None:
    """Return the hour of "3 o'clock on Saturday" before "afternoon", and of "5:30" before "this morning"."""
    if not isinstance(clock, TimeOfDay) or not isinstance(part, TimeOfDay) or clock.time.isalpha():
        return None
    if gap.strip(" ,") not in {"", "on", "in the"} or not part.time.isalpha() or not (clock.day or part.day):
        return None
    hour = int(clock.time[1:3])
    is_late = part.time in _LATE_PARTS and hour < 12 and (hour > 5 or part.time != "TNI")
    return TimeOfDay(f"T{hour + 12 * is_late:02d}{clock.time[3:]}", part.day or clock.day)


def _is_bare_time(meaning: Meaning) -> TypeGuard[TimeOfDay]:
    return isinstance(meaning, TimeOfDay) and meaning.day is None


def _time_precedes(gap: str, day: Meaning) -> bool:
    """Return True if a gap links a time to the day behind it."""
    if names_day(day) and _TIME_THEN_DAY.match(gap):
        return True
    return _is_full(day) and _STAMP_GAP.match(gap) is not None


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


_WEEKDAY_THEN_DATE = re.compile(r"\s?,?\s[(\[]?\Z|['’]s\s\(\Z")


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


def _is_date(meaning: Meaning) -> TypeGuard[PartialDate | NumericDate]:
    return isinstance(meaning, NumericDate) or (isinstance(meaning, PartialDate) and meaning.day is not None)


def _weekday_and_date(text: str, first: ParsedSpan, second: ParsedSpan) -> ParsedSpan | None:
    weekday, day = first.meaning, second.meaning
    if not isinstance(weekday, Weekday) or not _is_date(day):
        return None
    if second.start - first.end > 4 or not _WEEKDAY_THEN_DATE.match(text[first.end : second.start]):
        return None
    with_weekday = replace(day, weekday=weekday.day) if isinstance(day, PartialDate) else day
    joined = _joined(first, second, with_weekday)
    if text[second.start - 1] in "([":
        is_closed = text[second.end : second.end + 1] in {")", "]"}
        return replace(joined, end=second.end + 1) if is_closed else None
    if day.year is not None and text[first.start : first.start + 5].lower() == "this ":
        return replace(joined, start=first.start + 5)  # "in this Thursday, Dec. 28, 2017, photo"
    return joined


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
        if not isinstance(span.meaning, AdjacentUnit | WeekdayBeside | EdgeDay | HalfOf | Anniversary):
            out.append(span)
        elif out and _is_followed_by(text, span, out[-1]):
            out[-1] = replace(span, end=out[-1].end, meaning=replace(span.meaning, of=out[-1].meaning))
        elif isinstance(span.meaning, WeekdayBeside) or _is_beside_event(span.meaning):
            out.append(span)
    return out[::-1]


def _is_beside_event(meaning: Meaning) -> bool:
    return isinstance(meaning, AdjacentUnit) and not meaning.eve


def _is_followed_by(text: str, span: ParsedSpan, following: ParsedSpan) -> bool:
    """Return True if a date stands right behind "the day before", or behind the event that it dates."""
    is_half = isinstance(span.meaning, HalfOf)
    if is_half and names_day(following.meaning):
        return False
    if isinstance(span.meaning, WeekdayBeside) and not names_day(following.meaning):
        return False
    if not (_is_dated(following.meaning) or (is_half and isinstance(following.meaning, Decade | Century))):
        return False
    if _SPACE.fullmatch(text, span.end, following.start):
        return True
    of_event = isinstance(span.meaning, AdjacentUnit | WeekdayBeside | Anniversary) and names_day(
        following.meaning
    )
    return of_event and _is_dated_event(text, span.end, following.start)


_EVENT_THEN_DATE = re.compile(
    r"\s(?:the|a|an|his|her|its|their|our)?\s?(?P<noun>(?:[^\W\d_][\w'’-]*\s){1,5})(?:on|of)\s(?:the\s)?"
)
_MAX_EVENT = 60
"""Characters between "two days before" and the date of its event."""
_NO_PART_OF_EVENT = frozenset(
    [
        "the", "a", "an", "his", "her", "its", "their", "he", "she", "it", "they", "we", "i", "you", "said",
        "says", "told", "was", "were", "is", "are", "has", "had", "have", "and", "but", "that", "which",
        "who", "when", "will", "would", "on", "by", "from", "with", "to",
    ]
)  # fmt: skip
"""Words that end the name of an event: "two days after the vote he resigned on Friday"."""


def _is_dated_event(text: str, start: int, end: int) -> bool:
    """Return True if only the name of an event and "on" or "of" separate a distance from a date."""
    if end - start > _MAX_EVENT:
        return False
    event = _EVENT_THEN_DATE.fullmatch(text, start, end)
    return event is not None and not _NO_PART_OF_EVENT & set(event["noun"].lower().split())


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
    if duration.measure.count is None or not _is_as_fine(following.meaning, duration.measure.unit):
        return None
    way = _WAY.match(text, span.end)
    if way is None or not _ends_at(text, way.end(), following):
        return None
    sign = -1 if way["way"].lower() in {"before", "prior to", "ahead of"} else 1
    meaning = From(duration.measure, sign, following.meaning, duration.to_the_day)
    return replace(span, end=following.end, meaning=meaning)


def _ends_at(text: str, end: int, following: ParsedSpan) -> bool:
    """Return True if the date, or the event that it dates, stands right behind an offset."""
    if _SPACE.fullmatch(text, end, following.start):
        return True
    return names_day(following.meaning) and _is_dated_event(text, end, following.start)


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


_WAY = re.compile(r"\s(?P<way>before|after|prior\sto|following|ahead\sof)(?=\s)", re.IGNORECASE)
_FROM_EVENT = re.compile(r"\s(?:before|after|prior\sto|following)\s(?=\w)", re.IGNORECASE)
_SPACE = re.compile(r"\s(?:the\s)?")


def _is_dated(meaning: Meaning) -> bool:
    return isinstance(
        meaning, PartialDate | Weekday | Holiday | NamedMonth | RelativeUnit | MonthOfYear | YearPart
    )


_LINKED = frozenset("/-_.=&?@#")
_ADDRESS = re.compile(r"://|\bwww\.|@|[a-z]{2}\.[a-z]{2,6}/", re.IGNORECASE)
_MAX_ADDRESS = 200


def without_addresses(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Drop the expressions inside the address of a page or a mailbox."""
    return [span for span in spans if not _is_in_address(text, span)]


def _is_in_address(text: str, span: ParsedSpan) -> bool:
    if text[span.start - 1 : span.start] not in _LINKED and text[span.end : span.end + 1] not in _LINKED:
        return False
    before = text[max(0, span.start - _MAX_ADDRESS) : span.start]
    behind = text[span.end : span.end + _MAX_ADDRESS]
    word = (
        (before.split()[-1] if before[-1:].strip() else "")
        + "0"
        + (behind.split()[0] if behind[:1].strip() else "")
    )
    return _ADDRESS.search(word) is not None


PASSES: tuple[Pass, ...] = (
    without_addresses,
    apostrophes_with_their_figures,
    units_beside_their_dates,
    weekdays_with_their_dates,
    durations_from_their_dates,
    times_with_their_days,
    modifiers_with_their_dates,
)
