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
    Rule("<anyyear> <bc>", _ancient, [("500 BC", "BC0500"), ("44 B.C.", "BC0044")], ["12 bce"]),
    Rule(
        "[the ]<anyyear>['](s|S) <bc>",
        _ancient_decade,
        [("the 470s BC", "BC047"), ("the 60s BC", "BC006")],
        ["the 475s BC"],
    ),
    Rule("<month> <anyyear> <bc>", _ancient, [("June 479 BC", "BC0479-06")]),
    Rule("[the ]<day>[ of] <month>[,] <anyyear> <bc>", _ancient, [("15 March 44 BC", "BC0044-03-15")]),
    Rule("<month> <day>[,] <anyyear> <bc>", _ancient, [("March 15, 44 BC", "BC0044-03-15")]),
    Rule("[the ]<season>[ of] <anyyear> <bc>", _ancient, [("the spring of 480 BC", "BC0480-SP")]),
    Rule("<anyyear>", _ancient_range, [("_499_ to 493 BC", "BC0499"), ("_480_-479 BC", "BC0480")]),
    Rule("<ad> <anyyear>", _anno_domini, [("AD 79", "0079")], ["ad 79"]),
    Rule("<anyyear> <ad>", _anno_domini, [("79 AD", "0079")], ["79 ad"]),
)
