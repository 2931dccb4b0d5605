"""The time of day in words: with the zone that the text names, and midnight."""

import pytest

from timeline.words.clock_words import clock_words


@pytest.mark.parametrize(
    ("time", "expression", "words"),
    [
        ("15:00", "about 3 p.m. ET on Saturday", "15:00 ET"),
        ("15:00", "15:00 GMT on Saturday", "15:00 GMT"),
        ("09:30", "9.30 am local time", "09:30 local time"),
        ("12:00", "noon EDT", "12:00 EDT"),
        ("24:00", "midnight Sunday", "midnight"),
        ("24:00", "midnight GMT", "midnight GMT"),
        ("15:00", "3 p.m. on Saturday", "15:00"),
        ("21:00", "about 3 p.m. ET on Saturday", "21:00"),  # corrected by a person
        ("15:00", "at 3 p.m. EU leaders met", "15:00"),
    ],
)
def test_a_time_is_told_with_the_zone_of_the_text(time, expression, words):
    assert clock_words(time, expression) == words
