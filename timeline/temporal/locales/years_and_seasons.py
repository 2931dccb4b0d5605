"""Rules for years, decades and seasons; a number is a year only if the words beside it show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.model import Granularity
from timeline.temporal.locales.locale_grammar import FIGURES, Grammar, key
from timeline.temporal.locales.rule_types import Found, Rule, Words
from timeline.temporal.locales.word_patterns import REACH, YEAR
from timeline.temporal.meaning import Decade, Division, Partial

_LIKELY = range(1500, 2100)
"""Years that a preposition alone makes a year of a number."""
_OFTEN_COUNTED = 100
"""A multiple of this is as often a count ("2000 cars"): it needs the word for year beside it."""
_MEASURE = re.compile(
    r"\s?[%‰€$£₽₺°℃]|\s?(?:km|kg|mg|cm|mm|kw|mw|euros?|usd|eur)\b"
    r"|\s(?:m[eè]tr|metre|metro|kilo|kil[oó]m|tonel|tonn|lir[ae]|d[oó]lar|d[oó]ll|руб|долл|метр|км|гр[аи]м|тонн|грн|гривн)"
)
_SPAN = re.compile(rf"(?P<from>{YEAR})\s?[-–—]\s?(?P<to>{YEAR})(?![\w-])")
_BRACKETED = re.compile(r"\(\s?\Z")
_GLUED = re.compile(r"(?:[\d#№§$€£./,:-]|n[º°]|nr\.?\s|no\.?\s)\Z")
_NOT_SPLIT = r"(?!/\d|-\d(?!\d{3}(?!\d)))"
_ALONE = range(1800, 2100)
"""Years that need no preposition in a language that uses none in front of them."""


@dataclass(frozen=True, slots=True)
class _YearsCompany:
    """The words of one language that stand beside a year, or beside a count."""

    preposition: re.Pattern[str]
    mark: re.Pattern[str]
    second: re.Pattern[str]
    more_than: re.Pattern[str]
    unit: re.Pattern[str]
    alone: bool

    def read(self, match: re.Match[str], words: Words) -> Sequence[Found]:
        before = words.text[max(0, match.start() - REACH) : match.start()]
        if self.more_than.search(before) or (_GLUED.search(before) and not self.second.search(before)):
            return []
        span = _SPAN.match(words.text, match.start())
        if span is not None and int(span["from"]) < int(span["to"]) and int(span["to"]) in _LIKELY:
            return [Found(*span.span(name), Partial(int(span[name]))) for name in ("from", "to")]
        if not (match["named"] or self._shown(int(match["year"]), match.end("year"), words, before)):
            return []
        return [Found(match.start(), match.end(), Partial(int(match["year"])))]

    def _shown(self, year: int, end: int, words: Words, before: str) -> bool:
        """Return whether what stands around a number shows that it is a year."""
        if self.mark.match(words.text, end):
            return True
        if year not in _LIKELY or _MEASURE.match(words.text, end) or self.unit.match(words.text, end):
            return False
        if _BRACKETED.search(before) and words.text[end : end + 1] in {")", "-", "–"}:
            return True
        return year % _OFTEN_COUNTED != 0 and self._introduced(year, end, words, before)

    def _introduced(self, year: int, end: int, words: Words, before: str) -> bool:
        if self.preposition.search(before) or self.second.search(before):
            return True
        return self.alone and year in _ALONE and not _noun_follows(words, end)


def _noun_follows(words: Words, end: int) -> bool:
    """Return whether a word with a capital follows, which in German is the noun that is counted."""
    return words.case[end : end + 1].isspace() and words.case[end + 1 : end + 2].isupper()


def year_rule(g: Grammar) -> Rule:
    """Return the rule for a year in figures; two with a dash between them are two."""
    joints = {*g.words.words("range"), *g.words.words("lists")}
    beside = _YearsCompany(
        preposition=g.writing.in_front(g.words.words("year_prepositions")),
        mark=g.writing.behind(g.words.words("year_marks")),
        second=re.compile(rf"[12]\d{{3}}{g.writing.gap}{g.writing.lead(joints)}\Z"),
        more_than=g.writing.in_front(g.words.words("more_than")),
        unit=g.writing.behind(g.words.units),
        alone=bool(g.words.supplement.get("year_alone")),
    )
    named = g.writing.follow(g.words.words("year_after"))
    pattern = f"(?P<year>{YEAR})(?P<named>{named})?{_NOT_SPLIT}"
    return Rule(FIGURES, re.compile(pattern), beside.read)


def named_year_rule(g: Grammar) -> Rule:
    """Return the rule for a year behind the word for it ("año 2000"); the span is the figures."""
    named = g.words.words("year_words")
    pattern = f"{g.writing.lead(named)}{g.optional_lead('articles')}(?P<year>{YEAR}){g.writing.end}"

    def read(match: re.Match[str], _: Words) -> Sequence[Found]:
        return [Found(match.start("year"), match.end("year"), Partial(int(match["year"])))]

    return Rule(g.writing.first(named), re.compile(pattern), read)


def decade_rule(g: Grammar) -> Rule:
    """Return the rule for decades: "les années 1990", "die 90er Jahre"."""
    frames = g.words.words("decades")
    figure = r"(?P<decade>(?:1[5-9]|20)?\d0)"
    pieces = []
    for number, frame in enumerate(sorted(frames, key=len, reverse=True)):
        head, _, tail = frame.partition("{}")
        lead = g.writing.word(head.strip()) + ("" if head.endswith("'") else g.writing.gap) if head else ""
        pieces.append(
            lead + figure.replace("decade", f"decade{number}") + g.writing.word(tail) + g.writing.end
        )
    pattern = f"(?:{'|'.join(pieces)})" if pieces else r"(?!)"
    begins = g.writing.first([f for f in frames if not f.startswith("{}")])
    begins |= FIGURES if any(f.startswith("{}") for f in frames) else frozenset()

    def read(match: re.Match[str], _: Words) -> Sequence[Found]:
        written = next(value for value in match.groups() if value)
        return [Found(match.start(), match.end(), Decade(int(written), short=len(written) == 2))]

    return Rule(begins, re.compile(pattern), read)


def season_rule(g: Grammar) -> Rule:
    """Return the rule for a season of a year, or pointed at; a bare one is left alone."""
    gap, of, end = g.writing.gap, g.optional_lead("of"), g.writing.end
    year = f"(?P<year>{YEAR})(?:{g.writing.follow(g.words.words('year_after'))})?"
    relative = f"{g.optional_lead('articles')}{g.group('relyear', g.years)}{end}"
    pattern = (
        f"(?:{g.group('before', g.words.before)}{gap})?{g.group('season', g.words.seasons)}{end}"
        f"(?:,?{gap}{of}(?:{year}|{relative})|{gap}{g.group('after', g.words.after)}{end})?"
    )

    def read(match: re.Match[str], _: Words) -> Sequence[Found]:
        number = g.words.seasons[key(match["season"])]
        division = _season(g, match, number)
        return [] if division is None else [Found(match.start(), match.end(), division)]

    begins = g.writing.first([*g.words.seasons, *g.words.before]) if g.words.seasons else frozenset()
    return Rule(begins, re.compile(pattern), read)


def _season(g: Grammar, match: re.Match[str], number: int) -> Division | None:
    if match["year"]:
        return Division(Granularity.SEASON, number, int(match["year"]))
    if match["relyear"]:
        return Division(Granularity.SEASON, number, years=g.years[key(match["relyear"])])
    if match["after"]:
        return Division(Granularity.SEASON, number, which=g.words.after[key(match["after"])])
    if match["before"]:
        return Division(Granularity.SEASON, number, which=g.words.before[key(match["before"])])
    return None
