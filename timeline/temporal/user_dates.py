"""A date as a person types it: in EDTF, or in words that the tagger reads."""

from __future__ import annotations

import re
from datetime import date

from timeline import edtf
from timeline.model import CalendarDate, Extent, Granularity
from timeline.temporal.dateparser_adapter import parse_day
from timeline.temporal.english_tagger import tagged
from timeline.temporal.intervals import join_ranges

_AROUND = re.compile(
    r"(?:(?:since|until|till|by|from|between|in|on|at|the|during|throughout|all|of|sometime|within)\s*)*[.,]?",
    re.IGNORECASE,
)
"""Words beside an expression that say how it is used, or nothing."""


def parse_user_date(written: str, published: date | None = None) -> CalendarDate | None:
    """Return the date that was typed; ``None`` where it names none, or more than one.

    EDTF (level 1, and sets of one member) as this program writes it is taken as it stands. Words are read
    as in an article that was ``published`` on that day; a day may be in any language.
    """
    written = " ".join(written.split())
    try:
        return edtf.parse(written) or _in_words(written, published)
    except ValueError:  # a day that is in no calendar
        return None


def _in_words(written: str, published: date | None) -> CalendarDate | None:
    found = join_ranges(written, tagged(written, published))
    if len(found) == 1 and found[0].date is not None:
        beside = written[: found[0].start], written[found[0].end :]
        if all(_AROUND.fullmatch(text.strip()) for text in beside):
            return found[0].date
    day = parse_day(written)
    return None if day is None else CalendarDate(day, day, Granularity.DAY, Extent.WITHIN, day.isoformat())
