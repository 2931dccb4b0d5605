"""Rules for periods by their number: centuries, quarters and halves of a year, days of a relative month."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from timeline.model import Granularity
from timeline.temporal.language import ParsedSpan
from timeline.temporal.locales.days_months_weekdays import ORDINAL, year_of_date
from timeline.temporal.locales.locale_grammar import FIGURES, Grammar, Interpreter, Rule, key
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

Maker = Callable[[int, Mapping[str, str | None]], Meaning | None]
"""The meaning of a number and the groups of its match; ``None`` if there is no such period."""


def _roman(endings: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the Roman figures with their endings; Russian also writes them with the Cyrillic х and і."""
    for number in range(1, _HIGHEST + 1):
        written = _TENS[number // 10] + _ONES[number % 10]
        for letters in {written, written.translate(str.maketrans("xi", "хі"))}:
            yield from ((letters + ending, number) for ending in ("", *endings))


def numbered_period_rules(g: Grammar) -> Iterator[Rule]:
    """Yield the rules for centuries ("siglo XVI"), parts of a year and days of a relative month."""
    numbers = {**dict(_roman(g.lexicon.word_list("roman_endings"))), **g.lexicon.days, **g.lexicon.ordinals}
    figure, word = rf"(?P<figure>\d{{1,2}}){_MARK}", g.group("number", numbers)
    behind = dict.fromkeys(_PARTS, f"(?:{year_of_date(g)})?")
    behind["centuries"] = f"(?P<bc>{g.patterns.follow(g.lexicon.word_list('before_christ'))})?"
    makers = _makers(g)
    tails: dict[str, Maker] = {}
    for name, maker in makers.items():
        for head, _, tail in (template.partition("{}") for template in g.lexicon.word_list(name)):
            if not head:
                tails.setdefault(tail.strip(), maker)
                continue
            lead = g.patterns.word(head.rstrip()) + (g.patterns.gap if head[-1] == " " else "")
            closing = g.patterns.follow([tail.strip()]) if tail else ""
            pattern = f"{lead}(?:{word}|{figure}){g.patterns.end}{closing}{behind[name]}"
            yield Rule(g.patterns.first([head]), re.compile(pattern), _numbered(numbers, {"": maker}))
    if tails:
        centuries = [tail for tail, maker in tails.items() if maker is makers["centuries"]]
        parts = [tail for tail in tails if tail not in centuries]
        named = f"{g.group('century', centuries)}{g.patterns.end}{behind['centuries']}"
        of_year = f"{g.group('part', parts)}{g.patterns.end}{behind['quarters']}"
        joint = f"{g.patterns.end}{g.patterns.gap}"
        for begins, number in ((FIGURES, figure), (g.patterns.first(numbers), word)):
            pattern = f"{number}{joint}(?:{named}|{of_year})"
            yield Rule(begins, re.compile(pattern), _numbered(numbers, tails))
        if g.lexicon.year_first:
            year = f"{_year_before(g)}(?:{word}|{figure}){joint}{g.group('part', parts)}{g.patterns.end}"
            yield Rule(FIGURES | g.patterns.first(g.years), re.compile(year), _numbered(numbers, tails))
    yield from _day_in_month(g)


def _year_before(g: Grammar) -> str:
    marks = g.patterns.follow(g.lexicon.word_list("year_marks"))
    return rf"(?:(?P<year>{YEAR})(?:{marks})?|{g.group('relyear', g.years)}){g.patterns.gap}"


def _makers(g: Grammar) -> Mapping[str, Maker]:
    parts = {name: _year_part(g, granularity, count) for name, (granularity, count) in _PARTS.items()}
    return {"centuries": _century, **parts}


def _numbered(numbers: Mapping[str, int], makers: Mapping[str, Maker]) -> Interpreter:
    """Return the interpreter of numbered periods: the word behind a number selects the kind."""

    def interpret(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
        groups = match.groupdict()
        written = groups.get("number")
        number = numbers[key(written)] if written else int(groups["figure"])
        meaning = makers[key(groups.get("century") or groups.get("part") or "")](number, groups)
        return [] if meaning is None else [ParsedSpan(match.start(), match.end(), meaning)]

    return interpret


def _century(number: int, groups: Mapping[str, str | None]) -> Century:
    return Century(number, bc=bool(groups.get("bc")))


def _year_part(g: Grammar, granularity: Granularity, count: int) -> Maker:
    def make(number: int, groups: Mapping[str, str | None]) -> YearPart | None:
        if not 1 <= number <= count:
            return None
        if year := groups.get("year"):
            return YearPart(granularity, number, int(year))
        if relative := groups.get("relyear"):
            return YearPart(granularity, number, years=g.years[key(relative)])
        if pointer := groups.get("after"):
            return YearPart(granularity, number, reference=g.lexicon.after[key(pointer)])
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
