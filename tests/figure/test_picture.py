import re
from datetime import date, timedelta
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figure.sets import crowd, days, row, table
from timeline.figure import Lanes, Preset, Theme, View, compose, draw, ranked_values
from timeline.model import Article, Extent, Granularity, Modality
from timeline.selection import PictureOptions
from timeline.selection.event_index import EventIndex

MAY = date(2024, 5, 7)


def traces(figure, name):
    """The traces of a name; of two, the key's samples are not the plot's."""
    axis = "x2" if name in ("key", "colours", "overview", "window", "head") else "x"
    return [trace for trace in figure.data if trace.name == name and trace.xaxis == axis]


def trace(figure, name):
    (found,) = traces(figure, name)
    return found


def writing(figure):
    """Every text of a figure, as it is handed to Plotly."""
    texts = [note.text for note in figure.layout.annotations]
    for each in figure.data:
        texts += [*(each.text or ()), *(each.hovertext or ())]
    return texts


def key_of(figure):
    return list(trace(figure, "key").text)


def marked(**more):
    """The figure of one event among a few ordinary ones, which bring the window."""
    return compose(
        table([*days(3, MAY).to_dict("records"), row("it", **more)]), View(window=(MAY, MAY + timedelta(20)))
    )


def symbol_of(figure, event="it"):
    symbols = trace(figure, "symbols")
    return [
        symbol
        for symbol, owner in zip(symbols.marker.symbol, symbols.customdata, strict=True)
        if owner == event
    ]


# Which mark


def test_an_exact_day_is_a_dot_at_its_noon():
    symbols = trace(draw(days(1), View()), "symbols")
    assert symbols.marker.symbol == ("circle",)
    assert symbols.x[0].startswith("2023-03-01T12:00")


def test_throughout_is_a_solid_bar_over_its_days():
    figure = marked(first=MAY, last=MAY + timedelta(4), extent=Extent.THROUGHOUT).figure
    bars = trace(figure, "bars")
    assert bars.marker.pattern.shape == ("",)
    assert bars.base[0][:10] == "2024-05-07"
    assert bars.x[0] == pytest.approx(5 * 86_400_000, rel=0.02)


def test_within_is_hatched_and_has_no_dot():
    figure = marked(first=MAY, last=MAY + timedelta(4), extent=Extent.WITHIN).figure
    assert trace(figure, "bars").marker.pattern.shape == ("/",)
    assert symbol_of(figure) == []


def test_around_a_day_is_no_exact_day():
    figure = marked(first=MAY + timedelta(2), last=MAY + timedelta(2), edtf="2024-05-09~").figure
    assert symbol_of(figure) == []
    assert trace(figure, "bars").marker.pattern.shape == ("/",)
    assert trace(figure, "bars").base[0].startswith("2024-05-08")
    assert any("about 9 May" in text for text in trace(figure, "labels").text)


@pytest.mark.parametrize(("first", "last"), [(MAY, None), (None, MAY + timedelta(15))])
def test_an_open_side_fades_to_nothing(first, last):
    steps = trace(marked(first=first, last=last).figure, "open bar").fillgradient.colorscale
    clear = [at for at, colour in steps if colour.endswith(",0.000)")]
    assert clear == [1.0 if last is None else 0.0]


def test_an_event_beyond_the_window_has_an_arrow_at_that_edge():
    figure = marked(first=MAY - timedelta(9), last=MAY + timedelta(90)).figure
    assert trace(figure, "arrows").marker.symbol == ("triangle-left", "triangle-right")


@pytest.mark.parametrize(
    ("modality", "symbol", "hollow"),
    [
        (Modality.REPORTED, "diamond", False),
        (Modality.PLANNED, "circle", True),
        (Modality.HYPOTHETICAL, "circle", True),
        (Modality.NEGATED, "x", False),
    ],
)
def test_each_modality_has_a_shape_of_its_own_as_dot_and_at_one_end_of_a_bar(modality, symbol, hollow):
    dot = marked(first=MAY, last=MAY, modality=modality).figure
    assert symbol_of(dot) == [symbol]
    symbols = trace(dot, "symbols")
    assert (symbols.marker.color[symbols.customdata.index("it")] == "#ffffff") is hollow
    bar = marked(first=MAY, last=MAY + timedelta(6), modality=modality).figure
    assert symbol_of(bar) == [symbol]  # two would look like two events


def test_a_possible_event_differs_from_a_planned_one_by_a_question_mark():
    assert "<b>?</b>" in writing(marked(first=MAY, last=MAY, modality=Modality.HYPOTHETICAL).figure)
    assert "<b>?</b>" not in writing(marked(first=MAY, last=MAY, modality=Modality.PLANNED).figure)


def test_the_plans_of_a_period_are_hollow():
    bars = trace(marked(first=MAY, last=MAY + timedelta(6), modality=Modality.PLANNED).figure, "bars")
    assert re.fullmatch(r"rgba\(.*,0\.15\d*\)", bars.marker.color[0])


# Key


def test_the_key_explains_the_marks_there_are_and_no_other():
    assert key_of(draw(days(2), View())) == ["Exact day"]
    events = table(
        [
            row("a", MAY, MAY, modality=Modality.REPORTED, actors=("Port Authority",)),
            row("b", MAY, MAY + timedelta(7), extent=Extent.WITHIN, actors=("Harbour Union",)),
            row("c", MAY, MAY + timedelta(9), extent=Extent.WITHIN, actors=("Harbour Union",)),
        ]
    )
    assert key_of(draw(events, View())) == ["Some time within", "Said", "Harbour Union", "Others"]


def test_a_ninth_actor_is_one_of_the_others():
    events = table(row(str(at), MAY, MAY, actors=(f"Actor {at % 9}",)) for at in range(18))
    assert key_of(draw(events, View()))[-1] == "Others"
    assert len(key_of(draw(events, View()))) <= 1 + 8 + 1


def test_an_actor_keeps_its_colour_after_a_filter():
    events = crowd(60)
    actors = ranked_values(EventIndex(events).whole)
    kept = events[[names[0] == actors[2] for names in events["actors"]]]

    def colour(shown):
        figure = draw(shown, View(coloured=actors))
        at = [text for text in key_of(figure) if text in actors].index(actors[2])
        return trace(figure, "colours").marker.color[at]

    assert colour(kept) == colour(events)


# Counts


def subtitle(picture):
    return next(text for text in trace(picture.figure, "head").text if " event" in text)


def test_the_subtitle_says_filter_and_counts():
    made = compose(days(4), View(subtitle="Actor: Harbour Union. Place: Bergen", total=52, undated=3))
    assert subtitle(made) == (
        "Actor: Harbour Union. Place: Bergen. 4 of 52 events, 1–4 March 2023; 3 undated not shown"
    )


def test_rows_without_any_date_count_as_undated():
    made = compose(table([row("a", MAY, MAY), row("b", None, None)]), View())
    assert "1 undated not shown" in subtitle(made)
    assert made.labelled == ("a",)


@pytest.mark.parametrize("lanes", list(Lanes))
@pytest.mark.parametrize("count", [1, 40, 400])
def test_every_event_is_labelled_or_counted(count, lanes):
    events = crowd(count, 60)
    made = compose(events, View(height=900, lanes=lanes))
    parts = made.labelled, made.unlabelled, made.outside
    assert sorted(sum(parts, ())) == sorted(events["id"])
    if made.unlabelled:
        assert any(f"{len(made.unlabelled)} more event" in text for text in key_of(made.figure))


def test_events_outside_a_chosen_period_are_counted():
    made = compose(days(10), View(window=(date(2023, 3, 3), date(2023, 3, 9))))
    assert made.outside == ("d0", "d1", "d9")
    assert writing(made.figure).count("← 2 earlier events, from 1 Mar 2023") == 1
    assert writing(made.figure).count("1 later event, to 10 Mar 2023 →") == 1


def test_the_selected_event_is_always_drawn():
    for event in ("e17", "e333"):
        made = compose(crowd(400), View(height=630, width=1200, selected=event))
        assert event in made.labelled
        assert len(traces(made.figure, "selected")) == 1


def test_events_told_more_often_come_first():
    events = [row(str(at), MAY, MAY, mentions=9 if at == 150 else 1) for at in range(300)]
    assert "150" in compose(table(events), View(height=500)).labelled


# Places


@pytest.mark.parametrize("lanes", [Lanes.NONE, Lanes.ACTOR])
@pytest.mark.parametrize(("width", "height"), [(1600, 900), (1200, 630), (480, None)])
@pytest.mark.parametrize("count", [1, 20, 200])
def test_boxes_neither_overlap_nor_leave_the_plot_and_can_be_hit(count, width, height, lanes):
    figure = draw(crowd(count), View(width=width, height=height, lanes=lanes))
    boxes = boxes_of(figure)
    for one, other in combinations(boxes, 2):
        across = min(one[1], other[1]) - max(one[0], other[0])
        down = min(one[3], other[3]) - max(one[2], other[2])
        assert across <= 0.5 or down <= 0.01
    tall = figure.layout.yaxis.range[0]
    assert all(right - left >= 12 and bottom - top >= 12 for left, right, top, bottom in boxes)
    assert all(top >= 0 and bottom <= tall + 0.5 for _, _, top, bottom in boxes)


def boxes_of(figure):
    """The boxes that events are hit by, in pixels (left, right, top, bottom) of the plot."""
    events, axis = trace(figure, "events"), figure.layout.xaxis
    first, last = (pd.Timestamp(end) for end in axis.range)
    plot = (axis.domain[1] - axis.domain[0]) * figure.layout.width
    scale = plot / ((last - first) / pd.Timedelta(milliseconds=1))
    boxes = []
    for base, long, middle, high in zip(events.base, events.x, events.y, events.width, strict=True):
        left = (pd.Timestamp(base) - first) / pd.Timedelta(milliseconds=1) * scale
        boxes.append((left, left + long * scale, middle - high / 2, middle + high / 2))
    return boxes


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (1280, 720), (1200, 630)])
@pytest.mark.parametrize("count", [0, 3, 300])
def test_a_picture_has_the_requested_size(count, width, height):
    layout = draw(crowd(count), View(width=width, height=height)).layout
    assert (layout.width, layout.height) == (width, height)


def test_a_long_title_is_set_smaller_and_whole():
    title = "What was said and done about the harbour between the strike and the inquiry " * 2
    figure = draw(days(3), View(title=title, width=1200, height=630))
    shown = next(text for text in trace(figure, "head").text if text.startswith("<b>What was said"))
    assert re.sub(r"</?b>", "", shown).replace("<br>", " ") == title.strip()
    assert shown.count("<br>") == 1
    assert (figure.layout.width, figure.layout.height) == (1200, 630)


def test_labels_are_twelve_pixels_in_a_picture_shrunk_to_1200():
    for width in (900, 1200, 1600, 2400):
        size = trace(draw(crowd(60), View(width=width, height=900)), "labels").textfont.size
        assert size >= 12
        assert size * min(1200 / width, 1) >= 12 or size == 18


def test_a_free_height_is_as_tall_as_the_rows_need():
    short, tall = (draw(crowd(count), View()).layout.height for count in (5, 60))
    assert short < tall < 3000


def test_lanes_are_named_with_their_counts_biggest_first():
    events = [row(str(at), MAY + timedelta(at), MAY + timedelta(at), actors=("Wire",)) for at in range(3)]
    events += [row("x", MAY, MAY, actors=("Port Authority",)), row("y", MAY, MAY)]
    notes = draw(table(events), View(lanes=Lanes.ACTOR)).layout.annotations
    texts = [note.text for note in sorted(notes, key=lambda note: -note.y)]
    at = texts.index("<b>Wire</b>")
    assert texts[at : at + 6] == [
        "<b>Wire</b>",
        "3 events",
        "<b>Port Authority</b>",
        "1 event",
        "<b>No actor named</b>",
        "1 event",
    ]


# Text


def test_hostile_text_is_shown_and_never_read():
    bad = "<a href='http://x.test'>x</a><b>&lt;</b> $x$ \u202e\x00"
    events = table([row("a", MAY, MAY, title=bad, actors=(bad,), places=(bad,), source=bad, explanation=bad)])
    for lanes in Lanes:
        texts = writing(draw(events, View(title=bad, subtitle=bad, lanes=lanes)))
        for text in texts:
            without_ours = re.sub(r"</?b>|<br>", "", text)
            assert not set(without_ours) & set("<>$\u202e\x00"), text
        assert sum("&lt;a href" in text for text in texts) >= 5


def test_the_text_at_the_pointer_has_actors_places_and_the_way_to_the_date():
    events = table(
        [row("a", MAY, MAY, actors=("Port Authority",), places=("Oslo",), explanation="It is printed.")]
    )
    (text,) = trace(draw(events, View()), "events").hovertext
    assert text.startswith("<b>7 May 2024</b>")
    assert "Port Authority" in text
    assert "Oslo" in text
    assert "It is printed." in text


def test_the_footer_cites_the_outlets_and_counts_the_rest():
    day = pd.Timestamp("2024-05-08").as_unit("s")
    events = table(
        row(str(at), MAY, MAY, source=f"Outlet {at}", article=f"a{at}", published=day) for at in range(20)
    )
    cited = [text for text in writing(draw(events, View())) if text.startswith("Sources: ")]
    assert cited[0].startswith("Sources: Outlet 0, Outlet 1, ")
    assert cited[0].endswith(" and 4 more outlets")
    assert not any(
        text.startswith("Source")
        for text in writing(draw(events, View(options=PictureOptions(sources=False))))
    )


def test_an_outlet_of_many_articles_is_cited_once():
    dates = [pd.Timestamp(f"2024-05-{at:02}").as_unit("s") for at in (8, 9, 12)]
    events = table(row(str(d), MAY, MAY, source="Wire", article=str(d), published=d) for d in dates)
    assert "Source: Wire, 3 articles, 8–12 May 2024" in writing(draw(events, View()))


def test_articles_of_no_known_outlet_are_counted_behind_the_others():
    day = pd.Timestamp("2024-05-08")
    known, other = (
        row(name, MAY, MAY, source=name, article=name or "local", published=day) for name in ("Wire", "")
    )
    both = writing(draw(table([known, other]), View()))
    assert "Sources: Wire, 8 May 2024; 1 article without a named outlet, 8 May 2024" in both
    assert "Source: 1 article without a named outlet, 8 May 2024" in writing(draw(table([other]), View()))


def test_the_outlets_of_all_witnesses_are_cited():
    told = row("told", MAY, MAY, source="Wire", article="1", mentions=2)
    told |= {"sources": ("Wire", "Post"), "witnesses": ("1", "2")}
    articles = {
        name: Article(name, "Text.", source=source, published=date(2024, 5, day))
        for name, source, day in (("1", "Wire", 8), ("2", "Post", 9), ("3", "Herald", 9))
    }
    events = EventIndex(table([told]), articles=articles).whole
    assert "Sources: Post, 9 May 2024; Wire, 8 May 2024" in writing(draw(events, View()))


def test_no_day_crowds_out_the_rest_of_the_period():
    busy = [row(f"busy{at}", MAY, MAY) for at in range(500)]
    quiet = [row(f"quiet{at}", MAY + timedelta(at), MAY + timedelta(at)) for at in range(10, 100, 10)]
    made = compose(table([*busy, *quiet]), View(height=900, window=(MAY, MAY + timedelta(99))))
    assert {each["id"] for each in quiet} <= set(made.labelled)


def test_labels_leave_out_the_year_of_the_axis():
    year = [row(str(month), date(2024, month, 9), date(2024, month, 9)) for month in range(1, 13)]
    labels = trace(draw(table(year), View()), "labels").text
    assert labels[0].startswith("<b>9 Jan</b>")


def test_nothing_to_show_is_said():
    made = compose(table([]), View(width=1200, height=630))
    assert "There is no dated event to show." in writing(made.figure)
    assert made.labelled == made.unlabelled == made.outside == ()


# Calendar and scale


@pytest.mark.parametrize("day", [date(1, 1, 1), date(64, 7, 18), date(999, 12, 31), date(9999, 12, 31)])
def test_years_have_four_digits_on_the_axis(day):
    figure = draw(table([row("a", day, day)]), View())
    assert all(re.match(r"\d{4}-\d\d-\d\dT", moment) for moment in figure.layout.xaxis.range)
    assert trace(figure, "symbols").x[0].startswith(f"{day.year:04d}-")


def test_a_thousand_years_and_open_sides_alone_are_drawn():
    centuries = table(
        row(str(at), date(1000 + at, 1, 1), date(1000 + at, 12, 31)) for at in range(0, 1000, 50)
    )
    assert len(compose(centuries, View()).labelled) == 20
    opens = table(row(str(at), MAY + timedelta(at), None) for at in range(30))
    assert len(compose(opens, View()).labelled) == 30


def test_the_number_of_marks_and_traces_is_bounded():
    made = compose(crowd(3000, 300), View())
    assert len(made.labelled) <= 126
    assert len([each for each in made.figure.data if each.name != "open bar"]) <= 16


ENDS = st.lists(st.none() | st.dates(), min_size=2, max_size=2).filter(any)
VIEWS = st.builds(
    View,
    width=st.sampled_from((320, 900, 1600)),
    height=st.sampled_from((None, 400, 900)),
    lanes=st.sampled_from(Lanes),
    window=st.none() | st.tuples(st.dates(), st.dates()),
)


@pytest.mark.slow
@settings(max_examples=30)
@given(st.lists(st.tuples(ENDS, st.sampled_from(Modality), st.sampled_from(Extent)), max_size=12), VIEWS)
def test_any_dates_in_any_window_are_drawn_or_counted(events, view):
    rows = []
    for at, (ends, modality, extent) in enumerate(events):
        first, last = sorted(ends) if all(ends) else ends
        rows.append(row(str(at), first, last, modality=modality, extent=extent))
    made = compose(table(rows), view)
    assert sorted((*made.labelled, *made.unlabelled, *made.outside)) == sorted(each["id"] for each in rows)
    assert made.figure.to_json()


def test_dark_and_light_differ_in_ground_and_text():
    light, dark = (draw(days(2), View(theme=theme)).layout for theme in (Theme.LIGHT, Theme.DARK))
    assert light.paper_bgcolor != dark.paper_bgcolor
    assert light.font.color != dark.font.color


def test_granularities_do_not_change_the_places_of_marks():
    week = marked(
        first=MAY, last=MAY + timedelta(6), granularity=Granularity.WEEK, extent=Extent.WITHIN
    ).figure
    plain = marked(first=MAY, last=MAY + timedelta(6), extent=Extent.WITHIN).figure
    assert trace(week, "bars").base == trace(plain, "bars").base


def test_an_outlet_s_name_without_end_is_cut_below_the_picture():
    events = table([row("a", MAY, MAY, source="Gazette " * 1_000, published=pd.Timestamp(MAY).as_unit("s"))])
    figure = draw(events, View(width=1600, height=900))
    assert figure.layout.height == 900
    assert any("Gazette…, 7 May 2024" in text for text in writing(figure))


@pytest.mark.parametrize("lanes", [Lanes.NONE, Lanes.ACTOR])
def test_the_last_lane_ends_with_the_axis(lanes):
    figure = draw(days(3, MAY, actors=("A",)), View(width=1600, height=900, lanes=lanes))
    bands = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert [min(band.y0, band.y1) for band in bands] == pytest.approx(
        [figure.layout.yaxis.domain[0]] * (lanes is Lanes.ACTOR)
    )


def test_the_alternative_text_names_all_of_few_events_and_some_of_many():
    assert "A timeline of 2 events, " in (few := compose(days(2, MAY), View()).alt)
    assert few.count("Something happened") == 2
    assert ". They are: " in few
    assert ". Among them: " in compose(days(40, MAY), View()).alt


def test_a_link_card_is_set_larger_than_its_width_asks_for():
    events = crowd(60)
    card = draw(events, View().saved(Preset.CARD))
    plain = draw(events, View(width=1200, height=630))
    assert trace(card, "labels").textfont.size > trace(plain, "labels").textfont.size


def test_a_saved_picture_of_few_events_is_set_large_and_fills_its_height():
    saved = View().saved(Preset.ARTICLE)
    few, many = (draw(crowd(count, 40), saved) for count in (2, 40))
    assert trace(few, "labels").textfont.size >= 1.5 * trace(many, "labels").textfont.size
    plot = few.layout.yaxis.range[0]
    middle = sum(trace(few, "events").y) / 2
    assert 0.2 * plot < middle < 0.7 * plot
    assert trace(many, "labels").textfont.size >= Preset.ARTICLE.text


def test_the_axis_of_a_tall_picture_is_named_below_it_too():
    for count, times in ((3, 1), (60, 2)):
        assert writing(draw(crowd(count), View(width=900))).count("<b>March 2023</b>") == times


def test_a_day_of_publication_is_a_ring_with_a_core_and_counts_apart():
    reported = {"first": MAY, "last": MAY, "edtf": f"{MAY}?", "anchor": "publication"}
    picture = marked(**reported)
    figure = picture.figure
    assert symbol_of(figure) == ["circle", "circle"]
    ring, core = _sizes(figure)
    assert core < ring / 2
    assert "Reported on that day, no day stated" in key_of(figure)
    assert subtitle(picture) == "4 events, 7–27 May 2024; 1 dated by publication only"
    assert any("reported 7 May" in text for text in writing(figure))


def _sizes(figure, event="it"):
    symbols = trace(figure, "symbols")
    return [
        size for size, owner in zip(symbols.marker.size, symbols.customdata, strict=True) if owner == event
    ]


def test_a_said_event_of_a_publication_day_keeps_its_diamond():
    figure = marked(
        first=MAY, last=MAY, edtf=f"{MAY}?", anchor="publication", modality=Modality.REPORTED
    ).figure
    assert symbol_of(figure) == ["diamond", "diamond"]
    assert "Said" in key_of(figure)


def test_a_day_that_a_person_doubts_is_no_exact_day():
    figure = marked(first=MAY, last=MAY, edtf=f"{MAY}?").figure
    assert not symbol_of(figure)
    assert any("perhaps 7 May" in text for text in writing(figure))


def test_times_of_day_order_the_marks_of_a_day():
    hours = ["02:14", "12:00", "23:00"]
    rows = [row(hour, MAY, MAY, time=hour, title="Siren") for hour in hours]
    picture = compose(table(rows), View(window=(MAY, MAY + timedelta(6))))
    symbols = trace(picture.figure, "symbols")
    places = dict(zip(symbols.customdata, symbols.x, strict=True))
    assert sorted(places, key=lambda hour: places[hour]) == hours
    assert any("7 May, 02:14" in text for text in writing(picture.figure))
