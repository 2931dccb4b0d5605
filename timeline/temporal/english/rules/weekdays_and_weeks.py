"""Rules for weekdays and weeks: "Friday", "last Friday", "the second week of March"."""

from __future__ import annotations

import re
from datetime import date

from timeline.model import Granularity
from timeline.temporal.english.english_words import ordinal
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import (
    STEP,
    character_before,
    has_no_noun,
    is_conjunction,
    is_preposition,
    month_number,
    spells_month,
    spells_weekday,
    stated_year,
    weekday_number,
    which_one,
    word_after,
    word_before,
)
from timeline.temporal.meaning import (
    DayInMonth,
    DayOfMonth,
    Meaning,
    PartialDate,
    Reference,
    RelativeUnit,
    Weekday,
    WeekdayBeside,
    WeekdayInMonth,
    WeekInMonth,
    WeekOf,
)


def _week_of(match: re.Match[str]) -> Meaning | None:
    weekend = "weekend" in match.group().lower()
    day = PartialDate(stated_year(match), month_number(match), ordinal(match["day"]))
    return WeekOf(Granularity.WEEKEND if weekend else Granularity.WEEK, day)


def _week_in_month(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    number = ordinal(groups["ordinal"]) if groups.get("ordinal") else 0
    if number > 5 or not spells_month(match):
        return None
    return WeekInMonth(number, PartialDate(stated_year(match), month_number(match)))


def _numbered_week(match: re.Match[str]) -> Meaning | None:
    """Return the week of ISO 8601 by its number."""
    year, number = int(match["year"]), int(match["n"])
    try:
        return WeekOf(
            Granularity.WEEK, PartialDate(year, *_month_and_day(date.fromisocalendar(year, number, 4)))
        )
    except ValueError:
        return None


def _month_and_day(day: date) -> tuple[int, int]:
    return day.month, day.day


def _weekday_in_month(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    number = ordinal(groups["ordinal"]) if groups.get("ordinal") else 0
    if number > 5 or not spells_month(match) or not spells_weekday(match):
        return None
    month = PartialDate(stated_year(match), month_number(match))
    return WeekdayInMonth(number, weekday_number(match), month)


_PAPERS = frozenset(
    {
        "Times",
        "Telegraph",
        "Mail",
        "Express",
        "Post",
        "Herald",
        "Mirror",
        "People",
        "World",
        "Sun",
        "Review",
        "Tribune",
        "Independent",
        "Star",
        "Group",
        "Club",
        "Society",
        "Foundation",
        "Mosque",
        "School",
        "school",
    }
)
"""What has its name from a weekday: the Sunday Times, the Friday Mosque."""


_NAMING = re.compile(
    r"\b(?:Black|Bloody|Red|Blue|Silent|Ruby|Holy|Manic|Fat|Super|Bowl|Giving|Throwback|Casual|Good|Man|Girl|Joe"
    r"|Mail\son|[Tt]he\sFriday\sthe|(?:Mr|Mrs|Ms|Dr|Prof|Sgt|Rev)\.?|Sir|Officer|Judge|Sister|Brother)"
    r"\s\Z"
)
"""Words before a weekday that make a name of it: Bloody Sunday, the Mail on Sunday."""


def _weekday(match: re.Match[str]) -> Meaning | None:
    written = match["weekday"]
    if _ON_SOME.search(match.string, max(0, match.start() - 6), match.start()) and _is_nounless(match):
        return None
    if not spells_weekday(match) or character_before(match) in "$#@/" or word_after(match) in _PAPERS:
        return None
    if len(written.rstrip(".")) <= 4 and not written.endswith("."):
        return None
    if _NAMING.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    return None if _FILM.match(match.string, match.end()) else Weekday(weekday_number(match))


_FILM = re.compile(r"\sthe\s(?:13th|[Tt]hirteenth)\b")


def _weekday_and_number(match: re.Match[str]) -> Meaning | None:
    """Return the day of "Friday the 13th"; refuse the film."""
    if not spells_weekday(match) or word_after(match).lower() in _WORKS or _is_titled(match):
        return None
    if not match["ordinal"][0].isdigit() or not has_no_noun(match):
        return None  # "on Friday, the fourth decline"
    return DayOfMonth(ordinal(match["ordinal"]), weekday_number(match))


_WORKS = frozenset(
    {"film", "films", "movie", "movies", "franchise", "series", "saga", "part", "sequel", "remake"}
)


def _is_titled(match: re.Match[str]) -> bool:
    """Return True for a title: after "the", or in quotation marks."""
    return word_before(match) == "the" or character_before(match) in "\"“‘'"


_ON_SOME = re.compile(r"\b[Oo]n\sa\s\Z")
_CLOSES = re.compile(
    r"[,.;:!?)]|\s(?:to|in|at|and|but|when|as|by|with|for|from|after|before|that|near|he|she|they)\b"
)


def _is_nounless(match: re.Match[str]) -> bool:
    """Return True if no noun follows: "on a Friday" is any Friday, "on a Friday flight" the latest."""
    return _CLOSES.match(match.string, match.end()) is not None


def _pointed_weekday(match: re.Match[str]) -> Meaning | None:
    if not spells_weekday(match) or is_conjunction(match) or is_preposition(match):
        return None
    return Weekday(weekday_number(match), which_one(match))


def _weekday_last(match: re.Match[str]) -> Meaning | None:
    """Return the weekday of "on Thursday last"; refuse "on Friday last year"."""
    if not spells_weekday(match) or not has_no_noun(match):
        return None
    return Weekday(weekday_number(match), Reference.LAST)


def _weekday_of_week(match: re.Match[str]) -> Meaning | None:
    if not match["weekday"].lower().endswith(("day", ".")):
        return None  # "the court sat last week", "the Sun last week reported"
    return Weekday(weekday_number(match), week=STEP[which_one(match)])


def _weekday_week(match: re.Match[str]) -> Meaning | None:
    if word_before(match) in {"the", "a", "this", "that"} or not spells_weekday(match):
        return None
    return _week_from_weekday(match) if _ENDS_PHRASE.match(match.string, match.end()) else None


_ENDS_PHRASE = re.compile(r"[,.;:?!)]|\s(?:and|but|when|after|at|in|as|to|with|for|if)\b|\Z")
"""Behind "on Monday week"; "the Monday week-long talks" are another thing."""


def _week_from_weekday(match: re.Match[str]) -> Meaning | None:
    return Weekday(weekday_number(match), Reference.NEXT, weeks_away=1)


def _fortnight_from_weekday(match: re.Match[str]) -> Meaning | None:
    return Weekday(weekday_number(match), Reference.NEXT, weeks_away=2)


_GOES_ON = re.compile(r"\s\w")


def _weekday_beside(match: re.Match[str]) -> Meaning | None:
    """Return "the Sunday before" the date behind it; refuse it without a date."""
    if not _GOES_ON.match(match.string, match.end()):
        return None
    groups = match.groupdict()
    number = ordinal(groups["ordinal"]) if groups.get("ordinal") else 1
    sign = 1 if match["side"].lower() == "after" else -1
    return WeekdayBeside(weekday_number(match), sign * number)


def _before_last(match: re.Match[str]) -> Meaning | None:
    return Weekday(weekday_number(match), Reference.LAST, weeks_away=-1) if spells_weekday(match) else None


def _after_next(match: re.Match[str]) -> Meaning | None:
    return Weekday(weekday_number(match), Reference.NEXT, weeks_away=1) if spells_weekday(match) else None


def _some_weekday(match: re.Match[str]) -> Meaning | None:
    """Return the month of "one Sunday in March": the day is not stated."""
    if word_before(match) not in {"a", "one", "some"} or not spells_month(match):
        return None
    return PartialDate(stated_year(match), month_number(match))


def _day_in_month(match: re.Match[str]) -> Meaning | None:
    day = ordinal(match["ordinal"])
    return DayInMonth(day, _pointed_month(match)) if day <= 31 else None


def _week_in_pointed_month(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    number = ordinal(groups["ordinal"]) if groups.get("ordinal") else 0
    return WeekInMonth(number, _pointed_month(match)) if number <= 5 else None


def _weekday_in_pointed_month(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    number = ordinal(groups["ordinal"]) if groups.get("ordinal") else 0
    if number > 5 or not spells_weekday(match):
        return None
    return WeekdayInMonth(number, weekday_number(match), _pointed_month(match))


def _pointed_month(match: re.Match[str]) -> RelativeUnit:
    reference = which_one(match)
    return RelativeUnit(Granularity.MONTH, STEP[reference], reference)


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
        "<year=isoyear>-W<n=number>",
        _numbered_week,
        [("2021-W07", "2021-W07"), ("2020-W53", "2020-W53")],
        ["2021-W60"],
    ),
    Rule(
        "[calendar ]week <n=number>(,| of| in|) <year>",
        _numbered_week,
        [("week 32 of 2021", "2021-W32"), ("in _calendar week 14, 2019_", "2019-W14")],
        ["week 60 of 2021"],
    ),
    Rule(
        "[the ]<ordinal> week (of|in) <month>[[,] <year>]",
        _week_in_month,
        [
            ("the second week of March", "2021-W10"),
            ("the first week of May 1998", "1998-W19"),
            ("the first week in March", "2021-W09"),
        ],
    ),
    Rule(
        "the (last|final) week (of|in) <month>[[,] <year>]",
        _week_in_month,
        [("the last week in August", "2021-W34")],
    ),
    Rule(
        "the (<ordinal>|last|final) week (of|in) <which=pointer> month",
        _week_in_pointed_month,
        [("the first week of next month", "2021-W40"), ("the last week of this month", "2021-W39")],
        ["the sixth week of next month"],
    ),
    Rule(
        "[the ](<ordinal>|last|final) <weekday> (of|in) <which=pointer> month",
        _weekday_in_pointed_month,
        [("the first Friday of next month", "2021-10-01"), ("the last Sunday of last month", "2021-08-29")],
        ["the sixth Friday of next month"],
    ),
    Rule(
        "the <ordinal>[ day] of <which=pointer> month",
        _day_in_month,
        [("the 9th of last month", "2021-08-09"), ("the first of next month", "2021-10-01")],
        ["the 50th of last month"],
    ),
    Rule(
        "<weekday> in <month>[[,] <year>]",
        _some_weekday,
        [("one _Sunday in March_", "2021-03"), ("on a _Friday in May 2019_", "2019-05")],
        ["they met on Sunday in March"],
    ),
    Rule(
        "<weekday> fortnight",
        _fortnight_from_weekday,
        [("Thursday fortnight", "2021-09-30")],
        ["Thursday fortnightly"],
    ),
    Rule(
        "the [<ordinal> ]<weekday> <side=beside>",
        _weekday_beside,
        [
            ("_the Sunday before_ Christmas", "2021-12-19"),
            ("_the first Monday after_ 3 May 2020", "2020-05-04"),
        ],
        ["the Sunday beforehand", "the Friday before, in Rome", "the Monday after-hours deal"],
    ),
    Rule(
        "[the ]<weekday> before last",
        _before_last,
        [("the Friday before last", "2021-09-03"), ("the Wednesday before last", "2021-09-01")],
        ["the Friday before lasting peace"],
    ),
    Rule(
        "[the ]<weekday> after next",
        _after_next,
        [("the Friday after next", "2021-09-24"), ("the Monday after next", "2021-09-27")],
        ["the Friday after nextdoor neighbours left"],
    ),
    Rule(
        "[the ](<ordinal>|last|final) <weekday> (of|in) <month>[[,] <year>]",
        _weekday_in_month,
        [("the first Monday in September", "2021-09-06"), ("the last Saturday of June 2019", "2019-06-29")],
        ["the sixth Monday in May"],
    ),
    Rule(
        "<weekday>",
        _weekday,
        [("Friday", "2021-09-10"), ("Tues.", "2021-09-14"), ("friday", "2021-09-10")],
        ["sun", "Sun", "Sat", "Bloody Sunday"],
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
        "<weekday> last",
        _weekday_last,
        [("on _Friday last_, they left", "2021-09-10")],
        ["on Friday last week's winners", "it opened on Friday last month"],
    ),
    Rule(
        "<weekday>[ of] <which=pointer> week",
        _weekday_of_week,
        [("Friday last week", "2021-09-10"), ("Monday of this week", "2021-09-13")],
    ),
    Rule(
        "<weekday>[,] [the ]<ordinal>",
        _weekday_and_number,
        [
            ("on _Friday the 13th_", "2021-08-13"),
            ("They left on _Monday, the 6th_", "2021-09-06"),
            ("on _Tuesday 7th_", "2021-09-07"),
        ],
        ["the Friday the 13th", "Friday the 13th films", "Friday, the 4th fall"],
    ),
    Rule(
        "<which=step> week[,] on <weekday>",
        _weekday_of_week,
        [("last week on Tuesday", "2021-09-07"), ("next week, on Friday", "2021-09-24")],
    ),
    Rule(
        "<weekday> week",
        _weekday_week,
        [("on _Saturday week_", "2021-09-25"), ("they meet again _Monday week_", "2021-09-27")],
        ["the Monday week", "on Monday week-long talks", "Monday week by week"],
    ),
)
