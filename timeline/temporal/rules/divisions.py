"""Rules for quarters, halves, seasons, fiscal years, holidays and other named days."""

from __future__ import annotations

import re

from timeline.model import Granularity
from timeline.temporal.holidays import ALSO_NAMES, HOLIDAY_YEARS, holiday_key
from timeline.temporal.meaning import Division, Fiscal, Holiday, Meaning, ReportedQuarter, WeekOf, Which
from timeline.temporal.numbers import ordinal
from timeline.temporal.rule import Rule
from timeline.temporal.rules.surroundings import character_before, word_after, word_before
from timeline.temporal.slots import alternation
from timeline.temporal.words import FESTIVE, SEASONS

_STEP = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_WHICH = {
    "last": Which.LAST, "past": Which.LAST, "this": Which.THIS, "current": Which.THIS, "next": Which.NEXT,
    "coming": Which.NEXT, "previous": Which.BEFORE, "following": Which.AFTER, "that": Which.SAME,
    "same": Which.SAME,
}  # fmt: skip
_SEASON_PREPOSITIONS = frozenset(
    {
        "in", "during", "by", "since", "until", "till", "through", "throughout", "this", "next", "last",
        "early", "late", "mid", "before", "after", "for", "over", "spent", "passed", "of",
    }
)  # fmt: skip


def _part(match: re.Match[str]) -> tuple[Granularity, int] | None:
    named = match["division"].lower()
    number = {"last": 0, "latest": 0, "final": 0}.get(match["nth"].lower())
    if named.startswith("quarter"):
        number = ordinal(match["nth"]) if number is None else 4
        return (Granularity.QUARTER, number) if number <= 4 else None
    number = ordinal(match["nth"]) if number is None else 2
    return (Granularity.HALF, number) if number <= 2 else None


_MATCH = re.compile(
    r"\b(?:touchdowns?|quarterback|halftime|yards?|rebounds|field\sgoals?|free\sthrows?|kick-?off|goalless"
    r"|equali[sz]er|scored|lineman|playoffs?|inning)\b",
    re.IGNORECASE,
)
"""A match has quarters and halves too."""


def _division(match: re.Match[str]) -> Meaning | None:
    part = _part(match)
    if part is None or match.string[match.end() : match.end() + 5].lower().startswith(
        (" of a", "-hour", "final")
    ):
        return None
    if _MATCH.search(match.string, max(0, match.start() - 120), match.end() + 120):
        return None
    if word_after(match).lower() in {"final", "finals", "hour", "time", "brother", "sister"}:
        return None
    if part[0] is Granularity.HALF and word_after(match).lower() in {"of", "goal", "goals"}:
        return None
    groups = match.groupdict()
    if groups.get("year"):
        return Division(*part, year=int(groups["year"]))
    if groups.get("which"):
        return Division(*part, years=_STEP.get(groups["which"].lower(), 0))
    return Division(*part)


def _quarter_of_year(match: re.Match[str]) -> Meaning | None:
    return ReportedQuarter(year=int(match["year"]))


def _quarter_code(match: re.Match[str]) -> Meaning | None:
    if not match.group()[0].isupper():
        return None
    granularity = Granularity.QUARTER if match["qcode"][0] == "Q" else Granularity.HALF
    return Division(granularity, int(match["qcode"][1]), year=int(match["year"]) if match["year"] else None)


def _fiscal(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    written = groups.get("year") or groups.get("yy")
    number = ordinal(groups["nth"]) if groups.get("nth") else None
    step = _STEP.get((groups.get("which") or "").lower(), 0)
    year = int(written) if written else None
    return Fiscal(year + 1900 if year is not None and year < 100 else year, number, step)


def _fiscal_code(match: re.Match[str]) -> Meaning | None:
    year = int(match["fyear"])
    return Fiscal(year + 2000 if year < 100 else year)


def _season(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    number = SEASONS[match["season"].lower()]
    if groups.get("year"):
        return Division(Granularity.SEASON, number, year=int(groups["year"]))
    if groups.get("step"):
        return Division(Granularity.SEASON, number, years=_STEP.get(groups["step"].lower(), 0))
    if groups.get("which"):
        return Division(Granularity.SEASON, number, which=_WHICH[groups["which"].lower()])
    return _bare_season(match, number)


_NO_SEASON = frozenset(
    {"of", "in", "olympics", "games", "from", "down", "short", "out", "into", "apart", "water"}
)
_NEXT_SEASON = re.compile(
    rf"\s?(?:and|or|to|[-–])\s?(?:the\s|late\s|early\s)?(?:{alternation(SEASONS)})\b", re.IGNORECASE
)
_LAST_SEASON = re.compile(rf"\b(?:{alternation(SEASONS)})\s?(?:and|or|to|[-–])\s?\Z", re.IGNORECASE)


def _bare_season(match: re.Match[str], number: int) -> Meaning | None:
    before, after = word_before(match), word_after(match).lower()
    if after in _NO_SEASON:
        return None
    if match.group().lower() == "fall" and before not in {
        "in",
        "this",
        "next",
        "last",
        "early",
        "late",
        "by",
    }:
        return None
    linked = _NEXT_SEASON.match(match.string, match.end()) or _LAST_SEASON.search(
        match.string, max(0, match.start() - 12), match.start()
    )
    return Division(Granularity.SEASON, number) if linked or before in _SEASON_PREPOSITIONS else None


def _holiday(match: re.Match[str]) -> Meaning | None:
    words, groups = match["holiday"], match.groupdict()
    key = holiday_key(words)
    if words[0].isdigit() and character_before(match) in "$/.-,":
        return None
    if words.islower() or word_after(match) in FESTIVE:
        return None
    if key in ALSO_NAMES and not groups.get("year") and not _stands_for_a_time(match):
        return None
    which = _WHICH.get((groups.get("which") or "").lower(), Which.BARE)
    year = groups.get("year") or HOLIDAY_YEARS.get(key)
    return Holiday(key, int(year) if year else None, which)


def _stands_for_a_time(match: re.Match[str]) -> bool:
    """Return whether words that are a name too stand where only a time can ("during", "the month of")."""
    before = word_before(match)
    if match.groupdict().get("which") or before in {"during", "throughout", "the", "this", "last", "next"}:
        return True
    return _FASTING.search(match.string, max(0, match.start() - 24), match.start()) is not None


_FASTING = re.compile(
    r"\b(?:month\sof|(?:first|last|final|\w+th)\sday\sof|(?:end|start|beginning|middle|eve|week|days)\sof"
    r"|Muslims?|fasting|fast|mark(?:s|ed)?|observ(?:e|es|ed|ing)|in|before|after|since|until|for|early|late|mid)"
    r"[\s-]\Z"
)


def _holiday_week(match: re.Match[str]) -> Meaning | None:
    day = _holiday(match)
    weekend = "weekend" in match.group().lower()
    return WeekOf(Granularity.WEEKEND if weekend else Granularity.WEEK, day) if day is not None else None


ROWS = (
    Rule(
        "[the ]<nth>( |-)<division>[,][ of| in] <year>",
        _division,
        ("the third quarter of 1988", "first half 2017"),
    ),
    Rule(
        "[the ]<nth> <division> of <which=step> year",
        _division,
        ("the first half of next year", "the fourth quarter of last year"),
    ),
    Rule(
        "<which=step> year's <nth>( |-)<division>",
        _division,
        ("last year's third quarter", "next year's first half"),
    ),
    Rule("[the ]<year> <nth>( |-)<division>", _division, ("the 1988 third quarter", "2019 first half")),
    Rule("the <year> <period>", _quarter_of_year, ("the 1988 quarter", "the 1989 period")),
    Rule("<nth>-<division>", _division, ("the _third-quarter_ loss",), ("a third-quarter final",)),
    Rule("<fy>", _fiscal_code, ("FY2021", "FY 21")),
    Rule("[the ]fiscal <nth>( |-)quarter", _fiscal, ("the fiscal second quarter",)),
    Rule(
        "[the ]<nth> <division>",
        _division,
        ("the third quarter", "first half"),
        ("a third-quarter final", "the first half of the match", "scored in the second quarter"),
    ),
    Rule("<qcode>[ of][ <year>]", _quarter_code, ("Q3 2019", "Q1")),
    Rule(
        "[the ][<which=step> ]fiscal[ year][[ ended| ending] <year>]",
        _fiscal,
        ("fiscal 1989", "the fiscal year", "this fiscal year"),
    ),
    Rule("[the ]<season>[ of|,][ the year] <year>", _season, ("the summer of 1988", "summer 2016")),
    Rule("[the ]<season> of <step> year", _season, ("the summer of last year",)),
    Rule(
        "[the ]<which=seasonpointer> <season>", _season, ("last summer", "this fall", "the following spring")
    ),
    Rule(
        "[the ]<season>",
        _season,
        ("in _the spring_", "by _summer_"),
        ("the fall of Saigon", "stocks fall", "spring water"),
    ),
    Rule("<holiday> (weekend|week)[[,] <year>]", _holiday_week, ("Thanksgiving weekend", "Easter week 2019")),
    Rule("[the ]<season>[ of] <year>(-|/)<yy>", _season, ("the winter of 1978-79",)),
    Rule(
        "[<which=seasonpointer> ]<holiday>[[,] <year>]",
        _holiday,
        (
            "Thanksgiving Day",
            "Christmas 2016",
            "last Easter",
            "the _9/11_ attacks",
            "during _Ramadan_",
            "on _Eid al-Fitr_",
            "_Nowruz_",
        ),
        ("easter eggs", "Mr. Ramadan said", "a friend of Tariq Ramadan", "a letter by Ramadan"),
    ),
)
