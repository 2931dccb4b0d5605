"""Rules for the quarter that a company reports on, and the one a year before."""

from __future__ import annotations

import re

from timeline.model import Granularity
from timeline.temporal.meaning import Division, Later, Meaning, ReportedQuarter
from timeline.temporal.numbers import ordinal
from timeline.temporal.rule import Rule
from timeline.temporal.rules.neighbouring_words import word_after
from timeline.temporal.words import ORDINALS


def _reported_quarter(match: re.Match[str]) -> Meaning | None:
    return ReportedQuarter() if word_after(match) != "of" else None


def _year_ago_quarter(_: re.Match[str]) -> Meaning | None:
    return ReportedQuarter(-1)


def _year_ago_unit(match: re.Match[str]) -> Meaning | None:
    return Later(12, "M", -1) if match.group().lower().endswith("month") else Later(52, "W", -1)


def _year_ago_division(match: re.Match[str]) -> Meaning | None:
    return (
        Division(Granularity.QUARTER, ordinal(match["nth"]), years=-1)
        if match["nth"].lower() in ORDINALS
        else None
    )


def _year_ago(match: re.Match[str]) -> Meaning | None:
    return ReportedQuarter(-1) if word_after(match)[:1].islower() else None


ROWS = (
    Rule(
        "[the ][same |comparable ]<yearago> <period>",
        _year_ago_quarter,
        ("the year-ago quarter", "the comparable year-earlier period"),
    ),
    Rule(
        "[the ][same |comparable ]<yearago> <nth>( |-)quarter",
        _year_ago_division,
        ("the year-ago third quarter",),
    ),
    Rule(
        "[the ][same |comparable ]<yearago> (month|week)",
        _year_ago_unit,
        ("the year-ago month", "the same year-earlier week"),
    ),
    Rule("(year-ago|year-earlier)", _year_ago, ("_year-ago_ results",), ("year-ago",)),
    Rule(
        "[the ](same|corresponding|comparable) <period>[ of] (last year|a year (ago|earlier))",
        _year_ago_quarter,
        ("the corresponding period last year", "the same quarter a year ago"),
    ),
    Rule("last year's <period>", _year_ago_quarter, ("last year's quarter",)),
    Rule(
        "the <latest> <period>",
        _reported_quarter,
        ("the latest quarter", "the most recent quarter"),
        ("the latest period of weakness",),
    ),
)
