"""The pass for the modifiers before an expression: early, the end of, nearly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.model import Granularity, TimexMod
from timeline.temporal.language import ParsedSpan
from timeline.temporal.meaning import (
    Ago,
    DayOfMonth,
    DctSide,
    Duration,
    From,
    Holiday,
    Later,
    Meaning,
    Modified,
    Modifier,
    MonthOfYear,
    NamedMonth,
    NumericDate,
    PartialDate,
    Recurrence,
    RelativeUnit,
    TimeOfDay,
    VagueTime,
    Weekday,
    YearPart,
    core_meaning,
)

_MAX_GAP = 8
"""Characters between a modifier and its expression (" in the ")."""
_IN = re.compile(r"\sin\s(?:the\s)?\Z")
_ON = re.compile(r"\son\s\Z")
_CLOSE = re.compile(r"[\s-]\Z|\s(?:the\s)?\Z|\Z")
_LENGTH_MODIFIERS = frozenset(
    {TimexMod.LESS_THAN, TimexMod.MORE_THAN, TimexMod.EQUAL_OR_LESS, TimexMod.EQUAL_OR_MORE}
)
_PART_MODIFIERS = frozenset({TimexMod.START, TimexMod.MID, TimexMod.END})

_OVER_AFTER = re.compile(
    r"\b(?:for|in|after|of|than|lasting|lasted|been|spent|took|takes|since|by|just|well|a\slittle|is|was)\s\Z",
    re.IGNORECASE,
)


def names_day(meaning: Meaning) -> bool:
    """Return True if a meaning is one day of the calendar."""
    if isinstance(meaning, PartialDate | NamedMonth | MonthOfYear):
        return meaning.day is not None
    if isinstance(meaning, RelativeUnit):
        return meaning.granularity is Granularity.DAY
    return isinstance(meaning, Weekday | Holiday | NumericDate | DayOfMonth)


def _fits(modifier: Modifier, span: ParsedSpan) -> bool:
    meaning = span.meaning
    if isinstance(meaning, VagueTime | Recurrence | Modifier):
        return False
    if isinstance(meaning, Modified) and isinstance(meaning.of, Modified):
        return False  # "about the end of early May" is as far as English goes
    measured = isinstance(meaning, Duration)
    if modifier.mod in _LENGTH_MODIFIERS:
        return measured or isinstance(meaning, Ago | Later | From)
    if modifier.mod in _PART_MODIFIERS:
        return not measured and not isinstance(meaning, Ago | Later | From)
    if isinstance(modifier.mod, DctSide):
        return isinstance(meaning, RelativeUnit | Weekday | NamedMonth | TimeOfDay)
    return True


def _is_preposition(text: str, word: ParsedSpan, following: ParsedSpan) -> bool:
    """Return True if "over", "around" or "about" is a preposition ("over the past year")."""
    letters = text[word.start : word.end].lower()
    if letters == "about":  # "talk about the May 4 storm"
        has_article = text[word.end : following.start].strip().lower() == "the"
        return has_article and isinstance(following.meaning, PartialDate)
    if letters not in {"over", "under", "around"} or isinstance(following.meaning, Ago):
        return False
    if isinstance(following.meaning, Duration) and not following.meaning.definite and letters == "over":
        return not _OVER_AFTER.search(text, max(0, word.start - 12), word.start)
    return letters != "around" or isinstance(following.meaning, Weekday)


_GOES_ON = re.compile(r"\s?[-–/]\s?\d{2,4}\b(?![-–/])")


def _is_of_its_end(text: str, modifier: Modifier, following: ParsedSpan) -> bool:
    """Return True if "the end of" belongs to a range of years, not to its first year alone."""
    return modifier.mod is TimexMod.END and _GOES_ON.match(text, following.end) is not None


def _stands_before(text: str, word: ParsedSpan, following: ParsedSpan) -> bool:
    """Return True if only an article, "in" or "on" separates a modifier from an expression."""
    if following.start - word.end > _MAX_GAP:
        return False
    gap = text[word.end : following.start]
    if _ON.match(gap):
        return text[word.start : word.end].lower() in {"early", "late"} and names_day(
            core_meaning(following.meaning)
        )
    if _IN.match(gap):
        return text[word.start : word.end].lower() in {"early", "late"} and isinstance(
            core_meaning(following.meaning), PartialDate | YearPart
        )
    return _CLOSE.match(gap) is not None and not _is_preposition(text, word, following)


def modifiers_with_their_dates(text: str, spans: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Join "early", "the end of", "nearly" with the expression after them; drop those without one."""
    out: list[ParsedSpan] = []
    for span in reversed(spans):
        if not isinstance(span.meaning, Modifier):
            out.append(span)
        elif out and (modified := _modified(text, span, span.meaning, out[-1])) is not None:
            out[-1] = modified
    return out[::-1]


def _modified(text: str, word: ParsedSpan, modifier: Modifier, following: ParsedSpan) -> ParsedSpan | None:
    """Return a modifier and the expression after it as one; ``None`` if it does not modify it."""
    if not _stands_before(text, word, following) or not _fits(modifier, following):
        return None
    if _is_of_its_end(text, modifier, following):
        return None
    start = word.start
    is_attributive = isinstance(core_meaning(following.meaning), PartialDate) and text[word.end] == "-"
    if (is_attributive or modifier.mod in _LENGTH_MODIFIERS) and text[start : start + 4].lower() == "the ":
        start += 4  # "the mid-August talks": the article is the noun's
    meaning = following.meaning
    if isinstance(meaning, Ago) and meaning.sign < 0 and _WITHIN.match(text, word.start):
        meaning = replace(meaning, within=True)
    return replace(following, start=start, meaning=Modified(meaning, modifier.mod))


_WITHIN = re.compile(r"(?:less|fewer)\sthan|under|at\smost|no\smore\sthan", re.IGNORECASE)
"""Modifiers with the present as the other bound; "nearly a week ago" is about a week ago."""
