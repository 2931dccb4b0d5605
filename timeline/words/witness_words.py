"""The witnesses of an event in words: how many there are, and where they disagree on its date."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import CalendarDate
from timeline.words.date_words import calendar_date_words
from timeline.words.phrases import counted, joined, outlet_words

_MOST_NAMED = 2
"""Outlets that are named; more of them are counted."""


def witness_counts(outlets: int, articles: int) -> str:
    """Return the counts of an event's witnesses: "8 outlets, 11 articles"; empty for a single article."""
    if articles <= 1:
        return ""
    if not outlets:
        return f"{counted(articles, 'article')}, no outlet named"
    return f"{counted(outlets, 'outlet')}, {counted(articles, 'article')}"


def disagreement_words(dates: Sequence[tuple[CalendarDate, Sequence[str]]]) -> str:
    """Return who stands for which date: "5 sources: 31 Mar 2018; Gazette: 10 Apr 2018".

    ``dates`` has each date with the names of the outlets, or of articles without one, that give it or agree.
    Empty for less than two dates.
    """
    if len(dates) < 2:
        return ""
    return "; ".join(f"{_outlets(outlets)}: {calendar_date_words(date)}" for date, outlets in dates)


def _outlets(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMED:
        return counted(len(names), "source")
    return joined([outlet_words(name) for name in names])
