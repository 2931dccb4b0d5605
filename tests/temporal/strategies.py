"""Hypothesis strategies for time expressions and the texts around them."""

from datetime import date

from hypothesis import strategies as st

from timeline.temporal.english.rules import RULES

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
"""Publication dates, far enough from the ends of the calendar to count from."""

_EXAMPLES = [
    text.replace("_", "")
    for rule in RULES
    for text in (*(example[0] for example in rule.examples), *rule.leaves)
]
_WORDS = sorted({word for example in _EXAMPLES for word in example.split()})
_LINKS = (
    " ",
    " ",
    "-",
    ", ",
    "\n",
    "/",
    " of ",
    "'",
    ". ",
    "–",
    " the ",
    " to ",
    " and ",
    " from ",
    " will ",
    "\u2028",
)
_CASES = (str, str, str, str.upper, str.title, str.lower)

NEWS = st.builds(
    lambda parts, case: case("".join(part for pair in parts for part in pair)),
    st.lists(st.tuples(st.sampled_from(_WORDS + _EXAMPLES), st.sampled_from(_LINKS)), max_size=20),
    st.sampled_from(_CASES),
)
"""Texts made of the words and examples of the grammar, in any order and case."""

ANY_TEXT = st.one_of(NEWS, st.text(max_size=200))
