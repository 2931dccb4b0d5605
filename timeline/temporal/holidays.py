"""Named days and their rules: fixed dates, days from Easter, n-th weekdays of a month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import Any

from timeline.resources import load_toml
from timeline.temporal.calendar import Period, nth_weekday, single_day
from timeline.temporal.other_calendars import islamic_periods, jewish_new_year, nowruz, passover

_TABLE: Mapping[str, Mapping[str, Any]] = load_toml("timeline.temporal", "holidays.toml")

HOLIDAY_KEYS: Mapping[str, str] = {name: key for key, row in _TABLE.items() for name in row["names"]}
"""Each name in lower case to the key of its rule."""


HOLIDAY_YEARS: Mapping[str, int] = {key: row["year"] for key, row in _TABLE.items() if "year" in row}
"""The year of each day with the name of an event in it, by key."""

DATED_NOUNS: Mapping[tuple[int, int], tuple[str, frozenset[str]]] = {
    (row["date"][0], row["date"][1]): (key, frozenset(row["before"]))
    for key, row in _TABLE.items()
    if "before" in row
}
"""Month and day to the key of a day of history, and the nouns behind it ("attacks")."""

OTHER_DAYS: Mapping[str, Sequence[str]] = {
    key: row["unless"] for key, row in _TABLE.items() if "unless" in row
}
"""Words that tell of another day with the same name, by key."""

ALSO_NAMES = frozenset(key for key, row in _TABLE.items() if "also_name" in row)
"""Keys of the named days with words that are also names of people."""

BY_THE_MOON = frozenset(key for key, row in _TABLE.items() if "islamic" in row or "any" in row)


def holiday_key(words: str) -> str:
    """Return the key of a named day, whatever the hyphens and apostrophes in its name."""
    return _PLAIN_KEYS[_plain(words)]


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").replace("'", "").replace("’", "").split())


_PLAIN_KEYS = {_plain(name): key for name, key in HOLIDAY_KEYS.items()}


@lru_cache(maxsize=4096)
def holiday_periods(key: str, year: int) -> Sequence[Period]:
    """Return the periods of a named day in a year: mostly one day.

    Ramadan is an interval. A year can hold two of an Islamic feast, and has none if its Islamic calendar is
    unknown.
    """
    if not MINYEAR <= year <= MAXYEAR:
        return []
    row = _TABLE[key]
    if "any" in row:
        return sorted((p for other in row["any"] for p in holiday_periods(other, year)), key=_first)
    if "islamic" in row:
        return islamic_periods(year, *row["islamic"])
    return nowruz(year) if "nowruz" in row else [single_day(_gregorian_day(row, year))]


def _first(period: Period) -> date:
    return period.first


def _gregorian_day(row: Mapping[str, Any], year: int) -> date:
    if "date" in row:
        return date(year, *row["date"])
    if "easter" in row:
        from dateutil.easter import easter

        easter_sunday: date = easter(year)
        return easter_sunday + timedelta(row["easter"])
    if "passover" in row:
        return passover(year) + timedelta(row["passover"])
    if "new_year" in row:
        return jewish_new_year(year) + timedelta(row["new_year"])
    nth, weekday, month = row["nth"]
    return nth_weekday(year, nth, weekday, month) + timedelta(row.get("days", 0))
