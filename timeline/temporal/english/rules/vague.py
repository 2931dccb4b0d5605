"""Rules for a vague past, present and future, and for words of modifiers ("early", "about")."""

from __future__ import annotations

import re

from timeline.temporal.english.english_words import (
    MODIFIERS,
    ONES,
    TENS,
    VAGUELY,
)
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import YEARS_AWAY, word_after, word_before
from timeline.temporal.english.tense_direction import has_future_verb
from timeline.temporal.meaning import (
    Meaning,
    Modifier,
    SportingSeason,
    VagueTime,
)


def _season(match: re.Match[str]) -> Meaning | None:
    return SportingSeason(YEARS_AWAY.get(match["which"].lower(), 0))


def _vague(match: re.Match[str]) -> Meaning | None:
    if match.group().islower() and match.group() == "previously":
        return None
    return VagueTime(VAGUELY[" ".join(match.group().lower().replace("-", " ").split())])


_SOON_IS_A_LINK = frozenset({"as", "after", "afterwards", "afterward", "thereafter", "enough"})


_MODALS = frozenset({"will", "shall", "may", "might", "could", "should", "can", "to"})


def _soon(match: re.Match[str]) -> Meaning | None:
    """Return the future if the clause of "soon" looks ahead; refuse "it soon became clear"."""
    before, after = word_before(match), word_after(match).lower()
    if before in {"as", "too", "how"} or after in _SOON_IS_A_LINK:
        return None
    ahead = before in _MODALS or after in _MODALS or has_future_verb(match.string, match.start())
    return VagueTime("FUTURE_REF") if ahead else None


def _the_past(match: re.Match[str]) -> Meaning | None:
    """Return the past for "the past" unless a count follows ("the past three springs")."""
    return None if word_after(match).lower() in _COUNTING else VagueTime("PAST_REF")


_COUNTING = frozenset({*ONES, *TENS, "few", "several", "couple", "many", "dozen", "hundred", "thousand"})


def _modifier(match: re.Match[str]) -> Meaning | None:
    return Modifier(MODIFIERS[" ".join(match["modifier"].lower().replace("-", " ").split())])


ROWS = (
    Rule(
        "[the ]<which=step> (season|offseason|off-season)",
        _season,
        [("this season", "2021"), ("the past season", "2020")],
    ),
    Rule(
        "<vague>",
        _vague,
        [
            ("now", "PRESENT_REF"),
            ("currently", "PRESENT_REF"),
            ("at the moment", "PRESENT_REF"),
            ("recently", "PAST_REF"),
        ],
    ),
    Rule(
        "future",
        lambda _: VagueTime("FUTURE_REF", of_histories=True),
        [("_future_ wars were foreseen in 1645", "FUTURE_REF")],
    ),
    Rule(
        "former",
        lambda _: VagueTime("PAST_REF", of_histories=True),
        [("the _former_ king fled in 1645", "PAST_REF")],
    ),
    Rule(
        "soon",
        _soon,
        [
            ("they will _soon_ meet", "FUTURE_REF"),
            ("it may _soon_ rain", "FUTURE_REF"),
            ("it _soon_ will end", "FUTURE_REF"),
        ],
        ["it soon became clear", "they will call as soon as he leaves", "it would end soon after"],
    ),
    Rule("the turn of the century", lambda _: VagueTime("XXXX"), [("at _the turn of the century_", "XXXX")]),
    Rule(
        "the past",
        _the_past,
        [("in _the past_", "PAST_REF"), ("_the past_ and the future", "PAST_REF")],
        ["the past three springs"],
    ),
    Rule(
        "the [near ]future",
        lambda _: VagueTime("FUTURE_REF"),
        [("in _the future_", "FUTURE_REF"), ("in _the near future_", "FUTURE_REF")],
    ),
    Rule("[the ]<modifier>", _modifier, [("_early_ August", "2021-08", "START")]),
)
