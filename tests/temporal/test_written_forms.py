"""Written forms of dates and times, and words that only look like them."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.temporal.tagger import tag

DCT = date(2021, 9, 15)

WRITTEN = [
    ("The ship left port on March 4,1997 with no crew.", "March 4,1997", "1997-03-04"),
    ("The report is dated 4-March-1997.", "4-March-1997", "1997-03-04"),
    ("The log begins on 04-Mar-97.", "04-Mar-97", "1997-03-04"),
    ("The entry 2018-Nov-30 was deleted.", "2018-Nov-30", "2018-11-30"),
    ("The record carries the date 2003.11.05.", "2003.11.05", "2003-11-05"),
    ("It was signed on 2nd Dec 88 in Lagos.", "2nd Dec 88", "1988-12-02"),
    ("Sent: Tue Mar 9 08:15:02 UTC 2004", "Tue Mar 9 08:15:02 UTC 2004", "2004-03-09"),
    ("Sent on Tue, 09 Mar 2004 08:15:02 +0100 by the desk.", "09 Mar 2004", "2004-03-09"),
    ("The strike began on 7 May in 2012.", "7 May in 2012", "2012-05-07"),
    ("The treaty was signed on July 9 (1998).", "July 9 (1998)", "1998-07-09"),
    ("The mayor resigned on Monday (Sept. 6).", "Monday (Sept. 6)", "2021-09-06"),
    ("The server failed at 2019-03-04T10:15:00Z.", "2019-03-04T10:15:00Z", "2019-03-04"),
    ("The storm hit on friday and left on sunday.", "friday", "2021-09-10"),
    ("The storm hit on friday and left on sunday.", "sunday", "2021-09-12"),
    ("they arrived on 12 august 2014.", "12 august 2014", "2014-08-12"),
    ("THE TALKS ENDED ON THURSDAY.", "THURSDAY", "2021-09-09?"),
    ("Seas will rise by a metre by 2150.", "2150", "../2150"),
    ("In 2016: the bridge fell.", "2016", "2016"),
    ("The September 11 hijackers had trained in Florida.", "September 11", "2001-09-11"),
    ("The ferry sank overnight.", "overnight", "2021-09-14"),
    ("The bank failed on 15.Sept.2008.", "15.Sept.2008", "2008-09-15"),
    ("The letter of 2011-03 was lost.", "2011-03", "2011-03"),
    ("The mayor left on Tuesday [Sept. 7].", "Tuesday [Sept. 7]", "2021-09-07"),
    ("The mayor left on Tuesday 7th.", "Tuesday 7th", "2021-09-07"),
    ("the talks were held on mon 6 sept 2021.", "mon 6 sept 2021", "2021-09-06"),
    ("they left in may.", "may", "2021-05"),
    ("The ﬁrst of June was a holiday.", "ﬁrst of June", "2021-06-01"),
    ("The 6:30 p.m. game on Friday was delayed.", "6:30 p.m.", "2021-09-10"),
    ("He was sworn in on Friday 20 January.", "Friday 20 January", "2017-01-20"),
    ("It was Friday the 13th.", "Friday the 13th", "2021-08-13"),
    ("The attacks of September 11 changed the law.", "September 11", "2001-09-11"),
    ("The Sept. 11th attacks changed the law.", "Sept. 11th", "2001-09-11"),
    ("The mine shut on Monday (13/09/2021).", "Monday (13/09/2021)", "2021-09-13"),
    ("The February revolution failed.", "February", "2021-02"),
    ("The shop burnt down on St. Stephen's Day.", "St. Stephen's Day", "2020-12-26"),
    ("A riot on September 11 changed nothing.", "September 11", "2021-09-11"),
]

CLOCKS = [
    ("Firing broke out between 0940 and 1010.", "1010", "2021-09-15T10:10"),
    ("The plane landed at 2115 GMT.", "2115 GMT", "2021-09-15T21:15"),
    ("The first shell fell shortly after 1430.", "shortly after 1430", "2021-09-15T14:30"),
]

LOOK_ALIKES = [
    ("He sat in the sun and wed a sailor.", ()),
    ("The Friday the 13th films earned millions.", ()),
    ("Vision 2040 is a plan of the ministry.", ()),
    ("The Nasdaq 1500 fell.", ()),
    ("A team rowed down the Fall River.", ()),
    ("They flew to Christmas Island.", ()),
    ("The inquiry was led by April Jones.", ()),
    ("The office is at 1990 Main Street.", ()),
    ("Contact us at 555-2010.", ()),
    ("Smith (1999) showed this.", ("1999",)),
    ("See www.site.com/2018/07/03/story and mail news@site.org/2018-07-03.", ()),
    ("The June 4th Movement met in the town of March.", ()),
    ("The Good Friday Agreement held.", ()),
    ("Bloody Sunday in Selma shocked the nation.", ()),
    ("The index closed at 2010, up 3 points.", ()),
    ("About 2000 fled.", ()),
    ("The October Revolution began.", ()),
    ("The 17 November group claimed it.", ()),
    ("The Friday Mosque and His Girl Friday.", ()),
    ("Order No. 1989 was signed.", ()),
    ("The Sun named him, and Peugeot 2008 drivers sat in the sun.", ()),
]


@pytest.mark.parametrize(("text", "words", "edtf"), WRITTEN)
def test_a_date_is_found_in_each_written_form(text: str, words: str, edtf: str) -> None:
    start = text.index(words)
    dates = [
        each.date.edtf
        for each in tag(text, DCT)
        if each.date is not None and each.start < start + len(words) and each.end > start
    ]
    assert dates == [edtf]


@pytest.mark.parametrize(("text", "words", "value"), CLOCKS)
def test_four_figures_are_a_clock_time(text: str, words: str, value: str) -> None:
    values = {each.text: each.value for each in tag(text, DCT)}
    assert values.get(words) == value


@pytest.mark.parametrize(("text", "dates"), LOOK_ALIKES)
def test_look_alikes_are_no_dates(text: str, dates: tuple[str, ...]) -> None:
    assert tuple(each.text for each in tag(text, DCT) if each.date is not None) == dates
