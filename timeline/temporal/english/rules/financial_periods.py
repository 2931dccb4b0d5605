"""Rules for the periods of company reports: fiscal years, and the latest reported quarter."""

from __future__ import annotations

import re

from timeline.model import Granularity
from timeline.temporal.english.english_words import ORDINALS, ordinal
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import YEARS_AWAY, word_after
from timeline.temporal.meaning import FiscalPeriod, Later, Meaning, ReportedQuarter, YearPart
from timeline.temporal.time_measure import Measure, TimexUnit


def _reported_quarter(match: re.Match[str]) -> Meaning | None:
    return ReportedQuarter() if word_after(match) != "of" else None


def _year_ago_quarter(_: re.Match[str]) -> Meaning | None:
    return ReportedQuarter(-1)


def _year_ago_unit(match: re.Match[str]) -> Meaning | None:
    return (
        Later(Measure(12, TimexUnit.MONTH), -1)
        if match.group().lower().endswith("month")
        else Later(Measure(52, TimexUnit.WEEK), -1)
    )


def _year_ago_division(match: re.Match[str]) -> Meaning | None:
    return (
        YearPart(Granularity.QUARTER, ordinal(match["nth"]), years=-1)
        if match["nth"].lower() in ORDINALS
        else None
    )


def _year_ago(match: re.Match[str]) -> Meaning | None:
    return ReportedQuarter(-1) if word_after(match)[:1].islower() else None


def _fiscal(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    written = groups.get("year") or groups.get("yy")
    number = ordinal(groups["nth"]) if groups.get("nth") else None
    step = YEARS_AWAY.get((groups.get("which") or "").lower(), 0)
    year = int(written) if written else None
    return FiscalPeriod(year + 1900 if year is not None and year < 100 else year, number, step)


def _fiscal_year(match: re.Match[str]) -> Meaning | None:
    """Return a fiscal year; "fiscal" alone is an adjective, except in "earned last fiscal"."""
    words = match.group().lower()
    if " year" in words or (match["year"] and "fiscal" in words):
        return _fiscal(match)
    return _fiscal(match) if match["which"] and not word_after(match).islower() else None


def _fiscal_code(match: re.Match[str]) -> Meaning | None:
    year = int(match["fyear"])
    return FiscalPeriod(year + 2000 if year < 100 else year)


ROWS = (
    Rule(
        "[the ][same |comparable ]<yearago> <period>",
        _year_ago_quarter,
        [("the year-ago quarter", "2020-Q2"), ("the comparable year-earlier period", "2020-Q2")],
    ),
    Rule(
        "[the ][same |comparable ]<yearago> <nth>( |-)quarter",
        _year_ago_division,
        [("the year-ago third quarter", "2020-Q3")],
    ),
    Rule(
        "[the ][same |comparable ]<yearago> (month|week)",
        _year_ago_unit,
        [("the year-ago month", "2020-09"), ("the same year-earlier week", "2020-W38")],
    ),
    Rule("(year-ago|year-earlier)", _year_ago, [("_year-ago_ results", "2020-Q2")], ["year-ago"]),
    Rule(
        "[the ](same|corresponding|comparable) <period>[ of] (last year|a year (ago|earlier))",
        _year_ago_quarter,
        [("the corresponding period last year", "2020-Q2"), ("the same quarter a year ago", "2020-Q2")],
    ),
    Rule("last year's <period>", _year_ago_quarter, [("last year's quarter", "2020-Q2")]),
    Rule(
        "the <latest> <period>",
        _reported_quarter,
        [("the latest quarter", "2021-Q2"), ("the most recent quarter", "2021-Q2")],
        ["the latest period of weakness"],
    ),
    Rule("<fy>", _fiscal_code, [("FY2021", "2021"), ("FY 21", "2021")]),
    Rule("[the ]fiscal <nth>( |-)quarter", _fiscal, [("the fiscal second quarter", "2021-Q2")]),
    Rule(
        "[the ][<which=step> ](fiscal|financial)[ year][[ ended| ending] <year>]",
        _fiscal_year,
        [
            ("fiscal 1989", "1989"),
            ("the fiscal year", "2021"),
            ("this fiscal year", "2021"),
            ("the financial year", "2021"),
            ("earned _last fiscal_", "2020"),
        ],
        ["the fiscal deficit", "fiscal policy", "a financial adviser"],
    ),
    Rule(
        "[the ]<year> (fiscal|financial|tax) year",
        _fiscal,
        [("the 2012 fiscal year", "2012"), ("2019 financial year", "2019")],
    ),
)
