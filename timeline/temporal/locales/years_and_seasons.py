"""Rules for years, decades and seasons; a number is a year only if the words beside it show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.model import Granularity
from timeline.temporal.language import ParsedSpan
from timeline.temporal.locales.locale_grammar import CLAUSE_END, FIGURES, Grammar, Rule, key
from timeline.temporal.locales.word_patterns import REACH, YEAR, WordsInFront
from timeline.temporal.meaning import Decade, PartialDate, YearPart
from timeline.temporal.normalised_text import ReadText

_LIKELY = range(1500, 2100)
"""Numbers in this range are years after a preposition."""
_EARLY = range(1000, 1500)
"""Numbers in this range are years after a preposition at the head of a sentence or the end of a clause."""
_SENTENCE_HEAD = re.compile(r"(?:\A|[.!?;]\s|\n)\s?\w+(?:\s\w+)?\s\Z")
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
"""Numbers in this range need no preposition, in a language without prepositions before years."""


@dataclass(frozen=True, slots=True)
class _YearContext:
    """Context words of one language beside a year or a count."""

    preposition: WordsInFront
    mark: re.Pattern[str]
    open_side: WordsInFront
    second: re.Pattern[str]
    first: re.Pattern[str]
    more_than: WordsInFront
    since: WordsInFront
    to_year: re.Pattern[str]
    unit: re.Pattern[str]
    alone: bool

    def interpret(self, match: re.Match[str], text: ReadText) -> Sequence[ParsedSpan]:
        before = text.plain[max(0, match.start() - REACH) : match.start()]
        if self.more_than.search(before) or (_GLUED.search(before) and not self.second.search(before)):
            return []
        span = _SPAN.match(text.plain, match.start())
        if span is not None and int(span["from"]) < int(span["to"]) and int(span["to"]) in _LIKELY:
            return [ParsedSpan(*span.span(name), PartialDate(int(span[name]))) for name in ("from", "to")]
        if not (
            match["named"]
            or _heads_lines(match, text)
            or self._is_year(int(match["year"]), match.end("year"), text, before)
        ):
            return []
        return [ParsedSpan(match.start(), match.end(), PartialDate(int(match["year"])))]

    def _is_year(self, year: int, end: int, text: ReadText, before: str) -> bool:
        """Return True if the context makes a number a year."""
        if self.since.search(before) and self.to_year.match(text.plain, end) and year in _LIKELY:
            return True
        if self.mark.match(text.plain, end) or self.first.match(text.plain, end):
            return True
        if year in _EARLY and year % _OFTEN_COUNTED and self.preposition.search(before):
            return bool(_SENTENCE_HEAD.search(before)) or CLAUSE_END.match(text.plain, end) is not None
        if year not in _LIKELY or _MEASURE.match(text.plain, end) or self.unit.match(text.plain, end):
            return False
        if _BRACKETED.search(before) and text.plain[end : end + 1] in {")", "-", "–"}:
            return True
        if year % _OFTEN_COUNTED == 0 and not self._is_no_count(end, text, before):
            return False
        return self._has_lead(year, end, text, before)

    def _is_no_count(self, end: int, text: ReadText, before: str) -> bool:
        """Return True for "before 1900" without a counted noun behind it."""
        if not self.open_side.search(before):
            return False
        return CLAUSE_END.match(text.plain, end) is not None or (self.alone and not _noun_follows(text, end))

    def _has_lead(self, year: int, end: int, text: ReadText, before: str) -> bool:
        if self.preposition.search(before) or self.second.search(before):
            return True
        return self.alone and year in _ALONE and not _noun_follows(text, end)


_LINE_BEFORE = re.compile(r"(?:\A|[\n\u2028])[ \t*•#]{0,6}\Z")
_LINE_BEHIND = re.compile(r"[ \t]{0,3}:?[ \t]{0,3}[\n\u2028]")


def _heads_lines(match: re.Match[str], text: ReadText) -> bool:
    """Return True for likely years on a line of their own: the heading of the lines of a chronology."""
    if int(match["year"]) not in _LIKELY or _LINE_BEHIND.match(text.plain, match.end()) is None:
        return False
    return _LINE_BEFORE.search(text.plain, max(0, match.start() - 8), match.start()) is not None


def _noun_follows(text: ReadText, end: int) -> bool:
    """Return True if a word with a capital follows: in German the counted noun."""
    return text.cased[end : end + 1].isspace() and text.cased[end + 1 : end + 2].isupper()


def year_rule(g: Grammar) -> Rule:
    """Return the rule for a year in figures; a range with a dash is two expressions."""
    joints = {*g.lexicon.word_list("range"), *g.lexicon.word_list("lists")}
    beside = _YearContext(
        preposition=g.patterns.words_in_front(g.lexicon.word_list("year_prepositions")),
        mark=g.patterns.behind(g.lexicon.word_list("year_marks")),
        open_side=g.patterns.words_in_front(
            [word for name in ("until", "by", "onwards") for word in g.lexicon.word_list(name)]
        ),
        second=re.compile(rf"[12]\d{{3}}{g.patterns.gap}{g.patterns.lead(joints)}\Z"),
        first=re.compile(
            rf"{g.patterns.gap}{g.patterns.lead(joints)}[12]\d{{3}}"
            rf"{g.patterns.follow(g.lexicon.word_list('between_after'))}"
        ),
        more_than=g.patterns.words_in_front(g.lexicon.word_list("more_than")),
        since=g.patterns.words_in_front(g.lexicon.word_list("since")),
        to_year=re.compile(
            rf"{g.patterns.gap}{g.patterns.lead(g.lexicon.word_list('range'))}(?:1[5-9]|20)\d\d(?!\d)"
        ),
        unit=g.patterns.behind(g.lexicon.units),
        alone=bool(g.lexicon.supplement.get("year_alone")),
    )
    named = g.patterns.follow(g.lexicon.word_list("year_after"))
    pattern = f"(?P<year>{YEAR})(?P<named>{named})?{_NOT_SPLIT}"
    return Rule(FIGURES, re.compile(pattern), beside.interpret)


def named_year_rule(g: Grammar) -> Rule:
    """Return the rule for a year after the word "year" ("año 2000"); the span has only the figures."""
    named = g.lexicon.word_list("year_words")
    pattern = f"{g.patterns.lead(named)}{g.optional_lead('articles')}(?P<year>{YEAR}){g.patterns.end}"

    def interpret(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
        return [ParsedSpan(match.start("year"), match.end("year"), PartialDate(int(match["year"])))]

    return Rule(g.patterns.first(named), re.compile(pattern), interpret)


def decade_rule(g: Grammar) -> Rule:
    """Return the rule for decades: "les années 1990", "die 90er Jahre"."""
    frames = g.lexicon.word_list("decades")
    figure = r"(?P<decade>(?:1[5-9]|20)?\d0)"
    pieces = []
    for number, frame in enumerate(sorted(frames, key=len, reverse=True)):
        head, _, tail = frame.partition("{}")
        lead = g.patterns.word(head.strip()) + ("" if head.endswith("'") else g.patterns.gap) if head else ""
        pieces.append(
            lead + figure.replace("decade", f"decade{number}") + g.patterns.word(tail) + g.patterns.end
        )
    pattern = f"(?:{'|'.join(pieces)})" if pieces else r"(?!)"
    begins = g.patterns.first([f for f in frames if not f.startswith("{}")])
    begins |= FIGURES if any(f.startswith("{}") for f in frames) else frozenset()

    def interpret(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
        written = next(value for value in match.groups() if value)
        return [ParsedSpan(match.start(), match.end(), Decade(int(written), short=len(written) == 2))]

    return Rule(begins, re.compile(pattern), interpret)


def season_rule(g: Grammar) -> Rule:
    """Return the rule for a season with a year or a deictic word; a bare one in the right context."""
    gap, of, end = g.patterns.gap, g.optional_lead("of"), g.patterns.end
    year = f"(?P<year>{YEAR})(?:{g.patterns.follow(g.lexicon.word_list('year_after'))})?"
    relative = f"{g.optional_lead('articles')}{g.group('relyear', g.years)}{end}"
    names = {**g.lexicon.seasons, **g.lexicon.season_adverbs}
    pattern = (
        f"(?:{g.group('before', g.lexicon.before)}{gap})?{g.group('season', names)}{end}"
        f"(?:,?{gap}{of}(?:{year}|{relative})|{gap}{g.group('after', g.lexicon.after)}{end})?"
    )

    def interpret(match: re.Match[str], text: ReadText) -> Sequence[ParsedSpan]:
        division = _season(g, match, text)
        return [] if division is None else [ParsedSpan(match.start(), match.end(), division)]

    begins = (
        g.patterns.first([*g.lexicon.seasons, *g.lexicon.season_adverbs, *g.lexicon.before])
        if g.lexicon.seasons
        else frozenset()
    )
    return Rule(begins, re.compile(pattern), interpret)


def _season(g: Grammar, match: re.Match[str], text: ReadText) -> YearPart | None:
    name = key(match["season"])
    number = g.lexicon.season_adverbs.get(name) or g.lexicon.seasons[name]
    if match["year"]:
        return YearPart(Granularity.SEASON, number, int(match["year"]))
    if match["relyear"]:
        return YearPart(Granularity.SEASON, number, years=g.years[key(match["relyear"])])
    if match["after"]:
        return YearPart(Granularity.SEASON, number, reference=g.lexicon.after[key(match["after"])])
    if match["before"]:
        return YearPart(Granularity.SEASON, number, reference=g.lexicon.before[key(match["before"])])
    is_alone = name in g.lexicon.season_adverbs or g.season_alone.allows(text, *match.span("season"))
    return YearPart(Granularity.SEASON, number) if is_alone else None
