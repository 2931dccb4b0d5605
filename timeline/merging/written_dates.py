"""Dates as articles write them, and whether those of two articles may be two dates of one event."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from datetime import date
from functools import lru_cache

from timeline.events import ANOTHER_WORDS
from timeline.merging.candidates import Days
from timeline.merging.second_reading import are_of_two_years, is_slip_of_year
from timeline.merging.single_acts import tell_single_act
from timeline.merging.statement import Statement, days_of, written_words
from timeline.model import Anchor, Granularity, Mention

_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d(?:\s*[ap]\.?m\b)?|\s*[ap]\.?m\b)", re.IGNORECASE)
"""A time of the clock, whose numbers are no date."""
_COUNTED = re.compile(r"\b(?:ago|before|after|later|earlier)\b", re.IGNORECASE)
"""Words of a date that is counted from another one."""
_YEAR = re.compile(r"\b\d{4}\b")
_DIVIDES = re.compile(r"[;:,]|\s[-–—]+\s|\b(?:and|before|after|since|until|but|while)\b")
"""What stands between a date and the predicate of another clause."""
_LIST_ENTRY = re.compile(r"\s*(?::|[-–—]+\s|,\s(?:\w+\s){1,3}(?:before|after|later)\b)")
"""What follows a date that dates the words behind it, not those before."""
_FAR = 70
"""The characters between a predicate and its date at most."""
_SHORT = 7
"""The days of the longest date that is compared by its days."""
_WITHIN = 31
"""The days by which sources may differ."""
_YEARS = 1
"""The years by which sources may differ that give no more than the year."""
_LONG_YEAR = 366
_SLIP = 3
"""The years by which the year of a day may differ from that of a coarse date, by a slip."""
_COARSE = frozenset({Granularity.MONTH, Granularity.YEAR})


def is_written_in_figures(mention: Mention) -> bool:
    """Return True for a date with a number of its own.

    A clock time is none, nor is a day that hangs on another date ("two days before 4 May").
    """
    expression = mention.expression
    written = _CLOCK.sub("", expression.text)
    is_own = expression.anchor is not Anchor.PREVIOUS and not _COUNTED.search(written)
    return is_own and any(map(str.isdigit, written))


def is_told_beside_date(statement: Statement) -> bool:
    """Return True if nothing stands between the date and its predicate that begins another clause.

    "The mill burned, and a dam was begun on 2 May" dates the dam.
    """
    mention, sentence = statement.mention, statement.sentence
    begin, end = (at - mention.start for at in (mention.expression.start, mention.expression.end))
    if _LIST_ENTRY.match(sentence, end):
        return False
    if not mention.predicate:
        return True
    found = re.finditer(rf"\b{re.escape(mention.predicate)}\b", sentence, re.IGNORECASE)
    spans = [each.span() for each in found]
    gaps = [sentence[last:begin] if last <= begin else sentence[end:first] for first, last in spans]
    between = min(gaps, key=len, default=None)
    return between is not None and len(between) <= _FAR and not _DIVIDES.search(between)


def days_may_disagree(here: Days, there: Days) -> bool:
    """Return True for days that do not meet, and are near each other, a year's unlike, or coarse."""
    gap = max(there[0] - here[1], here[0] - there[1])
    if gap <= 1:
        return gap == 1 and _is_coarse(here) and _is_coarse(there)
    if _is_coarse(here) or _is_coarse(there):
        return gap <= _SLIP * _LONG_YEAR
    return gap <= _WITHIN or _are_of_two_years(here[0], there[0])


def dates_may_disagree(one: Mention, two: Mention) -> bool:
    """Return True for dates that do not meet, but may be two dates of one event.

    They are days near each other, one day of two years, neighbouring years, or a day and a coarse date of
    another year.
    """
    here, there = days_of(one), days_of(two)
    if not days_may_disagree(here, there):
        return False
    if is_slip_of_year(one, two):
        return True
    if not (is_written_in_figures(one) and is_written_in_figures(two)):
        return False
    gap = max(there[0] - here[1], here[0] - there[1])
    is_near = max(here[1] - here[0], there[1] - there[0]) <= _SHORT and gap <= _WITHIN
    return is_near or _are_years_apart(one, two)


def statements_may_disagree(one: Statement, two: Statement) -> bool:
    """Return True if two outlets may give two dates of one event, and neither sentence names both.

    Both must tell a single act; one that tells of "another" or a "second" one tells of another event.
    """
    if one.source == two.source or not dates_may_disagree(one.mention, two.mention):
        return False
    if is_slip_of_year(one.mention, two.mention):
        return True
    are_dated = gives_other_date(one, two) and gives_other_date(two, one)
    return are_dated and _another(one) == _another(two) and tell_single_act(one, two)


def gives_other_date(one: Statement, two: Statement) -> bool:
    """Return True if a statement gives its date in figures, beside its act, and does not tell the other's."""
    return is_written_in_figures(one.mention) and is_told_beside_date(one) and not _tells(one, two.mention)


def _are_years_apart(one: Mention, two: Mention) -> bool:
    """Return True for dates with a written year each, that are alike but for the year, or coarse."""
    here, there = one.date.earliest, two.date.earliest
    has_years = all(_YEAR.search(each.expression.text) for each in (one, two))
    if here is None or there is None or not has_years:
        return False
    kinds = {one.date.granularity, two.date.granularity}
    if kinds == {Granularity.DAY}:
        return are_of_two_years(here, there)
    apart = abs(here.year - there.year)
    if kinds == {Granularity.YEAR}:
        return apart <= _YEARS
    return Granularity.DAY in kinds and not kinds.isdisjoint(_COARSE) and 0 < apart <= _SLIP


def _is_coarse(days: Days) -> bool:
    return days[1] - days[0] > _SHORT


def _are_of_two_years(one: int, two: int) -> bool:
    """Return True for the ordinals of one day of two years; False for those outside of the calendar."""
    known = [date.fromordinal(each) for each in (one, two) if 0 < each <= date.max.toordinal()]
    return len(known) == 2 and are_of_two_years(*known)


def _another(statement: Statement) -> frozenset[str]:
    return frozenset(ANOTHER_WORDS.intersection(written_words(statement.sentence)))


def _tells(statement: Statement, other: Mention) -> bool:
    """Return True if a sentence names another date: the day with its month, or the year."""
    day = other.date.earliest
    if day is None:
        return False
    is_year = other.date.granularity in _COARSE or are_of_two_years(day, statement.mention.date.earliest)
    return bool(re.search(_written(day, is_year), statement.sentence))


@lru_cache(maxsize=20_000)
def _written(day: date, is_year: bool) -> str:
    """Return the pattern of a year, or of a day of a month."""
    if is_year:
        return rf"\b{day.year}\b"
    month = rf"(?:{month_name[day.month]}|{month_abbr[day.month]}\.?)"
    return rf"\b(?:{month} {day.day}|{day.day}(?:st|nd|rd|th)? {month})(?!\d)"
