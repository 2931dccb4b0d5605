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
from typing import Protocol

from timeline.model import Granularity
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


class MeaningSpan(Protocol):
    """A span of text with its meaning, in any language; ``end`` is exclusive."""

    @property
    def start(self) -> int:
        """Return the offset of its first character."""

    @property
    def end(self) -> int:
        """Return the offset behind its last character."""

    @property
    def meaning(self) -> Meaning:
        """Return the meaning of its words."""


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
_SAID = re.compile(
    r"\b(?:say|says|said|saying|tells|told|spokes(?:man|woman|person)|reporters)\b", re.IGNORECASE
)
_DEICTIC = frozenset({Reference.LAST, Reference.NEXT})
_NEAR = frozenset({Granularity.DAY, Granularity.WEEKEND, Granularity.WEEK})
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?]['\"”’)]?\s|[\n\u2028]")
_PARAGRAPH = re.compile(r"[\n\u2028]")


@dataclass(frozen=True, slots=True)
class Passage:
    """The kind of the passage around one expression.

    - ``history``: the passage follows its own chain of dates; so does "last year".
    - ``chained``: an earlier date of a past year is the anchor of a month or day.
    - ``firm``: nothing in the article points to the day of publication, so the chain holds near it, too.
    - ``aside``: the expression only describes a thing ("a 2004 study"), so no later date counts from it.
    - ``frame``: the expression is a year that holds for the text after it ("In 2012 ...", a heading).
    """

    history: bool
    chained: bool
    firm: bool
    aside: bool
    frame: bool


def passages(text: str, spans: Sequence[MeaningSpan], dct: date | None) -> list[Passage]:
    """Return the passage of each expression."""
    meanings = [core_meaning(span.meaning) for span in spans]
    asides = [_is_aside(text, span, meaning) for span, meaning in zip(spans, meanings, strict=True)]
    whole = _is_history(text, spans, meanings, asides, dct)
    firm = dct is None or not (any(map(_is_of_the_present, meanings)) or _SAID.search(text))
    verdicts = _verdicts(text, spans, meanings, dct)
    chain = _chained(text, spans, asides, dct, firm)
    rows = zip(spans, meanings, verdicts, chain, asides, strict=True)
    return [
        Passage(
            history=whole and verdict is not False,
            chained=dct is None or ((chained or verdict is True) and not _looks_ahead(text, span)),
            firm=is_firm or verdict is True,
            aside=aside,
            frame=_is_bare_year(meaning) and _sets_frame(text, span),
        )
        for span, meaning, verdict, (chained, is_firm), aside in rows
    ]


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


def _verdicts(
    text: str, spans: Sequence[MeaningSpan], meanings: Sequence[Meaning], dct: date | None
) -> list[bool | None]:
    """Return for each expression of a long text whether its passage is a history, as ``_by_rates`` says."""
    if len(text) <= 2 * _WINDOWS[0]:
        return [None] * len(spans)
    starts = [span.start for span in spans]
    totals = [
        list(accumulate((counts(meaning) for meaning in meanings), initial=0))
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


def _is_history(
    text: str,
    spans: Sequence[MeaningSpan],
    meanings: Sequence[Meaning],
    asides: Sequence[bool],
    dct: date | None,
) -> bool:
    """Return True if the whole article follows its own chain of dates."""
    in_lead = (meaning for span, meaning in zip(spans, meanings, strict=True) if span.start < _LEAD)
    past = sum(_is_past(meaning, dct) for meaning in meanings)
    weekdays = sum(map(_is_bare_weekday, meanings))
    if any(map(_is_of_the_day, in_lead)) or _has_many_weekdays(past, weekdays):
        return False
    present = sum(map(_is_of_the_present, meanings))
    if past >= _MIN_PAST_DATES and past >= _RATIO * present:
        return True
    return not present and _is_of_long_ago(meanings, asides, dct) and _SAID.search(text) is None


def _is_of_long_ago(meanings: Sequence[Meaning], asides: Sequence[bool], dct: date | None) -> bool:
    """Return True if the article dates acts by years, and all of its years are long ago."""
    years = [
        (meaning.year, aside)
        for meaning, aside in zip(meanings, asides, strict=True)
        if isinstance(meaning, PartialDate) and meaning.year is not None
    ]
    if dct is None or all(aside for _, aside in years):
        return False
    return max(year for year, _ in years) <= dct.year - _LONG_AGO


_ASIDE_BEFORE = re.compile(
    r"(?:\b(?:(an?)|the|his|her|its|their|our|my|this|that)|['’]s|s['’])\s(?:\w+ly\s)?\Z", re.IGNORECASE
)
"""A determiner or possessor before a year: the year describes the noun after it; a month does after "a"."""
_NOUN_BEHIND = re.compile(r"\s(?!(?:and|or|to|was|were|is|when|while|as|he|she|it|they|but)\b)[^\W\d_]")
_INSERTED = re.compile(
    r"(?:,\s(?:\w+ly\s|first\s)?(?:who|which|whose|[a-z]+(?:ed|wn|lt|en|de|nt|un|ht|ld))\b[^,.;:()\n]{0,60}"
    r"|\([^()\n]{0,60})\s?\Z"
)
"""A participle, a relative clause or a bracket before a year: ", founded in", "(published in"."""
_INSERTION_ENDS = re.compile(r"[^,.;:()\n]{0,40}[,)]")


def _is_aside(text: str, span: MeaningSpan, meaning: Meaning) -> bool:
    """Return True if no later date counts from the expression.

    It describes a thing, looks back ("the previous year"), ends a period ("until the fall in May 1945"), or
    is in an insertion ("the bank, founded in 1852, ...").
    """
    if isinstance(meaning, RelativeUnit | NamedMonth):
        return meaning.reference is Reference.BEFORE
    if isinstance(meaning, BcDate):
        return _is_before(_LOOKS_BACK, text, span)
    if not isinstance(meaning, PartialDate) or meaning.year is None:
        return False
    if _is_before(_UNTIL, text, span):
        return True
    return meaning.day is None and (_describes(text, span, meaning) or _is_inserted(text, span))


def _is_before(pattern: re.Pattern[str], text: str, span: MeaningSpan) -> bool:
    return pattern.search(text, max(0, span.start - _REACH), span.start) is not None


def _describes(text: str, span: MeaningSpan, date: PartialDate) -> bool:
    """Return True for the year of a noun ("a 2004 study") and for a year that looks back ("since 1882")."""
    if date.month is None and _is_before(_LOOKS_BACK, text, span):
        return True
    determiner = _ASIDE_BEFORE.search(text, max(0, span.start - _REACH), span.start)
    if determiner is None or (date.month is not None and not determiner[1]):
        return False
    return _NOUN_BEHIND.match(text, span.end) is not None


def _is_inserted(text: str, span: MeaningSpan) -> bool:
    return _is_before(_INSERTED, text, span) and _INSERTION_ENDS.match(text, span.end) is not None


_UNTIL = re.compile(r"\b(?:until|till)\s(?:[\w'’-]+\s){0,7}\Z", re.IGNORECASE)
"""The end of a period before its date: what follows is told from its beginning on."""
_REACH = 90
"""Characters before a date in which an insertion around it begins."""
_FRONTED = re.compile(
    r"(?:\A|[.!?;]['\"”’)\]]{0,2}\s{1,3}|[\n\u2028]\s{0,8})(?:(?:But|And|Then|Also|Later|Early|Late|Back),?\s)?"
    r"(?:[Ii]n|[Bb]y|[Dd]uring|[Tt]hroughout)\s(?:early\s|late\s|mid-)?\Z"
)
"""The head of a sentence that sets the year of the sentences after it ("In 2012 the club was founded")."""
_LINE_HEAD = re.compile(r"(?:\A|[\n\u2028])[\s*•·|#>\[(-]{0,8}\Z")
_ENTRY = re.compile(r"[\])*]{0,4}\s?(?:[:|–—-]|\.\s|[ \t]{0,4}(?:[\n\u2028]|\Z))")


def heads_line(text: str, span: MeaningSpan) -> bool:
    """Return True if a date is the head of a line in a chronology, or the heading of lines."""
    return (
        _LINE_HEAD.search(text, max(0, span.start - 10), span.start) is not None
        and _ENTRY.match(text, span.end) is not None
    )


def _sets_frame(text: str, span: MeaningSpan) -> bool:
    """Return True if a bare year holds for the text after it: it opens a sentence or heads a line."""
    return _FRONTED.search(text, max(0, span.start - 30), span.start) is not None or heads_line(text, span)


def _chained(
    text: str, spans: Sequence[MeaningSpan], asides: Sequence[bool], dct: date | None, firm: bool
) -> Iterator[tuple[bool, bool]]:
    """Yield for each expression if the last date mentioned is its anchor, and if the chain is firm there.

    A date of an earlier year precedes it in the same paragraph, without a word of the present in between.
    The paragraph does not matter from line to line of a chronology, or if the article has no such word.
    The chain is firm within the sentence of its year, too.
    """
    chain, lines, end, begin = False, False, 0, 0
    for span, aside in zip(spans, asides, strict=True):
        is_head = heads_line(text, span)
        if _PARAGRAPH.search(text, end, span.start):
            chain = chain and (firm or (lines and is_head))
        meaning = core_meaning(span.meaning)
        year = _stated_year(meaning)
        if year is not None and not aside:
            chain = (dct is None or year < dct.year) and _carries_on(text, span, meaning)
            lines, begin = is_head, span.end
        elif _is_of_the_present(meaning):
            chain = False
        yield chain, _is_firm(text, chain, firm, begin, span.start)
        end = span.end


def _carries_on(text: str, span: MeaningSpan, meaning: Meaning) -> bool:
    """Return True for a date with a month, and for a year that holds for the text after it."""
    return not _is_bare_year(meaning) or _sets_frame(text, span)


def _is_firm(text: str, chain: bool, firm: bool, begin: int, end: int) -> bool:
    return firm or (chain and _SENTENCE_END.search(text, begin, end) is None)


def _is_bare_year(meaning: Meaning) -> bool:
    return isinstance(meaning, PartialDate) and meaning.month is None and meaning.year is not None


def _stated_year(meaning: Meaning) -> int | None:
    return meaning.year if isinstance(meaning, PartialDate | NumericDate) else None


_LOOKS_BACK = re.compile(
    r"\b(?:had|having)\s(?:\w+\s){0,8}\Z|\b(?:since|previous|earlier|already)\s(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)
_BACK_BEHIND = re.compile(r",?\s(?:\w+\s){1,6}had\s")


_AHEAD = re.compile(
    r"\b(?:will|won[’']t|shall|(?:is|are)\s(?:due|to|set|scheduled|expected|planned|going|likely))\b[^.;:!?\n]{0,60}\Z"
)


def _looks_ahead(text: str, span: MeaningSpan) -> bool:
    """Return True for a day or month that its clause places after the publication ("is due to open in")."""
    meaning = core_meaning(span.meaning)
    if not isinstance(meaning, PartialDate) or meaning.year is not None or heads_line(text, span):
        return False
    return _is_before(_AHEAD, text, span)


def looks_back(text: str, span: MeaningSpan) -> bool:
    """Return True if the words around a date look back from the chain ("had been cleared in May")."""
    return (
        _LOOKS_BACK.search(text, max(0, span.start - _REACH), span.start) is not None
        or _BACK_BEHIND.match(text, span.end, span.end + _REACH) is not None
    )
