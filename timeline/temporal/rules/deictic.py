"""Deictic words: last, this, next, the following."""

from __future__ import annotations

import re

from timeline.temporal.meaning import Which
from timeline.temporal.rules.neighbouring_words import word_before

WHICH = {
    "last": Which.LAST,
    "past": Which.LAST,
    "this": Which.THIS,
    "current": Which.THIS,
    "present": Which.THIS,
    "next": Which.NEXT,
    "coming": Which.NEXT,
    "upcoming": Which.NEXT,
    "following": Which.AFTER,
    "ensuing": Which.AFTER,
    "subsequent": Which.AFTER,
    "succeeding": Which.AFTER,
    "previous": Which.BEFORE,
    "preceding": Which.BEFORE,
    "prior": Which.BEFORE,
    "that": Which.SAME,
    "same": Which.SAME,
    "after": Which.AFTER,
    "before": Which.BEFORE,
}


YEARS_AWAY = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
"""Deictic words with a part of a year ("last summer") to the number of years from the present one."""

STEP = {
    Which.LAST: -1, Which.THIS: 0, Which.NEXT: 1, Which.BEFORE: -1, Which.SAME: 0, Which.AFTER: 1,
}  # fmt: skip
"""The number of units from the anchor."""


_NEEDS_ARTICLE = frozenset({"following", "preceding"})


def is_preposition(match: re.Match[str]) -> bool:
    """Return True if "following" has no article and so is a preposition ("following a coup")."""
    return match["which"].lower() in _NEEDS_ARTICLE and match.group()[:4].lower() != "the "


def which_one(match: re.Match[str]) -> Which:
    """Return the meaning of the deictic word in the match."""
    words = match["which"].lower().replace("-", " ").split()
    return WHICH["same" if "very" in words else words[-1]]


_BEFORE_THAT = frozenset(
    {"", "on", "by", "until", "since", "from", "before", "after", "in", "late", "early", "later"}
)


def is_conjunction(match: re.Match[str]) -> bool:
    """Return True if "that" opens a clause ("said that Tuesday's vote")."""
    return match["which"].lower() == "that" and word_before(match) not in _BEFORE_THAT
