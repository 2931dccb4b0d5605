"""Rules for relative phrases and distances ("ayer", "hace tres días", "le lendemain")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from timeline.model import TimexMod
from timeline.temporal.language import ParsedSpan
from timeline.temporal.locales.locale_grammar import FIGURES, Grammar, Interpreter, Rule, key
from timeline.temporal.locales.word_patterns import NOTHING, REACH
from timeline.temporal.meaning import Ago, Duration, Later, Modified, Reference, RelativeUnit
from timeline.temporal.normalised_text import ReadText
from timeline.temporal.time_measure import CALENDAR_UNITS, Measure, TimexUnit

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


def part_of_unit_rules(g: Grammar) -> Iterator[Rule]:
    """Yield the rules for a part of the present week, month or year: "fin de l'année", "yıl sonu"."""
    units = {word: unit for word, unit in g.lexicon.units.items() if unit in _UNITS_WITH_PARTS}
    unit, articles = g.group("unit", units), g.optional_lead("articles")
    of = g.patterns.lead([*g.lexicon.word_list("of"), *g.lexicon.word_list("articles")])
    named = g.patterns.any_of([*g.lexicon.before, *g.lexicon.after, *g.months, *g.lexicon.solar])
    more = rf"(?!{g.patterns.gap}(?:{of})?(?:\d|{named}{g.patterns.end}))"
    if g.lexicon.parts:
        lead = f"{g.group('part', g.lexicon.parts)}(?:{g.patterns.gap}|(?<='))"
        pattern = re.compile(f"{lead}{articles}{unit}{g.patterns.end}{more}")
        yield Rule(g.patterns.first(g.lexicon.parts), pattern, _part_of_unit(g, units, g.lexicon.parts))
    if g.lexicon.parts_after:
        behind = g.group("part", g.lexicon.parts_after)
        pattern = re.compile(f"(?<![{_COUNTS}]){unit}(?:{g.patterns.gap})?{behind}{g.patterns.end}")
        yield Rule(g.patterns.first(units), pattern, _part_of_unit(g, units, g.lexicon.parts_after))


_UNITS_WITH_PARTS = frozenset({TimexUnit.WEEK, TimexUnit.MONTH, TimexUnit.YEAR})
_COUNTS = "\\d一二三四五六七八九十两几数多每个半去今明本上下这"
"""The Chinese words and figures before a unit of another kind: "三年中" is "in three years"."""


def _part_of_unit(g: Grammar, units: Mapping[str, TimexUnit], parts: Mapping[str, TimexMod]) -> Interpreter:
    def interpret(match: re.Match[str], _: ReadText) -> Sequence[ParsedSpan]:
        if key(match.group()) in g.lexicon.units or key(match.group()) in g.lexicon.phrases:
            return []  # "fin de semana" is the weekend
        whole = RelativeUnit(CALENDAR_UNITS[units[key(match["unit"])]], 0, Reference.CURRENT)
        return [ParsedSpan(match.start(), match.end(), Modified(whole, parts[key(match["part"])]))]

    return interpret


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
    """Return the interpreter of distances: the word behind a measure selects the kind.

    A distance from an event ("una semana después del golpe") has no place in the calendar.
    """
    from_event = g.patterns.behind(g.lexicon.word_list("from_event"))
    endings = "|".join(map(re.escape, g.lexicon.word_list("event_endings")))
    event_before = re.compile(rf"(?<!\w)\w{{4,}}(?:{endings})\s\Z" if endings else NOTHING)

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
        start = max(0, match.start() - REACH)
        if kind is Later and (
            from_event.match(text.plain, match.end()) or event_before.search(text.plain, start, match.start())
        ):
            return [ParsedSpan(match.start(), match.end(), Duration(measure, from_event=True))]
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
