"""Numbers of events by week, month, quarter and year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figure.sets import row, table
from timeline.selection import Selection
from timeline.selection.event_index import EventIndex
from timeline.selection.filtered_events import Filtered
from timeline.selection.period_counts import MAX_PERIODS, PeriodCounts, Unit, count_rows, fitting_unit

MAY_1 = date(2023, 5, 1)  # a Monday


def filtered(*events: tuple[date | None, date | None, tuple[str, ...]]) -> Filtered:
    rows = [row(f"e{at}", first, last, actors=actors) for at, (first, last, actors) in enumerate(events)]
    return EventIndex(table(rows)).whole


def on(day: date, *actors: str) -> tuple[date, date, tuple[str, ...]]:
    return day, day, actors


def counted(events: Filtered, unit: Unit, limit: int = 9) -> PeriodCounts:
    return PeriodCounts.of(events, "actors", unit, limit)


def test_a_week_begins_on_monday():
    counts = counted(filtered(on(MAY_1, "Ada"), on(date(2023, 5, 7), "Ada"), on(date(2023, 5, 8))), Unit.WEEK)
    assert counts.periods == ((MAY_1, date(2023, 5, 7)), (date(2023, 5, 8), date(2023, 5, 14)))
    assert counts.all_events.by_period == (2, 1)
    assert [(each.value, each.total, each.by_period) for each in counts.values] == [("Ada", 2, (2, 0))]


def test_periods_without_an_event_are_there_with_none():
    counts = counted(filtered(on(date(2022, 11, 30)), on(date(2023, 2, 1))), Unit.MONTH)
    assert counts.all_events.by_period == (1, 0, 0, 1)
    assert counts.periods[1] == (date(2022, 12, 1), date(2022, 12, 31))
    quarters = counted(filtered(on(date(2022, 11, 30)), on(date(2023, 2, 1))), Unit.QUARTER)
    assert quarters.periods[0] == (date(2022, 10, 1), date(2022, 12, 31))


def test_a_date_longer_than_the_period_is_in_none():
    august = (date(2021, 8, 1), date(2021, 8, 31), ("Ada",))
    since = (date(2021, 8, 2), None, ("Ada",))
    events = filtered(august, since, on(date(2021, 8, 2), "Ada", "Bo"))
    weeks, months = counted(events, Unit.WEEK), counted(events, Unit.MONTH)
    assert (weeks.all_events.by_period, weeks.longer) == ((1,), 2)
    assert (months.all_events.by_period, months.longer) == ((2,), 1)
    assert [(each.value, each.total, each.by_period) for each in months.values] == [
        ("Ada", 3, (2,)),
        ("Bo", 1, (1,)),
    ]


def test_only_filtered_events_count():
    index = EventIndex(table([row("a", MAY_1, MAY_1, actors=("Ada",)), row("b", MAY_1, MAY_1)]))
    counts = counted(index.filtered(Selection(actors=("Ada",))), Unit.WEEK)
    assert (counts.all_events.total, counts.all_events.by_period) == (1, (1,))


def test_far_events_lie_outside_the_periods_and_are_counted():
    near = [on(MAY_1 + timedelta(7 * at)) for at in range(5)]
    counts = counted(filtered(on(date(1812, 6, 24)), *near), Unit.WEEK)
    assert (counts.outside, sum(counts.all_events.by_period)) == (1, 5)


def test_the_most_frequent_values_are_counted_up_to_the_limit():
    events = filtered(on(MAY_1, "Ada", "Bo"), on(MAY_1, "Bo"), on(MAY_1, "Cy"))
    assert [each.value for each in counted(events, Unit.WEEK, 2).values] == ["Bo", "Ada"]


def test_without_an_event_there_is_no_period():
    counts = counted(filtered(), Unit.WEEK)
    assert (counts.periods, counts.values, counts.longer) == ((), (), 0)
    assert list(count_rows(filtered(), "actors", Unit.WEEK, "actor")) == []


@pytest.mark.parametrize(("apart", "unit"), [(3, Unit.WEEK), (30, Unit.MONTH), (300, Unit.YEAR)])
def test_the_unit_fits_the_days(apart, unit):
    assert fitting_unit(filtered(*(on(MAY_1 + timedelta(apart * at)) for at in range(40)))) is unit


DAYS = st.dates(date(2000, 1, 1), date(2004, 12, 31))
EVENTS = st.lists(
    st.tuples(DAYS, st.integers(0, 40), st.lists(st.sampled_from("ABC"), unique=True)), max_size=12
)


@given(EVENTS, st.sampled_from(Unit))
def test_no_event_is_lost(drawn, unit):
    events = filtered(*((day, day + timedelta(length), tuple(names)) for day, length, names in drawn))
    counts = counted(events, unit)
    assert len(counts.periods) <= MAX_PERIODS
    assert sum(counts.all_events.by_period) + counts.outside + counts.longer == len(drawn)
    rows = list(count_rows(events, "actors", unit, "actor"))
    assert sum(each["events"] for each in rows if each["counted_by"] == "all events") == len(drawn)
    for value in counts.values:
        assert sum(each["events"] for each in rows if each["value"] == value.value) == value.total
