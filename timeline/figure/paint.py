"""Marks and labels as Plotly traces: a trace for each sort of thing, never one for each event.

Everything is placed in pixels; a ``Canvas`` turns them into what its axes count in. So the key's
marks are drawn by the same lines as the plot's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from timeline.figure.colours import Inks, translucent
from timeline.figure.days import DAY_MS, stamp
from timeline.figure.key import Key
from timeline.figure.layout import Spot
from timeline.figure.marks import Kind, Mark, Scale, Sizes
from timeline.figure.text import FONTS, inert
from timeline.model import Modality

SYMBOLS = {
    Modality.ASSERTED: "circle",
    Modality.REPORTED: "diamond",
    Modality.PLANNED: "circle-open",
    Modality.HYPOTHETICAL: "circle-open",
    Modality.NEGATED: "x",
}
UNREAL = (Modality.PLANNED, Modality.HYPOTHETICAL, Modality.NEGATED)
FADE_STEPS = 24
DIAMOND = 1.2  # a diamond of a circle's width looks smaller than it


@dataclass(frozen=True, slots=True)
class Canvas:
    """A pair of axes: ``at`` gives the place of a pixel across, ``length`` what a pixel counts."""

    axes: Mapping[str, str]
    at: Callable[[float], str | float]
    length: float


def plot_canvas(scale: Scale) -> Canvas:
    """Return the canvas of the time axis."""
    return Canvas({"xaxis": "x", "yaxis": "y"}, lambda pixel: stamp(scale.moment(pixel)), DAY_MS / scale.day)


def key_canvas() -> Canvas:
    """Return the canvas of the key, whose axes count pixels."""
    return Canvas({"xaxis": "x2", "yaxis": "y2"}, lambda pixel: pixel, 1.0)


@dataclass(frozen=True, slots=True)
class Brush:
    """What colours and measures the traces of a canvas."""

    canvas: Canvas
    inks: Inks
    colours: Mapping[str, str]
    sizes: Sizes

    def colour(self, mark: Mark) -> str:
        """Return the colour of a mark's actor."""
        return self.colours.get(mark.actor, self.inks.neutral)

    def bars(self, boxes: Sequence[tuple[float, float, float, float]], **more: Any) -> go.Bar:
        """Return boxes of (left, right, middle, height) as one trace."""
        return go.Bar(
            orientation="h",
            base=[self.canvas.at(left) for left, _, _, _ in boxes],
            x=[(right - left) * self.canvas.length for left, right, _, _ in boxes],
            y=[middle for _, _, middle, _ in boxes],
            width=[height for _, _, _, height in boxes],
            showlegend=False,
            **{"hoverinfo": "skip", "unselected": {"marker": {"opacity": 1}}, **self.canvas.axes, **more},
        )

    def points(self, places: Sequence[tuple[float, float]], **more: Any) -> go.Scatter:
        """Return places of (x, y) as one trace."""
        return go.Scatter(
            x=[self.canvas.at(x) for x, _ in places],
            y=[y for _, y in places],
            showlegend=False,
            hoverinfo="skip",
            cliponaxis=False,
            **self.canvas.axes,
            **more,
        )


def traces(spots: Sequence[Spot], brush: Brush) -> list[Any]:
    """Return the visible marks, lowest first; a sort that no mark needs has no trace."""
    made = (_solid_bars(spots, brush), _fading_bars(spots, brush), _arrows(spots, brush))
    return [trace for trace in (*made, *_symbols(spots, brush)) if trace is not None]


def labels(spots: Sequence[Spot], brush: Brush) -> go.Scatter:
    """Return the labels."""
    sign = brush.sizes.sign
    places = [(spot.label_x + (sign if spot.mark.signed else 0.0), spot.label_y) for spot in spots]
    return brush.points(
        places,
        mode="text",
        text=[spot.mark.label.html for spot in spots],
        textposition="bottom right",
        textfont={"size": brush.sizes.text, "family": FONTS, "color": brush.inks.text},
        name="labels",
    )


def hits(spots: Sequence[Spot], hovers: Sequence[str], brush: Brush) -> go.Bar:
    """Return unseen boxes over marks and labels: they carry the ids, and answer pointer and click."""
    boxes = [
        (left, right, (top + bottom) / 2, bottom - top) for left, right, top, bottom in (s.box for s in spots)
    ]
    return brush.bars(
        boxes,
        name="events",
        customdata=[spot.mark.id for spot in spots],
        hovertext=hovers,
        hoverinfo="text",
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}},
    )


def _solid_bars(spots: Sequence[Spot], brush: Brush) -> go.Bar | None:
    chosen = [spot for spot in spots if spot.mark.kind in (Kind.WITHIN, Kind.THROUGHOUT)]
    if not chosen:
        return None
    height = brush.sizes.mark
    colours = [brush.colour(spot.mark) for spot in chosen]
    unreal = [spot.mark.modality in UNREAL for spot in chosen]
    hatched = [spot.mark.kind is Kind.WITHIN for spot in chosen]
    return brush.bars(
        [(spot.mark.left + 0.5, spot.mark.right - 0.5, spot.mark_y, height - 1) for spot in chosen],
        name="bars",
        customdata=[spot.mark.id for spot in chosen],
        marker={
            "color": [
                translucent(colour, 0.18) if hollow and not hatch else colour
                for colour, hollow, hatch in zip(colours, unreal, hatched, strict=True)
            ],
            "line": {"color": colours, "width": 1.4},
            "cornerradius": 2,
            "pattern": {
                "shape": ["/" if hatch else "" for hatch in hatched],
                "bgcolor": brush.inks.ground,
                "solidity": [0.12 if hollow else 0.34 for hollow in unreal],
                "size": 6,
            },
        },
    )


def _fading_bars(spots: Sequence[Spot], brush: Brush) -> go.Bar | None:
    """Return bars as layers of decreasing length over each other, which fade without seams."""
    boxes, colours, ids = [], [], []
    for spot in spots:
        mark = spot.mark
        if mark.kind is not Kind.OPEN:
            continue
        strength = 0.5 if mark.modality in UNREAL else 1.0
        for step in range(FADE_STEPS):
            drawn = _faded(mark, 0.3 + 0.7 * (step + 1) / FADE_STEPS)
            boxes.append((*drawn, spot.mark_y, brush.sizes.mark - 1))
            colours.append(translucent(brush.colour(mark), _layer_opacity(step, strength)))
            ids.append(mark.id)
    if not boxes:
        return None
    marker = {"color": colours, "line": {"width": 0}}
    return brush.bars(boxes, name="open bars", customdata=ids, marker=marker)


def _layer_opacity(step: int, strength: float) -> float:
    """Return the opacity of a layer, the shortest being 0, that makes the pile fade evenly to nothing."""
    pile = strength * (FADE_STEPS - step) / FADE_STEPS
    longer = strength * (FADE_STEPS - step - 1) / FADE_STEPS
    return 1 - (1 - pile) / (1 - longer)


def _faded(mark: Mark, part: float) -> tuple[float, float]:
    length = (mark.right - mark.left) * part
    return (mark.left, mark.left + length) if mark.open_right else (mark.right - length, mark.right)


def _arrows(spots: Sequence[Spot], brush: Brush) -> go.Scatter | None:
    tips = [tip for spot in spots for tip in _tips(spot, brush.sizes.mark)]
    if not tips:
        return None
    return brush.points(
        [(x, y) for x, y, _, _ in tips],
        mode="markers",
        name="arrows",
        customdata=[mark.id for _, _, _, mark in tips],
        unselected={"marker": {"opacity": 1}},
        marker={
            "symbol": [symbol for _, _, symbol, _ in tips],
            "size": brush.sizes.mark * 1.15,
            "color": [brush.colour(mark) for _, _, _, mark in tips],
            "opacity": 1,
        },
    )


def _tips(spot: Spot, size: float) -> Iterable[tuple[float, float, str, Mark]]:
    mark = spot.mark
    if mark.kind is Kind.OUTSIDE:
        yield (
            (mark.left + mark.right) / 2,
            spot.mark_y,
            "triangle-left" if mark.left <= 0 else "triangle-right",
            mark,
        )
        return
    if mark.before:
        yield mark.left - size * 0.2, spot.mark_y, "triangle-left", mark
    if mark.after:
        yield mark.right + size * 0.2, spot.mark_y, "triangle-right", mark


def _symbols(spots: Sequence[Spot], brush: Brush) -> list[go.Scatter]:
    """Return dots, and the symbols that say the modality before a bar's label."""
    size, line = brush.sizes.mark, brush.sizes.line
    at = [
        ((spot.mark.left + spot.mark.right) / 2, spot.mark_y, spot.mark)
        for spot in spots
        if spot.mark.kind is Kind.DAY
    ]
    at += [
        (spot.label_x + size / 2, spot.label_y + line / 2, spot.mark) for spot in spots if spot.mark.signed
    ]
    if not at:
        return []
    symbols = brush.points(
        [(x, y) for x, y, _ in at],
        mode="markers",
        name="symbols",
        customdata=[mark.id for _, _, mark in at],
        unselected={"marker": {"opacity": 1}},
        marker={
            "symbol": [SYMBOLS[Modality(mark.modality)] for _, _, mark in at],
            "size": [
                size
                * (DIAMOND if mark.modality == Modality.REPORTED else 0.86 if mark.modality in UNREAL else 1)
                for _, _, mark in at
            ],
            "color": [brush.colour(mark) for _, _, mark in at],
            "line": {"width": [2 if "open" in SYMBOLS[Modality(mark.modality)] else 0 for _, _, mark in at]},
            "opacity": 1,
        },
    )
    doubted = [(x, y) for x, y, mark in at if mark.modality == Modality.HYPOTHETICAL]
    return [symbols, *([_question_marks(doubted, brush)] if doubted else [])]


def _question_marks(places: Sequence[tuple[float, float]], brush: Brush) -> go.Scatter:
    font = {"size": brush.sizes.mark * 0.75, "family": FONTS, "color": brush.inks.text}
    return brush.points(
        places, mode="text", text=["<b>?</b>"] * len(places), textposition="middle center", textfont=font
    )


def key_texts(key: Key, brush: Brush) -> list[go.Scatter]:
    """Return the key's meanings, and its swatches of colour."""
    font = {"size": brush.sizes.text * 0.85, "family": FONTS, "color": brush.inks.text}
    texts = brush.points(
        [(x, y) for x, y, _ in key.texts],
        mode="text",
        text=[inert(text) for _, _, text in key.texts],
        textposition="middle right",
        textfont=font,
        name="key",
    )
    marker = {
        "symbol": "square",
        "size": brush.sizes.mark,
        "color": [brush.colour(spot.mark) for spot in key.swatches],
        "opacity": 1,
    }
    middles = [((spot.mark.left + spot.mark.right) / 2, spot.mark_y) for spot in key.swatches]
    return [texts, brush.points(middles, mode="markers", marker=marker, name="colours")]
