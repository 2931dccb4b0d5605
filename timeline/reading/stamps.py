"""Time stamps of metadata: the day that they state, and which day they may be in a newsroom's own zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from email.utils import parsedate_to_datetime

from timeline.reading.publication_day import is_plausible
from timeline.temporal import parse_day

_STAMP = re.compile(
    r"\s*(?P<day>\d{4}-\d\d-\d\d|\d{8})(?:[T|\s]+(?P<time>\d\d:?\d\d)\S*?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?\s*$)?",
    re.IGNORECASE,
)
_ZONES = (timedelta(hours=-10), timedelta(), timedelta(hours=13))
"""From Hawaii to New Zealand in summer: beyond them there are hardly any newsrooms."""


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """A day as metadata states it, with the time in UTC where it states one.

    ``local`` says that the day is that of a zone other than UTC: the newsroom's own.
    """

    day: date
    instant: datetime | None = None
    local: bool = False

    def may_be(self, day: date) -> bool:
        """Return whether this instant falls on that day somewhere on earth."""
        if self.instant is None:
            return day == self.day
        return any((self.instant + shift).date() == day for shift in _ZONES)


def parse_time_stamp(text: str) -> TimeStamp | None:
    """Return what a time stamp of metadata says; ``None`` where it names no likely day."""
    found = _STAMP.match(text)
    if found is None:
        return _worded(text)
    try:
        day = date.fromisoformat(found["day"])
        clock = time.fromisoformat(found["time"]) if found["time"] else None
        zone = datetime.fromisoformat(f"{day}T00:00{_offset(found['zone'])}").tzinfo if clock else None
    except ValueError:
        return None
    return _of(day, clock, zone) if is_plausible(day) else None


def _worded(text: str) -> TimeStamp | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        day = parse_day(text.split("(")[0])
        return TimeStamp(day) if day is not None and is_plausible(day) else None
    return _of(moment.date(), moment.time(), moment.tzinfo) if is_plausible(moment.date()) else None


def _offset(zone: str | None) -> str:
    return zone if zone and zone[0] in "+-" else "+00:00"


def _of(day: date, clock: time | None, zone: tzinfo | None) -> TimeStamp:
    if clock is None:
        return TimeStamp(day)
    moment = datetime.combine(day, clock, zone)
    shift = moment.utcoffset() or timedelta()
    return TimeStamp(day, moment.replace(tzinfo=None) - shift, local=bool(shift))
