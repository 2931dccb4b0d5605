"""Calendar arithmetic, thirds of periods, TIMEX3 values, named days, and English numbers."""

from datetime import date
from string import capwords

import pytest

from timeline.model import Extent, Granularity, TimexMod
from timeline.temporal import calendar, tag
from timeline.temporal.calendar import DateUsage, OutOfCalendarError, Period, calendar_date
from timeline.temporal.english.english_words import count, ordinal, time_unit
from timeline.temporal.holidays import HOLIDAY_KEYS, holiday_periods
from timeline.temporal.time_measure import Measure, TimexUnit

DAY = date(2021, 8, 15)


@pytest.mark.parametrize(
    ("period", "parts"),
    [
        (calendar.month(2021, 2), ["01/10", "11/20", "21/28"]),
        (calendar.week(date(2021, 9, 8)), ["06/07", "08/10", "11/12"]),
        (calendar.year(2021), ["01/30", "01/31", "01/31"]),
        (calendar.single_day(DAY), ["15/15"] * 3),
    ],
)
def test_thirds_are_whole_days(period: Period, parts: list[str]) -> None:
    cut = [calendar.third(period, part) for part in (0, 1, 2)]
    assert [f"{first:%d}/{last:%d}" for first, last in cut] == parts
    assert cut[0][0] == period.first
    assert cut[2][1] == period.last


def test_a_decade_is_cut_after_its_fourth_and_seventh_year() -> None:
    decade = calendar.decade(1990)
    assert [d.year for part in (0, 1, 2) for d in calendar.third(decade, part)] == [
        1990,
        1993,
        1994,
        1996,
        1997,
        1999,
    ]


@pytest.mark.parametrize(
    ("granularity", "value"),
    [
        (Granularity.DAY, "2021-08-15"),
        (Granularity.WEEK, "2021-W32"),
        (Granularity.WEEKEND, "2021-W32-WE"),
        (Granularity.MONTH, "2021-08"),
        (Granularity.QUARTER, "2021-Q3"),
        (Granularity.HALF, "2021-H2"),
        (Granularity.SEASON, "2021-SU"),
        (Granularity.YEAR, "2021"),
        (Granularity.DECADE, "202"),
        (Granularity.CENTURY, "20"),
    ],
)
def test_every_unit_holds_its_days_and_has_its_value(granularity: Granularity, value: str) -> None:
    period = calendar.containing(granularity, DAY)
    assert period.first <= DAY <= period.last
    assert calendar.timex_value(period) == value


def test_a_winter_belongs_to_the_year_of_its_december() -> None:
    assert calendar.containing(Granularity.SEASON, date(2021, 1, 5)) == calendar.season(2020, 4)


def test_the_31st_becomes_a_shorter_months_last_day() -> None:
    assert calendar.shifted_day(date(2021, 1, 31), 1, Granularity.MONTH) == date(2021, 2, 28)


@pytest.mark.parametrize("years", [-3000, 9000])
def test_the_calendar_has_ends(years: int) -> None:
    with pytest.raises(OutOfCalendarError):
        calendar.shifted(DAY, years, Granularity.YEAR)


@pytest.mark.parametrize(
    ("period", "mod", "frame", "edtf", "extent"),
    [
        (calendar.month(2021, 8), None, DateUsage(), "2021-08", Extent.WITHIN),
        (
            calendar.month(2021, 8),
            None,
            DateUsage(throughout=True),
            "2021-08-01/2021-08-31",
            Extent.THROUGHOUT,
        ),
        (calendar.month(2021, 8), TimexMod.START, DateUsage(), "[2021-08-01..2021-08-10]", Extent.WITHIN),
        (calendar.month(2021, 8), TimexMod.START, DateUsage(since=True), "2021-08-01/..", Extent.THROUGHOUT),
        (calendar.month(2021, 8), TimexMod.END, DateUsage(until=True), "../2021-08-31", Extent.THROUGHOUT),
        (calendar.year(2001), None, DateUsage(since=True), "2001/..", Extent.THROUGHOUT),
        (calendar.quarter(2021, 3), None, DateUsage(), "[2021-07-01..2021-09-30]", Extent.WITHIN),
        (calendar.century(19), None, DateUsage(), "18XX", Extent.WITHIN),
        (calendar.single_day(DAY), TimexMod.APPROX, DateUsage(), "2021-08-15~", Extent.WITHIN),
    ],
)
def test_dates_have_their_edtf(
    period: Period, mod: TimexMod | None, frame: DateUsage, edtf: str, extent: Extent
) -> None:
    date_ = calendar_date(period, mod, frame)
    assert (date_.edtf, date_.extent) == (edtf, extent)
    assert (date_.earliest is None) == frame.until
    assert (date_.latest is None) == frame.since


@pytest.mark.parametrize(
    ("year", "day"), [(1818, (3, 22)), (1943, (4, 25)), (2000, (4, 23)), (2024, (3, 31)), (2038, (4, 25))]
)
def test_easter_falls_where_the_church_says(year: int, day: tuple[int, int]) -> None:
    assert holiday_periods("easter", year) == [calendar.single_day(date(year, *day))]


def test_named_days_follow_their_rules() -> None:
    assert holiday_periods("memorial-day", 2021) == [calendar.single_day(date(2021, 5, 31))]
    assert holiday_periods("thanksgiving", 2023) == [calendar.single_day(date(2023, 11, 23))]
    assert holiday_periods("good-friday", 2021) == [calendar.single_day(date(2021, 4, 2))]


@pytest.mark.parametrize(
    ("key", "year", "days"),
    [
        ("nowruz", 2021, [(3, 21)]),
        ("nowruz", 2024, [(3, 20)]),
        ("nowruz", 1700, []),
        ("eid-al-fitr", 2000, [(1, 8), (12, 27)]),
        ("eid-al-adha", 2019, [(8, 11)]),
        ("ashura", 1800, []),
        ("eid", 2019, [(6, 4), (8, 11)]),
        ("rosh-hashanah", 2024, [(10, 3)]),
        ("yom-kippur", 1973, [(10, 6)]),
        ("passover", 2022, [(4, 16)]),
        ("purim", 2022, [(3, 17)]),
        ("sukkot", 2021, [(9, 21)]),
        ("shavuot", 1967, [(6, 14)]),
    ],
)
def test_named_days_of_other_calendars(key: str, year: int, days: list[tuple[int, int]]) -> None:
    assert [p.first for p in holiday_periods(key, year)] == [date(year, *day) for day in days]


def test_ramadan_is_a_month_of_every_year() -> None:
    (ramadan,) = holiday_periods("ramadan", 2021)
    assert (ramadan.first, ramadan.last) == (date(2021, 4, 13), date(2021, 5, 12))
    assert all(len(holiday_periods("ramadan", year)) in {1, 2} for year in range(1925, 2077))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a", 1),
        ("three", 3),
        ("twenty-one", 21),
        ("one hundred and eight", 108),
        ("two thousand", 2000),
        ("1,500", 1500),
        ("2.5", 2.5),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("two and a half", 2.5),
        ("half a", 0.5),
        ("one half", 0.5),
        ("a couple of", 2),
        ("a dozen", 12),
        ("3 million", 3_000_000),
        ("a few", None),
        ("hundreds of", None),
    ],
)
def test_counts_have_their_numbers(text: str, number: float | None) -> None:
    assert count(text) == number


def test_ordinals_units_and_measures() -> None:
    assert [ordinal(text) for text in ("third", "twenty-first", "Thirtieth", "21st")] == [3, 21, 30, 21]
    assert [time_unit(unit) for unit in ("Days", "hour", "centuries")] == ["D", "TH", "CE"]
    lengths = (
        (3, TimexUnit.YEAR),
        (30, TimexUnit.MINUTE),
        (None, TimexUnit.DAY),
        (0.5, TimexUnit.CENTURY),
        (10**9, TimexUnit.YEAR),
    )
    assert [Measure(*length).timex_value for length in lengths] == [
        "P3Y",
        "PT30M",
        "PXD",
        "P50Y",
        "P1000000000Y",
    ]


@pytest.mark.parametrize("name", sorted(HOLIDAY_KEYS))
def test_every_named_day_is_tagged_however_it_is_written(name: str) -> None:
    printed = capwords(name)
    for written in (printed, name.upper(), printed.replace("'", "’"), printed.replace("'", "")):
        (found,) = tag(f"It came before {written} again.", date(2021, 9, 15))
        assert written.lower().endswith(found.text.lower())
        assert found.date is not None
