import re
from datetime import date

import pytest

from timeline.figure import Preset
from timeline.figure import headline as picture_title
from timeline.model import Article
from timeline.resources import load_text
from timeline.selection import Selection
from timeline.selection.event_index import EventIndex
from timeline.table import COLUMNS, UNMARKED, frame
from timeline.ui import chart, export_dialog

WITNESSES = {"articles": 1, "outlets": 1, "weight": 1.0, "disputed": False, "sources": (), "witnesses": ()}


def table(*actors: tuple[str, ...]):
    blank = dict.fromkeys(COLUMNS, "") | dict.fromkeys(("earliest", "latest", "published"))
    blank |= {"actors": (), "groups": (), "places": (), "countries": (), "mentions": 1}
    blank |= WITNESSES | UNMARKED
    return frame([blank | {"id": str(at), "actors": names} for at, names in enumerate(actors)])


def headline(kept, selection, *articles: Article) -> str:
    return picture_title([article.title for article in articles], EventIndex(kept).whole, selection)


@pytest.mark.parametrize(
    ("selection", "title"),
    [
        (Selection(), "Norland in the news"),
        (Selection(actors=("Ada Brown",)), "Ada Brown in the news"),
        (Selection(actors=("Ada Brown", "Norland")), "Ada Brown and Norland in the news"),
        (Selection(actors=("Ada Brown", "Norland", "X")), "Ada Brown and others in the news"),
        (Selection(places=("Mill Bay",)), "Mill Bay in the news"),
    ],
)
def test_a_headline_names_the_main_actors(selection, title):
    kept = table(("Norland",), ("Norland", "Ada Brown"), ("Ada Brown",), ("Norland",))
    assert headline(kept, selection) == title


def test_a_headline_names_no_minor_actor():
    kept = table(("Norland",), (), (), ())
    one, two = Article("a", "T.", "Bridge <b>reopens"), Article("b", "T.", "Other")
    assert headline(kept, Selection(), one) == "Bridge <b>reopens"
    assert headline(kept, Selection(), one, two) == "In the news"


def test_of_many_events_a_smaller_part_has_the_title_by_weight():
    others = [(f"Person {at}",) for at in range(36)]
    kept = table(*others, *[("Norland",)] * 4)
    assert headline(kept, Selection(), Article("a", "T.", "One"), Article("b", "T.", "Two")) == (
        "Norland in the news"
    )
    light = kept.assign(weight=[1.0] * 36 + [0.1] * 4)
    assert headline(light, Selection(), Article("a", "T."), Article("b", "T.", "Two")) == "In the news"


def test_a_place_that_most_events_share_has_the_title():
    kept = table(*[()] * 4).assign(places=[("Mill Bay",)] * 3 + [()])
    assert headline(kept, Selection()) == "Mill Bay in the news"
    country = kept.assign(actors=[("Norland",)] * 3 + [()], places=[("Mill Bay", "Norland")] * 3 + [()])
    assert headline(country, Selection()) == "Norland in the news"


def test_a_headline_without_any_name():
    assert headline(table(()), Selection()) == "In the news"


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", 'a"b\\c:d*e?<f>|g', "\u202egnp.exe\x00", "...", "", "x" * 500, "Élan vital"]
)
def test_a_file_name_is_valid_on_every_system(title):
    name = export_dialog.file_name(title, Selection())
    assert re.fullmatch(r"[\w-]{1,80}", name)
    assert not name.startswith("-")


def test_the_file_name_of_a_picture_says_its_size():
    assert export_dialog.picture_name("kabul-in-the-news", Preset.CARD) == "kabul-in-the-news-link-card"
    long = {export_dialog.picture_name("x" * 80, preset) for preset in Preset}
    assert len(long) == len(Preset)
    assert all(len(name) <= 80 for name in long)


def test_a_zoom_becomes_a_period_in_either_direction():
    assert chart.zoomed_period(["2021-08-20", "2021-08-14"]) == (date(2021, 8, 14), date(2021, 8, 20))
    assert chart.zoomed_period("all") == (None, None)
    assert chart.zoomed_period(["-0001-03-", "0732-10-10"]) == (None, date(732, 10, 10))


@pytest.mark.parametrize(
    ("least", "beside"),
    [(chart.MIN_HEIGHT, chart.BESIDE_MANY), (chart.MIN_HEIGHT_FEW, chart.BESIDE_FEW)],
)
def test_the_style_keeps_the_room_that_the_chart_takes(least, beside):
    room = f"min-height: clamp({least}px, 100vh - {beside}px, {chart.MAX_HEIGHT}px)"
    assert room in load_text("timeline.ui", "style.css")
