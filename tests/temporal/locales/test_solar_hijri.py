"""The Solar Hijri calendar against dates that history fixes."""

from datetime import date

import pytest

from timeline.temporal.calendar import OutOfCalendarError
from timeline.temporal.locales.solar_hijri import solar_period, solar_year


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


@pytest.mark.parametrize("solar", [(1402, 12, 30), (1402, 7, 31), (1402, 1, 32), (1243, 1, 1), (1473, 1, 1)])
def test_no_such_day(solar: tuple[int, int, int]) -> None:
    with pytest.raises(OutOfCalendarError):
        solar_period(*solar)
