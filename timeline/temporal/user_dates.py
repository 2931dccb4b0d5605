"""Dates typed by a person, in EDTF or in words."""

from __future__ import annotations

import re
from datetime import date

from timeline import edtf
from timeline.model import CalendarDate, Extent, Granularity
from timeline.temporal.dateparser_adapter import parse_day
from timeline.temporal.ranges import join_ranges
from timeline.temporal.tagger import tag

_AROUND = re.compile(
    r"(?:(?:since|until|till|by|from|between|in|on|at|the|during|throughout|all|of|sometime|within)\s*)*[.,]?",
    re.IGNORECASE,
)
"""Prepositions and other small words beside an expression."""


def parse_user_date(written: str, published: date | None = None) -> CalendarDate | None:
    """Return the date typed by a person; ``None`` if it is no date, or more than one.

    EDTF in the forms of ``timeline.edtf`` stays as it is. Words count as those of an article of the day
    ``published``. A full day can be in any language.
    """
    written = " ".join(written.split())
    try:
        return edtf.parse(written) or _in_words(written, published)
    except ValueError:  # a day that is in no calendar
        return None


def _in_words(written: str, published: date | None) -> CalendarDate | None:
    dates = join_ranges(written, tag(written, published))
    if len(dates) == 1 and dates[0].date is not None:
        beside = written[: dates[0].start], written[dates[0].end :]
        if all(_AROUND.fullmatch(text.strip()) for text in beside):
            return dates[0].date
    day = parse_day(written)
    return None if day is None else CalendarDate(day, day, Granularity.DAY, Extent.WITHIN, day.isoformat())
