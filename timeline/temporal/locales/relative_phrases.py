"""Rules for relative phrases and distances ("ayer", "hace tres días", "le lendemain")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from timeline.temporal.language import ParsedSpan
from timeline.temporal.locales.locale_grammar import FIGURES, Grammar, Interpreter, Rule, key
from timeline.temporal.meaning import Ago, Later
from timeline.temporal.normalised_text import ReadText
from timeline.temporal.time_measure import Measure, TimexUnit

FIRST_LIKELY_YEAR = 1500
"""From this number on, figures with the word for years are a year: "1990年之前" is "before 1990"."""


def phrase_rule(g: Grammar) -> Rule:
    """Return the rule for fixed phrases: "ayer", "la semana pasada", "le lendemain"."""
    phrases = g.lexicon.phrases
    pattern = f"{g.group('phrase', phrases)}{g.patterns.end}"

    def interpret(match: re.Match[str], text: ReadText) -> Sequence[ParsedSpan]:
        phrase = key(match["phrase"])
        if not g.allowed(phrase, text, match.start(), match.end()):
            return []
        return [ParsedSpan(match.start(), match.end(), phrases[phrase])]

    return Rule(g.patterns.first(phrases), re.compile(pattern), interpret)


def distance_rules(g: Grammar) -> Iterator[Rule]:
    """Yield the rules for distances, from the DCT ("hace tres días") or from the last date mentioned."""
    joint = f"(?:{g.patterns.gap})?"
    number = rf"(?P<count>\d{{1,4}}(?![.,]?\d)|{g.patterns.any_of(g.lexicon.counts)})"
    exact = f"{number}{joint}{g.group('unit', g.lexicon.units)}"
    vague = f"{g.patterns.any_of(g.lexicon.word_list('few'))}{joint}{g.group('vague', g.lexicon.units)}"
    measure = f"(?:{exact}|{vague}|{g.group('counted', g.lexicon.counted)}(?!\\s\\d)){g.patterns.end}"
    begins = FIGURES | g.patterns.first([*g.lexicon.counts, *g.lexicon.word_list("few"), *g.lexicon.counted])
    tails: dict[str, _Kind] = {}
    for name, kind in _KINDS.items():
        for template in g.lexicon.templates[name]:
            head, _, tail = (part.strip() for part in template.partition("{}"))
            if not head:
                tails.setdefault(tail, kind)
                continue
            behind = joint + g.patterns.word(tail) + g.patterns.end if tail else ""
            pattern = re.compile(g.patterns.word(head) + joint + measure + behind)
            yield Rule(g.patterns.first([head]), pattern, _distance(g, {"": kind}))
    if tails:
        pattern = re.compile(f"{measure}{joint}{g.group('tail', tails)}{g.patterns.end}")
        yield Rule(begins, pattern, _distance(g, tails))


_Kind = tuple[int, type[Ago] | type[Later]]
"""The sign of a distance, and the type of its meaning."""

_KINDS: Mapping[str, _Kind] = {
    "ago": (-1, Ago),
    "ahead": (1, Ago),
    "later": (1, Later),
    "earlier": (-1, Later),
}


def _distance(g: Grammar, kinds: Mapping[str, _Kind]) -> Interpreter:
    """Return the interpreter of distances: the word behind a measure selects the kind."""

    def interpret(match: re.Match[str], text: ReadText) -> Sequence[ParsedSpan]:
        if not g.allowed(match.group(), text, match.start(), match.end()):
            return []
        measure = _measure(g, match)
        if (
            measure.unit is TimexUnit.YEAR
            and measure.count is not None
            and measure.count >= FIRST_LIKELY_YEAR
        ):
            return []
        sign, kind = kinds[key(match.groupdict().get("tail") or "")]
        return [ParsedSpan(match.start(), match.end(), kind(measure, sign))]

    return interpret


def _measure(g: Grammar, match: re.Match[str]) -> Measure:
    if match["counted"]:
        return g.lexicon.counted[key(match["counted"])]
    if match["vague"]:
        return Measure(None, g.lexicon.units[key(match["vague"])])
    written = key(match["count"])
    count = int(written) if written.isdecimal() else g.lexicon.counts[written]
    return Measure(count, g.lexicon.units[key(match["unit"])])
