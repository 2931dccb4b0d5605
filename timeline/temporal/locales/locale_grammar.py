"""The grammar of one language: its words, its patterns, and the guards of its ambiguous words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.model import Granularity
from timeline.temporal.language import ParsedSpan
from timeline.temporal.locales.dateparser_words import Guard
from timeline.temporal.locales.locale_lexicon import Lexicon
from timeline.temporal.locales.word_patterns import REACH, WordPatterns, WordsInFront
from timeline.temporal.normalised_text import ReadText

FIGURES = frozenset({"#"})
"""The key of rules for an expression with leading figures."""

_SENTENCE_START = re.compile(r"(?:^|[.!?:;…»\"“”„«(\n—–-])[\s\"“„«»(—–-]*\Z")
CLAUSE_END = re.compile(r"\s*(?:[.,;:!?()»”\"\n\d—–-]|\Z)")


@dataclass(frozen=True, slots=True)
class CompiledGuard:
    """The required and the forbidden context of a word, as patterns; ``None`` without such a condition."""

    required_before: WordsInFront | None
    required_after: re.Pattern[str] | None
    forbidden_before: WordsInFront | None
    forbidden_after: re.Pattern[str] | None
    guard: Guard

    def allows(self, text: ReadText, start: int, end: int) -> bool:
        """Return True if the context of a span fits."""
        before = text.plain[max(0, start - REACH) : start]
        if self.guard.never or not self._has_right_case(text.cased[start], before):
            return False
        if self.forbidden_before is not None and self.forbidden_before.search(before):
            return False
        if self.forbidden_after is not None and self.forbidden_after.match(text.plain, end):
            return False
        if self.guard.ends_clause and not CLAUSE_END.match(text.plain, end):
            return False
        return self._has_required(text.plain, before, end)

    def _has_required(self, text: str, before: str, end: int) -> bool:
        if self.required_before is None and self.required_after is None:
            return True
        if self.required_before is not None and self.required_before.search(before):
            return True
        return self.required_after is not None and bool(self.required_after.match(text, end))

    def _has_right_case(self, letter: str, before: str) -> bool:
        if self.guard.letters is None or not letter.isalpha():
            return True
        if self.guard.letters == "upper":
            return letter.isupper()
        return letter.islower() or (self.guard.opens_sentence and bool(_SENTENCE_START.search(before)))


def compiled_guard(guard: Guard, patterns: WordPatterns, also_before: Iterable[str] = ()) -> CompiledGuard:
    """Return a guard with its words as patterns; ``also_before`` extends a list of required words."""
    before = guard.before | frozenset(also_before) if guard.before else guard.before
    return CompiledGuard(
        patterns.words_in_front(before) if before else None,
        patterns.behind(guard.after) if guard.after else None,
        patterns.words_in_front(guard.not_before) if guard.not_before else None,
        patterns.behind(guard.not_after) if guard.not_after else None,
        guard,
    )


class Guards:
    """The guards of the words of a language."""

    def __init__(self, lexicon: Lexicon, patterns: WordPatterns) -> None:
        self._by_word = {
            word: tuple(compiled_guard(row, patterns) for row in rows)
            for word, rows in lexicon.guards.items()
        }

    def allow(self, word: str, text: ReadText, start: int, end: int) -> bool:
        """Return True if all guards of a word allow it at a span."""
        guards = self._by_word.get(" ".join(word.split()), ())
        return all(guard.allows(text, start, end) for guard in guards)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words and patterns of one language."""

    lexicon: Lexicon
    patterns: WordPatterns
    guards: Guards
    month_alone: CompiledGuard
    weekday_alone: CompiledGuard
    season_alone: CompiledGuard
    years: Mapping[str, int]
    """Phrases for a relative year ("last year") to the number of years from the present one."""
    weeks: Mapping[str, int]
    months: Mapping[str, int]
    """Full names and abbreviations of the months."""
    part_behind: re.Pattern[str]
    """The words for a part of a month or year, behind it."""

    def optional_lead(self, name: str) -> str:
        """Return the pattern of an optional word of a list, with the gap after it."""
        return f"(?:{self.patterns.lead(self.lexicon.word_list(name))})?"

    def group(self, name: str, words: Iterable[str]) -> str:
        """Return a named group of any of the words."""
        return f"(?P<{name}>{self.patterns.any_of(words)})"

    def allowed(self, word: str, text: ReadText, start: int, end: int) -> bool:
        """Return True if all guards of a word allow it at a span."""
        return self.guards.allow(word, text, start, end)


Interpreter = Callable[[re.Match[str], ReadText], Sequence[ParsedSpan]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its possible first words (``#`` for figures), and its interpreter.

    The interpreter returns the expressions of a match, or nothing to refuse it.
    """

    begins: frozenset[str]
    pattern: re.Pattern[str]
    interpret: Interpreter


def grammar(lexicon: Lexicon) -> Grammar:
    """Return the grammar of a language."""
    patterns = WordPatterns(lexicon.spaced, lexicon.word_list("prefixes"))
    return Grammar(
        lexicon,
        patterns,
        Guards(lexicon, patterns),
        compiled_guard(lexicon.month_alone, patterns, [*lexicon.parts, *lexicon.halves]),
        compiled_guard(lexicon.weekday_alone, patterns),
        compiled_guard(lexicon.season_alone, patterns),
        lexicon.relative(Granularity.YEAR),
        lexicon.relative(Granularity.WEEK),
        {**lexicon.short_months, **lexicon.months},
        patterns.behind(lexicon.parts_after),
    )


def key(word: str) -> str:
    """Return a matched word with single spaces, as in its list."""
    return " ".join(word.split())
