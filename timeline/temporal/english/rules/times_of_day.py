"""Rules for times and parts of the day."""

from __future__ import annotations

import re

from timeline.model import Granularity, TimexMod
from timeline.temporal.english.english_words import AFTER_ADVERBS, DAY_PARTS, count
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.four_figure_times import is_clock_time
from timeline.temporal.english.rules.match_words import (
    GLUED_BEFORE,
    character_before,
    day_part,
    names_broadcast,
    spells_weekday,
    weekday_number,
    word_after,
    word_before,
)
from timeline.temporal.language import alternation
from timeline.temporal.meaning import (
    Meaning,
    Modified,
    Reference,
    RelativeUnit,
    TimeOfDay,
    Weekday,
)


def _clock(match: re.Match[str]) -> Meaning | None:
    if character_before(match) in "$€£.,:-/":
        return None
    figures, zone = match["clock"].lower(), match.groupdict().get("zone")
    is_certain = "m" in figures or zone is not None
    if not is_certain and (":" not in figures or word_before(match) not in _TIME_PREPOSITIONS):
        return None
    hour, minute = _hour_and_minute(figures)
    return TimeOfDay(f"T{hour:02d}:{minute:02d}") if hour < 24 else None


_TIME_PREPOSITIONS = frozenset(
    {"at", "by", "until", "around", "about", "from", "before", "after", "to", "till"}
)
"""Words before figures without "a.m.", "p.m." or time zone: the figures are then a time, and no score."""


def _hour_and_minute(figures: str) -> tuple[int, int]:
    """Return hour (of 24) and minute of a time such as "6 p.m." or "10:30"."""
    hour, minute, *_ = (*map(int, re.findall(r"\d+", figures)), 0)
    if "p" in figures and hour < 12:
        return hour + 12, minute
    return (0, minute) if "a" in figures and hour == 12 else (hour, minute)


def _four_figures(match: re.Match[str]) -> Meaning | None:
    hour, minute = int(match["hhmm"][:2]), int(match["hhmm"][2:])
    if hour >= 24 or minute >= 60:
        return None
    zone = match["gmt"].lower()
    if zone in {"hours", "hrs", "hr", "h"}:
        is_time = hour < 10 or word_before(match) in _BEFORE_HOURS or (minute and word_after(match) != "of")
        return TimeOfDay(f"T{hour:02d}:{minute:02d}") if is_time else None
    return TimeOfDay(f"T{hour:02d}:{minute:02d}")


_BEFORE_HOURS = frozenset({"at", "by", "until", "till"})


def _bare_four_figures(match: re.Match[str]) -> Meaning | None:
    figures = match["hhmm"]
    is_time = figures[0] == "0" and _follows_time(match)
    if character_before(match) in GLUED_BEFORE or not (is_time or is_clock_time(match, int(figures))):
        return None
    return TimeOfDay(f"T{figures[:2]}:{figures[2:]}") if int(figures[2:]) < 60 else None


def _follows_time(match: re.Match[str]) -> bool:
    return word_before(match) in _TIME_PREPOSITIONS | {"between", "and", "to", "since"}


def _hour(match: re.Match[str]) -> Meaning | None:
    """Return the hour of "six o'clock" and "at 4 in the morning"."""
    hour, part = count(match["count"]), (match["daytime"] or "").lower()
    if hour is None or not 1 <= hour <= 12 or hour != int(hour):
        return None
    if not part:
        return TimeOfDay(f"T{int(hour):02d}:00")
    if word_before(match) not in _TIME_PREPOSITIONS:
        return None
    is_late = part in {"afternoon", "evening"} or (part == "night" and hour > 5)
    return TimeOfDay(f"T{int(hour) % 12 + 12 * is_late:02d}:00")


def _part_of_hour(match: re.Match[str]) -> Meaning | None:
    """Return the time of "half past nine" and "a quarter to eight"."""
    hour, is_half = count(match["count"]), "half" in match.group().lower()
    is_before = match["way"].lower() in {"to", "before"}
    if hour is None or not 1 <= hour <= 12 or hour != int(hour) or (is_half and is_before):
        return None
    if word_before(match) not in _TIME_PREPOSITIONS or _COUNTS.match(match.string, match.end()):
        return None
    minutes = int(hour) * 60 + (30 if is_half else -15 if is_before else 15)
    return TimeOfDay(f"T{minutes // 60:02d}:{minutes % 60:02d}")


_COUNTS = re.compile(r"\s(?!(?:on|in|and|but|when|as|this|last|that|the|to|until|o)\b)[a-z]")


def _noon(match: re.Match[str]) -> Meaning | None:
    """Return noon or midnight; refuse them in names of things: "her midnight blue car", "high noon"."""
    before = word_before(match)
    if before == "high" or word_after(match).lower() in _OF_MIDNIGHT:
        return None
    if before in _POSSESSORS and _NOUN_AHEAD.match(match.string, match.end()):
        return None
    return TimeOfDay(DAY_PARTS[match["noon"].lower()])


def _part_of_today(match: re.Match[str]) -> Meaning | None:
    return TimeOfDay(day_part(match), RelativeUnit(Granularity.DAY, 0))


def _part(match: re.Match[str]) -> Meaning | None:
    return TimeOfDay(day_part(match))


_NOUN_AHEAD = re.compile(r"\s[a-z]")
_POSSESSORS = frozenset({"my", "our", "your", "his", "her", "its", "their"})
_OF_MIDNIGHT = frozenset({"snack", "snacks", "feast", "blue", "sun", "mass", "black", "oil"})
"""Nouns behind "midnight" that are no time: a midnight snack."""


_OPENS_CLAUSE = re.compile(r"(?:(?:^|[.!?:;]\s|[\n\u2028]|[\"“])In|\b[Bb]y|\b[Uu]ntil|\b[Ss]ince)\s\Z")


def _part_of_narrated_day(match: re.Match[str]) -> Meaning | None:
    """Return the evening of the last day mentioned for "In the evening, ..."; refuse it elsewhere."""
    if not _OPENS_CLAUSE.search(match.string, max(0, match.start() - 8), match.start()):
        return None
    closed = match.string[match.end() : match.end() + 1] in {",", "."}
    if not closed and not match["edge"] and word_before(match) == "in":
        return None
    part = TimeOfDay(day_part(match), RelativeUnit(Granularity.DAY, 0, Reference.CURRENT))
    return Modified(part, _EDGES[match["edge"].lower()]) if match["edge"] else part


_EDGES = {"early": TimexMod.START, "mid": TimexMod.MID, "late": TimexMod.END}


def _part_beside(match: re.Match[str]) -> Meaning | None:
    """Return "the night before" the last day mentioned; refuse "the night before the vote"."""
    if word_after(match) and match.string[match.end() : match.end() + 1] not in {",", ".", ";", ")"}:
        return None
    sign = 1 if match["side"].lower() == "after" else -1
    day = RelativeUnit(Granularity.DAY, sign, Reference.AFTER if sign > 0 else Reference.BEFORE)
    return TimeOfDay(day_part(match), day)


_DAY_OF_PART = {"next": 1, "following": 1, "previous": -1, "that": 0, "same": 0}


def _pointed_part(match: re.Match[str]) -> Meaning | None:
    step = _DAY_OF_PART.get(match["which"].lower().split()[-1])
    if step is None:
        return None
    reference = (Reference.BEFORE, Reference.SAME, Reference.AFTER)[step + 1]
    return TimeOfDay(day_part(match), RelativeUnit(Granularity.DAY, step, reference))


def _last_night(_: re.Match[str]) -> Meaning | None:
    return TimeOfDay("TNI", RelativeUnit(Granularity.DAY, -1))


_MODIFIES = re.compile(rf"[-–](?=\w)|\s(?!(?:{alternation(AFTER_ADVERBS)})\b)[a-z]")
"""A noun after "overnight": the overnight train."""
_STAYS = re.compile(
    r"\b(?:stay\w*|kept|keep\w*|remain\w*|sleep|slept|chang\w+|leave|store\w*|soak\w*|refrigerat\w*|become|became)"
    r"\s(?:\w+\s){0,2}\Z"
)
"""Verbs of a duration or a manner: kept overnight, famous overnight."""


def _overnight(match: re.Match[str]) -> Meaning | None:
    """Return the night before the day of publication; refuse "an overnight train" and "stayed overnight"."""
    if (
        word_before(match) in _DETERMINERS
        or character_before(match) == "-"
        or _MODIFIES.match(match.string, match.end())
    ):
        return None
    if _STAYS.search(match.string, max(0, match.start() - 40), match.start()):
        return None
    return TimeOfDay("TNI", RelativeUnit(Granularity.DAY, -1))


_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that", "every", "each"})


def _overnight_into(match: re.Match[str]) -> Meaning | None:
    """Return the night before the day of "overnight into Tuesday", the night of "overnight Friday"."""
    if not spells_weekday(match):
        return None
    return TimeOfDay("TNI", Weekday(weekday_number(match)))


def _tonight(match: re.Match[str]) -> Meaning | None:
    return None if names_broadcast(match) else TimeOfDay("TNI", RelativeUnit(Granularity.DAY, 0))


ROWS = (
    Rule(
        "<hhmm>[ ]<gmt>",
        _four_figures,
        [
            ("1500 GMT", "2021-09-15T15:00"),
            ("by _1930 hours_", "2021-09-15T19:30"),
            ("at _1745hrs_", "2021-09-15T17:45"),
            ("0630 hours", "2021-09-15T06:30"),
            ("1530 EST", "2021-09-15T15:30"),
        ],
        ["after 1500 hours", "after 1530 hours of flight"],
    ),
    Rule(
        "<hhmm>",
        _bare_four_figures,
        [
            ("It left at _2010_", "2021-09-15T20:10"),
            ("The shell fell shortly after _1100_", "2021-09-15T11:00", "AFTER"),
            ("Shots were heard between _1040_ and 1050", "2021-09-15T10:40"),
            ("from _0930_", "2021-09-15T09:30"),
            ("from _2000_ to 0600", "2021-09-15T20:00"),
            ("the _1030_ from Split", "2021-09-15T10:30"),
        ],
        ["at 2010 prices", "built between 1040 and 1050", "code 0930"],
    ),
    Rule(
        "[the ]<smallhours>",
        lambda _: TimeOfDay("TMO"),
        [("in _the early hours_ of Sunday", "2021-09-12TMO"), ("_the wee hours_ of May 3", "2021-05-03TMO")],
    ),
    Rule(
        "<clock>[ <zone>]",
        _clock,
        [
            ("6 p.m.", "2021-09-15T18:00"),
            ("10:30 a.m.", "2021-09-15T10:30"),
            ("11:03 AM ET", "2021-09-15T11:03"),
            ("6pm", "2021-09-15T18:00"),
        ],
        ["a 3:2 win"],
    ),
    Rule(
        "<count> (o'clock|in the <daytime>)",
        _hour,
        [
            ("six o'clock", "2021-09-15T06:00"),
            ("at _4 in the morning_", "2021-09-15T04:00"),
            ("by _six in the evening_", "2021-09-15T18:00"),
        ],
        ["won 4 in the morning", "at 40 in the morning", "at 3.5 in the evening"],
    ),
    Rule(
        "[a ](half|quarter) <way=clockside> <count>",
        _part_of_hour,
        [
            ("at _half past nine_", "2021-09-15T09:30"),
            ("at _a quarter to eight_", "2021-09-15T07:45"),
            ("by _quarter past two_", "2021-09-15T02:15"),
        ],
        ["half to eight", "a quarter to eighty", "a quarter to eight clubs"],
    ),
    Rule(
        "<noon>[ <zone>]",
        _noon,
        [
            ("noon", "2021-09-15T12:00"),
            ("midnight", "2021-09-15T24:00"),
            ("the _midnight_ deadline", "2021-09-15T24:00"),
        ],
        ["my midnight blue car", "high noon", "a midnight snack"],
    ),
    Rule(
        "[the ][<edge=partedge>( |-)]<daytime>",
        _part_of_narrated_day,
        [
            ("They met on 3 May 2020. In _the evening_, they left", "2020-05-03TEV"),
            ("by _early afternoon_ they met", "2021-09-15TAF", "START"),
        ],
        ["it is best in the morning", "an early morning raid"],
    ),
    Rule(
        "[the ][early |late ]<daytime>[ hours]",
        _part,
        [("Tuesday _night_", "2021-09-14TNI"), ("_the night_ of 8 May 1904", "1904-05-08TNI")],
    ),
    Rule(
        "[the ]<which=pointer> <daytime>",
        _pointed_part,
        [
            ("They met on 3 May 2020. _The next morning_ they left", "2020-05-04TMO"),
            ("They met on 3 May 2020. _That evening_ they left", "2020-05-03TEV"),
        ],
    ),
    Rule(
        "the <daytime> <side=beside>",
        _part_beside,
        [
            ("They met on 3 May 2020, and _the night before_, in Rome", "2020-05-02TNI"),
            ("They met on 3 May 2020. They left on _the morning after_.", "2020-05-04TMO"),
        ],
        ["the night before the vote"],
    ),
    Rule(
        "this <daytime>",
        _part_of_today,
        [("this morning", "2021-09-15TMO"), ("this evening", "2021-09-15TEV")],
    ),
    Rule("last night", _last_night, [("last night", "2021-09-14TNI")]),
    Rule(
        "overnight",
        _overnight,
        [
            ("They were freed _overnight_", "2021-09-14TNI"),
            ("_Overnight_, rockets hit the port", "2021-09-14TNI"),
        ],
        ["an overnight train", "overnight trains", "they stayed overnight", "it became famous overnight"],
    ),
    Rule(
        "overnight [on ]<weekday>",
        _overnight_into,
        [("It burnt _overnight Sunday_", "2021-09-12TNI")],
    ),
    Rule("tonight", _tonight, [("tonight", "2021-09-15TNI")], ["World Tonight"]),
)
