"""The column of a narrow window: what is folded into a line, and the headings."""

from datetime import date, timedelta

import numpy as np
import pytest

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
    return {part.name: (set(ids[part.rows]), part.words) for part in made}


def test_what_lies_outside_the_period_is_folded():
    folded = parts(ENDED, OLD, *DAYS, LATE)
    assert folded["earlier"] == ({"old", "ended"}, "2 earlier, from 1996")
    assert folded["later"] == ({"late"}, "1 later, to 2021")
    assert folded["within"] == ({event["id"] for event in DAYS}, "")


def test_what_could_be_anywhere_in_the_period_is_folded_too():
    assert parts(SINCE, YEAR, *DAYS)["vague"] == ({"since", "year"}, "2 without a closer date")


def test_a_starred_event_is_never_folded():
    assert parts(OLD | {"starred": True}, YEAR | {"starred": True}, *DAYS).keys() == {"within"}


@pytest.mark.parametrize("events", [(OLD, *DAYS[:5], LATE), (OLD,) * 13])
def test_few_events_are_not_folded_nor_all_of_them(events):
    assert parts(*events).keys() == {"within"}


def test_without_a_period_nothing_is_folded():
    assert parts(OLD, *DAYS, LATE, period=None).keys() == {"within"}


def test_a_heading_is_the_month_in_a_short_period_and_else_the_year():
    february = date(2020, 2, 7)
    assert heading(february, (date(2020, 1, 1), date(2020, 6, 1))) == (
        "February 2020",
        (date(2020, 2, 1), date(2020, 2, 29)),
    )
    year = ("2020", (date(2020, 1, 1), date(2020, 12, 31)))
    assert heading(february, (date(2000, 1, 1), date(2020, 6, 1))) == year
    assert heading(february, PERIOD) == year
