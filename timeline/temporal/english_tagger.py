"""The tagger of English: spans with meanings, resolved one after another in the context of the article."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from timeline.model import Anchor, Expression, Granularity, TimexType
from timeline.temporal.calendar import Period, calendar_date
from timeline.temporal.date_usage import date_usage, usage_in_words
from timeline.temporal.datelines import datelines
from timeline.temporal.english_scanner import ParsedSpan, scan
from timeline.temporal.join_neighbours import refine
from timeline.temporal.ligatures import spelled_out
from timeline.temporal.linked_dates import linked
from timeline.temporal.meaning import (
    AdjacentUnit,
    BcDate,
    DayOfMonth,
    EdgeDay,
    From,
    HalfOf,
    Later,
    Meaning,
    NumericDate,
    PartialDate,
    Reference,
    VagueTime,
    Weekday,
    WeekdayBeside,
    WeekdayInMonth,
    WeekInMonth,
    WeekOf,
    YearPart,
    core_meaning,
    has_no_year,
)
from timeline.temporal.narrative import Passage, heads_line, looks_back, passages
from timeline.temporal.resolve import Context, Resolution, in_antiquity, resolve
from timeline.temporal.resolve.context_and_resolution import CLEAR, DCT_NAME, Base
from timeline.temporal.tense_direction import Tense, clause_tense, is_review, weekday_direction

_LINKS = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.SEASON})
_BRIEF = 12
"""Expressions of a brief narrative, at most: it tells its dates in order."""
_LINE_END = re.compile(r"[ \t\xa0]{0,4}:?[ \t\xa0]{0,4}[\n\u2028]")
_CHAINED = frozenset(Granularity) - {Granularity.DECADE, Granularity.CENTURY}


def tense_direction(text: str, span: ParsedSpan) -> int:
    """Return the direction of tense at a date without a year and at "years later", as in ``Context``."""
    meaning = _inner_date(span.meaning)
    if isinstance(meaning, Weekday) or (isinstance(meaning, DayOfMonth) and meaning.weekday is not None):
        return weekday_direction(text, span.start, span.end)
    if has_no_year(meaning) or isinstance(meaning, Later):
        return clause_tense(text, span.start, span.end).direction
    return _direction_of_part(text, span) if isinstance(meaning, YearPart) else 0


_IN = re.compile(r"\b(?:in|during|by|until|till|before|from)\s(?:the\s)?\Z", re.IGNORECASE)


def _direction_of_part(text: str, span: ParsedSpan) -> int:
    """Return the direction of a quarter or half: a clear future moves it ("opens in the first half")."""
    meaning = core_meaning(span.meaning)
    if (
        not isinstance(meaning, YearPart)
        or meaning.reference is not Reference.BARE
        or meaning.year
        or meaning.years
    ):
        return 0
    if not _IN.search(text, max(0, span.start - 12), span.start):
        return 0
    return CLEAR if clause_tense(text, span.start, span.end) is Tense.FUTURE else 0


_HANGS_ON: Mapping[type, str] = {
    AdjacentUnit: "of",
    WeekdayBeside: "of",
    EdgeDay: "of",
    HalfOf: "of",
    From: "of",
    WeekOf: "day",
    WeekInMonth: "month",
    WeekdayInMonth: "month",
}
"""The field with the date that a meaning hangs on: Easter in "the week before Easter"."""


def _inner_date(meaning: Meaning) -> Meaning:
    """Return the date that a meaning hangs on; the meaning itself, without its modifier, if it is a date."""
    core = core_meaning(meaning)
    field = _HANGS_ON.get(type(core))
    inner = getattr(core, field) if field is not None else None
    return core if inner is None else _inner_date(inner)


def _remember(context: Context, span: ParsedSpan, resolution: Resolution, passage: Passage) -> Context:
    """Return the context after an expression; an aside is remembered only if nothing else is."""
    meaning = core_meaning(span.meaning)
    if _is_passed_over(passage, context):
        return context
    bc_date = meaning if isinstance(meaning, BcDate) else in_antiquity(meaning, context)
    if bc_date is not None:
        return replace(context, bc_date=bc_date)
    period = resolution.period
    if period is None:
        return context
    if resolution.anchor is Anchor.EXPLICIT:
        context = replace(context, bc_date=None)
    if _is_reported_quarter(meaning, period, context):
        context = replace(context, quarter=period)
    if context.narrative and (resolution.anchor is Anchor.DCT or period.granularity not in _CHAINED):
        return context
    return _after_date(replace(context, link=None) if passage.frame else context, period)


def _is_passed_over(passage: Passage, context: Context) -> bool:
    """Return True for an aside in a narrative with an earlier date."""
    has_earlier_date = (context.bc_date or context.previous) is not None
    return passage.aside and context.narrative and has_earlier_date


def _after_date(context: Context, period: Period) -> Context:
    """Return the context with a period as the last date mentioned."""
    link = period if period.granularity in _LINKS else context.link
    day = period if period.granularity is Granularity.DAY else context.day
    return replace(context, previous=period, link=link, day=day)


def _is_reported_quarter(meaning: Meaning, period: Period, context: Context) -> bool:
    is_quarter = isinstance(meaning, YearPart) and period.granularity is Granularity.QUARTER
    return is_quarter and context.dct is not None and period.last <= context.dct


def _expression(text: str, span: ParsedSpan, resolution: Resolution, context: Context) -> Expression:
    words = text[span.start : span.end]
    place, how = None, ""
    if resolution.period is not None:
        usage = date_usage(text, span)
        place = calendar_date(resolution.period, resolution.mod, usage, context.dct)
        how = f"{' '.join(words.split())}, {resolution.how}{usage_in_words(usage)}"
    return Expression(
        start=span.start,
        end=span.end,
        text=words,
        type=resolution.type,
        value=resolution.value,
        mod=resolution.timex_mod,
        anchor=resolution.anchor,
        date=place,
        explanation=how,
        reason=resolution.reason,
    )


def _headings(text: str, dct: date | None) -> Iterator[tuple[int, date]]:
    """Yield start and day of each dateline with a day: it is the DCT of the text below it."""
    for line in datelines(text, dct):
        if line.date is not None:
            yield line.start, line.date


def _is_heading(text: str, span: ParsedSpan, resolution: Resolution) -> bool:
    """Return True for a day on a line of its own: it is the DCT of the text below it."""
    if resolution.type is not TimexType.DATE or resolution.period is None:
        return False
    if resolution.period.granularity is not Granularity.DAY or not _LINE_END.match(text, span.end):
        return False
    return span.start == 0 or text[span.start - 1] in "\n\u2028"


def _day_first(spans: Sequence[ParsedSpan]) -> bool | None:
    """Return True if the dates in figures put the day first; ``None`` if they do not tell, or disagree."""
    dates = (core_meaning(span.meaning) for span in spans)
    orders = {
        figures.first > 12
        for figures in dates
        if isinstance(figures, NumericDate) and max(figures.first, figures.second) > 12
    }
    return orders.pop() if len(orders) == 1 else None


def _opening(spans: Sequence[ParsedSpan]) -> Period | None:
    """Return the first date with a year and a month."""
    for meaning in (core_meaning(span.meaning) for span in spans):
        if isinstance(meaning, PartialDate) and meaning.year is not None and meaning.month is not None:
            return resolve(meaning, Context(None)).period
    return None


def _in_passages(text: str, dct: date | None) -> list[tuple[ParsedSpan, Passage]]:
    """Return the spans of the article with their passages; vague times of histories only in histories."""
    spans = refine(text, scan(text))
    return [
        (span, passage)
        for span, passage in zip(spans, passages(text, spans, dct), strict=True)
        if passage.history or not (isinstance(span.meaning, VagueTime) and span.meaning.of_histories)
    ]


def _first_context(text: str, spans: Sequence[tuple[ParsedSpan, Passage]], dct: date | None) -> Context:
    """Return the context of the article before its first span."""
    review = dct is not None and is_review(text, dct)
    opening = _opening([span for span, passage in spans if passage.history and not passage.aside])
    is_brief = len(spans) <= _BRIEF
    day_first = _day_first([span for span, _ in spans])
    return Context(dct, brief=is_brief, review=review, day_first=day_first, opening=opening)


def tag(text: str, dct: date | None) -> list[Expression]:
    """Return every TIMEX3 of a text, sorted and without overlaps.

    ``dct`` is the day of publication; without one, relative expressions stay unplaced.
    """
    spelled = spelled_out(text)
    if spelled is None:
        return _tag(text, dct)
    plain, offsets = spelled
    return [_in_source(expression, text, offsets) for expression in _tag(plain, dct)]


def _in_source(expression: Expression, text: str, offsets: Sequence[int]) -> Expression:
    """Return the expression of a text without ligatures as one of its source."""
    start, end = offsets[expression.start], offsets[expression.end - 1] + 1
    return replace(expression, start=start, end=end, text=text[start:end])


def _tag(text: str, dct: date | None) -> list[Expression]:
    headings = deque(_headings(text, dct))
    if dct is None and headings:
        dct = headings[0][1]
    spans = _in_passages(text, dct)
    context = _first_context(text, spans, dct)
    expressions: list[Expression] = []
    last: tuple[ParsedSpan, Resolution] | None = None
    for span, passage in spans:
        while headings and headings[0][0] <= span.start:
            _, day = headings.popleft()
            context = _below(context, day, DCT_NAME if day == dct else "the date of the dateline")
        here = _at(text, span, context, passage, last)
        resolution = resolve(span.meaning, here)
        last = span, resolution
        expressions.append(_expression(text, span, resolution, here))
        context = _remember(here, span, resolution, passage)
        if resolution.period is not None and _is_heading(text, span, resolution):
            context = _below(context, resolution.period.first, "the date of the heading")
    return expressions


def _at(
    text: str,
    span: ParsedSpan,
    context: Context,
    passage: Passage,
    last: tuple[ParsedSpan, Resolution] | None,
) -> Context:
    """Return the context at one span, with the tense and the list around it."""
    narrative = passage.history or passage.chained
    return replace(
        context,
        direction=_direction(text, span, context, narrative),
        narrative=narrative,
        history=passage.history,
        firm=passage.firm,
        looks_back=narrative and looks_back(text, span),
        listed_with=None if narrative or last is None else _listed_with(text, *last, span),
    )


def _direction(text: str, span: ParsedSpan, context: Context, narrative: bool) -> int:
    """Return the direction of tense, as in ``Context``; a line of a chronology is in its own present."""
    is_entry = heads_line(text, span)
    if is_entry and narrative:
        return 0
    direction = tense_direction(text, span)
    is_open_entry = is_entry and not direction and has_no_year(core_meaning(span.meaning))
    return -CLEAR if is_open_entry and context.review else direction


def _listed_with(text: str, first: ParsedSpan, resolution: Resolution, second: ParsedSpan) -> Base | None:
    """Return the first of two listed dates as the base of the second: both lie in about the same year."""
    meaning = core_meaning(first.meaning)
    if not isinstance(meaning, PartialDate) or meaning.month is None or resolution.period is None:
        return None
    if not linked(text, first, second):
        return None
    anchor = Anchor.PREVIOUS if resolution.anchor is Anchor.EXPLICIT else resolution.anchor
    return Base(resolution.period, anchor, f"the date beside it, {resolution.value}")


def _below(context: Context, day: date, name: str) -> Context:
    """Return the context below a dateline or heading: its day is the DCT, and no date is mentioned yet."""
    return Context(day, brief=context.brief, day_first=context.day_first, dct_name=name)
