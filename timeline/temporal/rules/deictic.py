"""Deictic words: last, this, next, the following."""

from __future__ import annotations

import re

from timeline.temporal.meaning import Reference
from timeline.temporal.rules.match_words import word_before

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
