"""Rules for relative dates: today, last week, the following year, last October, March of last year."""

from __future__ import annotations

import re

from timeline.model import Granularity, TimexMod
from timeline.temporal.english.english_words import (
    MODIFIERS,
    MONTHS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    ordinal,
    time_unit,
    unit_in,
)
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import (
    STEP,
    capitalised,
    is_conjunction,
    is_preposition,
    month_number,
    names_broadcast,
    spells_month,
    stated_year,
    which_one,
    word_after,
    word_before,
)
from timeline.temporal.english.tense_direction import has_future_cue, has_future_verb
from timeline.temporal.language import alternation
from timeline.temporal.meaning import (
    ANAPHORIC,
    AdjacentUnit,
    Anniversary,
    Duration,
    EdgeDay,
    Meaning,
    Modified,
    MonthOfYear,
    NamedMonth,
    PartialDate,
    Reference,
    RelativeUnit,
    ReportedQuarter,
    TurnOfYear,
)
from timeline.temporal.time_measure import CALENDAR_UNITS, Measure

_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}


_WITHIN = frozenset({"over", "for", "in", "within", "during"})


_OBJECT_STARTERS = frozenset(
    {
        "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "he", "she", "it", "they",
        "we", "i", "that", "this", "these", "those", "being", "taking", "leaving",
    }
)  # fmt: skip


_NO_NOUNS = frozenset(
    {
        "and", "but", "or", "in", "at", "on", "when", "to", "for", "by", "with", "as", "from", "had", "has",
        "was", "were", "is", "are", "last", "next", "yesterday", "tomorrow", "because", "while", "although",
        "though", "under", "during", "after", "before", "without", "near", "outside", "inside", "around",
        "over", "against", "there", "here", "who", "which", "where", "also", "only", "not", "about", "than",
        "through", "between", "among", "across", "into", "of", "would", "will", "could", "said", "came",
        "so", "if", "then", "until", "since", "did", "do", "does",
    }
)  # fmt: skip
"""Words behind "the year before" that begin no event; any other word names one ("before partition")."""


def _is_noun(word: str) -> bool:
    return word != "" and word.lower() not in _NO_NOUNS and not word.endswith("ly")


def _unit(match: re.Match[str]) -> Granularity:
    return CALENDAR_UNITS[unit_in(match)]


def _today(match: re.Match[str]) -> Meaning | None:
    if names_broadcast(match):
        return None
    return RelativeUnit(Granularity.DAY, _DEICTIC[match["deictic"].lower()])


def _day_beyond(sign: int) -> Meaning:
    return RelativeUnit(Granularity.DAY, 2 * sign)


_POINTED = re.compile(
    rf"\s(?:{alternation({*MONTHS, *WEEKDAYS, *SEASONS, *UNITS, 'night'})})\b", re.IGNORECASE
)


def _unit_beyond(match: re.Match[str]) -> Meaning | None:
    """Return "the week before last"; refuse "the day before last Tuesday"."""
    if _POINTED.match(match.string, match.end()):
        return None
    return RelativeUnit(_unit(match), 2 if match.group().lower().endswith("next") else -2)


def _pointed_unit(match: re.Match[str]) -> Meaning | None:
    reference, granularity = which_one(match), _unit(match)
    if reference is Reference.LAST and match.group()[:4].lower() == "the " and word_after(match) == "of":
        return None
    if reference is Reference.NEXT and match.group()[:4].lower() == "the ":
        if granularity is not Granularity.DAY and word_before(match) in _WITHIN:
            return Duration(Measure(1, unit_in(match)), definite=True)
        reference = Reference.AFTER
    if match.group()[:9].lower() == "the last " and word_before(match) in _WITHIN:
        return Duration(Measure(1, unit_in(match)), definite=True)
    is_this_day = granularity is Granularity.DAY and match["which"].lower() == "this"
    if is_this_day and word_before(match) not in _UP_TO:
        reference = Reference.SAME  # "on this day" of a story
    if granularity is Granularity.QUARTER and reference is Reference.SAME:
        return ReportedQuarter()
    return RelativeUnit(granularity, STEP[reference], reference)


_UP_TO = frozenset({"to", "until", "till", "unto"})


def _past_unit(match: re.Match[str]) -> Meaning | None:
    return Duration(Measure(1, unit_in(match)), definite=True)


_POINTED_BEHIND = re.compile(rf"\s(?:last|next|this){_POINTED.pattern}", re.IGNORECASE)


def _unit_beside(match: re.Match[str]) -> Meaning | None:
    """Return "the day before" a date or event after it ("Christmas"), or else before the last date."""
    after = word_after(match)
    closed = match.string[match.end() : match.end() + 1] in {",", ".", ";", ":", "?", "!"}
    names_event = after.lower() in _OBJECT_STARTERS or capitalised(after) or _is_noun(after)
    if not closed and (names_event or _POINTED_BEHIND.match(match.string, match.end())):
        return AdjacentUnit(_unit(match), STEP[which_one(match)])
    return _pointed_unit(match)


def _edge_day(match: re.Match[str]) -> Meaning | None:
    unit = _unit(match)
    if unit in {Granularity.QUARTER, Granularity.WEEKEND, Granularity.CENTURY}:
        return None
    return EdgeDay(last=match["edge"].lower() in {"last", "final", "closing"}, granularity=unit)


def _the_unit(match: re.Match[str]) -> Meaning | None:
    granularity = _unit(match)
    if _EDGE_OF.search(match.string, max(0, match.start() - 20), match.start()):
        return _unit_with_an_end(match, granularity)
    before, after = word_before(match), word_after(match).lower()
    if after in {"of", "that", "before", "after", "when", "in", "he", "she", "they", "we", "i"}:
        return None
    allowed = {"for", "in", "during", "of", "through", "throughout", "over", "within"}
    if before not in allowed:
        return None
    if granularity is Granularity.QUARTER:
        return ReportedQuarter()
    if after in {"ended", "ending"} or _UP_TO_DATE.match(match.string, match.end()):
        return Duration(Measure(1, unit_in(match)), definite=True)
    return (
        RelativeUnit(granularity, 0, Reference.CURRENT)
        if granularity in {Granularity.YEAR, Granularity.MONTH}
        else None
    )


_EDGE_OF = re.compile(r"\b(?:end|start|beginning|close|rest|remainder|middle|course)\sof\s\Z", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:by|before|until|till|from|for)\s(?:the\s)?(?:very\s)?(?:end|close|rest)\sof\s\Z", re.IGNORECASE
)
_UP_TO_DATE = re.compile(r"\sto\s(?:the\send\sof\s|end[\s-]|mid-|early\s|late\s)?(?-i:[A-Z]|\d)")
"""The end of a period: "the year to March", "the week to 5 May"."""


def _unit_with_an_end(match: re.Match[str], granularity: Granularity) -> Meaning | None:
    """Return the unit in "the end of the week"; "at the end of the day" is mostly a figure of speech."""
    if word_after(match).lower() in {"of", "that", "when", "in", "he", "she", "they", "we", "i"}:
        return None
    if granularity is Granularity.QUARTER:
        return ReportedQuarter()
    if granularity is Granularity.DAY:
        limit = _LIMIT.search(match.string, max(0, match.start() - 28), match.start())
        return RelativeUnit(granularity, 0, Reference.CURRENT) if limit else None
    ahead = has_future_cue(match.string, match.start())
    return RelativeUnit(granularity, 0, Reference.THIS if ahead else Reference.CURRENT)


def _full_year(_: re.Match[str]) -> Meaning | None:
    return RelativeUnit(Granularity.YEAR, 0)


def _weekend(match: re.Match[str]) -> Meaning | None:
    if word_before(match) not in {"over", "during", "at", "on", "through", "for", "of"}:
        return None
    if word_after(match).lower() in {"of", "before"}:
        return None
    ahead = has_future_verb(match.string, match.start())
    return RelativeUnit(Granularity.WEEKEND, 0, Reference.THIS if ahead else Reference.BARE)


def _later_in_the_unit(match: re.Match[str]) -> Meaning | None:
    meaning = RelativeUnit(_unit(match), 0, Reference.CURRENT)
    return Modified(meaning, MODIFIERS[match["earlier"].lower()])


_YEAR_BEHIND = re.compile(r",?\s[12]\d{3}\b")


def _pointed_month(match: re.Match[str]) -> Meaning | None:
    if not spells_month(match) or is_conjunction(match) or is_preposition(match):
        return None
    if _YEAR_BEHIND.match(match.string, match.end()):
        return None
    month = month_number(match)
    day = match.groupdict().get("day")
    return NamedMonth(month, which_one(match), ordinal(day) if day else None)


def _month_of_year(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    day = groups.get("day") or (str(ordinal(groups["dayword"])) if groups.get("dayword") else None)
    if not spells_month(match):
        return None
    month = month_number(match)
    reference = which_one(match)
    return MonthOfYear(
        month, STEP[reference], ordinal(day) if day else None, anaphoric=reference in ANAPHORIC
    )


def _new_year(_: re.Match[str]) -> Meaning | None:
    return MonthOfYear(1, 0, 1)


def _anniversary(match: re.Match[str]) -> Meaning | None:
    return Anniversary(ordinal(match["ordinal"]))


def _unit_end(match: re.Match[str]) -> Meaning | None:
    granularity = CALENDAR_UNITS[time_unit(re.split(r"[\s'’-]", match["yearend"].lower())[0])]
    year = stated_year(match)
    if year is not None:
        whole = PartialDate(year)
        return Modified(whole, TimexMod.END) if granularity is Granularity.YEAR else None
    return Modified(RelativeUnit(granularity, 0, Reference.CURRENT), TimexMod.END)


ROWS = (
    Rule(
        "<deictic>",
        _today,
        [("today", "2021-09-15"), ("yesterday", "2021-09-14"), ("tomorrow", "2021-09-16")],
        ["todays", "USA Today"],
    ),
    Rule(
        "[the ]day before yesterday", lambda _: _day_beyond(-1), [("the day before yesterday", "2021-09-13")]
    ),
    Rule("[the ]day after tomorrow", lambda _: _day_beyond(1), [("the day after tomorrow", "2021-09-17")]),
    Rule(
        "[the ]<calendarunit> (after next|before last)",
        _unit_beyond,
        [("the week after next", "2021-W39"), ("the year before last", "2019")],
        ["the night before last", "the days before last Tuesday"],
    ),
    Rule("the past <calendarunit>", _past_unit, [("the past year", "P1Y")]),
    Rule(
        "[the ]<which=pointer> <calendarunit>",
        _pointed_unit,
        [
            ("last week", "2021-W36"),
            ("this year", "2021"),
            ("They met on 3 May 2020. On _this day_ they left", "2020-05-03"),
            ("next month", "2021-10"),
            ("They met on 3 May 2020. _The following day_ they left", "2020-05-04"),
            ("They met on 3 May 2020. On _the same day_ they left", "2020-05-03"),
            ("the current quarter", "2021-Q3"),
        ],
        ["last weeks", "this yearning"],
    ),
    Rule(
        "the <calendarunit> <which=beside>",
        _unit_beside,
        [
            ("They met on 3 May 2020, and _the day before_, in Rome", "2020-05-02"),
            ("They met on 3 May 2020. _The week after_, they left", "2020-W19"),
            ("_the day before_ Christmas", "2021-12-24"),
            ("_the day before_ last Monday", "2021-09-12"),
        ],
    ),
    Rule(
        "[the ]eve of",
        lambda _: AdjacentUnit(Granularity.DAY, -1, eve=True),
        [("on _the eve of_ Thanksgiving", "2021-11-24"), ("on _the eve of_ 2020", "2019-12-31")],
        ["the eves of battles"],
    ),
    Rule(
        "[the ]<edge> <calendarunit> of",
        _edge_day,
        [("_the last day of_ May", "2021-05-31"), ("_opening day of_ the year", "2021-01-01")],
    ),
    Rule(
        "[the ]<ordinal> anniversary of",
        _anniversary,
        [
            ("_the second anniversary of_ the 14 June 2017 fire", "2019-06-14"),
            ("_the 50th anniversary of_ the 1917 revolution", "1967"),
        ],
        ["the second anniversaries of deaths"],
    ),
    Rule(
        "the turn of the year",
        lambda _: TurnOfYear(),
        [("at _the turn of the year_", "2020-12-01/2021-01-31")],
        ["the turn of the yearling"],
    ),
    Rule("the (full|whole|entire) year", _full_year, [("for _the full year_", "2021")]),
    Rule(
        "the weekend",
        _weekend,
        [("over _the weekend_", "2021-W36-WE"), ("during _the weekend_", "2021-W36-WE")],
        ["the weekend of May 5"],
    ),
    Rule(
        "the <calendarunit>",
        _the_unit,
        [
            ("for _the year_", "2021"),
            ("in _the quarter_", "2021-Q2"),
            ("the end of _the week_", "2021-W37", "END"),
            ("by the end of _the decade_", "202", "END"),
        ],
        ["the day", "the year of the rat", "at the end of the day", "the end of the week of talks"],
    ),
    Rule(
        "<earlier> in the <calendarunit>",
        _later_in_the_unit,
        [
            ("earlier in the day", "2021-09-15"),
            ("later in the year", "2021"),
            ("A probe will land in May 2023, and another _later in the year_", "2023"),
        ],
    ),
    Rule(
        "[the |at ]<yearend>[ of][ <year>]",
        _unit_end,
        [
            ("by _year-end_", "2021", "END"),
            ("by _the year's end_", "2021", "END"),
            ("by _month's end_", "2021-09", "END"),
            ("_at year-end 2015_", "2015", "END"),
        ],
        ["year endings"],
    ),
    Rule(
        "the first of the year",
        _new_year,
        [("since _the first of the year_", "2021-01-01")],
        ["the first of the yearlings"],
    ),
    Rule(
        "[the ](<day>|<dayword>)[ of] <month>[,][ of] <which=pointer> year",
        _month_of_year,
        [
            ("the 9th of November last year", "2020-11-09"),
            ("3 May this year", "2021-05-03"),
            ("The war began in May 1990. On _30 June that year_ they fled", "1990-06-30"),
        ],
    ),
    Rule(
        "[the ]<which=pointer> <month>[ <day>]",
        _pointed_month,
        [("last October", "2020-10"), ("next March", "2022-03"), ("next March 8", "2022-03-08")],
        ["this may go"],
    ),
    Rule(
        "<month>[ <day>][,][ of| in][ the] <which=pointer> year",
        _month_of_year,
        [
            ("March of last year", "2020-03"),
            ("March 8 last year", "2020-03-08"),
            ("May this year", "2021-05"),
        ],
    ),
)
