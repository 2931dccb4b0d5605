"""Labels as Plotly traces: the ground behind them, and the boxes over mark and label that are clicked."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.figure.brush import Box, Brush, Part, Trace
from timeline.figure.colours import translucent
from timeline.figure.layout import Spot
from timeline.figure.text import SLACK

BACKING = 2.0  # pixels of ground on either side of a label
RAISED = 3
"""Pixels by which a frame stands above its event's space, whose gap to the next row lies below."""


def labels(spots: Sequence[Spot], brush: Brush) -> Trace:
    """Return the labels; what is read from the right, or stands before its mark, is flush at its right."""
    flush = [_is_flush_right(spot) for spot in spots]
    places = [
        (spot.label_x + (spot.label.width / SLACK if right else 0.0), spot.label_y)
        for spot, right in zip(spots, flush, strict=True)
    ]
    where = ["bottom left" if right else "bottom right" for right in flush]
    return brush.texts(places, [spot.label.html for spot in spots], where, brush.sizes.text, name="labels")


def _is_flush_right(spot: Spot) -> bool:
    if spot.label.lines > 1:
        return spot.label.leftward
    return spot.label_x + spot.label.width / SLACK <= spot.mark.left


def hits(spots: Sequence[Spot], hovers: Sequence[str], brush: Brush) -> Trace:
    """Return unseen boxes over marks and labels: they carry the ids, and answer pointer and click."""
    return brush.bars(
        [_upright(spot.box) for spot in spots],
        {"color": "rgba(0,0,0,0)"},
        name="events",
        customdata=[spot.mark.id for spot in spots],
        hovertext=hovers,
        hoverinfo="text",
    )


def backing(spots: Sequence[Spot], grounds: Sequence[str], brush: Brush) -> list[Part]:
    """Return the ground behind each label, which keeps the rules of the time axis out of its letters."""
    boxes: dict[str, list[Box]] = {}
    for spot, ground in zip(spots, grounds, strict=True):
        left, right = spot.label_x - BACKING, spot.label_x + spot.label.width / SLACK + BACKING
        top = spot.label_y
        box = _upright((left, right, top, top + brush.sizes.tall(spot.label)))
        boxes.setdefault(ground, []).append(box)
    return [brush.areas(within, ground, "between") for ground, within in boxes.items()]


def ring(spot: Spot, brush: Brush) -> Trace:
    """Return the frame of the selected event."""
    marker = {
        "color": translucent(brush.inks.text, 0.06),
        "line": {"width": 1.5, "color": brush.inks.text},
        "cornerradius": 4,
    }
    left, right, top, bottom = spot.box
    return brush.bars([_upright((left, right, top - RAISED, bottom - RAISED))], marker, name="selected")


def _upright(box: Box) -> Box:
    left, right, top, bottom = box
    return left, right, (top + bottom) / 2, bottom - top
