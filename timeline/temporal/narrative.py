"""Narratives: articles and passages dated by their own chain of dates, as in histories and backgrounders.

The evidence for a history are dates of past years. The evidence for news are words of the day of publication,
weekdays and verbs of saying. Rates are compared, as both grow with the length of a text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from timeline.model import Granularity
from timeline.temporal.language import NarrativeWords, ParsedSpan
from timeline.temporal.meaning import (
    ANAPHORIC,
    Ago,
    BcDate,
    Meaning,
    NamedMonth,
    NumericDate,
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
_DATES_PER_WEEKDAY = 10
"""Past dates of a history for each bare weekday after the first: news has many weekdays, histories few."""
_LONG_AGO = 10
"""Years before the publication date from which a few dates make a history, if nobody is quoted."""
_WINDOWS = (2500, 5000)
"""Characters before and after an expression, a few paragraphs: its passage in a long text."""
_DEICTIC = frozenset({Reference.LAST, Reference.NEXT})
_NEAR = frozenset({Granularity.DAY, Granularity.WEEKEND, Granularity.WEEK})
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?؟]['\"”’)»]?\s|[\n\u2028。！？]")
_PARAGRAPH = re.compile(r"[\n\u2028]")


@dataclass(frozen=True, slots=True)
class Passage:
    """The kind of the passage around one expression.

    - ``history``: the passage follows its own chain of dates; so does "last year".
    - ``chained``: an earlier date of a past year is the anchor of a month or day.
    - ``firm``: nothing in the article points to the day of publication, so the chain holds near it, too.
    - ``aside``: the expression only describes a thing ("a 2004 study"), so no later date counts from it.
    - ``frame``: the expression is a year that holds for the text after it ("In 2012 ...", a heading).
    - ``heads_line``: the expression is the head of a line in a chronology, or the heading of lines.
    - ``in_name``: the expression is the number of a thing with a name ("a Mirage 2000").
    """

    history: bool
    chained: bool
    firm: bool
    aside: bool
    frame: bool
    heads_line: bool
    in_name: bool


@dataclass(frozen=True, slots=True)
class _Step:
    """One expression of the chain, with the fields of its ``Passage`` that its own words tell."""

    span: ParsedSpan
    meaning: Meaning
    aside: bool
    frame: bool
    heads_line: bool
    in_name: bool


def passages(
    text: str, spans: Sequence[ParsedSpan], dct: date | None, words: NarrativeWords
) -> list[Passage]:
    """Return the passage of each expression."""
    steps = [_step(text, span, words) for span in spans]
    is_quoted = words.said.search(text) is not None
    whole = _is_history(steps, dct, is_quoted=is_quoted)
    firm = dct is None or not (is_quoted or any(_is_of_the_present(step.meaning) for step in steps))
    rows = zip(steps, _verdicts(text, steps, dct), _chained(text, steps, dct, firm), strict=True)
    return [
        Passage(
            history=whole and verdict is not False,
            chained=dct is None
            or ((chained or verdict is True) and not _looks_ahead(text, step, words.ahead_before)),
            firm=is_firm or verdict is True,
            aside=step.aside,
            frame=step.frame,
            heads_line=step.heads_line,
            in_name=step.in_name,
        )
        for step, verdict, (chained, is_firm) in rows
    ]


def _step(text: str, span: ParsedSpan, words: NarrativeWords) -> _Step:
    meaning = core_meaning(span.meaning)
    is_head = heads_line(text, span)
    is_period = _is_bare_year(meaning) and _heads_period(text, span, words)
    is_fronted = is_head or is_period or _is_before(words.fronted_before, text, span)
    is_aside = not is_period and _is_aside(text, span, meaning, words)
    is_year = _is_bare_year(meaning)
    in_name = is_year and _is_before(words.name_before, text, span)
    return _Step(span, meaning, is_aside, is_year and is_fronted, is_head, in_name)


def _heads_period(text: str, span: ParsedSpan, words: NarrativeWords) -> bool:
    """Return True for the year of a period at the head of a sentence ("During the 1969 season")."""
    return (
        words.period_behind.match(text, span.end) is not None
        and words.fronted_owner_before.search(text, max(0, span.start - _REACH), span.start) is not None
    )


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
    return _is_bare_weekday(meaning)


def _is_bare_weekday(meaning: Meaning) -> bool:
    return isinstance(meaning, Weekday) and meaning.reference not in ANAPHORIC


def _verdicts(text: str, steps: Sequence[_Step], dct: date | None) -> list[bool | None]:
    """Return for each expression of a long text whether its passage is a history, as ``_by_rates`` says."""
    if len(text) <= 2 * _WINDOWS[0]:
        return [None] * len(steps)
    starts = [step.span.start for step in steps]
    totals = [
        list(accumulate((counts(step.meaning) for step in steps), initial=0))
        for counts in (lambda meaning: _is_past(meaning, dct), _is_of_the_present, _is_bare_weekday)
    ]

    def rates(start: int, end: int, enough: int) -> bool | None:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        past, present, weekdays = (total[last] - total[first] for total in totals)
        return _by_rates(past, present, weekdays, enough)

    is_mixed = totals[0][-1] < _PURE_RATIO * totals[1][-1]
    breaks = [0, *(match.start() for match in _PARAGRAPH.finditer(text)), len(text)]
    verdicts = []
    for start in starts:
        index = max(bisect_right(breaks, start), 1)
        verdict = rates(breaks[index - 1], breaks[index], 1 if is_mixed else _ENOUGH_IN_PARAGRAPH)
        for window in _WINDOWS:
            if verdict is None:
                verdict = rates(start - window, start + window, _MIN_PAST_DATES)
        verdicts.append(verdict)
    return verdicts


_ENOUGH_IN_PARAGRAPH = 3
"""Dates of one paragraph from which it is judged by itself; one in a text that mixes history and news."""
_PURE_RATIO = 10
"""Past dates for each word of the present in a history without news; such words are then quotations."""


def _by_rates(past: int, present: int, weekdays: int, enough: int) -> bool | None:
    """Return True for a history, False for news; ``None`` if the dates do not tell."""
    if past + present < enough:
        return None
    if past >= _RATIO * present and not _has_many_weekdays(past, weekdays):
        return True
    return False if present > past else None


def _has_many_weekdays(past: int, weekdays: int) -> bool:
    return (weekdays - 1) * _DATES_PER_WEEKDAY > past


def _is_history(steps: Sequence[_Step], dct: date | None, *, is_quoted: bool) -> bool:
    """Return True if the whole article follows its own chain of dates."""
    meanings = [step.meaning for step in steps]
    in_lead = (step.meaning for step in steps if step.span.start < _LEAD)
    past = sum(_is_past(meaning, dct) for meaning in meanings)
    weekdays = sum(map(_is_bare_weekday, meanings))
    if any(map(_is_of_the_day, in_lead)) or _has_many_weekdays(past, weekdays):
        return False
    present = sum(map(_is_of_the_present, meanings))
    if past >= _MIN_PAST_DATES and past >= _RATIO * present:
        return True
    return not present and _is_of_long_ago(steps, dct) and not is_quoted


def _is_of_long_ago(steps: Sequence[_Step], dct: date | None) -> bool:
    """Return True if the article dates acts by years, and all of its years are long ago."""
    years = [
        (step.meaning.year, step.aside or step.in_name)
        for step in steps
        if isinstance(step.meaning, PartialDate) and step.meaning.year is not None
    ]
    if dct is None or all(aside for _, aside in years):
        return False
    return max(year for year, _ in years) <= dct.year - _LONG_AGO


_INSERTION_ENDS = re.compile(r"[^,.;:()\n]{0,40}[,)]")


def _is_aside(text: str, span: ParsedSpan, meaning: Meaning, words: NarrativeWords) -> bool:
    """Return True if no later date counts from the expression.

    It describes a thing, looks back ("the previous year"), ends a period ("until the fall in May 1945"), or
    is in an insertion ("the bank, founded in 1852, ...").
    """
    if isinstance(meaning, RelativeUnit | NamedMonth):
        return meaning.reference is Reference.BEFORE
    if isinstance(meaning, BcDate):
        return _is_before(words.back_before, text, span)
    if not isinstance(meaning, PartialDate) or meaning.year is None:
        return False
    if _is_before(words.until_before, text, span):
        return True
    return meaning.day is None and (_describes(text, span, meaning, words) or _is_inserted(text, span, words))


def _is_before(pattern: re.Pattern[str], text: str, span: ParsedSpan) -> bool:
    return pattern.search(text, max(0, span.start - _REACH), span.start) is not None


def _describes(text: str, span: ParsedSpan, date: PartialDate, words: NarrativeWords) -> bool:
    """Return True for the year of a noun ("a 2004 study") and for a year that looks back ("since 1882")."""
    if date.month is None and _is_before(words.back_before, text, span):
        return True
    determiner = words.owner_before.search(text, max(0, span.start - _REACH), span.start)
    if determiner is None or (date.month is not None and not determiner[1]):
        return False
    return words.noun_behind.match(text, span.end) is not None


def _is_inserted(text: str, span: ParsedSpan, words: NarrativeWords) -> bool:
    return _is_before(words.inserted_before, text, span) and _INSERTION_ENDS.match(text, span.end) is not None


_REACH = 90
"""Characters before a date in which an insertion around it begins."""
_LINE_HEAD = re.compile(r"(?:\A|[\n\u2028])[\s*•·|#>\[(-]{0,8}\Z")
_ENTRY = re.compile(r"[\])*]{0,4}\s?(?:[:|–—-]|\.\s|[ \t]{0,4}(?:[\n\u2028]|\Z))")


def heads_line(text: str, span: ParsedSpan) -> bool:
    """Return True if a date is the head of a line in a chronology, or the heading of lines."""
    return (
        _LINE_HEAD.search(text, max(0, span.start - 10), span.start) is not None
        and _ENTRY.match(text, span.end) is not None
    )


_YEAR_ABOVE = re.compile(
    r"(?:\A|[\n\u2028]|[.!?]\s)[^\n.!?]{0,24}\b[12]\d{3}\b[^\n.!?]{0,4}(?:[:–—-]|[\n\u2028])"
)
"""The head of an earlier entry, with its year."""
_ABOVE = 800
"""Characters above an entry in which an earlier head states the year."""


def stands_below_year(text: str, offset: int) -> bool:
    """Return True if the head of an earlier entry of a chronology states a year."""
    return _YEAR_ABOVE.search(text, max(0, offset - _ABOVE), offset) is not None


def _chained(text: str, steps: Sequence[_Step], dct: date | None, firm: bool) -> Iterator[tuple[bool, bool]]:
    """Yield for each expression if the last date mentioned is its anchor, and if the chain is firm there.

    A date of an earlier year precedes it in the same paragraph, without a word of the present in between.
    The paragraph does not matter from line to line of a chronology, or if the article has no such word.
    The chain is firm within the sentence of its year, too.
    """
    chain, lines, end, begin = False, False, 0, 0
    for step in steps:
        start = step.span.start
        if _PARAGRAPH.search(text, end, start):
            chain = chain and (firm or (lines and step.heads_line))
        year = _stated_year(step.meaning)
        if year is not None and not step.aside:
            chain = (dct is None or year < dct.year) and (step.frame or not _is_bare_year(step.meaning))
            lines, begin = step.heads_line, step.span.end
        elif _is_of_the_present(step.meaning):
            chain = False
        yield chain, _is_firm(text, chain, firm, begin, start)
        end = step.span.end


def _is_firm(text: str, chain: bool, firm: bool, begin: int, end: int) -> bool:
    return firm or (chain and in_one_sentence(text, begin, end))


def in_one_sentence(text: str, begin: int, end: int) -> bool:
    """Return True if no sentence ends between two offsets."""
    return _SENTENCE_END.search(text, begin, end) is None


def _is_bare_year(meaning: Meaning) -> bool:
    return isinstance(meaning, PartialDate) and meaning.month is None and meaning.year is not None


def _stated_year(meaning: Meaning) -> int | None:
    return meaning.year if isinstance(meaning, PartialDate | NumericDate) else None


def _looks_ahead(text: str, step: _Step, ahead: re.Pattern[str]) -> bool:
    """Return True for a day or month that its clause places after the publication ("is due to open in")."""
    is_open = isinstance(step.meaning, PartialDate) and step.meaning.year is None
    return is_open and not step.heads_line and _is_before(ahead, text, step.span)


def looks_back(text: str, span: ParsedSpan, words: NarrativeWords) -> bool:
    """Return True if the words around a date look back from the chain ("had been cleared in May")."""
    return (
        _is_before(words.back_before, text, span)
        or words.back_behind.match(text, span.end, span.end + _REACH) is not None
    )
