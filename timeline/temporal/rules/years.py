"""Rules for years, decades and centuries, and for dates before Christ."""

from __future__ import annotations

import re

from timeline.temporal.english_words import (
    COUNTED,
    DECADES,
    DESIGNATORS,
    MEASURES,
    ONES,
    SEASONS,
    TENS,
    TIME_PREPOSITIONS,
    ordinal,
)
from timeline.temporal.meaning import BcDate, Century, Decade, Meaning, PartialDate
from timeline.temporal.rule_grammar import Rule
from timeline.temporal.rules.match_words import (
    GLUED_BEFORE,
    character_before,
    has_capital_month,
    month_number,
    word_after,
    word_before,
)

_RECENT = 1900
"""An older number mostly counts something: only its context makes it a year."""


def _stated_year(match: re.Match[str]) -> Meaning | None:
    return PartialDate(int(match["year"]))


def _bare_year(match: re.Match[str]) -> Meaning | None:
    year = int(match["year"])
    if _is_part_of_figures(match) or _is_a_count(match, year):
        return None
    if year < _RECENT and not _is_old_year(match):
        return None
    return PartialDate(year) if year < 2100 else None


_NUMBER_GROUPS = re.compile(r"[-–]\d{3}\b|[-–]\d{1,4}[-–]\d")
_TWO_FIGURES = re.compile(r"/\d\d(?![\d/])")
_PREFIXED = re.compile(r"\b(?:mid|early|late|pre|post|(?:1\d|20)\d\d)\s?[-–—]\Z", re.IGNORECASE)


def _is_part_of_figures(match: re.Match[str]) -> bool:
    """Return True if the figures belong to something longer: "$1990", "12.1999", "555-1234"."""
    before, after = character_before(match), match.string[match.end() : match.end() + 2]
    if before in GLUED_BEFORE - {"/"} or after[:1] in {"%", ":", "°"}:
        return True
    if before in "-–—" and not _continues(match):
        return True
    if after[:1] == "/":
        return _TWO_FIGURES.match(match.string, match.end()) is None
    opens_compound = after[:1] == "-" and after[1:].isalpha()
    if opens_compound and word_before(match) != "in":
        return True
    return _NUMBER_GROUPS.match(match.string, match.end()) is not None


def _continues(match: re.Match[str]) -> bool:
    """Return True if a hyphen joins the year to a word of time before it ("mid-1996", "March-1996")."""
    return _PREFIXED.search(match.string, max(0, match.start() - 16), match.start()) is not None


def _is_a_count(match: re.Match[str], number: int) -> bool:
    """Return True if the figures number or count something: "Flight 1943", "2000 people"."""
    before, after = word_before(match), word_after(match)
    if before in DESIGNATORS or after.lower() in MEASURES:
        return True
    if after.lower() in COUNTED and not _dates_a_countable(match, number, before):
        return True
    return number % 100 == 0 and _is_plural(after) and before not in TIME_PREPOSITIONS | {"the"}


def _is_plural(word: str) -> bool:
    """Return True if the word looks like a plural noun, often counted by a round number ("1900 samples")."""
    return word.islower() and word.endswith("s") and not word.endswith("ss") and len(word) > len("this")


_BEFORE_YEAR = frozenset({"in", "since", "during", "the", "its", "his", "her", "their", "our"})


def _dates_a_countable(match: re.Match[str], number: int, before: str) -> bool:
    """Return True for a year before a countable noun: "In 2014 rebels fled", "the 2016 police shooting"."""
    if number < _RECENT or number % 100 == 0:
        return False
    return before in _BEFORE_YEAR or match.string[max(0, match.start() - 3) : match.start()] in {"'s ", "’s "}


_YEAR_AHEAD = re.compile(r"\s?[-–—]\s?\d{2,4}\b(?!,\d)")


def _is_old_year(match: re.Match[str]) -> bool:
    """Return True if the context makes a number below 1900 a year: a preposition, an article, a range."""
    if word_before(match) in TIME_PREPOSITIONS | {"the", "a", "an"} or _follows_year(match):
        return True
    return character_before(match) == "(" or _YEAR_AHEAD.match(match.string, match.end()) is not None


_YEAR_BEFORE = re.compile(r"(?:^|[^\d-])(1\d\d\d|20\d\d)\s?[-–—/]\s?\Z")


def _follows_year(match: re.Match[str]) -> bool:
    return _YEAR_BEFORE.search(match.string, max(0, match.start() - 8), match.start()) is not None


_SHORTENED = re.compile(r"\b(?:in|of|since|by|until|before|after|from|to|and)\s['’‘]\Z", re.IGNORECASE)


def _two_figures(match: re.Match[str]) -> Meaning | None:
    """Return the year of two figures after an apostrophe ("since '69") or after a full year ("1957-58")."""
    if _SHORTENED.search(match.string, max(0, match.start() - 9), match.start()):
        return PartialDate(int(match["yy"]), short_year=True)
    return _range_tail(match)


def _range_tail(match: re.Match[str]) -> Meaning | None:
    full_year = _YEAR_BEFORE.search(match.string, max(0, match.start() - 8), match.start())
    if full_year is None or match.string[match.end() : match.end() + 1] in {"-", "/"}:
        return None
    first = int(full_year.group(1))
    year = first // 100 * 100 + int(match["yy"])
    return PartialDate(year) if year > first else None


_AGE = re.compile(
    r"\b(?:his|her|their|my|your|our|its)\s(?:(?:early|late|mid|low|high)[\s-])?\Z", re.IGNORECASE
)
_DECADES_FROM = 2000
"""The 1800s are a century, the 2000s a decade."""


def _decade(match: re.Match[str]) -> Meaning | None:
    figures = match["anyyear"]
    if len(figures) not in {2, 4} or figures[-1] != "0":
        return None
    if len(figures) == 2:
        return _short_decade(match)
    first = int(figures)
    return Century(first // 100 + 1) if first % 100 == 0 and first < _DECADES_FROM else Decade(first)


def _short_decade(match: re.Match[str]) -> Meaning | None:
    """Return the decade of two figures ("the 60s"); an age is refused ("in his 60s")."""
    if _AGE.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    is_marked = character_before(match) in "'’‘" or word_before(match) in {"the", "early", "late", "mid"}
    has_article = match.group()[0].lower() == "t"
    return Decade(int(match["anyyear"]), short=True) if is_marked or has_article else None


def _named_decade(match: re.Match[str]) -> Meaning | None:
    return Decade(DECADES[match["decade"].lower()], short=True)


def _century(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    return Century(ordinal(match["ordinal"]), bc=bool(groups.get("bc")))


_CENTURY_AHEAD = re.compile(
    r"(?:\s(?:and|or|to)\s|\s?[-–]\s?)(?:the\s)?(?:early\s|late\s|mid-)?[\w-]{3,20}[\s-]centur(?:y|ies)\b",
    re.IGNORECASE,
)


def _first_century(match: re.Match[str]) -> Meaning | None:
    """Return the first of two centuries with one noun ("the 18th and 19th centuries")."""
    return Century(ordinal(match["ordinal"])) if _CENTURY_AHEAD.match(match.string, match.end()) else None


def _written_year(match: re.Match[str]) -> PartialDate | None:
    words = re.split(r"[\s-]", match["writtenyear"].lower())
    if words[:2] == ["two", "thousand"]:
        return PartialDate(2000 + ONES[words[-1]])
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[words[0]]
    rest = sum(TENS.get(word, ONES.get(word, 0)) for word in words[1:])
    return PartialDate(century + rest) if rest >= 10 or len(words) > 2 or words[1] == "hundred" else None


def _month_written_year(match: re.Match[str]) -> Meaning | None:
    written = _written_year(match)
    if written is None or not has_capital_month(match):
        return None
    return PartialDate(written.year, month_number(match))


def _ancient_decade(match: re.Match[str]) -> Meaning | None:
    first = int(match["anyyear"])
    return BcDate(first, decade=True) if first % 10 == 0 and len(match["anyyear"]) >= 2 else None


def _ancient(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    day, season = groups.get("day"), groups.get("season")
    return BcDate(
        int(match["anyyear"]),
        month_number(match) if groups.get("month") else None,
        ordinal(day) if day else None,
        SEASONS[season.lower()] if season else None,
    )


_BC_AHEAD = re.compile(r"(?:\s?[-–—]\s?|\s(?:to|and|or)\s)\d{1,4}\s?B\.?C")


def _ancient_range(match: re.Match[str]) -> Meaning | None:
    """Return the first year of a range before Christ ("499 to 493 BC")."""
    return BcDate(int(match["anyyear"])) if _BC_AHEAD.match(match.string, match.end()) else None


def _anno_domini(match: re.Match[str]) -> Meaning | None:
    return PartialDate(int(match["anyyear"]))


ROWS = (
    Rule(
        "the (year|years) <year>",
        _stated_year,
        [("the year 1995", "1995"), ("_the years 1955_-1957", "1955")],
        ["the year 1,500"],
    ),
    Rule(
        "<year>",
        _bare_year,
        [("in _1988_", "1988"), ("the _2012_ budget", "2012"), ("by _1848_", "1848")],
        ["1,988", "2000 people", "$1990", "a 1500 metre race", "12.1999", "Flight 1943"],
    ),
    Rule(
        "<writtenyear>",
        _written_year,
        [("nineteen ninety-six", "1996")],
        ["twenty two people", "nineteen people"],
    ),
    Rule("<month>[,] <writtenyear>", _month_written_year, [("January nineteen ninety-seven", "1997-01")]),
    Rule("<yy>", _two_figures, [("1957-_58_", "1958"), ("since '_69_", "1969")], ["12-58", "it was '58"]),
    Rule(
        "[the ]<anyyear>['](s|S)",
        _decade,
        [("the 1990s", "199"), ("1970's", "197"), ("the 60s", "196"), ("the 1800s", "18")],
        ["in his 60s", "in her mid-50s", "747s"],
    ),
    Rule("the <decade>", _named_decade, [("the nineties", "199")], ["in her nineties"]),
    Rule("[the ]<ordinal>[ |-]centuries", _century, [("the 18th and _19th centuries_", "18")]),
    Rule(
        "[the ]<ordinal>",
        _first_century,
        [("_the 18th_ and 19th centuries", "17"), ("late _19th_ or early 20th century", "18", "END")],
        ["the 18th and 19th holes"],
    ),
    Rule(
        "[the ]<ordinal>[ |-]century[ <bc>]",
        _century,
        [("the 19th century", "18"), ("eighteenth-century", "17"), ("the 5th century BC", "BC04")],
        ["a century"],
    ),
    Rule("<anyyear> <bc>", _ancient, [("500 BC", "BC0500"), ("44 B.C.", "BC0044")], ["12 bce"]),
    Rule(
        "[the ]<anyyear>['](s|S) <bc>",
        _ancient_decade,
        [("the 470s BC", "BC047"), ("the 60s BC", "BC006")],
        ["the 475s BC"],
    ),
    Rule("<month> <anyyear> <bc>", _ancient, [("June 479 BC", "BC0479-06")]),
    Rule("[the ]<day>[ of] <month>[,] <anyyear> <bc>", _ancient, [("15 March 44 BC", "BC0044-03-15")]),
    Rule("<month> <day>[,] <anyyear> <bc>", _ancient, [("March 15, 44 BC", "BC0044-03-15")]),
    Rule("[the ]<season>[ of] <anyyear> <bc>", _ancient, [("the spring of 480 BC", "BC0480-SP")]),
    Rule("<anyyear>", _ancient_range, [("_499_ to 493 BC", "BC0499"), ("_480_-479 BC", "BC0480")]),
    Rule("<ad> <anyyear>", _anno_domini, [("AD 79", "0079")], ["ad 79"]),
    Rule("<anyyear> <ad>", _anno_domini, [("79 AD", "0079")], ["79 ad"]),
)
