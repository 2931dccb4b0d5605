"""The colour of a tag is the same in list and picture, and a chosen one holds."""

from datetime import date, timedelta

from tests.figure.sets import row, table
from timeline.figure import Preset, View, compose
from timeline.figure.colours import PALETTES
from timeline.figure.tag_colours import distinct_colours, tag_colours
from timeline.figure.view_options import Theme
from timeline.selection import PictureOptions

PALETTE = PALETTES[Theme.LIGHT]
FIRST = date(2023, 5, 1)


def drawn(tags, events):
    """The colours of the symbols of events with one tag each, by tag."""
    rows = [
        row(str(at), FIRST + timedelta(at), FIRST + timedelta(at), tags=(tag,))
        for at, tag in enumerate(events)
    ]
    view = View(options=PictureOptions.of(colour="tag"), tags=tags)
    figure = compose(table(rows), view.saved(Preset.ARTICLE)).figure
    symbols = next(trace for trace in figure.data if trace.name == "symbols" and len(trace.x) == len(events))
    return {
        events[int(at)]: colour for at, colour in zip(symbols.customdata, symbols.marker.color, strict=True)
    }


def test_the_colours_of_the_list_are_those_of_the_picture():
    tags = {"war": "", "talks": "", "aid": ""}
    events = ["aid", "talks", "aid", "talks", "war", "war", "aid"]  # another order than that of first use
    assert drawn(tags, events) == tag_colours(tags, PALETTE)


def test_a_chosen_colour_holds_in_both():
    tags = {"war": "", "talks": "#123456"}
    assert tag_colours(tags, PALETTE)["talks"] == "#123456"
    assert drawn(tags, ["war", "talks", "war", "talks"])["talks"] == "#123456"


def test_two_tags_of_one_picture_are_alike_only_if_a_person_chose_so():
    tags = {f"t{at}": "" for at in range(len(PALETTE) + 1)}
    first, last = "t0", f"t{len(PALETTE)}"
    assert tag_colours(tags, PALETTE)[first] == tag_colours(tags, PALETTE)[last]
    made = distinct_colours((first, last), tags, PALETTE)
    assert made[first] != made[last]
    chosen = distinct_colours(("t0", "t1"), tags | {"t0": "#123456", "t1": "#123456"}, PALETTE)
    assert chosen == {"t0": "#123456", "t1": "#123456"}
    taken = distinct_colours(("t0", "t1"), tags | {"t1": PALETTE[0]}, PALETTE)
    assert taken["t0"] != PALETTE[0]
