"""Time expressions of English news: found, understood, and placed in the calendar."""

from __future__ import annotations

from datetime import date

from timeline.model import Expression
from timeline.temporal.datelines import Dateline, datelines
from timeline.temporal.document import tagged
from timeline.temporal.publication import read_date
from timeline.temporal.ranges import joined
from timeline.temporal.typed import typed_date

__all__ = ["Dateline", "datelines", "joined", "read_date", "tag", "typed_date"]


def tag(text: str, dct: date | None) -> list[Expression]:
    """Return every TIMEX3 of a text, sorted and without overlaps; ``text[start:end]`` is its ``text``.

    ``dct`` is the day of publication; without one, relative expressions are found and not placed.
    """
    return tagged(text, dct)
