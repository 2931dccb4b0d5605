"""The words in front of an expression that narrow or blur it: early, the end of, nearly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.model import Granularity, TimexMod
from timeline.temporal.english_scanner import ParsedSpan
from timeline.temporal.meaning import (
    Ago,
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
)
from timeline.temporal.narrative import core_meaning

_WIDEST = 8
"""Characters between a modifier and what it modifies, at most (" in the ")."""
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
    """Return whether a meaning names one day of the calendar."""
    if isinstance(meaning, PartialDate | NamedMonth | MonthOfYear):
        return meaning.day is not None
    if isinstance(meaning, RelativeUnit):
        return meaning.granularity is Granularity.DAY
    return isinstance(meaning, Weekday | Holiday | NumericDate)


def _fits(modifier: Modifier, found: ParsedSpan) -> bool:
    meaning = found.meaning
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


def _is_preposition(text: str, item: ParsedSpan, following: ParsedSpan) -> bool:
    """Return whether "over" or "around" is a preposition here ("over the past year")."""
    word = text[item.start : item.end].lower()
    if word not in {"over", "under", "around"}:
        return False
    if isinstance(following.meaning, Duration) and not following.meaning.definite and word == "over":
        return not _OVER_AFTER.search(text, max(0, item.start - 12), item.start)
    return word != "around" or isinstance(following.meaning, Weekday)


_GOES_ON = re.compile(r"\s?[-–/]\s?\d{2,4}\b(?![-–/])")


def _is_of_its_end(text: str, modifier: Modifier, following: ParsedSpan) -> bool:
    """Return whether "the end of" is that of a range of which only the first year stands next to it."""
    return modifier.mod is TimexMod.END and _GOES_ON.match(text, following.end) is not None


def _stands_before(text: str, item: ParsedSpan, following: ParsedSpan) -> bool:
    """Return whether a modifier stands right in front of an expression ("early in" counts)."""
    if following.start - item.end > _WIDEST:
        return False
    gap = text[item.end : following.start]
    if _ON.match(gap):
        return text[item.start : item.end].lower() in {"early", "late"} and names_day(
            core_meaning(following.meaning)
        )
    if _IN.match(gap):
        return text[item.start : item.end].lower() in {"early", "late"} and isinstance(
            core_meaning(following.meaning), PartialDate | YearPart
        )
    return _CLOSE.match(gap) is not None and not _is_preposition(text, item, following)


def modifiers_with_what_they_modify(text: str, found: Sequence[ParsedSpan]) -> list[ParsedSpan]:
    """Join "early", "the end of", "nearly" with the expression behind them; drop those that have none."""
    out: list[ParsedSpan] = []
    for item in reversed(found):
        if not isinstance(item.meaning, Modifier):
            out.append(item)
            continue
        following = out[-1] if out else None
        if following is None or not _stands_before(text, item, following):
            continue
        if _fits(item.meaning, following) and not _is_of_its_end(text, item.meaning, following):
            mod = item.meaning.mod
            meaning = Modified(following.meaning, mod)
            start = item.start
            attributive = isinstance(core_meaning(following.meaning), PartialDate) and text[item.end] == "-"
            if (attributive or mod in _LENGTH_MODIFIERS) and text[start : start + 4].lower() == "the ":
                start += 4  # "the mid-August talks": the article is the noun's
            out[-1] = replace(following, start=start, meaning=meaning)
    return out[::-1]
