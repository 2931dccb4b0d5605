"""The tagger of English as a whole: spans, values, anchors and dates of texts."""

from datetime import date
from pathlib import Path

import pytest

from timeline.model import Anchor, Expression, Extent, Granularity
from timeline.temporal import tag

WEDNESDAY = date(2021, 9, 15)
SEEDS = Path(__file__).parents[2] / "seeds"


def only(text: str, dct: date | None = WEDNESDAY) -> Expression:
    """Return the one expression of a text."""
    (expression,) = tag(text, dct)
    return expression


# text | span | value | EDTF (None: unplaced)
CASES = [
    # explicit dates
    ("They met on August 15, 2021.", "August 15, 2021", "2021-08-15", "2021-08-15"),
    ("They met on 15 August 2021.", "15 August 2021", "2021-08-15", "2021-08-15"),
    ("signed on the twenty-first of May 1968", "the twenty-first of May 1968", "1968-05-21", "1968-05-21"),
    ("signed on Friday, Dec. 1, 2017, in Oslo", "Friday, Dec. 1, 2017", "2017-12-01", "2017-12-01"),
    ("dated 2021-08-15 and sealed", "2021-08-15", "2021-08-15", "2021-08-15"),
    ("on 15/08/2021", "15/08/2021", "2021-08-15", "2021-08-15"),
    ("in May of 1998", "May of 1998", "1998-05", "1998-05"),
    ("in 1848", "1848", "1848", "1848"),
    ("the mid-1996 talks", "mid-1996", "1996", "[1996-05-01..1996-08-31]"),
    ("throughout the 1990s", "the 1990s", "199", "1990-01-01/1999-12-31"),
    ("in the nineteenth century", "the nineteenth century", "18", "18XX"),
    ("in the summer of 2019", "the summer of 2019", "2019-SU", "[2019-06-01..2019-08-31]"),
    ("in the winter of 2019", "the winter of 2019", "2019-WI", "[2019-12-01..2020-02-29]"),
    ("in the third quarter of 1988", "the third quarter of 1988", "1988-Q3", "[1988-07-01..1988-09-30]"),
    ("in the first half of 2017", "the first half of 2017", "2017-H1", "[2017-01-01..2017-06-30]"),
    ("on Christmas Day 2016", "Christmas Day 2016", "2016-12-25", "2016-12-25"),
    ("on Black Friday 2018", "Black Friday 2018", "2018-11-23", "2018-11-23"),
    ("before Easter 2019", "Easter 2019", "2019-04-21", "../2019-04-21"),
    ("on Eid al-Adha 2019", "Eid al-Adha 2019", "2019-08-11", "2019-08-11"),
    ("before Nowruz", "Nowruz", "2021-03-21", "../2021-03-21"),
    ("during Ramadan", "Ramadan", "2021-04-13/2021-05-12", "[2021-04-13..2021-05-12]"),
    ("the end of Ramadan", "the end of Ramadan", "2021-04-13/2021-05-12", "[2021-05-03..2021-05-12]"),
    ("during Ramadan 1800", "Ramadan 1800", "1800-XX-XX", None),
    ("The 2016 vote changed that.", "2016", "2016", "2016"),
    ("the 2016 police shooting in Dallas", "2016", "2016", "2016"),
    ("In 2014 rebels seized the town.", "2014", "2014", "2014"),
    ("signed on March 8 , 2011 in Oslo", "March 8 , 2011", "2011-03-08", "2011-03-08"),
    ("on Tuesday , March 8 , 2011", "Tuesday , March 8 , 2011", "2011-03-08", "2011-03-08"),
    # months with the form of another word
    ("The May elections went well.", "May", "2021-05", "2021-05"),
    ("Iran's March vote", "March", "2021-03", "2021-03"),
    ("after its May meeting", "May", "2021-05", "2021-05"),
    # quarters and fiscal years
    ("profit in the December quarter", "the December quarter", "2020-Q4", "[2020-10-01..2020-12-31]"),
    ("the 2012 fiscal year", "the 2012 fiscal year", "2012", None),
    ("It earned more last fiscal.", "last fiscal", "2020", None),
    ("4th qtr 2019", "4th qtr 2019", "2019-Q4", "[2019-10-01..2019-12-31]"),
    # years left out, by the direction of tense
    ("He resigned on August 15.", "August 15", "2021-08-15", "2021-08-15"),
    ("payable Dec. 1", "Dec. 1", "2021-12-01", "2021-12-01"),
    ("It fell in June.", "June", "2021-06", "2021-06"),
    ("It will open in November.", "November", "2021-11", "2021-11"),
    ("He spoke on Wednesday.", "Wednesday", "2021-09-15", "2021-09-15"),
    ("He spoke on Thursday.", "Thursday", "2021-09-09", "2021-09-09?"),
    ("He will speak on Thursday.", "Thursday", "2021-09-16", "2021-09-16"),
    ("last Wednesday", "last Wednesday", "2021-09-08", "2021-09-08"),
    ("next Monday", "next Monday", "2021-09-20", "2021-09-20"),
    ("Friday last week", "Friday last week", "2021-09-10", "2021-09-10"),
    ("the week of March 6, 2000", "the week of March 6, 2000", "2000-W10", "[2000-03-06..2000-03-12]"),
    ("over the weekend", "the weekend", "2021-W36-WE", "[2021-09-11..2021-09-12]"),
    # counted from the publication date
    ("He left today.", "today", "2021-09-15", "2021-09-15"),
    ("the day before yesterday", "the day before yesterday", "2021-09-13", "2021-09-13"),
    ("at night on Tuesday", "night on Tuesday", "2021-09-14TNI", "2021-09-14"),
    ("on Sunday at night", "Sunday at night", "2021-09-12TNI", "2021-09-12"),
    ("last night", "last night", "2021-09-14TNI", "2021-09-14"),
    ("at 6 p.m. on Tuesday", "6 p.m. on Tuesday", "2021-09-14T18:00", "2021-09-14"),
    ("last week", "last week", "2021-W36", "[2021-09-06..2021-09-12]"),
    ("this month", "this month", "2021-09", "2021-09"),
    ("next year", "next year", "2022", "2022"),
    ("two weeks ago", "two weeks ago", "2021-W35", "[2021-08-30..2021-09-05]"),
    ("three months ago", "three months ago", "2021-06", "2021-06"),
    ("nearly three decades ago", "nearly three decades ago", "1991", "199X"),
    ("20 years ago today", "20 years ago today", "2001-09-15", "2001-09-15"),
    ("last October", "last October", "2020-10", "2020-10"),
    ("March of last year", "March of last year", "2020-03", "2020-03"),
    ("the spring of last year", "the spring of last year", "2020-SP", "[2020-03-01..2020-05-31]"),
    # counted from the date after it
    ("six months before Christmas", "six months before Christmas", "2021-06", "2021-06"),
    ("two days after the 5 May vote", "two days after the 5 May", "2021-05-07", "2021-05-07"),
    ("a decade after 1990", "a decade after 1990", "2000", "2000"),
    (
        "about two weeks before 3 March 2020",
        "about two weeks before 3 March 2020",
        "2020-W08",
        "[2020-02-17~..2020-02-23~]",
    ),
    ("more than two years after May 2010", "more than two years after May 2010", "2012", "2012"),
    ("They met last Tuesday.", "last Tuesday", "2021-09-07", "2021-09-07"),
    ("They met last Monday.", "last Monday", "2021-09-13", "2021-09-13"),
    ("on the last day of May", "the last day of May", "2021-05-31", "2021-05-31"),
    ("on the first day of last year", "the first day of last year", "2020-01-01", "2020-01-01"),
    ("the last day of Ramadan", "the last day of Ramadan", "2021-05-12", "2021-05-12"),
    # by its number in a month or year
    ("on the last Saturday of June 2022", "the last Saturday of June 2022", "2022-06-25", "2022-06-25"),
    ("the first Monday in September", "the first Monday in September", "2021-09-06", "2021-09-06"),
    ("the fifth Monday in February 2021", "the fifth Monday in February 2021", "XXXX", None),
    ("the second Tuesday of each month", "the second Tuesday of each month", "P1M", None),
    ("in the first half of the year", "the first half of the year", "2021-H1", "[2021-01-01..2021-06-30]"),
    ("in the summer of '58", "the summer of '58", "1958-SU", "[1958-06-01..1958-08-31]"),
    ("a week on Saturday", "a week on Saturday", "2021-09-25", "2021-09-25"),
    ("A year ago this month", "A year ago this month", "2020-09", "2020-09"),
    ("on June 9 at around 6pm", "June 9 at around 6pm", "2021-06-09T18:00", "2021-06-09"),
    ("They are due to leave the EU on 29 March.", "29 March", "2022-03-29", "2022-03-29"),
    ("Ramadan began quietly.", "Ramadan", "2021-04-13/2021-05-12", "[2021-04-13..2021-05-12]"),
    # ends of the current unit, and parts of a day without a day
    ("on the eve of Eid", "the eve of Eid", "2021-07-19", "2021-07-19"),
    ("before Yom Kippur", "Yom Kippur", "2021-09-16", "../2021-09-16"),
    ("by the end of the week", "the end of the week", "2021-W37", "../2021-09-19"),
    ("by the end of the day", "the end of the day", "2021-09-15", "../2021-09-15"),
    ("until the end of the decade", "the end of the decade", "202", "../2029-12-31"),
    ("by month's end", "month's end", "2021-09", "../2021-09-30"),
    ("In the evening, they met.", "the evening", "2021-09-15TEV", "2021-09-15"),
    ("They had gone by early afternoon.", "early afternoon", "2021-09-15TAF", "../2021-09-15"),
    ("The night before, they met.", "The night before", "2021-09-14TNI", "2021-09-14"),
    ("at 1530 EST", "1530 EST", "2021-09-15T15:30", "2021-09-15"),
    # parts of a period, and approximate dates
    ("They met early on Sunday.", "early on Sunday", "2021-09-12", "2021-09-12"),
    ("in early August", "early August", "2021-08", "[2021-08-01..2021-08-10]"),
    ("in mid-August", "mid-August", "2021-08", "[2021-08-11..2021-08-20]"),
    ("at the end of August", "the end of August", "2021-08", "[2021-08-21..2021-08-31]"),
    ("at the start of last week", "the start of last week", "2021-W36", "[2021-09-06..2021-09-07]"),
    ("in early 2019", "early 2019", "2019", "[2019-01-01..2019-04-30]"),
    ("in the early 1990s", "the early 1990s", "199", "[1990-01-01..1993-12-31]"),
    ("around August 15", "around August 15", "2021-08-15", "2021-08-15~"),
    ("earlier this month", "earlier this month", "2021-09", "[2021-09-01..2021-09-15]"),
    # open ends, and whole periods
    ("on the list since 2001", "2001", "2001", "2001/.."),
    ("from 2001 on", "2001", "2001", "2001/.."),
    ("until August 31", "August 31", "2021-08-31", "../2021-08-31"),
    ("It did not end until 1945.", "1945", "1945", "1945"),
    ("It was postponed until August 31.", "August 31", "2021-08-31", "2021-08-31"),
    ("by the end of 2010", "the end of 2010", "2010", "../2010-12-31"),
    ("all of 2010", "2010", "2010", "2010-01-01/2010-12-31"),
    # unplaced
    ("in 44 BC", "44 BC", "BC0044", None),
    ("in the 470s BC", "the 470s BC", "BC047", None),
    ("They fled at night.", "night", "XXXX-XX-XXTNI", None),
    ("They will soon meet.", "soon", "FUTURE_REF", None),
    ("for three years", "three years", "P3Y", None),
    ("It could last several days.", "several days", "PXD", None),
    ("a nearly twenty-year war", "nearly twenty-year", "P20Y", None),
    ("for the past two and a half years", "the past two and a half years", "P2.5Y", None),
    ("for a decade", "a decade", "P10Y", None),
    ("for two centuries", "two centuries", "P200Y", None),
    ("for decades", "decades", "PXDE", None),
    ("over the next few weeks", "the next few weeks", "PXW", None),
    ("every Monday", "every Monday", "XXXX-WXX-1", None),
    ("open on Saturdays", "Saturdays", "XXXX-WXX-6", None),
    ("closed on weekends", "weekends", "XXXX-WXX-WE", None),
    ("on Sunday mornings", "Sunday mornings", "XXXX-WXX-7TMO", None),
    ("every morning", "every morning", "XXXX-XX-XXTMO", None),
    ("It happened a long time ago.", "a long time ago", "PAST_REF", None),
    ("at the turn of the century", "the turn of the century", "XXXX", None),
    ("paid annually", "annually", "P1Y", None),
    ("he is now in Oslo", "now", "PRESENT_REF", None),
    ("in the near future", "the near future", "FUTURE_REF", None),
    ("fiscal 1989", "fiscal 1989", "1989", None),
    ("on 03/04/2021", "03/04/2021", "2021-XX-XX", None),
]


@pytest.mark.parametrize(("text", "span", "value", "edtf"), CASES, ids=[case[0] for case in CASES])
def test_an_expression_has_its_span_value_and_date(
    text: str, span: str, value: str, edtf: str | None
) -> None:
    found = only(text)
    assert (found.text, found.value) == (span, value)
    assert (found.date.edtf if found.date else None) == edtf
    assert bool(found.reason) == (edtf is None)
    assert bool(found.explanation) == (edtf is not None)


LEFT_ALONE = [
    "They may march on the capital.",
    "Prime Minister Theresa May spoke.",
    "Mrs May said no.",
    "Good night, and the night bus home.",
    "Mr. Ramadan met a friend of Tariq Ramadan.",
    "The sun sat low over the Wed Sea.",
    "They won 24/7 and 3-2.",
    "It cost 1,500 and then $1990.",
    "Version 12.1 of 2000 people",
    "a 30-year-old man, two years old",
    "the second man came first",
    "World War II",
    "stocks fall in a spring",
    "Chapter 11 of the March of Dimes",
    "shortly after the vote",
    "the last day of the trial",
    "It soon became a city, and soon after a port.",
    "He was 1,988th of 20,001.",
    "a fire in her nineties kitchen",
    "10.0.0.1",
    "He reads the Sunday Times.",
    "call 1800-555-2020",
    "Windows 2000 and Flight 1943",
    "Every second counts.",
    "He backs fiscal reform and a fiscal deficit.",
    "The Women's March who marched",
    "He told USA Today and World Tonight so.",
    "winter wheat and the Winter Olympics",
    "2000 people and 1500 troops",
    "Coffee is best in the morning.",
    "At the end of the day it hardly matters.",
    "Mr Eid said so.",
    "She used 1900 samples.",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert tag(text, WEDNESDAY) == []


def test_the_article_in_seeds_has_its_eight_dates() -> None:
    (path,) = SEEDS.glob("*.txt")
    text = path.read_text(encoding="utf-8").split("\n", 2)[2]
    placed = [(e.text, e.date.edtf) for e in tag(text, WEDNESDAY) if e.date]
    assert placed == [
        ("15th September, 2021", "2021-09-15"),
        ("Wednesday", "2021-09-15"),
        ("August", "2021-08"),
        ("early August", "[2021-08-01..2021-08-10]"),
        ("August 15", "2021-08-15"),
        ("August 31", "2021-08-31"),
        ("the start of last week", "[2021-09-06..2021-09-07]"),
        ("Shortly after", "[2021-09-06..2021-09-12]"),
        ("2001", "2001/.."),
    ]


def test_the_day_of_publication_counts_as_the_latest_weekday() -> None:
    assert only("He said so Wednesday.").date == only("He said so today.").date


def test_anaphoric_expressions_have_the_previous_date_as_anchor() -> None:
    first, second = tag("He was shot on June 3, 2019. Two days later he died.", WEDNESDAY)
    assert (first.anchor, second.anchor) == (Anchor.EXPLICIT, Anchor.PREVIOUS)
    assert second.date is not None
    assert second.date.earliest == date(2019, 6, 5)
    assert "2019-06-03" in second.explanation


def test_a_feast_by_the_moon_can_be_a_day_off() -> None:
    assert "a day earlier or later" in only("on Eid al-Fitr").explanation


def test_a_feast_outside_the_known_years_of_its_calendar_is_unplaced() -> None:
    assert only("on Ashura", date(1850, 5, 1)).reason == "its calendar is unknown for this year"


def test_since_a_war_of_several_years_is_not_since_its_first() -> None:
    first, last = tag("since the 1950-53 War ended", WEDNESDAY)
    assert [each.date and each.date.edtf for each in (first, last)] == ["1950", "1953"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He was held in March 2020 and charged two weeks later.", "[2020-03-09..2020-04-19]"),
        ("He was held in 2019 and freed three months later.", "[2019-04-01..2020-03-31]"),
        ("He was held in March 2020 and freed three months later.", "2020-06"),
        ("He was held on 3 March 2020 and charged two weeks later.", "[2020-03-16..2020-03-22]"),
    ],
)
def test_a_distance_from_a_longer_period_is_no_more_precise_than_it(text: str, edtf: str) -> None:
    last = tag(text, WEDNESDAY)[-1]
    assert last.date is not None
    assert last.date.edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He ruled from 1981 until he was overthrown.", "1981/.."),
        ("He ruled from 1981 until the army took over.", "1981/.."),
        ("He came from 1981 on.", "1981/.."),
        ("A film from 1981 was shown.", "1981"),
        ("It is the worst attack since the 1998 bombing.", "1998"),
        ("It has been so since the 1980s.", "198X/.."),
    ],
)
def test_a_date_with_from_on_has_an_open_end(text: str, edtf: str) -> None:
    (found,) = tag(text, WEDNESDAY)
    assert found.date is not None
    assert found.date.edtf == edtf


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on 3, 5 and 9 May.", ["2017-05-03", "2017-05-05", "2017-05-09"]),
        ("They will meet on 3, 5 and 9 May.", ["2018-05-03", "2018-05-05", "2018-05-09"]),
        ("It snowed from November to March.", ["2017-11", "2018-03"]),
        ("He wrote in June and October.", ["2017-06", "2017-10"]),
    ],
)
def test_listed_dates_are_of_one_year_or_of_two_in_a_row(text: str, values: list[str]) -> None:
    assert [e.value for e in tag(text, date(2018, 1, 3))] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two days after the 2012 coup", ["P2D", "2012"]),
        ("the three weeks before 5 May 2010", ["P3W", "2010-05-05"]),
        ("three days, before 5 May 2010", ["P3D", "2010-05-05"]),
    ],
)
def test_a_duration_does_not_count_from_a_coarser_or_distant_date(text: str, values: list[str]) -> None:
    assert [e.value for e in tag(text, WEDNESDAY)] == values


@pytest.mark.parametrize(
    ("text", "is_from_event"),
    [
        ("six months before the deployment", True),
        ("Two days after he spoke, they left.", True),
        ("They stayed two days.", False),
        ("They left after two days.", False),
    ],
)
def test_a_duration_from_an_event_has_its_own_reason(text: str, is_from_event: bool) -> None:
    assert only(text).reason == (
        "it counts from an event without a date beside it"
        if is_from_event
        else "a duration has no place in the calendar"
    )


def test_a_year_earlier_beside_a_quarter_is_that_quarter() -> None:
    text = "Net rose in the third quarter, from $2 million a year earlier."
    assert [e.value for e in tag(text, date(2021, 11, 3))] == ["2021-Q3", "2020-Q3"]


def test_figures_follow_the_order_of_the_other_dates() -> None:
    assert [e.value for e in tag("due 04/03/2021 and 25/03/2021", WEDNESDAY)] == ["2021-03-04", "2021-03-25"]
    assert [e.value for e in tag("due 04/03/2021 and 03/25/2021", WEDNESDAY)] == ["2021-04-03", "2021-03-25"]


def test_below_a_dateline_its_day_is_the_anchor() -> None:
    text = "KABUL, Aug. 2 (Reuters) - He left yesterday.\n\nHERAT, Aug. 9 (Reuters) - She left yesterday."
    assert [e.value for e in tag(text, WEDNESDAY) if e.text == "yesterday"] == ["2021-08-01", "2021-08-08"]
    assert "dateline" in tag(text, WEDNESDAY)[1].explanation


def test_without_a_publication_date_only_explicit_dates_are_placed() -> None:
    explicit, relative = tag("On May 3, 2019 he promised it; yesterday he forgot.", None)
    assert explicit.date is not None
    assert relative.date is None
    assert relative.reason == "the article has no publication date"


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("yesterday", Granularity.DAY),
        ("last week", Granularity.WEEK),
        ("early August", Granularity.MONTH),
        ("last summer", Granularity.SEASON),
        ("in 2019", Granularity.YEAR),
        ("the 1990s", Granularity.DECADE),
        ("the 19th century", Granularity.CENTURY),
    ],
)
def test_granularity_is_the_named_unit(text: str, granularity: Granularity) -> None:
    found = only(text)
    assert found.date is not None
    assert found.date.granularity is granularity


def test_the_end_of_a_war_is_not_that_of_its_first_year() -> None:
    first, last = tag("since the end of the 1950-53 war", WEDNESDAY)
    assert (first.text, first.mod, last.text) == ("1950", None, "53")


def test_by_a_date_is_once_before_it_and_until_a_date_is_all_the_time() -> None:
    [by] = tag("They must leave by 5 May 2020.", None)
    [until] = tag("They stayed until 5 May 2020.", None)
    assert by.date is not None
    assert until.date is not None
    assert (by.date.edtf, by.date.extent) == ("../2020-05-05", Extent.WITHIN)
    assert (until.date.edtf, until.date.extent) == ("../2020-05-05", Extent.THROUGHOUT)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("They met on Labor Day last year.", date(1, 3, 1)),
        ("On Black Friday next year they will meet.", date(9999, 12, 20)),
    ],
)
def test_a_holiday_of_a_year_that_no_calendar_has_is_unplaced(text, published):
    [expression] = [each for each in tag(text, published) if "year" in each.text]
    assert expression.date is None


def test_a_time_shares_the_doubt_of_its_day() -> None:
    doubtful, sure = "He fled on Thursday, at 6:10 a.m.", "He fled on Tuesday, at 6:10 a.m."
    for text, written in ((doubtful, "2021-09-09?"), (sure, "2021-09-14")):
        first, *_, time = tag(f"{text[:-12]}. The boat left at 7:30 a.m.", WEDNESDAY)
        assert [first.date.edtf, time.date.edtf] == [written, written]
