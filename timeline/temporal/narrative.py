"""Narratives: articles and passages dated by their own chain of dates, as in histories and backgrounders."""

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
    NamedMonth,
    PartialDate,
    Reference,
    RelativeUnit,
    Weekday,
    YearPart,
    core_meaning,
)

_PAST_YEARS = 2
"""Years before the publication date from which a year belongs to history, not to news."""
_MIN_PAST_DATES = 5
"""Past dates of a history, if they also outnumber the words of the present ..."""
_RATIO = 3
"""... three to one."""
_LEAD = 600
"""Characters at the head of an article: here news has "Tuesday" or "this week", histories do not."""
_MAX_WEEKDAYS = 1
"""Weekdays without a date in a history; news has many."""
_LONG_AGO = 10
"""Years before the publication date from which a few dates make a history, if nobody is quoted."""
_SAID = re.compile(
    r"\b(?:say|says|said|saying|tells|told|spokes(?:man|woman|person)|reporters)\b", re.IGNORECASE
)
_DEICTIC = frozenset({Reference.LAST, Reference.NEXT})
_NEAR = frozenset({Granularity.DAY, Granularity.WEEKEND, Granularity.WEEK})
_PARAGRAPH = re.compile(r"[\n\u2028]")


def _is_past(meaning: Meaning, dct: date | None) -> bool:
    if isinstance(meaning, BcDate):
        return True
    if not isinstance(meaning, PartialDate) or meaning.year is None:
        return False
    return dct is None or meaning.year <= dct.year - _PAST_YEARS


def _is_of_the_present(meaning: Meaning) -> bool:
    if isinstance(meaning, YearPart):
        is_bare_season = meaning.granularity is Granularity.SEASON and meaning.reference is Reference.BARE
        return meaning.year is None and meaning.reference not in ANAPHORIC and not is_bare_season
    if isinstance(meaning, RelativeUnit | Weekday | NamedMonth):
        return meaning.reference not in ANAPHORIC and meaning.reference is not Reference.CURRENT
    return isinstance(meaning, Ago)


def _is_of_the_day(meaning: Meaning) -> bool:
    """Return True if the words count from the day of publication, as in the lead of a news report."""
    if isinstance(meaning, RelativeUnit):
        is_near = meaning.reference is Reference.THIS and meaning.granularity in _NEAR
        return is_near or meaning.reference in _DEICTIC
    return isinstance(meaning, Weekday) and meaning.reference not in ANAPHORIC


def is_history(text: str, spans: Sequence[ParsedSpan], dct: date | None) -> bool:
    """Return True if the whole article follows its own chain of dates."""
    meanings = [core_meaning(span.meaning) for span in spans]
    if _is_news(spans, meanings):
        return False
    past = sum(_is_past(meaning, dct) for meaning in meanings)
    present = sum(map(_is_of_the_present, meanings))
    if past >= _MIN_PAST_DATES and past >= _RATIO * present:
        return True
    return not present and _is_of_long_ago(meanings, dct) and _SAID.search(text) is None


def _is_news(spans: Sequence[ParsedSpan], meanings: Sequence[Meaning]) -> bool:
    """Return True if the lead counts from the day of publication, or if there are several weekdays."""
    in_lead = (meaning for span, meaning in zip(spans, meanings, strict=True) if span.start < _LEAD)
    if any(map(_is_of_the_day, in_lead)):
        return True
    weekdays = (m for m in meanings if isinstance(m, Weekday) and m.reference not in ANAPHORIC)
    return sum(1 for _ in weekdays) > _MAX_WEEKDAYS


def _is_of_long_ago(meanings: Sequence[Meaning], dct: date | None) -> bool:
    """Return True if the article names years, and all of them are long ago."""
    years = [m.year for m in meanings if isinstance(m, PartialDate) and m.year is not None]
    return bool(years) and dct is not None and max(years) <= dct.year - _LONG_AGO


def chained(text: str, spans: Sequence[ParsedSpan], dct: date | None) -> Iterator[bool]:
    """Yield True for each expression with the last date mentioned as its anchor, outside histories.

    A month or day of an earlier year precedes it in the same paragraph, without a word of the present in
    between.
    """
    chain, end = False, 0
    for span in spans:
        if _PARAGRAPH.search(text, end, span.start):
            chain = False
        meaning = core_meaning(span.meaning)
        if isinstance(meaning, PartialDate) and meaning.year is not None:
            chain = meaning.month is not None and (dct is None or meaning.year < dct.year)
        elif _is_of_the_present(meaning):
            chain = False
        yield chain
        end = span.end
