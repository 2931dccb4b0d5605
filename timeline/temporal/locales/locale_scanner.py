"""The scan of a text in another language: a word selects a few rules, the longest match wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.temporal.language import ParsedSpan
from timeline.temporal.locales.cjk_dates import cjk_rules
from timeline.temporal.locales.days_months_weekdays import (
    date_rule,
    day_rule,
    figures_rule,
    month_range_rule,
    month_rule,
    weekday_rule,
    year_first_rule,
)
from timeline.temporal.locales.hijri_dates import hijri_rules
from timeline.temporal.locales.locale_grammar import Grammar, Rule, grammar
from timeline.temporal.locales.locale_lexicon import lexicon
from timeline.temporal.locales.named_days import named_day_rule
from timeline.temporal.locales.numbered_periods import numbered_period_rules
from timeline.temporal.locales.relative_phrases import distance_rules, part_of_unit_rules, phrase_rule
from timeline.temporal.locales.word_patterns import WORD
from timeline.temporal.locales.years_and_seasons import (
    decade_rule,
    named_year_rule,
    season_rule,
    year_rule,
)
from timeline.temporal.normalised_text import ReadText

_SPACED = (
    date_rule,
    month_range_rule,
    year_first_rule,
    month_rule,
    weekday_rule,
    named_year_rule,
    year_rule,
    season_rule,
    day_rule,
)
_ANY_SCRIPT = (phrase_rule, figures_rule, decade_rule, named_day_rule)
_UNSPACED = re.compile(r"\d+|[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Scanner:
    """The rules of one language by their first words."""

    grammar: Grammar
    rules: Mapping[str, tuple[Rule, ...]]

    def scan(self, text: ReadText) -> list[ParsedSpan]:
        """Return the expressions of a text, in order and without overlaps."""
        found: list[ParsedSpan] = []
        position = 0
        for start, rules in self._openings(text.plain):
            if start < position:
                continue
            best = self._longest(text, start, rules)
            if best:
                found += best
                position = best[-1].end
        return found

    def _openings(self, text: str) -> Iterator[tuple[int, Sequence[Rule]]]:
        """Yield the offset and the rules of each possible start of an expression."""
        prefixes, rules_at = self.grammar.patterns.prefixes, self.rules.get
        for word in (WORD if self.grammar.lexicon.spaced else _UNSPACED).finditer(text):
            written = word.group()
            rules = rules_at("#" if written[0] <= "9" else written)
            if rules is not None:
                yield word.start(), rules
            if prefixes and written[0] in prefixes and len(written) > 3:
                rules = rules_at(written[1:])
                if rules is not None:
                    yield word.start() + 1, rules

    @staticmethod
    def _longest(text: ReadText, start: int, rules: Sequence[Rule]) -> Sequence[ParsedSpan]:
        best: Sequence[ParsedSpan] = ()
        for rule in rules:
            match = rule.pattern.match(text.plain, start)
            if match is None or (best and match.end() <= best[-1].end):
                continue
            found = rule.interpret(match, text)
            if found and (not best or found[-1].end > best[-1].end):
                best = found
        return best


@cache
def scanner(language: str) -> Scanner | None:
    """Return the rules of a language (ISO 639-1); ``None`` if it has no words."""
    words = lexicon(language)
    if words is None:
        return None
    g = grammar(words)
    rules = [*hijri_rules(g), *(make(g) for make in _ANY_SCRIPT)]
    rules += [make(g) for make in _SPACED] if words.spaced else list(cjk_rules(g))
    rules += [*numbered_period_rules(g), *part_of_unit_rules(g), *distance_rules(g)]
    table: dict[str, list[Rule]] = {}
    for rule in rules:
        for name in rule.begins:
            table.setdefault(name, []).append(rule)
    return Scanner(g, {name: tuple(rules) for name, rules in table.items()})
