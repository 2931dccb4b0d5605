from datetime import date, timedelta

import pandas as pd
import pytest

from tests.figure.sets import days, row, table
from timeline.figure.day_numbers import day, number
from timeline.figure.default_window import default_window, widened
from timeline.figure.sampling import dated_events
from timeline.selection.event_index import EventIndex
from timeline.selection.filtered_events import Filtered


def shown(events):
    dates = dated_events(Filtered(EventIndex(events)))
    return tuple(day(end) for end in default_window(dates))


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


def published(at):
    return pd.Timestamp(at.isoformat()).as_unit("s")


def test_news_is_shown_by_the_time_of_its_publication():
    news = [
        row(f"n{at}", at_day, at_day, published=published(WAR)) for at, at_day in enumerate(around(WAR, 8))
    ]
    history = [row(f"h{at}", old, old, published=published(WAR)) for at, old in enumerate(around(OLD, 9))]
    first, last = shown(table([*history, *news]))
    assert OLD < first <= WAR <= last


def test_a_history_is_shown_by_the_time_that_it_tells_of():
    history = [row(f"h{at}", old, old, published=published(WAR)) for at, old in enumerate(around(OLD, 9))]
    first, last = shown(table([*history, row("n", WAR, WAR, published=published(WAR))]))
    assert first <= OLD <= last < WAR


def test_an_event_of_many_articles_counts_as_often():
    spread = [row(f"s{at}", at_day, at_day) for at, at_day in enumerate(around(WAR, 20, step=30))]
    heavy = [row(f"x{at}", at_day, at_day, articles=40) for at, at_day in enumerate(around(WAR, 5))]
    narrow, wide = shown(table([*spread, *heavy])), shown(table(spread))
    assert narrow[1] - narrow[0] < (wide[1] - wide[0]) / 4


def test_a_long_date_does_not_stretch_the_period():
    year = row("year", date(2011, 1, 1), date(2011, 12, 31))
    first, last = shown(table([year, *(row(str(d), d, d) for d in around(WAR, 10))]))
    assert (last - first).days < 60


WAR, OLD = date(2011, 3, 20), date(1943, 2, 2)


def around(middle, count, step=1):
    """Days around a middle."""
    return [middle + timedelta((at - count // 2) * step) for at in range(count)]
