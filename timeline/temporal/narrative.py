"""Which expressions are told by the article's own chain of dates, as in histories and backgrounders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from timeline.model import Granularity
from timeline.temporal.english_scanner import ParsedSpan
from timeline.temporal.meaning import (
    ANAPHORIC,
    Ago,
    BcDate,
    Meaning,
    Modified,
    NamedMonth,
    PartialDate,
    Reference,
    RelativeUnit,
    TimeOfDay,
    Weekday,
    YearPart,
)

_OLD_YEARS = 2
"""Years before the publication date from which a year counts as told of, not reported on."""
_ENOUGH = 5
"""Years long past that make an article a history, where they outnumber the words of the present ..."""
_RATIO = 3
"""... three to one."""
_LEAD = 600
"""Characters at the head of an article in which news says "Tuesday" or "this week", histories do not."""
_WEEKDAYS = 1
"""Weekdays without a date that a history can hold; news is full of them."""
_LONG_AGO = 10
"""Years before the publication date from which a few dates will do, where nothing is reported or said."""
_SAID = re.compile(
    r"\b(?:say|says|said|saying|tells|told|spokes(?:man|woman|person)|reporters)\b", re.IGNORECASE
)
_DEICTIC = frozenset({Reference.LAST, Reference.NEXT})
_NEAR = frozenset({Granularity.DAY, Granularity.WEEKEND, Granularity.WEEK})
_PARAGRAPH = re.compile(r"[\n\u2028]")


def core_meaning(meaning: Meaning) -> Meaning:
    """Return the meaning without its modifier and without its time of day."""
    if isinstance(meaning, Modified):
        return core_meaning(meaning.of)
    return (
        core_meaning(meaning.day) if isinstance(meaning, TimeOfDay) and meaning.day is not None else meaning
    )


def _told(meaning: Meaning, dct: date | None) -> bool:
    if isinstance(meaning, BcDate):
        return True
    if not isinstance(meaning, PartialDate) or meaning.year is None:
        return False
    return dct is None or meaning.year <= dct.year - _OLD_YEARS


def _reported(meaning: Meaning) -> bool:
    if isinstance(meaning, YearPart):
        bare_season = meaning.granularity is Granularity.SEASON and meaning.reference is Reference.BARE
        return meaning.year is None and meaning.reference not in ANAPHORIC and not bare_season
    if isinstance(meaning, RelativeUnit | Weekday | NamedMonth):
        return meaning.reference not in ANAPHORIC and meaning.reference is not Reference.CURRENT
    return isinstance(meaning, Ago)


def _is_of_the_day(meaning: Meaning) -> bool:
    """Return whether the words count from the day of publication, as in the lead of a news report."""
    if isinstance(meaning, RelativeUnit):
        return (
            meaning.reference is Reference.THIS and meaning.granularity in _NEAR
        ) or meaning.reference in _DEICTIC
    return isinstance(meaning, Weekday) and meaning.reference not in ANAPHORIC


def is_history(text: str, found: Sequence[ParsedSpan], dct: date | None) -> bool:
    """Return whether the article as a whole is told by its own chain of dates."""
    meanings = [core_meaning(f.meaning) for f in found]
    if any(f.start < _LEAD and _is_of_the_day(meaning) for f, meaning in zip(found, meanings, strict=True)):
        return False
    if sum(isinstance(m, Weekday) and m.reference not in ANAPHORIC for m in meanings) > _WEEKDAYS:
        return False
    told, reported = sum(_told(meaning, dct) for meaning in meanings), sum(map(_reported, meanings))
    if told >= _ENOUGH and told >= _RATIO * reported:
        return True
    return not reported and _is_of_long_ago(meanings, dct) and _SAID.search(text) is None


def _is_of_long_ago(meanings: Sequence[Meaning], dct: date | None) -> bool:
    """Return whether years are named, and all of them lie far back."""
    years = [m.year for m in meanings if isinstance(m, PartialDate) and m.year is not None]
    return bool(years) and dct is not None and max(years) <= dct.year - _LONG_AGO


def chained(text: str, found: Sequence[ParsedSpan], dct: date | None) -> Iterator[bool]:
    """Yield for each expression whether the last date mentioned is its anchor, outside histories.

    It is where a month or day of an earlier year stands before it in the same paragraph, and no word of the
    present in between.
    """
    chain, end = False, 0
    for item in found:
        if _PARAGRAPH.search(text, end, item.start):
            chain = False
        meaning = core_meaning(item.meaning)
        if isinstance(meaning, PartialDate) and meaning.year is not None:
            chain = meaning.month is not None and (dct is None or meaning.year < dct.year)
        elif _reported(meaning):
            chain = False
        yield chain
        end = item.end
