from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figure.day_numbers import FIRST, LAST, day, number
from timeline.figure.text_metrics import width
from timeline.figure.time_ticks import axis


def names(first, last, pixels=1500, size=13):
    made = axis(number(first), number(last), pixels, size)
    return [tick.name for tick in made.lower], [tick.name for tick in made.upper]


def test_a_week_is_ruled_in_days_never_in_hours():
    lower, upper = names(date(2024, 2, 26), date(2024, 3, 3))
    assert lower == ["Mon 26", "Tue 27", "Wed 28", "Thu 29", "Fri 1", "Sat 2", "Sun 3"]
    assert upper == ["February 2024", "March 2024"]


def test_a_quarter_is_ruled_in_weeks_from_monday():
    made = axis(number(date(2024, 1, 1)), number(date(2024, 3, 31)), 900, 13)
    assert all(day(tick.at).weekday() == 0 for tick in made.lower)
    assert [tick.name for tick in made.upper] == ["January 2024", "February 2024", "March 2024"]


def test_two_years_are_ruled_in_months_below_years():
    lower, upper = names(date(2023, 1, 1), date(2024, 12, 31))
    assert lower[:3] == ["Jan", "Feb", "Mar"]
    assert upper == ["2023", "2024"]


@pytest.mark.parametrize(
    ("first", "last", "expected"), [(1900, 2000, ["1900", "1905"]), (1, 1999, ["100", "200"])]
)
def test_years_are_ruled_in_round_numbers(first, last, expected):
    lower, upper = names(date(first, 1, 1), date(last, 12, 31))
    assert lower[:2] == expected
    assert upper == []


@given(
    st.integers(FIRST, LAST),
    st.integers(0, 400_000),
    st.floats(300, 2400),
    st.sampled_from([12.0, 14.0, 16.0]),
)
def test_ticks_lie_in_the_window_in_order_and_their_names_do_not_touch(first, length, pixels, size):
    last = min(first + length, LAST)
    made = axis(first, last, pixels, size)
    places = [tick.at for tick in made.lower]
    assert places == sorted(set(places))
    assert all(first <= at <= last for at in places)
    scale = pixels / (last - first + 1)
    for tick, after in zip(made.lower, made.lower[1:], strict=False):
        assert width(tick.name, size) < (after.at - tick.at) * scale
