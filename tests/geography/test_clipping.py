"""Areas and lines cut to a rectangle."""

from timeline.geography import GRID, bounding_box, cut_paths, world_paths
from timeline.geography.clipping import coarser, cut_area, cut_line
from timeline.model import Place, PlaceKind

SQUARE = [(0, 0), (10, 0), (10, 10), (0, 10)]
SIDES = (5, -5, 20, 5)


def area_of(ring: list[tuple[float, float]]) -> float:
    turned = [*ring[1:], ring[0]]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, turned, strict=True))) / 2


def test_an_area_is_cut_at_each_side():
    cut = cut_area(SQUARE, SIDES)
    assert sorted(set(cut)) == [(5, 0), (5, 5), (10, 0), (10, 5)]
    assert area_of(cut) == 25


def test_an_area_inside_stays_and_one_outside_goes():
    assert area_of(cut_area(SQUARE, (-1, -1, 11, 11))) == 100
    assert cut_area(SQUARE, (20, 20, 30, 30)) == []
    assert area_of(cut_area(SQUARE, (2, 2, 4, 4))) == 4  # the rectangle lies in the area


def test_a_line_keeps_the_steps_that_touch_the_rectangle():
    line = [(0, 0), (6, 0), (7, 9), (8, 9), (9, 0), (30, 0), (40, 0)]
    assert list(cut_line(line, SIDES)) == [[(0, 0), (6, 0), (7, 9)], [(8, 9), (9, 0), (30, 0)]]


def test_a_coarser_line_keeps_its_ends():
    assert coarser([(0, 0), (1, 0), (2, 0), (5, 0), (5.5, 0)], 3) == [(0, 0), (5, 0), (5.5, 0)]
    assert coarser([(1, 1)], 3) == [(1, 1)]


def test_the_lines_of_a_small_map_are_few_and_lie_on_it():
    box = bounding_box([Place("Kabul", PlaceKind.CITY, "AF", 34.5, 69.2)])
    cut = cut_paths(box)
    assert 0 < len(cut["land"]) < len(world_paths()["land"]) / 20
    assert 0 < len(cut["borders"]) < 5_000
    left, top, width, height = box.grid
    first = cut["land"][1:].split("l")[0].replace("-", " -").split()
    assert left - GRID <= int(first[0]) <= left + width + GRID
    assert top - GRID <= int(first[1]) <= top + height + GRID
