"""Rules for calendar dates, in words and in figures: "August 15, 2021", "May 1998", "15.08.2021"."""

from __future__ import annotations

import re

from timeline.temporal.english_words import MONTHS, TIME_PREPOSITIONS, WEEKDAYS, ordinal
from timeline.temporal.meaning import Meaning, NumericDate, PartialDate
from timeline.temporal.phrase_slots import alternation
from timeline.temporal.rule_grammar import Rule
from timeline.temporal.rules.match_words import (
    GLUED_BEFORE,
    capitalised,
    character_before,
    has_capital_month,
    month_number,
    word_after,
    word_before,
)

_AMBIGUOUS_MONTHS = frozenset({"may", "march", "april", "june", "august"})


def _weekday(match: re.Match[str]) -> int | None:
    written = match.groupdict().get("weekday")
    return WEEKDAYS[written.lower().rstrip(".")] if written else None


def _month_day(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    if not has_capital_month(match) or character_before(match) in GLUED_BEFORE - {"/"}:
        return None
    year = groups.get("year")
    day = ordinal(groups.get("day") or groups["dayword"])
    if groups.get("dayword") and groups["dayword"][0].isupper():
        return None
    if day > 31:
        return None
    return PartialDate(int(year) if year else None, month_number(match), day, weekday=_weekday(match))


def _month_short_year(match: re.Match[str]) -> Meaning | None:
    if not has_capital_month(match):
        return None
    return PartialDate(int(match["yy"]), month_number(match), None, short_year=True)


def _month_year(match: re.Match[str]) -> Meaning | None:
    return PartialDate(int(match["year"]), month_number(match)) if has_capital_month(match) else None


def _bare_month(match: re.Match[str]) -> Meaning | None:
    written = match["month"]
    name = written.lower()
    if not capitalised(written) or (
        len(name) <= 4 and name not in {"may", "june", "july"} and name[-1] != "."
    ):
        return None
    if name in _AMBIGUOUS_MONTHS and not _is_month(match, name):
        return None
    if character_before(match) in GLUED_BEFORE - {"/"} or word_after(match) in _PARTICLES:
        return None
    return PartialDate(month=month_number(match))


_PARTICLES = frozenset({"von", "van", "de", "der", "zu"})
"""Parts of a surname: "under August von Mackensen"."""


def _is_month(match: re.Match[str], name: str) -> bool:
    before, after = word_before(match), word_after(match)
    if before in TIME_PREPOSITIONS:
        also_before_names = before in {"by", "for", "to", "with", "and"}
        return not (also_before_names and name == "may" and _names_a_may(match.string))
    if name in {"may", "march"}:
        return _modifies_noun(match, before, after) or _is_paired(match)
    return _is_paired(match) or (not capitalised(after) and before != "") or after == ""


_CAPITAL_MONTH = alternation(map(str.capitalize, MONTHS))
_MONTH_BEHIND = re.compile(rf"\s?[/–-]\s?(?:{_CAPITAL_MONTH})\b")
_MONTH_IN_FRONT = re.compile(rf"\b(?:{_CAPITAL_MONTH})\.?\s?[/–-]\s?\Z")


def _is_paired(match: re.Match[str]) -> bool:
    """Return True if a slash or dash links the month to another ("the March/May talks")."""
    if _MONTH_BEHIND.match(match.string, match.end()):
        return True
    return _MONTH_IN_FRONT.search(match.string, max(0, match.start() - 14), match.start()) is not None


_DETERMINERS = frozenset({"the", "a", "that", "this", "its", "his", "her", "their", "our"})
_NO_NOUNS = frozenset(
    [
        "on", "of", "for", "against", "through", "to", "and", "or", "in", "from", "by", "at", "said", "says",
        "who", "which", "that", "is", "was", "were", "has", "had", "will",
    ]
)  # fmt: skip
_RALLY = re.compile(r"\b(?:women|people|men|children|workers)['’]s\s\Z", re.IGNORECASE)
"""The people of a rally: the Women's March."""


def _modifies_noun(match: re.Match[str], before: str, after: str) -> bool:
    """Return True if May or March modifies a noun ("the May vote", "Iran's March talks")."""
    if not after[:1].islower() or after in _NO_NOUNS or match.string[match.end() : match.end() + 1] != " ":
        return False
    possessor = match.string[max(0, match.start() - 3) : match.start()] in {"'s ", "’s "}
    if possessor and _RALLY.search(match.string, max(0, match.start() - 16), match.start()):
        return False
    return (possessor or before in _DETERMINERS) and not _names_a_may(match.string)


_SURNAME = re.compile(r"\b(?:Theresa|Mrs\.?|Mr\.?|Ms\.?|Minister)\sMay\b")


def _names_a_may(text: str) -> bool:
    """Return True if the start of a text names a person called May."""
    return _SURNAME.search(text, 0, 20_000) is not None


def _iso(match: re.Match[str]) -> Meaning | None:
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return PartialDate(int(match["year"]), month, day)


def _figures(match: re.Match[str]) -> Meaning | None:
    if (
        character_before(match) in "-/.$"
        or match.string[match.end() : match.end() + 1] == "-"
        or match.string[match.end() : match.end() + 1] in {"/", "%"}
    ):
        return None
    first, second, year = int(match["a"]), int(match["b"]), match["anyyear"]
    if (
        len(year) == 3
        or len(year) == 1
        or max(first, second) > 31
        or min(first, second) > 12
        or not first * second
    ):
        return None
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 70 else 1900
    return NumericDate(first, second, number)


ROWS = (
    Rule(
        "[<weekday>[,] ]<month> [the ](<day>|<dayword>)[,] <year=fullyear>",
        _month_day,
        [
            ("August 15, 2021", "2021-08-15"),
            ("Sept. 3 1999", "1999-09-03"),
            ("Friday, Dec. 1st, 2017", "2017-12-01"),
        ],
        ["may 5 2010 dogs"],
    ),
    Rule(
        "[<weekday>[,] ]<month> [the ](<day>|<dayword>)",
        _month_day,
        [
            ("August 15", "2021-08-15"),
            ("Sept. 30", "2021-09-30"),
            ("Thursday, July 4", "2019-07-04"),
            ("May the fourth", "2021-05-04"),
        ],
        ["they may 5 times", "march 3 miles"],
    ),
    Rule(
        "<weekday>[,][ the] (<day>|<dayword>)[ of] <month>[[,] <year=fullyear>]",
        _month_day,
        [
            ("Friday, 3 May 2019", "2019-05-03"),
            ("Tuesday the 4th of June", "2019-06-04"),
            ("Mon, 1 Jan 2018", "2018-01-01"),
        ],
    ),
    Rule(
        "[the ](<day>|<dayword>)[ day][ of] <month>[,] <year=fullyear>",
        _month_day,
        [
            ("15 August 2021", "2021-08-15"),
            ("15th September, 2021", "2021-09-15"),
            ("the twenty-first of May 1968", "1968-05-21"),
        ],
        ["12 august 2021 guests"],
    ),
    Rule(
        "[the ](<day>|<dayword>)[ day][ of] <month>",
        _month_day,
        [("15 August", "2021-08-15"), ("the 3rd of May", "2021-05-03"), ("the first of June", "2021-06-01")],
        ["20 may have died", "the second may be better"],
    ),
    Rule(
        "<month>[,][ of] <year>",
        _month_year,
        [("August 2021", "2021-08"), ("May of 1998", "1998-05"), ("Sept. 2001", "2001-09")],
        ["may 2010 people"],
    ),
    Rule("<month> '<yy>", _month_short_year, [("October '62", "1962-10")]),
    Rule(
        "<month>",
        _bare_month,
        [
            ("in _August_", "2021-08"),
            ("since _May_", "2021-05"),
            ("late in _March_", "2021-03", "END"),
            ("the _May_ vote", "2021-05"),
            ("the _March_/May talks", "2021-03"),
            ("the March/_May_ talks", "2021-05"),
        ],
        [
            "they may go",
            "the long march",
            "Theresa May spoke",
            "June Carter sang",
            "the March on Rome",
            "under August von Platen",
        ],
    ),
    Rule("<year=fullyear>/<m=number>/<d=number>", _iso, [("2021/09/15", "2021-09-15")], ["2021/99/99"]),
    Rule(
        "<a=number>-<b=number>-<anyyear=year>",
        _figures,
        [("15-09-2021", "2021-09-15")],
        ["1-2-3", "15-09-2021-4"],
    ),
    Rule(
        "<year=fullyear>-<m=number>-<d=number>",
        _iso,
        [("2021-08-15", "2021-08-15")],
        ["2021-99-99"],
    ),
    Rule(
        "<a=number>/<b=number>/<anyyear>",
        _figures,
        [("8/15/2021", "2021-08-15"), ("15/08/21", "2021-08-15")],
        ["24/7", "1/2/3/4"],
    ),
    Rule(
        "<a=number>.<b=number>.<anyyear>",
        _figures,
        [("15.08.2021", "2021-08-15")],
        ["version 1.2.3", "10.0.0.1"],
    ),
)
