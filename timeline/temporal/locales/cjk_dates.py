"""Rules for dates in Chinese characters: "2021年8月15日", "去年八月", "上周一"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.model import Granularity
from timeline.temporal.language import ParsedSpan
from timeline.temporal.locales.days_months_weekdays import partial
from timeline.temporal.locales.locale_grammar import Grammar, Rule
from timeline.temporal.locales.relative_phrases import FIRST_LIKELY_YEAR
from timeline.temporal.meaning import (
    Century,
    DayOfMonth,
    Decade,
    Meaning,
    MonthOfYear,
    PartialDate,
    Reference,
    UnresolvedDate,
    Weekday,
    YearPart,
)
from timeline.temporal.normalised_text import ReadText

_FIGURES = "〇一二三四五六七八九"
_NUMBER = r"(?:\d{1,2}|[〇一二三四五六七八九十廿]{1,3})"
_YEAR = r"(?:[12]\d{3}|[一二][〇一二三四五六七八九]{3})"
_BEGINS = frozenset("#一二三四五六七八九十")
_COUNTED_YEARS = r"(?![内多级代])"
_DISTANCE = re.compile("[前后来间]")
_SPELT_MONTH = re.compile(r"份|[初底末]|[上中下]旬|[,，。、;；至到]|$")
_OPENING = re.compile(r"(?:[在于自从至到今去明年，。、,]|^)\Z")
_RELATIVE_WEEK = {"上": -1, "上个": -1, "本": 0, "这": 0, "这个": 0, "下": 1, "下个": 1, "上上": -2}


_ANAPHORIC_YEARS = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
"""Years from the last date mentioned."""


def number(written: str) -> int:
    """Return the number of Western or Chinese figures: "15", "十五", "二〇二一"."""
    if written.isascii():
        return int(written)
    tens, ten, ones = written.replace("廿", "二十").rpartition("十")
    if ten:
        return 10 * (_FIGURES.index(tens[-1]) if tens else 1) + (_FIGURES.index(ones[0]) if ones else 0)
    return int("".join(str(_FIGURES.index(figure)) for figure in written))


def cjk_rules(g: Grammar) -> Iterator[Rule]:
    """Yield the rules for dates with 年, 月 and 日 after year, month and day."""
    relative = g.group("relyear", g.years)
    year = f"(?:(?P<year>{_YEAR})年|{relative})"
    anaphor = f"(?P<anaphor>{'|'.join(_ANAPHORIC_YEARS)})"
    day = (
        rf"(?:(?P<from>(?P<first>{_NUMBER})[日号]?)(?:至|到|[-–—~])(?!{_NUMBER}月))?(?P<day>{_NUMBER})[日号]"
    )
    names = g.patterns.any_of(g.lexicon.weekdays)
    bracket = rf"(?:\s?\((?P<weekday>{names})\)|{names})?"
    begins = _BEGINS | g.patterns.first([*g.years, *_ANAPHORIC_YEARS])
    month = rf"(?P<month>{_NUMBER})月"
    yield Rule(
        begins, re.compile(rf"(?<!\d)(?:{year}|{anaphor})?{month}{day}{bracket}"), lambda m, _: _dates(g, m)
    )
    yield Rule(
        begins,
        re.compile(rf"(?<!\d)(?:(?:{year}|{anaphor})的?)?{month}份?(?!{_NUMBER}[日号])"),
        lambda m, t: _months(g, m, t),
    )
    yield Rule(_BEGINS, re.compile(rf"(?<!\d)(?P<year>{_YEAR})年{_COUNTED_YEARS}"), _years)
    figure = "[一二三四1-4]"
    yield Rule(
        begins | {"第"},
        re.compile(rf"(?<!\d)(?:{year}|(?=第))第?(?P<quarter>{figure})季度"),
        lambda m, _: _part(g, m),
    )
    yield Rule(begins, re.compile(rf"(?<!\d){year}(?P<half>[上下])半年"), lambda m, _: _part(g, m))
    if g.lexicon.seasons:
        seasons = g.group("season", g.lexicon.seasons)
        yield Rule(begins, re.compile(rf"(?<!\d){year}的?{seasons}"), lambda m, _: _seasons(g, m))
        yield Rule(
            g.patterns.first(g.lexicon.seasons), re.compile(seasons), lambda m, t: _season_alone(g, m, t)
        )
    yield Rule(
        _BEGINS, re.compile(rf"(?<![\d月至到~–—-]){_NUMBER}[日号](?![前后内间本军游起至到~–—-])"), _day_alone
    )
    century = rf"(?<!\d)(?P<bc>公元前|前)?(?P<century>{_NUMBER})世纪"
    yield Rule(_BEGINS | {"公", "前"}, re.compile(century), _century)
    decade = rf"(?:上世纪|(?P<century>{_NUMBER})世纪)?(?P<decade>\d0|[一二三四五六七八九]十)年代"
    yield Rule(_BEGINS | {"上"}, re.compile(rf"(?<!\d){decade}"), _decade)
    pointers = g.group("week", _RELATIVE_WEEK)
    weekdays = g.group("weekday", g.lexicon.weekdays)
    first = g.patterns.first([*g.lexicon.weekdays, *_RELATIVE_WEEK])
    yield Rule(first, re.compile(f"{pointers}?{weekdays}"), lambda m, _: _weekdays(g, m))


def _in_its_year(g: Grammar, match: re.Match[str], day: int | None) -> Meaning:
    named = partial(number(match["year"]) if match["year"] else None, number(match["month"]), day)
    if match["relyear"] and not isinstance(named, UnresolvedDate):
        return MonthOfYear(number(match["month"]), g.years[match["relyear"]], day)
    if match["anaphor"] and isinstance(named, PartialDate):
        return MonthOfYear(number(match["month"]), _ANAPHORIC_YEARS[match["anaphor"]], day, anaphoric=True)
    return named


def _dates(g: Grammar, match: re.Match[str]) -> Sequence[ParsedSpan]:
    meaning = _in_its_year(g, match, number(match["day"]))
    if not match["first"]:
        return [ParsedSpan(match.start(), match.end(), meaning)]
    first = _in_its_year(g, match, number(match["first"]))
    return [
        ParsedSpan(match.start(), match.end("from"), first),
        ParsedSpan(match.start("day"), match.end(), meaning),
    ]


def _months(g: Grammar, match: re.Match[str], text: ReadText) -> Sequence[ParsedSpan]:
    meaning = _in_its_year(g, match, None)
    spelt = not match["month"].isascii() and not match["year"] and not match["relyear"]
    before = text.plain[max(0, match.start() - 1) : match.start()]
    if isinstance(meaning, UnresolvedDate):
        return []
    if spelt and not (
        _SPELT_MONTH.match(text.plain, match.end() - match.group().endswith("份")) or _OPENING.search(before)
    ):
        return []
    return [ParsedSpan(match.start(), match.end(), meaning)]


def _years(match: re.Match[str], text: ReadText) -> Sequence[ParsedSpan]:
    if number(match["year"]) < FIRST_LIKELY_YEAR and _DISTANCE.match(text.plain, match.end()):
        return []
    return [ParsedSpan(match.start(), match.end(), PartialDate(number(match["year"])))]


def _century(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
    century = Century(number(match["century"]), bc=bool(match["bc"]))
    return [ParsedSpan(match.start(), match.end(), century)]


def _decade(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
    """Return the decade of a century; of the latest possible one without a number."""
    first, century = number(match["decade"]), match["century"]
    decade = Decade(100 * (number(century) - 1) + first) if century else Decade(first, short=True)
    return [ParsedSpan(match.start(), match.end(), decade)]


def _seasons(g: Grammar, match: re.Match[str]) -> Sequence[ParsedSpan]:
    season = g.lexicon.seasons[match["season"]]
    if match["year"]:
        meaning = YearPart(Granularity.SEASON, season, number(match["year"]))
    else:
        meaning = YearPart(Granularity.SEASON, season, years=g.years[match["relyear"]])
    return [ParsedSpan(match.start(), match.end(), meaning)]


def _season_alone(g: Grammar, match: re.Match[str], text: ReadText) -> Sequence[ParsedSpan]:
    if not g.season_alone.allows(text, match.start(), match.end()):
        return []
    season = YearPart(Granularity.SEASON, g.lexicon.seasons[match["season"]])
    return [ParsedSpan(match.start(), match.end(), season)]


def _day_alone(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
    """Return a day of the month in figures, at the start of a clause or before its verb ("8日")."""
    day = match.group()[:-1]
    if not day.isascii() or not 1 <= int(day) <= _MAX_DAY:
        return []
    return [ParsedSpan(match.start(), match.end(), DayOfMonth(int(day)))]


_MAX_DAY = 31


def _part(g: Grammar, match: re.Match[str]) -> Sequence[ParsedSpan]:
    """Return the quarter or half of a year in a match."""
    groups = match.groupdict()
    year = number(match["year"]) if match["year"] else None
    years = g.years[match["relyear"]] if match["relyear"] else None
    if groups.get("quarter"):
        meaning = YearPart(Granularity.QUARTER, number(match["quarter"]), year, years=years)
    else:
        meaning = YearPart(Granularity.HALF, 1 if match["half"] == "上" else 2, year, years=years)
    return [ParsedSpan(match.start(), match.end(), meaning)]


def _weekdays(g: Grammar, match: re.Match[str]) -> Sequence[ParsedSpan]:
    day = g.lexicon.weekdays[match["weekday"]]
    week = _RELATIVE_WEEK[match["week"]] if match["week"] else None
    return [ParsedSpan(match.start(), match.end(), Weekday(day, Reference.BARE, week))]
