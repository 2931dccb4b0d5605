"""Hatched bars drawn as lines, for PDF: browsers print an SVG pattern as a coarse bitmap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

SPACING = 8.5
"""Pixels between lines along the bar: the diagonal of the pattern's 6-pixel tile."""
WIDTHS = ((0.2, 0.8), (1.0, 2.0))
"""Upper limits of a pattern's solidity, with the width of its lines in pixels."""

Segment = tuple[float, float, float, float]


def draw_hatching(figure: go.Figure) -> go.Figure:
    """Return the figure with lines in place of the patterns of hatched bars."""
    return go.Figure([drawn for trace in figure.data for drawn in _traces(trace, figure)], figure.layout)


def hatch_lines(width: float, height: float) -> Iterator[Segment]:
    """Yield the rising lines of a box as (x, y, x, y), in pixels from its lower left corner."""
    for at in np.arange(SPACING / 2 - height, width, SPACING):
        left, right = max(at, 0.0), min(at + height, width)
        if right > left:
            yield left, left - at, right, right - at


def _traces(trace: Any, figure: go.Figure) -> list[Any]:
    shapes = _pattern(trace, "shape")
    if trace.type != "bar" or not any(shapes):
        return [trace]
    bare = go.Bar(trace).update(marker={"pattern": {"shape": ["" for _ in shapes]}})
    colours, inside = _per_bar(trace.marker.color, shapes), trace.marker.pattern.bgcolor
    bare.marker.color = [inside if shape else colour for shape, colour in zip(shapes, colours, strict=True)]
    lines = [_lines(trace, at, colours[at], figure) for at, shape in enumerate(shapes) if shape]
    return [bare, *lines]


def _pattern(trace: Any, name: str) -> list[Any]:
    if trace.type != "bar" or trace.marker.pattern[name] is None:
        return []
    return _per_bar(trace.marker.pattern[name], trace.y)


def _per_bar(value: Any, like: Sequence[Any]) -> list[Any]:
    """Return one value for each bar; a single value serves all bars."""
    return list(value) if isinstance(value, (list, tuple, np.ndarray)) else [value] * len(like)


def _lines(trace: Any, at: int, colour: str, figure: go.Figure) -> go.Scatter:
    """Return the lines of one bar as a trace; positions on a date axis are dates."""
    axis = figure.layout["xaxis" + (trace.xaxis or "x")[1:]]
    first, last = (_number(end) for end in axis.range)
    pixels = (axis.domain[1] - axis.domain[0]) * figure.layout.width / (last - first)
    base, height = _number(trace.base[at]), float(trace.width[at])
    bottom = float(trace.y[at]) + height / 2  # pixels are counted from the top
    xs: list[Any] = []
    ys: list[float | None] = []
    for left, low, right, high in hatch_lines(float(trace.x[at]) * pixels, height):
        xs += [base + left / pixels, base + right / pixels, None]
        ys += [bottom - low, bottom - high, None]
    if isinstance(trace.base[at], str):
        xs = [None if x is None else str(np.datetime64(round(x), "ms")) for x in xs]
    solid = _pattern(trace, "solidity")[at] or 1.0
    line = {"color": colour, "width": next(width for most, width in WIDTHS if solid <= most)}
    axes = {"xaxis": trace.xaxis, "yaxis": trace.yaxis}
    return go.Scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip", **axes)


def _number(value: Any) -> float:
    """Return a position on an axis as a number; a date in milliseconds since 1970."""
    return float(np.datetime64(value, "ms").astype(np.int64)) if isinstance(value, str) else float(value)
