"""The words that point at one of a kind: last, this, next, the following."""

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
"""How many years from the present one the pointing word means that stands with a part of it."""

STEP = {
    Which.LAST: -1, Which.THIS: 0, Which.NEXT: 1, Which.BEFORE: -1, Which.SAME: 0, Which.AFTER: 1,
}  # fmt: skip
"""How many units from its base the one that is pointed at lies."""


_NEEDS_ARTICLE = frozenset({"following", "preceding"})


def is_preposition(match: re.Match[str]) -> bool:
    """Return whether "following" stands without its article and points at nothing ("following a coup")."""
    return match["which"].lower() in _NEEDS_ARTICLE and match.group()[:4].lower() != "the "


def which_one(match: re.Match[str]) -> Which:
    """Return which one of its kind the pointing word of the match means."""
    words = match["which"].lower().replace("-", " ").split()
    return WHICH["same" if "very" in words else words[-1]]


_BEFORE_THAT = frozenset(
    {"", "on", "by", "until", "since", "from", "before", "after", "in", "late", "early", "later"}
)


def is_conjunction(match: re.Match[str]) -> bool:
    """Return whether "that" opens a clause ("said that Tuesday's vote") and points at nothing."""
    return match["which"].lower() == "that" and word_before(match) not in _BEFORE_THAT
