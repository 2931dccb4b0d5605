from datetime import date, timedelta

import pytest

from tests.figure.sets import days, row, table
from timeline.figure.day_numbers import day, number
from timeline.figure.default_window import default_window, widened
from timeline.figure.sampling import dated_events
from timeline.selection.event_index import EventIndex
from timeline.selection.filtered_events import Filtered


def shown(events):
    dates = dated_events(Filtered(EventIndex(events)))
    return tuple(day(end) for end in default_window(dates.earliest, dates.latest))


def test_a_far_date_does_not_squeeze_the_others():
    rows = [
        row(f"e{at}", date(2022, 6, 1) + timedelta(at), date(2022, 6, 1) + timedelta(at)) for at in range(7)
    ]
    first, last = shown(table([*rows, row("old", date(1999, 1, 1), None)]))
    assert date(2022, 5, 20) < first <= date(2022, 6, 1)
    assert date(2022, 6, 7) <= last < date(2022, 6, 20)


def test_two_groups_far_apart_are_both_shown():
    early = [row(f"a{at}", date(1990, 1, 1 + at), date(1990, 1, 1 + at)) for at in range(5)]
    late = [row(f"b{at}", date(2020, 1, 1 + at), date(2020, 1, 1 + at)) for at in range(5)]
    first, last = shown(table([*early, *late]))
    assert first.year <= 1990
    assert last.year >= 2020


def test_a_moderate_outlier_is_shown():
    first, _ = shown(table([*days(7).to_dict("records"), row("x", date(2023, 2, 20), date(2023, 2, 20))]))
    assert first <= date(2023, 2, 20)


@pytest.mark.parametrize("at", [date(2020, 2, 29), date(1, 1, 1), date(9999, 12, 31)])
def test_a_single_day_stands_in_more_than_a_week(at):
    first, last = shown(table([row("x", at, at)]))
    assert first <= at <= last
    assert (last - first).days >= 7


def test_no_event_has_a_window_too():
    first, last = shown(table([]))
    assert (last - first).days == 6


def test_a_period_of_a_day_is_widened_to_a_week_about_it():
    first, last = (day(end) for end in widened(number(date(2024, 5, 7)), number(date(2024, 5, 7))))
    assert (first, last) == (date(2024, 5, 4), date(2024, 5, 10))
