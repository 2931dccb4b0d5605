"""The words of a match: its month, weekday or year, its deictic word ("last"), and the words beside it."""

from __future__ import annotations

import re

from timeline.temporal.english.english_words import (
    COUNTED,
    DAY_PARTS,
    DESIGNATORS,
    MEASURES,
    MONTHS,
    TIME_PREPOSITIONS,
    WEEKDAYS,
)
from timeline.temporal.meaning import Reference

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s\"'“‘(-]{1,3}\Z")
_WORD_AFTER = re.compile(r"[\s,]{1,2}([^\W\d_]+)")


def word_before(match: re.Match[str]) -> str:
    """Return the word before the match, in lower case; empty if there is none."""
    word = _WORD_BEFORE.search(match.string, max(0, match.start() - 16), match.start())
    return word.group(1).lower() if word else ""


def word_after(match: re.Match[str]) -> str:
    """Return the word after the match, in its own case; empty if there is none."""
    word = _WORD_AFTER.match(match.string, match.end())
    return word.group(1) if word else ""


def character_before(match: re.Match[str]) -> str:
    """Return the character before the match; a space at the start of the text."""
    return match.string[match.start() - 1] if match.start() else " "


def capitalised(word: str) -> bool:
    """Return True if the word begins with a capital."""
    return word[:1].isupper()


_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’-]{1,24}\s\Z")
_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{2,24}\s[A-Z]{2,24}\s\Z")


def names_broadcast(match: re.Match[str]) -> bool:
    """Return True if the match ends the name of a paper or a programme ("USA Today", "World Tonight").

    In a line of capitals, it is the word itself ("WENT TO WORK YESTERDAY").
    """
    if not match.group()[0].isupper():
        return False
    begin = max(0, match.start() - 52)
    if match.group().isupper() and _CAPITALS_BEFORE.search(match.string, begin, match.start()):
        return False
    return _NAME_BEFORE.search(match.string, max(0, match.start() - 26), match.start()) is not None


GLUED_BEFORE = frozenset("$£€¥#.,:+=_@&%/\\")
"""Characters before figures: the figures are then a price, a fraction, a file name, but no date."""


_NOUNLESS = re.compile(
    r"[,.;:)\"”’]|\s[-–—]|\s(?:and|but|to|at|in|by|when|with|the|he|she|they|it|was|were|a|of\sthis)\b|\Z"
)


def has_no_noun(match: re.Match[str]) -> bool:
    """Return True if no noun follows the match, so that its last number counts nothing."""
    return _NOUNLESS.match(match.string, match.end()) is not None


def is_a_count(match: re.Match[str], number: int) -> bool:
    """Return True if the figures number or count something: "Flight 1943", "2000 people"."""
    before, after = word_before(match), word_after(match)
    if before in DESIGNATORS or after.lower() in MEASURES or _is_after_no(match):
        return True
    if after.lower() in COUNTED and not _dates_a_countable(match, number, before):
        return True
    if _is_plural(after) and _COUNTED_BEFORE.search(match.string, max(0, match.start() - 40), match.start()):
        return True
    return number % 100 == 0 and _is_plural(after) and before not in TIME_PREPOSITIONS | {"the"}


_COUNTED_BEFORE = re.compile(r"\b\d[\d,]{0,8}\s(?:[a-z]+\s)?[a-z]+s\s(?:and|or)\s\Z")
"""A counted noun before figures that count the next one: "300 prints and 2011 slides"."""


def _is_after_no(match: re.Match[str]) -> bool:
    """Return True for the number of an order or a law ("No. 1989")."""
    return match.string[max(0, match.start() - 4) : match.start()].lower() in {"no. ", "nos "}


def _is_plural(word: str) -> bool:
    """Return True if the word looks like a plural noun, often counted by a round number ("1900 samples")."""
    return word.islower() and word.endswith("s") and not word.endswith("ss") and len(word) > len("this")


RECENT_YEARS = 1900
"""An older number mostly counts something: only its context makes it a year."""
_BEFORE_YEAR = frozenset({"in", "since", "during", "the", "its", "his", "her", "their", "our"})


def _dates_a_countable(match: re.Match[str], number: int, before: str) -> bool:
    """Return True for a year before a countable noun: "In 2014 rebels fled", "the 2016 police shooting"."""
    if number < RECENT_YEARS or number % 100 == 0:
        return False
    return before in _BEFORE_YEAR or match.string[max(0, match.start() - 3) : match.start()] in {"'s ", "’s "}


def month_number(match: re.Match[str]) -> int:
    """Return the number of the month in the match, 1 to 12."""
    return MONTHS[match["month"].lower().rstrip(".")]


DATE_PREPOSITIONS = frozenset(["on", "of", "by", "until", "since", "from", "to", "till", "before", "after"])
ALSO_WORDS = frozenset({"may", "march", "august"})
"""Months with another meaning in lower case."""


def spells_month(match: re.Match[str]) -> bool:
    """Return True if the letters of the month in the match are no other word.

    It has a capital, or it is a full name ("june"), or a preposition is in front of the date ("on may 9").
    """
    written = match["month"]
    if written[0].isupper():
        return True
    is_full = written in {"june", "july"} or (len(written) > len("sept") and written[-1] != ".")
    if is_full and written not in ALSO_WORDS:
        return True
    return word_before(match) in DATE_PREPOSITIONS


def weekday_number(match: re.Match[str]) -> int:
    """Return the number of the weekday in the match, 0 (Monday) to 6."""
    return WEEKDAYS[match["weekday"].lower().rstrip(".")]


def spells_weekday(match: re.Match[str]) -> bool:
    """Return True if the letters of the weekday in the match are no other word: "sunday", but not "sun"."""
    written = match["weekday"]
    return written[0].isupper() or written.endswith("day")


def day_part(match: re.Match[str]) -> str:
    """Return the part of the day in the match as a TIMEX3 time ("TMO")."""
    return DAY_PARTS[match["daytime"].lower()]


def stated_year(match: re.Match[str]) -> int | None:
    """Return the year in the match; ``None`` if it has none."""
    year = match.groupdict().get("year")
    return int(year) if year else None


WHICH = {
    "last": Reference.LAST,
    "past": Reference.LAST,
    "this": Reference.THIS,
    "current": Reference.THIS,
    "present": Reference.THIS,
    "next": Reference.NEXT,
    "coming": Reference.NEXT,
    "upcoming": Reference.NEXT,
    "following": Reference.AFTER,
    "ensuing": Reference.AFTER,
    "subsequent": Reference.AFTER,
    "succeeding": Reference.AFTER,
    "previous": Reference.BEFORE,
    "preceding": Reference.BEFORE,
    "prior": Reference.BEFORE,
    "that": Reference.SAME,
    "same": Reference.SAME,
    "after": Reference.AFTER,
    "before": Reference.BEFORE,
}


YEARS_AWAY = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
"""Deictic words with a part of a year ("last summer") to the number of years from the present one."""

STEP = {
    Reference.LAST: -1,
    Reference.THIS: 0,
    Reference.NEXT: 1,
    Reference.BEFORE: -1,
    Reference.SAME: 0,
    Reference.AFTER: 1,
}
"""The number of units from the anchor."""


_NEEDS_ARTICLE = frozenset({"following", "preceding"})


def is_preposition(match: re.Match[str]) -> bool:
    """Return True if "following" has no article and so is a preposition ("following a coup")."""
    return match["which"].lower() in _NEEDS_ARTICLE and match.group()[:4].lower() != "the "


def which_one(match: re.Match[str]) -> Reference:
    """Return the meaning of the deictic word in the match."""
    words = match["which"].lower().replace("-", " ").split()
    return WHICH["same" if "very" in words else words[-1]]


_BEFORE_THAT = frozenset(
    {"", "on", "by", "until", "since", "from", "before", "after", "in", "late", "early", "later"}
)


def is_conjunction(match: re.Match[str]) -> bool:
    """Return True if "that" opens a clause ("said that Tuesday's vote")."""
    return match["which"].lower() == "that" and word_before(match) not in _BEFORE_THAT
