import re
from datetime import date

import pytest

from timeline.figure import Preset
from timeline.resources import load_text
from timeline.selection import Selection
from timeline.ui import chart, export_dialog


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
