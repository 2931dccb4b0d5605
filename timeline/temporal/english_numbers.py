"""English numbers, ordinals and units of time to their values."""

from __future__ import annotations

import re

from timeline.temporal.english_words import MULTIPLES, ONES, ORDINALS, TENS, UNITS
from timeline.temporal.measure import Measure, TimexUnit

_VAGUE_COUNTS = re.compile(r"\b(?:few|several|some|many|more|numerous|countless|various)\b|\sof\Z")


def ordinal(text: str) -> int:
    """Return the number of an ordinal ("third", "twenty-first", "21st")."""
    lowered = text.lower()
    if lowered[0].isdigit():
        return int(re.match(r"\d+", lowered).group())  # type: ignore[union-attr]
    *tens, ones = re.split(r"[\s-]+", lowered)
    return sum(TENS[word] for word in tens) + ORDINALS[ones]


def count(text: str) -> float | None:
    """Return the number of a count in words or figures; ``None`` for a vague one ("a few")."""
    words = re.findall(r"[a-z]+|[\d,]*\.?\d+|½|/", text.lower())
    if "couple" in words:
        return 2
    if _VAGUE_COUNTS.search(text.lower()):
        return None
    half = 0.0
    if {"half", "½", "/"} & set(words):
        half = 0.5
        words = _without_half(words)
    return _whole(words) + half


def _without_half(words: list[str]) -> list[str]:
    if words[0] == "half" or words[:2] in (["a", "half"], ["one", "half"]):
        return []
    if "/" in words:
        return words[: words.index("/") - 1]
    whole = [word for word in words if word not in {"half", "½"}]
    return whole[:-1] if whole[-1:] in (["a"], ["one"]) and len(whole) > 1 else whole


def _whole(words: list[str]) -> float:
    total, current = 0.0, 0.0
    for word in words:
        if word in MULTIPLES and MULTIPLES[word] <= 100:
            current = max(current, 1) * MULTIPLES[word]
        elif word in MULTIPLES:
            total, current = total + max(current, 1) * MULTIPLES[word], 0.0
        elif word in {"a", "an"}:
            current += 1
        elif word != "and":
            current += ONES.get(word, TENS.get(word)) if word.isalpha() else float(word.replace(",", ""))  # type: ignore[operator]
    return total + current


def time_unit(name: str) -> TimexUnit:
    """Return the unit of time with this name, in the singular or plural."""
    lowered = name.lower()
    return UNITS[lowered] if lowered in UNITS else UNITS[lowered.removesuffix("s")]


def unit_in(match: re.Match[str]) -> TimexUnit:
    """Return the unit in the group ``unit``, ``units`` or ``calendarunit`` of a match."""
    groups = match.re.groupindex
    return time_unit(match[next(name for name in ("unit", "units", "calendarunit") if name in groups)])


def measure_in(match: re.Match[str]) -> Measure:
    """Return the count and unit of a match."""
    return Measure(count(match["count"]), unit_in(match))


def and_a_half(measure: Measure) -> Measure:
    """Return a measure with half a unit more; a vague one stays as it is."""
    return measure if measure.count is None else Measure(measure.count + 0.5, measure.unit)
