"""Rules for dates before Christ, and for those marked as after."""

from __future__ import annotations

import re

from timeline.temporal.meaning import Ancient, Meaning, Partial
from timeline.temporal.numbers import ordinal
from timeline.temporal.rule import Rule
from timeline.temporal.words import MONTHS, SEASONS


def _ancient_decade(match: re.Match[str]) -> Meaning | None:
    first = int(match["anyyear"])
    return Ancient(first, decade=True) if first % 10 == 0 and len(match["anyyear"]) >= 2 else None


def _ancient(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    month, season = groups.get("month"), groups.get("season")
    day = groups.get("day")
    return Ancient(
        int(match["anyyear"]),
        MONTHS[month.lower().rstrip(".")] if month else None,
        ordinal(day) if day else None,
        SEASONS[season.lower()] if season else None,
    )


_BC_AHEAD = re.compile(r"(?:\s?[-–—]\s?|\s(?:to|and|or)\s)\d{1,4}\s?B\.?C")


def _ancient_range(match: re.Match[str]) -> Meaning | None:
    return Ancient(int(match["anyyear"])) if _BC_AHEAD.match(match.string, match.end()) else None


def _anno_domini(match: re.Match[str]) -> Meaning | None:
    return Partial(int(match["anyyear"]))


ROWS = (
    Rule("<anyyear> <bc>", _ancient, ("500 BC", "44 B.C."), ("12 bce",)),
    Rule("[the ]<anyyear>['](s|S) <bc>", _ancient_decade, ("the 470s BC", "the 60s BC"), ("the 475s BC",)),
    Rule("<month> <anyyear> <bc>", _ancient, ("June 479 BC",)),
    Rule("[the ]<day>[ of] <month>[,] <anyyear> <bc>", _ancient, ("15 March 44 BC",)),
    Rule("<month> <day>[,] <anyyear> <bc>", _ancient, ("March 15, 44 BC",)),
    Rule("[the ]<season>[ of] <anyyear> <bc>", _ancient, ("the spring of 480 BC",)),
    Rule("<anyyear>", _ancient_range, ("_499_ to 493 BC", "_480_-479 BC")),
    Rule("<ad> <anyyear>", _anno_domini, ("AD 79",), ("ad 79",)),
    Rule("<anyyear> <ad>", _anno_domini, ("79 AD",), ("79 ad",)),
)
