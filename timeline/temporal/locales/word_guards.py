"""The words beside an expression: those that a look-alike lacks, and those that give it away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.temporal.locales.dateparser_words import Guard
from timeline.temporal.locales.locale_lexicon import Lexicon
from timeline.temporal.locales.rule_types import Words
from timeline.temporal.locales.word_patterns import REACH, Wording

_SENTENCE_START = re.compile(r"(?:^|[.!?:;…»\"“”„«(\n—–-])[\s\"“„«»(—–-]*\Z")
_CLAUSE_END = re.compile(r"\s*(?:[.,;:!?()»”\"\n\d—–-]|\Z)")


@dataclass(frozen=True, slots=True)
class Company:
    """What may and must not stand beside a word, compiled; ``None`` where nothing is asked."""

    wanted_before: re.Pattern[str] | None
    wanted_after: re.Pattern[str] | None
    refused_before: re.Pattern[str] | None
    refused_after: re.Pattern[str] | None
    guard: Guard

    def allows(self, words: Words, start: int, end: int) -> bool:
        """Return whether what stands around a stretch lets it be read."""
        before = words.text[max(0, start - REACH) : start]
        if self.guard.never or not self._written(words.case[start], before):
            return False
        if self.refused_before is not None and self.refused_before.search(before):
            return False
        if self.refused_after is not None and self.refused_after.match(words.text, end):
            return False
        if self.guard.ends and not _CLAUSE_END.match(words.text, end):
            return False
        return self._accompanied(words.text, before, end)

    def _accompanied(self, text: str, before: str, end: int) -> bool:
        if self.wanted_before is None and self.wanted_after is None:
            return True
        if self.wanted_before is not None and self.wanted_before.search(before):
            return True
        return self.wanted_after is not None and bool(self.wanted_after.match(text, end))

    def _written(self, letter: str, before: str) -> bool:
        if self.guard.letters is None or not letter.isalpha():
            return True
        if self.guard.letters == "upper":
            return letter.isupper()
        return letter.islower() or (self.guard.opens and bool(_SENTENCE_START.search(before)))


def company(guard: Guard, writing: Wording, also_before: Iterable[str] = ()) -> Company:
    """Return a guard's words as patterns; ``also_before`` adds to those of which one must stand in front."""
    before = guard.before | frozenset(also_before) if guard.before else guard.before
    return Company(
        writing.in_front(before) if before else None,
        writing.behind(guard.after) if guard.after else None,
        writing.in_front(guard.not_before) if guard.not_before else None,
        writing.behind(guard.not_after) if guard.not_after else None,
        guard,
    )


class Guards:
    """The guards of a language's words."""

    def __init__(self, lexicon: Lexicon, writing: Wording) -> None:
        self._of = {
            word: tuple(company(row, writing) for row in rows) for word, rows in lexicon.guards.items()
        }

    def allow(self, word: str, words: Words, start: int, end: int) -> bool:
        """Return whether the guards of a word let it be read where it stands."""
        return all(row.allows(words, start, end) for row in self._of.get(" ".join(word.split()), ()))
