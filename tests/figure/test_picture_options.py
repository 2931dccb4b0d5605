"""The words, the bands, the notes, the colours and the house style of a picture."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.figure.sets import crowd, days, row, table
from tests.figure.test_picture import key_of, trace, writing
from timeline.export.style_file import parsed_style
from timeline.figure import HouseStyle, Lanes, Preset, View, compose, draw, ranked_values
from timeline.figure.colours import PALETTES
from timeline.figure.view_options import Theme
from timeline.model import Modality
from timeline.selection import Colour, PictureOptions, Selection
from timeline.selection.event_index import EventIndex

MAY = date(2024, 5, 8)
BAD = "<a href='http://x.test'>x</a><b>y</b> =1+1 $z$ \u202e\x00"


def still(preset=Preset.ARTICLE, **options):
    return View(title="The harbour", options=PictureOptions.of(**options)).saved(preset)


def colours_of(figure):
    return set(trace(figure, "symbols").marker.color)


def named_colours(figure):
    """The colours of the key by what they stand for."""
    colours = trace(figure, "colours").marker.color
    return dict(zip(key_of(figure)[-len(colours) :], colours, strict=True))


def shapes_of(figure):
    return [shape for shape in figure.layout.shapes if shape.type == "rect" and shape.xref == "x"]


def test_description_note_and_credit_stand_around_the_picture():
    words = {"description": "How it closed", "note": "Times are local.", "credit": "Graphic: Post"}
    made = compose(days(4, MAY), still(**words))
    texts = writing(made.figure)
    assert "How it closed" in texts
    assert "8–11 May 2024" not in texts
    [foot] = [text for text in texts if "Graphic: Post" in text]
    assert foot.startswith("Times are local.<br>")
    assert made.alt.startswith("The harbour. How it closed. A timeline of 4 events, 8–11 May 2024. ")
    assert made.alt.endswith("Note: Times are local.")


def test_a_still_picture_tells_its_numbers_in_sentences():
    made = compose(crowd(60), replace(still(Preset.CARD), total=90, undated=2))
    foot = next(text for text in writing(made.figure) if " are named. " in text).replace("<br>", " ")
    named = len(made.labelled)
    assert f"{named} of {named + len(made.unlabelled)} events are named." in foot
    assert "This selection has 60 of the 90 events found." in foot
    assert "2 events without a date are not shown." in foot


@pytest.mark.parametrize("lanes", [Lanes.NONE, Lanes.ACTOR])
def test_hostile_words_are_shown_and_never_read(lanes):
    options = PictureOptions.of(
        title=BAD, description=BAD, note=BAD, credit=BAD, eras=[f"2024-05-09 {BAD}"], notes=True
    )
    view = View(title=options.title, options=options, lanes=lanes, notes={"d1": BAD}).saved(Preset.ARTICLE)
    figure = draw(days(3, MAY), view)
    texts = [*writing(figure), *trace(figure, "labels").text, *trace(figure, "eras").text]
    assert sum("&lt;a href='http://x.test'&gt;x&lt;/a&gt;" in text for text in texts) >= 5
    assert not any("<a" in text or "<b>y" in text or "$" in text or "\u202e" in text for text in texts)


def test_the_key_and_the_sources_can_be_left_out_and_an_overview_added():
    events = table([*days(8, MAY).to_dict("records"), row("old", date(2023, 1, 2), date(2023, 1, 2))])
    bare = draw(events, still(key=False, sources=False))
    assert key_of(bare) == []
    assert not any("Source" in text for text in writing(bare))
    full = draw(events, still(overview=True))
    assert key_of(full)
    assert any("the frame is the period above" in text for text in writing(full))


def test_eras_are_bands_behind_the_rows_with_their_names_above():
    eras = ["2024-05-10/2024-05-12 Strike", "2024-05-12/2024-05-18 Truce", "1999 Long ago"]
    figure = draw(days(12, MAY), still(eras=eras))
    names = trace(figure, "eras")
    assert list(names.text) == ["<b>Strike</b>", "<b>Truce</b>"]
    assert len(shapes_of(figure)) == 4
    assert {str(shape.x0)[:10] for shape in shapes_of(figure)} == {"2024-05-10", "2024-05-12"}
    assert {str(shape.x1)[:10] for shape in shapes_of(figure)} == {"2024-05-13", "2024-05-19"}
    assert len(set(names.y)) == 2
    plain = draw(days(12, MAY), still())
    assert len(figure.layout.yaxis.domain) == 2
    assert figure.layout.yaxis.domain[1] < plain.layout.yaxis.domain[1]
    assert (
        "Marked periods: Long ago, 1 Jan – 31 Dec 1999; Strike, 10–12 May 2024"
        in compose(days(12, MAY), still(eras=eras)).alt
    )


def test_notes_stand_below_the_titles_of_their_events_if_asked_for():
    notes = {"d1": "Confirmed by two officials"}
    with_notes = draw(days(3, MAY), replace(still(notes=True), notes=notes))
    noted = [text for text in trace(with_notes, "labels").text if "Confirmed" in text]
    assert len(noted) == 1
    assert noted[0].endswith("<br><i>Confirmed by two officials</i>")
    without = draw(days(3, MAY), replace(still(), notes=notes))
    assert not any("Confirmed" in text for text in trace(without, "labels").text)


def test_colours_stand_for_what_was_chosen():
    told = (Modality.ASSERTED, Modality.REPORTED)
    events = table(
        row(
            str(at),
            MAY + timedelta(at),
            MAY + timedelta(at),
            source=("www.post.example", "Wire")[at % 2],
            modality=told[at % 2],
            actors=("Harbour Union",),
        )
        for at in range(6)
    )
    outlets = draw(events, still(colour="outlet"))
    assert len(colours_of(outlets)) == 2
    assert set(key_of(outlets)[-2:]) == {"post.example", "Wire"}
    assert {"Stated", "Said"} <= set(key_of(draw(events, still(colour="modality")))[-2:])
    one = draw(events, still(colour="one"))
    assert colours_of(one) == {PALETTES[Theme.LIGHT][0]}
    assert key_of(one) == ["Exact day", "Said"]


def test_an_outlet_of_the_filter_has_a_colour():
    busy = [row(f"{name}{at}", MAY, MAY, source=name) for name in "ABCDEF" for at in range(3)]
    index = EventIndex(table([*busy, row("r1", MAY, MAY, source="Rare"), row("r2", MAY, MAY, source="Rare")]))
    selection = Selection(sources=("Rare",))
    view = replace(still(colour="outlet"), coloured=tuple("ABCDEF"), selection=selection)
    assert key_of(compose(index.filtered(selection), view).figure)[-1] == "Rare"


def test_without_tags_no_colour_stands_for_one():
    figure = draw(days(3, MAY), still(colour="tag"))
    assert len(colours_of(figure)) == 1


STYLE = b"""
font = "Times New Roman"
colours = ["#005689", "#b5473c"]
text = "#222222"
background = "#fffdf7"
credit = "Graphic: The Post"
logo = "logo.svg"
"""
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30"/></svg>'


def styled() -> HouseStyle:
    return parsed_style(STYLE, "house.toml", {"logo.svg": LOGO})


def test_a_house_style_gives_fonts_colours_credit_and_logo():
    events = table(row(str(at), MAY, MAY, actors=(f"Actor {at // 2}",)) for at in range(8))
    figure = draw(events, replace(still(), style=styled()))
    assert trace(figure, "labels").textfont.family.startswith("'Times New Roman', Arial")
    assert figure.layout.paper_bgcolor == "#fffdf7"
    assert trace(figure, "labels").textfont.color == "#222222"
    assert {"#005689", "#b5473c"} <= colours_of(figure)
    assert len(colours_of(figure)) == 3
    assert any("Graphic: The Post" in text for text in writing(figure))
    [logo] = figure.layout.images
    assert logo.source.startswith("data:image/svg+xml;base64,")
    assert logo.sizex * 1600 == pytest.approx(3 * logo.sizey * figure.layout.height)
    credited = draw(events, replace(still(credit="By hand"), style=styled()))
    assert not any("Graphic: The Post" in text for text in writing(credited))


def test_a_dark_picture_keeps_its_own_colours():
    view = View(theme=Theme.DARK, style=styled())
    assert draw(days(2, MAY), view).layout.paper_bgcolor != "#fffdf7"


def test_letters_of_another_width_are_measured_as_such():
    narrow, broad = (
        draw(crowd(30), replace(still(), style=HouseStyle("Some Font", letter_width=width)))
        for width in (0.8, 1.4)
    )
    assert len(trace(narrow, "labels").text) > len(trace(broad, "labels").text)


@pytest.mark.parametrize("view", [View(), still()])
def test_on_page_and_in_picture_only_what_two_events_share_has_a_colour(view):
    actors = ("Port Authority", "Port Authority", "Mayor", "Harbour Union")
    events = table(
        row(str(at), MAY + timedelta(at), MAY + timedelta(at), actors=(name,))
        for at, name in enumerate(actors)
    )
    assert key_of(draw(events, view)) == ["Exact day", "Port Authority", "Others"]
    lone = draw(events.iloc[1:], view)
    assert len(colours_of(lone)) == 1
    assert key_of(lone) == ["Exact day"]
    asked = replace(view, selection=Selection(actors=("Mayor",)))
    assert "Mayor" in key_of(draw(events, asked))


def test_the_colours_of_page_and_picture_are_the_same_with_fewer_labels():
    names = ("Port Authority", "Mayor", "Port Authority", "Mayor", "Harbour Union")
    events = table(
        row(str(at), MAY + timedelta(at % 5), MAY + timedelta(at % 5), actors=(names[at % 5],), weight=at)
        for at in range(40)
    )
    coloured = ranked_values(EventIndex(events).whole)
    page = View(height=700, coloured=coloured)
    made = [compose(events, view) for view in (page, page.saved(Preset.CARD))]
    on_page, saved = (named_colours(each.figure) for each in made)
    assert on_page == saved
    assert set(saved) == set(names)
    assert len(made[0].labelled) > len(made[1].labelled)


def test_a_tag_of_a_single_event_keeps_its_colour():
    events = table(
        row(str(at), MAY + timedelta(at), MAY + timedelta(at), tags=tags)
        for at, tags in enumerate((("war",), ("peace",), ("peace",)))
    )
    assert key_of(draw(events, still(colour=Colour.TAG))) == ["Exact day", "peace", "war"]


@pytest.mark.parametrize("count", [1, 3, 8, 200])
def test_a_tall_column_is_higher_than_wide(count):
    made = compose(crowd(count), still(Preset.COLUMN))
    height, width = made.figure.layout.height, made.figure.layout.width
    assert height >= 1.2 * width
    assert len(made.labelled) >= min(count, 24)
    on_page = draw(crowd(count), still(Preset.COLUMN).on_page(Preset.COLUMN))
    assert on_page.layout.height < width or count > 8


def test_the_rows_of_a_tall_column_are_spread_over_it():
    ys = trace(draw(days(8, MAY), still(Preset.COLUMN)), "labels").y
    assert max(ys) - min(ys) > 300


def crowded(count, **more):
    """Rows of events of one day, in two weeks."""
    return [row(f"b{at}", day, day, **more) for at in range(count) for day in [MAY + timedelta(at % 14)]]


def test_each_lane_of_a_name_has_a_label():
    busy = [
        row(f"b{at}", MAY + timedelta(at % 9), MAY + timedelta(at % 9), actors=("Wire",)) for at in range(300)
    ]
    quiet = [row(name, MAY, MAY, actors=(name,), weight=0.01) for name in ("Mayor", "Post", "Union")]
    view = replace(still(), lanes=Lanes.ACTOR, labels=8)
    assert {"Mayor", "Post", "Union"} <= set(compose(table([*busy, *quiet]), view).labelled)


def test_starred_events_come_before_all_others():
    events = crowd(300).assign(starred=lambda made: made["id"].isin(["e7", "e90", "e211"]))
    made = compose(events, still(Preset.CARD))
    assert {"e7", "e90", "e211"} <= set(made.labelled)


def test_one_line_stands_for_all_events_of_the_whole_period():
    wide = [row(f"w{at}", date(2020, 1, 1), date(2030, 1, 1)) for at in range(6)]
    events = table([*crowded(200), *wide])
    view = replace(still(Preset.CARD), window=(MAY, MAY + timedelta(13)))
    made = compose(events, view)
    told = 6 - sum(event.startswith("w") for event in made.labelled)
    foot = next(text for text in writing(made.figure) if " are named. " in text).replace("<br>", " ")
    assert f"The line across the whole period stands for {told} events without a closer date." in foot
    lines = trace(made.figure, "lines")
    whole = [length for length in lines.x if length > 13 * 86_400_000]
    assert len(whole) == 1


@pytest.mark.parametrize(
    ("name", "lines"),
    [("Joint drills at the coast", 2), ("Truce", 1), ("Incomprehensibilities", 1)],
)
def test_the_name_of_an_era_is_broken_to_its_band_unless_a_word_is_wider(name, lines):
    figure = draw(days(60, MAY), still(eras=[f"2024-05-10/2024-05-14 {name}"]))
    (text,) = trace(figure, "eras").text
    assert text.count("<br>") + 1 == lines
    assert re.sub("<[^>]+>", " ", text).split() == name.split()
