"""Time expressions of English news: found, understood, and placed in the calendar."""

from __future__ import annotations

from datetime import date

from timeline.model import Expression
from timeline.temporal.datelines import Dateline, datelines
from timeline.temporal.dateparser_adapter import parse_day
from timeline.temporal.english_tagger import tagged
from timeline.temporal.intervals import join_ranges
from timeline.temporal.user_dates import parse_user_date

__all__ = ["Dateline", "datelines", "join_ranges", "parse_day", "parse_user_date", "tag"]


def tag(text: str, dct: date | None) -> list[Expression]:
    """Return every TIMEX3 of a text, sorted and without overlaps; ``text[start:end]`` is its ``text``.

    ``dct`` is the day of publication; without one, relative expressions are found and not placed.
    """
    return tagged(text, dct)
