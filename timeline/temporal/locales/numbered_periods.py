"""Rules for periods by their number: centuries, quarters and halves of a year, days of a relative month."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from timeline.model import Granularity
from timeline.temporal.language import ParsedSpan
from timeline.temporal.locales.days_months_weekdays import ORDINAL, year_of_date
from timeline.temporal.locales.locale_grammar import FIGURES, Grammar, Rule, key
from timeline.temporal.locales.word_patterns import DAY, YEAR
from timeline.temporal.meaning import Century, DayInMonth, Meaning, RelativeUnit, YearPart
from timeline.temporal.normalised_text import ReadText

_MARK = r"(?:\.?[ºª°]|\.|er|ère|[eè]me|e|-?(?:го|му|тя|ша|га|[ймеїіая]))?"
"""The ending of a number in figures: "3º", "16.", "19e", "2-й"."""
_HIGHEST = 30
"""The highest number in Roman figures."""
_TENS = ("", "x", "xx", "xxx")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_PARTS = {"quarters": (Granularity.QUARTER, 4), "half_years": (Granularity.HALF, 2)}

Maker = Callable[[int, re.Match[str]], Meaning | None]
"""The meaning of a number and the match around it; ``None`` if there is no such period."""


def _roman(endings: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the Roman figures with their endings; Russian also writes them with the Cyrillic х and і."""
    for number in range(1, _HIGHEST + 1):
        written = _TENS[number // 10] + _ONES[number % 10]
        for letters in {written, written.translate(str.maketrans("xi", "хі"))}:
            yield from ((letters + ending, number) for ending in ("", *endings))


def numbered_period_rules(g: Grammar) -> Iterator[Rule]:
    """Yield the rules for centuries ("siglo XVI"), parts of a year and days of a relative month."""
    numbers = {**dict(_roman(g.lexicon.word_list("roman_endings"))), **g.lexicon.days, **g.lexicon.ordinals}
    christ = g.patterns.follow(g.lexicon.word_list("before_christ"))
    yield from _rules(g, "centuries", numbers, "", f"(?P<bc>{christ})?", _century)
    for name, (granularity, count) in _PARTS.items():
        maker = _year_part(g, granularity, count)
        yield from _rules(g, name, numbers, "", f"(?:{year_of_date(g)})?", maker)
        if g.lexicon.year_first:
            marks = g.patterns.follow(g.lexicon.word_list("year_marks"))
            year = rf"(?:(?P<year>{YEAR})(?:{marks})?|{g.group('relyear', g.years)}){g.patterns.gap}"
            yield from _rules(g, name, numbers, year, "(?P<after>(?!))?", maker)
    yield from _day_in_month(g)


def _rules(
    g: Grammar, name: str, numbers: Mapping[str, int], year: str, tail: str, maker: Maker
) -> Iterator[Rule]:
    """Yield the rules for the templates of a key, with figures and with words for the number."""
    frames = [template.partition("{}") for template in g.lexicon.word_list(name)]
    figure, word = rf"(?P<figure>\d{{1,2}}){_MARK}", g.group("number", numbers)
    tails = g.patterns.any_of(tail.strip() for head, _, tail in frames if not head)

    def interpret(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
        groups = match.groupdict()
        written = groups.get("number")
        meaning = maker(numbers[key(written)] if written else int(groups["figure"]), match)
        return [] if meaning is None else [ParsedSpan(match.start(), match.end(), meaning)]

    for head, _, behind in frames:
        if head:
            lead = g.patterns.word(head.rstrip()) + (g.patterns.gap if head[-1] == " " else "")
            closing = g.patterns.follow([behind.strip()]) if behind else ""
            number = f"(?:{word}|{figure}){g.patterns.end}"
            yield Rule(g.patterns.first([head]), re.compile(f"{lead}{number}{closing}{tail}"), interpret)
    behind = f"{g.patterns.end}{g.patterns.gap}{tails}{g.patterns.end}{tail}"
    if year:
        begins = FIGURES | g.patterns.first(g.years)
        yield Rule(begins, re.compile(f"{year}(?:{word}|{figure}){behind}"), interpret)
    else:
        yield Rule(FIGURES, re.compile(figure + behind), interpret)
        yield Rule(g.patterns.first(numbers), re.compile(word + behind), interpret)


def _century(number: int, match: re.Match[str]) -> Century:
    return Century(number, bc=bool(match["bc"]))


def _year_part(g: Grammar, granularity: Granularity, count: int) -> Maker:
    def make(number: int, match: re.Match[str]) -> YearPart | None:
        if not 1 <= number <= count:
            return None
        if match["year"]:
            return YearPart(granularity, number, int(match["year"]))
        if match["relyear"]:
            return YearPart(granularity, number, years=g.years[key(match["relyear"])])
        if match["after"]:
            return YearPart(granularity, number, reference=g.lexicon.after[key(match["after"])])
        return YearPart(granularity, number)

    return make


def _day_in_month(g: Grammar) -> Iterator[Rule]:
    """Yield the rules for a day of a month counted from the present one: "le 9 du mois dernier"."""
    months = g.lexicon.relative(Granularity.MONTH)
    of = g.patterns.lead(g.lexicon.word_list("of"))
    mark = rf"(?:\.|{g.patterns.follow(g.lexicon.word_list('day_marks'))})"
    figure = rf"(?P<day>{DAY})(?:{ORDINAL}{g.patterns.gap}{of}|{mark}{g.patterns.gap}(?:{of})?)"
    word = f"{g.group('day', g.lexicon.days)}{g.patterns.gap}(?:{of})?"
    month = f"{g.optional_lead('articles')}{g.group('month', months)}{g.patterns.end}"

    def interpret(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
        number = g.lexicon.days.get(key(match["day"])) or int(match["day"])
        found = DayInMonth(number, RelativeUnit(Granularity.MONTH, months[key(match["month"])]))
        return [ParsedSpan(match.start(), match.end(), found)]

    yield Rule(FIGURES, re.compile(figure + month), interpret)
    yield Rule(g.patterns.first(g.lexicon.days), re.compile(word + month), interpret)
