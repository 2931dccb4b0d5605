"""Time expressions (TIMEX3) of news in English and other languages, resolved to dates.

The rules are imported on first use, so ``from timeline import temporal`` loads none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lazy_names import lazy_names

if TYPE_CHECKING:
    from timeline.temporal.dateparser_adapter import parse_day
    from timeline.temporal.english.datelines import Dateline, datelines
    from timeline.temporal.languages import is_supported
    from timeline.temporal.ranges import join_ranges
    from timeline.temporal.tagger import tag
    from timeline.temporal.user_dates import parse_user_date
    from timeline.temporal.user_times import parse_user_time, split_user_time

__all__ = [
    "Dateline",
    "datelines",
    "is_supported",
    "join_ranges",
    "parse_day",
    "parse_user_date",
    "parse_user_time",
    "split_user_time",
    "tag",
]

__getattr__ = lazy_names(
    __name__,
    {
        "dateparser_adapter": ("parse_day",),
        "english.datelines": ("Dateline", "datelines"),
        "languages": ("is_supported",),
        "ranges": ("join_ranges",),
        "tagger": ("tag",),
        "user_dates": ("parse_user_date",),
        "user_times": ("parse_user_time", "split_user_time"),
    },
)
