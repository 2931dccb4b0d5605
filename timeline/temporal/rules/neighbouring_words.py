"""What stands beside a match: the look-alikes of a date are told by their neighbours."""

from __future__ import annotations

import re

from timeline.temporal.words import MONTHS

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s\"'“‘(-]{1,3}\Z")
_WORD_AFTER = re.compile(r"[\s,]{1,2}([^\W\d_]+)")


def word_before(match: re.Match[str]) -> str:
    """Return the word in front of the match, in lower case; empty where there is none."""
    found = _WORD_BEFORE.search(match.string, max(0, match.start() - 16), match.start())
    return found.group(1).lower() if found else ""


def word_after(match: re.Match[str]) -> str:
    """Return the word behind the match as it is written; empty where there is none."""
    found = _WORD_AFTER.match(match.string, match.end())
    return found.group(1) if found else ""


def character_before(match: re.Match[str]) -> str:
    """Return the character in front of the match; a space at the head of the text."""
    return match.string[match.start() - 1] if match.start() else " "


def capitalised(word: str) -> bool:
    """Return whether the word begins with a capital."""
    return word[:1].isupper()


_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’-]{1,24}\s\Z")


def names_broadcast(match: re.Match[str]) -> bool:
    """Return whether the words are the name of a paper or a programme ("USA Today", "World Tonight")."""
    if not match.group()[0].isupper():
        return False
    return _NAME_BEFORE.search(match.string, max(0, match.start() - 26), match.start()) is not None


GLUED_BEFORE = frozenset("$£€¥#.,:+=_@&%/\\")
"""Characters that make something else of the figures behind them."""


def month_number(match: re.Match[str]) -> int:
    """Return the number of the month that the match names."""
    return MONTHS[match["month"].lower().rstrip(".")]


def has_capital_month(match: re.Match[str]) -> bool:
    """Return whether the month of the match is written as a name ("May", not "may")."""
    return capitalised(match["month"])
