"""The publisher's words and the house style in story, offline page, page to print and TimelineJS file."""

import json
from dataclasses import replace

import plotly.graph_objects as go
import pytest
from playwright.sync_api import expect

from tests.export.cases import MAY_7, STRIKE, Case, collection_of
from tests.export.test_standalone_page import offline, saved  # noqa: F401
from timeline.export.event_collection import Remark
from timeline.export.file_metadata import Caption
from timeline.export.print_page import to_print_page
from timeline.export.publication import Publication, outlets_line
from timeline.export.standalone_page import standalone_page
from timeline.export.timelinejs import to_timelinejs
from timeline.figure import HouseStyle, Logo
from timeline.model import Article

STYLE = HouseStyle(
    font="Liberation Serif",
    colours=("#ffd54a", "#b3001b"),
    text="#222222",
    background="#fffdf5",
    logo=Logo("data:image/svg+xml;base64,PHN2Zy8+", 2.0),
)
WORDS = Publication(
    "How it closed", "Times are local.", "Sources: Wire", "Graphic: Post", STYLE, for_readers=True
)
WORKSHOP = (
    "Corrected by hand",
    "Tags:",
    "Checked",
    "To the day",
    "Dated by Timeline",
    "1 of ",
    "starred event",
)


def collection(publication=WORDS):
    made = collection_of(Case(date=MAY_7), Case("The union struck.", "", STRIKE, "Union struck"))
    remark = Remark("ask again", True, ("title",), True, ("Talks",))
    records = tuple(replace(record, remark=remark) for record in made.records)
    return replace(made, records=records, publication=publication, total=40)


def pages(publication=WORDS):
    made = collection(publication)
    page = standalone_page(made, go.Figure(), Caption(made.title, "", "")).decode()
    return to_print_page(made), page[: page.index('<script type="application/json"')]


def test_a_page_has_the_words_and_the_style_of_its_publisher():
    for page in pages():
        for words in ("How it closed", "Times are local.", "Sources: Wire", "Graphic: Post"):
            assert words in page
        assert "--font: 'Liberation Serif'" in page
        assert "--accent: #b3001b" in page, "the first colour that can be read"
        assert '<img class="logo" alt="" src="data:image/svg+xml;base64,PHN2Zy8+">' in page
        assert "img-src data:" in page


def test_a_page_for_readers_has_no_notes_of_the_workshop():
    for page in pages():
        assert not any(words in page for words in WORKSHOP)
    for page in pages(Publication()):
        assert "Corrected by hand: title" in page


def test_a_timelinejs_file_has_the_words_of_its_publisher():
    document = json.loads(to_timelinejs(collection()))
    opening = document["title"]["text"]["text"]
    assert [words in opening for words in ("How it closed", "Sources: Wire", "Graphic: Post")] == [True] * 3
    assert document["title"]["background"] == {"color": "#fffdf5"}
    assert "Corrected" not in json.dumps(document)
    assert document["events"][0]["display_date"] == "7 May 2023"


def test_outlets_are_named_once_the_most_frequent_first():
    sites = ("www.npr.org", "Wire", "Wire", "Added by hand", None)
    articles = [Article(str(at), "Text.", source=site) for at, site in enumerate(sites)]
    assert outlets_line(articles) == "Sources: Wire, NPR"
    assert outlets_line(articles[3:]) == ""


@pytest.mark.browser
def test_a_telephone_has_a_column_of_the_events_and_a_free_start(offline, tmp_path):  # noqa: F811
    page, _ = offline
    page.set_viewport_size({"width": 375, "height": 440})
    page.goto(address := saved(tmp_path, Case(), Case("The union struck.", "", STRIKE, "Union struck")))
    expect(page.locator("#chart")).to_be_hidden()
    expect(page.locator(".column li")).to_have_count(2)
    page.get_by_role("link", name="Union struck").click()
    expect(page.locator("li.event:target")).to_contain_text("The union struck.")
    page.goto(f"{address}#story")
    page.reload()
    start, bar = (page.locator(each).bounding_box() for each in (".slide .first-button", ".steps"))
    assert start["y"] + start["height"] <= bar["y"]
