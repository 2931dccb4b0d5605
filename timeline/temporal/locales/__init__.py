"""Time expressions in languages other than English, with the words of dateparser's locales."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from timeline.model import Expression
from timeline.temporal.calendar import DateUsage
from timeline.temporal.locales.locale_resolution import day_first, expression, remembered, resolution
from timeline.temporal.locales.locale_scanner import scanner
from timeline.temporal.locales.normalised_text import normalised
from timeline.temporal.locales.parts_and_ranges import ContextPatterns, context_patterns
from timeline.temporal.locales.range_words import range_words
from timeline.temporal.locales.rule_types import CasedText, Found, MeaningAt, SolarDate, UnresolvedDate
from timeline.temporal.meaning import Decade, core_meaning
from timeline.temporal.narrative import passages
from timeline.temporal.resolve import Context
from timeline.temporal.resolve.context_and_resolution import CLEAR

__all__ = ["is_supported", "range_words", "tag_in"]


def is_supported(language: str) -> bool:
    """Return True if there are words for the dates of a language (ISO 639-1)."""
    return scanner(language) is not None


def tag_in(text: str, dct: date | None, language: str) -> list[Expression]:
    """Return the dates of a text in a language (ISO 639-1), sorted and without overlaps.

    A span has no leading article or preposition. Without ``dct``, the document creation time, relative
    expressions have no date. The result is empty for an unsupported language.
    """
    scan = scanner(language)
    if scan is None:
        return []
    patterns = _context_patterns(language)
    normal = normalised(text)
    cased = CasedText(normal.text, "".join(map(text.__getitem__, normal.offsets)))
    found = patterns.with_shared_years(cased, patterns.with_parts(cased, scan.scan(cased)))
    context = Context(dct, day_first=day_first(found, scan.grammar.lexicon.day_first))
    out: list[Expression] = []
    narrative = _narratives(cased, found, dct)
    for item, usage in zip(found, _usages(patterns, cased, found), strict=True):
        direction = patterns.direction(cased, item, usage)
        is_chained = item.start in narrative and direction < CLEAR
        here = context
        if direction or is_chained:
            here = replace(context, direction=direction, narrative=is_chained, firm=is_chained)
        resolved = resolution(item, here, scan.grammar)
        out.append(expression(item, resolved, usage, normal, dct))
        context = remembered(context, resolved, scan.grammar)
    return out


def _narratives(text: CasedText, found: Sequence[Found], dct: date | None) -> set[int]:
    """Return the offsets of the dates that count from the chain of dates before them."""
    spans = [
        MeaningAt(item.start, item.end, item.meaning)
        for item in found
        if not isinstance(item.meaning, SolarDate | UnresolvedDate)
    ]
    kinds = passages(text.plain, spans, dct)
    return {
        span.start
        for span, kind in zip(spans, kinds, strict=True)
        if (kind.history or kind.chained) and not isinstance(core_meaning(span.meaning), Decade)
    }


def _usages(patterns: ContextPatterns, text: CasedText, found: list[Found]) -> list[DateUsage]:
    """Return the usage of each date; the two ends of a range have no open side."""
    ends: set[int] = set()
    for index in range(len(found) - 1):
        if patterns.linked(text, found[index], found[index + 1]):
            ends |= {index, index + 1}
    return [DateUsage() if index in ends else patterns.usage(text, item) for index, item in enumerate(found)]


@cache
def _context_patterns(language: str) -> ContextPatterns:
    scan = scanner(language)
    if scan is None:
        raise KeyError(language)
    return context_patterns(scan.grammar)
