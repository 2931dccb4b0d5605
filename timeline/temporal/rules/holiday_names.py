"""Rules for holidays and other named days."""

from __future__ import annotations

import re

from timeline.model import Granularity
from timeline.temporal.english_words import FESTIVE
from timeline.temporal.holidays import ALSO_NAMES, HOLIDAY_YEARS, holiday_key
from timeline.temporal.meaning import Holiday, Meaning, Reference, WeekOf
from timeline.temporal.rule_grammar import Rule
from timeline.temporal.rules.match_words import WHICH, character_before, word_after, word_before


def _holiday(match: re.Match[str]) -> Meaning | None:
    words, groups = match["holiday"], match.groupdict()
    key = holiday_key(words)
    if words[0].isdigit() and character_before(match) in "$/.-,":
        return None
    if words.islower() or word_after(match) in FESTIVE:
        return None
    if key in ALSO_NAMES and not groups.get("year") and not _is_a_time(match):
        return None
    reference = WHICH.get((groups.get("which") or "").lower(), Reference.BARE)
    year = groups.get("year") or HOLIDAY_YEARS.get(key)
    return Holiday(key, int(year) if year else None, reference)


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
        "<holiday> (weekend|week)[[,] <year>]",
        _holiday_week,
        [("Thanksgiving weekend", "2021-W47-WE"), ("Thanksgiving week 2019", "2019-W48")],
    ),
    Rule(
        "[<which=seasonpointer> ]<holiday>[[,] <year>]",
        _holiday,
        [
            ("Thanksgiving Day", "2021-11-25"),
            ("Christmas 2016", "2016-12-25"),
            ("last Easter", "2021-04-04"),
            ("the _9/11_ attacks", "2001-09-11"),
            ("during _Ramadan_", "2021-04-13/2021-05-12"),
            ("on _Eid al-Fitr_", "2021-05-13"),
            ("_Nowruz_", "2021-03-21"),
        ],
        ["easter eggs", "Mr. Ramadan said", "a friend of Tariq Ramadan", "a letter by Ramadan"],
    ),
)
