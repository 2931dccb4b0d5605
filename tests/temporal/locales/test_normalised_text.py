"""Letters and digits in one form, and the way back."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.temporal.normalised_text import ReadText, normalised, spelled_out


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("۱۵ مارس ۲۰۲۳", "15 مارس 2023"),
        ("２０１８年", "2018年"),
        ("أغسطس", "اغسطس"),
        ("كانون الثّاني", "كانون الثاني"),
        ("MAYIS İLE", "mayis ile"),
        ("d\u00e9cembre", "d\u00e9cembre"),
        ("de\u0301cembre", "d\u00e9cembre"),
        ("سه\u200cشنبه", "سه شنبه"),
        ("п’ятниця", "п'ятниця"),
        ("三個星期後", "三个星期后"),
    ],
)
def test_one_form(text: str, plain: str) -> None:
    assert normalised(text).plain == plain


def test_a_span_covers_the_vowel_signs_of_its_last_letter() -> None:
    read = normalised("غدًا، قال")
    assert read.span(0, 3) == (0, 4)


@given(st.text())
@pytest.mark.parametrize("form", [normalised, spelled_out])
def test_each_character_has_its_place(form: Callable[[str], ReadText], text: str) -> None:
    read = form(text)
    offsets = range(len(text)) if read.offsets is None else read.offsets
    assert len(read.plain) == len(read.cased) == len(offsets)
    assert list(offsets) == sorted(offsets)
    for index in range(len(read.plain)):
        start, end = read.span(index, index + 1)
        assert 0 <= start < end <= len(text)
