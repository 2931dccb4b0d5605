"""Rules for phrases and distances that count from the present or from the last date mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.temporal.locales.locale_grammar import FIGURES, Grammar, key
from timeline.temporal.locales.rule_types import Found, Reader, Rule, Words
from timeline.temporal.meaning import Ago, Later
from timeline.temporal.measure import Measure


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
        return [Found(match.start(), match.end(), kind(_measure(g, match), sign))]

    return read


def _measure(g: Grammar, match: re.Match[str]) -> Measure:
    if match["counted"]:
        return g.words.counted[key(match["counted"])]
    if match["vague"]:
        return Measure(None, g.words.units[key(match["vague"])])
    written = key(match["count"])
    count = int(written) if written.isdecimal() else g.words.counts[written]
    return Measure(count, g.words.units[key(match["unit"])])
