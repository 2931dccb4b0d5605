"""The context of an expression: words for a part, for an open side, for a range with a shared year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from timeline.temporal.calendar import DateUsage
from timeline.temporal.locales.locale_grammar import Grammar, key
from timeline.temporal.locales.locale_tense import tense_patterns
from timeline.temporal.locales.rule_types import CasedText, Found, SolarDate, UnresolvedDate
from timeline.temporal.locales.word_patterns import REACH, WordPatterns
from timeline.temporal.meaning import (
    DayOfMonth,
    Decade,
    Modified,
    MonthOfYear,
    NamedMonth,
    PartialDate,
    RelativeUnit,
    Weekday,
    YearPart,
    core_meaning,
    has_no_year,
)
from timeline.temporal.verb_tense import Tense

_SINCE = {Tense.OPEN: Tense.PAST, Tense.PLANNED: Tense.PAST, Tense.FUTURE: Tense.PLANNED}
"""The tense at "since": it is the past. In Russian "с" is also "from", and a present form is often future."""
_UNTIL = {Tense.PAST: Tense.OPEN, Tense.OPEN: Tense.PLANNED}
"""The tense at "until", which looks ahead: "was closed until March", "closed until March"."""
_DASH = re.compile(r"\s?[-–—~]\s?\Z")
_UNITS_WITH_PARTS = frozenset({"week", "month", "year", "decade", "century", "quarter"})


def _has_parts(found: Found) -> bool:
    meaning = found.meaning
    if isinstance(meaning, PartialDate | NamedMonth | MonthOfYear):
        return meaning.day is None
    if isinstance(meaning, RelativeUnit):
        return meaning.granularity in _UNITS_WITH_PARTS
    return isinstance(meaning, YearPart | Decade)


@dataclass(frozen=True, slots=True)
class ContextPatterns:
    """The patterns of one language for parts, open sides and ranges."""

    grammar: Grammar
    part: re.Pattern[str]
    part_after: re.Pattern[str]
    since: re.Pattern[str]
    since_after: re.Pattern[str]
    until: re.Pattern[str]
    until_after: re.Pattern[str]
    onwards: re.Pattern[str]
    onwards_after: re.Pattern[str]
    throughout: re.Pattern[str]
    joint: re.Pattern[str]

    def with_parts(self, text: CasedText, found: Sequence[Found]) -> list[Found]:
        """Return the expressions, each with the words for a part of it ("principios de mayo")."""
        return [self._with_part(text, item) for item in found]

    def _with_part(self, text: CasedText, item: Found) -> Found:
        if not _has_parts(item):
            return item
        after = self.part_after.match(text.plain, item.end)
        if after is not None:
            mod = self.grammar.lexicon.parts_after[key(after["part"])]
            return Found(item.start, after.end(), Modified(item.meaning, mod))  # type: ignore[arg-type]
        start = max(0, item.start - REACH)
        before = self.part.search(text.plain[start : item.start])
        if before is None:
            return item
        mod = self.grammar.lexicon.parts[key(before["part"])]
        return Found(start + before.start("part"), item.end, Modified(item.meaning, mod))  # type: ignore[arg-type]

    def linked(self, text: CasedText, first: Found, second: Found) -> bool:
        """Return True if two expressions are the ends of a range, or members of a list."""
        gap = text.plain[first.end : second.start]
        return len(gap) <= REACH and bool(_DASH.fullmatch(gap) or self.joint.fullmatch(gap))

    def with_shared_years(self, text: CasedText, found: Sequence[Found]) -> list[Found]:
        """Give the first of two linked dates the year of the second."""
        out = list(found)
        for index in range(len(out) - 2, -1, -1):
            first, second = out[index], out[index + 1]
            year = second.meaning.year if isinstance(second.meaning, PartialDate) else None
            if (
                isinstance(first.meaning, PartialDate)
                and first.meaning.year is None
                and isinstance(second.meaning, PartialDate)
                and second.meaning.month is not None
                and year is not None
                and self.linked(text, first, second)
            ):
                out[index] = replace(first, meaning=replace(first.meaning, year=year))
        return out if self.grammar.lexicon.spaced else self._with_years_before(text, out)

    def _with_years_before(self, text: CasedText, found: Sequence[Found]) -> list[Found]:
        """Give the second of two linked dates the year of the first ("2020年5月至7月")."""
        out = list(found)
        for index in range(1, len(out)):
            first, second = out[index - 1].meaning, out[index].meaning
            if not (isinstance(first, PartialDate) and isinstance(second, PartialDate)):
                continue
            if first.year and second.year is None and self.linked(text, out[index - 1], out[index]):
                out[index] = replace(out[index], meaning=replace(second, year=first.year))
        return out

    def usage(self, text: CasedText, item: Found) -> DateUsage:
        """Return the usage of a date: an open side, or the whole period."""
        before = text.plain[max(0, item.start - REACH) : item.start]
        since = max(_length(self.since.search(before)), _length(self.onwards.search(before)))
        until = _length(self.until.search(before))
        if since > until or self._opens_behind(text, item):
            return DateUsage(since=True)
        if until or self.until_after.match(text.plain, item.end):
            return DateUsage(until=True)
        return DateUsage(throughout=bool(self.throughout.search(before)))

    def _opens_behind(self, text: CasedText, item: Found) -> bool:
        """Return True if the words behind a date open its end ("2019'dan beri")."""
        behind = (self.since_after, self.onwards_after)
        return any(pattern.match(text.plain, item.end) for pattern in behind)

    def direction(self, text: CasedText, item: Found, usage: DateUsage) -> int:
        """Return the direction of tense at a date, as in ``Context``; 0 for a date with a year."""
        if isinstance(item.meaning, SolarDate | UnresolvedDate):
            return 0
        meaning = core_meaning(item.meaning)
        is_weekday = isinstance(meaning, Weekday)
        if not (is_weekday or isinstance(meaning, DayOfMonth) or has_no_year(meaning)):
            return 0
        tense = tense_patterns(self.grammar.lexicon.language).tense(text.plain, item.start, item.end)
        if is_weekday:
            return 1 if tense in {Tense.FUTURE, Tense.PLANNED} else 0
        if isinstance(meaning, PartialDate) and meaning.weekday is not None:
            return 0  # the weekday selects the year
        if usage.since and self._is_since(text, item):
            tense = _SINCE.get(tense, tense)
        return (_UNTIL.get(tense, tense) if usage.until else tense).direction

    def _is_since(self, text: CasedText, item: Found) -> bool:
        before = text.plain[max(0, item.start - REACH) : item.start]
        return bool(self.since.search(before) or self.since_after.match(text.plain, item.end))


def _length(match: re.Match[str] | None) -> int:
    return len(match.group()) if match is not None else 0


def context_patterns(g: Grammar) -> ContextPatterns:
    """Return the context patterns of a language."""
    patterns, lexicon = g.patterns, g.lexicon
    joint = "|".join((patterns.lead(lexicon.word_list("range")), patterns.lead(lexicon.word_list("lists"))))
    named_year = f"{g.optional_lead('articles')}{g.optional_lead('year_words')}"
    return ContextPatterns(
        g,
        re.compile(rf"{_part_lead(patterns, lexicon.parts)}{named_year}\Z"),
        re.compile(rf"(?:{patterns.gap})?(?P<part>{patterns.any_of(lexicon.parts_after)}){patterns.end}"),
        patterns.in_front(lexicon.word_list("since")),
        patterns.behind(lexicon.word_list("since_after")),
        patterns.in_front(lexicon.word_list("until")),
        patterns.behind(lexicon.word_list("until_after")),
        patterns.in_front(lexicon.word_list("onwards")),
        patterns.behind(lexicon.word_list("onwards_after")),
        patterns.in_front(lexicon.word_list("throughout")),
        re.compile(rf",?(?:{patterns.gap})?(?:{joint})"),
    )


def _part_lead(patterns: WordPatterns, parts: Iterable[str]) -> str:
    names = patterns.any_of(parts)
    return rf"(?<!\w)(?P<part>{names})(?:{patterns.gap}|-|(?<='))"
