from datetime import date

import pytest

from timeline.errors import ReadingError
from timeline.ui import date_field


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-08-15", date(2021, 8, 15), date(2021, 8, 15)),
        (" 15  Aug 2021 ", date(2021, 8, 15), date(2021, 8, 15)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("1066", date(1066, 1, 1), date(1066, 12, 31)),
        ("early August 2021", date(2021, 8, 1), date(2021, 8, 10)),
        ("the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("15.8.2021", date(2021, 8, 15), date(2021, 8, 15)),
    ],
)
def test_typed_dates_are_parsed(text, first, last):
    assert date_field.parse_days(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "0", "10000", "2021-13", "2021-02-30", "yesterday", "since 2001", "the war", "May 4"]
)
def test_texts_without_an_absolute_date_are_refused(text):
    assert date_field.parse_days(text) is None


def test_a_publication_date_is_a_single_day():
    assert date_field.parse_publication_day(" ") is None
    assert date_field.parse_publication_day("May 10, 2020") == date(2020, 5, 10)
    with pytest.raises(ReadingError, match="“May 2020” is not a single day"):
        date_field.parse_publication_day("May 2020")
