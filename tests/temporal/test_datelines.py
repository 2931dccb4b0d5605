"""The span and the day of datelines."""

from datetime import date

import pytest

from timeline.temporal import datelines, parse_day, tag

CASES = [
    ("MOSCOW (Agency News / Wire - 15th September, 2021) Russia said", "Russia said", date(2021, 9, 15)),
    ("KABUL, Aug. 15 (Reuters) - Troops left", "Troops left", None),
    ("KABUL, Afghanistan (Jan. 25, 2013) — Troops left", "Troops left", date(2013, 1, 25)),
    ("SAO PAULO (AP) — Troops left", "Troops left", None),
    ("NEW YORK — Troops left", "Troops left", None),
    ("BRUSSELS, February 10 (Xinhua) --\n\nNATO said", "NATO said", None),
    ("Tirana, Albania (CNN) Some left", "Some left", None),
    ("Wire | Updated: 2017-09-15 17:52\nTroops left", "Troops left", date(2017, 9, 15)),
    (
        "Apr. 23: Patrols in the east\nCommand News\n2010-04-CA-067\nFor Immediate Release\n\nIn Herat",
        "In Herat",
        date(2010, 4, 23),
    ),
    ("Storm nears the coast Friday 3 May 2013 09.55 BST The storm", "The storm", date(2013, 5, 3)),
    ("LIMA | Wed Sep 4, 2013 2:06 pm EDT\nMiners struck", "Miners struck", date(2013, 9, 4)),
    ("2010-09-CA-325 \u2028KABUL, Afghanistan (Sept. 30) - Troops left", "Troops left", date(2010, 9, 30)),
]


@pytest.mark.parametrize(("text", "prose", "day"), CASES, ids=[case[0][:20] for case in CASES])
def test_the_prose_begins_after_the_dateline(text: str, prose: str, day: date | None) -> None:
    line = datelines(text)[-1]
    assert text[line.end :] == prose
    assert line.date == day


@pytest.mark.parametrize(
    "text",
    [
        "Troops left Kabul on Aug. 15.",
        "The probe lands on Friday 3 May 2013 at 9:55 GMT, they say.",
        "The match of 3 May 2013 19:45 BST was put off.",
        "NATO (the North Atlantic alliance) said so.",
        "John Smith (born May 4, 1950) was a teacher.",
        "He said: MOSCOW (AP) - is where he lives",
    ],
)
def test_prose_has_no_dateline(text: str) -> None:
    assert datelines(text) == []


def test_a_dateline_without_a_year_is_nearest_the_publication_date() -> None:
    (line,) = datelines("OSLO, Dec. 30 (Reuters) - He left", date(2021, 1, 2))
    assert line.date == date(2020, 12, 30)


def test_several_datelines_date_their_own_passages() -> None:
    text = (
        "KABUL, Afghanistan (April 1, 2011)\nHe left today.\n\nHERAT, Iran (April 4, 2011)\nShe left today."
    )
    assert [line.date for line in datelines(text)] == [date(2011, 4, 1), date(2011, 4, 4)]
    assert [e.value for e in tag(text, None) if e.text == "today"] == ["2011-04-01", "2011-04-04"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-09-15", date(2021, 9, 15)),
        ("2021-09-15T23:30:00-08:00", date(2021, 9, 15)),
        ("Thu, 16 Sep 2021 01:00:00 GMT", date(2021, 9, 16)),
        ("September 15, 2021", date(2021, 9, 15)),
        ("15 de septiembre de 2021", date(2021, 9, 15)),
        ("15 septembre 2021", date(2021, 9, 15)),
        ("15. September 2021", date(2021, 9, 15)),
        ("15 сентября 2021", date(2021, 9, 15)),
        ("2021年9月15日", date(2021, 9, 15)),
        ("١٥ سبتمبر ٢٠٢١", date(2021, 9, 15)),
        ("15/09/2021", date(2021, 9, 15)),
        ("2021-02-30", None),
        ("-0001-01-01", None),
        ("0000-01-01", None),
        ("0001-01-01", date(1, 1, 1)),
        ("2021", None),
        ("yesterday", None),
        ("", None),
        ("9" * 10_000, None),
    ],
)
def test_publication_dates_can_be_in_any_language(text: str, day: date | None) -> None:
    assert parse_day(text) == day


def test_a_day_on_its_own_line_is_the_dct_of_the_text_below() -> None:
    text = "Monday, Aug. 2\nThe army moved today.\nAugust 5, 2021:\nIt stopped yesterday.\nIt was 2019 then."
    tagged = [(e.text, e.value) for e in tag(text, date(2021, 9, 15))]
    assert ("today", "2021-08-02") in tagged
    assert ("yesterday", "2021-08-04") in tagged
