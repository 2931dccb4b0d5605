"""Rules for decades and centuries."""

from __future__ import annotations

import re

from timeline.temporal.english.english_words import DECADES, ordinal
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import character_before, word_before
from timeline.temporal.meaning import Century, Decade, Meaning

_AGE = re.compile(
    r"\b(?:his|her|their|my|your|our|its)\s(?:(?:early|late|mid|low|high)[\s-])?\Z", re.IGNORECASE
)
_DECADES_FROM = 2000
"""The 1800s are a century, the 2000s a decade."""


def _decade(match: re.Match[str]) -> Meaning | None:
    figures = match["anyyear"]
    if len(figures) not in {2, 4} or figures[-1] != "0":
        return None
    if len(figures) == 2:
        return _short_decade(match)
    first = int(figures)
    return Century(first // 100 + 1) if first % 100 == 0 and first < _DECADES_FROM else Decade(first)


def _short_decade(match: re.Match[str]) -> Meaning | None:
    """Return the decade of two figures ("the 60s"); an age is refused ("in his 60s")."""
    if _AGE.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    is_marked = character_before(match) in "'’‘" or word_before(match) in {"the", "early", "late", "mid"}
    has_article = match.group()[0].lower() == "t"
    return Decade(int(match["anyyear"]), short=True) if is_marked or has_article else None


_PART_BEFORE = re.compile(r"\b(?:early|late|mid)[\s-]\Z", re.IGNORECASE)


def _named_decade(match: re.Match[str]) -> Meaning | None:
    """Return the decade of "the early nineties"; refuse an age ("in her early nineties")."""
    has_article = match.group()[:4].lower() == "the "
    if not has_article and not _PART_BEFORE.search(match.string, max(0, match.start() - 6), match.start()):
        return None
    if _AGE.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    return Decade(DECADES[match["decade"].lower()], short=True)


def _century(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    return Century(ordinal(match["ordinal"]), bc=bool(groups.get("bc")))


def _written_decade(match: re.Match[str]) -> Meaning | None:
    return Decade(1900 + DECADES[match["decade"].lower()])


_CENTURY_AHEAD = re.compile(
    r"(?:\s(?:and|or|to)\s|\s?[-–]\s?)(?:the\s)?(?:early\s|late\s|mid-)?[\w-]{3,20}[\s-]centur(?:y|ies)\b",
    re.IGNORECASE,
)


def _first_century(match: re.Match[str]) -> Meaning | None:
    """Return the first of two centuries with one noun ("the 18th and 19th centuries")."""
    return Century(ordinal(match["ordinal"])) if _CENTURY_AHEAD.match(match.string, match.end()) else None


ROWS = (
    Rule(
        "[the ]<anyyear>['](s|S)",
        _decade,
        [("the 1990s", "199"), ("1970's", "197"), ("the 60s", "196"), ("the 1800s", "18")],
        ["in his 60s", "in her mid-50s", "747s"],
    ),
    Rule(
        "[the ]<decade>",
        _named_decade,
        [("in _the nineties_", "199"), ("in the early _nineties_", "199", "START")],
        ["in her nineties", "in her early nineties"],
    ),
    Rule("nineteen(-| )<decade>", _written_decade, [("the late _nineteen-eighties_", "198", "END")]),
    Rule("[the ]<ordinal>[ |-]centuries", _century, [("the 18th and _19th centuries_", "18")]),
    Rule(
        "[the ]<ordinal>",
        _first_century,
        [("_the 18th_ and 19th centuries", "17"), ("late _19th_ or early 20th century", "18", "END")],
        ["the 18th and 19th holes"],
    ),
    Rule(
        "[the ]<ordinal>[ |-]century[ <bc>]",
        _century,
        [("the 19th century", "18"), ("eighteenth-century", "17"), ("the 5th century BC", "BC04")],
        ["a century"],
    ),
)
