from datetime import date

import pytest

from timeline.model import Granularity
from timeline.words import DateFields, date_words, long_period, short_period

CASES = [
    # earliest, latest, granularity, edtf, mod, expression, implied year, words
    ((2024, 5, 7), (2024, 5, 7), Granularity.DAY, "2024-05-07", "", "May 7", 2024, "7 May"),
    ((2024, 5, 7), (2024, 5, 7), Granularity.DAY, "2024-05-07", "", "May 7", None, "7 May 2024"),
    (
        (2024, 5, 7),
        (2024, 5, 7),
        Granularity.DAY,
        "2024-05-07~",
        "APPROX",
        "around May 7",
        2024,
        "about 7 May",
    ),
    ((2024, 5, 1), (2024, 5, 31), Granularity.MONTH, "2024-05", "", "May", 2024, "May"),
    ((2024, 9, 1), (2024, 9, 30), Granularity.MONTH, "2024-09", "", "September", 2024, "September"),
    ((2019, 9, 1), (2019, 9, 30), Granularity.MONTH, "2019-09", "", "September 2019", 2024, "Sep 2019"),
    (
        (2024, 5, 1),
        (2024, 5, 10),
        Granularity.MONTH,
        "[2024-05-01..2024-05-10]",
        "START",
        "early May",
        2024,
        "early May",
    ),
    (
        (2024, 5, 11),
        (2024, 5, 20),
        Granularity.MONTH,
        "[2024-05-11..2024-05-20]",
        "MID",
        "mid-May",
        2024,
        "mid May",
    ),
    (
        (2024, 5, 21),
        (2024, 5, 31),
        Granularity.MONTH,
        "[2024-05-21..2024-05-31]",
        "END",
        "late May",
        None,
        "late May 2024",
    ),
    (
        (2019, 1, 1),
        (2019, 4, 30),
        Granularity.YEAR,
        "[2019-01-01..2019-04-30]",
        "START",
        "early 2019",
        None,
        "early 2019",
    ),
    (
        (1990, 1, 1),
        (1993, 12, 31),
        Granularity.DECADE,
        "[1990..1993]",
        "START",
        "the early 1990s",
        None,
        "early 1990s",
    ),
    (
        (2024, 5, 6),
        (2024, 5, 7),
        Granularity.WEEK,
        "[2024-05-06..2024-05-07]",
        "START",
        "early this week",
        2024,
        "6–7 May",
    ),
    (
        (2024, 5, 6),
        (2024, 5, 12),
        Granularity.WEEK,
        "[2024-05-06..2024-05-12]",
        "",
        "that week",
        2024,
        "6–12 May",
    ),
    (
        (2024, 4, 29),
        (2024, 5, 5),
        Granularity.WEEK,
        "[2024-04-29..2024-05-05]",
        "",
        "that week",
        2024,
        "29 Apr – 5 May",
    ),
    ((2024, 12, 30), (2025, 1, 5), Granularity.WEEK, "", "", "that week", None, "30 Dec 2024 – 5 Jan 2025"),
    (
        (2024, 5, 11),
        (2024, 5, 12),
        Granularity.WEEKEND,
        "[2024-05-11..2024-05-12]",
        "",
        "at the weekend",
        2024,
        "11–12 May",
    ),
    (
        (2024, 6, 1),
        (2024, 8, 31),
        Granularity.SEASON,
        "[2024-06-01..2024-08-31]",
        "",
        "last summer",
        None,
        "summer 2024",
    ),
    (
        (2024, 12, 1),
        (2025, 2, 28),
        Granularity.SEASON,
        "[2024-12-01..2025-02-28]",
        "",
        "winter",
        None,
        "winter 2024/25",
    ),
    ((2024, 4, 1), (2024, 6, 30), Granularity.QUARTER, "[2024-04-01..2024-06-30]", "", "Q2", None, "Q2 2024"),
    (
        (2024, 7, 1),
        (2024, 12, 31),
        Granularity.HALF,
        "[2024-07-01..2024-12-31]",
        "",
        "",
        None,
        "second half of 2024",
    ),
    ((2016, 1, 1), (2016, 12, 31), Granularity.YEAR, "2016", "", "2016", 2016, "2016"),
    ((1990, 1, 1), (1999, 12, 31), Granularity.DECADE, "199X", "", "the 1990s", None, "1990s"),
    ((1800, 1, 1), (1899, 12, 31), Granularity.CENTURY, "18XX", "", "the 19th century", None, "19th century"),
    ((2000, 1, 1), (2099, 12, 31), Granularity.CENTURY, "20XX", "", "", None, "21st century"),
    (
        (2024, 5, 14),
        (2024, 5, 30),
        Granularity.INTERVAL,
        "2024-05-14/2024-05-30",
        "",
        "from 14 to 30 May",
        2024,
        "14–30 May",
    ),
    (
        (2001, 1, 1),
        (2005, 12, 31),
        Granularity.INTERVAL,
        "2001/2005",
        "",
        "from 2001 to 2005",
        None,
        "2001–2005",
    ),
    ((2024, 2, 1), (2024, 7, 31), Granularity.INTERVAL, "2024-02/2024-07", "", "", 2024, "Feb–Jul"),
    ((2024, 2, 1), (2024, 7, 31), Granularity.INTERVAL, "2024-02/2024-07", "", "", None, "Feb–Jul 2024"),
    ((2001, 1, 1), None, Granularity.INTERVAL, "2001/..", "", "since 2001", None, "since 2001"),
    ((2024, 5, 14), None, Granularity.INTERVAL, "2024-05-14/..", "", "from 14 May", 2024, "from 14 May"),
    ((2024, 5, 1), None, Granularity.MONTH, "2024-05/..", "AFTER", "May", None, "since May 2024"),
    (None, (2010, 12, 31), Granularity.YEAR, "../2010", "", "by 2010", None, "by 2010"),
    (None, (2010, 12, 31), Granularity.YEAR, "../2010", "", "2010", None, "until 2010"),
    ((64, 7, 18), (64, 7, 18), Granularity.DAY, "0064-07-18", "", "", None, "18 Jul 64"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[-1])
def test_a_date_is_said_as_precisely_as_the_text_says_it(case):
    earliest, latest, granularity, edtf, mod, expression, implied, words = case
    ends = [None if end is None else date(*end) for end in (earliest, latest)]
    assert date_words(DateFields(*ends, str(granularity), edtf, mod, expression), implied) == words


def test_a_period_names_its_year_once():
    assert short_period(date(2024, 5, 1), date(2024, 6, 2)) == "1 May – 2 Jun 2024"
    assert short_period(date(2024, 5, 1), date(2024, 5, 1), 2024) == "1 May"


def test_once_before_a_date_and_until_a_date_have_different_words():
    ends = (None, date(2010, 12, 31), "year", "../2010", "", "2010")
    assert date_words(DateFields(*ends, extent="within")) == "by 2010"
    assert date_words(DateFields(*ends, extent="throughout")) == "until 2010"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (date(2021, 8, 1), None, "from 1 August 2021"),
        (None, date(2021, 8, 1), "until 1 August 2021"),
        (date(2021, 8, 1), date(2021, 8, 1), "1 August 2021"),
        (date(2021, 8, 1), date(2021, 8, 9), "1–9 August 2021"),
        (date(2020, 12, 31), date(2021, 1, 1), "31 December 2020 – 1 January 2021"),
        (date(33, 4, 3), None, "from 3 April 33"),
    ],
)
def test_a_period_in_words(first, last, words):
    assert long_period(first, last) == words


def test_a_day_has_its_time_and_a_publication_day_says_that_it_is_one():
    day = (date(2021, 9, 15), date(2021, 9, 15), "day")
    assert date_words(DateFields(*day, "2021-09-15", "", "", time="02:14")) == "15 Sep 2021, 02:14"
    assert date_words(DateFields(*day, "2021-09-15~", "", "", time="02:14"), 2021) == "about 15 Sep, 02:14"
    about = DateFields(*day, "2021-09-15", "APPROX", "", time="15:00")
    assert date_words(about) == "15 Sep 2021, about 15:00"
    reported = DateFields(*day, "2021-09-15?", "", "", anchor="publication")
    assert date_words(reported) == "reported 15 Sep 2021"
    assert date_words(DateFields(*day, "2021-09-15?", "", "")) == "perhaps 15 Sep 2021"
