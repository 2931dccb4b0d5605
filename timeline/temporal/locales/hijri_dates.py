"""Rules for Hijri dates: Solar Hijri dates are resolved, Islamic (lunar) ones only found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.temporal.language import ParsedSpan
from timeline.temporal.locales.locale_grammar import FIGURES, Grammar, Rule, key
from timeline.temporal.locales.word_patterns import DAY, REACH
from timeline.temporal.meaning import SolarDate, UnresolvedDate
from timeline.temporal.normalised_text import ReadText
from timeline.temporal.other_calendars import FIRST_SOLAR_YEAR, LAST_SOLAR_YEAR

_SOLAR_YEAR = r"1[2-4]\d\d(?!\d)"


def hijri_rules(g: Grammar) -> Iterator[Rule]:
    """Yield the rules for the calendars with month names in the language."""
    if g.lexicon.solar:
        yield _solar_date(g)
        yield _solar_figures()
        yield _solar_year(g)
    if g.lexicon.unresolved:
        yield _islamic(g)


def _solar_date(g: Grammar) -> Rule:
    gap, of = g.patterns.gap, g.optional_lead("of")
    weekday = (
        f"(?:{g.patterns.any_of(g.lexicon.weekdays)}{g.patterns.end},?{gap}{g.optional_lead('articles')})?"
    )
    names = g.group("month", g.lexicon.solar)
    month_word = f"(?:(?:{gap})?{g.patterns.any_of(g.lexicon.word_list('month_words'))}{g.patterns.end})"
    year = rf"(?:,?{gap}{of}(?P<year>{_SOLAR_YEAR}))"
    glued = f"(?={g.patterns.any_of(g.lexicon.word_list('month_words'))}{g.patterns.end})"
    tail = f"(?:{g.patterns.end}|{glued})(?:{month_word}?{year}|(?P<named>{month_word}))?"
    pattern = rf"{weekday}(?:(?P<day>{DAY}){gap})?{names}{tail}"

    part = g.patterns.in_front(g.lexicon.parts)

    def interpret(match: re.Match[str], text: ReadText) -> Sequence[ParsedSpan]:
        before = text.plain[max(0, match.start() - REACH) : match.start()]
        if not (match["day"] or match["year"] or match["named"] or part.search(before)):
            return []
        year, day = match["year"], match["day"]
        meaning = SolarDate(
            int(year) if year else None, g.lexicon.solar[key(match["month"])], int(day) if day else None
        )
        return [ParsedSpan(match.start(), match.end(), meaning)]

    begins = FIGURES | g.patterns.first([*g.lexicon.solar, *g.lexicon.weekdays])
    return Rule(begins, re.compile(pattern), interpret)


def _solar_figures() -> Rule:
    pattern = r"(?<!\d[.,/:])(?P<year>1[2-4]\d\d)/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![/\d])"

    def interpret(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        return (
            [ParsedSpan(match.start(), match.end(), SolarDate(year, month, day))] if 1 <= month <= 12 else []
        )

    return Rule(FIGURES, re.compile(pattern), interpret)


def _solar_year(g: Grammar) -> Rule:
    named = g.lexicon.word_list("year_words")
    pattern = f"{g.patterns.lead(named)}(?P<year>{_SOLAR_YEAR}){g.patterns.end}"

    def interpret(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
        year = int(match["year"])
        if not FIRST_SOLAR_YEAR <= year <= LAST_SOLAR_YEAR:
            return []
        return [ParsedSpan(match.start("year"), match.end("year"), SolarDate(year))]

    return Rule(g.patterns.first(named), re.compile(pattern), interpret)


def _islamic(g: Grammar) -> Rule:
    year = rf"(?:,?{g.patterns.gap}{g.optional_lead('of')}(?P<year>1[0-5]\d\d)(?!\d))"
    pattern = (
        rf"(?:(?P<day>{DAY}){g.patterns.gap}{g.optional_lead('of')})?{g.group('month', g.lexicon.unresolved)}"
        rf"{g.patterns.end}{year}?"
    )

    def interpret(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
        if not (match["day"] or match["year"]):
            return []
        return [
            ParsedSpan(match.start(), match.end(), UnresolvedDate(g.lexicon.unresolved[key(match["month"])]))
        ]

    return Rule(FIGURES | g.patterns.first(g.lexicon.unresolved), re.compile(pattern), interpret)
