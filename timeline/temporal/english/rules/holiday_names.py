"""Rules for holidays and other named days."""

from __future__ import annotations

import re

from timeline.model import Granularity
from timeline.temporal.english.english_words import FESTIVE, ordinal
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import (
    WHICH,
    YEARS_AWAY,
    capitalised,
    character_before,
    month_number,
    spells_month,
    word_after,
    word_before,
)
from timeline.temporal.holidays import ALSO_NAMES, DATED_NOUNS, OTHER_DAYS, holiday_key
from timeline.temporal.meaning import Holiday, Meaning, Reference, WeekOf


def _holiday(match: re.Match[str]) -> Meaning | None:
    words, groups = match["holiday"], match.groupdict()
    key = holiday_key(words)
    if _is_no_day(match, words) or _is_another(match, key):
        return None
    if key in ALSO_NAMES and not groups.get("year") and not _is_a_time(match):
        return None
    reference = WHICH.get((groups.get("which") or "").lower(), Reference.BARE)
    year = groups.get("year")
    years = YEARS_AWAY[groups["step"].lower()] if groups.get("step") else None
    return Holiday(key, int(year) if year else None, reference, years)


def _is_no_day(match: re.Match[str], words: str) -> bool:
    """Return True for figures of a fraction, "easter" in lower case, and things named after the day."""
    if (
        words.islower()
        or word_before(match) == "white"
        or (words[0].isdigit() and character_before(match) in "$/.-,")
    ):
        return True
    after = word_after(match).lower()
    return after in _NAMED_AFTER or (after in FESTIVE and not _is_a_sale(match, words))


_NAMED_AFTER = frozenset({"agreement", "agreements", "accord", "accords", "rising", "war", "rebellion"})
"""What is named after a day, and dated otherwise: the Good Friday Agreement, the Easter Rising."""


def _is_another(match: re.Match[str], key: str) -> bool:
    """Return True if words nearby tell of another day with this name (Bloody Sunday in Selma)."""
    around = (
        match.string[max(0, match.start() - 150) : match.end() + 150].lower() if key in OTHER_DAYS else ""
    )
    return any(word in around for word in OTHER_DAYS.get(key, ()))


def _is_a_sale(match: re.Match[str], words: str) -> bool:
    """Return True for the sales of a day ("Boxing Day sales"), not of a season ("Christmas sales")."""
    return word_after(match) == "sales" and words.lower().endswith("day")


_NOUN_OF = re.compile(r"\b(?:(?P<noun>[A-Za-z]+)\sof|[Tt]error(?:ist)?\sattacks\son)\s(?:the\s)?\Z")
_AGE_OF = re.compile(r"\b(?:post|pre)[-–‑]\Z", re.IGNORECASE)
"""Before a day of history: the time after it or before it."""


def _day_of_history(match: re.Match[str]) -> Meaning | None:
    """Return the known day of "the September 11 attacks"; another September 11 is a date like others."""
    key, nouns = DATED_NOUNS.get((month_number(match), ordinal(match["anyday"])), ("", frozenset()))
    if not spells_month(match) or not key:
        return None
    if _YEAR_AHEAD.match(match.string, match.end()):
        return None
    begin = max(0, match.start() - 24)
    noun = _NOUN_OF.search(match.string, begin, match.start())
    is_of_noun = noun is not None and (noun["noun"] is None or noun["noun"].lower() in nouns)
    is_age = key == "september-11" and _AGE_OF.search(match.string, begin, match.start()) is not None
    return Holiday(key) if is_of_noun or is_age or word_after(match).lower() in nouns else None


_YEAR_AHEAD = re.compile(r",?\s\d{4}\b")


def _is_a_time(match: re.Match[str]) -> bool:
    """Return True if the context of an ambiguous name ("Ramadan", "Easter") is one of time ("during")."""
    before = word_before(match)
    if word_after(match).lower() in _BEGINS:
        return True
    if match.groupdict().get("which") or before in {"during", "throughout", "the", "this", "last", "next"}:
        return True
    return _FASTING.search(match.string, max(0, match.start() - 24), match.start()) is not None


_BEGINS = frozenset({"begins", "began", "begin", "ends", "ended", "starts", "started", "falls", "fell"})
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
        "[the ]Christmas (holiday|holidays)",
        lambda _: Holiday("christmas"),
        [("_the Christmas holiday_", "2021-12-25")],
    ),
    Rule(
        "[the ](Fourth|4th) of July",
        lambda match: Holiday("independence-day") if capitalised(match.group().split()[-1]) else None,
        [("_the Fourth of July_", "2021-07-04")],
    ),
    Rule(
        "<month> <anyday=day>",
        _day_of_history,
        [
            ("the _September 11_ attacks", "2001-09-11"),
            ("the _Sept. 11_ hijackers", "2001-09-11"),
            ("the _Sept. 11th_ attacks", "2001-09-11"),
            ("the attacks of _September 11_", "2001-09-11"),
            ("the outrages of _September 11_", "2001-09-11"),
            ("the post-_September 11_ world", "2001-09-11"),
            ("the rioters of _January 6_", "2021-01-06"),
            ("the _January 6_ riot", "2021-01-06"),
        ],
    ),
    Rule("[the ]<anyday=day> <month>", _day_of_history, [("_the 11 September_ attacks", "2001-09-11")]),
    Rule(
        "<holiday> (weekend|week)[[,] <year>]",
        _holiday_week,
        [("Thanksgiving weekend", "2021-W47-WE"), ("Thanksgiving week 2019", "2019-W48")],
    ),
    Rule(
        "<year> <holiday>",
        _holiday,
        [
            ("the _2015 New Year's Eve_ assaults", "2015-12-31"),
            ("the _2019 Thanksgiving_ parade", "2019-11-28"),
        ],
        ["the 2016 Easter Rising", "the 2014 Christmas market"],
    ),
    Rule(
        "[<which=seasonpointer> ]<holiday>[([,] <year>|[ of] <step> year)]",
        _holiday,
        [
            ("Thanksgiving Day", "2021-11-25"),
            ("Christmas 2016", "2016-12-25"),
            ("last Easter", "2021-04-04"),
            ("_Christmas last year_", "2020-12-25"),
            ("on _Thanksgiving of last year_", "2020-11-26"),
            ("the _9/11_ attacks", "2001-09-11"),
            ("on _Bloody Sunday_", "1972-01-30"),
            ("_Black Monday_ wiped out a fifth", "1987-10-19"),
            ("_Boxing Day_ sales fell", "2020-12-26"),
            ("on _Whit Monday_", "2021-05-24"),
            ("during _Ramadan_", "2021-04-13/2021-05-12"),
            ("on _Eid al-Fitr_", "2021-05-13"),
            ("_Nowruz_", "2021-03-21"),
        ],
        [
            "White Christmas",
            "easter eggs",
            "Easter Island",
            "Christmas sales fell",
            "the Good Friday Agreement",
            "Bloody Sunday in Selma",
            "Mr. Ramadan said",
            "a friend of Tariq Ramadan",
            "a letter by Ramadan",
        ],
    ),
)
