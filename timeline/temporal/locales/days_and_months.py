"""Rules for days, months and weekdays, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.model import Granularity
from timeline.temporal.locales.locale_grammar import FIGURES, Grammar, key
from timeline.temporal.locales.rule_types import Found, Rule, Unread, Words
from timeline.temporal.locales.word_patterns import DAY, YEAR
from timeline.temporal.meaning import (
    Division,
    Meaning,
    MonthOfYear,
    NamedMonth,
    Numeric,
    Partial,
    Weekday,
    Which,
)

NO_SUCH_DAY = "the calendar has no such day"

_ORDINAL = r"(?:\.?[ºª°]|er(?![a-z])|-?(?:го|е|ого|й|те)(?!\w)|\.)?"
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def partial(year: int | None, month: int, day: int | None, weekday: int | None = None) -> Partial | Unread:
    """Return a date as far as it is stated, unless no year has such a day."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= _LONGEST_MONTHS[month - 1]):
        return Unread(NO_SUCH_DAY)
    return Partial(year, month, day, weekday=weekday)


def _year_of_date(g: Grammar) -> str:
    """Return the pattern of what may follow a month: its year, "of last year", or "last"."""
    gap, of = g.writing.gap, g.optional_lead("of")
    year = f"(?P<year>{YEAR})(?:{g.writing.follow(g.words.words('year_after'))})?"
    articles = g.optional_lead("articles")
    relative = f"{articles}{g.group('relyear', g.years)}{g.writing.end}"
    pointer = f"{g.group('after', g.words.after)}{g.writing.end}"
    return rf"(?:,?{gap}{of}{year}|{gap}{of}{relative}|{gap}{pointer})"


def _month(g: Grammar) -> str:
    """Return the pattern of a month, with its other name behind a stroke or in brackets."""
    name = g.writing.any_of(g.months)
    endings = "|".join(rf"(?<={re.escape(word)})" for word in sorted(g.words.short_months))
    dot = rf"(?:(?:{endings})\.)?" if endings else ""
    return rf"(?P<month>{name}){g.writing.end}{dot}(?:\s?/\s?{name}{g.writing.end}|\s?\({name}\))?"


def date_rule(g: Grammar) -> Rule:
    """Return the rule for a day and its month, and whatever says which year's: "15 de agosto de 2021"."""
    gap, of = g.writing.gap, g.optional_lead("of")
    joints = {*g.words.words("range"), *g.words.words("lists")}
    weekday = f"{g.group('weekday', g.words.weekdays)}{g.writing.end},?{gap}{g.optional_lead('articles')}"
    first = rf"(?P<from>(?P<first>{DAY}){_ORDINAL})(?:\s?[-–—]\s?|{gap}{g.writing.lead(joints)})"
    behind = g.group("weekday_behind", g.words.weekdays)
    pattern = (
        f"(?:{g.group('before', g.words.before)}{gap})?(?:{weekday})?(?:{first})?"
        rf"(?P<day>{DAY}(?={_ORDINAL})|{g.writing.any_of(g.words.days)}){_ORDINAL}"
        rf"\s?(?:{of}){_month(g)}(?:{_year_of_date(g)})?"
        rf"(?:{gap}{behind}{g.writing.end}|\s?\({behind.replace('behind', 'bracketed')}\))?"
    )
    begins = FIGURES | g.writing.first([*g.words.weekdays, *g.words.before, *g.words.days])
    return Rule(begins, re.compile(pattern), lambda m, _: _dates(g, m))


def _dates(g: Grammar, match: re.Match[str]) -> Sequence[Found]:
    day = g.words.days.get(key(match["day"]))
    meaning = _in_its_year(g, match, day or int(match["day"]))
    if match["first"] is None:
        return [Found(match.start(), match.end(), meaning)]
    first = _in_its_year(g, match, int(match["first"]))
    begin = match.start() if match["weekday"] else match.start("from")
    return [Found(begin, match.end("from"), first), Found(match.start("day"), match.end(), meaning)]


def _in_its_year(g: Grammar, match: re.Match[str], day: int | None) -> Meaning | Unread:
    """Return the date that a match names, in the year that it states, points to, or leaves open."""
    month = g.months[key(match["month"])]
    groups = match.groupdict()
    stated = int(match["year"]) if match["year"] else None
    told = [groups.get(name) for name in ("weekday", "weekday_behind", "weekday_bracketed")]
    weekday = next((g.words.weekdays[key(name)] for name in told if name), None)
    named = partial(stated, month, day, weekday)
    if isinstance(named, Unread) or stated is not None:
        return named
    if match["relyear"]:
        return MonthOfYear(month, g.years[key(match["relyear"])], day)
    which = None if weekday is not None else _which(g, match)
    return named if which is None else NamedMonth(month, which, day)


def _which(g: Grammar, match: re.Match[str]) -> Which | None:
    if match["after"]:
        return g.words.after[key(match["after"])]
    return g.words.before[key(match["before"])] if match["before"] else None


def month_rule(g: Grammar) -> Rule:
    """Return the rule for a month: of a year, pointed at, or alone where its company shows that it is one."""
    gap = g.writing.gap
    pattern = (
        f"(?:{g.group('before', g.words.before)}{gap})?{_month(g)}"
        f"(?:{g.writing.follow(g.words.words('month_words'))})?(?:{_year_of_date(g)})?"
    )
    begins = g.writing.first([*g.months, *g.words.before])
    return Rule(begins, re.compile(pattern), lambda m, w: _months(g, m, w))


def _months(g: Grammar, match: re.Match[str], words: Words) -> Sequence[Found]:
    name, start, end = match["month"], match.start(), match.end()
    stated = match["year"] or match["relyear"]
    if stated is None:
        if key(name) not in g.words.months or not g.allowed(key(name), words, match.start("month"), end):
            return []
        if _which(g, match) is None and not _month_stands_alone(g, match, words):
            return []
    return [Found(start, end, _in_its_year(g, match, None))]


def _month_stands_alone(g: Grammar, match: re.Match[str], words: Words) -> bool:
    end, name = match.end("month"), key(match["month"])
    if any(name.removesuffix(s) in g.words.months for s in g.words.words("suffixes") if name.endswith(s)):
        return True
    if g.words.parts_after and words.case[match.start()].isupper():
        following = g.writing.behind(g.words.parts_after).match(words.text, end)
        if following is not None:
            return True
    return g.month_alone.allows(words, match.start("month"), end)


def month_range_rule(g: Grammar) -> Rule:
    """Return the rule for two months of one stated year: "entre mayo y julio de 2020"."""
    gap = g.writing.gap
    joints = {*g.words.words("range"), *g.words.words("lists")}
    pattern = (
        rf"{g.group('from', g.words.months)}{g.writing.end}(?:\s?[-–—]\s?|{gap}{g.writing.lead(joints)})"
        f"(?P<to>{_month(g)}{_year_of_date(g)})"
    )

    def read(match: re.Match[str], _: Words) -> Sequence[Found]:
        if not match["year"]:
            return []
        first = Partial(int(match["year"]), g.words.months[key(match["from"])])
        return [Found(*match.span("from"), first), Found(*match.span("to"), _in_its_year(g, match, None))]

    return Rule(g.writing.first(g.words.months), re.compile(pattern), read)


def year_first_rule(g: Grammar) -> Rule:
    """Return the rule for a month or season behind its year, in languages that write so."""
    end, gap = g.writing.end, g.writing.gap
    marks = g.writing.follow(g.words.words("year_marks"))
    year = rf"(?:(?P<year>{YEAR})(?:{marks}|\.)?|{g.group('relyear', g.years)}{end})"
    month = rf"{g.group('month', g.words.months)}{end}(?:{g.writing.follow(g.words.words('month_words'))})?"
    day = rf"(?:{gap}(?P<day>{DAY})\.?)?"
    pattern = f"{year}{gap}(?:{month}{day}|{g.group('season', g.words.seasons)}{end})"

    def read(match: re.Match[str], _: Words) -> Sequence[Found]:
        return [Found(match.start(), match.end(), _behind_its_year(g, match))]

    begins = FIGURES | g.writing.first(g.years)
    return Rule(begins if g.words.year_first else frozenset(), re.compile(pattern), read)


def _behind_its_year(g: Grammar, match: re.Match[str]) -> Meaning | Unread:
    year = int(match["year"]) if match["year"] else None
    years = None if year else g.years[key(match["relyear"])]
    if match["season"]:
        return Division(Granularity.SEASON, g.words.seasons[key(match["season"])], year, years=years)
    month, day = g.words.months[key(match["month"])], int(match["day"]) if match["day"] else None
    return partial(year, month, day) if years is None else MonthOfYear(month, years, day)


def weekday_rule(g: Grammar) -> Rule:
    """Return the rule for a weekday: alone, pointed at, or of a week counted from the present one."""
    gap, of = g.writing.gap, g.optional_lead("of")
    week = f",?{gap}{of}{g.optional_lead('articles')}{g.group('week', g.weeks)}{g.writing.end}"
    pattern = (
        f"(?:{g.group('before', g.words.before)}{gap})?{g.group('weekday', g.words.weekdays)}{g.writing.end}"
        f"(?:{week}|{gap}{g.group('after', g.words.after)}{g.writing.end})?"
    )
    begins = g.writing.first([*g.words.weekdays, *g.words.before])
    return Rule(begins, re.compile(pattern), lambda m, w: _weekdays(g, m, w))


def _weekdays(g: Grammar, match: re.Match[str], words: Words) -> Sequence[Found]:
    name, start, end = key(match["weekday"]), match.start("weekday"), match.end("weekday")
    which = _which(g, match)
    if not g.allowed(name, words, match.start(), end):
        return []
    if which is None and match["week"] is None and not g.weekday_alone.allows(words, start, end):
        return []
    if _of_a_month(g).match(words.text, match.end()):
        return []
    day = g.words.weekdays[name]
    if match["week"]:
        return [Found(match.start(), match.end(), Weekday(day, week=g.weeks[key(match["week"])]))]
    return [Found(match.start(), match.end(), Weekday(day, which or Which.BARE))]


def _of_a_month(g: Grammar) -> re.Pattern[str]:
    """Return a pattern of a month that a weekday is counted in ("the first Sunday of March")."""
    of = g.writing.lead({*g.words.words("of"), *g.words.words("in_month")})
    return re.compile(f"{g.writing.gap}(?:{of}){g.writing.any_of(g.words.months)}{g.writing.end}")


def figures_rule(g: Grammar) -> Rule:
    """Return the rule for dates in figures: "15.08.2021", "2021-08-15", "15/8/21"."""
    whole = r"(?P<year>[12]\d{3})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<third>\d{1,2})"
    ends = (
        r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<last>[12]\d{3}|\d\d(?<=\d\d[./]\d\d[./]\d\d))"
    )
    pattern = rf"(?<!\d[.,/:])(?:{whole}|{ends})(?!\d|[-/]\d|[.,:]\d|[A-Za-z])"
    return Rule(FIGURES, re.compile(pattern), lambda m, _: _figures(g, m))


def _figures(g: Grammar, match: re.Match[str]) -> Sequence[Found]:
    if match["year"]:
        meaning: Meaning | Unread = partial(int(match["year"]), int(match["second"]), int(match["third"]))
        return [] if isinstance(meaning, Unread) else [Found(match.start(), match.end(), meaning)]
    first, second, year = int(match["a"]), int(match["b"]), int(match["last"])
    if not (0 < min(first, second) <= 12 and 0 < max(first, second) <= 31):
        return []
    if len(match["last"]) == 4:
        return [Found(match.start(), match.end(), Numeric(first, second, year))]
    day, month = (first, second) if g.words.day_first else (second, first)
    if not 1 <= month <= 12:
        return []
    return [Found(match.start(), match.end(), Partial(year, month, day, short_year=True))]
