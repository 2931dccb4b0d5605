"""Plotly traces and shapes from pixels, in the colours and sizes of a theme.

All places are in pixels; a ``Canvas`` converts them into the units of its axes. So the same code draws the
marks of the plot and the samples of the legend.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from timeline.figure.colours import Inks
from timeline.figure.day_numbers import DAY_MS, stamp
from timeline.figure.marks import Mark, Scale, Sizes

HANG = 0.155  # of a text's size: the distance that Plotly needs from a line's upper edge to its text
STILL = {"unselected": {"marker": {"opacity": 1}}}  # a click elsewhere must not dim a mark

Box = tuple[float, float, float, float]
Trace = dict[str, Any]
"""A trace for plotly.js, as a dictionary: ``go.Figure`` checks each value, and that is slow."""
Drawing = dict[str, Any]
"""The input of plotly.js: "data", a list of traces, and "layout"."""
Part = dict[str, Any]
"""A part of a layout: a text, a shape or an axis."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """A pair of axes.

    ``at`` converts a pixel into a value of the axis across, ``length`` is the length of a pixel on it.
    The axis down counts pixels; ``top`` is the place of pixel 0 on it.
    """

    axes: Mapping[str, str]
    at: Callable[[float], str | float]
    length: float
    top: float = 0.0


class Line(NamedTuple):
    """A text of the page: its upper left corner in pixels, its HTML, its size and colour."""

    x: float
    y: float
    html: str
    size: float
    colour: str


def time_canvas(scale: Scale, down: str = "y") -> Canvas:
    """Return the canvas of the time axis; ``down`` is the other axis."""
    return Canvas({"xaxis": "x", "yaxis": down}, lambda pixel: stamp(scale.moment(pixel)), DAY_MS / scale.day)


def page_canvas(down: str, left: float = 0.0, top: float = 0.0) -> Canvas:
    """Return a canvas of the page's pixels with its origin at ``left`` and ``top``."""
    return Canvas({"xaxis": "x2", "yaxis": down}, lambda pixel: left + pixel, 1.0, top)


@dataclass(frozen=True, slots=True)
class TraceBuilder:
    """Builds the traces of a canvas, in its colours and sizes."""

    canvas: Canvas
    inks: Inks
    colours: Mapping[str, str]
    sizes: Sizes

    def colour(self, mark: Mark) -> str:
        """Return the colour of a mark."""
        return self.colours.get(mark.colour_value, self.inks.neutral)

    def bars(self, boxes: Sequence[Box], marker: dict[str, Any], **more: Any) -> Trace:
        """Return boxes of (left, right, middle, height) as one trace."""
        return {
            "type": "bar",
            "orientation": "h",
            "base": [self.canvas.at(left) for left, _, _, _ in boxes],
            "x": [(right - left) * self.canvas.length for left, right, _, _ in boxes],
            "y": [self.canvas.top + middle for _, _, middle, _ in boxes],
            "width": [height for _, _, _, height in boxes],
            "marker": {"line": {"width": 0}, **marker},
            "hoverinfo": "skip",
            **STILL,
            **self.canvas.axes,
            **more,
        }

    def areas(self, boxes: Sequence[Box], colour: str, layer: str) -> Part:
        """Return boxes of (left, right, middle, height) as one shape: it is drawn faster than bars."""
        paths = []
        for left, right, middle, height in boxes:
            begin, end = (str(self.canvas.at(round(x, 1))).replace("T", "_") for x in (left, right))
            top = self.canvas.top + middle - height / 2
            paths.append(f"M{begin},{top:.1f}H{end}V{top + height:.1f}H{begin}Z")
        return {
            "type": "path",
            "path": "".join(paths),
            "layer": layer,
            "fillcolor": colour,
            "line": {"width": 0},
            "xref": self.canvas.axes["xaxis"],
            "yref": self.canvas.axes["yaxis"],
        }

    def strokes(self, places: Sequence[tuple[float, float]], colour: str, width: float) -> Part:
        """Return strokes without length at places of (x, y) as one shape; round ends make them dots."""
        ends = [(str(self.canvas.at(x)).replace("T", "_"), self.canvas.top + y) for x, y in places]
        return {
            "type": "path",
            "path": "".join(f"M{x},{y:.1f}V{y:.1f}" for x, y in ends),
            "layer": "below",
            "line": {"width": width, "color": colour},
            "xref": self.canvas.axes["xaxis"],
            "yref": self.canvas.axes["yaxis"],
        }

    def points(self, places: Sequence[tuple[float, float]], **more: Any) -> Trace:
        """Return places of (x, y) as one trace."""
        return {
            "type": "scatter",
            "x": [self.canvas.at(x) for x, _ in places],
            "y": [self.canvas.top + y for _, y in places],
            "hoverinfo": "skip",
            "cliponaxis": False,
            **self.canvas.axes,
            **more,
        }

    def texts(
        self,
        places: Sequence[tuple[float, float]],
        texts: Sequence[str],
        where: str | Sequence[str],
        size: float | Sequence[float],
        colour: str | Sequence[str] | None = None,
        **more: Any,
    ) -> Trace:
        """Return texts at places of (x, y); ``where`` is their side of the place."""
        font = {"size": size, "family": self.sizes.fonts, "color": colour or self.inks.text}
        return self.points(places, mode="text", text=texts, textposition=where, textfont=font, **more)

    def written(self, lines: Sequence[Line], name: str) -> Trace:
        """Return texts of the page as one trace."""
        places = [(line.x, line.y + HANG * line.size) for line in lines]
        sizes, colours = [line.size for line in lines], [line.colour for line in lines]
        return self.texts(places, [line.html for line in lines], "bottom right", sizes, colours, name=name)
