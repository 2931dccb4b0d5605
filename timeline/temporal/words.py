"""The words of English dates: closed classes as tables, from which the patterns are derived.

A ``Slot`` is what a phrase names in angle brackets: the pattern of its words, and the first words that
it can begin with (``#n`` stands for a run of n digits). Keys are lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.model import Granularity
from timeline.temporal.holidays import HOLIDAY_KEYS

MONTHS: Mapping[str, int] = {
    name: index
    for index, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

WEEKDAYS: Mapping[str, int] = {
    name: index
    for index, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed weds",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}

UNITS: Mapping[str, str] = {
    "second": "TS",
    "sec": "TS",
    "minute": "TM",
    "min": "TM",
    "hour": "TH",
    "hr": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "yr": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
    "millennium": "ML",
    "millennia": "ML",
}
"""Singular unit to its TIMEX3 designator; a leading T marks the units of the clock."""

CALENDAR_UNITS: Mapping[str, Granularity] = {
    "D": Granularity.DAY,
    "W": Granularity.WEEK,
    "WE": Granularity.WEEKEND,
    "M": Granularity.MONTH,
    "Q": Granularity.QUARTER,
    "Y": Granularity.YEAR,
    "DE": Granularity.DECADE,
    "CE": Granularity.CENTURY,
}

SEASONS: Mapping[str, int] = {
    "spring": 1, "springtime": 1, "summer": 2, "summertime": 2,
    "autumn": 3, "fall": 3, "winter": 4, "wintertime": 4,
}  # fmt: skip

DAY_PARTS: Mapping[str, str] = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "overnight": "TNI",
    "midday": "T12:00", "noon": "T12:00", "midnight": "T24:00", "dawn": "TDT", "daybreak": "TDT",
    "dusk": "TEV", "lunchtime": "TMI",
}  # fmt: skip

ONES: Mapping[str, int] = {
    name: value
    for value, name in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: Mapping[str, int] = {
    name: 10 * value
    for value, name in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
MULTIPLES: Mapping[str, int] = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
}  # fmt: skip

ORDINALS: Mapping[str, int] = {
    name: value
    for value, name in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
} | {"thirtieth": 30}

DECADES: Mapping[str, int] = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50,
    "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip

VAGUE_COUNTS = frozenset(
    [
        "few",
        "several",
        "some",
        "many",
        "couple",
        "more",
        "numerous",
        "countless",
        "various",
        "recent",
        "coming",
        "intervening",
    ]
)


MODIFIERS: Mapping[str, str] = {
    word: mod
    for mod, words in {
        "START": ["early", "beginning of", "start of", "onset of", "dawn of"],
        "MID": ["mid", "middle of", "midway through", "midst of", "height of"],
        "END": ["late", "end of", "close of"],
        "EARLIER": ["earlier"],
        "LATER": ["later"],
        "APPROX": ["about", "around", "approximately", "roughly", "circa", "some"],
        "LESS_THAN": ["nearly", "almost", "less than", "fewer than", "under", "just under"],
        "MORE_THAN": ["more than", "over", "just over", "well over"],
        "EQUAL_OR_MORE": ["at least", "no less than", "as many as"],
        "EQUAL_OR_LESS": ["at most", "up to", "no more than"],
        "BEFORE": ["just before", "shortly before"],
        "AFTER": ["just after", "shortly after"],
    }.items()
    for word in words
}
"""Words in front of an expression to the ``mod`` of the whole; EARLIER and LATER are not TIMEX3's."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A named place in a phrase: its pattern, and the words that it can begin with."""

    pattern: str
    first: frozenset[str]


def alternation(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _of(table: Iterable[str], suffix: str = "") -> Slot:
    words = list(table)
    return Slot(f"(?:{alternation(words)}){suffix}", frozenset(words))


def _abbreviated(table: Mapping[str, int]) -> Slot:
    """Return a slot in which a short form may carry its full stop."""
    short = [
        word for word in table if len(word) <= 5 and word not in {"march", "april", "may", "june", "july"}
    ]
    full = [word for word in table if word not in short]
    return Slot(rf"(?:(?:{alternation(full)})\b|(?:{alternation(short)})\b\.?)", frozenset(table))


def _names(names: Iterable[str]) -> Slot:
    pattern = "|".join(
        re.escape(name).replace(r"\ ", r"[\s-]").replace("'", "['’]?")
        for name in sorted(names, key=len, reverse=True)
    )
    return Slot(f"(?:{pattern})", frozenset(re.split(r"[\s'-]", name)[0] for name in names))


GAP = r"(?=\s)[^\S\n\u2028]{0,3}[\n\u2028]?[^\S\n\u2028]{0,3}"
"""A gap between words: bounded, and with one line break at most."""
_SMALL = alternation([*ONES, *TENS, *MULTIPLES])
_TAIL = rf"(?:(?:[-\s]|\sand\s)(?:{_SMALL})\b){{0,5}}"
_DIGITS = r"\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,3})?|\d{1,4}(?:\.\d{1,3})?"
_HALF = r"(?:\sand\s(?:a|one)(?:\s|-)half|(?:-|\s)?½|(?:-|\s)1/2)?"
_ANY_DIGITS = frozenset({"#1", "#2", "#3", "#4"})

SLOTS: Mapping[str, Slot] = {
    "month": _abbreviated(MONTHS),
    "weekday": _abbreviated(WEEKDAYS),
    "unit": Slot(rf"(?:{alternation(UNITS)})s?\b", frozenset(UNITS) | {f"{unit}s" for unit in UNITS}),
    "season": _of(SEASONS),
    "part": _of(DAY_PARTS),
    "daytime": _of(["morning", "afternoon", "evening", "night"]),
    "ordinal": Slot(
        rf"(?:twenty|thirty)-(?:{alternation(ORDINALS)})|(?:{alternation(ORDINALS)})|\d{{1,3}}(?:st|nd|rd|th)",
        frozenset(ORDINALS) | {"twenty", "thirty"} | _ANY_DIGITS,
    ),
    "day": Slot(
        r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?(?![\d%]|[:.,]\d|\s?(?:percent|a\.?m|p\.?m)\b)",
        frozenset({"#1", "#2"}),
    ),
    "dayword": Slot(
        rf"(?:(?:twenty|thirty)[-\s])?(?:{alternation(ORDINALS)})", frozenset(ORDINALS) | {"twenty", "thirty"}
    ),
    "yy": Slot(r"\d\d(?!\d|[.,]\d)", frozenset({"#2"})),
    "number": Slot(r"\d{1,2}(?!\d)", frozenset({"#1", "#2"})),
    "calendarunit": _of(["day", "week", "weekend", "month", "quarter", "year", "decade", "century"]),
    "units": Slot(rf"(?:{alternation(UNITS)})s\b|centuries", frozenset(f"{unit}s" for unit in UNITS)),
    "clock": Slot(
        r"(?:2[0-3]|[01]?\d)[:.][0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?|(?:1[0-2]|0?[1-9])\s?(?:[ap]\.m\.|[ap]m\b)",
        frozenset({"#1", "#2"}),
    ),
    "deictic": _of(["today", "yesterday", "tomorrow"]),
    "pointer": _of(
        [
            "last",
            "past",
            "this",
            "current",
            "present",
            "next",
            "coming",
            "upcoming",
            "following",
            "ensuing",
            "subsequent",
            "succeeding",
            "previous",
            "preceding",
            "prior",
            "that",
            "same",
        ]
    ),
    "step": _of(["last", "this", "next", "current", "previous", "past", "coming"]),
    "seasonpointer": _of(
        ["last", "past", "this", "next", "coming", "current", "previous", "following", "that", "same"]
    ),
    "nth": Slot(
        "(?:first|second|third|fourth|1st|2nd|3rd|4th|last|final)",
        frozenset({"first", "second", "third", "fourth", "last", "final", "#1"}),
    ),
    "division": _of(["quarter", "half"]),
    "qcode": Slot(r"(?-i:Q[1-4])", frozenset({"q"})),
    "holiday": _names(HOLIDAY_KEYS),
    "pastnext": _of(
        ["past", "last", "next", "first", "coming", "previous", "following", "final", "preceding", "initial"]
    ),
    "pastplural": _of(
        [
            "past",
            "last",
            "next",
            "coming",
            "recent",
            "previous",
            "following",
            "early",
            "late",
            "first",
            "final",
            "intervening",
            "ensuing",
        ]
    ),
    "periodic": _of(
        ["daily", "nightly", "hourly", "weekly", "monthly", "quarterly", "yearly", "annually", "biweekly"]
    ),
    "vague": _names(
        [
            "now",
            "currently",
            "current",
            "presently",
            "nowadays",
            "at present",
            "at the moment",
            "these days",
            "right now",
            "recently",
            "recent",
            "future",
            "lately",
            "previously",
            "near future",
        ]
    ),
    "hhmm": Slot(r"\d{4}(?!\d)", frozenset({"#4"})),
    "gmt": _of(["gmt", "utc", "hours gmt"]),
    "noon": _of(["noon", "midnight", "midday"]),
    "modifier": _names(MODIFIERS),
    "more": _of(
        [
            "more",
            "additional",
            "further",
            "extra",
            "full",
            "straight",
            "consecutive",
            "successive",
            "whole",
            "entire",
            "long",
        ]
    ),
    "another": _names(["another", "an additional", "a further", "an extra", "a full", "a whole"]),
    "beside": _of(["before", "after"]),
    "earlier": _of(["earlier", "later", "late", "early"]),
    "way": _of(
        ["earlier", "later", "before", "after", "afterwards", "afterward", "previously", "on", "prior"]
    ),
    "afterwards": _of(["after", "afterwards", "afterward", "thereafter"]),
    "writtenyear": Slot(
        rf"(?:nineteen|twenty|eighteen)[\s-](?:hundred|(?:oh|o)[\s-](?:{alternation(ONES)})|(?:{alternation(TENS)})"
        rf"(?:[\s-](?:{alternation(ONES)}))?|(?:{alternation(ONES)}))|two\sthousand(?:\sand)?\s(?:{alternation(ONES)})",
        frozenset({"nineteen", "twenty", "eighteen", "two"}),
    ),
    "yearago": _names(["year-ago", "year-earlier", "year earlier", "year ago"]),
    "period": _of(["quarter", "period"]),
    "latest": _names(["latest", "most recent", "just ended"]),
    "bc": Slot(r"(?-i:B\.?C\.?(?:E\.?)?)", frozenset()),
    "ad": Slot(r"(?-i:A\.?D\.?|C\.?E\.?)", frozenset({"ad", "a", "ce", "c"})),
    "zone": Slot(
        r"(?:(?-i:[A-Z]{2,4})|local(?:\s(?:eastern|pacific|central|mountain))?(?:\stime)?|(?:(?-i:[A-Z][a-z]+)|local)\s(?:(?:standard|daylight|summer|eastern)\s)?time"
        r"|(?-i:Eastern|Pacific|Central|Mountain))\b",
        frozenset(),
    ),
    "year": Slot(r"(?:1\d|20)\d\d(?!\d|[.,]\d)", frozenset({"#4"})),
    "fullyear": Slot(r"[12]\d{3}(?!\d|[.,]\d)", frozenset({"#4"})),
    "anyyear": Slot(r"\d{1,4}(?!\d|[.,]\d)", _ANY_DIGITS),
    "decade": _of(DECADES),
    "count": Slot(
        rf"(?:(?:an?\s)?couple(?:\sof)?|(?:a|one)\shalf(?:\sa)?|half\s(?:a|an)|(?:(?:{_DIGITS})(?:\s(?:million|billion|thousand|hundred|dozen))?"
        rf"|(?:an?\s(?:{alternation(MULTIPLES)})|(?:{_SMALL}))\b{_TAIL}|a|an){_HALF})",
        frozenset({"a", "an", "couple", "half", *ONES, *TENS, *MULTIPLES}) | _ANY_DIGITS,
    ),
    "few": Slot(
        r"(?:(?:an?\s)?few(?:\smore)?|(?:many|several|some|various|numerous|countless)(?:\smore)?"
        r"|(?:dozens|hundreds|thousands|millions|tens\sof\sthousands)\sof)",
        frozenset(
            [
                "a",
                "couple",
                "few",
                "many",
                "several",
                "some",
                "various",
                "numerous",
                "countless",
                "dozens",
                "hundreds",
                "thousands",
                "millions",
                "tens",
            ]
        ),
    ),
}


def digits_key(run: str) -> str:
    """Return the key under which a run of digits is looked up."""
    return f"#{len(run)}"


def ordinal(text: str) -> int:
    """Return the number that an ordinal names ("third", "twenty-first", "21st")."""
    lowered = text.lower()
    if lowered[0].isdigit():
        return int(re.match(r"\d+", lowered).group())  # type: ignore[union-attr]
    tens, _, ones = lowered.rpartition("-")
    return TENS.get(tens, 0) + ORDINALS[ones]


def count(text: str) -> float | None:
    """Return the number that a count names; ``None`` for a vague one ("a few")."""
    words = re.findall(r"[a-z]+|[\d,]*\.?\d+|½|/", text.lower())
    if "couple" in words:
        return 2
    if any(word in VAGUE_COUNTS for word in words) or text.lower().endswith(" of"):
        return None
    half = 0.0
    if words[-1] == "half" or words[0] == "half" or "½" in words or "/" in words:
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
