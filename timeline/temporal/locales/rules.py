"""The rules of a language, made from its words: dates, weekdays, distances, years, seasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from timeline.model import Granularity
from timeline.temporal.locales.company import Company
from timeline.temporal.locales.found import Found, Rule, Solar, Unread, Words
from timeline.temporal.locales.lexicon import Lexicon
from timeline.temporal.locales.patterns import DAY, YEAR, Wording
from timeline.temporal.meaning import (
    Ago,
    Division,
    Later,
    Meaning,
    MonthOfYear,
    NamedMonth,
    Numeric,
    Partial,
    Weekday,
    Which,
)

_ORDINAL = r"(?:\.?[ºª°]|er(?![a-z])|-?(?:го|е|ого|й|те)(?!\w)|\.)?"
_FIGURES = frozenset({"#"})
_DASH = r"\s?[-–—]\s?"


class Grammar:
    """The rules of one language."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.writing = Wording(words.spaced)
        self.company = Company(words, self.writing)
        self.years = words.pointed(Granularity.YEAR)
        self.weeks = words.pointed(Granularity.WEEK)

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules, each with what it can begin with."""
        made = [self._phrases(), *self._distances(), self._figures(), self._year_first(), self._weekday()]
        if self.words.spaced:
            made += [self._date(), self._month(), self._year_after_word(), self._year(), self._season()]
            made += [self._solar(), self._solar_year(), self._islamic()]
        return tuple(rule for rule in made if rule.begins)

    def _rule(self, begins: Iterable[str], pattern: str, reads) -> Rule:  # type: ignore[no-untyped-def]
        return Rule(frozenset(begins), re.compile(pattern), reads)
