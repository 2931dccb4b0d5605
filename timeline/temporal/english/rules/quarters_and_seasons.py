"""Rules for quarters, halves and seasons."""

from __future__ import annotations

import re

from timeline.model import Granularity
from timeline.temporal.english.english_words import NO_SEASON, SEASONS, ordinal
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import (
    STEP,
    WHICH,
    YEARS_AWAY,
    month_number,
    spells_month,
    stated_year,
    which_one,
    word_after,
    word_before,
)
from timeline.temporal.english.rules.years import written_year
from timeline.temporal.language import alternation
from timeline.temporal.meaning import ANAPHORIC, HalfOf, Meaning, Reference, ReportedQuarter, YearPart

_SEASON_PREPOSITIONS = frozenset(
    {
        "in", "during", "by", "since", "until", "till", "through", "throughout", "this", "next", "last",
        "early", "late", "mid", "before", "after", "for", "over", "spent", "passed", "of",
    }
)  # fmt: skip


def _part(match: re.Match[str]) -> tuple[Granularity, int] | None:
    named = match["division"].lower()
    number = {"last": 0, "latest": 0, "final": 0}.get(match["nth"].lower())
    if named[0] == "q":
        number = ordinal(match["nth"]) if number is None else 4
        return (Granularity.QUARTER, number) if number <= 4 else None
    number = ordinal(match["nth"]) if number is None else 2
    return (Granularity.HALF, number) if number <= 2 else None


_SPORT = re.compile(
    r"\b(?:touchdowns?|quarterback|halftime|yards?|rebounds|field\sgoals?|free\sthrows?|kick-?off|goalless"
    r"|equali[sz]er|scored|lineman|playoffs?|inning|possession|fumbles?|interceptions?|turnovers?|receiver|knee|ankle|hamstring)\b",
    re.IGNORECASE,
)
"""Words of sport: a game has quarters and halves too."""


_OF_A_THING = re.compile(
    r"\sof\s(?:the|a|an|his|her|its|their)\s(?!\w*\s?year|fiscal|financial|decade|century|season|calendar|current"
    r"|past|last|next|coming|present|previous|new)[a-z]"
)
"""A whole that is no time: "the first quarter of the race"."""


_GAME = re.compile(
    r"\b(?:coach(?:es)?|match(?:es)?|goals?|half-?time|penalt(?:y|ies)|strikers?|midfielders?|defenders?|goalkeepers?|referee"
    r"|substitutes?|scoreless|minutes?|kicks?|fouls?|fixtures?|teammates?|crossbar|header)\b",
    re.IGNORECASE,
)
"""Words of a game of two halves."""


def _is_of_a_game(match: re.Match[str]) -> bool:
    if word_after(match).lower() in {"of", "goal", "goals"}:
        return True
    return _GAME.search(match.string, max(0, match.start() - 120), match.end() + 120) is not None


def _division(match: re.Match[str]) -> Meaning | None:
    part = _part(match)
    if part is None or match.string[match.end() : match.end() + 5].lower().startswith(
        (" of a", "-hour", "final")
    ):
        return None
    if _SPORT.search(match.string, max(0, match.start() - 120), match.end() + 120):
        return None
    if word_after(match).lower() in {"final", "finals", "hour", "time", "brother", "sister"}:
        return None
    if _OF_A_THING.match(match.string, match.end()):
        return None
    groups = match.groupdict()
    if part[0] is Granularity.HALF and not groups.get("year") and _is_of_a_game(match):
        return None
    if groups.get("year"):
        return YearPart(*part, year=int(groups["year"]))
    if groups.get("which"):
        return YearPart(*part, years=YEARS_AWAY.get(groups["which"].lower(), 0))
    return YearPart(*part)


def _half_of(match: re.Match[str]) -> Meaning | None:
    if _THE_YEAR.match(match.string, match.end()):
        return None
    return HalfOf(second=match["nthhalf"].lower() in {"second", "latter", "last", "2nd"})


_THE_YEAR = re.compile(r"\sthe\syear\b", re.IGNORECASE)


def _quarter_of_year(match: re.Match[str]) -> Meaning | None:
    return ReportedQuarter(year=int(match["year"]))


def _quarter_by_month(match: re.Match[str]) -> Meaning | None:
    """Return the quarter with the given last month ("the June quarter")."""
    month = month_number(match)
    if month % 3 or not spells_month(match):
        return None
    return YearPart(Granularity.QUARTER, month // 3)


def _quarter_code(match: re.Match[str]) -> Meaning | None:
    if not match.group()[0].isupper():
        return None
    granularity = Granularity.QUARTER if match["qcode"][0] == "Q" else Granularity.HALF
    return YearPart(granularity, int(match["qcode"][1]), year=stated_year(match))


def _season(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    number = SEASONS[match["season"].lower()]
    if groups.get("year"):
        return YearPart(Granularity.SEASON, number, year=int(groups["year"]))
    if groups.get("which"):
        is_following = match.group()[:9].lower() == "the next "
        reference = Reference.AFTER if is_following else WHICH[groups["which"].lower()]
        return YearPart(Granularity.SEASON, number, reference=reference)
    return _bare_season(match, number)


_NEXT_SEASON = re.compile(
    rf"\s?(?:and|or|to|[-–])\s?(?:the\s|late\s|early\s)?(?:{alternation(SEASONS)})\b", re.IGNORECASE
)
_LAST_SEASON = re.compile(rf"\b(?:{alternation(SEASONS)})\s?(?:and|or|to|[-–])\s?\Z", re.IGNORECASE)


def _season_of_short_year(match: re.Match[str]) -> Meaning | None:
    number, year = SEASONS[match["season"].lower()], int(match["yy"])
    return YearPart(Granularity.SEASON, number, year=year, short_year=True)


def _season_of_written_year(match: re.Match[str]) -> Meaning | None:
    written = written_year(match)
    number = SEASONS[match["season"].lower()]
    return YearPart(Granularity.SEASON, number, year=written.year) if written is not None else None


_PLACE_AHEAD = re.compile(
    r"\s(?:Rivers?|Creek|Hills?|Valley|Lakes?|Gardens?|Park|Streets?|Road|Avenue|Branch|Grove|City|Haven|Islands?|Harbou?r"
    r"|Forest|Mountains?|Springs|Palace|Bank|Field|Line|County|Township|Bridge|Beach|Canyon|Wood|House|Bay|Heights|Court|Mill"
    r"|Hall)\b"
)
"""Words after a season in the name of a place: the Fall River."""


_CAMPAIGN = re.compile(
    r"\s(?:counter-?)?(?:offensive|campaign|invasion|retreat)s?\b(?:\s(?:of|in)\s(?P<year>[12]\d{3})(?!\d))?",
    re.IGNORECASE,
)
"""An act of war named after its season."""


_HARM = re.compile(
    r"\b(?:(?P<clear>(?:un)?hurt|(?:un)?injur\w+|bruis\w+|fractur\w+|sprain\w+|concuss\w+|bro(?:ke|ken)\s(?:\w+\s){0,2}"
    r"(?:arms?|legs?|ankles?|wrists?|hips?|ribs?|backs?|necks?|bones?|nose|collarbone|pelvis))"
    r"|died|dead|death|killed|surviv\w+|unharmed|damaged?)\b[^.;:!?\n]{0,25}\s(?:in|by|from|during)\s\Z",
    re.IGNORECASE,
)
"""Harm before "the fall": it is a fall from a height if the harm is one of falls, or somebody fell before."""
_FELL = re.compile(
    r"\b(?:fell|falls|fallen|falling|plung\w+|plummet\w+|slip(?:s|ped)|tumbl\w+|toppl\w+)\b", re.IGNORECASE
)
_FELL_REACH = 300
"""Characters before "the fall" in which somebody fell."""


def _is_from_height(match: re.Match[str]) -> bool:
    """Return True for "hurt in the fall"; False for "Ten people died in the fall"."""
    if match["season"].lower() != "fall":
        return False
    begin = max(0, match.start() - _FELL_REACH)
    harm = _HARM.search(match.string, begin, match.start())
    return harm is not None and (
        harm["clear"] is not None or _FELL.search(match.string, begin, match.start()) is not None
    )


def _season_of_year(match: re.Match[str]) -> Meaning | None:
    """Return the season of "the winter of that year", counted from the last date, or of "last year"."""
    reference = which_one(match)
    return YearPart(
        Granularity.SEASON,
        SEASONS[match["season"].lower()],
        reference=reference if reference in ANAPHORIC else Reference.BARE,
        years=STEP[reference],
    )


def _bare_season(match: re.Match[str], number: int) -> Meaning | None:
    before, after = word_before(match), word_after(match).lower()
    if (
        after in NO_SEASON
        or _is_from_height(match)
        or (match["season"][0].isupper() and _PLACE_AHEAD.match(match.string, match.end()))
    ):
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
    if (campaign := _CAMPAIGN.match(match.string, match.end())) is not None:
        return YearPart(Granularity.SEASON, number, year=int(campaign["year"]) if campaign["year"] else None)
    linked = _NEXT_SEASON.match(match.string, match.end()) or _LAST_SEASON.search(
        match.string, max(0, match.start() - 12), match.start()
    )
    return YearPart(Granularity.SEASON, number) if linked or before in _SEASON_PREPOSITIONS else None


ROWS = (
    Rule(
        "[the ]<nth>( |-)<division>[,][ of| in] <year>",
        _division,
        [("the third quarter of 1988", "1988-Q3"), ("first half 2017", "2017-H1")],
    ),
    Rule(
        "[the ]<nth> <division> of <which=step> year",
        _division,
        [("the first half of next year", "2022-H1"), ("the fourth quarter of last year", "2020-Q4")],
    ),
    Rule(
        "[the ]<nthhalf> half of",
        _half_of,
        [
            ("_the first half of_ August", "2021-08"),
            ("_the latter half of_ 2019", "2019-H2"),
            ("_the second half of_ the 1980s", "198"),
            ("_the first half of_ the 18th century", "17"),
        ],
        ["the first halves of matches"],
    ),
    Rule("[the ]<nth> <division> of the year", _division, [("the first half of the year", "2021-H1")]),
    Rule(
        "<which=step> year's <nth>( |-)<division>",
        _division,
        [("last year's third quarter", "2020-Q3"), ("next year's first half", "2022-H1")],
    ),
    Rule(
        "[the ]<year> <nth>( |-)<division>",
        _division,
        [("the 1988 third quarter", "1988-Q3"), ("2019 first half", "2019-H1")],
    ),
    Rule(
        "the <year> <period>",
        _quarter_of_year,
        [("the 1988 quarter", "1988-Q2"), ("the 1989 period", "1989-Q2")],
    ),
    Rule(
        "[the ]<month> quarter",
        _quarter_by_month,
        [("the December quarter", "2020-Q4"), ("its _June quarter_ profit", "2021-Q2")],
        ["the May quarter"],
    ),
    Rule("<nth>-<division>", _division, [("the _third-quarter_ loss", "2021-Q3")], ["a third-quarter final"]),
    Rule(
        "[the ]<nth> <division>",
        _division,
        [("the third quarter", "2021-Q3"), ("first half", "2021-H1")],
        [
            "a third-quarter final",
            "the first half of the match",
            "scored in the second quarter",
            "the second half was better, the coach said",
        ],
    ),
    Rule("<qcode>[ of][ <year>]", _quarter_code, [("Q3 2019", "2019-Q3"), ("Q1", "2021-Q1")]),
    Rule(
        "[the ]<season>[ of|,][ the year] <year>",
        _season,
        [("the summer of 1988", "1988-SU"), ("summer 2016", "2016-SU")],
    ),
    Rule(
        "[the ]<season>[ of] '<yy>",
        _season_of_short_year,
        [("the summer of '58", "1958-SU"), ("winter '78", "1978-WI")],
    ),
    Rule(
        "[the ]<season> of <writtenyear>",
        _season_of_written_year,
        [("the winter of nineteen ninety-four", "1994-WI")],
        ["the winter of twenty two people"],
    ),
    Rule(
        "[the ]<season> of <which=pointer> year",
        _season_of_year,
        [
            ("the summer of last year", "2020-SU"),
            ("They met in May 1999. In _the winter of that year_ they left", "1999-WI"),
        ],
    ),
    Rule(
        "[the ]<which=seasonpointer> <season>",
        _season,
        [
            ("last winter", "2020-WI"),
            ("this fall", "2021-FA"),
            ("They met in May 1999. _The following spring_ they left", "2000-SP"),
            ("They met in May 1999. _The next spring_ they left", "2000-SP"),
        ],
    ),
    Rule(
        "[the ]<season>",
        _season,
        [
            ("in _the spring_", "2021-SP"),
            ("by _summer_", "2021-SU"),
            ("the army's _summer_ offensive", "2021-SU"),
            ("_the Spring_ Offensive of 1951", "1951-SP"),
        ],
        ["the fall of Saigon", "stocks fall", "spring water", "She was hurt in the fall."],
    ),
    Rule("[the ]<season>[ of] <year>(-|/)<yy>", _season, [("the winter of 1978-79", "1978-WI")]),
)
