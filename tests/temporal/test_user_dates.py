"""Dates typed by a person."""

from datetime import date

import pytest

from timeline.temporal.user_dates import parse_user_date

PUBLISHED = date(2024, 1, 10)  # a Wednesday


@pytest.mark.parametrize(
    ("written", "earliest", "latest", "granularity", "extent"),
    [
        ("2023-02-28", date(2023, 2, 28), date(2023, 2, 28), "day", "within"),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "month", "within"),
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "year", "within"),
        ("2023-02~", date(2023, 2, 1), date(2023, 2, 28), "month", "within"),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), "decade", "within"),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31), "century", "within"),
        ("[2023-02-01..2023-02-10]", date(2023, 2, 1), date(2023, 2, 10), "interval", "within"),
        ("2023-02/2023-03", date(2023, 2, 1), date(2023, 3, 31), "interval", "throughout"),
        ("2001/..", date(2001, 1, 1), None, "year", "throughout"),
        ("../2010-05-03", None, date(2010, 5, 3), "day", "throughout"),
    ],
)
def test_edtf_stays_as_it_is(written, earliest, latest, granularity, extent):
    placed = parse_user_date(written)
    assert placed is not None
    assert (placed.earliest, placed.latest, placed.granularity, placed.extent) == (
        earliest,
        latest,
        granularity,
        extent,
    )
    assert placed.edtf == written


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("early August 2021", "[2021-08-01..2021-08-10]"),
        ("on  Monday", "2024-01-08"),
        ("the day before yesterday", "2024-01-08"),
        ("since 2001", "2001/.."),
        ("from May 1, 2023 to May 9, 2023", "2023-05-01/2023-05-09"),
        ("3 août 2021", "2021-08-03"),
    ],
)
def test_words_resolve_as_in_an_article_of_that_day(written, edtf):
    placed = parse_user_date(written, PUBLISHED)
    assert placed is not None
    assert placed.edtf == edtf


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "for three years",
        "2023-02-30",
        "2023-13",
        "0000",
        "2023-03/2023-02",
        "../..",
        "[2023..]",
        "May 2023, or was it June 2023",
        "the strike of May 2023",
    ],
)
def test_no_date_or_several_are_none(written):
    assert parse_user_date(written, PUBLISHED) is None
