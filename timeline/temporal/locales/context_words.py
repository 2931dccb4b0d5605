"""The words around the dates of a language: of a part, of an open side, of a range, of a narrative."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from timeline.model import Granularity
from timeline.temporal.language import NarrativeWords, ParsedSpan, Pass, RangeWords, UsageWords
from timeline.temporal.locales.locale_grammar import Grammar, key
from timeline.temporal.locales.word_patterns import REACH
from timeline.temporal.meaning import (
    Century,
    Decade,
    HalfOf,
    Meaning,
    Modified,
    MonthOfYear,
    NamedMonth,
    PartialDate,
    RelativeUnit,
    SolarDate,
    YearPart,
)
from timeline.temporal.normalised_text import ReadText, normalised_word

_UNITS_WITH_PARTS = frozenset({"week", "month", "year", "decade", "century", "quarter"})


_LAST_CENTURY = RelativeUnit(Granularity.CENTURY, -1)


def _has_parts(meaning: Meaning) -> bool:
    if isinstance(meaning, PartialDate | NamedMonth | MonthOfYear):
        return meaning.day is None
    if isinstance(meaning, RelativeUnit):
        return meaning.granularity in _UNITS_WITH_PARTS
    return isinstance(meaning, YearPart | Decade | Century)


def _has_halves(meaning: Meaning) -> bool:
    return not isinstance(meaning, YearPart | Decade)


def parts_of_dates(g: Grammar) -> Pass:
    """Return the pass that joins a date with the words for a part of it ("principios de mayo")."""
    lexicon = g.lexicon
    names = g.patterns.any_of({**lexicon.parts, **lexicon.halves})
    names_behind = g.patterns.any_of({**lexicon.parts_after, **lexicon.halves_after})
    between = "".join(map(g.optional_lead, ("month_lead", "articles", "year_words")))
    before = re.compile(rf"(?<!\w)(?P<part>{names})(?:{g.patterns.gap}|-|(?<=')){between}\Z")
    after = re.compile(rf"(?:{g.patterns.gap})?(?P<part>{names_behind}){g.patterns.end}")

    def narrowed(meaning: Meaning, word: str) -> Meaning | None:
        mod = lexicon.parts.get(word) or lexicon.parts_after.get(word)
        if mod is not None:
            return Modified(meaning, mod)
        half = lexicon.halves.get(word) or lexicon.halves_after[word]
        return HalfOf(half > 1, meaning) if _has_halves(meaning) else None

    def with_part(text: str, span: ParsedSpan) -> ParsedSpan:
        if not _has_parts(span.meaning):
            return span
        start, end, word = span.start, span.end, ""
        if (behind := after.match(text, end)) is not None:
            end, word = behind.end(), behind["part"]
        elif (ahead := before.search(text, max(0, start - REACH), start)) is not None:
            start, word = ahead.start("part"), ahead["part"]
        part = narrowed(span.meaning, key(word)) if word else None
        return span if part is None else ParsedSpan(start, end, part)

    def apply(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
        return [with_part(text, span) for span in spans]

    return apply


def decades_of_centuries(g: Grammar) -> Pass:
    """Return the pass that joins a decade with its century ("30-х годах XIX века")."""
    of = re.compile(rf"{g.patterns.gap}{g.optional_lead('of')}{g.optional_lead('articles')}")

    def of_century(text: str, first: ParsedSpan, second: ParsedSpan) -> ParsedSpan | None:
        decade, century = first.meaning, second.meaning
        if (
            not isinstance(decade, Decade)
            or not decade.short
            or not of.fullmatch(text, first.end, second.start)
        ):
            return None
        if isinstance(century, Century):
            decade = Decade(100 * (century.number - 1) + decade.first)
        elif century != _LAST_CENTURY:
            return None
        return ParsedSpan(first.start, second.end, decade)

    def apply(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
        out: list[ParsedSpan] = []
        for span in spans:
            joined = of_century(text, out[-1], span) if out else None
            out[-1:] = [joined] if joined is not None else [*out[-1:], span]
        return out

    return apply


def name_of_place(g: Grammar) -> Callable[[ReadText, ParsedSpan], bool]:
    """Return the test for a day in the name of a street or square ("plaza del 2 de Mayo")."""
    before = g.patterns.words_in_front(g.lexicon.word_list("names_before"))
    after = g.patterns.behind(g.lexicon.word_list("names_after"))
    needs_capital = bool(g.lexicon.supplement.get("names_capital"))

    def is_name(text: ReadText, span: ParsedSpan) -> bool:
        if not isinstance(span.meaning, SolarDate | PartialDate) or span.meaning.day is None:
            return False
        if after.match(text.plain, span.end):
            return True
        if before.search(text.plain, max(0, span.start - REACH), span.start) is None:
            return False
        return not needs_capital or any(map(str.isupper, text.cased[span.start : span.end]))

    return is_name


def usage_words(g: Grammar) -> UsageWords:
    """Return the words of an open side: "desde", "hasta", "'dan beri"; none for the day of a plan."""
    words, patterns = g.lexicon.word_list, g.patterns
    since = {*words("since"), *words("onwards")}
    before = {"until": words("until"), "since": since, "by": words("by"), "whole": words("throughout")}
    behind = {"since": {*words("since_after"), *words("onwards_after")}, "until": words("until_after")}
    plans = g.lexicon.supplement.get("tense", {}).get("planned", ())
    planned = patterns.words_in_front(map(normalised_word, plans))

    def is_planned(text: str, span: ParsedSpan, open_side: re.Match[str]) -> bool:
        plan = planned.search(text, max(0, span.start - REACH), span.start)
        return plan is not None and plan.start() < open_side.start()

    return UsageWords(
        re.compile(rf"{patterns.start}(?:{_groups(before, patterns.lead)})\Z"),
        re.compile(f"(?:{_groups(behind, patterns.follow)})"),
        is_planned,
    )


def _groups(lists: Mapping[str, Iterable[str]], pattern: Callable[[Iterable[str]], str]) -> str:
    return "|".join(f"(?P<{name}>{pattern(words)})" for name, words in lists.items())


def range_words(g: Grammar) -> RangeWords:
    """Return the words of ranges in a language: "du 3 au 9 juin", "zwischen 1990 und 1995".

    The patterns match the words as they are written and as they are read.
    """
    own = g.lexicon.supplement
    lists = _both_forms([*own.get("lists", ()), *own.get("overnight", ())])
    ends = _both_forms(own.get("range", ()))
    ands = {word for word in ends if word.split()[0] in lists}
    gap = r"\s" if g.lexicon.spaced else r"\s?"
    article = f"(?:{_any_of(_both_forms(own.get('articles', ())))}{gap})?"
    after = _both_forms(own.get("between_after", ()))

    def between_dates(words: Iterable[str]) -> re.Pattern[str]:
        return re.compile(rf",?{gap}{_any_of(words)}(?:{gap}|(?<=')){article}\Z", re.IGNORECASE)

    return RangeWords(
        to=between_dates(ends - ands),
        and_=between_dates(ands | lists),
        link=between_dates(ends | lists),
        between=re.compile(
            rf"(?<!\w){_any_of(_both_forms(own.get('between', ())))}{gap}{article}\Z", re.IGNORECASE
        ),
        between_after=re.compile(rf"{gap}{_any_of(after)}(?!\w)", re.IGNORECASE),
    )


def _both_forms(words: Iterable[str]) -> set[str]:
    listed = set(words)
    return listed | set(map(normalised_word, listed))


def _any_of(words: Iterable[str]) -> str:
    either = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return f"(?:{either})" if either else r"(?!)"


_SENTENCE_HEAD = r"(?:\A|[.!?;؟]['\"”’»)\]]{0,2}\s{1,3}|[。！？；]|[\n\u2028]\s{0,8})"


def narrative_words(g: Grammar) -> NarrativeWords:
    """Return the words that tell how a text goes on from date to date."""
    guards = (g.lexicon.month_alone.before, g.lexicon.season_alone.before)
    preposition = g.patterns.lead(frozenset(g.lexicon.word_list("year_prepositions")).union(*guards))
    lead = f"(?:{preposition}{g.optional_lead('articles')})?{g.optional_lead('year_words')}"
    return NarrativeWords(
        said=re.compile(rf"(?<!\w){g.patterns.any_of(g.lexicon.word_list('saying'))}{g.patterns.end}"),
        fronted_before=re.compile(rf"{_SENTENCE_HEAD}{lead}\Z"),
        until_before=g.patterns.in_front(g.lexicon.word_list("until")),
        back_before=g.patterns.in_front(g.lexicon.word_list("since")),
    )
