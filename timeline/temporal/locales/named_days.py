"""Rules for named days ("Weihnachten") and for days of history ("les attentats du 11 septembre")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.temporal.holidays import DATED_NOUNS
from timeline.temporal.language import ParsedSpan, Pass
from timeline.temporal.locales.locale_grammar import Grammar, Rule, key
from timeline.temporal.locales.word_patterns import REACH, YEAR
from timeline.temporal.meaning import Holiday, PartialDate
from timeline.temporal.normalised_text import ReadText


def named_day_rule(g: Grammar) -> Rule:
    """Return the rule for a named day, with or without a year: "Pâques", "Navidad de 2019"."""
    gap, end, of = g.patterns.gap, g.patterns.end, g.optional_lead("of")
    year = f"(?P<year>{YEAR})(?:{g.patterns.follow(g.lexicon.word_list('year_after'))})?"
    relative = f"{g.optional_lead('articles')}{g.group('relyear', g.years)}{end}"
    pattern = (
        f"(?:{g.group('before', g.lexicon.before)}{gap})?{g.group('day', g.lexicon.named_days)}{end}"
        f"(?:,?{gap}{of}(?:{year}|{relative})|{gap}{g.group('after', g.lexicon.after)}{end})?"
    )

    def interpret(match: re.Match[str], text: ReadText) -> Sequence[ParsedSpan]:
        name = key(match["day"])
        if not g.allowed(name, text, match.start("day"), match.end("day")):
            return []
        return [ParsedSpan(match.start(), match.end(), _named(g, match, g.lexicon.named_days[name]))]

    begins = g.patterns.first([*g.lexicon.named_days, *(g.lexicon.before if g.lexicon.named_days else ())])
    return Rule(begins, re.compile(pattern), interpret)


def _named(g: Grammar, match: re.Match[str], name: str) -> Holiday:
    day = Holiday(name)
    if match["year"]:
        return replace(day, year=int(match["year"]))
    if match["relyear"]:
        return replace(day, years=g.years[key(match["relyear"])])
    if match["before"]:
        return replace(day, reference=g.lexicon.before[key(match["before"])])
    return replace(day, reference=g.lexicon.after[key(match["after"])]) if match["after"] else day


def days_of_history(g: Grammar) -> Pass:
    """Return the pass that reads a day beside the word for an attack as the known one of this day."""
    before = g.patterns.words_in_front(g.lexicon.word_list("attacks_before"))
    behind = g.patterns.behind(g.lexicon.word_list("attacks_after"))

    def known(text: str, span: ParsedSpan) -> ParsedSpan:
        date = span.meaning
        if not isinstance(date, PartialDate) or date.year or not date.month or not date.day:
            return span
        name, _ = DATED_NOUNS.get((date.month, date.day), ("", None))
        is_attack = name and (
            before.search(text, max(0, span.start - REACH), span.start) or behind.match(text, span.end)
        )
        return replace(span, meaning=Holiday(name)) if is_attack else span

    def apply(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
        return [known(text, span) for span in spans]

    return apply
