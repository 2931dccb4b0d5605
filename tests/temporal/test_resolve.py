"""Resolution of meanings, apart from their recognition."""

from datetime import date

import pytest

from timeline.model import Anchor, Granularity, TimexMod
from timeline.temporal import calendar
from timeline.temporal.meaning import (
    Ago,
    BcDate,
    Century,
    DayOfMonth,
    Decade,
    Duration,
    Holiday,
    Later,
    Meaning,
    Modified,
    NamedMonth,
    NumericDate,
    PartialDate,
    Reference,
    RelativeUnit,
    ReportedQuarter,
    ShortlyAfter,
    TimeOfDay,
    Weekday,
    YearPart,
)
from timeline.temporal.resolve import Context, resolve
from timeline.temporal.time_measure import Measure, TimexUnit

NEWS = Context(date(2021, 9, 15))
AFTER_MAY_3 = Context(date(2021, 9, 15), previous=calendar.single_day(date(2019, 5, 3)))
HISTORY_IN_1904 = Context(date(2021, 9, 15), previous=calendar.month(1904, 4), narrative=True, history=True)
IN_Q3 = Context(date(2021, 11, 3), quarter=calendar.quarter(2021, 3))
BEFORE_CHRIST = Context(date(2021, 9, 15), bc_date=BcDate(480), narrative=True, history=True)

CASES: list[tuple[Meaning, Context, str, Anchor]] = [
    (PartialDate(2019, 5, 3), NEWS, "2019-05-03", Anchor.EXPLICIT),
    (PartialDate(98, short_year=True), NEWS, "1998", Anchor.EXPLICIT),
    (PartialDate(month=8, day=15), NEWS, "2021-08-15", Anchor.DCT),
    (PartialDate(month=12, day=1), NEWS, "2021-12-01", Anchor.DCT),
    (PartialDate(month=2, day=29), NEWS, "2020-02-29", Anchor.DCT),
    (PartialDate(month=8, day=3, weekday=0), NEWS, "2020-08-03", Anchor.DCT),
    (PartialDate(month=8, day=15), HISTORY_IN_1904, "1904-08-15", Anchor.PREVIOUS),
    (PartialDate(month=8), BEFORE_CHRIST, "BC0480-08", Anchor.EXPLICIT),
    (DayOfMonth(20), AFTER_MAY_3, "2019-05-20", Anchor.PREVIOUS),
    (NumericDate(25, 3, 2021), NEWS, "2021-03-25", Anchor.EXPLICIT),
    (NumericDate(9, 15, 2021), NEWS, "2021-09-15", Anchor.EXPLICIT),
    (NamedMonth(10, Reference.LAST), NEWS, "2020-10", Anchor.DCT),
    (NamedMonth(9, Reference.NEXT), NEWS, "2022-09", Anchor.DCT),
    (Weekday(2), NEWS, "2021-09-15", Anchor.DCT),
    (Weekday(2, Reference.LAST), NEWS, "2021-09-08", Anchor.DCT),
    (Weekday(2, Reference.NEXT), NEWS, "2021-09-22", Anchor.DCT),
    (Weekday(4, week=-1), NEWS, "2021-09-10", Anchor.DCT),
    (Weekday(1, Reference.AFTER), AFTER_MAY_3, "2019-05-07", Anchor.PREVIOUS),
    (RelativeUnit(Granularity.WEEK, -1, Reference.LAST), NEWS, "2021-W36", Anchor.DCT),
    (RelativeUnit(Granularity.YEAR, -1, Reference.LAST), HISTORY_IN_1904, "1903", Anchor.PREVIOUS),
    (RelativeUnit(Granularity.DAY, 1, Reference.AFTER), AFTER_MAY_3, "2019-05-04", Anchor.PREVIOUS),
    (RelativeUnit(Granularity.YEAR, 1, Reference.AFTER), BEFORE_CHRIST, "BC0479", Anchor.EXPLICIT),
    (Ago(Measure(1.5, TimexUnit.YEAR), -1), NEWS, "2020-03", Anchor.DCT),
    (Ago(Measure(0.5, TimexUnit.CENTURY), -1), NEWS, "1971", Anchor.DCT),
    (Ago(Measure(1, TimexUnit.YEAR), -1), IN_Q3, "2020-Q3", Anchor.PREVIOUS),
    (Later(Measure(2, TimexUnit.DAY), 1), AFTER_MAY_3, "2019-05-05", Anchor.PREVIOUS),
    (Later(Measure(1, TimexUnit.MONTH), -1), Context(date(2021, 3, 31)), "2021-02", Anchor.DCT),
    (ReportedQuarter(), NEWS, "2021-Q2", Anchor.DCT),
    (ReportedQuarter(year=2018), IN_Q3, "2018-Q3", Anchor.PREVIOUS),
    (ShortlyAfter(), AFTER_MAY_3, "2019-05-03", Anchor.PREVIOUS),
    (YearPart(Granularity.SEASON, 4, reference=Reference.LAST), NEWS, "2020-WI", Anchor.DCT),
    (YearPart(Granularity.QUARTER, 3, years=-1), NEWS, "2020-Q3", Anchor.DCT),
    (Holiday("easter", 2019), NEWS, "2019-04-21", Anchor.EXPLICIT),
    (Holiday("thanksgiving"), NEWS, "2021-11-25", Anchor.DCT),
    (Decade(90, short=True), NEWS, "199", Anchor.DCT),
    (Century(19), NEWS, "18", Anchor.EXPLICIT),
    (TimeOfDay("T18:00", Weekday(1)), NEWS, "2021-09-14T18:00", Anchor.DCT),
    (Modified(PartialDate(2019), TimexMod.START), NEWS, "2019", Anchor.EXPLICIT),
    (Duration(Measure(2.5, TimexUnit.YEAR)), NEWS, "P2.5Y", Anchor.EXPLICIT),
]


@pytest.mark.parametrize(("meaning", "context", "value", "anchor"), CASES, ids=lambda value: str(value)[:60])
def test_a_meaning_resolves_to_its_value(
    meaning: Meaning, context: Context, value: str, anchor: Anchor
) -> None:
    resolution = resolve(meaning, context)
    assert (resolution.value, resolution.anchor) == (value, anchor)


def test_shortly_after_lasts_seven_days() -> None:
    period = resolve(ShortlyAfter(), AFTER_MAY_3).period
    assert period is not None
    assert (period.first, period.last) == (date(2019, 5, 3), date(2019, 5, 9))


@pytest.mark.parametrize(
    "meaning",
    [
        PartialDate(0, 1, 1),
        PartialDate(2021, 2, 30),
        Ago(Measure(9000, TimexUnit.YEAR), -1),
        Later(Measure(99_999, TimexUnit.CENTURY), 1),
        Decade(99_990),
        Century(200),
    ],
)
def test_a_date_outside_the_calendar_is_unplaced(meaning: Meaning) -> None:
    resolution = resolve(meaning, NEWS)
    assert resolution.period is None
    assert resolution.reason == "it lies outside the years 1 to 9999"


@pytest.mark.parametrize(
    "meaning",
    [
        PartialDate(month=8),
        Weekday(2),
        RelativeUnit(Granularity.WEEK, -1, Reference.LAST),
        Ago(Measure(2, TimexUnit.WEEK), -1),
        Later(Measure(2, TimexUnit.DAY), 1),
        DayOfMonth(3),
        ReportedQuarter(),
        ShortlyAfter(),
        YearPart(Granularity.QUARTER, 3),
        Holiday("easter"),
        NamedMonth(10, Reference.LAST),
        TimeOfDay("T18:00"),
    ],
)
def test_without_an_anchor_there_is_a_reason(meaning: Meaning) -> None:
    resolution = resolve(meaning, Context(None))
    assert resolution.period is None
    assert resolution.reason
