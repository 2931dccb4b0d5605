"""Rules for days, months and weekdays, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.model import Granularity
from timeline.temporal.language import ParsedSpan
from timeline.temporal.locales.locale_grammar import FIGURES, Grammar, Rule, key
from timeline.temporal.locales.word_patterns import DAY, YEAR
from timeline.temporal.meaning import (
    DayOfMonth,
    Meaning,
    MonthOfYear,
    NamedMonth,
    NumericDate,
    PartialDate,
    Reference,
    UnresolvedDate,
    Weekday,
    YearPart,
)
from timeline.temporal.narrative import heads_line, stands_below_year
from timeline.temporal.normalised_text import ReadText
from timeline.words.reasons import UnplacedReason

ORDINAL = r"(?:\.?[ºª°]|er(?![a-z])|-?(?:го|е|ого|й|те)(?!\w)|\.)?"
_NOUN = re.compile(r"\s[A-ZÄÖÜ]")
"""A noun behind an ordinal, in a language with nouns in capitals: "am 17. Breitengrad"."""
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def partial(
    year: int | None, month: int, day: int | None, weekday: int | None = None
) -> PartialDate | UnresolvedDate:
    """Return a partial date, or the reason against it if no year has such a day."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= _DAYS_IN_MONTH[month - 1]):
        return UnresolvedDate(str(UnplacedReason.NO_SUCH_DAY))
    return PartialDate(year, month, day, weekday=weekday)


def year_of_date(g: Grammar) -> str:
    """Return the pattern of the optional end of a date: its year, "of last year", or "last"."""
    gap, of = g.patterns.gap, g.optional_lead("of")
    year = f"(?P<year>{YEAR})(?:{g.patterns.follow(g.lexicon.word_list('year_after'))})?"
    articles = g.optional_lead("articles")
    relative = f"{articles}{g.group('relyear', g.years)}{g.patterns.end}"
    pointer = f"{g.group('after', g.lexicon.after)}{g.patterns.end}"
    return rf"(?:,?{gap}{of}{year}|{gap}{of}{relative}|{gap}{pointer})"


def _month(g: Grammar) -> str:
    """Return the pattern of a month, with its other name after a slash or in brackets."""
    name = g.patterns.any_of(g.months)
    endings = "|".join(rf"(?<={re.escape(word)})" for word in sorted(g.lexicon.short_months))
    dot = rf"(?:(?:{endings})\.)?" if endings else ""
    return rf"(?P<month>{name}){g.patterns.end}{dot}(?:\s?/\s?{name}{g.patterns.end}|\s?\({name}\))?"


def date_rule(g: Grammar) -> Rule:
    """Return the rule for a day and its month, with or without a year: "15 de agosto de 2021"."""
    gap, of = g.patterns.gap, g.optional_lead("of")
    joints = {word for name in ("range", "lists", "overnight") for word in g.lexicon.word_list(name)}
    weekday = f"{g.group('weekday', g.lexicon.weekdays)}{g.patterns.end},?{gap}{g.optional_lead('articles')}"
    listed = rf"(?P<listed>(?:{DAY}{ORDINAL},\s?[وو]?){{0,5}})"
    first = rf"{listed}(?P<from>(?P<first>{DAY}){ORDINAL})(?:\s?[-–—]\s?|{gap}{g.patterns.lead(joints)})"
    behind = g.group("weekday_behind", g.lexicon.weekdays)
    heads = [head.strip() for head, _, _ in map(_parted, g.lexicon.word_list("day_words")) if head]
    pointed = f"{g.group('before', g.lexicon.before)}{gap}(?:{g.patterns.lead(heads)})?"
    pattern = (
        f"(?:{pointed})?(?:{weekday})?(?:{first})?"
        rf"(?P<day>{DAY}(?={ORDINAL})|{g.patterns.any_of(g.lexicon.days)}){ORDINAL}"
        rf"\s?(?:{of}){_month(g)}(?:{year_of_date(g)})?"
        rf"(?:{gap}{behind}{g.patterns.end}|\s?\({behind.replace('behind', 'bracketed')}\))?"
    )
    begins = FIGURES | g.patterns.first([*g.lexicon.weekdays, *g.lexicon.before, *g.lexicon.days])
    return Rule(begins, re.compile(pattern), lambda m, t: _dates(g, m, t))


def _parted(template: str) -> tuple[str, str, str]:
    return template.partition("{}")


def _dates(g: Grammar, match: re.Match[str], text: ReadText) -> Sequence[ParsedSpan]:
    day = g.lexicon.days.get(key(match["day"]))
    if day and not g.allowed(match["day"], text, *match.span("day")):
        return []
    meaning = _in_its_year(g, match, day or int(match["day"]))
    if match["first"] is None:
        return [ParsedSpan(match.start(), match.end(), meaning)]
    start = match.start("listed")
    listed = [
        ParsedSpan(start + day.start(), start + day.end(), _in_its_year(g, match, int(day[0])))
        for day in re.finditer(r"\d{1,2}", match["listed"])
    ]
    first = _in_its_year(g, match, int(match["first"]))
    begin = match.start() if match["weekday"] else match.start("from")
    return [
        *listed,
        ParsedSpan(begin if not listed else match.start("from"), match.end("from"), first),
        ParsedSpan(match.start("day"), match.end(), meaning),
    ]


def _in_its_year(g: Grammar, match: re.Match[str], day: int | None) -> Meaning:
    """Return the date of a match, in a stated, a relative or an open year."""
    month = g.months[key(match["month"])]
    groups = match.groupdict()
    stated = int(match["year"]) if match["year"] else None
    names = [groups.get(group) for group in ("weekday", "weekday_behind", "weekday_bracketed")]
    weekday = next((g.lexicon.weekdays[key(name)] for name in names if name), None)
    named = partial(stated, month, day, weekday)
    if isinstance(named, UnresolvedDate) or stated is not None:
        return named
    if match["relyear"]:
        return MonthOfYear(month, g.years[key(match["relyear"])], day)
    reference = None if weekday is not None else _which(g, match)
    return named if reference is None else NamedMonth(month, reference, day)


def _which(g: Grammar, match: re.Match[str]) -> Reference | None:
    if match["after"]:
        return g.lexicon.after[key(match["after"])]
    return g.lexicon.before[key(match["before"])] if match["before"] else None


def month_rule(g: Grammar) -> Rule:
    """Return the rule for a month: with a year, with a deictic word, or alone in the right context."""
    gap = g.patterns.gap
    pattern = (
        f"(?:{g.group('before', g.lexicon.before)}{gap})?{_month(g)}"
        f"(?:{g.patterns.follow(g.lexicon.word_list('month_words'))})?(?:{year_of_date(g)})?"
    )
    begins = g.patterns.first([*g.months, *g.lexicon.before])
    return Rule(begins, re.compile(pattern), lambda m, t: _months(g, m, t))


def _months(g: Grammar, match: re.Match[str], text: ReadText) -> Sequence[ParsedSpan]:
    name, start, end = match["month"], match.start(), match.end()
    stated = match["year"] or match["relyear"]
    if stated is None:
        if key(name) not in g.lexicon.months or not g.allowed(key(name), text, match.start("month"), end):
            return []
        if _which(g, match) is None and not _month_stands_alone(g, match, text):
            return []
    return [ParsedSpan(start, end, _in_its_year(g, match, None))]


def _month_stands_alone(g: Grammar, match: re.Match[str], text: ReadText) -> bool:
    end, name = match.end("month"), key(match["month"])
    endings = g.lexicon.supplement.get("suffixes", ())
    if any(name.removesuffix(s) in g.lexicon.months for s in endings if name.endswith(s)):
        return True
    if text.cased[match.start()].isupper() and g.part_behind.match(text.plain, end) is not None:
        return True
    if g.month_alone.allows(text, match.start("month"), end):
        return True
    span = ParsedSpan(match.start(), match.end(), PartialDate(month=g.months[name]))
    return heads_line(text.plain, span) and stands_below_year(text.plain, match.start())


def month_range_rule(g: Grammar) -> Rule:
    """Return the rule for two months of one stated year: "entre mayo y julio de 2020"."""
    gap = g.patterns.gap
    joints = {*g.lexicon.word_list("range"), *g.lexicon.word_list("lists")}
    pattern = (
        rf"{g.group('from', g.lexicon.months)}{g.patterns.end}(?:\s?[-–—]\s?|{gap}{g.patterns.lead(joints)})"
        f"(?P<to>{_month(g)}{year_of_date(g)})"
    )

    def interpret(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
        if not match["year"]:
            return []
        months = g.lexicon.months[key(match["from"])], g.months[key(match["month"])]
        first = PartialDate(int(match["year"]) - (months[0] > months[1]), months[0])
        return [
            ParsedSpan(*match.span("from"), first),
            ParsedSpan(*match.span("to"), _in_its_year(g, match, None)),
        ]

    return Rule(g.patterns.first(g.lexicon.months), re.compile(pattern), interpret)


def year_first_rule(g: Grammar) -> Rule:
    """Return the rule for a month or season after its year, for languages with this order."""
    end, gap = g.patterns.end, g.patterns.gap
    marks = g.patterns.follow(g.lexicon.word_list("year_marks"))
    year = rf"(?:(?P<year>{YEAR})(?:{marks}|\.)?|{g.group('relyear', g.years)}{end})"
    month_word = g.patterns.follow(g.lexicon.word_list("month_words"))
    month = rf"{g.group('month', g.lexicon.months)}{end}(?:{month_word})?"
    day = rf"(?:{gap}(?P<day>{DAY})\.?)?"
    pattern = f"{year}{gap}(?:{month}{day}|{g.group('season', g.lexicon.seasons)}{end})"

    def interpret(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
        return [ParsedSpan(match.start(), match.end(), _behind_its_year(g, match))]

    begins = FIGURES | g.patterns.first(g.years)
    return Rule(begins if g.lexicon.year_first else frozenset(), re.compile(pattern), interpret)


def _behind_its_year(g: Grammar, match: re.Match[str]) -> Meaning:
    year = int(match["year"]) if match["year"] else None
    years = None if year else g.years[key(match["relyear"])]
    if match["season"]:
        return YearPart(Granularity.SEASON, g.lexicon.seasons[key(match["season"])], year, years=years)
    month, day = g.lexicon.months[key(match["month"])], int(match["day"]) if match["day"] else None
    return partial(year, month, day) if years is None else MonthOfYear(month, years, day)


def weekday_rule(g: Grammar) -> Rule:
    """Return the rule for a weekday: alone, with a deictic word, or of a relative week."""
    gap, of = g.patterns.gap, g.optional_lead("of")
    week = f",?{gap}{of}{g.optional_lead('articles')}{g.group('week', g.weeks)}{g.patterns.end}"
    pattern = (
        f"(?:{g.group('before', g.lexicon.before)}{gap})?"
        f"{g.group('weekday', g.lexicon.weekdays)}{g.patterns.end}"
        f"(?:{week}|{gap}{g.group('after', g.lexicon.after)}{g.patterns.end})?"
    )
    begins = g.patterns.first([*g.lexicon.weekdays, *g.lexicon.before])
    of_a_month = _of_a_month(g)
    return Rule(begins, re.compile(pattern), lambda m, t: _weekdays(g, of_a_month, m, t))


def _weekdays(
    g: Grammar, of_a_month: re.Pattern[str], match: re.Match[str], text: ReadText
) -> Sequence[ParsedSpan]:
    name, start, end = key(match["weekday"]), match.start("weekday"), match.end("weekday")
    reference = _which(g, match)
    is_alone = reference is None and match["week"] is None
    if is_alone and not (
        g.allowed(name, text, match.start(), end) and g.weekday_alone.allows(text, start, end)
    ):
        return []
    if of_a_month.match(text.plain, match.end()):
        return []
    day = g.lexicon.weekdays[name]
    if match["week"]:
        return [ParsedSpan(match.start(), match.end(), Weekday(day, week=g.weeks[key(match["week"])]))]
    return [ParsedSpan(match.start(), match.end(), Weekday(day, reference or Reference.BARE))]


def _of_a_month(g: Grammar) -> re.Pattern[str]:
    """Return a pattern for the month of a numbered weekday ("the first Sunday of March")."""
    of = g.patterns.lead({*g.lexicon.word_list("of"), *g.lexicon.word_list("in_month")})
    return re.compile(f"{g.patterns.gap}(?:{of}){g.patterns.any_of(g.lexicon.months)}{g.patterns.end}")


def day_rule(g: Grammar) -> Rule:
    """Return the rule for a day of the month alone: "el día 10" anywhere, "el 9" before certain words."""
    words, alone = g.lexicon.word_list("day_words"), g.lexicon.word_list("day_alone")
    behind = g.patterns.follow(g.lexicon.word_list("day_behind"))
    joints = g.patterns.lead({*g.lexicon.word_list("range"), *g.lexicon.word_list("lists")})
    month = rf"\.?\s?{g.optional_lead('of')}{g.patterns.any_of([*g.months, *g.lexicon.solar])}"
    listed = rf",\s?\d{{1,2}}\.?(?:,|{g.patterns.gap}{joints}|{month})"
    more = rf"(?!{month}|\s?[-–—/%]|\.\d|{g.patterns.gap}{joints}\d|{listed})"
    pointed = f"(?:{g.group('before', g.lexicon.before)}{g.patterns.gap})?"
    pattern = (
        rf"{pointed}(?:{_of_templates(g, words, 'named')}{g.patterns.end}{more}"
        rf"|{_of_templates(g, alone, 'alone')}(?!{listed})"
        rf"(?:(?=\s*[,;:!?]|\.?\s*(?:\Z|\n)|\.\s)|(?={behind})))"
    )

    is_noun_capital = bool(g.lexicon.supplement.get("year_alone"))

    def interpret(match: re.Match[str], text: ReadText) -> Sequence[ParsedSpan]:
        name, written = next((n, value) for n, value in match.groupdict().items() if value and n != "before")
        if is_noun_capital and _NOUN.match(text.cased, match.end()):
            return []
        return [ParsedSpan(match.start(name), match.end(), DayOfMonth(int(written)))]

    heads = [template for template in (*words, *alone) if not template.startswith("{}")]
    begins = g.patterns.first([*heads, *g.lexicon.before])
    begins |= FIGURES if len(heads) < len(words) + len(alone) else frozenset()
    return Rule(begins, re.compile(pattern), interpret)


def _of_templates(g: Grammar, templates: Sequence[str], name: str) -> str:
    """Return the pattern of a day in any of the templates, with numbered groups of a name."""
    pieces = []
    for number, template in enumerate(sorted(templates, key=len, reverse=True)):
        head, _, tail = template.partition("{}")
        lead = g.patterns.lead([head.strip()]) if head.strip() else ""
        pieces.append(f"{lead}(?P<{name}{number}>{DAY}){g.patterns.word(tail)}")
    return f"(?:{'|'.join(pieces)})" if pieces else r"(?!)"


def figures_rule(g: Grammar) -> Rule:
    """Return the rule for dates in figures: "15.08.2021", "2021-08-15", "15/8/21"."""
    whole = r"(?P<year>[12]\d{3})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<third>\d{1,2})"
    ends = (
        r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<last>[12]\d{3}|\d\d(?<=\d\d[./]\d\d[./]\d\d))"
    )
    pattern = rf"(?<!\d[.,/:])(?:{whole}|{ends})(?!\d|[-/]\d|[.,:]\d|[A-Za-z])"
    return Rule(FIGURES, re.compile(pattern), lambda m, _: _figures(g, m))


def _figures(g: Grammar, match: re.Match[str]) -> Sequence[ParsedSpan]:
    if match["year"]:
        meaning: Meaning = partial(int(match["year"]), int(match["second"]), int(match["third"]))
        return (
            [] if isinstance(meaning, UnresolvedDate) else [ParsedSpan(match.start(), match.end(), meaning)]
        )
    first, second, year = int(match["a"]), int(match["b"]), int(match["last"])
    if not (0 < min(first, second) <= 12 and 0 < max(first, second) <= 31):
        return []
    if len(match["last"]) == 4:
        return [ParsedSpan(match.start(), match.end(), NumericDate(first, second, year))]
    day, month = (first, second) if g.lexicon.day_first else (second, first)
    if not 1 <= month <= 12:
        return []
    return [ParsedSpan(match.start(), match.end(), PartialDate(year, month, day, short_year=True))]
