"""Rules for years, decades, seasons, and phrases and distances counted from the present."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.model import Granularity
from timeline.temporal.locales.locale_grammar import FIGURES, Grammar, key
from timeline.temporal.locales.rule_types import Found, Reader, Rule, Words
from timeline.temporal.locales.word_patterns import YEAR
from timeline.temporal.meaning import Ago, Decade, Division, Later, Partial


def phrase_rule(g: Grammar) -> Rule:
    """Return the rule for fixed phrases: "ayer", "la semana pasada", "le lendemain"."""
    phrases = g.words.phrases
    pattern = f"{g.group('phrase', phrases)}{g.writing.end}"

    def read(match: re.Match[str], words: Words) -> Sequence[Found]:
        said = key(match["phrase"])
        if not g.allowed(said, words, match.start(), match.end()):
            return []
        return [Found(match.start(), match.end(), phrases[said])]

    return Rule(g.writing.first(phrases), re.compile(pattern), read)


def distance_rules(g: Grammar) -> Iterator[Rule]:
    """Yield the rules for distances: from the present ("hace tres días"), or from the last date mentioned."""
    joint = f"(?:{g.writing.gap})?"
    number = rf"(?P<count>\d{{1,4}}(?![.,]?\d)|{g.writing.any_of(g.words.counts)})"
    exact = f"{number}{joint}{g.group('unit', g.words.units)}"
    vague = f"{g.writing.any_of(g.words.words('few'))}{joint}{g.group('vague', g.words.units)}"
    measure = f"(?:{exact}|{vague}|{g.group('counted', g.words.counted)}(?!\\s\\d)){g.writing.end}"
    begins = FIGURES | g.writing.first([*g.words.counts, *g.words.words("few"), *g.words.counted])
    for name, (sign, kind) in _KINDS.items():
        for frame in g.words.frames[name]:
            head, _, tail = frame.partition("{}")
            pattern = (
                (g.writing.word(head.strip()) + joint if head.strip() else "")
                + measure
                + (joint + g.writing.word(tail.strip()) + g.writing.end if tail.strip() else "")
            )
            first = g.writing.first([head.strip()]) if head.strip() else begins
            yield Rule(first, re.compile(pattern), _distance(g, sign, kind))


_KINDS: dict[str, tuple[int, type[Ago] | type[Later]]] = {
    "ago": (-1, Ago),
    "ahead": (1, Ago),
    "later": (1, Later),
    "earlier": (-1, Later),
}


def _distance(g: Grammar, sign: int, kind: type[Ago] | type[Later]) -> Reader:
    def read(match: re.Match[str], words: Words) -> Sequence[Found]:
        if not g.allowed(match.group(), words, match.start(), match.end()):
            return []
        count, unit = _measured(g, match)
        return [Found(match.start(), match.end(), kind(count, unit, sign))]

    return read


def _measured(g: Grammar, match: re.Match[str]) -> tuple[int | None, str]:
    if match["counted"]:
        return g.words.counted[key(match["counted"])]
    if match["vague"]:
        return None, g.words.units[key(match["vague"])]
    written = key(match["count"])
    return int(written) if written.isdecimal() else g.words.counts[written], g.words.units[key(match["unit"])]


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
