import pytest

from timeline.temporal import parse_user_time, split_user_time


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("14:30", "14:30"),
        ("9:05", "09:05"),
        ("14.30", "14:30"),
        ("14h30", "14:30"),
        ("at 2:30 pm", "14:30"),
        ("2.30 p.m.", "14:30"),
        ("9 a.m.", "09:00"),
        ("12 am", "00:00"),
        ("12 pm", "12:00"),
        ("Noon", "12:00"),
        ("midnight", "24:00"),
        ("24:00", "24:00"),
        ("06:15:20", "06:15"),
    ],
)
def test_a_time_of_day_is_read(written, time):
    assert parse_user_time(written) == time


@pytest.mark.parametrize(
    "written", ["", "9", "25:00", "24:01", "12:60", "13 pm", "0 am", "evening", "15.08.2021"]
)
def test_other_words_are_no_time_of_day(written):
    assert parse_user_time(written) is None


@pytest.mark.parametrize(
    ("written", "day", "time"),
    [
        ("15 Aug 2021 14:30", "15 Aug 2021", "14:30"),
        ("15 August 2021 at 2.30 pm", "15 August 2021", "14:30"),
        ("2021-08-15T14:30", "2021-08-15", "14:30"),
        ("15.8.2021 14.30", "15.8.2021", "14:30"),
        ("15 Aug 2021, noon", "15 Aug 2021", "12:00"),
        ("at 14:30 on 15 August 2021", "15 August 2021", "14:30"),
        ("9 a.m., 15 August 2021", "15 August 2021", "09:00"),
    ],
)
def test_a_time_is_split_off_its_day(written, day, time):
    assert split_user_time(written) == (day, time)


@pytest.mark.parametrize(
    "written",
    ["15.08.2021", "2021-08-15", "early August 2021", "2021-08/2021-09", "14:30", "15 Aug 2021 25:30"],
)
def test_a_date_without_time_stays_whole(written):
    assert split_user_time(written) == (written, None)
