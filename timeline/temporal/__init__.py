"""Time expressions (TIMEX3) of English news, resolved to dates; other languages are in ``locales``."""

from __future__ import annotations

from timeline.temporal.datelines import Dateline, datelines
from timeline.temporal.dateparser_adapter import parse_day
from timeline.temporal.english_tagger import tag
from timeline.temporal.intervals import join_ranges
from timeline.temporal.user_dates import parse_user_date

__all__ = ["Dateline", "datelines", "join_ranges", "parse_day", "parse_user_date", "tag"]
