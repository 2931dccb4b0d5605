"""Rules for days without a month of their own: "April 24 and _25_", "_3_ to 5 May", "on the _20th_"."""

from __future__ import annotations

import re

from timeline.temporal.english.english_words import MONTHS
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import (
    DATE_PREPOSITIONS,
    character_before,
    has_no_noun,
    stated_year,
    word_after,
    word_before,
)
from timeline.temporal.language import alternation
from timeline.temporal.meaning import DayOfMonth, Meaning, PartialDate

_MONTH = rf"(?P<m>{alternation(MONTHS)})\b\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_LINK = r"(?:\s?[-–—,/&]\s?|,?\s(?:to|and|or|through|thru|until|till)\s(?:the\s)?)"
_AFTER_MONTH = re.compile(
    rf"\b{_MONTH}\s(?:the\s)?{_NUMBER}(?:{_LINK}{_NUMBER}){{0,4}}{_LINK}\Z", re.IGNORECASE
)
_BEFORE_MONTH = re.compile(
    rf"(?:{_LINK}{_NUMBER}){{1,5}}(?:\sof)?\s{_MONTH}(?:,?\s(?P<y>(?:1\d|20)\d\d))?", re.IGNORECASE
)


def _day(match: re.Match[str]) -> int:
    return int(re.match(r"\d+", match["day"]).group())  # type: ignore[union-attr]


def _day_in_list(match: re.Match[str]) -> Meaning | None:
    """Return a day in a list or range: the month is before the first day or after the last one."""
    listed = _AFTER_MONTH.search(match.string, max(0, match.start() - 40), match.start())
    if listed is not None and listed["m"][0].isupper() and not _is_a_count(match):
        return PartialDate(stated_year(match), MONTHS[listed["m"].lower()], _day(match))
    if match["year"] or character_before(match) in "$.,:-/#":
        return None
    return _before_its_month(match) or _before_month_and_day(match)


_TO_MONTH_AND_DAY = re.compile(
    rf"\s?(?:to|through|until|till|-|–)\s(?P<m>{alternation(map(str.capitalize, MONTHS))})\b\.?\s"
    r"(?P<d>\d{1,2})\b(?![\d:%]|\.\d)(?:,?\s(?P<y>(?:1\d|20)\d\d)\b)?"
)


def _before_month_and_day(match: re.Match[str]) -> PartialDate | None:
    """Return the first day of a range with the month at its end ("from 02 to April 07")."""
    ahead = _TO_MONTH_AND_DAY.match(match.string, match.end())
    if ahead is None or word_before(match) not in {"from", "between"} or _day(match) >= int(ahead["d"]):
        return None
    return PartialDate(int(ahead["y"]) if ahead["y"] else None, MONTHS[ahead["m"].lower()], _day(match))


def _before_its_month(match: re.Match[str]) -> PartialDate | None:
    ahead = _BEFORE_MONTH.match(match.string, match.end())
    if ahead is None or not ahead["m"][0].isupper():
        return None
    return PartialDate(int(ahead["y"]) if ahead["y"] else None, MONTHS[ahead["m"].lower()], _day(match))


def _is_a_count(match: re.Match[str]) -> bool:
    """Return True if the number counts something ("on May 3, 12 people died")."""
    linked = match.string[max(0, match.start() - 2) : match.start()]
    return (
        linked in {", ", "d "}
        and not match["year"]
        and word_after(match)[:1].islower()
        and not has_no_noun(match)
    )


def _bare_day(match: re.Match[str]) -> Meaning | None:
    day_of_month = _before_its_month(match)
    if day_of_month is not None:
        return day_of_month
    if not match["day"][-1].isalpha() or word_before(match) not in DATE_PREPOSITIONS:
        return None
    return DayOfMonth(_day(match)) if has_no_noun(match) else None


ROWS = (
    Rule(
        "<day>[, <year>]",
        _day_in_list,
        [
            ("April 24 and _25_", "2021-04-25"),
            ("August 3-_5, 2010_", "2010-08-05"),
            ("on _6_-7 January 1916", "1916-01-06"),
            ("on _3_, 5 and 9 May", "2021-05-03"),
            ("from _02_ to April 07", "2021-04-02"),
        ],
        ["On May 3, 12 people died", "3-5 goals"],
    ),
    Rule(
        "the <day>",
        _bare_day,
        [
            ("on _the 10th_, they left", "2021-09-10"),
            ("On 3 May 1990 they met; on _the 20th_, they left", "1990-05-20"),
        ],
        ["on the 20th floor", "the 20th time"],
    ),
)
