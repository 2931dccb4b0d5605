"""What holds for any text, in any language."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.temporal.locales.news import LANGUAGES, SENTENCES
from timeline.temporal import tag

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
PIECES = sorted({piece for s in SENTENCES for text, *_ in s.expressions for piece in (text, text.split()[0])})
NEWS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=6), st.integers(0, 9999).map(str)), max_size=12
).map(" ".join)


@settings(max_examples=150)
@given(text=st.one_of(NEWS, st.text(max_size=80)), dct=st.none() | DAYS, language=st.sampled_from(LANGUAGES))
def test_spans_slice_back_and_do_not_overlap(text: str, dct: date | None, language: str) -> None:
    position = 0
    for expression in tag(text, dct, language):
        assert text[expression.start : expression.end] == expression.text != ""
        assert expression.start >= position
        position = expression.end
        assert (expression.date is None) == (expression.reason is not None)


@settings(max_examples=60)
@given(sentence=st.sampled_from(SENTENCES), weeks=st.integers(-500, 500))
def test_relative_days_shift_with_the_publication_date_by_weeks(sentence, weeks: int) -> None:  # type: ignore[no-untyped-def]
    """A day counted, or a weekday: months and years, and days of a month, have no whole number of weeks."""
    dct = date(2023, 5, 17)
    moved = dct + timedelta(weeks=weeks)
    here = tag(sentence.text, dct, sentence.language)
    there = tag(sentence.text, moved, sentence.language)
    assert [(e.start, e.end) for e in here] == [(e.start, e.end) for e in there]
    for one, other in zip(here, there, strict=True):
        of_a_month = "nearest" in one.explanation or any(map(str.isdigit, one.text))
        if one.date and other.date and one.date.granularity == "day" and not of_a_month:
            shift = other.date.earliest - one.date.earliest  # type: ignore[operator]
            assert shift == (timedelta(0) if one.anchor == "explicit" else timedelta(weeks=weeks))


@pytest.mark.parametrize(
    "text",
    [
        "\ud800", "\x00", "e\u0301" * 5000, "\u200e" * 5000, "1 " * 5000, "9999 9999-9999/99", "31.02.2021",
        "0000-00-00", "mayo de 9999", "ayer " * 3000, "hace 9999 años", "dentro de 9999 siglos", "'" * 5000,
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_raises(text: str, language: str) -> None:
    for dct in (None, date.min, date.max):
        tag(text, dct, language)
