"""Rules for calendars beside the Gregorian: the Solar Hijri one is read, the Islamic one is only seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.temporal.locales.locale_grammar import FIGURES, Grammar, key
from timeline.temporal.locales.rule_types import Found, Rule, Solar, Unread, Words
from timeline.temporal.locales.solar_hijri import FIRST_YEAR, LAST_YEAR
from timeline.temporal.locales.word_patterns import DAY, REACH

_SOLAR_YEAR = r"1[2-4]\d\d(?!\d)"


def other_calendar_rules(g: Grammar) -> Iterator[Rule]:
    """Yield the rules for the calendars of whose months the language has words."""
    if g.words.solar:
        yield _solar_date(g)
        yield _solar_figures()
        yield _solar_year(g)
    if g.words.unread:
        yield _unread(g)


def _solar_date(g: Grammar) -> Rule:
    gap, of = g.writing.gap, g.optional_lead("of")
    weekday = f"(?:{g.writing.any_of(g.words.weekdays)}{g.writing.end},?{gap}{g.optional_lead('articles')})?"
    names = g.group("month", g.words.solar)
    month_word = f"(?:(?:{gap})?{g.writing.any_of(g.words.words('month_words'))}{g.writing.end})"
    year = rf"(?:,?{gap}{of}(?P<year>{_SOLAR_YEAR}))"
    glued = f"(?={g.writing.any_of(g.words.words('month_words'))}{g.writing.end})"
    tail = f"(?:{g.writing.end}|{glued})(?:{month_word}?{year}|(?P<named>{month_word}))?"
    pattern = rf"{weekday}(?:(?P<day>{DAY}){gap})?{names}{tail}"

    part = g.writing.in_front(g.words.parts)

    def read(match: re.Match[str], words: Words) -> Sequence[Found]:
        before = words.text[max(0, match.start() - REACH) : match.start()]
        if not (match["day"] or match["year"] or match["named"] or part.search(before)):
            return []
        year, day = match["year"], match["day"]
        meaning = Solar(
            int(year) if year else None, g.words.solar[key(match["month"])], int(day) if day else None
        )
        return [Found(match.start(), match.end(), meaning)]

    begins = FIGURES | g.writing.first([*g.words.solar, *g.words.weekdays])
    return Rule(begins, re.compile(pattern), read)


def _solar_figures() -> Rule:
    pattern = r"(?<!\d[.,/:])(?P<year>1[2-4]\d\d)/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![/\d])"

    def read(match: re.Match[str], _: Words) -> Sequence[Found]:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        return [Found(match.start(), match.end(), Solar(year, month, day))] if 1 <= month <= 12 else []

    return Rule(FIGURES, re.compile(pattern), read)


def _solar_year(g: Grammar) -> Rule:
    named = g.words.words("year_words")
    pattern = f"{g.writing.lead(named)}(?P<year>{_SOLAR_YEAR}){g.writing.end}"

    def read(match: re.Match[str], _: Words) -> Sequence[Found]:
        year = int(match["year"])
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return []
        return [Found(match.start("year"), match.end("year"), Solar(year))]

    return Rule(g.writing.first(named), re.compile(pattern), read)


def _unread(g: Grammar) -> Rule:
    year = rf"(?:,?{g.writing.gap}{g.optional_lead('of')}(?P<year>1[0-5]\d\d)(?!\d))"
    pattern = (
        rf"(?:(?P<day>{DAY}){g.writing.gap}{g.optional_lead('of')})?{g.group('month', g.words.unread)}"
        rf"{g.writing.end}{year}?"
    )

    def read(match: re.Match[str], _: Words) -> Sequence[Found]:
        if not (match["day"] or match["year"]):
            return []
        return [Found(match.start(), match.end(), Unread(g.words.unread[key(match["month"])]))]

    return Rule(FIGURES | g.writing.first(g.words.unread), re.compile(pattern), read)
