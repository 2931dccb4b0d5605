"""Numbers and units as English writes them, and the values that TIMEX3 makes of them."""

from __future__ import annotations

import re

from timeline.temporal.words import MULTIPLES, ONES, ORDINALS, TENS, UNITS

_VAGUE_COUNTS = re.compile(r"\b(?:few|several|some|many|more|numerous|countless|various)\b|\sof\Z")


def ordinal(text: str) -> int:
    """Return the number that an ordinal names ("third", "twenty-first", "21st")."""
    lowered = text.lower()
    if lowered[0].isdigit():
        return int(re.match(r"\d+", lowered).group())  # type: ignore[union-attr]
    *tens, ones = re.split(r"[\s-]+", lowered)
    return sum(TENS[word] for word in tens) + ORDINALS[ones]


def count(text: str) -> float | None:
    """Return the number that a count names; ``None`` for a vague one ("a few")."""
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
    kept = [word for word in words if word not in {"half", "½"}]
    return kept[:-1] if kept[-1:] in (["a"], ["one"]) and len(kept) > 1 else kept


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


def designator(unit: str) -> str:
    """Return the TIMEX3 designator of a unit in the singular or plural."""
    lowered = unit.lower()
    return UNITS[lowered] if lowered in UNITS else UNITS[lowered.removesuffix("s")]


_IN_YEARS = {"DE": 10, "CE": 100, "ML": 1000}
"""Units that a duration writes in years, which ISO 8601 has ("a decade" is P10Y); vague ones stay (PXDE)."""


def length_value(number: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration ("P3Y", "PT30M", "PXD" for a vague one)."""
    if number is not None and unit in _IN_YEARS:
        number, unit = number * _IN_YEARS[unit], "Y"
    written = "X" if number is None else f"{number:g}" if number < 1e6 else f"{number:.0f}"
    return f"P{'T' if unit.startswith('T') else ''}{written}{unit.removeprefix('T')}"
