"""The map in a picture: its places, what it keeps from strangers' names, and its room."""

import re
from base64 import b64decode
from datetime import date

import pytest

from tests.figure.sets import row, table
from timeline.figure import Preset, View, compose
from timeline.model import Place, PlaceKind
from timeline.selection import PictureOptions

DAY = date(2023, 5, 7)
BERGEN = Place("Bergen", PlaceKind.CITY, "NO", 60.39, 5.32)
OSLO = Place("Oslo", PlaceKind.CITY, "NO", 59.91, 10.75)
NOWHERE = Place("Nowhere", None, None, None, None)
PLACES = {place.name: place for place in (BERGEN, OSLO, NOWHERE)}


def picture(*named, places=PLACES, preset=Preset.ARTICLE, **options):
    events = [row(str(at), DAY, DAY, places=names) for at, names in enumerate(named)]
    options = PictureOptions.of(**({"map": True} | options))
    return compose(table(events), View(options=options, places=places).saved(preset))


def drawn(made):
    """The SVG of the map."""
    [image] = made.figure.layout.images
    head, _, data = image.source.partition(",")
    assert head == "data:image/svg+xml;base64"
    return b64decode(data).decode()


def test_the_places_with_most_events_have_names_and_larger_dots():
    svg = drawn(picture(("Bergen",), ("Bergen", "Oslo"), ("Bergen",), ("Nowhere",)))
    assert re.findall(r">([^<>]+)</text>", svg) == ["Bergen", "Oslo"]
    small, large = (float(size) for size in re.findall(r'<circle [^>]*r="([\d.]+)"', svg))
    assert small < large


@pytest.mark.parametrize("preset", Preset)
def test_the_rows_begin_below_the_map(preset):
    with_map, without = (picture(("Bergen",), preset=preset, map=on).figure for on in (True, False))
    [image] = with_map.layout.images
    foot = image.y - image.sizey
    assert with_map.layout.yaxis.domain[1] < foot
    assert without.layout.images == ()
    if preset.height:
        assert with_map.layout.height == without.layout.height


def test_without_a_place_there_is_no_map():
    assert picture((), ("Nowhere",)).figure.layout.images == ()


def test_a_hostile_name_is_text():
    name = 'A</text><script>x()</script>"&\u202e'
    svg = drawn(picture((name,), places={name: Place(name, PlaceKind.CITY, "NO", 60.0, 5.0)}))
    assert "<script" not in svg
    assert "\u202e" not in svg
    assert "&lt;script&gt;" in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_the_map_is_told_to_people_who_cannot_see_it():
    assert picture(("Bergen",), ("Bergen", "Oslo")).alt.endswith("A map shows Bergen, Oslo.")
    assert "map" not in picture(("Bergen",), map=False).alt


def test_a_far_place_does_not_decide_on_the_part_of_the_world():
    near = picture(
        *[("Bergen",)] * 20, ("Far",), places=PLACES | {"Far": Place("Far", PlaceKind.CITY, "NZ", -41, 174)}
    )
    assert ">Far<" not in drawn(near)


def test_a_picture_that_gives_up_its_colours_for_the_map_says_so():
    days = [date(2023, 5, day) for day in range(1, 9)]
    told = "Rescue crews of the harbour reached the burning ferry after a long night"
    events = [
        row(
            str(at),
            day,
            day,
            title=f"{told} {at}",
            places=("Bergen",),
            starred=True,
            actors=(f"Actor {at % 4}",),
        )
        for at, day in enumerate(days)
    ]

    def made(preset, **options):
        view = View(options=PictureOptions.of(**options), places=PLACES if options else {})
        return compose(table(events), view.saved(preset))

    assert made(
        Preset.CARD, map=True, description="A night at sea, told by those who came to help"
    ).is_without_colours
    assert not made(Preset.ARTICLE, map=True).is_without_colours
    assert not made(Preset.CARD, map=True, description="A night at sea", colour="one").is_without_colours
