"""Hatched bars as lines."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figure.sets import crowd, row, table
from timeline.export.hatch_lines import SPACING, draw_hatching, hatch_lines
from timeline.figure import View, draw
from timeline.model import Extent, Granularity

AT = date(2023, 5, 8)
WEEK = {"granularity": Granularity.WEEK, "edtf": "[2023-05-08..2023-05-14]", "extent": Extent.WITHIN}


@given(st.floats(0.5, 3_000), st.floats(0.5, 40))
def test_lines_lie_within_their_box_at_even_distances(width, height):
    lines = list(hatch_lines(width, height))
    for left, low, right, high in lines:
        assert 0 <= left < right <= width
        assert -1e-9 <= low < high <= height + 1e-9
        assert high - low == pytest.approx(right - left)
    feet = [left - low for left, low, _, _ in lines]
    assert all(after - before == pytest.approx(SPACING) for before, after in pairwise(feet))


def test_a_hatched_bar_becomes_a_plain_bar_with_lines():
    events = table([row("w", AT, AT + timedelta(6), **WEEK), row("d", AT, AT)])
    figure = draw(events, View(width=1200, height=630))
    drawn = draw_hatching(figure)
    bar, lines = next(
        (one, two) for one, two in zip(drawn.data, drawn.data[1:], strict=False) if one.name == "bars"
    )
    assert set(bar.marker.pattern.shape) == {""}
    assert all("2023-05-08" <= moment[:10] <= "2023-05-14" for moment in lines.x if moment)
    assert all(abs(y - bar.y[0]) <= bar.width[0] / 2 + 1e-9 for y in lines.y if y is not None)
    assert next(trace for trace in figure.data if trace.name == "bars").marker.pattern.shape[0] == "/"


def test_no_figure_keeps_a_pattern():
    for trace in draw_hatching(draw(crowd(40), View(width=1600, height=900))).data:
        if trace.type == "bar" and trace.marker.pattern.shape is not None:
            assert set(trace.marker.pattern.shape) <= {""}
