"""Hypothesis strategies for time expressions and the texts around them."""

from datetime import date

from hypothesis import strategies as st

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
"""Publication dates, far enough from the ends of the calendar to count from."""

_WORDS = (
    "the a in on last next this past early late mid end of since until by from to and between may "
    "March May June 3 12 15th 1990s '90s 1990 2021 2021-08-15 3/4/2021 Monday Tues. week weeks month "
    "year ago later before after century quarter third first second half summer fall Christmas today "
    "yesterday now nearly about two few couple hundred thousand p.m. 6:30 noon GMT BC AD Q3 every "
    "daily fiscal season - – , . ; ' ( ) $ % will be was KABUL (AP) -- Easter night morning same that "
    "following previous \n \n\n \u2028"
)
NEWS = st.lists(st.sampled_from(_WORDS.split(" ")), max_size=25).map(" ".join)
"""Texts made of the words that the grammar looks for, in any order."""

ANY_TEXT = st.one_of(NEWS, st.text(max_size=200))
