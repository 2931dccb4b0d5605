"""Open intervals, agents after "by", counted dates, weeks, parts of periods and ranges, in sentences."""

from datetime import date

import pytest

from timeline.model import Expression
from timeline.temporal import join_ranges, tag

WEDNESDAY = date(2021, 9, 15)


def dates_in(text: str) -> list[tuple[str, str]]:
    """Return words and EDTF of each placed expression, with ranges joined."""
    found: list[Expression] = join_ranges(text, tag(text, WEDNESDAY))
    return [(each.text, each.date.edtf) for each in found if each.date is not None]


OPEN = [
    ("The tower was built before 1420.", "1420", "../1420"),
    ("The letter was written after 12 May 1803.", "12 May 1803", "1803-05-12/.."),
    ("Prior to June 2015 the firm had no website.", "June 2015", "../2015-06"),
    ("Bids must arrive no later than 3 October 2021.", "3 October 2021", "../2021-10-03"),
    ("They kept records up to 1968.", "1968", "../1968"),
    ("He was chairman from 2003 to the present.", "2003", "2003/.."),
    ("She has run the museum from 2010 until now.", "2010", "2010/.."),
    ("The fort was abandoned some time before March 1645.", "March 1645", "../1645-03"),
    ("The road opens on or after 1 October 2021.", "1 October 2021", "2021-10-01/.."),
    ("The rule applies from 1 November 2021 onwards.", "1 November 2021", "2021-11-01/.."),
    ("Nobody lived there after 1950.", "1950", "1950/.."),
    ("The tomb was sealed at the latest in 1320.", "1320", "../1320"),
    ("The bridge will not open before 2024.", "2024", "2024/.."),
    ("The mine operated from 1890 to the present day.", "1890", "1890/.."),
    ("It happened over a century ago.", "a century ago", "../19XX"),
    ("The contract runs through the end of 2030.", "the end of 2030", "../2030-12-31"),
    ("He left the firm less than a week ago.", "less than a week ago", "[2021-09-08..2021-09-15]"),
]
NOT_OPEN = [
    ("Two people died after Sunday's fire.", "Sunday", "2021-09-12"),
    ("He resigned after the 2016 referendum.", "2016", "2016"),
    ("The bridge closed shortly before the August 4 blast.", "August 4", "2021-08-04"),
    ("He left two days after 12 May 1803.", "two days after 12 May 1803", "1803-05-14"),
    ("They talked before last week's vote.", "last week", "[2021-09-06..2021-09-12]"),
    ("The committee worked through the summer.", "the summer", "[2021-06-01..2021-08-31]"),
    ("The rules of the May 2018 accord held by 2020 standards.", "2020", "2020"),
    ("The deal was done before noon on Tuesday.", "Tuesday", "2021-09-14"),
    ("They fled soon after 3 May 2019.", "3 May 2019", "2019-05-03"),
    ("He fled before the summer offensive.", "summer", "[2021-06-01..2021-08-31]"),
    ("The strike was postponed until 12 October 2021.", "12 October 2021", "2021-10-12"),
]
AGENTS = [
    ("The bank was rescued by Tuesday's loan.", "Tuesday", "2021-09-14"),
    ("The slump brought about by the 1929 crash lasted years.", "1929", "1929"),
    ("The coast was battered by last week's storm.", "last week", "[2021-09-06..2021-09-12]"),
    ("Traders were spooked by the September 3 report.", "September 3", "2021-09-03"),
]
DEADLINES = [
    ("The bank must be sold by 1 October 2021.", "1 October 2021", "../2021-10-01"),
    ("The road will be finished by 2025.", "2025", "../2025"),
    ("The plant was closed by 1985.", "1985", "../1985"),
    ("Work should be done by the end of October 2021.", "the end of October 2021", "../2021-10-31"),
]
COUNTED = [
    ("The hearing is set for a week from tomorrow.", "a week from tomorrow", "2021-09-23"),
    ("He flew home a week last Tuesday.", "a week last Tuesday", "2021-09-07"),
    ("The first Monday after Easter 2019 was wet.", "The first Monday after Easter 2019", "2019-04-22"),
    ("Sales peaked in the final week of 2019.", "the final week of 2019", "[2019-12-25..2019-12-31]"),
    ("The drought ended in the latter part of 1985.", "1985", "[1985-09-01..1985-12-31]"),
    ("Turnover fell in its financial year to 31 March 2016.", "31 March 2016", "[2015-04-01..2016-03-31]"),
    ("A fortnight ago the dam burst.", "A fortnight ago", "[2021-08-30..2021-09-05]"),
    ("He arrived a week ago Monday.", "a week ago Monday", "2021-09-06"),
    ("They met on the Friday before last.", "the Friday before last", "2021-09-03"),
    ("The trial opens two weeks from Friday.", "two weeks from Friday", "2021-10-01"),
    ("It starts on Monday week.", "Monday week", "2021-09-27"),
    ("The vote is on the first Friday of next month.", "the first Friday of next month", "2021-10-01"),
    ("In the last days of 2020 he fled.", "the last days of 2020", "[2020-12-22..2020-12-31]"),
    ("In the first half of August it rained.", "the first half of August", "[2021-08-01..2021-08-15]"),
    ("The second half of June 2019 was dry.", "second half of June 2019", "[2019-06-16..2019-06-30]"),
    ("The shop reopens in three weeks' time.", "in three weeks' time", "[2021-10-04..2021-10-10]"),
    ("In the 12 months ended June 30 sales fell.", "the 12 months ended June 30", "[2020-07-01..2021-06-30]"),
    ("Profit fell in the year to March 2019.", "the year to March 2019", "[2018-04-01..2019-03-31]"),
    (
        "He left three days before the election on March 3, 2003.",
        "three days before the election on March 3, 2003",
        "2003-02-28",
    ),
    (
        "She died five years to the day after 3 May 1990.",
        "five years to the day after 3 May 1990",
        "1995-05-03",
    ),
]
UNPLACED = [
    "It was the first visit by a pope in 10 years.",
    "Three weeks before the wedding she left him.",
    "He resigned two days after the battle.",
    "It was the worst storm in a decade.",
    "The visit will be the first by a Japanese leader in 26 years.",
    "She moved there in the year after the war.",
    "The king died on the Sunday before the vote.",
    "The second anniversary of his death was marked in silence.",
    "She won the first quarter of the race.",
    "They met on a Tuesday to hear the plea.",
    "The shop was closed for two weeks from then.",
]
FROM_A_DAY = [
    ("The toll falls from Friday.", "Friday", "2021-09-17"),
    ("The market is closed from Saturday to Sunday.", "Saturday to Sunday", "2021-09-11/2021-09-12"),
    ("Pictures from Friday show the damage.", "Friday", "2021-09-10"),
]
RANGES = [
    ("In December and January 2016 it snowed.", "December and January 2016", "2015-12/2016-01"),
    ("The paper was banned between October 2012 and March.", "October 2012 and March", "2012-10/2013-03"),
    ("The will was forged sometime between 5 May and 9 June 2015.", "5 May", "[2015-05-05..2015-06-09]"),
    ("The fair ran 2016-06-10/2016-06-12.", "2016-06-10/2016-06-12", "2016-06-10/2016-06-12"),
    ("The survey ran December to February 2015.", "December to February 2015", "2014-12/2015-02"),
    ("The fair ran Dec. 28 to Jan. 3, 2017.", "Dec. 28 to Jan. 3, 2017", "2016-12-28/2017-01-03"),
    ("The station closes from 10 a.m. to 4 p.m. on March 3, 2022.", "March 3", "2022-03-03"),
    ("On the night of 13/14 June 1944 they landed.", "13/14 June 1944", "1944-06-13/1944-06-14"),
    (
        "He was held from 3 May 1990 until 7 June 1991.",
        "3 May 1990 until 7 June 1991",
        "1990-05-03/1991-06-07",
    ),
]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [*OPEN, *NOT_OPEN, *AGENTS, *DEADLINES, *COUNTED, *FROM_A_DAY, *RANGES],
    ids=lambda x: x[:40],
)
def test_a_date_has_the_days_of_its_words(text: str, words: str, edtf: str) -> None:
    start, end = text.index(words), text.index(words) + len(words)
    found = join_ranges(text, tag(text, WEDNESDAY))
    dates = [e.date.edtf for e in found if e.date is not None and e.start < end and start < e.end]
    assert dates
    assert set(dates) == {edtf}


@pytest.mark.parametrize("text", UNPLACED)
def test_a_length_of_time_has_no_date(text: str) -> None:
    assert dates_in(text) == []
