"""One scan over a text in another language: each word allows a few rules, the longest match wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.temporal.locales.cjk_dates import unspaced_rules
from timeline.temporal.locales.days_and_months import (
    date_rule,
    figures_rule,
    month_range_rule,
    month_rule,
    weekday_rule,
    year_first_rule,
)
from timeline.temporal.locales.hijri_dates import other_calendar_rules
from timeline.temporal.locales.locale_grammar import Grammar, grammar
from timeline.temporal.locales.locale_lexicon import lexicon
from timeline.temporal.locales.relative_phrases import distance_rules, phrase_rule
from timeline.temporal.locales.rule_types import Found, Rule, Words
from timeline.temporal.locales.word_patterns import WORD
from timeline.temporal.locales.years_and_seasons import (
    decade_rule,
    named_year_rule,
    season_rule,
    year_rule,
)

_SPACED = (
    date_rule,
    month_range_rule,
    year_first_rule,
    month_rule,
    weekday_rule,
    named_year_rule,
    year_rule,
    season_rule,
)
_ANY_SCRIPT = (phrase_rule, figures_rule, decade_rule)
_UNSPACED = re.compile(r"\d+|[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Scanner:
    """The rules of one language by what they begin with."""

    grammar: Grammar
    rules: Mapping[str, tuple[Rule, ...]]

    def scan(self, words: Words) -> list[Found]:
        """Return what the rules find, in order and without overlaps."""
        found: list[Found] = []
        position = 0
        for start, name in self._openings(words.text):
            if start < position or name not in self.rules:
                continue
            best = self._longest(words, start, self.rules[name])
            if best:
                found += best
                position = best[-1].end
        return found

    def _openings(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield each place at which an expression can begin, with what stands there."""
        prefixes = self.grammar.writing.prefixes
        for word in (WORD if self.grammar.words.spaced else _UNSPACED).finditer(text):
            written = word.group()
            yield word.start(), "#" if written[0].isdigit() else written
            if prefixes and written[0] in prefixes and len(written) > 3:
                yield word.start() + 1, written[1:]

    @staticmethod
    def _longest(words: Words, start: int, rules: Sequence[Rule]) -> Sequence[Found]:
        best: Sequence[Found] = ()
        for rule in rules:
            match = rule.pattern.match(words.text, start)
            if match is None or (best and match.end() <= best[-1].end):
                continue
            found = rule.reads(match, words)
            if found and (not best or found[-1].end > best[-1].end):
                best = found
        return best


@cache
def scanner(language: str) -> Scanner | None:
    """Return the rules of a language (ISO 639-1); ``None`` where there are no words for it."""
    words = lexicon(language)
    if words is None:
        return None
    g = grammar(words)
    made = [*other_calendar_rules(g), *(make(g) for make in _ANY_SCRIPT)]
    made += [make(g) for make in _SPACED] if words.spaced else list(unspaced_rules(g))
    made += distance_rules(g)
    table: dict[str, list[Rule]] = {}
    for rule in made:
        for name in rule.begins:
            table.setdefault(name, []).append(rule)
    return Scanner(g, {name: tuple(rules) for name, rules in table.items()})
