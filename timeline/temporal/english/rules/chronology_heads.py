"""Rules for dates that are dates only at the head of an entry of a chronology ("Nov: Its leader quits")."""

from __future__ import annotations

import re

from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import month_number
from timeline.temporal.meaning import Meaning, PartialDate
from timeline.temporal.narrative import stands_below_year

_START = re.compile(r"(?:\A|[\n\u2028]|[.!?]\s)[ \t*•|>\[-]{0,6}\Z")
_BEHIND = re.compile(r"\]?(?:\s?[:|]\s|\s?[-–—]\s)[\"“']?[A-Z]|[ \t]{0,3}:?[\n\u2028]\s{0,4}(?=[A-Z])")


def _heads_entry(match: re.Match[str]) -> bool:
    text = match.string
    if _BEHIND.match(text, match.end()) is None:
        return False
    return _START.search(text, max(0, match.start() - 8), match.start()) is not None


def _month(match: re.Match[str]) -> Meaning | None:
    if not match["month"][0].isupper() or not _heads_entry(match):
        return None
    is_below = stands_below_year(match.string, match.start())
    return PartialDate(month=month_number(match)) if is_below else None


def _year(match: re.Match[str]) -> Meaning | None:
    year = int(match["year"])
    return PartialDate(year) if 1000 <= year < 2100 and _heads_entry(match) else None


def _year_and_day(match: re.Match[str]) -> Meaning | None:
    if "\n" in match.group() or not match["month"][0].isupper() or not _heads_entry(match):
        return None  # a heading's year, and the day of the line below it
    day = match.groupdict().get("day")
    return PartialDate(int(match["year"]), month_number(match), int(re.sub(r"\D", "", day)) if day else None)


ROWS = (
    Rule(
        "(<month>)",
        _month,
        [
            ("Aug 2016: They left. _Nov_: They came back", "2016-11"),
            ("2011:\n_March_ - Protests begin", "2011-03"),
        ],
        ["MAY: We will leave. Nov: we stay", "Theresa May - March - April"],
    ),
    Rule(
        "(<year=fullyear>)",
        _year,
        [("_1803_ - The land is bought", "1803"), ("_1889_\nThe tower is opened", "1889")],
        ["1803 men left", "Room 1803: The door is shut", "1803 - 1700 is 103"],
    ),
    Rule(
        "<year=fullyear> [<day> ]<month>",
        _year_and_day,
        [
            ("_1989 December_ - Troops invade", "1989-12"),
            ("1989 December - Troops invade. _1994 3 May_ - They leave", "1994-05-03"),
        ],
        ["In 1994 May - a leader - left", "_2011_\nMarch: Protests begin"],
    ),
)
