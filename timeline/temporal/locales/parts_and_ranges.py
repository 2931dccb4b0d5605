"""What the words around an expression make of it: its part, an open side, a year shared with the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from timeline.temporal.locales.locale_grammar import Grammar, key
from timeline.temporal.locales.rule_types import Found, Words
from timeline.temporal.locales.word_patterns import REACH, Wording
from timeline.temporal.meaning import Decade, Division, Modified, MonthOfYear, NamedMonth, Partial, Unit
from timeline.temporal.place import Frame

_DASH = re.compile(r"\s?[-–—~]\s?\Z")
_UNITS_WITH_PARTS = frozenset({"week", "month", "year", "decade", "century", "quarter"})


def _has_parts(found: Found) -> bool:
    meaning = found.meaning
    if isinstance(meaning, Partial | NamedMonth | MonthOfYear):
        return meaning.day is None
    if isinstance(meaning, Unit):
        return meaning.granularity in _UNITS_WITH_PARTS
    return isinstance(meaning, Division | Decade)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The patterns of one language's words for parts, open sides and ranges."""

    grammar: Grammar
    part: re.Pattern[str]
    part_after: re.Pattern[str]
    since: re.Pattern[str]
    since_after: re.Pattern[str]
    until: re.Pattern[str]
    until_after: re.Pattern[str]
    throughout: re.Pattern[str]
    joint: re.Pattern[str]

    def with_parts(self, words: Words, found: Sequence[Found]) -> list[Found]:
        """Return what was found, each with the words that name a part of it ("principios de mayo")."""
        return [self._with_part(words, item) for item in found]

    def _with_part(self, words: Words, item: Found) -> Found:
        if not _has_parts(item):
            return item
        after = self.part_after.match(words.text, item.end)
        if after is not None:
            mod = self.grammar.words.parts_after[key(after["part"])]
            return Found(item.start, after.end(), Modified(item.meaning, mod))  # type: ignore[arg-type]
        start = max(0, item.start - REACH)
        before = self.part.search(words.text[start : item.start])
        if before is None:
            return item
        mod = self.grammar.words.parts[key(before["part"])]
        return Found(start + before.start("part"), item.end, Modified(item.meaning, mod))  # type: ignore[arg-type]

    def linked(self, words: Words, first: Found, second: Found) -> bool:
        """Return whether two expressions are the ends of a range, or members of a list."""
        gap = words.text[first.end : second.start]
        return len(gap) <= REACH and bool(_DASH.fullmatch(gap) or self.joint.fullmatch(gap))

    def with_shared_years(self, words: Words, found: Sequence[Found]) -> list[Found]:
        """Give the first of two linked dates the year that only the second states."""
        out = list(found)
        for index in range(len(out) - 2, -1, -1):
            first, second = out[index], out[index + 1]
            year = second.meaning.year if isinstance(second.meaning, Partial) else None
            if (
                isinstance(first.meaning, Partial)
                and first.meaning.year is None
                and isinstance(second.meaning, Partial)
                and second.meaning.month is not None
                and year is not None
                and self.linked(words, first, second)
            ):
                out[index] = replace(first, meaning=replace(first.meaning, year=year))
        return out if self.grammar.words.spaced else self._with_years_before(words, out)

    def _with_years_before(self, words: Words, found: Sequence[Found]) -> list[Found]:
        """Give the second of two linked dates the year in front of the first ("2020年5月至7月")."""
        out = list(found)
        for index in range(1, len(out)):
            first, second = out[index - 1].meaning, out[index].meaning
            if not (isinstance(first, Partial) and isinstance(second, Partial)):
                continue
            if first.year and second.year is None and self.linked(words, out[index - 1], out[index]):
                out[index] = replace(out[index], meaning=replace(second, year=first.year))
        return out

    def frame(self, words: Words, item: Found) -> Frame:
        """Return how the words around an expression use it."""
        before = words.text[max(0, item.start - REACH) : item.start]
        if self.since.search(before) or self.since_after.match(words.text, item.end):
            return Frame(since=True)
        if self.until.search(before) or self.until_after.match(words.text, item.end):
            return Frame(until=True)
        return Frame(throughout=bool(self.throughout.search(before)))


def surroundings(g: Grammar) -> Surroundings:
    """Return the patterns of a language's words for what stands around an expression."""
    writing, words = g.writing, g.words
    joint = "|".join((writing.lead(words.words("range")), writing.lead(words.words("lists"))))
    named_year = f"{g.optional_lead('articles')}{g.optional_lead('year_words')}"
    return Surroundings(
        g,
        re.compile(rf"{_part_lead(writing, words.parts)}{named_year}\Z"),
        re.compile(rf"(?:{writing.gap})?(?P<part>{writing.any_of(words.parts_after)}){writing.end}"),
        writing.in_front(words.words("since")),
        writing.behind(words.words("since_after")),
        writing.in_front(words.words("until")),
        writing.behind(words.words("until_after")),
        writing.in_front(words.words("throughout")),
        re.compile(rf",?(?:{writing.gap})?(?:{joint})"),
    )


def _part_lead(writing: Wording, parts: Iterable[str]) -> str:
    names = writing.any_of(parts)
    return rf"(?<!\w)(?P<part>{names})(?:{writing.gap}|-|(?<='))"
