"""The tagger: spans with meanings, resolved one after another in the context of the article.

The passes are the same in every language: the scan, the joins of neighbours, the passages of a narrative,
the tense at each date, the resolution with the memory of the dates before it, and the usage of the date.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from timeline import edtf
from timeline.model import Anchor, Expression, Granularity, TimexType
from timeline.temporal.calendar import DateUsage, Period, calendar_date
from timeline.temporal.date_usage import date_usage, usage_in_words
from timeline.temporal.language import Language, ParsedSpan, Tense
from timeline.temporal.languages import language_for
from timeline.temporal.meaning import (
    AdjacentUnit,
    BcDate,
    DayOfMonth,
    EdgeDay,
    From,
    HalfOf,
    Holiday,
    Later,
    Meaning,
    NumericDate,
    PartialDate,
    Reference,
    RelativeUnit,
    SolarDate,
    VagueTime,
    Weekday,
    WeekdayBeside,
    WeekdayInMonth,
    WeekInMonth,
    WeekOf,
    YearPart,
    core_meaning,
)
from timeline.temporal.narrative import Passage, in_one_sentence, looks_back, passages
from timeline.temporal.next_day import has_next_day, is_told_on
from timeline.temporal.normalised_text import ReadText
from timeline.temporal.ranges import RANGE_PASSES, is_range, linked
from timeline.temporal.resolve import Context, Resolution, in_antiquity, resolve
from timeline.temporal.resolve.context_and_resolution import CLEAR, DCT_NAME, Base

_LINKS = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.SEASON})
_BRIEF = 12
"""Expressions of a brief narrative, at most: it tells its dates in order."""
_LINE_END = re.compile(r"[ \t\xa0]{0,4}:?[ \t\xa0]{0,4}[\n\u2028]")
_CHAINED = frozenset(Granularity) - {Granularity.DECADE, Granularity.CENTURY}


def _tense_direction(text: str, span: ParsedSpan, language: Language) -> int:
    """Return the direction of tense at a date without a year and at "years later", as in ``Context``."""
    meaning = _inner_date(span.meaning)
    if isinstance(meaning, Weekday) or (isinstance(meaning, DayOfMonth) and meaning.weekday is not None):
        return language.weekday_direction(text, span.start, span.end)
    if isinstance(meaning, DayOfMonth | Later) or _has_no_year(meaning):
        return language.clause_tense(text, span.start, span.end).direction
    return _direction_of_part(text, span, language) if isinstance(meaning, YearPart) else 0


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


def _has_no_year(meaning: Meaning) -> bool:
    """Return True for a date without a year: the tense of its clause may select the year."""
    if isinstance(meaning, YearPart):
        return meaning.granularity is Granularity.SEASON and meaning.year is None and meaning.years is None
    return isinstance(meaning, PartialDate | NumericDate | SolarDate | Holiday) and meaning.year is None


def _direction_of_part(text: str, span: ParsedSpan, language: Language) -> int:
    """Return the direction of a quarter or half: a clear future moves it ("opens in the first half")."""
    meaning = core_meaning(span.meaning)
    if not isinstance(meaning, YearPart) or meaning.reference is not Reference.BARE:
        return 0
    if meaning.year or meaning.years or not language.inside.search(text, max(0, span.start - 12), span.start):
        return 0
    return CLEAR if language.clause_tense(text, span.start, span.end) is Tense.FUTURE else 0


def _remember(context: Context, span: ParsedSpan, resolution: Resolution, passage: Passage) -> None:
    """Take an expression into the context of the next; an aside is remembered only if nothing else is."""
    meaning = core_meaning(span.meaning)
    if _is_passed_over(passage, context):
        return
    bc_date = meaning if isinstance(meaning, BcDate) else in_antiquity(meaning, context)
    if bc_date is not None:
        context.bc_date = bc_date
        return
    period = resolution.period
    if period is None:
        return
    if resolution.anchor is Anchor.EXPLICIT:
        context.bc_date = None
    if _is_reported_quarter(meaning, period, context):
        context.quarter = period
    if context.narrative and (resolution.anchor is Anchor.DCT or period.granularity not in _CHAINED):
        return
    if passage.frame:
        context.link = None
    _remember_date(context, period, resolution)


def _is_passed_over(passage: Passage, context: Context) -> bool:
    """Return True for an aside in a narrative with an earlier date, and for the number of a thing in news."""
    if passage.in_name and not context.narrative:
        return True
    has_earlier_date = (context.bc_date or context.previous) is not None
    return passage.aside and context.narrative and has_earlier_date


def _remember_date(context: Context, period: Period, resolution: Resolution) -> None:
    """Take the period of a resolution as the last date mentioned."""
    anchor = resolution.anchor
    if resolution.perhaps:
        context.doubtful[period.first] = resolution.perhaps
    context.previous = period
    context.is_from_dct = anchor is Anchor.DCT or (anchor is Anchor.PREVIOUS and context.is_from_dct)
    if period.granularity in _LINKS:
        context.link = period
    if period.granularity is Granularity.DAY:
        context.day = period


def _is_reported_quarter(meaning: Meaning, period: Period, context: Context) -> bool:
    is_quarter = isinstance(meaning, YearPart) and period.granularity is Granularity.QUARTER
    return is_quarter and context.dct is not None and period.last <= context.dct


def _expression(
    read: ReadText, span: ParsedSpan, resolution: Resolution, usage: DateUsage, dct: date | None
) -> Expression:
    start, end = read.span(span.start, span.end)
    words = read.source[start:end]
    place, how = None, ""
    if resolution.period is not None:
        place = calendar_date(resolution.period, resolution.day_mod, usage, dct)
        how = f"{' '.join(words.split())}, {resolution.how}{usage_in_words(usage)}"
        if resolution.perhaps and not edtf.is_interval(place.edtf):
            place, how = replace(place, edtf=edtf.uncertain(place.edtf)), f"{how}; {resolution.perhaps}"
    return Expression(
        start=start,
        end=end,
        text=words,
        type=resolution.type,
        value=resolution.value,
        mod=resolution.timex_mod,
        anchor=resolution.anchor,
        date=place,
        explanation=how,
        reason=resolution.reason,
    )


def _is_heading(text: str, span: ParsedSpan, resolution: Resolution) -> bool:
    """Return True for a day on a line of its own: it is the DCT of the text below it."""
    if resolution.type is not TimexType.DATE or resolution.period is None:
        return False
    if resolution.period.granularity is not Granularity.DAY or not _LINE_END.match(text, span.end):
        return False
    return span.start == 0 or text[span.start - 1] in "\n\u2028"


def _day_first(spans: Iterable[ParsedSpan], usual: bool | None) -> bool | None:
    """Return True if the dates in figures put the day first; the usual order if they do not tell."""
    dates = (core_meaning(span.meaning) for span in spans)
    orders = {
        figures.first > 12
        for figures in dates
        if isinstance(figures, NumericDate) and max(figures.first, figures.second) > 12
    }
    return orders.pop() if len(orders) == 1 else usual


def _opening(spans: Sequence[ParsedSpan]) -> Period | None:
    """Return the first date with a year and a month."""
    for meaning in (core_meaning(span.meaning) for span in spans):
        if isinstance(meaning, PartialDate) and meaning.year is not None and meaning.month is not None:
            return resolve(meaning, Context(None)).period
    return None


def _in_passages(read: ReadText, dct: date | None, language: Language) -> list[tuple[ParsedSpan, Passage]]:
    """Return the spans of the article with their passages; vague times of histories only in histories."""
    spans = _refined(read.plain, language.scan(read), language)
    kinds = passages(read.plain, spans, dct, language.narrative)
    return [
        (span, passage)
        for span, passage in zip(spans, kinds, strict=True)
        if passage.history or not (isinstance(span.meaning, VagueTime) and span.meaning.of_histories)
    ]


def _refined(text: str, spans: Sequence[ParsedSpan], language: Language) -> Sequence[ParsedSpan]:
    """Return the spans after the passes over neighbours, in order."""
    for apply in language.passes:
        spans = apply(text, spans)
    for apply_to_range in RANGE_PASSES:
        spans = apply_to_range(text, spans, language.ranges)
    return spans


def _first_context(
    spans: Sequence[tuple[ParsedSpan, Passage]], dct: date | None, language: Language
) -> Context:
    """Return the context of the article before its first span."""
    return Context(
        dct,
        brief=len(spans) <= _BRIEF,
        review=dct is not None and _is_review(spans, dct),
        later_is_ahead=language.later_is_ahead,
        day_first=_day_first((span for span, _ in spans), language.day_first),
        opening=_opening([span for span, passage in spans if passage.history and not passage.aside]),
    )


def _is_review(spans: Sequence[tuple[ParsedSpan, Passage]], day: date) -> bool:
    """Return True for the review of a year: its lines begin with dates, from months ago to the day at most.

    Such a review is often in the present tense ("January 13: A rover lands").
    """
    heads = (span.meaning for span, passage in spans if passage.heads_line)
    dates = [head for head in heads if isinstance(head, PartialDate) and head.year is None]
    entries = [(entry.month or 0, entry.day or 0) for entry in dates]
    if len(entries) < _MIN_ENTRIES or entries != sorted(entries) or entries[-1] > (day.month, day.day):
        return False
    return entries[-1][0] - entries[0][0] >= _MIN_MONTHS


_MIN_ENTRIES, _MIN_MONTHS = 3, 2
"""Lines of a review, and the months from its first line to its last, at least."""


def tag(text: str, dct: date | None, language: str = "en") -> list[Expression]:
    """Return every TIMEX3 of a text in a language (ISO 639-1), sorted and without overlaps.

    ``dct`` is the day of publication; without one, relative expressions stay unplaced. A span of a language
    other than English has no leading article or preposition. The result is empty for a language without
    words.
    """
    of = language_for(language)
    return _tagged(of.read(text), dct, of) if of is not None else []


def _tagged(read: ReadText, dct: date | None, language: Language) -> list[Expression]:
    text = read.plain
    headings = deque(language.headings(text, dct))
    if dct is None and headings:
        dct = headings[0][1]
    spans = _in_passages(read, dct, language)
    ends = _ends_of_ranges(text, [span for span, _ in spans], language)
    context = _first_context(spans, dct, language)
    context.next_day = dct is not None and has_next_day(text, [span for span, _ in spans], dct, language)
    expressions: list[Expression] = []
    last: tuple[ParsedSpan, Resolution] | None = None
    for index, (span, passage) in enumerate(spans):
        while headings and headings[0][0] <= span.start:
            _, day = headings.popleft()
            context = _below(context, day, DCT_NAME if day == dct else "the date of the dateline")
        _move_to(context, text, span, passage, last, language)
        resolution = resolve(span.meaning, context)
        last = span, resolution
        usage = date_usage(text, span, language.usage) if resolution.period is not None else DateUsage()
        if index in ends:
            usage = DateUsage(throughout=usage.throughout)
        expressions.append(_expression(read, span, resolution, usage, context.dct))
        _remember(context, span, resolution, passage)
        if resolution.period is not None and _is_heading(text, span, resolution):
            context = _below(context, resolution.period.first, "the date of the heading")
    return expressions


def _ends_of_ranges(text: str, spans: Sequence[ParsedSpan], language: Language) -> set[int]:
    """Return the places of the two ends of each range: no side of them is open."""
    ends: set[int] = set()
    for index in range(len(spans) - 1):
        first, second = spans[index], spans[index + 1]
        if not _is_the_present(second.meaning) and is_range(text, first, second, language.ranges):
            ends |= {index, index + 1}
    return ends


def _is_the_present(meaning: Meaning) -> bool:
    """Return True for "now" and "the present day": a date up to there has no end."""
    return isinstance(meaning, VagueTime) or meaning == RelativeUnit(Granularity.DAY, 0)


def _move_to(
    context: Context,
    text: str,
    span: ParsedSpan,
    passage: Passage,
    last: tuple[ParsedSpan, Resolution] | None,
    language: Language,
) -> None:
    """Take the passage, the tense and the list around one span into the context."""
    narrative = passage.history or passage.chained
    context.direction = _direction(text, span, context, passage, language)
    context.narrative = narrative
    context.history = passage.history
    context.firm = passage.firm or (passage.chained and _goes_on(text, last, span))
    context.looks_back = narrative and looks_back(text, span, language.narrative)
    context.is_told = is_told_on(text, span, language)
    context.listed_with = None if narrative or last is None else _listed_with(text, *last, span, language)


def _goes_on(text: str, last: tuple[ParsedSpan, Resolution] | None, span: ParsedSpan) -> bool:
    """Return True if the date before is of the chain, in the same sentence ("in June, then in November")."""
    return (
        last is not None
        and last[1].anchor is Anchor.PREVIOUS
        and in_one_sentence(text, last[0].end, span.start)
    )


def _direction(text: str, span: ParsedSpan, context: Context, passage: Passage, language: Language) -> int:
    """Return the direction of tense, as in ``Context``; a line of a chronology is in its own present."""
    if passage.heads_line and (passage.history or passage.chained):
        return 0
    direction = _tense_direction(text, span, language)
    is_open_entry = passage.heads_line and not direction and _has_no_year(core_meaning(span.meaning))
    return -CLEAR if is_open_entry and context.review else direction


def _listed_with(
    text: str, first: ParsedSpan, resolution: Resolution, second: ParsedSpan, language: Language
) -> Base | None:
    """Return the first of two listed dates as the base of the second: both lie in about the same year."""
    meaning = core_meaning(first.meaning)
    if not isinstance(meaning, PartialDate) or meaning.month is None or resolution.period is None:
        return None
    if not linked(text, first, second, language.ranges):
        return None
    anchor = Anchor.PREVIOUS if resolution.anchor is Anchor.EXPLICIT else resolution.anchor
    return Base(resolution.period, anchor, f"the date beside it, {resolution.value}")


def _below(context: Context, day: date, name: str) -> Context:
    """Return the context below a dateline or heading: its day is the DCT, and no date is mentioned yet."""
    return Context(
        day,
        next_day=context.next_day and day == context.dct,
        brief=context.brief,
        later_is_ahead=context.later_is_ahead,
        day_first=context.day_first,
        dct_name=name,
    )
