"""The day of publication in structured data: in a field, in a time stamp, in a column of dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from typing import TypeGuard

from timeline import temporal

_FIRST, _LAST = date(1500, 1, 1), date(2100, 12, 31)
"""The first newspapers date from about 1600. A day outside these bounds is an error, or means "unknown"."""
_NO_DAYS = frozenset((date(1970, 1, 1), date(1900, 1, 1), date(1, 1, 1)))
"""Clocks at zero: the first days of Unix, of spreadsheets and of the calendar."""
_DIGITS = re.compile(r"\d{8}|\d{9,10}(?:\.\d{1,9})?|\d{13}|\d{14}|\d{16}")
_PACKED = re.compile(r"(?P<day>\d{8})(?:[T ]?\d{6}(?:\.\d+)?Z?|[T ]\d\d:\d\d(?::\d\d)?)")
_MAX_NUMBER = 10**16
"""Every count of microseconds, and every YYYYMMDDhhmmss, is smaller."""
_MILLISECONDS, _MICROSECONDS = 10**11, 10**14
"""As seconds, a number from here on lies after the year 5138: it counts milliseconds, or microseconds."""
_ZONE = (
    r"(?:\(?(?:UTC|GMT)\s?(?:[+-]\d{1,2}(?::?\d\d)?)?\)?|[+-]\d\d:?\d\d|Z"
    r"|\(?(?:(?!Sept|Oct|Sat)[A-Z]{2,4}T|ET|CT|MT|PT|IST|BST|MESZ|MEZ|HKT|MSK|МСК|Eastern|Central|Mountain|Pacific)\)?)"
)
_CLOCK = re.compile(
    rf"(?:,?\s*(?:\b(?:at|um|à|a las|alle|às|om|kl\.|в)\s+|[-–—|·]\s+)?)(?<![\d./-])"
    rf"(?:(?:[01]?\d|2[0-4])(?::[0-5]\d){{1,2}}(?:[.,]\d+)?\s?(?:[ap]\.?\s?m\.?(?!\w))?|(?:0?\d|1[0-2])(?:\.[0-5]\d)?\s?[ap]\.?m\.?(?!\w)"
    rf"|(?:[01]?\d|2[0-3])(?:h|\s?h\s?)[0-5]\d|(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s+(?:Uhr|{_ZONE})|\s*\Z))(?!\.\d)"
    rf"(?:\s?Uhr)?(?:,?\s*{_ZONE}(?!\w))*",
    re.IGNORECASE,
)
"""A time of day with its zone. The day beside it is the outlet's own, so the zone never moves it."""
_ZONE_LEFT = re.compile(rf"\s+{_ZONE}\s*\Z")
_STATED = re.compile(
    r"\s*(?:(?:first|last)\s+)?(?:published|posted|updated|issued|released|created|date|on)\s*(?:on\b)?\s*:?\s*(?=\S)",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\([^()]*\)")
_FOUR_DIGITS = re.compile(r"\d{4}")
_GLUED_YEAR = re.compile(r"(?<=\d),(?=\d{4})")
_STAMP = re.compile(
    r"\s*(?P<day>\d{4}-\d\d-\d\d|\d{8})(?:[T|\s]+(?P<time>\d\d:?\d\d)\S*?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?\s*$)?",
    re.IGNORECASE,
)
_ZONES = (timedelta(hours=-10), timedelta(), timedelta(hours=13))
"""Offsets from UTC: Hawaii, UTC, and New Zealand in summer. Hardly any newsroom lies outside."""
_NUMERIC_DATE = re.compile(
    r"\s*(?P<first>\d{1,2})(?P<gap>[/-])(?P<second>\d{1,2})(?P=gap)(?P<year>\d{4}|\d{2})\b"
)
"""03/04/2021 or 03-04-2021. With dots the day always comes first."""
_FIRST_SHORT_YEAR = 70
"""From here on, a year of two digits belongs to the twentieth century."""
_MONTHS = 12
_MAX_PRINTED = 120
"""Characters of a passage with a day."""


def is_plausible(day: date) -> bool:
    """Return True if an article can have been published on that day: from 1500 to 2100."""
    return _FIRST <= day <= _LAST


def is_future(day: date) -> bool:
    """Return True for a day after tomorrow: today's articles may come from a time zone ahead."""
    return day > datetime.now(UTC).date() + timedelta(days=1)


def is_stated(day: date | None) -> TypeGuard[date]:
    """Return True for a plausible day that is not the one of a clock at zero."""
    return day is not None and is_plausible(day) and day not in _NO_DAYS


def publication_day(value: object) -> date | None:
    """Return the day in a field, ``None`` without a plausible day.

    The field may hold a date, a text, eight digits (YYYYMMDD), or a count of seconds, milliseconds or
    microseconds since 1970 (UTC).
    """
    day = _day(value)
    return day if is_stated(day) else None


def printed_day(text: str) -> date | None:
    """Return the whole day in a text, whatever its time of day and zone; ``None`` without a day."""
    plain = " ".join(text.split())[:_MAX_PRINTED]
    label = _STATED.match(plain)
    plain = plain[label.end() :] if label else plain
    if (without_remark := _REMARK.sub("", plain)) and _FOUR_DIGITS.search(without_remark):
        plain = without_remark
    without_clock = _ZONE_LEFT.sub("", _CLOCK.sub(" ", plain)).strip(" ,;|·-–—")
    return temporal.parse_day(_GLUED_YEAR.sub(", ", without_clock)) if without_clock else None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if not isinstance(value, str) and not 0 <= value < _MAX_NUMBER:
        return None
    text = value.strip() if isinstance(value, str) else str(int(value))
    if packed := _PACKED.fullmatch(text):
        text = packed["day"]
    return _from_digits(text) if _DIGITS.fullmatch(text) else printed_day(text)


def _from_digits(text: str) -> date | None:
    if len(text) == 8:
        return temporal.parse_day(f"{text[:4]}-{text[4:6]}-{text[6:]}")
    return _instant(text).date()


def _instant(digits: str) -> datetime:
    number = float(digits)
    units = 1_000_000 if number >= _MICROSECONDS else 1000 if number >= _MILLISECONDS else 1
    return datetime.fromtimestamp(number / units, UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """A time stamp in metadata: its day, and its instant in UTC, ``None`` without a time of day.

    ``local`` is True if the stamp has a time zone other than UTC; the day is then the newsroom's own.
    """

    day: date
    instant: datetime | None = None
    local: bool = False

    def may_fall_on(self, day: date) -> bool:
        """Return True if the instant falls on that day in some time zone."""
        if self.instant is None:
            return day == self.day
        return any((self.instant + shift).date() == day for shift in _ZONES)


def parse_time_stamp(text: str) -> TimeStamp | None:
    """Return a time stamp of metadata, ``None`` without a plausible day."""
    plain = text.strip()
    if len(plain) > 8 and _DIGITS.fullmatch(plain) and not _PACKED.fullmatch(plain):
        instant = _instant(plain)
        return TimeStamp(instant.date(), instant) if is_stated(instant.date()) else None
    stamp = _STAMP.match(text)
    if stamp is None:
        return _worded_stamp(text)
    try:
        day = date.fromisoformat(stamp["day"])
        clock = time.fromisoformat(stamp["time"]) if stamp["time"] else None
        zone = datetime.fromisoformat(f"{day}T00:00{_offset(stamp['zone'])}").tzinfo if clock else None
    except ValueError:
        return None
    return _stamp(day, clock, zone) if is_stated(day) else None


def _worded_stamp(text: str) -> TimeStamp | None:
    """Return a time stamp in the format of e-mail ("Mon, 16 Aug 2021 08:00:00 GMT") or in other words."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        day = printed_day(text.split("(")[0])
        return TimeStamp(day) if is_stated(day) else None
    return _stamp(moment.date(), moment.time(), moment.tzinfo) if is_stated(moment.date()) else None


def _offset(zone: str | None) -> str:
    return zone if zone and zone[0] in "+-" else "+00:00"


def _stamp(day: date, clock: time | None, zone: tzinfo | None) -> TimeStamp:
    if clock is None:
        return TimeStamp(day)
    moment = datetime.combine(day, clock, zone)
    shift = moment.utcoffset() or timedelta()
    return TimeStamp(day, moment.replace(tzinfo=None) - shift, local=bool(shift))


@dataclass(frozen=True, slots=True)
class DayOrder:
    """The order of day and month in a column of numeric dates; ``ambiguous`` is an unclear one, if any."""

    month_first: bool = False
    ambiguous: str | None = None

    def iso_date(self, value: str) -> str:
        """Return a numeric date with the month first as YYYY-MM-DD; other text is unchanged."""
        numeric = _NUMERIC_DATE.match(value)
        if numeric is None or not self.month_first:
            return value
        month, day = int(numeric["first"]), int(numeric["second"])
        year = int(numeric["year"])
        if year < 100:
            year += 1900 if year >= _FIRST_SHORT_YEAR else 2000
        return f"{year}-{month:02}-{day:02}{value[numeric.end() :]}"

    def note(self, column: str) -> str:
        """Return the note for a column with ambiguous dates only."""
        return (
            f'the days in "{column}" may have the month first ({self.ambiguous}); they were read day first.'
        )


def is_numeric_date(value: object) -> bool:
    """Return True for a numeric date that begins with the day or the month."""
    return isinstance(value, str) and _NUMERIC_DATE.match(value) is not None


def day_order(values: Iterable[object]) -> DayOrder:
    """Return the order of day and month in a column; numbers over 12 decide, unless they contradict."""
    dates = [match for value in values if isinstance(value, str) and (match := _NUMERIC_DATE.match(value))]
    is_day_first, is_month_first = (
        any(int(numeric[part]) > _MONTHS for numeric in dates) for part in ("first", "second")
    )
    if is_day_first != is_month_first:
        return DayOrder(month_first=is_month_first)
    dates = [each for each in dates if max(int(each["first"]), int(each["second"])) <= _MONTHS]
    unclear = (numeric[0].strip() for numeric in dates if numeric["first"] != numeric["second"])
    return DayOrder(ambiguous=next(unclear, None))
