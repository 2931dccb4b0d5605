"""Rules for durations, sets, clock times, and vague presents, pasts and futures."""

from __future__ import annotations

import re

from timeline.model import Granularity
from timeline.temporal.direction import lies_ahead
from timeline.temporal.meaning import (
    Ago,
    Clock,
    Length,
    Meaning,
    Modified,
    Modifier,
    Repeat,
    Season,
    Unit,
    Vague,
    Which,
)
from timeline.temporal.numbers import count, designator, length_value
from timeline.temporal.rule import Rule
from timeline.temporal.rules.surroundings import character_before, word_after, word_before
from timeline.temporal.slots import SLOTS
from timeline.temporal.words import DAY_PARTS, DISTANCES, MODIFIERS, MONTHS, PERIODICALLY, VAGUELY, WEEKDAYS

_OF = re.compile(r"\s(?:of|from)\b")
_AGE_AFTER = re.compile(r"[-\s]olds?\b|\sof\sage\b", re.IGNORECASE)
_LOOKS_LIKE_YEAR = re.compile(r"(?:19|20)\d\d")
_COMPOUND = re.compile(r"[-‑][a-z]", re.IGNORECASE)


def _unit_name(match: re.Match[str]) -> str:
    return designator(match["unit"] if "unit" in match.re.groupindex else match["units"])


def _length(match: re.Match[str]) -> Meaning | None:
    written, unit = match["count"].lower(), _unit_name(match)
    if _measures_no_time(match, written, unit):
        return None
    if word_before(match) == "in" and lies_ahead(match.string, match.start()):
        return (
            Ago(count(match["count"]), unit, 1)
            if not _OF.match(match.string, match.end())
            else Length(count(written), unit)
        )
    if written in {"a", "an"} and _rate(match):
        return Repeat(length_value(1, unit))
    return Length(count(written), unit)


def _measures_no_time(match: re.Match[str], written: str, unit: str) -> bool:
    """Return whether a count and a unit are something else: an age, a price, a fraction, part of a word."""
    if _AGE_AFTER.match(match.string, match.end()) or character_before(match) in "$€£.,":
        return True
    if _COMPOUND.match(match.string, match.end()):
        return True
    if _LOOKS_LIKE_YEAR.fullmatch(written) and not match["unit"].lower().endswith("s"):
        return True
    if unit == "Q" and (_OF.match(match.string, match.end()) or written == "a"):
        return True
    return (unit == "WE" and written[0].isdigit()) or (unit == "TS" and written in {"a", "one"})


_RATE_BEFORE = re.compile(
    r"(?:\d|\b(?:once|twice|times|percent|cents?|dollars?|million|billion|thousand|hundred))\s\Z",
    re.IGNORECASE,
)


def _rate(match: re.Match[str]) -> bool:
    return _RATE_BEFORE.search(match.string, max(0, match.start() - 12), match.start()) is not None


def _glued_length(match: re.Match[str]) -> Meaning | None:
    if _AGE_AFTER.match(match.string, match.end()) or character_before(match) in "$€£.,-":
        return None
    if match["count"].lower() in {"a", "an"} or match["unit"].lower() == "quarters":
        return None
    return Length(count(match["count"]), _unit_name(match))


def _another(match: re.Match[str]) -> Meaning | None:
    return Length(count(match["count"]) if match["count"] else 1, _unit_name(match))


_SECOND_OF_TWO = re.compile(
    rf"(?:\sto\s|\sor\s|\s?[-–—]\s?)(?P<count>{SLOTS['count'].pattern})[\s-](?P<unit>{SLOTS['unit'].pattern})",
    re.IGNORECASE,
)


def _first_of_two(match: re.Match[str]) -> Meaning | None:
    """Read the first of two counts that share their unit."""
    if character_before(match) in "$€£.,-" or match["count"].lower() in {"a", "an", "the"}:
        return None
    second = _SECOND_OF_TWO.match(match.string, match.end())
    if second is None or _AGE_AFTER.match(match.string, second.end()):
        return None
    return Length(count(match["count"]), designator(second["unit"]))


def _two_lengths(match: re.Match[str]) -> Meaning | None:
    first, second = count(match["count"]), count(match["second"])
    larger, smaller = designator(match["unit"]), designator(match["smaller"])
    if first is None or second is None or larger == smaller:
        return None
    parts = length_value(first, larger), length_value(second, smaller).removeprefix("P")
    value = parts[0] + (parts[1].removeprefix("T") if larger.startswith("T") else parts[1])
    return Length(first, larger, value=value)


def _seasons(match: re.Match[str]) -> Meaning | None:
    if word_before(match) == "the":
        return None
    return Length(count(match["count"]), "Y") if (count(match["count"]) or 0) > 1 else None


_SEASON_STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}


def _season(match: re.Match[str]) -> Meaning | None:
    return Season(_SEASON_STEPS.get(match["which"].lower(), 0))


def _length_and_half(match: re.Match[str]) -> Meaning | None:
    number = count(match["count"])
    return Length(number + 0.5, _unit_name(match)) if number is not None else None


def _year_end(_: re.Match[str]) -> Meaning | None:
    return Modified(Unit(Granularity.YEAR, 0), "END")


def _all_unit(match: re.Match[str]) -> Meaning | None:
    return Length(1, designator(match["calendarunit"]))


def _long(match: re.Match[str]) -> Meaning | None:
    plural = match["unit"][-1] in "sS"
    return Length(None if plural else 1, _unit_name(match))


def _definite_length(match: re.Match[str]) -> Meaning | None:
    return Length(count(match["count"]), _unit_name(match), definite=True)


def _vague_length(match: re.Match[str]) -> Meaning | None:
    if _unit_name(match) == "Q" and match["few"].lower() in {"some", "many", "various"}:
        return None
    return Length(None, _unit_name(match))


_UNCOUNTED_BEFORE = frozenset(
    [
        "for",
        "in",
        "over",
        "after",
        "within",
        "through",
        "of",
        "many",
        "take",
        "took",
        "taking",
        "last",
        "lasted",
        "several",
        "into",
    ]
)


def _plural(match: re.Match[str]) -> Meaning | None:
    unit = _unit_name(match)
    if unit in {"TS", "ML", "WE"} or word_before(match) not in _UNCOUNTED_BEFORE:
        return None
    near = (match["pastplural"] or "").lower()
    if near in _NEAR:
        return Vague(_NEAR[near])
    return None if unit == "Q" and not near else Length(None, unit)


_NEAR = {"coming": "FUTURE_REF"}


def _every(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    number = count(groups["count"]) if groups.get("count") else 1
    unit = designator(match["unit"])
    if match.group()[:3].lower() == "per" and (unit in {"TS"} or word_before(match) in DISTANCES):
        return None
    return Repeat(length_value(number, unit))


def _every_month(match: re.Match[str]) -> Meaning | None:
    return (
        Repeat(f"XXXX-{MONTHS[match['month'].lower().rstrip('.')]:02d}")
        if match["month"][0].isupper()
        else None
    )


def _every_weekday(match: re.Match[str]) -> Meaning | None:
    return Repeat(f"XXXX-WXX-{WEEKDAYS[match['weekday'].lower().rstrip('.')] + 1}")


def _adverb(match: re.Match[str]) -> Meaning | None:
    if match.group()[0].isupper() and word_before(match) != "":
        return None
    if match["periodic"].lower() == "quarterly" and word_after(match).islower():
        return None  # a quarterly dividend is a kind of dividend
    return Repeat(PERIODICALLY[match["periodic"].lower()])


def _vague(match: re.Match[str]) -> Meaning | None:
    if match.group().islower() and match.group() == "previously":
        return None
    return Vague(VAGUELY[" ".join(match.group().lower().split())])


def _clock(match: re.Match[str]) -> Meaning | None:
    if character_before(match) in "$€£.,:-/":
        return None
    written = match["clock"].lower()
    marked = "m" in written.replace(" ", "")
    zone = match.groupdict().get("zone")
    if (
        not marked
        and zone is None
        and (
            ":" not in written
            or word_before(match) not in {"at", "by", "until", "around", "about", "from", "before", "after"}
        )
    ):
        return None
    numbers = [int(n) for n in re.findall(r"\d+", written)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if "p" in written and hour < 12:
        hour += 12
    elif "a" in written and hour == 12:
        hour = 0
    suffix = "Z" if zone in {"GMT", "UTC"} else ""
    return Clock(f"T{hour:02d}:{minute:02d}{suffix}") if hour < 24 else None


def _four_figures(match: re.Match[str]) -> Meaning | None:
    hour, minute = int(match["hhmm"][:2]), int(match["hhmm"][2:])
    if hour >= 24 or minute >= 60:
        return None
    if match["gmt"].lower() in {"hours", "hrs"}:
        return Clock(f"T{hour:02d}:{minute:02d}") if hour < 10 or word_before(match) == "at" else None
    return Clock(f"T{hour:02d}:{minute:02d}Z")


def _oclock(match: re.Match[str]) -> Meaning | None:
    hour = count(match["count"])
    return Clock(f"T{int(hour):02d}:00") if hour is not None and hour <= 12 else None


def _noon(match: re.Match[str]) -> Meaning | None:
    return Clock(DAY_PARTS[match["noon"].lower()])


def _part_of_today(match: re.Match[str]) -> Meaning | None:
    return Clock(DAY_PARTS[match["daytime"].lower()], Unit(Granularity.DAY, 0))


def _part(match: re.Match[str]) -> Meaning | None:
    return Clock(DAY_PARTS[match["daytime"].lower()])


_DAY_OF_PART = {"next": 1, "following": 1, "previous": -1, "that": 0, "same": 0}


def _pointed_part(match: re.Match[str]) -> Meaning | None:
    step = _DAY_OF_PART.get(match["which"].lower().split()[-1])
    if step is None:
        return None
    which = (Which.BEFORE, Which.SAME, Which.AFTER)[step + 1]
    return Clock(DAY_PARTS[match["daytime"].lower()], Unit(Granularity.DAY, step, which))


def _last_night(_: re.Match[str]) -> Meaning | None:
    return Clock("TNI", Unit(Granularity.DAY, -1))


def _tonight(_: re.Match[str]) -> Meaning | None:
    return Clock("TNI", Unit(Granularity.DAY, 0))


def _modifier(match: re.Match[str]) -> Meaning | None:
    return Modifier(MODIFIERS[" ".join(match["modifier"].lower().replace("-", " ").split())])


ROWS = (
    Rule("<hhmm> <gmt>", _four_figures, ("1500 GMT", "0630 hours"), ("after 1500 hours",)),
    Rule(
        "[the ]<smallhours>",
        lambda _: Clock("TMO"),
        ("in _the early hours_ of Sunday", "_the wee hours_ of May 3"),
    ),
    Rule(
        "<count> <unit>[ or (so|two|more)]",
        _length,
        ("three years", "a day", "18 months", "two and a half years"),
        ("a 30-year-old", "two years old"),
    ),
    Rule(
        "<count> <unit>( and|,) <second=count> <smaller=unit>",
        _two_lengths,
        ("94 minutes and 24 seconds", "two years and six months"),
    ),
    Rule("<count> seasons", _seasons, ("three seasons", "15 seasons"), ("the four seasons", "a season")),
    Rule(
        "[the ]<which=step> (season|offseason|off-season)",
        _season,
        ("this season", "the past season"),
    ),
    Rule(
        "[a ](quarter-century|quarter of a century)",
        lambda _: Length(25, "Y"),
        ("a quarter-century", "a quarter of a century"),
    ),
    Rule("<count> <unit> <half>", _length_and_half, ("a minute and a half",)),
    Rule("all <calendarunit>", _all_unit, ("all year", "all day"), ("all years",)),
    Rule("the <count> <unit>", _definite_length, ("the nine months", "the three days")),
    Rule("<unit>-long", _long, ("a _day-long_ meeting", "a _decades-long_ war")),
    Rule("<count>-<unit>", _glued_length, ("108-year", "twenty-year", "six-month"), ("a 30-year-old",)),
    Rule(
        "[the ]<pastnext> <count> <unit>",
        _definite_length,
        ("the past three years", "the last 12 months", "the first nine months"),
    ),
    Rule("[the ]<pastnext> <few> <unit>", _vague_length, ("the past few weeks", "the next several days")),
    Rule("<few> <unit>", _vague_length, ("a few days", "several years", "many months")),
    Rule(
        "[the ][<pastplural> ]<units>",
        _plural,
        ("for _years_", "over _the years_"),
        ("the days of", "two years old"),
    ),
    Rule("<count> <more> <unit>", _glued_length, ("two more weeks", "three full days")),
    Rule("<another>[ <count>] <unit>", _another, ("another year", "an additional two weeks")),
    Rule(
        "<count>",
        _first_of_two,
        ("_two_ to six days", "_10_ or 15 years", "_30_-50 years"),
        ("two to six people",),
    ),
    Rule("(every|each) <month>", _every_month, ("every July",)),
    Rule(
        "(every|each|per) [<count> |other ]<unit>",
        _every,
        ("every day", "each year", "per month", "every two weeks"),
    ),
    Rule("(every|each) <weekday>", _every_weekday, ("every Monday",)),
    Rule(
        "<periodic>",
        _adverb,
        ("_daily_ flights", "paid _annually_"),
        ("the Daily Mail", "its quarterly dividend"),
    ),
    Rule("<vague>", _vague, ("now", "currently", "at the moment", "recently")),
    Rule("<clock>[ <zone>]", _clock, ("6 p.m.", "10:30 a.m.", "11:03 AM ET", "6pm"), ("a 3:2 win",)),
    Rule("<count> o'clock", _oclock, ("six o'clock",)),
    Rule("<noon>[ <zone>]", _noon, ("noon", "midnight")),
    Rule("[the |at ]<yearend>", _year_end, ("by _year-end_", "by _the year's end_"), ("year endings",)),
    Rule(
        "[the ][early |late ]<daytime>[ hours]",
        _part,
        ("Tuesday _night_", "_the night_ of 8 May 1904"),
    ),
    Rule("[the ]<which=pointer> <daytime>", _pointed_part, ("the next morning", "that evening")),
    Rule("this <daytime>", _part_of_today, ("this morning", "this evening")),
    Rule("last night", _last_night, ("last night",)),
    Rule("tonight", _tonight, ("tonight",)),
    Rule("future", lambda _: Vague("FUTURE_REF", of_histories=True), ("_future_ wars",)),
    Rule("former", lambda _: Vague("PAST_REF", of_histories=True), ("the _former_ king",)),
    Rule("the past", lambda _: Vague("PAST_REF"), ("in _the past_",)),
    Rule("the [near ]future", lambda _: Vague("FUTURE_REF"), ("in _the future_", "in _the near future_")),
    Rule("[the ]<modifier>", _modifier, ("_early_ August",)),
)
