"""What the rules of one language share: its words, and the pieces of patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.model import Granularity
from timeline.temporal.locales.locale_lexicon import Lexicon
from timeline.temporal.locales.rule_types import Words
from timeline.temporal.locales.word_guards import Company, Guards, company
from timeline.temporal.locales.word_patterns import Wording

FIGURES = frozenset({"#"})
"""What a rule begins with that begins with figures."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's words and pieces of patterns."""

    words: Lexicon
    writing: Wording
    guards: Guards
    month_alone: Company
    weekday_alone: Company
    years: Mapping[str, int]
    """Phrases for a year counted from the present one ("last year"), with their distance."""
    weeks: Mapping[str, int]

    @property
    def months(self) -> Mapping[str, int]:
        """Full names and abbreviations of the months."""
        return {**self.words.short_months, **self.words.months}

    def optional_lead(self, name: str) -> str:
        """Return the pattern of a list's words that may be missing, with the gap behind them."""
        return f"(?:{self.writing.lead(self.words.words(name))})?"

    def group(self, name: str, words: Iterable[str]) -> str:
        """Return a named group of any of the words."""
        return f"(?P<{name}>{self.writing.any_of(words)})"

    def allowed(self, word: str, words: Words, start: int, end: int) -> bool:
        """Return whether the guards of a word let it be read where it stands."""
        return self.guards.allow(word, words, start, end)


def grammar(words: Lexicon) -> Grammar:
    """Return what the rules of a language are made from."""
    writing = Wording(words.spaced, words.words("prefixes"))
    return Grammar(
        words,
        writing,
        Guards(words, writing),
        company(words.month_alone, writing, words.parts),
        company(words.weekday_alone, writing),
        words.pointed(Granularity.YEAR),
        words.pointed(Granularity.WEEK),
    )


def key(word: str) -> str:
    """Return a matched word as its list has it: with single spaces."""
    return re.sub(r"\s+", " ", word)
