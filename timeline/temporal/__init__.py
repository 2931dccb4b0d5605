"""Time expressions (TIMEX3) of English news, resolved to dates; other languages are in ``locales``."""

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
    """Return every TIMEX3 of a text, sorted and without overlaps.

    ``dct`` is the day of publication; without one, relative expressions stay unplaced.
    """
    return tagged(text, dct)
