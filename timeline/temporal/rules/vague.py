"""Rules for sets, for vague presents, pasts and futures, and for the words that modify an expression."""

from __future__ import annotations

import re

from timeline.temporal.direction import lies_ahead
from timeline.temporal.meaning import (
    Meaning,
    Modified,
    Modifier,
    Repeat,
    Season,
    Unit,
    Vague,
    Which,
)
from timeline.temporal.numbers import count, designator, length_value
from timeline.temporal.rule import Rule
from timeline.temporal.rules.deictic import YEARS_AWAY
from timeline.temporal.rules.neighbouring_words import word_after, word_before
from timeline.temporal.words import (
    CALENDAR_UNITS,
    DISTANCES,
    MODIFIERS,
    MONTHS,
    ONES,
    PERIODICALLY,
    TENS,
    VAGUELY,
    WEEKDAYS,
)


def _season(match: re.Match[str]) -> Meaning | None:
    return Season(YEARS_AWAY.get(match["which"].lower(), 0))


def _unit_end(match: re.Match[str]) -> Meaning | None:
    granularity = CALENDAR_UNITS[designator(re.split(r"[\s'’-]", match["yearend"].lower())[0])]
    return Modified(Unit(granularity, 0, Which.TOLD), "END")


def _every(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    number = count(groups["count"]) if groups.get("count") else 1
    unit = designator(match["unit"])
    if unit == "TS" and not groups.get("count"):
        return None
    if match.group()[:3].lower() == "per" and (unit in {"TS"} or word_before(match) in DISTANCES):
        return None
    return Repeat(length_value(number, unit))


def _every_month(match: re.Match[str]) -> Meaning | None:
    return (
        Repeat(f"XXXX-{MONTHS[match['month'].lower().rstrip('.')]:02d}")
        if match["month"][0].isupper()
        else None
    )


def _every_weekday(match: re.Match[str]) -> Meaning | None:
    return Repeat(f"XXXX-WXX-{WEEKDAYS[match['weekday'].lower().rstrip('.')] + 1}")


def _on_weekdays(match: re.Match[str]) -> Meaning | None:
    number = WEEKDAYS[match["weekdayplural"].lower().removesuffix("s")] + 1
    return Repeat(f"XXXX-WXX-{number}") if match["weekdayplural"][0].isupper() else None


def _adverb(match: re.Match[str]) -> Meaning | None:
    if match.group()[0].isupper() and word_before(match) != "":
        return None
    if match["periodic"].lower() == "quarterly" and word_after(match).islower():
        return None  # a quarterly dividend is a kind of dividend
    return Repeat(PERIODICALLY[match["periodic"].lower()])


def _vague(match: re.Match[str]) -> Meaning | None:
    if match.group().islower() and match.group() == "previously":
        return None
    return Vague(VAGUELY[" ".join(match.group().lower().replace("-", " ").split())])


_SOON_IS_A_LINK = frozenset({"as", "after", "afterwards", "afterward", "thereafter", "enough"})


_MODALS = frozenset({"will", "shall", "may", "might", "could", "should", "can", "to"})


def _soon(match: re.Match[str]) -> Meaning | None:
    """Read "soon" where its clause speaks of what is to come, not where it tells what came next."""
    before, after = word_before(match), word_after(match).lower()
    if before in {"as", "too", "how"} or after in _SOON_IS_A_LINK:
        return None
    ahead = before in _MODALS or after in _MODALS or lies_ahead(match.string, match.start())
    return Vague("FUTURE_REF") if ahead else None


def _the_past(match: re.Match[str]) -> Meaning | None:
    """Read "the past" where it counts nothing ("the past three springs")."""
    return None if word_after(match).lower() in _COUNTING else Vague("PAST_REF")


_COUNTING = frozenset({*ONES, *TENS, "few", "several", "couple", "many", "dozen", "hundred", "thousand"})


def _modifier(match: re.Match[str]) -> Meaning | None:
    return Modifier(MODIFIERS[" ".join(match["modifier"].lower().replace("-", " ").split())])


ROWS = (
    Rule(
        "[the ]<which=step> (season|offseason|off-season)",
        _season,
        ("this season", "the past season"),
    ),
    Rule("(every|each) <month>", _every_month, ("every July",)),
    Rule(
        "(every|each|per) [<count> |other ]<unit>",
        _every,
        ("every day", "each year", "per month", "every two weeks"),
    ),
    Rule("<weekdayplural>", _on_weekdays, ("on _Saturdays_",), ("fridays",)),
    Rule("weekends", lambda _: Repeat("XXXX-WXX-WE"), ("closed on _weekends_",)),
    Rule("(every|each) <weekday>", _every_weekday, ("every Monday",)),
    Rule(
        "<periodic>",
        _adverb,
        ("_daily_ flights", "paid _annually_"),
        ("the Daily Mail", "its quarterly dividend"),
    ),
    Rule("<vague>", _vague, ("now", "currently", "at the moment", "recently")),
    Rule(
        "[the |at ]<yearend>",
        _unit_end,
        ("by _year-end_", "by _the year's end_", "by _month's end_"),
        ("year endings",),
    ),
    Rule("future", lambda _: Vague("FUTURE_REF", of_histories=True), ("_future_ wars",)),
    Rule("former", lambda _: Vague("PAST_REF", of_histories=True), ("the _former_ king",)),
    Rule(
        "soon",
        _soon,
        ("they will _soon_ meet", "it may _soon_ rain", "it _soon_ will end"),
        ("it soon became clear", "they will call as soon as he leaves", "it would end soon after"),
    ),
    Rule("the turn of the century", lambda _: Vague("XXXX"), ("at _the turn of the century_",)),
    Rule("the past", _the_past, ("in _the past_", "_the past_ and the future"), ("the past three springs",)),
    Rule("the [near ]future", lambda _: Vague("FUTURE_REF"), ("in _the future_", "in _the near future_")),
    Rule("[the ]<modifier>", _modifier, ("_early_ August",)),
)
