"""Events without a label, and those outside the period: nothing is lost in silence."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.figure.sets import ACTORS, crowd, days, row, table
from tests.figure.test_picture import boxes_of, key_of, marked, trace, traces, writing
from timeline.figure import Lanes, Preset, View, compose
from timeline.model import Modality

MAY = date(2024, 5, 7)


def drawn(figure):
    """The ids of all dots and lines, one for each."""
    return [each for name in ("dots", "lines") for found in traces(figure, name) for each in found.customdata]


@pytest.mark.parametrize("preset", list(Preset))
@pytest.mark.parametrize("lanes", [Lanes.NONE, Lanes.ACTOR, Lanes.MODALITY])
def test_every_event_of_the_period_is_drawn_in_a_saved_picture(preset, lanes):
    made = compose(crowd(300, 60), View(lanes=lanes).saved(preset))
    assert made.unlabelled
    assert set(made.unlabelled) <= set(drawn(made.figure))
    if lanes is Lanes.NONE:
        assert sorted((*made.unlabelled, *made.labelled)) == sorted(
            (*drawn(made.figure), *trace(made.figure, "events").customdata)
        )


def test_dots_lie_in_the_plot_below_the_labels_and_apart():
    made = compose(crowd(300, 60), View().saved(Preset.ARTICLE)).figure
    dots, tall = trace(made, "dots"), made.layout.yaxis.range[0]
    assert min(dots.y) > max(bottom for _, _, _, bottom in boxes_of(made))
    assert max(dots.y) < tall
    assert len(set(zip(dots.x, dots.y, strict=True))) == len(dots.x)


def test_the_dots_of_the_busiest_day_are_stacked_highest():
    events = [*days(30, MAY).to_dict("records"), *(row(f"b{at}", MAY, MAY) for at in range(40))]
    figure = compose(table(events), View(labels=1).saved(Preset.CARD)).figure
    dots = trace(figure, "dots")
    highest = min(range(len(dots.y)), key=lambda at: dots.y[at])
    assert dots.x[highest].startswith("2024-05-07")


def test_a_long_date_is_a_line_and_a_planned_event_a_ring():
    rows = [
        row("long", MAY, MAY + timedelta(12)),
        row("plan", MAY, MAY, modality=Modality.PLANNED),
        row("deed", MAY, MAY),
    ]
    view = View(window=(MAY, MAY + timedelta(20)), labels=1)
    figure = compose(table([*rows, row("told", MAY, MAY, weight=9.0)]), view).figure
    dots = trace(figure, "dots")
    rings = dict(zip(dots.customdata, dots.marker.color, strict=True))
    assert set(trace(figure, "lines").customdata) == {"long"}
    assert rings["plan"] == "#ffffff" != rings["deed"]


def test_a_dot_answers_the_pointer():
    figure = compose(table(row(str(at), MAY, MAY) for at in range(40)), View(height=400)).figure
    assert all("Something happened" in text for text in trace(figure, "dots").hovertext)


def test_too_many_events_for_dots_are_counted_by_bars():
    made = compose(crowd(9000, 300), View(width=1600, height=900))
    assert traces(made.figure, "dots") == []
    assert any(text.startswith("\u25ae") and "more events" in text for text in key_of(made.figure))
    bars = [shape for shape in made.figure.layout.shapes if shape.type == "path" and shape.yref == "y"]
    assert bars[0].path.count("M") > 100


def test_no_lane_with_events_in_the_period_is_empty():
    made = compose(crowd(200, 60), View(height=900, lanes=Lanes.ACTOR)).figure
    shown = {*drawn(made), *trace(made, "events").customdata}
    for actor in ACTORS[:3]:
        notes = [note.text for note in made.layout.annotations]
        if f"<b>{actor}</b>" in notes:
            assert "0 events" not in notes[notes.index(f"<b>{actor}</b>") + 1]
    assert len(shown) == 200


def test_the_count_of_a_lane_is_that_of_the_period():
    events = table(
        row(str(at), MAY + timedelta(at), MAY + timedelta(at), actors=("Wire",)) for at in range(40)
    )
    view = View(lanes=Lanes.ACTOR, window=(MAY, MAY + timedelta(9)))
    assert "10 events" in [note.text for note in compose(events, view).figure.layout.annotations]


# Outside the period


def test_far_events_neither_stretch_the_axis_nor_the_overview():
    war = days(60, MAY).to_dict("records")
    made = compose(table([*war, row("old", date(1066, 10, 14), date(1066, 10, 14))]), View(height=700))
    assert made.window[0] > date(2024, 4, 1)
    assert made.overview[0] > date(2023, 1, 1)
    assert "\u2190 1 earlier event, from 1066" in writing(made.figure)
    assert "1 earlier event, from 1066" in made.alt


def test_a_click_shows_the_events_outside_but_not_in_a_saved_picture():
    view = View(window=(MAY + timedelta(5), MAY + timedelta(20)))
    on_page, saved = (compose(days(60, MAY), each).figure for each in (view, view.saved(Preset.CARD)))
    (ways,) = [found for found in on_page.data if found.name == "ways"]
    assert [list(period) for period in ways.customdata] == [
        [str(MAY), str(MAY + timedelta(20))],
        [str(MAY + timedelta(5)), str(MAY + timedelta(59))],
    ]
    assert "ways" not in {found.name for found in saved.data}


def test_an_overview_stands_only_where_there_is_more_around_the_period():
    whole = compose(days(60, MAY), View()).figure
    part = compose(days(60, MAY), View(window=(MAY, MAY + timedelta(20)))).figure
    assert "overview" not in {found.name for found in whole.data}
    assert "overview" in {found.name for found in part.data}


def test_the_alternative_text_has_the_period_of_the_events_not_of_the_axis():
    made = compose(days(60, MAY), View())
    assert made.window[0] < MAY
    assert "7 May \u2013 5 Jul 2024" in made.alt


# Witnesses and their disagreement


def test_the_outlets_of_an_event_are_counted_in_its_label():
    several, one = (marked(first=MAY, last=MAY, outlets=count).figure for count in (8, 1))
    assert any(text.endswith("number it · 8 outlets") for text in trace(several, "labels").text)
    assert not any("outlet" in text for text in trace(one, "labels").text)


def test_another_date_is_a_ring_on_a_line_and_in_label_key_and_pointer():
    figure = marked(first=MAY, last=MAY, other_dates=(str(MAY + timedelta(3)),)).figure
    ring = trace(figure, "other days")
    assert ring.x[0].startswith("2024-05-10T12:00")
    assert ring.marker.color == "#ffffff"
    thread = trace(figure, "other dates")
    assert thread.base[0].startswith("2024-05-07")
    assert any(text.startswith("<b>7 May (or 10 May)</b>") for text in trace(figure, "labels").text)
    assert "Sources give another date" in key_of(figure)
    assert any("Other sources:</b> 10 May 2024" in text for text in trace(figure, "events").hovertext)


def test_a_longer_other_date_is_a_line_over_its_days():
    figure = marked(first=MAY, last=MAY, other_dates=("2024-05-09/2024-05-13",)).figure
    assert traces(figure, "other days") == []
    assert max(trace(figure, "other dates").x) == pytest.approx(5 * 86_400_000, rel=0.02)


@pytest.mark.parametrize("other", ["2019-05-07", "2024-07-07", "2024-05/.."])
def test_a_far_or_open_other_date_stands_only_in_the_label(other):
    figure = marked(first=MAY, last=MAY, other_dates=(other,)).figure
    assert traces(figure, "other dates") == []
    assert any(text.startswith("<b>7 May (or ") for text in trace(figure, "labels").text)
    assert "Sources give another date" not in key_of(figure)


def test_several_other_dates_are_counted_in_the_label():
    others = (str(MAY + timedelta(3)), str(MAY + timedelta(5)))
    figure = marked(first=MAY, last=MAY, other_dates=others).figure
    assert len(trace(figure, "other days").x) == 2
    assert any(text.startswith("<b>7 May (or 2 other dates)</b>") for text in trace(figure, "labels").text)


def test_no_label_lies_on_another_date():
    rows = [
        row(str(at), MAY + timedelta(at), MAY + timedelta(at), other_dates=(str(MAY + timedelta(at + 2)),))
        for at in range(12)
    ]
    view = View(width=1200, height=630, window=(MAY, MAY + timedelta(20)))
    figure = compose(table(rows), view).figure
    for ring, (_, _, top, bottom) in zip(trace(figure, "other days").y, boxes_of(figure), strict=True):
        assert top < ring < bottom


# Choice and order


def test_the_weightiest_events_have_the_labels():
    heavy = {"12", "30", "51"}
    rows = [
        row(str(at), day, day, weight=5.0 if str(at) in heavy else 1.0)
        for at, day in enumerate(MAY + timedelta(at) for at in range(60))
    ]
    made = compose(table(rows), View(labels=3))
    assert set(made.labelled) == heavy


def test_a_second_event_of_a_day_comes_after_one_of_another_time_unless_it_is_much_heavier():
    def labelled(second):
        rows = [
            row("first", MAY, MAY, weight=9.0),
            row("second", MAY, MAY, weight=second),
            row("other", MAY + timedelta(9), MAY + timedelta(9), weight=3.0),
            *days(10, MAY, weight=1.0).to_dict("records"),
        ]
        return set(compose(table(rows), View(labels=2)).labelled)

    assert labelled(4.0) == {"first", "other"}
    assert labelled(8.0) == {"first", "second"}


def test_events_of_equal_weight_are_chosen_from_the_whole_period():
    for events in (days(100, MAY), days(100, MAY, mentions=3), crowd(30_000, 100, MAY)):
        made = compose(events, View(labels=8, window=(MAY, MAY + timedelta(99))))
        begins = events.set_index("id")["earliest"][list(made.labelled)].dropna()
        assert (begins.max() - begins.min()).days > 50


def test_pinned_events_come_first_also_many_of_one_day_and_outside_the_period():
    pinned = [row(f"p{at}", MAY, MAY, weight=0.3, pinned=True) for at in range(12)]
    heavy = days(60, MAY, weight=50.0).to_dict("records")
    far = row("far", date(1990, 1, 1), date(1990, 1, 1), pinned=True)
    many = compose(table([*pinned, *heavy]), View().saved(Preset.CARD))
    assert set(many.labelled) <= {each["id"] for each in pinned}
    few = compose(table([*pinned[:3], *heavy, far]), View().saved(Preset.CARD))
    assert {"p0", "p1", "p2", "far"} <= set(few.labelled)


def test_a_lowered_event_comes_last():
    rows = [row("low", MAY, MAY, weight=0.0), *days(5, MAY, weight=0.3).to_dict("records")]
    assert "low" not in compose(table(rows), View(labels=4)).labelled


def test_a_few_events_more_than_the_limit_all_have_labels():
    assert len(compose(days(10, MAY), View(labels=8)).labelled) == 10
    assert len(compose(days(11, MAY), View(labels=8)).labelled) == 8


def test_a_doubtful_date_comes_after_a_sure_one():
    view = View(labels=3, window=(MAY, MAY + timedelta(20)))
    doubtful = row("doubt", MAY, MAY, edtf=f"{MAY}?", weight=1.2)
    rows = [doubtful, *days(5, MAY + timedelta(3)).to_dict("records")]
    assert "doubt" not in compose(table(rows), view).labelled
    reported = row("lead", MAY, MAY, edtf=f"{MAY}?", anchor="publication", weight=1.2)
    assert "lead" in compose(table([*rows, reported]), view).labelled


@pytest.mark.parametrize("lanes", [Lanes.NONE, Lanes.ACTOR])
@pytest.mark.parametrize("size", [(1600, 900), (1200, 630), (900, None)])
@pytest.mark.parametrize("count", [12, 40, 200])
def test_rows_are_in_the_order_of_time(count, size, lanes):
    events = crowd(count, 40)
    begins = dict(zip(events["id"], events["earliest"].fillna(events["latest"]), strict=True))
    made = compose(events, View(width=size[0], height=size[1], lanes=lanes)).figure
    tops = sorted(
        (begins[event], top, bottom)
        for event, (_, _, top, bottom) in zip(trace(made, "events").customdata, boxes_of(made), strict=True)
    )
    if lanes is Lanes.NONE:
        assert all(one[1] <= other[1] + 0.01 for one, other in pairwise(tops) if one[0] < other[0])


@pytest.mark.parametrize("preset", list(Preset))
def test_a_saved_picture_has_no_more_labels_than_its_preset(preset):
    assert 0 < len(compose(crowd(300, 60), View().saved(preset)).labelled) <= preset.labels


def test_the_line_of_the_whole_period_is_drawn_beside_bars():
    last = MAY + timedelta(20)
    rows = [
        *(row(f"day{at}", MAY + timedelta(at % 20), MAY + timedelta(at % 20)) for at in range(2_100)),
        *(row(f"before{at}", date(2019, 1, 1), MAY + timedelta(9), weight=0.1) for at in range(50)),
        row("whole", date(2020, 1, 1), date(2030, 1, 1), weight=0.1),
        *(row(f"after{at}", MAY + timedelta(9), date(2030, 1, 1), weight=0.1) for at in range(50)),
    ]
    made = compose(table(rows), View(window=(MAY, last)).saved(Preset.CARD))
    assert any(
        "stands for 1 event without a closer date" in text.replace("<br>", " ")
        for text in writing(made.figure)
    )
    assert "whole" in trace(made.figure, "lines").customdata


@pytest.mark.parametrize("address", ["www.gazette.test", "m.gazette.test"])
def test_an_outlet_is_named_without_the_kind_of_its_pages(address):
    figure = marked(first=MAY, last=MAY, source=address, article="w").figure
    assert any("Source" in text and " gazette.test" in text for text in writing(figure))


def test_dots_as_strokes_lie_where_the_marks_would_and_answer_alike():
    rows = [*crowd(60, 30).to_dict("records"), row("plan", MAY, MAY, modality=Modality.PLANNED)]
    marks, strokes = (
        compose(table(rows), View(height=420, labels=4, round_strokes=asked)).figure
        for asked in (False, True)
    )
    marked, answering = trace(marks, "dots"), trace(strokes, "dots")
    assert answering.mode == "none"
    assert (answering.x, answering.y, answering.customdata) == (marked.x, marked.y, marked.customdata)
    drawn = [shape for shape in strokes.layout.shapes if shape.type == "path" and "V" in shape.path]
    drawn = [shape for shape in drawn if shape.yref == "y" and not shape.fillcolor]
    starts = {start for shape in drawn for start in re.findall(r"M([^,]+),", shape.path)}
    assert starts == {x.replace("T", "_") for x in marked.x}
    rings = sum(outline > 0 for outline in marked.marker.line.width)
    assert sum(shape.path.count("M") for shape in drawn) == len(marked.x) + rings
