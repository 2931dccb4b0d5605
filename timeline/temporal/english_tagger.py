"""The pass over a document: what was found, resolved one after another with a small memory."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from timeline.model import Anchor, Expression, Granularity, TimexType
from timeline.temporal.calendar import Period
from timeline.temporal.datelines import datelines
from timeline.temporal.english_scanner import ParsedSpan, scan
from timeline.temporal.meaning import BcDate, Holiday, NumericDate, PartialDate, VagueTime, Weekday, YearPart
from timeline.temporal.narrative import chained, core_meaning, is_history
from timeline.temporal.refine import linked, refine
from timeline.temporal.resolve import Context, Resolution, in_antiquity, resolve
from timeline.temporal.resolve.resolution_context import DCT_NAME, Base
from timeline.temporal.tense_direction import month_direction, weekday_direction
from timeline.temporal.to_calendar import DateUsage, calendar_date

_SINCE = re.compile(r"\b(?:since|from)\s(?:the\s|at\sleast\s|about\s|around\s)?\Z", re.IGNORECASE)
_UNTIL = re.compile(r"\b(until|till|by)\s(?:the\s|at\sleast\s|about\s|around\s)?\Z", re.IGNORECASE)
_NOT_UNTIL = re.compile(
    r"\b(?:not|n[’']t|never|postponed|delayed|deferred|adjourned|rescheduled|put\soff|pushed\sback|moved)\b[^.;\n]{0,44}"
    r"\b(?:until|till)\s(?:the\s|at\sleast\s|about\s|around\s)?\Z",
    re.IGNORECASE,
)
"""What happens only then, not up to then: "did not end until 1945", "postponed until Saturday"."""
_ON = re.compile(r"\s(?:on|onwards?)(?=[\s,.;]|\Z)(?!\son\s)|\s(?:until|till)\s(?!\d|the\s\d)", re.IGNORECASE)
"""Behind a date that "from" stands before: it goes on from there, up to something that is no date."""
_LINKS = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.SEASON})
_LINE_END = re.compile(r"[ \t\xa0]{0,4}:?[ \t\xa0]{0,4}[\n\u2028]")
_CHAINED = frozenset(Granularity) - {Granularity.DECADE, Granularity.CENTURY}
_WHOLE = re.compile(r"\b(?:throughout|all\s(?:of\s|through\s)?|the\swhole\sof)\s?\Z", re.IGNORECASE)


def usage(text: str, found: ParsedSpan) -> DateUsage:
    """Return how the words around an expression use it."""
    before = text[max(0, found.start - 24) : found.start]
    if _dates_noun(text, found, before):
        return DateUsage()
    opening = _SINCE.search(before)
    if opening and (opening.group().lower().startswith("since") or _ON.match(text, found.end)):
        return DateUsage(since=True)
    ending = _UNTIL.search(before)
    if ending and not _NOT_UNTIL.search(text, max(0, found.start - 60), found.start):
        by = ending[1].lower() == "by"
        return DateUsage(by=by, until=not by)
    return DateUsage(throughout=bool(_WHOLE.search(before)))


_NOUN = re.compile(r"\s[a-z]|[-–]\d{2,4}\s\w")


def _dates_noun(text: str, found: ParsedSpan, before: str) -> bool:
    """Return whether a year says which one a noun means ("since the 1998 bombing")."""
    meaning = found.meaning
    is_year = isinstance(meaning, PartialDate) and meaning.month is None
    return is_year and before.lower().endswith(" the ") and _NOUN.match(text, found.end) is not None


def direction(text: str, found: ParsedSpan) -> int:
    """Return where the words around a weekday or month point: -1, 0 or 1."""
    meaning = core_meaning(found.meaning)
    if isinstance(meaning, Weekday):
        return weekday_direction(text, found.start, found.end)
    if (isinstance(meaning, PartialDate) and meaning.year is None) or isinstance(meaning, Holiday):
        return month_direction(text, found.start, found.end)
    return 0


def _remember(context: Context, found: ParsedSpan, resolution: Resolution) -> Context:
    period = resolution.period
    told = core_meaning(found.meaning)
    told = in_antiquity(told, context) or told
    if isinstance(told, BcDate):
        return replace(context, ancient=told)
    if period is None:
        return context
    if resolution.anchor is Anchor.EXPLICIT:
        context = replace(context, ancient=None)
    quarter = context.quarter
    if isinstance(core_meaning(found.meaning), YearPart) and period.granularity is Granularity.QUARTER:
        quarter = period if context.dct is not None and period.last <= context.dct else quarter
    if context.narrative and (resolution.anchor is Anchor.DCT or period.granularity not in _CHAINED):
        return replace(context, quarter=quarter)
    link = period if period.granularity in _LINKS else context.link
    day = period if period.granularity is Granularity.DAY else context.day
    return replace(context, previous=period, link=link, day=day, quarter=quarter)


def _expression(text: str, found: ParsedSpan, resolution: Resolution, context: Context) -> Expression:
    words = text[found.start : found.end]
    place = None
    if resolution.period is not None:
        place = calendar_date(resolution.period, resolution.mod, usage(text, found), context.dct)
    return Expression(
        start=found.start,
        end=found.end,
        text=words,
        type=resolution.type,
        value=resolution.value,
        mod=resolution.timex_mod,
        anchor=resolution.anchor,
        date=place,
        explanation=f"{' '.join(words.split())}, {resolution.how}" if place is not None else "",
        reason=resolution.reason,
    )


def _headings(text: str, dct: date | None) -> Iterator[tuple[int, date]]:
    """Yield where a dateline gives the text below it a day of its own, and which."""
    for line in datelines(text, dct):
        if line.date is not None:
            yield line.start, line.date


def _is_heading(text: str, found: ParsedSpan, resolution: Resolution) -> bool:
    """Return whether a day stands on a line of its own, and so dates what stands below it."""
    if resolution.type is not TimexType.DATE or resolution.period is None:
        return False
    if resolution.period.granularity is not Granularity.DAY or not _LINE_END.match(text, found.end):
        return False
    return found.start == 0 or text[found.start - 1] in "\n\u2028"


def _day_first(refined: Sequence[ParsedSpan]) -> bool | None:
    """Return whether the dates in figures put the day first; ``None`` where they do not say, or disagree."""
    figures = [core_meaning(f.meaning) for f in refined if isinstance(core_meaning(f.meaning), NumericDate)]
    orders = {
        figure.first > 12
        for figure in figures
        if isinstance(figure, NumericDate) and max(figure.first, figure.second) > 12
    }
    return orders.pop() if len(orders) == 1 else None


def _opening(refined: Sequence[ParsedSpan]) -> Period | None:
    """Return the first date that has a year."""
    for meaning in (core_meaning(found.meaning) for found in refined):
        if isinstance(meaning, PartialDate) and meaning.year is not None:
            return resolve(meaning, Context(None)).period
    return None


def _told_in_news(refined: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Return what newsrooms tag too."""
    return [f for f in refined if not (isinstance(f.meaning, VagueTime) and f.meaning.of_histories)]


def tagged(text: str, dct: date | None) -> list[Expression]:
    """Return every time expression of a text, sorted and without overlaps."""
    headings = deque(_headings(text, dct))
    if dct is None and headings:
        dct = headings[0][1]
    refined = refine(text, scan(text))
    history = is_history(text, refined, dct)
    refined = refined if history else _told_in_news(refined)
    context = Context(
        dct, history=history, day_first=_day_first(refined), opening=_opening(refined) if history else None
    )
    expressions: list[Expression] = []
    last: tuple[ParsedSpan, Resolution] | None = None
    for found, in_chain in zip(refined, chained(text, refined, dct), strict=True):
        while headings and headings[0][0] <= found.start:
            _, day = headings.popleft()
            context = _below(context, day, DCT_NAME if day == dct else "the date of the dateline")
        here = replace(
            context,
            direction=direction(text, found),
            narrative=history or in_chain,
            beside=None if history or in_chain or last is None else _beside(text, *last, found),
        )
        resolution = resolve(found.meaning, here)
        last = found, resolution
        expressions.append(_expression(text, found, resolution, here))
        context = _remember(here, found, resolution)
        if resolution.period is not None and _is_heading(text, found, resolution):
            context = _below(context, resolution.period.first, "the date of the heading")
    return expressions


def _beside(text: str, first: ParsedSpan, resolution: Resolution, second: ParsedSpan) -> Base | None:
    """Return the day or month that another one is listed with, which lies in the year nearest to it."""
    meaning = core_meaning(first.meaning)
    if not isinstance(meaning, PartialDate) or meaning.month is None or resolution.period is None:
        return None
    if not linked(text, first, second):
        return None
    anchor = Anchor.PREVIOUS if resolution.anchor is Anchor.EXPLICIT else resolution.anchor
    return Base(resolution.period, anchor, f"the date beside it, {resolution.value}")


def _below(context: Context, day: date, called: str) -> Context:
    """Return the context below a dateline or heading: its day is the DCT, and nothing is told of yet."""
    return Context(day, history=context.history, day_first=context.day_first, called=called)
