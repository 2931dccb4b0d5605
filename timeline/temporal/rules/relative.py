"""Rules for expressions that hang on another day: today, last week, two years ago, the following Tuesday."""

from __future__ import annotations

import re

from timeline.model import Granularity
from timeline.temporal.meaning import (
    Ago,
    Beside,
    Division,
    Later,
    Length,
    Meaning,
    Modified,
    MonthOfYear,
    NamedMonth,
    Partial,
    ReportedQuarter,
    ShortlyAfter,
    Unit,
    Weekday,
    WeekInMonth,
    WeekOf,
    Which,
)
from timeline.temporal.numbers import count, designator, ordinal
from timeline.temporal.rule import Rule
from timeline.temporal.rules.surroundings import capitalised, character_before, word_after, word_before
from timeline.temporal.words import CALENDAR_UNITS, MONTHS, ORDINALS, WEEKDAYS

_WHICH = {
    "last": Which.LAST,
    "past": Which.LAST,
    "this": Which.THIS,
    "current": Which.THIS,
    "present": Which.THIS,
    "next": Which.NEXT,
    "coming": Which.NEXT,
    "upcoming": Which.NEXT,
    "following": Which.AFTER,
    "ensuing": Which.AFTER,
    "subsequent": Which.AFTER,
    "succeeding": Which.AFTER,
    "previous": Which.BEFORE,
    "preceding": Which.BEFORE,
    "prior": Which.BEFORE,
    "that": Which.SAME,
    "same": Which.SAME,
    "after": Which.AFTER,
    "before": Which.BEFORE,
}
_STEP = {
    Which.LAST: -1, Which.THIS: 0, Which.NEXT: 1, Which.BEFORE: -1, Which.SAME: 0, Which.AFTER: 1,
}  # fmt: skip
_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}
_WITHIN = frozenset({"over", "for", "in", "within", "during"})
_HANGING = frozenset({Which.BEFORE, Which.SAME, Which.AFTER})
_OBJECT_STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "that",
        "this",
        "these",
        "those",
        "being",
        "taking",
        "leaving",
    ]
)


def _which(match: re.Match[str]) -> Which:
    words = match["which"].lower().replace("-", " ").split()
    return _WHICH["same" if "very" in words else words[-1]]


def _unit(match: re.Match[str]) -> Granularity:
    return CALENDAR_UNITS[designator(match["calendarunit"])]


def _weekday_number(match: re.Match[str]) -> int:
    return WEEKDAYS[match["weekday"].lower().rstrip(".")]


def _today(match: re.Match[str]) -> Meaning | None:
    if match["deictic"][0].isupper() and match.string[match.start() - 4 : match.start()].lower() == "usa ":
        return None
    return Unit(Granularity.DAY, _DEICTIC[match["deictic"].lower()])


def _day_beyond(sign: int) -> Meaning:
    return Unit(Granularity.DAY, 2 * sign)


def _pointed_unit(match: re.Match[str]) -> Meaning | None:
    which, granularity = _which(match), _unit(match)
    if which is Which.LAST and match.group()[:4].lower() == "the " and word_after(match) == "of":
        return None
    if which is Which.NEXT and match.group()[:4].lower() == "the ":
        if granularity is not Granularity.DAY and word_before(match) in _WITHIN:
            return Length(1, designator(match["calendarunit"]), definite=True)
        which = Which.AFTER
    if match.group()[:9].lower() == "the last " and word_before(match) in _WITHIN:
        return Length(1, designator(match["calendarunit"]), definite=True)
    if granularity is Granularity.QUARTER and which is Which.SAME:
        return ReportedQuarter()
    return Unit(granularity, _STEP[which], which)


def _past_unit(match: re.Match[str]) -> Meaning | None:
    unit = designator(match["calendarunit"])
    return Length(1, unit, definite=True)


def _unit_beside(match: re.Match[str]) -> Meaning | None:
    """Read "the day before"; where something follows that it could be before, that decides."""
    after = word_after(match)
    closed = match.string[match.end() : match.end() + 1] in {",", ".", ";", ":", "?", "!"}
    if not closed and (after.lower() in _OBJECT_STARTERS or capitalised(after)):
        return Beside(_unit(match), _STEP[_which(match)])
    return _pointed_unit(match)


def _the_unit(match: re.Match[str]) -> Meaning | None:
    granularity = _unit(match)
    before, after = word_before(match), word_after(match).lower()
    if after in {"of", "that", "before", "after", "when", "in", "he", "she", "they", "we", "i"}:
        return None
    allowed = {"for", "in", "during", "of", "through", "throughout", "over", "within"}
    if before not in allowed:
        return None
    if granularity is Granularity.QUARTER:
        return ReportedQuarter()
    if after in {"ended", "ending"}:
        return Length(1, designator(match["calendarunit"]), definite=True)
    return Unit(granularity, 0) if granularity in {Granularity.YEAR, Granularity.MONTH} else None


def _week_of(match: re.Match[str]) -> Meaning | None:
    weekend = "weekend" in match.group().lower()
    year = int(match["year"]) if match["year"] else None
    day = Partial(year, MONTHS[match["month"].lower().rstrip(".")], int(match["day"].rstrip("stndrh ")))
    return WeekOf(Granularity.WEEKEND if weekend else Granularity.WEEK, day)


def _week_in_month(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    number = ordinal(groups["ordinal"]) if groups.get("ordinal") else 0
    if number > 5 or not capitalised(match["month"]):
        return None
    year = int(match["year"]) if match["year"] else None
    return WeekInMonth(number, Partial(year, MONTHS[match["month"].lower().rstrip(".")]))


def _full_year(_: re.Match[str]) -> Meaning | None:
    return Unit(Granularity.YEAR, 0)


def _weekend(match: re.Match[str]) -> Meaning | None:
    if word_before(match) not in {"over", "during", "at", "on", "through", "for", "of"}:
        return None
    return (
        Unit(Granularity.WEEKEND, 0, Which.BARE)
        if word_after(match).lower() not in {"of", "before"}
        else None
    )


def _reported_quarter(_: re.Match[str]) -> Meaning | None:
    return ReportedQuarter()


def _year_ago_quarter(_: re.Match[str]) -> Meaning | None:
    return ReportedQuarter(-1)


def _year_ago_division(match: re.Match[str]) -> Meaning | None:
    return (
        Division(Granularity.QUARTER, ordinal(match["nth"]), years=-1)
        if match["nth"].lower() in ORDINALS
        else None
    )


def _year_ago(match: re.Match[str]) -> Meaning | None:
    return ReportedQuarter(-1) if word_after(match)[:1].islower() else None


def _later_in_the_unit(match: re.Match[str]) -> Meaning | None:
    granularity = _unit(match)
    meaning = Unit(granularity, 0, Which.SAME if granularity is Granularity.DAY else Which.THIS)
    return Modified(
        meaning,
        match["earlier"].upper().replace("LATE", "END").replace("EARLY", "START").replace("ENDR", "LATER"),
    )


def _ago(match: re.Match[str]) -> Meaning | None:
    number = count(match["count"])
    if number is not None and match.groupdict().get("half"):
        number += 0.5
    return Ago(number, designator(match["unit"]), -1)


def _ago_to_the_day(match: re.Match[str]) -> Meaning | None:
    days = -1 if match.group().lower().endswith("yesterday") else 0
    return Ago(count(match["count"]), designator(match["unit"]), -1, to_the_day=True, days=days)


def _vague_ago(match: re.Match[str]) -> Meaning | None:
    return Ago(None, designator(match["unit"] if "unit" in match.re.groupindex else match["units"]), -1)


def _hence(match: re.Match[str]) -> Meaning | None:
    return Ago(count(match["count"]), designator(match["unit"]), 1)


def _beside(match: re.Match[str]) -> Meaning | None:
    way = match["way"].lower()
    after = word_after(match)
    if way in {"before", "after", "on", "prior"} and _has_object(match, after):
        return None
    sign = -1 if way in {"earlier", "before", "previously", "prior"} else 1
    return Later(count(match["count"]), designator(match["unit"]), sign)


def _vague_beside(match: re.Match[str]) -> Meaning | None:
    way = match["way"].lower()
    if way in {"before", "after", "on", "prior"} and _has_object(match, word_after(match)):
        return None
    unit = match["unit"] if "unit" in match.re.groupindex else match["units"]
    return Later(None, designator(unit), -1 if way in {"earlier", "before", "previously", "prior"} else 1)


def _has_object(match: re.Match[str], after: str) -> bool:
    if match.string[match.end() : match.end() + 1] in {",", ".", ";", ":", "?", "!", ")", '"', "”", ""}:
        return False
    if match["way"].lower() == "on" or after.lower() == "to":
        return True
    return after != "" and after.lower() not in {
        "and",
        "but",
        "in",
        "at",
        "on",
        "when",
        "to",
        "for",
        "by",
        "with",
        "as",
        "from",
    }


def _weekday(match: re.Match[str]) -> Meaning | None:
    written = match["weekday"]
    if not capitalised(written) or character_before(match) in "$#@/":
        return None
    if len(written.rstrip(".")) <= 4 and not written.endswith("."):
        return None
    return Weekday(_weekday_number(match))


def _pointed_weekday(match: re.Match[str]) -> Meaning | None:
    if not capitalised(match["weekday"]) or _is_conjunction(match):
        return None
    return Weekday(_weekday_number(match), _which(match))


def _is_conjunction(match: re.Match[str]) -> bool:
    """Return whether "that" opens a clause ("said that Tuesday's vote") and points at nothing."""
    return match["which"].lower() == "that" and word_before(match) not in _BEFORE_THAT


_BEFORE_THAT = frozenset(
    {"", "on", "by", "until", "since", "from", "before", "after", "in", "late", "early", "later"}
)


def _weekday_of_week(match: re.Match[str]) -> Meaning | None:
    return Weekday(_weekday_number(match), week=_STEP[_which(match)])


def _week_from_weekday(match: re.Match[str]) -> Meaning | None:
    return Weekday(_weekday_number(match), week=1, which=Which.NEXT)


_YEAR_BEHIND = re.compile(r",?\s[12]\d{3}\b")


def _pointed_month(match: re.Match[str]) -> Meaning | None:
    if not capitalised(match["month"]) or _is_conjunction(match):
        return None
    if _YEAR_BEHIND.match(match.string, match.end()):
        return None
    month = MONTHS[match["month"].lower().rstrip(".")]
    day = match.groupdict().get("day")
    return NamedMonth(month, _which(match), int(day.rstrip("stndrh ")) if day else None)


def _month_of_year(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    day = groups.get("day") or (str(ordinal(groups["dayword"])) if groups.get("dayword") else None)
    if not capitalised(match["month"]):
        return None
    month = MONTHS[match["month"].lower().rstrip(".")]
    return MonthOfYear(month, _STEP[_which(match)], int(day.rstrip("stndrh ")) if day else None)


def _shortly_after(match: re.Match[str]) -> Meaning | None:
    if match["way"].lower() == "after" and match.string[match.end() : match.end() + 1] not in {",", ".", ";"}:
        return None
    return ShortlyAfter()


ROWS = (
    Rule("<deictic>", _today, ("today", "yesterday", "tomorrow"), ("todays",)),
    Rule("[the ]day before yesterday", lambda _: _day_beyond(-1), ("the day before yesterday",)),
    Rule("[the ]day after tomorrow", lambda _: _day_beyond(1), ("the day after tomorrow",)),
    Rule("the past <calendarunit>", _past_unit, ("the past year",)),
    Rule(
        "[the ]<which=pointer> <calendarunit>",
        _pointed_unit,
        ("last week", "this year", "next month", "the following day", "the same day", "the current quarter"),
        ("last weeks", "this yearning"),
    ),
    Rule(
        "[the ]<calendarunit> <which=beside>",
        _unit_beside,
        ("the day before", "the week after", "_the week before_ Christmas"),
    ),
    Rule(
        "[the ][same |comparable ]<yearago> <period>",
        _year_ago_quarter,
        ("the year-ago quarter", "the comparable year-earlier period"),
    ),
    Rule(
        "[the ][same |comparable ]<yearago> <nth>( |-)quarter",
        _year_ago_division,
        ("the year-ago third quarter",),
    ),
    Rule(
        "[the ](week|weekend) of <month> <day>[[,] <year>]",
        _week_of,
        ("the week of March 6", "the weekend of May 5, 2018"),
    ),
    Rule("[the ](week|weekend) of [the ]<day>[ of] <month>[[,] <year>]", _week_of, ("the week of 6 March",)),
    Rule("the (full|whole|entire) year", _full_year, ("for _the full year_",)),
    Rule("(year-ago|year-earlier)", _year_ago, ("_year-ago_ results",), ("year-ago",)),
    Rule(
        "[the ](same|corresponding|comparable) <period>[ of] (last year|a year (ago|earlier))",
        _year_ago_quarter,
        ("the corresponding period last year", "the same quarter a year ago"),
    ),
    Rule("last year's <period>", _year_ago_quarter, ("last year's quarter",)),
    Rule("the <latest> <period>", _reported_quarter, ("the latest quarter", "the most recent quarter")),
    Rule(
        "the weekend",
        _weekend,
        ("over _the weekend_", "during _the weekend_"),
        ("the weekend of May 5",),
    ),
    Rule(
        "the <calendarunit>",
        _the_unit,
        ("for _the year_", "in _the quarter_"),
        ("the day", "the year of the rat"),
    ),
    Rule("<earlier> in the <calendarunit>", _later_in_the_unit, ("earlier in the day", "later in the year")),
    Rule(
        "[the ](<day>|<dayword>)[ of] <month>[,][ of] <which=pointer> year",
        _month_of_year,
        ("the 9th of November last year", "3 May this year"),
    ),
    Rule(
        "[the ]<ordinal> week of <month>[[,] <year>]",
        _week_in_month,
        ("the second week of March", "the first week of May 1998"),
    ),
    Rule("the (last|final) week of <month>[[,] <year>]", _week_in_month, ("the last week of August",)),
    Rule("<count> <unit> ago (today|yesterday)", _ago_to_the_day, ("20 years ago today",)),
    Rule("<count> <unit> <half> ago", _ago, ("a year and a half ago",)),
    Rule("<count> <unit>[ or (so|two|more)] ago", _ago, ("two weeks ago", "a year ago", "10 years ago")),
    Rule("<few> <unit> ago", _vague_ago, ("a few days ago", "several years ago")),
    Rule("<units> ago", _vague_ago, ("years ago",)),
    Rule("<count> <unit> (from now|hence)", _hence, ("two years from now",)),
    Rule(
        "<count>( |-)<unit> <way>",
        _beside,
        ("two days later", "a year earlier", "three weeks before"),
        ("two days before the vote", "a day after Kabul fell"),
    ),
    Rule("<few> <unit> <way>", _vague_beside, ("a few days later",), ("several weeks before the vote",)),
    Rule("<units> <way>", _vague_beside, ("years later",), ("hours before the vote",)),
    Rule("<weekday>", _weekday, ("Friday", "Tues."), ("friday", "Sun", "Sat")),
    Rule("[the ]<which=pointer> <weekday>", _pointed_weekday, ("last Friday", "the following Tuesday")),
    Rule(
        "<weekday>[ of] <which=pointer> week", _weekday_of_week, ("Friday last week", "Monday of this week")
    ),
    Rule("[a ]week from <weekday>", _week_from_weekday, ("a week from Tuesday",)),
    Rule(
        "[the ]<which=pointer> <month>[ <day>]",
        _pointed_month,
        ("last October", "next March"),
        ("this may go",),
    ),
    Rule(
        "<month>[ <day>][,][ of| in][ the] <which=pointer> year",
        _month_of_year,
        ("March of last year", "May this year"),
    ),
    Rule(
        "(shortly|soon) <way=afterwards>",
        _shortly_after,
        ("_Shortly after_, they left", "_soon afterwards_."),
        ("shortly after the vote",),
    ),
)
