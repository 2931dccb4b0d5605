"""Rules for distances: two weeks ago, a year earlier, shortly after."""

from __future__ import annotations

import re

from timeline.model import Granularity
from timeline.temporal.english.english_words import WEEKDAYS, and_a_half, count, measure_in, unit_in
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import (
    spells_weekday,
    weekday_number,
    word_after,
    word_before,
)
from timeline.temporal.english.tense_direction import Tense, clause_tense
from timeline.temporal.meaning import (
    Ago,
    Duration,
    Later,
    Meaning,
    Reference,
    ShortlyAfter,
    VagueTime,
    Weekday,
    WeekOf,
)
from timeline.temporal.time_measure import Measure, TimexUnit


def _ago(match: re.Match[str]) -> Meaning | None:
    measure = measure_in(match)
    return Ago(and_a_half(measure) if match.groupdict().get("half") else measure, -1)


def _ago_to_the_day(match: re.Match[str]) -> Meaning | None:
    days = -1 if match.group().lower().endswith("yesterday") else 0
    return Ago(measure_in(match), -1, to_the_day=True, days=days)


def _ago_this_unit(match: re.Match[str]) -> Meaning | None:
    unit = Granularity.WEEK if match.group().lower().endswith("week") else Granularity.MONTH
    return WeekOf(unit, Ago(measure_in(match), -1, to_the_day=True))


def _weeks_from_weekday(match: re.Match[str]) -> Meaning | None:
    """Return the weekday some weeks before the latest one or after the next one."""
    measure = measure_in(match)
    if measure.unit is not TimexUnit.WEEK or measure.count is None or not spells_weekday(match):
        return None
    side, weeks = match["side"].lower(), int(measure.count)
    if side in {"ago", "last"}:
        reference = Reference.BARE if side == "ago" else Reference.LAST
        return Weekday(weekday_number(match), reference, weeks_away=-weeks)
    if side == "on" and match["count"].lower() != "a":
        return None  # "lasted two weeks on Friday"
    if _lasts(match) or _ENDS.match(match.string, match.end()):
        return None
    return Weekday(weekday_number(match), Reference.NEXT, weeks_away=weeks)


_ENDS = re.compile(r"\s(?:to|until|till|through)\s(?:the\s|next\s|this\s)?[A-Z\d]")
_LASTING = frozenset({"for", "lasting", "lasts", "last", "of", "take", "takes"})
"""Words before a duration: "closed for two weeks from Monday"."""


_SET_FOR = re.compile(r"\b(?:set|scheduled|planned|slated|fixed|due|timetabled)\sfor\s\Z")


def _lasts(match: re.Match[str]) -> bool:
    """Return True after a word of a duration, but not after "set for"."""
    if word_before(match) not in _LASTING:
        return False
    return _SET_FOR.search(match.string, max(0, match.start() - 16), match.start()) is None


def _weekdays_ago(match: re.Match[str]) -> Meaning | None:
    number = count(match["count"])
    if number is None or not match["weekdayplural"][0].isupper():
        return None
    day = WEEKDAYS[match["weekdayplural"].lower().removesuffix("s")]
    return Weekday(day, Reference.LAST, weeks_away=1 - int(number))


def _from_today(match: re.Match[str]) -> Meaning | None:
    if _lasts(match):
        return None
    days = {"today": 0, "tomorrow": 1, "yesterday": -1}[match["deictic"].lower()]
    return Ago(measure_in(match), 1, to_the_day=True, days=days)


def _week_from_today(match: re.Match[str]) -> Meaning | None:
    days = 1 if match.group()[:3].lower() == "tom" else 0
    return Ago(Measure(1, TimexUnit.WEEK), 1, to_the_day=True, days=days)


def _in_time(match: re.Match[str]) -> Meaning | None:
    """Return the time to come; a length in a clause about the past ("the fourth fall in a year's time")."""
    if clause_tense(match.string, match.start(), match.end()) is Tense.PAST:
        return Duration(measure_in(match))
    return Ago(measure_in(match), 1)


def _vague_ago(match: re.Match[str]) -> Meaning | None:
    return Ago(Measure(None, unit_in(match)), -1)


def _hence(match: re.Match[str]) -> Meaning | None:
    return Ago(measure_in(match), 1)


def _beside(match: re.Match[str]) -> Meaning | None:
    return _from_last_date(match, measure_in(match))


def _vague_beside(match: re.Match[str]) -> Meaning | None:
    return _from_last_date(match, Measure(None, unit_in(match)))


def _from_last_date(match: re.Match[str], measure: Measure) -> Meaning | None:
    """Return a distance from the last date mentioned; refuse "two days before the vote".

    A distance before "than" is a length ("a month earlier than usual").
    """
    way = match["way"].lower()
    if way in {"earlier", "later"} and word_after(match).lower() == "than":
        return Duration(measure)
    if way in {"before", "after", "on", "prior"} and _has_object(match, word_after(match)):
        return None
    return Later(measure, -1 if way in {"earlier", "before", "previously", "prior"} else 1)


_NO_OBJECT = frozenset({"and", "but", "in", "at", "on", "when", "to", "for", "by", "with", "as", "from"})


def _has_object(match: re.Match[str], after: str) -> bool:
    """Return True if the preposition at the end of the match has an object ("before the vote")."""
    if match.string[match.end() : match.end() + 1] in {",", ".", ";", ":", "?", "!", ")", '"', "”", ""}:
        return False
    if match.string[match.end() + 1 : match.end() + 2].isdigit():
        return True
    if match["way"].lower() == "on" or after.lower() == "to":
        return True
    return after != "" and after.lower() not in _NO_OBJECT


def _shortly_after(match: re.Match[str]) -> Meaning | None:
    if match["way"].lower() == "after" and match.string[match.end() : match.end() + 1] not in {",", ".", ";"}:
        return None
    return ShortlyAfter()


ROWS = (
    Rule("<count> <unit> ago (today|yesterday)", _ago_to_the_day, [("20 years ago today", "2001-09-15")]),
    Rule("<count> <unit> ago this (week|month)", _ago_this_unit, [("a year ago this week", "2020-W38")]),
    Rule("<count> <unit> <half> ago", _ago, [("a year and a half ago", "2020-03")]),
    Rule(
        "<count> <unit>[ or (so|two|more)] ago",
        _ago,
        [("two weeks ago", "2021-W35"), ("a year ago", "2020"), ("10 years ago", "2011")],
    ),
    Rule(
        "<count> <unit> <side=agofrom> [on ]<weekday>",
        _weeks_from_weekday,
        [
            ("a week ago Monday", "2021-09-06"),
            ("two weeks ago Friday", "2021-08-27"),
            ("two weeks ago on Friday", "2021-08-27"),
            ("two weeks from Friday", "2021-10-01"),
            ("a week last Tuesday", "2021-09-07"),
            ("a week on Friday", "2021-09-24"),
        ],
        ["closed for two weeks from Friday", "two days ago Friday", "two weeks from Monday to Friday"],
    ),
    Rule(
        "<count> <weekdayplural> ago",
        _weekdays_ago,
        [("two Mondays ago", "2021-09-06"), ("three Thursdays ago", "2021-08-26")],
        ["two mondays ago"],
    ),
    Rule(
        "<count> <unit> from <deictic>",
        _from_today,
        [("a week from today", "2021-09-22"), ("two weeks from tomorrow", "2021-09-30")],
        ["closed for two weeks from today"],
    ),
    Rule(
        "(today|tomorrow) week",
        _week_from_today,
        [("Tomorrow week", "2021-09-23"), ("today week", "2021-09-22")],
        ["today weekly"],
    ),
    Rule(
        "<count> <unit>['s|'] time",
        _in_time,
        [
            ("in _three weeks' time_", "2021-W40"),
            ("in _a year's time_", "2022"),
            ("in _a fortnight's time_", "2021-W39"),
        ],
        ["three weeks of time"],
    ),
    Rule("<few> <unit> ago", _vague_ago, [("a few days ago", "PAST_REF"), ("several years ago", "PAST_REF")]),
    Rule(
        "<timeago> ago",
        lambda _: VagueTime("PAST_REF"),
        [
            ("a long time ago", "PAST_REF"),
            ("not _long ago_", "PAST_REF"),
            ("some time ago", "PAST_REF"),
            ("a while ago", "PAST_REF"),
            ("moments ago", "PAST_REF"),
        ],
    ),
    Rule("<units> ago", _vague_ago, [("years ago", "PAST_REF")]),
    Rule("<count> <unit> (from now|hence)", _hence, [("two years from now", "2023")]),
    Rule(
        "<count>( |-)<unit> <way>",
        _beside,
        [
            ("They met on 3 May 2020. _Two days later_ they left", "2020-05-05"),
            ("They met on 3 May 2020. _A year earlier_ they had left", "2019"),
            ("They met on 3 May 2020. _Three weeks before_, they left", "2020-W15"),
            ("The harvest began _a month earlier_ than usual", "P1M"),
        ],
        ["two days before the vote", "a day after Kabul fell", "a decade after 1990"],
    ),
    Rule(
        "<few> <unit> <way>",
        _vague_beside,
        [("a few days later", "FUTURE_REF")],
        ["several weeks before the vote"],
    ),
    Rule("<units> <way>", _vague_beside, [("years later", "FUTURE_REF")], ["hours before the vote"]),
    Rule(
        "shortly <way=afterwards>",
        _shortly_after,
        [
            ("They met on 3 May 2020. _Shortly after_, they left", "2020-05-03", "AFTER"),
            ("They met on 3 May 2020, and _shortly afterwards_.", "2020-05-03", "AFTER"),
        ],
        ["shortly after the vote"],
    ),
)
