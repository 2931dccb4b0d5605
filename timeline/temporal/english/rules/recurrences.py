"""Rules for recurring times, the sets of TIMEX3: "every day", "on Saturdays", "weekly"."""

from __future__ import annotations

import re

from timeline.temporal.english.english_words import DISTANCES, PERIODICALLY, WEEKDAYS, measure_in, unit_in
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import (
    day_part,
    month_number,
    spells_month,
    spells_weekday,
    weekday_number,
    word_after,
    word_before,
)
from timeline.temporal.meaning import Meaning, Recurrence
from timeline.temporal.time_measure import Measure, TimexUnit


def _every_part(match: re.Match[str]) -> Meaning | None:
    return Recurrence(f"XXXX-XX-XX{day_part(match)}")


def _weekday_parts(match: re.Match[str]) -> Meaning | None:
    if not spells_weekday(match):
        return None
    return Recurrence(f"XXXX-WXX-{weekday_number(match) + 1}{day_part(match)}")


def _every(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    measure = measure_in(match) if groups.get("count") else Measure(1, unit_in(match))
    is_second = measure.unit is TimexUnit.SECOND
    if is_second and not groups.get("count"):
        return None
    if match.group()[:3].lower() == "per" and (is_second or word_before(match) in DISTANCES):
        return None
    return Recurrence(measure.timex_value)


def _every_month(match: re.Match[str]) -> Meaning | None:
    return Recurrence(f"XXXX-{month_number(match):02d}") if spells_month(match) else None


def _every_weekday(match: re.Match[str]) -> Meaning | None:
    return Recurrence(f"XXXX-WXX-{weekday_number(match) + 1}")


def _on_weekdays(match: re.Match[str]) -> Meaning | None:
    number = WEEKDAYS[match["weekdayplural"].lower().removesuffix("s")] + 1
    return Recurrence(f"XXXX-WXX-{number}") if match["weekdayplural"][0].isupper() else None


def _adverb(match: re.Match[str]) -> Meaning | None:
    if match.group()[0].isupper() and word_before(match) != "":
        return None
    if match["periodic"].lower() == "quarterly" and word_after(match).islower():
        return None  # a quarterly dividend is a kind of dividend
    return Recurrence(PERIODICALLY[match["periodic"].lower()])


ROWS = (
    Rule(
        "the (<ordinal>|last|final) <weekday> of (each|every|the) month",
        lambda _: Recurrence("P1M"),
        [("the second Tuesday of each month", "P1M")],
    ),
    Rule(
        "(every|each) <daytime>",
        _every_part,
        [("every morning", "XXXX-XX-XXTMO"), ("each night", "XXXX-XX-XXTNI")],
    ),
    Rule(
        "<weekday> <daytime>s",
        _weekday_parts,
        [("on _Sunday mornings_", "XXXX-WXX-7TMO")],
        ["sun mornings"],
    ),
    Rule("(every|each) <month>", _every_month, [("every July", "XXXX-07")]),
    Rule(
        "(every|each|per) [<count> |other ]<unit>",
        _every,
        [("every day", "P1D"), ("each year", "P1Y"), ("per month", "P1M"), ("every two weeks", "P2W")],
    ),
    Rule("<weekdayplural>", _on_weekdays, [("on _Saturdays_", "XXXX-WXX-6")], ["fridays"]),
    Rule("weekends", lambda _: Recurrence("XXXX-WXX-WE"), [("closed on _weekends_", "XXXX-WXX-WE")]),
    Rule("(every|each) <weekday>", _every_weekday, [("every Monday", "XXXX-WXX-1")]),
    Rule(
        "<periodic>",
        _adverb,
        [("_daily_ flights", "P1D"), ("paid _annually_", "P1Y")],
        ["the Daily Mail", "its quarterly dividend"],
    ),
)
