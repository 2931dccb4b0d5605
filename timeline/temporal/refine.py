"""Pure passes over what the scan found, looking at the text between neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.model import TimexMod, TimexType
from timeline.temporal.english_scanner import ParsedSpan
from timeline.temporal.meaning import (
    Decade,
    Meaning,
    Modified,
    Modifier,
    PartialDate,
    Reference,
    TimeOfDay,
    VagueTime,
    Weekday,
    YearPart,
)
from timeline.temporal.modifiers import modifiers_with_what_they_modify, names_day
from timeline.temporal.offsets import lengths_from_their_dates, units_beside_their_dates

_CLOCK_THEN_DAY = re.compile(r",?\s(?:on\s)?\Z|\s(?:of|on)\s(?:the\s)?\Z|\s\(\Z")
_DAY_THEN_CLOCK = re.compile(r",?[^\S\n\u2028](?:at\s)?(?:(?:around|about|approximately)\s)?\Z")
Pass = Callable[[str, Sequence[ParsedSpan]], list[ParsedSpan]]


def _joined(first: ParsedSpan, second: ParsedSpan, **change: object) -> ParsedSpan:
    return replace(first, end=second.end, **change)  # type: ignore[arg-type]


def clocks_with_their_days(text: str, found: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Join a time of day with the day that stands beside it; drop a part of the day that has none."""
    out: list[ParsedSpan] = []
    for item in found:
        if isinstance(item.meaning, TimeOfDay):
            _drop_about(text, out)
        last = out[-1] if out else None
        gap = text[last.end : item.start] if last is not None and item.start - last.end < _WIDEST else "...."
        if (
            last is not None
            and isinstance(last.meaning, TimeOfDay)
            and last.meaning.day is None
            and names_day(item.meaning)
            and _CLOCK_THEN_DAY.match(gap)
        ):
            out[-1] = _joined(last, item, meaning=TimeOfDay(last.meaning.time, item.meaning))
        elif (
            last is not None
            and isinstance(item.meaning, TimeOfDay)
            and item.meaning.day is None
            and names_day(last.meaning)
            and _DAY_THEN_CLOCK.match(gap)
        ):
            out[-1] = _joined(last, item, meaning=TimeOfDay(item.meaning.time, last.meaning))
        else:
            out.append(item)
    kept = (_any_night(text, f) if _is_loose_part(f.meaning) else f for f in out)
    return [f for f in kept if f is not None]


_WIDEST = 20
"""Characters between a day and its time of day, at most (" at approximately ")."""


def _drop_about(text: str, found: list[ParsedSpan]) -> None:
    """Drop the "about" between a day and its time ("on June 9 at about 6pm"): the day is certain."""
    if len(found) < 2 or not names_day(found[-2].meaning):
        return
    between = text[found[-2].end : found[-1].start].strip(" ,")
    if found[-1].meaning == Modifier(TimexMod.APPROX) and between in {"", "at"}:
        del found[-1]


def _any_night(text: str, part: ParsedSpan) -> ParsedSpan | None:
    """Return a part of the day that has no day where it still is a time: "at night"."""
    if _AT_NIGHT.search(text, max(0, part.start - 4), part.end):
        return replace(part, meaning=_ANY_NIGHT)
    return None


_ANY_NIGHT = VagueTime("XXXX-XX-XXTNI", TimexType.TIME)
_AT_NIGHT = re.compile(r"\b(?:at|by)\snight\Z", re.IGNORECASE)


def _is_loose_part(meaning: Meaning) -> bool:
    """Return whether a part of the day has no day ("good morning", "an evening dress")."""
    return isinstance(meaning, TimeOfDay) and meaning.day is None and meaning.time.isalpha()


_LINK = re.compile(
    r"\s?[-–—,/&]\s?\Z|,?\s(?:to|and|or|through|thru|until|till)\s(?:(?:the|in|on|late|early|mid)\s)?\Z"
)


def linked(text: str, first: ParsedSpan, second: ParsedSpan) -> bool:
    """Return whether nothing but a dash, comma, "to", "and" or "or" stands between two expressions."""
    return second.start - first.end < 12 and _LINK.match(text[first.end : second.start]) is not None


def _yearless(meaning: Meaning) -> bool:
    return (isinstance(meaning, PartialDate) and meaning.year is None) or (
        isinstance(meaning, YearPart)
        and meaning.year is None
        and meaning.years is None
        and meaning.reference is Reference.BARE
    )


def _year_of(meaning: Meaning) -> int | None:
    if isinstance(meaning, Modified):
        return _year_of(meaning.of)
    return (
        meaning.year
        if isinstance(meaning, PartialDate | YearPart) and not getattr(meaning, "short_year", False)
        else None
    )


def _with_year(meaning: Meaning, year: int) -> Meaning:
    if isinstance(meaning, Modified):
        return replace(meaning, of=_with_year(meaning.of, year))
    return replace(meaning, year=year) if isinstance(meaning, PartialDate | YearPart) else meaning


def years_shared(text: str, found: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Give the first of two linked dates the year that only the second states ("from May to August 2010")."""
    out = list(found)
    for index in range(len(out) - 2, -1, -1):
        item, following = out[index], out[index + 1]
        core_meaning = item.meaning.of if isinstance(item.meaning, Modified) else item.meaning
        if not _yearless(core_meaning) or (
            isinstance(following.meaning, PartialDate) and following.meaning.month is None
        ):
            continue
        year = _year_of(following.meaning)
        if year is not None and linked(text, item, following):
            out[index] = replace(item, meaning=_with_year(item.meaning, year))
    return out


_WEEKDAY_THEN_DATE = re.compile(r"\s?,?\s\Z")


def weekdays_with_their_dates(text: str, found: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Join a weekday with the date that says which one it is ("this coming Sunday, March 8")."""
    out: list[ParsedSpan] = []
    for item in found:
        last = out[-1] if out else None
        if (
            last is not None
            and isinstance(last.meaning, Weekday)
            and isinstance(item.meaning, PartialDate)
            and item.meaning.day is not None
            and item.start - last.end <= 3
            and _WEEKDAY_THEN_DATE.match(text[last.end : item.start])
        ):
            joined = _joined(last, item, meaning=replace(item.meaning, weekday=last.meaning.day))
            if item.meaning.year is not None and text[last.start : last.start + 5].lower() == "this ":
                joined = replace(joined, start=last.start + 5)  # "in this Thursday, Dec. 28, 2017, photo"
            out[-1] = joined
        else:
            out.append(item)
    return out


_RANGE = re.compile(r"\s?[-–—]\s?\Z|,?\s(?:to|through|thru|until|till)\s\Z")


def weekday_ranges(text: str, found: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Let the second weekday of a range follow the first ("from Monday to Friday")."""
    out = list(found)
    for index, item in enumerate(out[1:], start=1):
        first = out[index - 1]
        if (
            isinstance(item.meaning, Weekday)
            and isinstance(first.meaning, Weekday)
            and item.meaning.reference is Reference.BARE
            and item.start - first.end < 12
            and _RANGE.match(text[first.end : item.start])
        ):
            out[index] = replace(item, meaning=replace(item.meaning, reference=Reference.AFTER))
    return out


def apostrophes_with_their_figures(text: str, found: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Take the apostrophe of "'69" and "the '80s" into the expression."""
    return [replace(item, start=item.start - 1) if _is_shortened(text, item) else item for item in found]


def _is_shortened(text: str, item: ParsedSpan) -> bool:
    shortened = isinstance(item.meaning, Decade) or (
        isinstance(item.meaning, PartialDate) and item.meaning.short_year
    )
    return shortened and text[item.start].isdigit() and text[item.start - 1 : item.start] in {"'", "’", "‘"}


PASSES: tuple[Pass, ...] = (
    apostrophes_with_their_figures,
    units_beside_their_dates,
    weekdays_with_their_dates,
    lengths_from_their_dates,
    clocks_with_their_days,
    modifiers_with_what_they_modify,
    years_shared,
    weekday_ranges,
)


def refine(text: str, found: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Return what was found after all passes, in order."""
    refined = list(found)
    for apply in PASSES:
        refined = apply(text, refined)
    return refined
