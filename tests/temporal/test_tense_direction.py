"""The direction of tense: it selects a past or a future date."""

from datetime import date

import pytest

from timeline.temporal import tag

WEDNESDAY = date(2021, 9, 15)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He is set to speak on Thursday.", "2021-09-16"),
        ("He was set to speak on Thursday.", "2021-09-16"),
        ("He had planned to speak on Thursday.", "2021-09-09"),
        ("The sale ends Friday.", "2021-09-17"),
        ("He has until Thursday to answer.", "2021-09-16"),
        ("The council has given them until 9 a.m. Thursday.", "2021-09-16T09:00"),
        ("They fought until Thursday.", "2021-09-09"),
        ("They could meet as early as Monday.", "2021-09-20"),
        ("The rules are scheduled for May 7.", "2022-05-07"),
        ("The law takes effect on June 1.", "2022-06-01"),
        ("Enrollment ends July 31.", "2022-07-31"),
        ("Snow is forecast for Friday.", "2021-09-17"),
        ("The final is at 8pm on Sunday.", "2021-09-19T20:00"),
        ("Forecasters expect the storm to arrive early Friday.", "2021-09-17"),
        ("The exhibition opens in three weeks.", "2021-W40"),
        ("The March vote could cost the party its majority.", "2022-03"),
        ("He was fined in December 2019 and again in March.", "2020-03"),
        ("Results for the year ended Jan. 31 rose.", "2021-01-31"),
        ("In March, they closed the mine.", "2021-03"),
        ("In March, they will close the mine.", "2022-03"),
        ("He said that Tuesday's vote was fair.", "2021-09-14"),
        ("Prices fell following Monday's report.", "2021-09-13"),
    ],
)
def test_tense_selects_the_past_or_the_future_date(text: str, value: str) -> None:
    assert tag(text, WEDNESDAY)[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He died on Christmas Day.", "2015-12-25"),
        ("He will sing on Christmas Day.", "2016-12-25"),
        ("Shops close on Christmas Day.", "2016-12-25"),
    ],
)
def test_tense_selects_the_holiday_even_in_a_short_clause(text: str, value: str) -> None:
    assert tag(text, date(2016, 11, 6))[0].value == value


def test_a_future_end_of_the_month_counts_from_the_publication_date() -> None:
    held = "He was held in March 2020. "
    assert tag(f"{held}They would appeal by the end of the month.", WEDNESDAY)[-1].value == "2021-09"
    assert tag(f"{held}They freed him at the end of the month.", WEDNESDAY)[-1].value == "2020-03"
