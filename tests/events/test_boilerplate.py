"""Boilerplate is in no title, and its time stamps make no event."""

from datetime import date

import pytest

from tests.events.short_texts import mention, mentions
from timeline.events import extract
from timeline.model import Article


@pytest.mark.parametrize(
    ("text", "expression", "title"),
    [
        (
            "FILE - In this Dec. 13, 2016, file photo, the logo of Lakeside Bank appears above a shop.",
            "Dec. 13, 2016",
            "Logo of Lakeside Bank appears above a shop",
        ),
        (
            "This photo released by the harbour police shows the site of a plane crash in Tema, Ghana, "
            "Sunday, Dec. 31, 2017.",
            "Sunday, Dec. 31, 2017",
            "Plane crash in Tema",
        ),
        (
            "A photo issued by the Rail Branch of the tram which derailed near Sandwell in Dudley, "
            "Nov. 9, 2016.",
            "Nov. 9, 2016",
            "Tram derailed near Sandwell in Dudley",
        ),
        ("Hide Caption 3 of 25 Photos: The mayor left the city on Monday.", "Monday", "Mayor left the city"),
        ("(CNN) The mayor left the city on Monday.", "Monday", "Mayor left the city"),
        ("LIMA - The mayor on Monday left the city.", "Monday", "Mayor left the city"),
        ("LIMA (Andean Wire) – The mayor left the city on Monday.", "Monday", "Mayor left the city"),
        (
            "LIMA -LRB- Andean Wire -RRB- - The mayor left the city on Monday .",
            "Monday",
            "Mayor left the city",
        ),
        ("-LRB- Update 2:31 p.m. Lima , 3 p.m. ET -RRB- The mayor left on Monday .", "Monday", "Mayor left"),
        ("(Updated 14:05 GMT) The mayor left the city on Monday.", "Monday", "Mayor left the city"),
        (
            "(Updated: 2:05 a.m. Friday, Oslo; 8:05 p.m. Thursday ET) The mayor left on Monday.",
            "Monday",
            "Mayor left",
        ),
        ("(Update of the map) The mayor left the city on Monday.", "Monday", "Mayor left the city"),
        ("BRANDT: The mayor left the city on Monday.", "Monday", "Mayor left the city"),
        ("STORM BREAKS THE DAM The mayor left the city on Monday.", "Monday", "Mayor left the city"),
        (
            "Added : Friday , 15 January , 2021 , 17:06 GMT 17:06 UK The mayor left the city on Monday .",
            "Monday",
            "Mayor left the city",
        ),
        (
            "May 3 , 2021 - 5:41 PM | by : Ida Berg The mayor left the city on Monday .",
            "Monday",
            "Mayor left the city",
        ),
        (
            "The rocket left its pad on Tuesday — Eva Brandt (@evab) May 5, 2020",
            "Tuesday",
            "Rocket left its pad",
        ),
    ],
)
def test_a_title_has_no_boilerplate(text: str, expression: str, title: str) -> None:
    assert mention(text, expression).title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The judge saw a photo of the ship on Monday.", "Judge saw a photo of the ship"),
        ("The photo of the ship appeared on Monday.", "Photo of the ship appeared"),
        ("Eva Brandt (a nurse) left on Monday.", "Eva Brandt left"),
    ],
)
def test_text_similar_to_boilerplate_stays(text: str, title: str) -> None:
    assert mention(text, "Monday").title == title


@pytest.mark.parametrize(
    "text",
    [
        "A post shared by Eva Brandt (@evab) on Feb 4, 2018 at 9:50pm PST",
        "The lake froze over. — Eva Brandt (@evab) May 5, 2020",
        "This article was published on the Harbour News website at 12.41 BST on Thursday 9 April 2009.",
        "March 8 , 2011 at 6:18 pm | Reply The mayor is back.",
        "At 12:48 6th May 2009 , inchindown wrote : The mayor is back.",
        "The mayor is back. Posted by: Lee | September 19, 2008 3:10 PM",
        "The mayor is back Posted by RT Play on Monday, April 4, 2016",
        "3.54pm - UPDATE - The bank opened its doors.",
    ],
)
def test_a_time_stamp_makes_no_event(text: str) -> None:
    found = extract(Article("a", text, published=date(2021, 9, 15)))
    assert all(mention.is_dated_by_publication for mention in found.mentions)
    assert [why for _, why in found.without_event] == [
        "it is the time stamp of a page, a picture or a byline"
    ]


def test_a_minute_of_a_day_in_a_sentence_dates_it() -> None:
    [found] = mentions("At 8:46 a.m. on September 11, 2001, a plane hit the tower.")
    assert found.title == "Plane hit the tower"


def test_a_clock_time_in_the_sentence_dates_it() -> None:
    [found] = mentions("The bank opened its doors at 3.54pm on Monday.")
    assert found.title == "Bank opened its doors"


def test_offsets_are_correct_after_boilerplate() -> None:
    text = "BRANDT: The mayor left on Monday."
    [found] = mentions(text)
    assert text[found.start : found.end] == "The mayor left on Monday."


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article appeared on May 3, 2021.",
        "This story was amended on 10 May 2021 to correct a name.",
        "The mill was shut. (Reporting by Jo Writer in Leeds; Published May 2)",
        "Water use doubled (Okoro et al., 2014).",
        "The method is old (see Berg and Lund, 1998; Moe, 2003a).",
        "Rents are back at 2016 levels.",
        "Troops withdrew to 1967 borders.",
        "Watch Harbour Tonight on Mondays and on May 3, 2021 at 9 p.m. ET.",
        "Posted on May 3, 2021 at 2:35 PM ET",
    ],
)
def test_notes_citations_and_levels_make_no_event(text: str) -> None:
    assert mentions(text) == ()


def test_a_report_of_a_day_is_no_note() -> None:
    assert mention("The report of the police was published on May 3, 2021.", "May 3, 2021")


def test_a_sentence_in_capitals_makes_an_event() -> None:
    assert (
        mention("MAYOR RESIGNED ON SUNDAY AFTER THE STRIKE.", "SUNDAY").title
        == "MAYOR RESIGNED AFTER THE STRIKE"
    )


def test_an_expected_end_is_planned() -> None:
    text = "By 2200 the population is expected to fall by half."
    assert mention(text, "2200").modality == "planned"
