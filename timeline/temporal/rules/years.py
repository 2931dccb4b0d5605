"""Rules for years, decades and centuries."""

from __future__ import annotations

import re

from timeline.temporal.meaning import Century, Decade, Meaning, Partial
from timeline.temporal.numbers import ordinal
from timeline.temporal.rule import Rule
from timeline.temporal.rules.neighbouring_words import (
    GLUED_BEFORE,
    character_before,
    has_capital_month,
    month_number,
    word_after,
    word_before,
)
from timeline.temporal.words import (
    COUNTED,
    DECADES,
    DESIGNATORS,
    MEASURES,
    ONES,
    TENS,
    TIME_PREPOSITIONS,
)


def _stated_year(match: re.Match[str]) -> Meaning | None:
    return Partial(int(match["year"]))


def _bare_year(match: re.Match[str]) -> Meaning | None:
    number, before, after = int(match["year"]), word_before(match), word_after(match)
    if character_before(match) in GLUED_BEFORE - {"/"} or before in DESIGNATORS:
        return None
    if _is_measured(after) or (after.lower() in COUNTED and not _stands_as_year(match, number, before)):
        return None
    if number % 100 == 0 and _is_plural(after) and before not in TIME_PREPOSITIONS and before != "the":
        return None
    trailing = match.string[match.end() : match.end() + 2]
    if (
        trailing[:1] in {"%", ":", "°"}
        or (trailing[:1] == "/" and not _TWO_FIGURES.match(match.string, match.end()))
        or (trailing[:1] == "-" and trailing[1:].isalpha() and before != "in")
        or _NUMBER_GROUPS.match(match.string, match.end())
    ):
        return None
    if character_before(match) in "-–—" and not _continues(match):
        return None
    if number < 1900 and not _old_year(match, before):
        return None
    return Partial(number) if number < 2100 else None


_NUMBER_GROUPS = re.compile(r"[-–]\d{3}\b|[-–]\d{1,4}[-–]\d")
_TWO_FIGURES = re.compile(r"/\d\d(?![\d/])")


_YEAR_AHEAD = re.compile(r"\s?[-–—]\s?\d{2,4}\b(?!,\d)")


def _old_year(match: re.Match[str], before: str) -> bool:
    """Return whether four figures below 1900, which mostly count something, are a year here."""
    if before in TIME_PREPOSITIONS or before in {"the", "a", "an"} or _follows_year(match):
        return True
    return character_before(match) == "(" or _YEAR_AHEAD.match(match.string, match.end()) is not None


def _is_measured(word: str) -> bool:
    """Return whether the word is a measure, counted in the singular too ("a 1500 metre race")."""
    return word.lower() in MEASURES


def _is_plural(word: str) -> bool:
    """Return whether the word looks like a plural noun, which a round number counts ("1900 samples")."""
    return word.islower() and word.endswith("s") and not word.endswith("ss") and len(word) > len("this")


def _stands_as_year(match: re.Match[str], number: int, before: str) -> bool:
    """Return whether four figures in front of what can be counted are a year all the same.

    They are in "In 2014 rebels seized it" and "the 2016 police shooting", where no round number is meant.
    """
    if number < _RECENT or number % 100 == 0:
        return False
    return before in _YEAR_BEFORE_COUNTED or match.string[max(0, match.start() - 3) : match.start()] in {
        "'s ",
        "’s ",
    }


_RECENT = 1900
_YEAR_BEFORE_COUNTED = frozenset({"in", "since", "during", "the", "its", "his", "her", "their", "our"})


_PREFIXED = re.compile(r"\b(?:mid|early|late|pre|post|(?:1\d|20)\d\d)\s?[-–—]\Z", re.IGNORECASE)


def _continues(match: re.Match[str]) -> bool:
    """Return whether a hyphen in front of a year joins it to a word of time ("mid-1996", "March-1996")."""
    found = _PREFIXED.search(match.string, max(0, match.start() - 16), match.start())
    return found is not None


_YEAR_BEFORE = re.compile(r"(?:^|[^\d-])(1\d\d\d|20\d\d)\s?[-–—/]\s?\Z")


def _follows_year(match: re.Match[str]) -> bool:
    return _YEAR_BEFORE.search(match.string, max(0, match.start() - 8), match.start()) is not None


_SHORTENED = re.compile(r"\b(?:in|of|since|by|until|before|after|from|to|and)\s['’‘]\Z", re.IGNORECASE)


def _two_figures(match: re.Match[str]) -> Meaning | None:
    """Read the last two figures of a year: behind an apostrophe, or behind a year in full."""
    if _SHORTENED.search(match.string, max(0, match.start() - 9), match.start()):
        return Partial(int(match["yy"]), short_year=True)
    return _range_tail(match)


def _range_tail(match: re.Match[str]) -> Meaning | None:
    found = _YEAR_BEFORE.search(match.string, max(0, match.start() - 8), match.start())
    if found is None or match.string[match.end() : match.end() + 1] in {"-", "/"}:
        return None
    year = int(found.group(1)) // 100 * 100 + int(match["yy"])
    return Partial(year) if year > int(found.group(1)) else None


_AGE = re.compile(
    r"\b(?:his|her|their|my|your|our|its)\s(?:(?:early|late|mid|low|high)[\s-])?\Z", re.IGNORECASE
)


_DECADES_FROM = 2000
"""The 1800s are a century, the 2000s a decade."""


def _decade(match: re.Match[str]) -> Meaning | None:
    written = match["anyyear"] if "anyyear" in match.re.groupindex else match["yy"]
    if len(written) not in {2, 4} or written[-1] != "0":
        return None
    if len(written) == 2:
        if _AGE.search(match.string, max(0, match.start() - 16), match.start()):
            return None
        marked = character_before(match) in "'’‘" or word_before(match) in {"the", "early", "late", "mid"}
        return Decade(int(written), short=True) if marked or match.group()[0].lower() == "t" else None
    first = int(written)
    return Century(first // 100 + 1) if first % 100 == 0 and first < _DECADES_FROM else Decade(first)


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
    """Read the first of two centuries that share their noun."""
    return Century(ordinal(match["ordinal"])) if _CENTURY_AHEAD.match(match.string, match.end()) else None


def _written_year(match: re.Match[str]) -> Meaning | None:
    words = re.split(r"[\s-]", match["writtenyear"].lower())
    if words[:2] == ["two", "thousand"]:
        return Partial(2000 + ONES[words[-1]])
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[words[0]]
    rest = sum(TENS.get(word, ONES.get(word, 0)) for word in words[1:])
    return Partial(century + rest) if rest >= 10 or len(words) > 2 or words[1] == "hundred" else None


def _month_written_year(match: re.Match[str]) -> Meaning | None:
    written = _written_year(match)
    if not isinstance(written, Partial) or not has_capital_month(match):
        return None
    return Partial(written.year, month_number(match))


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
)
