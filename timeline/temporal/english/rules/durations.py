"""Rules for durations: "three years", "a day-long meeting", "the past few weeks"."""

from __future__ import annotations

import re

from timeline.temporal.english.english_words import and_a_half, count, measure_in, time_unit, unit_in
from timeline.temporal.english.phrase_slots import SLOTS
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import character_before, word_before
from timeline.temporal.english.tense_direction import clause_before, has_future_verb
from timeline.temporal.meaning import (
    Ago,
    Duration,
    Meaning,
    Recurrence,
    VagueTime,
)
from timeline.temporal.time_measure import Measure, TimexUnit

_OF = re.compile(r"\s(?:of|from)\b")


_AGE_AFTER = re.compile(r"[-\s]olds?\b|\sof\sage\b", re.IGNORECASE)


_LOOKS_LIKE_YEAR = re.compile(r"(?:19|20)\d\d")


_COMPOUND = re.compile(r"[-‑][a-z]", re.IGNORECASE)


_OFTEN = re.compile(r"\b(?:once|twice|times)\sin\s\Z", re.IGNORECASE)
"""How often within a length: "twice in one day"."""
_PROGRAMME = re.compile(r"\d{1,3}\s[A-Z][a-z]")


def _length(match: re.Match[str]) -> Meaning | None:
    written, measure = match["count"].lower(), measure_in(match)
    if _measures_no_time(match, written, measure.unit):
        return None
    if (
        word_before(match) == "in"
        and not _OFTEN.search(match.string, max(0, match.start() - 16), match.start())
        and _is_time_to_come(match)
    ):
        return Ago(measure, 1) if not _OF.match(match.string, match.end()) else Duration(measure)
    if written in {"a", "an"} and _is_rate(match):
        return Recurrence(measure.timex_value)
    return Duration(measure)


def _measures_no_time(match: re.Match[str], written: str, unit: TimexUnit) -> bool:
    """Return True if count and unit are an age, a price, a fraction or a part of a word."""
    if _AGE_AFTER.match(match.string, match.end()) or character_before(match) in "$€£.,":
        return True
    if _COMPOUND.match(match.string, match.end()) or _PROGRAMME.match(match.group()):
        return True  # "on 60 Minutes"
    if _LOOKS_LIKE_YEAR.fullmatch(written) and not match["unit"].lower().endswith("s"):
        return True
    if unit is TimexUnit.QUARTER and (_OF.match(match.string, match.end()) or written == "a"):
        return True
    return (unit is TimexUnit.WEEKEND and written[0].isdigit()) or (
        unit is TimexUnit.SECOND and written in {"a", "one"}
    )


_RECORD = re.compile(
    r"\b(?:will|would|shall|to)\b.{0,70}?\b"
    r"(?:(?:the|its|his|her|their|our|[’']s)\s(?:\w+\s)?(?:[a-z]{2,}est|worst|best|most|least)\b(?<!west)(?<!rest)(?<!test)"
    r"|(?:be|become|mark|see|make)\b.*\b(?:first|second|third|only)\b)",
    re.IGNORECASE,
)
"""A rank in the time so far: "will be the first visit in 12 years"."""
_TIMETABLED = re.compile(
    r"\b(?:(?:starts?|begins?|(?:re)?opens?|ends?|expires?|closes?|resumes?|returns?|leaves?|arrives?|comes?\sback"
    r"|takes?\s(?:effect|place)|(?:is|are)\s(?:due|back))\s)in\s\Z"
)
"""The present tense of timetables right before a length: "voting starts in a fortnight"."""
_WILL_BEHIND = re.compile(r",?\s[^.;:?!\n]{0,80}?\b(?:will|shall)\b|,?\s[^.;:?!\n]{0,80}?[’']ll\b")


def _is_time_to_come(match: re.Match[str]) -> bool:
    """Return True if "in" and a length are a distance into the future ("will open in two years")."""
    clause = clause_before(match.string, match.start())
    if clause.strip().lower() == "in":
        return _WILL_BEHIND.match(match.string, match.end()) is not None
    ahead = has_future_verb(match.string, match.start()) or _TIMETABLED.search(clause) is not None
    return ahead and _RECORD.search(clause) is None


_RATE_BEFORE = re.compile(
    r"(?:\d|\b(?:once|twice|times|percent|cents?|dollars?|million|billion|thousand|hundred))\s\Z",
    re.IGNORECASE,
)


def _is_rate(match: re.Match[str]) -> bool:
    return _RATE_BEFORE.search(match.string, max(0, match.start() - 12), match.start()) is not None


def _glued_length(match: re.Match[str]) -> Meaning | None:
    if _AGE_AFTER.match(match.string, match.end()) or character_before(match) in "$€£.,-":
        return None
    if match["count"].lower() in {"a", "an"} or match["unit"].lower() == "quarters":
        return None
    return Duration(measure_in(match))


def _another(match: re.Match[str]) -> Meaning | None:
    return Duration(measure_in(match) if match["count"] else Measure(1, unit_in(match)))


_SECOND_OF_TWO = re.compile(
    rf"(?:\sto\s|\sor\s|\s?[-–—]\s?)(?P<count>{SLOTS['count'].pattern})[\s-](?P<unit>{SLOTS['unit'].pattern})",
    re.IGNORECASE,
)


def _first_of_two(match: re.Match[str]) -> Meaning | None:
    """Return the first of two lengths with one unit ("two to six days")."""
    if character_before(match) in "$€£.,-" or match["count"].lower() in {"a", "an", "the"}:
        return None
    second = _SECOND_OF_TWO.match(match.string, match.end())
    if second is None or _AGE_AFTER.match(match.string, second.end()):
        return None
    return Duration(Measure(count(match["count"]), unit_in(second)))


def _two_lengths(match: re.Match[str]) -> Meaning | None:
    first = measure_in(match)
    second = Measure(count(match["second"]), time_unit(match["smaller"]))
    if first.count is None or second.count is None or first.unit is second.unit:
        return None
    tail = second.timex_value.removeprefix("P")
    value = first.timex_value + (tail.removeprefix("T") if first.unit.is_of_clock else tail)
    return Duration(first, value=value)


def _seasons(match: re.Match[str]) -> Meaning | None:
    if word_before(match) == "the":
        return None
    number = count(match["count"])
    return Duration(Measure(number, TimexUnit.YEAR)) if (number or 0) > 1 else None


def _length_and_half(match: re.Match[str]) -> Meaning | None:
    measure = measure_in(match)
    return Duration(and_a_half(measure)) if measure.count is not None else None


def _exact_length(match: re.Match[str]) -> Meaning | None:
    return Duration(measure_in(match), to_the_day=True)


def _half_year(_: re.Match[str]) -> Meaning | None:
    return Duration(Measure(6, TimexUnit.MONTH), definite=True)


def _all_unit(match: re.Match[str]) -> Meaning | None:
    return Duration(Measure(1, unit_in(match)))


def _long(match: re.Match[str]) -> Meaning | None:
    plural = match["unit"][-1] in "sS"
    return Duration(Measure(None if plural else 1, unit_in(match)))


_BEFORE_VERB = frozenset(
    {"to", "will", "would", "could", "may", "might", "can", "should", "must", "not", "cannot"}
)


def _is_verb(match: re.Match[str]) -> bool:
    """Return True if "last" is a verb ("it could last three months")."""
    return match.group()[:4].lower() == "last" and word_before(match) in _BEFORE_VERB


def _definite_length(match: re.Match[str]) -> Meaning | None:
    if _is_verb(match):
        return None
    return Duration(measure_in(match), definite=True)


def _vague_length(match: re.Match[str]) -> Meaning | None:
    if _is_verb(match):
        return None
    if unit_in(match) is TimexUnit.QUARTER and match["few"].lower() in {"some", "many", "various"}:
        return None
    return Duration(Measure(None, unit_in(match)))


_NEVER_UNCOUNTED = frozenset({TimexUnit.SECOND, TimexUnit.MILLENNIUM, TimexUnit.WEEKEND})
_UNCOUNTED_BEFORE = frozenset(
    {
        "for", "in", "over", "after", "within", "through", "of", "many", "take", "took", "taking", "last",
        "lasted", "several", "into", "spend", "spends", "spent", "spending", "wait", "waits", "waited",
    }
)  # fmt: skip


def _plural(match: re.Match[str]) -> Meaning | None:
    unit = unit_in(match)
    near = (match["pastplural"] or "").lower()
    is_edge = near != "" and _OF_DATE.match(match.string, match.end()) is not None
    if unit in _NEVER_UNCOUNTED or not (is_edge or word_before(match) in _UNCOUNTED_BEFORE):
        return None
    if near in _NEAR:
        return VagueTime(_NEAR[near])
    return None if unit is TimexUnit.QUARTER and not near else Duration(Measure(None, unit))


_OF_DATE = re.compile(
    r"\sof\s(?:the\s)?(?:[A-Z]|\d{3}|(?:last|next|this)\s(?:week|month|quarter|year|decade|century)\b)"
)
_NEAR = {"coming": "FUTURE_REF"}


ROWS = (
    Rule(
        "<count> <unit>[ or (so|two|more)]",
        _length,
        [("three years", "P3Y"), ("a day", "P1D"), ("18 months", "P18M"), ("two and a half years", "P2.5Y")],
        ["a 30-year-old", "two years old", "60 Minutes"],
    ),
    Rule(
        "<count> <unit>( and|,) <second=count> <smaller=unit>",
        _two_lengths,
        [("94 minutes and 24 seconds", "PT94M24S"), ("two years and six months", "P2Y6M")],
    ),
    Rule(
        "<count> seasons",
        _seasons,
        [("three seasons", "P3Y"), ("15 seasons", "P15Y")],
        ["the four seasons", "a season"],
    ),
    Rule(
        "[a ](quarter-century|quarter of a century)",
        lambda _: Duration(Measure(25, TimexUnit.YEAR)),
        [("a quarter-century", "P25Y"), ("a quarter of a century", "P25Y")],
    ),
    Rule("<count> <unit> <half>", _length_and_half, [("a minute and a half", "PT1.5M")]),
    Rule(
        "<count> <unit>[,] to the (day|month|hour)[,]",
        _exact_length,
        [("five years to the day", "P5Y"), ("a year, to the day,", "P1Y")],
        ["two years to the daylight"],
    ),
    Rule(
        "the half(-| )year",
        _half_year,
        [("in _the half-year_ to June", "P6M")],
        ["the half yearly report"],
    ),
    Rule("all <calendarunit>", _all_unit, [("all year", "P1Y"), ("all day", "P1D")], ["all years"]),
    Rule("the <count> <unit>", _definite_length, [("the nine months", "P9M"), ("the three days", "P3D")]),
    Rule("<unit>-long", _long, [("a _day-long_ meeting", "P1D"), ("a _decades-long_ war", "PXDE")]),
    Rule(
        "<count>-<unit>",
        _glued_length,
        [("108-year", "P108Y"), ("twenty-year", "P20Y"), ("six-month", "P6M")],
        ["a 30-year-old"],
    ),
    Rule(
        "[the ]<pastnext> <count> <unit>",
        _definite_length,
        [("the past three years", "P3Y"), ("the last 12 months", "P12M"), ("the first nine months", "P9M")],
        ["it could last three months"],
    ),
    Rule(
        "[the ]<pastnext> <few> <unit>",
        _vague_length,
        [("the past few weeks", "PXW"), ("the next several days", "PXD")],
    ),
    Rule(
        "[the ]<pastnext> <unit> or (two|so)",
        lambda match: None if _is_verb(match) else Duration(Measure(None, unit_in(match))),
        [("the next day or two", "PXD"), ("the past week or so", "PXW")],
        ["it could last week or so"],
    ),
    Rule(
        "<few> <unit>",
        _vague_length,
        [("a few days", "PXD"), ("several years", "PXY"), ("many months", "PXM")],
    ),
    Rule(
        "[the ][<pastplural> ]<units>",
        _plural,
        [("for _years_", "PXY"), ("over _the years_", "PXY"), ("_the closing weeks_ of 2008", "PXW")],
        ["the days of", "two years old"],
    ),
    Rule("<count> <more> <unit>", _glued_length, [("two more weeks", "P2W"), ("three full days", "P3D")]),
    Rule(
        "<another>[ <count>] <unit>", _another, [("another year", "P1Y"), ("an additional two weeks", "P2W")]
    ),
    Rule(
        "<count>",
        _first_of_two,
        [("_two_ to six days", "P2D"), ("_10_ or 15 years", "P10Y"), ("_30_-50 years", "P30Y")],
        ["two to six people"],
    ),
)
