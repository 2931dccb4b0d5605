"""Ranges of two expressions, and the first or last units of a date."""

from datetime import date

import pytest

from timeline.temporal import join_ranges, tag

WEDNESDAY = date(2021, 9, 15)


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("from August 14 to 30", "August 14 to 30", "2021-08-14/2021-08-30"),
        ("from April 24 to 30, 2010", "April 24 to 30, 2010", "2010-04-24/2010-04-30"),
        ("on April 24 and 25", "April 24 and 25", "2021-04-24/2021-04-25"),
        ("in March and April 2020", "March and April 2020", "2020-03/2020-04"),
        ("the March/April talks", "March/April", "2021-03/2021-04"),
        ("the 2015/16 season", "2015/16", "2015/2016"),
        ("between 1991 and 1997", "1991 and 1997", "1991/1997"),
        ("1957-58", "1957-58", "1957/1958"),
        ("between May and August 2010", "May and August 2010", "2010-05/2010-08"),
        ("from Monday to Friday", "Monday to Friday", "2021-09-13/2021-09-17"),
        ("from the 2nd to the 9th of May", "the 2nd to the 9th of May", "2021-05-02/2021-05-09"),
        ("March 3-5", "March 3-5", "2021-03-03/2021-03-05"),
        ("from early May to late June 2010", "early May to late June 2010", "2010-05-01/2010-06-30"),
    ],
)
def test_ranges_are_joined(text: str, span: str, edtf: str) -> None:
    (found,) = join_ranges(text, tag(text, WEDNESDAY))
    assert found.text == text[found.start : found.end] == span
    assert found.date is not None
    assert (found.date.edtf, found.date.granularity, found.date.extent) == (edtf, "interval", "throughout")
    assert found.value.count("/") == 1


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        (
            "In the first two months of 1939 it fell.",
            "the first two months of 1939",
            "[1939-01-01..1939-02-28]",
        ),
        ("It rained in the last ten days of May.", "the last ten days of May", "[2021-05-22..2021-05-31]"),
        ("The final two years of the 1990s", "The final two years of the 1990s", "[1998-01-01..1999-12-31]"),
    ],
)
def test_the_first_or_last_units_of_a_date_are_placed_within_it(text: str, span: str, edtf: str) -> None:
    (found,) = join_ranges(text, tag(text, WEDNESDAY))
    assert (found.text, found.date and found.date.edtf) == (span, edtf)


@pytest.mark.parametrize(
    "text",
    [
        "the first thirteen months of 2010",
        "in 2010 and 2015",
        "on Monday and Friday",
        "from 2010 he lived to 2015",
        "1997 to 1991",
        "since 1991 to now",
    ],
)
def test_two_dates_without_a_range_stay_apart(text: str) -> None:
    expressions = tag(text, WEDNESDAY)
    assert join_ranges(text, expressions) == expressions


def test_a_range_is_two_expressions() -> None:
    assert [e.value for e in tag("from 1991 to 1997", WEDNESDAY)] == ["1991", "1997"]
