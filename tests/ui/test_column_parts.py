"""The column of a narrow window: what is folded into a line, and the headings."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figure.sets import row
from timeline.selection.event_index import EventIndex
from timeline.table import frame
from timeline.ui.column_parts import column_parts, heading

PERIOD = date(2019, 5, 1), date(2019, 5, 20)
DAYS = [row(f"d{at}", day, day) for at in range(13) for day in (PERIOD[0] + timedelta(at),)]
OLD = row("old", date(1996, 4, 2), date(1996, 4, 2))
ENDED = row("ended", None, date(2010, 1, 1))
LATE = row("late", date(2021, 1, 1), date(2021, 1, 1))
YEAR = row("year", date(2019, 1, 1), date(2019, 12, 31))
SINCE = row("since", date(1959, 1, 1), None)


def parts(*events, period=PERIOD):
    index = EventIndex(frame(events))
    ids = index.table["id"].to_numpy()
    made = column_parts(index, np.arange(len(events)), period)
    return [(list(ids[part.rows]), part.words) for part in made]


IN_SIGHT = [event["id"] for event in DAYS]


def test_what_lies_outside_the_period_is_folded():
    assert parts(OLD, ENDED, *DAYS, LATE) == [
        (["old", "ended"], "2 earlier, from 1996"),
        (IN_SIGHT, ""),
        (["late"], "1 later, to 2021"),
    ]


def test_what_could_be_anywhere_in_the_period_is_folded_too():
    folded = (["since", "year"], "2 without a closer date")
    assert parts(SINCE, YEAR, *DAYS) == [(IN_SIGHT, ""), folded]
    assert parts(SINCE, YEAR, *DAYS, LATE) == [(IN_SIGHT, ""), folded, (["late"], "1 later, to 2021")]


def test_a_starred_event_is_never_folded():
    assert parts(OLD | {"starred": True}, YEAR | {"starred": True}, *DAYS) == [
        (["old", "year", *IN_SIGHT], "")
    ]


def test_a_starred_event_outside_the_period_keeps_its_place():
    older, newer = (row(f"in {year}", date(year, 1, 1), date(year, 1, 1)) for year in (1990, 2001))
    far, last = (
        row("far", date(2030, 1, 1), date(2030, 1, 1)),
        row("last", date(2040, 1, 1), date(2040, 1, 1)),
    )
    assert parts(older, OLD | {"starred": True}, newer, *DAYS, LATE, far | {"starred": True}, last) == [
        (["in 1990"], "1 earlier, from 1990"),
        (["old"], ""),
        (["in 2001"], "1 earlier, from 2001"),
        (IN_SIGHT, ""),
        (["late"], "1 later, to 2021"),
        (["far"], ""),
        (["last"], "1 later, to 2040"),
    ]


@given(st.lists(st.tuples(st.integers(1990, 2030), st.booleans()), min_size=14, max_size=40))
def test_parts_have_each_event_once_and_all_but_the_vague_in_order_of_time(drawn):
    events = [
        row(f"e{at}", date(year, 5, 2), date(year, 5, 2), starred=starred)
        for at, (year, starred) in enumerate(sorted(drawn))
    ]
    listed = [event for listed, words in parts(*events) if "closer" not in words for event in listed]
    assert listed == [event["id"] for event in events]


def test_each_fold_has_a_name_of_its_own():
    events = [
        row(f"e{year}", date(year, 1, 1), date(year, 1, 1), starred=year % 2 > 0)
        for year in range(1990, 2004)
    ]
    index = EventIndex(frame([*events, *DAYS]))
    names = [part.name for part in column_parts(index, np.arange(27), PERIOD) if part.words]
    assert len(set(names)) == len(names) == 7


@pytest.mark.parametrize("events", [(OLD, *DAYS[:5], LATE), (OLD,) * 13])
def test_few_events_are_not_folded_nor_all_of_them(events):
    assert [words for _, words in parts(*events)] == [""]


def test_without_a_period_nothing_is_folded():
    assert [words for _, words in parts(OLD, *DAYS, LATE, period=None)] == [""]


def test_a_heading_is_the_month_in_a_short_period_and_else_the_year():
    february = date(2020, 2, 7)
    assert heading(february, february, (date(2020, 1, 1), date(2020, 6, 1))) == (
        "February 2020",
        (date(2020, 2, 1), date(2020, 2, 29)),
    )
    year = ("2020", (date(2020, 1, 1), date(2020, 12, 31)))
    assert heading(february, february, (date(2000, 1, 1), date(2020, 6, 1))) == year
    assert heading(february, february, PERIOD) == year


def test_no_heading_is_narrower_than_its_event():
    period = date(2020, 1, 1), date(2020, 6, 1)
    assert heading(date(2020, 1, 1), date(2020, 12, 31), period)[0] == "2020"
    assert heading(date(2020, 1, 1), date(2020, 1, 31), period)[0] == "January 2020"
    assert heading(date(2020, 1, 30), date(2020, 2, 2), period)[0] == "January 2020"
