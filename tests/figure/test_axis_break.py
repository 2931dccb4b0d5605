"""Events far from the others: beyond a break of the axis, with their own mark, and none is lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.figure.sets import crowd, days, row, table
from tests.figure.test_picture import boxes_of, key_of, trace, traces, writing
from timeline.figure import Lanes, Preset, View, compose
from timeline.model import Modality
from timeline.selection import PictureOptions, Selection

MAY = date(2024, 5, 8)
ARTICLE = View(title="The quay", selection=Selection(starred=True)).saved(Preset.ARTICLE)


def starred(id, first, last=None, **more):  # noqa: A002
    return row(id, first, last or first, starred=True, **more)


STORY = [starred(f"day{at}", MAY + timedelta(3 * at), title=f"The crew did task {at}") for at in range(9)]
OLD = starred("old", date(1961, 2, 3), title="The quay was built")
LATE = starred("late", date(2049, 1, 1), date(2049, 12, 31), title="The quay is to close")


def names(figure):
    """The names of the parts beyond breaks, from left to right."""
    return [text for found in traces(figure, "far") for text in found.text]


def centre(figure, event):
    """The middle of an event's mark across, as a day in the notation of Plotly."""
    symbols = trace(figure, "symbols")
    return symbols.x[symbols.customdata.index(event)]


def test_a_far_chosen_event_stands_beyond_a_break_and_the_others_have_the_axis():
    made = compose(table([OLD, *STORY]), ARTICLE)
    assert set(made.labelled) == {"old", *(each["id"] for each in STORY)}
    assert date(2024, 5, 1) < made.window[0] <= MAY
    assert names(made.figure) == ["<b>1961</b>"]
    first = MAY.isoformat()
    assert (
        made.figure.layout.xaxis.range[0] < centre(made.figure, "old") < first <= centre(made.figure, "day0")
    )
    assert any("3 Feb 1961" in text for text in trace(made.figure, "labels").text)
    assert "1961 and 8 May" in made.alt
    assert key_of(made.figure) == ["Exact day"], "the mark beyond the break says how exact its date is"


@pytest.mark.parametrize(
    ("far", "named"),
    [
        ([], []),
        ([LATE], ["<b>2049</b>"]),
        ([OLD, LATE], ["<b>1961</b>", "<b>2049</b>"]),
        ([starred("a", date(1955, 1, 1)), OLD], ["<b>1955, 1961</b>"]),
        ([starred(str(year), date(year, 1, 1)) for year in (1950, 1955, 1961)], ["<b>1950–1961</b>"]),
        ([starred("winter", date(2023, 1, 9))], ["<b>2023</b>"]),
    ],
)
def test_the_parts_beyond_breaks_have_the_names_of_their_years(far, named):
    made = compose(table(sorted([*far, *STORY], key=lambda each: each["earliest"])), ARTICLE)
    assert names(made.figure) == named
    assert {each["id"] for each in far} <= set(made.labelled)


def test_a_far_event_of_the_same_year_is_named_by_its_month():
    story = [starred(f"d{at}", date(2024, 11, 1) + timedelta(at)) for at in range(9)]
    assert names(compose(table([starred("old", date(2024, 1, 3)), *story]), ARTICLE).figure) == [
        "<b>Jan 2024</b>"
    ]


@pytest.mark.parametrize("days_off", [20, 60])
def test_an_event_that_is_not_far_lies_on_the_axis(days_off):
    at = MAY - timedelta(days_off)
    made = compose(table([starred("near", at), *STORY]), ARTICLE)
    assert made.window[0] <= at
    assert names(made.figure) == []


def test_two_times_of_equal_worth_are_both_on_the_axis():
    early = [starred(f"e{at}", date(1990, 1, 1 + at)) for at in range(6)]
    made = compose(table([*early, *STORY[:6]]), ARTICLE)
    assert made.window[0].year <= 1990
    assert names(made.figure) == []


@pytest.mark.parametrize("preset", list(Preset))
@pytest.mark.parametrize("lanes", [Lanes.NONE, Lanes.MODALITY])
def test_no_labels_lie_over_each_other_beside_a_break(preset, lanes):
    view = replace(View(lanes=lanes, selection=Selection(starred=True)).saved(preset), title="The quay")
    boxes = boxes_of(compose(table([OLD, *STORY, LATE]), view).figure)
    for at, (left, right, top, bottom) in enumerate(boxes):
        for other_left, other_right, other_top, other_bottom in boxes[:at]:
            beside = right <= other_left + 0.6 or other_right <= left + 0.6
            assert beside or bottom <= other_top + 0.6 or other_bottom <= top + 0.6


def test_a_planned_year_beyond_a_break_is_a_pale_bar_within_its_part():
    figure = compose(table([*STORY, LATE | {"modality": Modality.PLANNED}]), ARTICLE).figure
    bars = trace(figure, "bars")
    end = figure.layout.xaxis.range[1]
    assert bars.customdata == ("late",)
    assert bars.base[0] < end
    assert bars.marker.color[0].endswith("0.150)")


def test_dots_and_eras_keep_to_the_axis_beside_a_break():
    others = crowd(200, 20, first=MAY).to_dict("records")
    options = PictureOptions.of(eras=())
    made = compose(table([OLD, *others]), View(height=420, options=options))
    assert names(made.figure) == ["<b>1961</b>"]
    first, last = (day.isoformat() for day in made.window)
    dots = trace(made.figure, "dots")
    assert first <= min(dots.x)
    assert max(dots.x)[:10] <= last


def test_few_events_need_no_star_to_stand_beyond_a_break():
    made = compose(
        table([row("old", date(1980, 1, 2), date(1980, 1, 2)), *days(8).to_dict("records")]), View()
    )
    assert "old" in made.labelled
    assert names(made.figure) == ["<b>1980</b>"]


def test_a_chosen_period_has_no_break_but_counts_the_others():
    made = compose(table([OLD, *STORY]), replace(View(), window=(MAY, MAY + timedelta(30))))
    assert names(made.figure) == []
    assert made.outside == ("old",)
    assert "1 earlier event, from 1961" in " ".join(writing(made.figure))
