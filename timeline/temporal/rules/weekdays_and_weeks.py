"""Rules for weekdays and weeks: "Friday", "last Friday", "the second week of March"."""

from __future__ import annotations

import re

from timeline.model import Granularity
from timeline.temporal.english_words import ordinal
from timeline.temporal.meaning import (
    Meaning,
    PartialDate,
    Reference,
    Weekday,
    WeekdayInMonth,
    WeekInMonth,
    WeekOf,
)
from timeline.temporal.rule_grammar import Rule
from timeline.temporal.rules.match_words import (
    STEP,
    capitalised,
    character_before,
    has_capital_month,
    has_capital_weekday,
    is_conjunction,
    is_preposition,
    month_number,
    stated_year,
    weekday_number,
    which_one,
    word_after,
    word_before,
)


def _week_of(match: re.Match[str]) -> Meaning | None:
    weekend = "weekend" in match.group().lower()
    day = PartialDate(stated_year(match), month_number(match), ordinal(match["day"]))
    return WeekOf(Granularity.WEEKEND if weekend else Granularity.WEEK, day)


def _week_in_month(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    number = ordinal(groups["ordinal"]) if groups.get("ordinal") else 0
    if number > 5 or not has_capital_month(match):
        return None
    return WeekInMonth(number, PartialDate(stated_year(match), month_number(match)))


def _weekday_in_month(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    number = ordinal(groups["ordinal"]) if groups.get("ordinal") else 0
    if number > 5 or not has_capital_month(match) or not has_capital_weekday(match):
        return None
    month = PartialDate(stated_year(match), month_number(match))
    return WeekdayInMonth(number, weekday_number(match), month)


_PAPERS = frozenset(
    {"Times", "Telegraph", "Mail", "Express", "Post", "Herald", "Mirror", "People", "World", "Sun"}
)
"""Names of newspapers after a weekday: the Sunday Times."""


def _weekday(match: re.Match[str]) -> Meaning | None:
    written = match["weekday"]
    if not capitalised(written) or character_before(match) in "$#@/" or word_after(match) in _PAPERS:
        return None
    if len(written.rstrip(".")) <= 4 and not written.endswith("."):
        return None
    return Weekday(weekday_number(match))


def _pointed_weekday(match: re.Match[str]) -> Meaning | None:
    if not has_capital_weekday(match) or is_conjunction(match) or is_preposition(match):
        return None
    return Weekday(weekday_number(match), which_one(match))


def _weekday_of_week(match: re.Match[str]) -> Meaning | None:
    return Weekday(weekday_number(match), week=STEP[which_one(match)])


def _weekday_week(match: re.Match[str]) -> Meaning | None:
    if word_before(match) not in _BEFORE_WEEKDAY_WEEK or match.string[match.end() : match.end() + 1] == "-":
        return None
    return _week_from_weekday(match)


_BEFORE_WEEKDAY_WEEK = frozenset({"on", "for", "until", "till", "by", "from"})


def _week_from_weekday(match: re.Match[str]) -> Meaning | None:
    return Weekday(weekday_number(match), week=1, reference=Reference.NEXT)


ROWS = (
    Rule(
        "[the ](week|weekend) of <month> <day>[[,] <year>]",
        _week_of,
        [("the week of March 6", "2021-W09"), ("the weekend of May 5, 2018", "2018-W18-WE")],
    ),
    Rule(
        "[the ](week|weekend) of [the ]<day>[ of] <month>[[,] <year>]",
        _week_of,
        [("the week of 6 March", "2021-W09")],
    ),
    Rule(
        "[the ]<ordinal> week of <month>[[,] <year>]",
        _week_in_month,
        [("the second week of March", "2021-W10"), ("the first week of May 1998", "1998-W19")],
    ),
    Rule(
        "the (last|final) week of <month>[[,] <year>]",
        _week_in_month,
        [("the last week of August", "2021-W34")],
    ),
    Rule(
        "[the ](<ordinal>|last|final) <weekday> (of|in) <month>[[,] <year>]",
        _weekday_in_month,
        [("the first Monday in September", "2021-09-06"), ("the last Saturday of June 2019", "2019-06-29")],
        ["the sixth Monday in May"],
    ),
    Rule(
        "<weekday>", _weekday, [("Friday", "2021-09-10"), ("Tues.", "2021-09-14")], ["friday", "Sun", "Sat"]
    ),
    Rule(
        "[the ]<which=pointer> <weekday>",
        _pointed_weekday,
        [
            ("last Friday", "2021-09-10"),
            ("They met on 3 May 2020. _The following Tuesday_ they left", "2020-05-05"),
        ],
        ["following Monday's fall"],
    ),
    Rule(
        "<weekday>[ of] <which=pointer> week",
        _weekday_of_week,
        [("Friday last week", "2021-09-10"), ("Monday of this week", "2021-09-13")],
    ),
    Rule(
        "<weekday> week",
        _weekday_week,
        [("on _Saturday week_", "2021-09-25"), ("until _Friday week_", "2021-09-24")],
        ["the Monday week", "on Monday week-long talks"],
    ),
    Rule(
        "[a ]week (from|on) <weekday>",
        _week_from_weekday,
        [("a week from Thursday", "2021-09-23"), ("a week on Friday", "2021-09-24")],
    ),
)
