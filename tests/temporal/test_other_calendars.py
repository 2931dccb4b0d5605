"""Other calendars against dates fixed by history, and against their own rules."""

from datetime import date

import pytest

from timeline.temporal.calendar import OutOfCalendarError
from timeline.temporal.other_calendars import (
    FIRST_SOLAR_YEAR,
    LAST_SOLAR_YEAR,
    jewish_new_year,
    passover,
    solar_period,
    solar_year,
)


@pytest.mark.parametrize(
    ("solar", "day"),
    [
        ((1332, 5, 28), date(1953, 8, 19)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1368, 3, 14), date(1989, 6, 4)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1400, 5, 24), date(2021, 8, 15)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
    ],
)
def test_days(solar: tuple[int, int, int], day: date) -> None:
    assert solar_period(*solar).first == day
    assert solar_year(day) == solar[0]


def test_months_and_years_are_intervals() -> None:
    assert solar_period(1402, 1, None).last == date(2023, 4, 20)
    year = solar_period(1402, None, None)
    assert (year.first, year.last) == (date(2023, 3, 21), date(2024, 3, 19))


@pytest.mark.parametrize(
    "solar",
    [(1402, 12, 30), (1402, 13, 1), (1402, 7, 0), (1402, 7, 31), (1402, 1, 32), (1243, 1, 1), (1473, 1, 1)],
)
def test_no_such_day(solar: tuple[int, int, int]) -> None:
    with pytest.raises(OutOfCalendarError):
        solar_period(*solar)


def test_solar_leap_years_follow_the_33_year_rule() -> None:
    leap = {1, 5, 9, 13, 17, 22, 26, 30}
    for year in range(FIRST_SOLAR_YEAR, LAST_SOLAR_YEAR + 1):
        whole = solar_period(year, None, None)
        assert (whole.last - whole.first).days + 1 == 365 + (year % 33 in leap)


@pytest.mark.parametrize("year", [1, 1860, 2100, 9998])
def test_a_day_outside_the_known_solar_years(year: int) -> None:
    with pytest.raises(OutOfCalendarError):
        solar_year(date(year, 6, 1))


def test_jewish_feasts_keep_their_distance_and_their_weekdays() -> None:
    for year in (1, *range(1900, 2101), 9999):
        new_year = jewish_new_year(year)
        assert (new_year - passover(year)).days == 163
        assert new_year.weekday() not in {2, 4, 6}  # never a Wednesday, Friday or Sunday
