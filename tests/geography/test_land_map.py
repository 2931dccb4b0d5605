"""The part of the world around some places."""

import re
from itertools import accumulate

import pytest

from timeline.geography import GRID, bounding_box, cut_paths, located, world_paths
from timeline.model import Place, PlaceKind

BERGEN = Place("Bergen", PlaceKind.CITY, "NO", 60.39299, 5.32415)
APIA = Place("Apia", PlaceKind.CITY, "WS", -13.83333, -171.76666)
FIJI = Place("Suva", PlaceKind.CITY, "FJ", -18.14161, 178.44149)
POLE = Place("South Pole", PlaceKind.OTHER, "AQ", -90.0, 0.0)


def test_places_without_coordinates_are_on_no_map():
    assert located([BERGEN, Place("Mud Creek")]) == [BERGEN]


@pytest.mark.parametrize("places", [[BERGEN], [APIA], [FIJI], [POLE], [APIA, FIJI], [BERGEN, POLE]])
def test_each_place_lies_on_the_map_and_the_map_in_the_world(places):
    box = bounding_box(places)
    for place in places:
        x, y = box.percent(place)
        assert 0 <= x <= 100
        assert 0 <= y <= 100
    assert box.left >= -180.001
    assert box.right <= 180.001 or places == [APIA, FIJI]
    assert box.width <= 360.001
    assert box.top >= -90.001
    assert box.bottom <= 90.001


def test_a_city_is_seen_from_nearer_than_a_country():
    norway = Place("Norway", PlaceKind.COUNTRY, "NO", 62.0, 10.0)
    assert bounding_box([BERGEN]).height < bounding_box([norway]).height


def test_the_view_box_is_in_grid_steps():
    box = bounding_box([BERGEN])
    assert box.grid == [round(side * GRID) for side in (box.left, box.top, box.width, box.height)]


def test_no_coast_jumps_across_the_map():
    for path in world_paths().values():
        for line in path.split("M")[1:]:
            numbers = list(map(int, re.findall(r"-?\d+", line)))
            levels = list(accumulate(numbers[1::2]))
            steps = zip(numbers[2::2], levels[1:], strict=True)
            assert all(abs(step) < 60 * GRID or level == 90 * GRID for step, level in steps)


TOKYO = Place("Tokyo", PlaceKind.CITY, "JP", 35.7, 139.7)


def test_places_on_both_sides_of_the_180th_meridian_lie_side_by_side():
    box = bounding_box([FIJI, APIA])
    assert box.width < 60
    (left, _), (right, _) = box.percent(FIJI), box.percent(APIA)
    assert 0 < left < right < 100


@pytest.mark.parametrize("places", [[FIJI, TOKYO], [APIA], [BERGEN, TOKYO, APIA]])
def test_other_places_stay_where_they_are(places):
    box = bounding_box(places)
    assert box.left >= -180.0
    assert all(0 <= side <= 100 for place in places for side in box.percent(place))


def test_a_map_across_the_meridian_has_land_of_both_sides():
    box = bounding_box(
        [Place("Anadyr", PlaceKind.CITY, "RU", 64.7, 177.5), Place("Nome", None, "US", 64.5, -165.4)]
    )
    xs = [int(x) for x in re.findall(r"M(-?\d+)", cut_paths(box)["land"])]
    assert min(xs) < 180 * GRID < max(xs)


@pytest.mark.parametrize("name", ["Pacific Ocean", "South Pacific", "Sea of Japan", "Mediterranean Sea"])
def test_an_ocean_or_a_sea_is_no_dot(name):
    assert located([Place(name, PlaceKind.OTHER, None, 10.0, 10.0)]) == []


@pytest.mark.parametrize("name", ["Mount Etna", "Seaside", "Bay of Pigs"])
def test_other_features_are_dots(name):
    assert len(located([Place(name, PlaceKind.OTHER, None, 10.0, 10.0)])) == 1


def test_a_town_at_the_sea_is_a_dot():
    assert len(located([Place("Southend-on-Sea", PlaceKind.CITY, "GB", 51.5, 0.7)])) == 1
