"""Lanes: their order, events in several lanes, collapsed lanes."""

import re
from datetime import date, timedelta

import pytest

from tests.figure.sets import crowd, row, table
from timeline.figure import Lanes, Order, Preset, Theme, View, compose, ranked_values
from timeline.selection import Selection, from_params
from timeline.selection.event_index import EventIndex
from timeline.selection.filtered_events import Filtered

MAY = date(2024, 5, 7)


def both():
    """One event of the union and the port, and one of each alone; the port's is the earliest."""
    return table(
        [
            row("port", MAY, MAY, actors=("Port Authority",)),
            row("both", MAY + timedelta(2), MAY + timedelta(2), actors=("Harbour Union", "Port Authority")),
            row("union", MAY + timedelta(4), MAY + timedelta(4), actors=("Harbour Union",)),
            row("more", MAY + timedelta(5), MAY + timedelta(5), actors=("Harbour Union",)),
        ]
    )


def lane_names(figure):
    """The lanes' names from top to bottom."""
    notes = sorted(figure.layout.annotations, key=lambda note: -note.y)
    return [re.sub("</?b>", "", note.text) for note in notes if note.text.startswith("<b>")]


def events_of(figure):
    (hits,) = [trace for trace in figure.data if trace.name == "events"]
    return list(hits.customdata)


def labels_of(figure):
    (labels,) = [trace for trace in figure.data if trace.name == "labels"]
    return list(labels.text)


def test_an_event_of_two_actors_is_drawn_in_both_lanes_and_told_in_the_first():
    made = compose(both(), View(lanes=Lanes.ACTOR, width=1200))
    assert sorted(events_of(made.figure)) == ["both", "both", "more", "port", "union"]
    assert sum("number both" in text for text in labels_of(made.figure)) == 1
    assert sum(text.endswith("↑ Harbour Union") for text in labels_of(made.figure)) == 1
    assert sorted(made.labelled) == ["both", "more", "port", "union"]
    assert "3 events" in [note.text for note in made.figure.layout.annotations]
    assert any("Told in the lane named" in text for each in made.figure.data for text in each.text or ())


def test_without_lanes_nothing_is_drawn_twice():
    assert sorted(events_of(compose(both(), View()).figure)) == ["both", "more", "port", "union"]


def test_lanes_are_in_the_order_of_their_counts_or_of_their_first_events():
    by_count = compose(both(), View(lanes=Lanes.ACTOR)).figure
    by_first = compose(both(), View(lanes=Lanes.ACTOR, order=Order.FIRST)).figure
    assert lane_names(by_count)[:2] == ["Harbour Union", "Port Authority"]
    assert lane_names(by_first)[:2] == ["Port Authority", "Harbour Union"]


def test_a_collapsed_lane_is_one_thin_row_with_its_count():
    view = View(lanes=Lanes.ACTOR, collapsed=frozenset({"Harbour Union"}))
    made = compose(both(), view)
    assert "Harbour Union (3)" in lane_names(made.figure)
    assert sorted(events_of(made.figure)) == ["both", "port"]
    assert sorted(made.unlabelled) == ["more", "union"]
    (thin,) = [trace for trace in made.figure.data if trace.name == "collapsed"]
    assert sum(int(text.rpartition(": ")[2]) for text in thin.hovertext) == 3
    assert made.figure.layout.height < compose(both(), View(lanes=Lanes.ACTOR)).figure.layout.height


def test_all_lanes_can_be_collapsed():
    view = View(lanes=Lanes.ACTOR, height=630, collapsed=frozenset({"Harbour Union", "Port Authority"}))
    made = compose(both(), view)
    assert made.labelled == ()
    assert len(made.unlabelled) == 4


def test_lanes_by_outlet():
    events = table(row(name, MAY, MAY, source=name) for name in ("Wire", ""))
    assert lane_names(compose(events, View(lanes=Lanes.SOURCE)).figure)[:2] == ["Wire", "No outlet named"]


def test_a_low_picture_has_fewer_lanes_and_keeps_empty_ones():
    events = crowd(300, 60)
    low, tall = (compose(events, View(lanes=Lanes.ACTOR, height=at)).figure for at in (630, 1200))
    assert len(lane_names(low)) < len(lane_names(tall))
    assert "Others" in lane_names(low)


# The overview


def test_the_overview_counts_all_events_and_frames_the_window():
    events = crowd(300, 900)
    view = View(height=900, window=(date(2023, 9, 1), date(2023, 9, 30)))
    figure = compose(events, view).figure
    (spoken,) = [trace for trace in figure.data if trace.name == "overview"]
    (frame,) = [trace for trace in figure.data if trace.name == "window"]
    assert sum(int(re.search(r": (\d+) event", text)[1]) for text in spoken.hovertext) == 300
    assert 0 < frame.base[0] < frame.base[0] + frame.x[0] < figure.layout.width
    inside, outside, _ = (shape for shape in figure.layout.shapes if shape.xref == "x2")
    within = [left for left, right in edges(inside) if frame.base[0] <= (left + right) / 2]
    assert len(within) == len(edges(inside))
    assert len(edges(inside)) + len(edges(outside)) == len(spoken.hovertext)


def edges(shape):
    """Left and right edge of each box of a path."""
    return [
        (float(left), float(right)) for left, right in re.findall(r"M([\d.]+),[\d.]+H([\d.]+)V", shape.path)
    ]


def test_a_few_labelled_events_need_no_overview():
    assert not [trace for trace in compose(both(), View()).figure.data if trace.name == "overview"]
    some = compose(both(), View(window=(MAY, MAY + timedelta(1))))
    assert [trace for trace in some.figure.data if trace.name == "overview"] or not some.outside


# What goes with a picture


@pytest.mark.parametrize("preset", list(Preset))
def test_a_view_is_saved_light_and_in_the_size_of_its_preset(preset):
    view = View(theme=Theme.DARK, selected="both", lanes=Lanes.PLACE).saved(preset)
    layout = compose(both(), view).figure.layout
    assert layout.width == preset.width
    assert preset.height in (None, layout.height)
    assert (view.theme, view.selected, view.lanes) == (Theme.LIGHT, None, Lanes.PLACE)


def test_the_alternative_text_says_title_filter_counts_period_and_the_events_of_most_weight():
    view = View(title="The harbour", subtitle="Actor: Harbour Union", total=9)
    alt = compose(both(), view).alt
    assert alt.startswith("The harbour. Actor: Harbour Union. A timeline of 4 of 9 events, ")
    assert "9 May 2024, Something happened, number both" in alt


def test_the_parameters_of_a_picture_restore_its_filter_and_view():
    selection = Selection(actors=("Harbour Union",), first=MAY)
    view = View(
        title="The harbour",
        lanes=Lanes.ACTOR,
        order=Order.FIRST,
        collapsed=frozenset({"Port Authority"}),
        window=(MAY, MAY + timedelta(30)),
        selected="both",
        selection=selection,
    )
    address, faults = from_params(compose(both(), view).restores)
    assert faults == []
    assert address.selection == selection
    assert (address.lanes, address.order, address.collapsed) == (view.lanes, view.order, view.collapsed)
    assert (address.window, address.event, address.picture.title) == (view.window, "both", "The harbour")


def test_filtered_events_of_an_index_are_drawn_like_their_table():
    events = crowd(200, 90).assign(source="Wire")
    selection = Selection(actors=("Port Authority",))
    index = EventIndex(events)
    for lanes in Lanes:
        actors = ranked_values(index.whole)
        view = View(height=900, lanes=lanes, selection=selection, coloured=actors)
        kept, filtered = (
            compose(index.filtered(selection), view),
            compose(index.filtered(selection).table, view),
        )
        assert kept.figure == filtered.figure
        assert (kept.labelled, kept.unlabelled) == (filtered.labelled, filtered.unlabelled)
        assert kept.counts == filtered.counts
    assert len(Filtered(index)) == 200
