"""Rules for calendar dates in figures alone: "15.08.2021", "2021-09-15", "06/1964", "20110314"."""

from __future__ import annotations

import re

from timeline.temporal.english.english_words import DESIGNATORS, TIME_PREPOSITIONS
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import GLUED_BEFORE, character_before, word_before
from timeline.temporal.meaning import Meaning, NumericDate, PartialDate, TimeOfDay


def _month_slash_year(match: re.Match[str]) -> Meaning | None:
    """Return the month of "06/1964"; refuse a number of a law or a case ("No. 5/1999")."""
    month = int(match["m"])
    if not 1 <= month <= 12 or word_before(match) not in TIME_PREPOSITIONS:
        return None
    return PartialDate(int(match["year"]), month)


def _iso_month(match: re.Match[str]) -> Meaning | None:
    """Return the month of "2011-03"; "2005-06" is a season of two years, as its second is later."""
    year, month = int(match["year"]), int(match["m"])
    is_month = match["m"][0] == "0" and 1 <= month <= year % 100
    if not is_month or _GOES_ON.match(match.string, match.end()) or character_before(match) in GLUED_BEFORE:
        return None
    return PartialDate(year, month)


_GOES_ON = re.compile(r"[-–/](?:\d|[A-Z]{1,3}[-–]?\d)")
"""The rest of a longer date, or of a reference ("2010-07-CA-144")."""
_STAMPED = frozenset({"dated", "stamped", "marked", "date"})


def _packed(match: re.Match[str]) -> Meaning | None:
    """Return the date of eight figures after a preposition ("on 20110314"); other figures are numbers."""
    return _iso(match) if word_before(match) in TIME_PREPOSITIONS | _STAMPED else None


def _stamp(match: re.Match[str]) -> Meaning | None:
    day = _iso(match)
    if day is None:
        return None
    return TimeOfDay(f"T{match['clock']}{'Z' if match['zone'] == 'Z' else ''}", day)


def _iso(match: re.Match[str]) -> PartialDate | None:
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if character_before(match) in GLUED_BEFORE and not _ends_iso_interval(match):
        return None
    return PartialDate(int(match["year"]), month, day)


_ISO_START = re.compile(r"\b\d{4}-\d\d-\d\d/\Z")


def _ends_iso_interval(match: re.Match[str]) -> bool:
    """Return True for the second date of "2016-06-10/2016-06-12"."""
    return _ISO_START.search(match.string, max(0, match.start() - 11), match.start()) is not None


def _dotted(match: re.Match[str]) -> Meaning | None:
    """Return the date of "1999.06.13"; refuse a version."""
    return None if word_before(match) in DESIGNATORS else _iso(match)


def _figures(match: re.Match[str]) -> Meaning | None:
    if (
        character_before(match) in "-/.$"
        or match.string[match.end() : match.end() + 1] == "-"
        or match.string[match.end() : match.end() + 1] in {"/", "%"}
    ):
        return None
    first, second, year = int(match["a"]), int(match["b"]), match["anyyear"]
    if (
        len(year) == 3
        or len(year) == 1
        or max(first, second) > 31
        or min(first, second) > 12
        or not first * second
    ):
        return None
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 70 else 1900
    return NumericDate(first, second, number)


ROWS = (
    Rule(
        "<stamp>",
        _stamp,
        [
            ("2019-03-04T10:15:00Z", "2019-03-04T10:15Z"),
            ("2021-10-04T15:39:00+02:00", "2021-10-04T15:39"),
        ],
        ["2021-99-99T10:15"],
    ),
    Rule("<packed>", _packed, [("on _20110314_", "2011-03-14")], ["account 20110314"]),
    Rule(
        "<year=dottedyear>.<m=number>.<d=number>",
        _dotted,
        [("1999.06.13", "1999-06-13")],
        ["version 2019.04.12"],
    ),
    Rule(
        "<year=isoyear>-<m=number>",
        _iso_month,
        [("of _2011-03_", "2011-03")],
        ["the 2005-06 season", "2003-04-99", "Release 2010-07-CA-144"],
    ),
    Rule("<m=number>/<year>", _month_slash_year, [("in _06/1964_", "1964-06")], ["Law No. 5/1999"]),
    Rule(
        "<year=fullyear>/<m=number>/<d=number>",
        _iso,
        [("2021/09/15", "2021-09-15")],
        ["2021/99/99", "e.org/2021/09/15/a"],
    ),
    Rule(
        "<a=number>-<b=number>-<anyyear=year>",
        _figures,
        [("15-09-2021", "2021-09-15")],
        ["1-2-3", "15-09-2021-4"],
    ),
    Rule(
        "<year=fullyear>-<m=number>-<d=number>",
        _iso,
        [("2021-08-15", "2021-08-15")],
        ["2021-99-99"],
    ),
    Rule(
        "<a=number>/<b=number>/<anyyear>",
        _figures,
        [("8/15/2021", "2021-08-15"), ("15/08/21", "2021-08-15")],
        ["24/7", "1/2/3/4"],
    ),
    Rule(
        "<a=number>.<b=number>.<anyyear>",
        _figures,
        [("15.08.2021", "2021-08-15")],
        ["version 1.2.3", "10.0.0.1"],
    ),
)
