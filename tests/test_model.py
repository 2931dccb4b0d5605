"""Values of the model: the time of day of mentions and events."""

from dataclasses import replace
from datetime import date

import pytest

from timeline.model import (
    Anchor,
    CalendarDate,
    Event,
    Expression,
    Extent,
    Granularity,
    Mention,
    Modality,
    TimexType,
)

DAY = CalendarDate(date(2021, 9, 13), date(2021, 9, 13), Granularity.DAY, Extent.WITHIN, "2021-09-13")
MONTH = CalendarDate(date(2021, 9, 1), date(2021, 9, 30), Granularity.MONTH, Extent.WITHIN, "2021-09")


def _expression(value, placed=DAY):
    return Expression(0, 5, "words", TimexType.TIME, value, None, Anchor.DCT, placed)


def _mention(value, placed=DAY):
    return Mention(value, "a", "Blast", 0, 9, _expression(value, placed), Modality.ASSERTED)


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2021-09-13T02:14", "02:14"),
        ("2021-09-13T02:14Z", "02:14"),
        ("2021-09-13T12:00", "12:00"),
        ("2021-09-13T24:00", "24:00"),
        ("2021-09-13T05", "05:00"),
        ("2021-09-13T14:00/2021-09-13T16:00", "14:00"),
        ("2021-09-13TMO", None),
        ("2021-09-13", None),
        ("PT2H", None),
    ],
)
def test_the_time_of_day_is_the_clock_time_of_the_value(value, time):
    assert _expression(value).time == time


def test_a_date_of_several_days_has_no_time_of_day():
    assert _expression("2021-09-13T02:14", MONTH).time is None


def test_an_event_has_the_time_of_a_mention_of_its_day():
    lead, timed = _mention("2021-09-13"), _mention("2021-09-13T02:14")
    other_day = CalendarDate(
        date(2021, 9, 14), date(2021, 9, 14), Granularity.DAY, Extent.WITHIN, "2021-09-14"
    )
    elsewhere = replace(timed, expression=_expression("2021-09-14T02:14", other_day))
    assert Event("e", (lead, timed)).time == "02:14"
    assert Event("e", (lead, elsewhere)).time is None
