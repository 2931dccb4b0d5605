"""The words of English dates and numbers, and their values.

Closed classes are tables, the source of the patterns. Keys are lower case. Open lists are in
``english_words.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from timeline.model import TimexMod
from timeline.resources import load_toml
from timeline.temporal.meaning import DctSide
from timeline.temporal.time_measure import Measure, TimexUnit


def _numbered(names: str, start: int = 0, step: int = 1) -> dict[str, int]:
    """Return each word with its number; slashes separate the forms of one number."""
    return {
        form: start + step * index for index, forms in enumerate(names.split()) for form in forms.split("/")
    }


MONTHS: Mapping[str, int] = _numbered(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep "
    "october/oct november/nov december/dec",
    start=1,
)
WEEKDAYS: Mapping[str, int] = _numbered(
    "monday/mon tuesday/tues/tue wednesday/wed/weds thursday/thurs/thur/thu friday/fri saturday/sat "
    "sunday/sun"
)
SEASONS: Mapping[str, int] = _numbered(
    "spring/springtime summer/summertime autumn/fall winter/wintertime", start=1
)
ONES: Mapping[str, int] = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS: Mapping[str, int] = _numbered(
    "twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10
)
DECADES: Mapping[str, int] = _numbered(
    "noughties/aughts teens twenties thirties forties fifties sixties seventies eighties nineties", step=10
)
MULTIPLES: Mapping[str, int] = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
}  # fmt: skip
ORDINALS: Mapping[str, int] = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    start=1,
) | {"thirtieth": 30}

UNITS: Mapping[str, TimexUnit] = {
    word: unit
    for unit, words in {
        TimexUnit.SECOND: "second|sec",
        TimexUnit.MINUTE: "minute|min",
        TimexUnit.HOUR: "hour|hr",
        TimexUnit.DAY: "day|night",
        TimexUnit.WEEK: "week|fortnight",
        TimexUnit.WEEKEND: "weekend",
        TimexUnit.MONTH: "month",
        TimexUnit.QUARTER: "quarter",
        TimexUnit.YEAR: "year|yr",
        TimexUnit.DECADE: "decade",
        TimexUnit.CENTURY: "century|centurie",
        TimexUnit.MILLENNIUM: "millennium",
    }.items()
    for word in words.split("|")
}
"""A unit's name without its plural s to the unit."""

DAY_PARTS: Mapping[str, str] = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI",
    "midday": "T12:00", "noon": "T12:00", "midnight": "T24:00",
}  # fmt: skip

PERIODICALLY: Mapping[str, str] = {
    "daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
    "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip

VAGUELY: Mapping[str, str] = {
    word: value
    for value, words in {
        "PRESENT_REF": (
            "now|right now|currently|current|presently|nowadays|at present|at the moment|these days"
        ),
        "PAST_REF": "recently|recent|lately|previously",
        "FUTURE_REF": "near future",
    }.items()
    for word in words.split("|")
}

_MODIFIER_WORDS: Mapping[TimexMod | DctSide, str] = {
    TimexMod.START: (
        "early|early part of|first part of|early stages of|beginning of|start of|onset of|dawn of|turn of"
    ),
    TimexMod.MID: "mid|middle part of|middle of|midway through|midst of|height of",
    TimexMod.END: (
        "late|latter part of|later part of|late part of|last part of|closing stages of|end of|close of"
    ),
    DctSide.EARLIER: "earlier",
    DctSide.LATER: "later|rest of|remainder of",
    TimexMod.APPROX: "about|around|approximately|roughly|circa|some",
    TimexMod.LESS_THAN: "nearly|almost|less than|fewer than|under|just under",
    TimexMod.MORE_THAN: "more than|over|just over|well over",
    TimexMod.EQUAL_OR_MORE: "at least|no less than|as many as",
    TimexMod.EQUAL_OR_LESS: "at most|up to|no more than",
    TimexMod.BEFORE: "just before|shortly before",
    TimexMod.AFTER: "just after|shortly after",
}
MODIFIERS: Mapping[str, TimexMod | DctSide] = {
    word: mod for mod, words in _MODIFIER_WORDS.items() for word in words.split("|")
}
"""The modifiers before an expression."""

_LISTS: Mapping[str, list[str]] = load_toml(__package__, "english_words.toml")
COUNTED = frozenset(_LISTS["counted"])
MEASURES = frozenset(_LISTS["measures"])
FESTIVE = frozenset(_LISTS["festive"])
DESIGNATORS = frozenset(_LISTS["designators"])
NO_SEASON = frozenset(_LISTS["no_season"])
DISTANCES = frozenset(_LISTS["distances"])
TIME_PREPOSITIONS = frozenset(_LISTS["time_prepositions"])
AFTER_ADVERBS = frozenset(_LISTS["after_adverbs"])
AGENCIES = tuple(_LISTS["agencies"])

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
    """Return the count and unit of a match; a fortnight is two weeks."""
    counted, unit = count(match["count"]), unit_in(match)
    if counted is not None and match.groupdict().get("unit", "").lower().startswith("fortnight"):
        counted *= 2
    return Measure(counted, unit)


def and_a_half(measure: Measure) -> Measure:
    """Return a measure with half a unit more; a vague one stays as it is."""
    return measure if measure.count is None else Measure(measure.count + 0.5, measure.unit)
