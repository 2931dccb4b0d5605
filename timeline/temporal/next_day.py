"""The next day: where an article was written, the day after its day of publication may have begun.

News of an evening, or from a place farther east, calls what has just happened by the weekday to come. A
weekday without a week is then that day, and not the one six days before; both stay possible.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from timeline.model import TimexMod
from timeline.temporal.language import Language, ParsedSpan
from timeline.temporal.meaning import (
    AdjacentUnit,
    Meaning,
    Modified,
    PartialDate,
    TimeOfDay,
    Weekday,
    core_meaning,
)

_LEAD = 500
"""Characters at the head of an article, where news tells its own day."""
_OFTEN = 3
"""Mentions of a weekday from which it is the day of the news."""
_SAID = 24
"""Characters before a weekday in which the verb of saying ends that it dates ("said in Rome | on")."""
_FIRST_HOURS = frozenset({"TMO", "TNI", "T24:00"})


def has_next_day(text: str, spans: Sequence[ParsedSpan], dct: date, language: Language) -> bool:
    """Return True if the article tells what happened on the day after the DCT.

    It names this day by its date, or its first hours beside the weekday of the DCT, or it names its weekday
    often and in the lead.
    """
    try:
        tomorrow = dct + timedelta(days=1)
    except OverflowError:
        return False
    if any(_begins_behind(span.meaning, dct) for span in spans):
        return True
    if any(_is_date_of(span, tomorrow) and _lies_behind(text, span, language) for span in spans):
        return True
    named = list(_weekdays(spans, tomorrow))
    told = [span for span in named if language.weekday_direction(text, span.start, span.end) <= 0]
    if any(_is_first_hours(span.meaning) for span in told) and any(_weekdays(spans, dct)):
        return True
    return len(told) >= _OFTEN and told[0].start < _LEAD


def is_told_on(text: str, span: ParsedSpan, language: Language) -> bool:
    """Return True for a weekday directly behind a verb of saying ("the mayor said on | Tuesday")."""
    before = text[max(0, span.start - _SAID) : span.start]
    said = [match.end() for match in language.narrative.said.finditer(before)]
    between = before[said[-1] :].split() if said else []
    return bool(said) and len(between) <= 1 and all(word.isalpha() for word in between)


def _weekdays(spans: Sequence[ParsedSpan], day: date) -> Iterator[ParsedSpan]:
    """Yield the spans with the weekday of a day, without a word for its week."""
    bare = Weekday(day.weekday())
    yield from (span for span in spans if core_meaning(span.meaning) == bare)


def _is_date_of(span: ParsedSpan, day: date) -> bool:
    """Return True for the month and day of a day, without a time of day: a programme has its hours."""
    meaning = span.meaning
    if not isinstance(meaning, PartialDate) or (meaning.month, meaning.day) != (day.month, day.day):
        return False
    return meaning.year in (None, day.year)


def _begins_behind(meaning: Meaning, dct: date) -> bool:
    """Return True for a local time with the world's time of the DCT ("6 a.m. (2100 GMT Monday)")."""
    day = meaning.day if isinstance(meaning, TimeOfDay) else None
    if not isinstance(day, AdjacentUnit) or day.sign < 0 or not isinstance(day.of, Weekday):
        return False
    return day.of.day == dct.weekday()


def _lies_behind(text: str, span: ParsedSpan, language: Language) -> bool:
    """Return True if the clause of a date is about the past."""
    return language.clause_tense(text, span.start, span.end).direction < 0


def _is_first_hours(meaning: Meaning) -> bool:
    """Return True for "early Sunday", "Sunday morning" and "overnight on Sunday"."""
    if isinstance(meaning, TimeOfDay):
        return meaning.time in _FIRST_HOURS or "T00" <= meaning.time < "T09"
    return isinstance(meaning, Modified) and meaning.mod is TimexMod.START
