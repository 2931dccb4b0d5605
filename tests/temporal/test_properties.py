"""Properties of every text."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.temporal.strategies import ANY_TEXT, DAYS
from timeline.model import Anchor
from timeline.temporal import datelines, join_ranges, parse_day, tag


@settings(max_examples=400)
@given(ANY_TEXT, st.none() | DAYS)
def test_expressions_slice_back_and_do_not_overlap(text: str, dct: date | None) -> None:
    expressions = tag(text, dct)
    for expression in [*expressions, *join_ranges(text, expressions)]:
        assert text[expression.start : expression.end] == expression.text
        assert expression.text.strip() == expression.text != ""
    for chain in (expressions, join_ranges(text, expressions)):
        assert all(a.end <= b.start for a, b in pairwise(chain))


@settings(max_examples=200)
@given(ANY_TEXT, st.none() | st.dates())
def test_every_expression_has_a_place_or_a_reason(text: str, dct: date | None) -> None:
    for expression in tag(text, dct):
        assert (expression.date is None) == (expression.reason is not None)
        assert (expression.date is None) == (expression.explanation == "")
        if expression.date is not None:
            assert expression.date.earliest is not None or expression.date.latest is not None
            assert expression.date.edtf


@settings(max_examples=200)
@given(ANY_TEXT)
def test_datelines_slice_and_do_not_overlap(text: str) -> None:
    lines = datelines(text)
    assert all(0 <= line.start < line.end <= len(text) for line in lines)
    assert all(a.end <= b.start for a, b in pairwise(lines))


@settings(max_examples=100)
@given(st.text(max_size=60).filter(lambda text: not any(c.isdigit() for c in text)))
def test_no_publication_date_without_a_figure(text: str) -> None:
    assert parse_day(text) is None


@settings(max_examples=100)
@given(
    DAYS,
    st.integers(-500, 500),
    st.sampled_from(["today", "yesterday", "Friday", "last Monday", "next Sunday"]),
)
def test_shifting_the_publication_date_by_weeks_shifts_a_relative_day(
    day: date, weeks: int, text: str
) -> None:
    (here,), (there,) = tag(text, day), tag(text, day + timedelta(weeks=weeks))
    assert here.date is not None
    assert there.date is not None
    assert here.date.earliest is not None
    assert there.date.earliest == here.date.earliest + timedelta(weeks=weeks)


@settings(max_examples=100)
@given(DAYS, DAYS, st.sampled_from(["%B %d, %Y", "%d %B %Y", "%b. %d, %Y", "%Y-%m-%d"]))
def test_a_full_date_does_not_depend_on_the_publication_date(day: date, dct: date, form: str) -> None:
    text = day.strftime(form).replace("May.", "May")
    (found,) = tag(text, dct)
    assert (found.text, found.value, found.anchor) == (text, day.isoformat(), Anchor.EXPLICIT)
    assert found.date is not None
    assert found.date.earliest == found.date.latest == day
