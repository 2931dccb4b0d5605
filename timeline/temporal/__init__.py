"""Time expressions (TIMEX3) of news in English and other languages, resolved to dates."""

from __future__ import annotations

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
