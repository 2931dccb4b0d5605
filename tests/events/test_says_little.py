"""Titles that name nothing."""

import pytest

from timeline.events import says_little


@pytest.mark.parametrize("title", ["", "Coup", "They left", "The fund continues", "Formal resignation"])
def test_a_title_without_a_name_says_little(title: str) -> None:
    assert says_little(title, ["Ana Ruiz"])


@pytest.mark.parametrize(
    "title", ["Ruiz resigned", "Fire in Tarn", "[Ruiz] left", "Nine boats sank off shore", "Flight 175 left"]
)
def test_a_name_a_number_or_three_words_tell_something(title: str) -> None:
    assert not says_little(title, ["Ana Ruiz", "Tarn"])
