"""Rules for fiscal years and their quarters."""

from __future__ import annotations

import re

from timeline.temporal.meaning import Fiscal, Meaning
from timeline.temporal.numbers import ordinal
from timeline.temporal.rule import Rule
from timeline.temporal.rules.deictic import YEARS_AWAY
from timeline.temporal.rules.neighbouring_words import word_after


def _fiscal(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    written = groups.get("year") or groups.get("yy")
    number = ordinal(groups["nth"]) if groups.get("nth") else None
    step = YEARS_AWAY.get((groups.get("which") or "").lower(), 0)
    year = int(written) if written else None
    return Fiscal(year + 1900 if year is not None and year < 100 else year, number, step)


def _fiscal_year(match: re.Match[str]) -> Meaning | None:
    """Read a fiscal year; "fiscal" alone describes something else, but for "earned last fiscal"."""
    words = match.group().lower()
    if " year" in words or (match["year"] and "fiscal" in words):
        return _fiscal(match)
    return _fiscal(match) if match["which"] and not word_after(match).islower() else None


def _fiscal_code(match: re.Match[str]) -> Meaning | None:
    year = int(match["fyear"])
    return Fiscal(year + 2000 if year < 100 else year)


ROWS = (
    Rule("<fy>", _fiscal_code, ("FY2021", "FY 21")),
    Rule("[the ]fiscal <nth>( |-)quarter", _fiscal, ("the fiscal second quarter",)),
    Rule(
        "[the ][<which=step> ](fiscal|financial)[ year][[ ended| ending] <year>]",
        _fiscal_year,
        ("fiscal 1989", "the fiscal year", "this fiscal year", "the financial year", "earned _last fiscal_"),
        ("the fiscal deficit", "fiscal policy", "a financial adviser"),
    ),
    Rule(
        "[the ]<year> (fiscal|financial|tax) year", _fiscal, ("the 2012 fiscal year", "2019 financial year")
    ),
)
