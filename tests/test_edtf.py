"""Extended Date/Time Format: written, parsed, inspected."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf
from timeline.model import Extent, Granularity

DAY = date(2021, 8, 15)


@given(st.dates(), st.dates())
def test_every_written_form_can_be_parsed(one, two):
    first, last = sorted((one, two))
    a, b = first.isoformat(), last.isoformat()
    for written in (a, edtf.one_of(a, b), edtf.interval(a, b), edtf.since(a), edtf.until(b)):
        placed = edtf.parse(written)
        assert placed is not None
        assert placed.edtf == written
        assert placed.earliest in (first, None)
        assert placed.latest in (last, first, None)


@pytest.mark.parametrize(
    ("granularity", "written"),
    [
        (Granularity.DAY, "2021-08-15"),
        (Granularity.MONTH, "2021-08"),
        (Granularity.YEAR, "2021"),
        (Granularity.DECADE, "202X"),
        (Granularity.CENTURY, "20XX"),
        (Granularity.WEEK, None),
        (Granularity.SEASON, None),
    ],
)
def test_a_calendar_unit_is_a_single_date_if_edtf_has_one(granularity, written):
    assert edtf.single(granularity, DAY) == written
    if written:
        placed = edtf.parse(written)
        assert placed is not None
        assert placed.granularity is granularity


@pytest.mark.parametrize(
    ("written", "earliest", "latest", "granularity", "extent"),
    [
        ("0001", date(1, 1, 1), date(1, 12, 31), Granularity.YEAR, Extent.WITHIN),
        ("000X", date(1, 1, 1), date(9, 12, 31), Granularity.DECADE, Extent.WITHIN),
        ("99XX", date(9900, 1, 1), date(9999, 12, 31), Granularity.CENTURY, Extent.WITHIN),
        ("2020-02~", date(2020, 2, 1), date(2020, 2, 29), Granularity.MONTH, Extent.WITHIN),
        ("2020-02-29?", date(2020, 2, 29), date(2020, 2, 29), Granularity.DAY, Extent.WITHIN),
        ("2020-02%", date(2020, 2, 1), date(2020, 2, 29), Granularity.MONTH, Extent.WITHIN),
        ("2020?/2020-06", date(2020, 1, 1), date(2020, 6, 30), Granularity.INTERVAL, Extent.THROUGHOUT),
        ("2020/2020-06", date(2020, 1, 1), date(2020, 6, 30), Granularity.INTERVAL, Extent.THROUGHOUT),
        (
            "[2020-02-01~..2020-02-03~]",
            date(2020, 2, 1),
            date(2020, 2, 3),
            Granularity.INTERVAL,
            Extent.WITHIN,
        ),
    ],
)
def test_parsing(written, earliest, latest, granularity, extent):
    placed = edtf.parse(written)
    assert placed is not None
    assert (placed.earliest, placed.latest, placed.granularity, placed.extent) == (
        earliest,
        latest,
        granularity,
        extent,
    )


@pytest.mark.parametrize("written", ["", "August 2021", "../..", "2021-W33", "2023-03/2023-02", "[2021..]"])
def test_other_forms_are_none(written):
    assert edtf.parse(written) is None


@pytest.mark.parametrize("written", ["0000", "2021-13", "2021-02-30", "2021-01/2021-02-30"])
def test_a_day_in_no_calendar_is_an_error(written):
    with pytest.raises(ValueError, match=r"year|month|day"):
        edtf.parse(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021-08-15~", True),
        ("[2021-08-09~..2021-08-15~]", True),
        ("2021-08-15", False),
        ("2021-08-14/2021-08-30", False),
    ],
)
def test_a_tilde_marks_an_approximate_date(written, expected):
    assert edtf.is_approximate(written) is expected


@pytest.mark.parametrize(
    ("written", "ends", "parts"),
    [
        ("2001/..", ("2001", ".."), [{"year": 2001}, {}]),
        ("../2010-05", ("..", "2010-05"), [{}, {"year": 2010, "month": 5}]),
        ("[2021-08-01..2021-08-10]", ("2021-08-01", "2021-08-10"), None),
        ("2021-08-15~", ("2021-08-15~", "2021-08-15~"), [{"year": 2021, "month": 8, "day": 15}] * 2),
        ("199X", ("199X", "199X"), [{}, {}]),
    ],
)
def test_ends_are_as_precise_as_written(written, ends, parts):
    assert edtf.ends(written) == ends
    if parts is not None:
        assert [edtf.calendar_parts(end) for end in ends] == parts


@pytest.mark.parametrize(
    ("written", "is_approximate", "is_uncertain"),
    [("2021-08-15", False, False), ("2021-08-15~", True, False), ("2021-08-15?", False, True),
     ("2021-08-15%", True, True), ("2020?/2021", False, True)],
)  # fmt: skip
def test_marks_tell_approximate_from_uncertain(written, is_approximate, is_uncertain):
    assert edtf.is_approximate(written) is is_approximate
    assert edtf.is_uncertain(written) is is_uncertain


def test_a_marked_day_has_its_parts():
    assert edtf.uncertain("2021-08-15") == "2021-08-15?"
    assert edtf.calendar_parts("2021-08-15?") == {"year": 2021, "month": 8, "day": 15}
