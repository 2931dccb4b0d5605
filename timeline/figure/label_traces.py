"""Labels as Plotly traces: the ground behind them, and the boxes over mark and label that are clicked."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.figure.colours import translucent
from timeline.figure.label_layout import Spot
from timeline.figure.text_metrics import SLACK
from timeline.figure.traces import Box, Part, Trace, TraceBuilder

BACKING = 2.0  # pixels of ground on either side of a label
RAISED = 3
"""Pixels by which a frame stands above its event's space, whose gap to the next row lies below."""


def labels(spots: Sequence[Spot], builder: TraceBuilder) -> Trace:
    """Return the labels; what is read from the right, or stands before its mark, is flush at its right."""
    flush = [_is_flush_right(spot) for spot in spots]
    places = [
        (spot.label_x + (spot.label.width / SLACK if right else 0.0), spot.label_y)
        for spot, right in zip(spots, flush, strict=True)
    ]
    where = ["bottom left" if right else "bottom right" for right in flush]
    return builder.texts(
        places, [spot.label.html for spot in spots], where, builder.sizes.text, name="labels"
    )


def _is_flush_right(spot: Spot) -> bool:
    if spot.label.lines > 1:
        return spot.label.leftward
    return spot.label_x + spot.label.width / SLACK <= spot.mark.left


def hits(spots: Sequence[Spot], hovers: Sequence[str], builder: TraceBuilder) -> Trace:
    """Return unseen boxes over marks and labels: they carry the ids, and answer pointer and click."""
    return builder.bars(
        [_upright(spot.box) for spot in spots],
        {"color": "rgba(0,0,0,0)"},
        name="events",
        customdata=[spot.mark.id for spot in spots],
        hovertext=hovers,
        hoverinfo="text",
    )


def backing(spots: Sequence[Spot], grounds: Sequence[str], builder: TraceBuilder) -> list[Part]:
    """Return the ground behind each label, which keeps the rules of the time axis out of its letters."""
    boxes: dict[str, list[Box]] = {}
    for spot, ground in zip(spots, grounds, strict=True):
        left, right = spot.label_x - BACKING, spot.label_x + spot.label.width / SLACK + BACKING
        top = spot.label_y
        box = _upright((left, right, top, top + builder.sizes.tall(spot.label)))
        boxes.setdefault(ground, []).append(box)
    return [builder.areas(within, ground, "between") for ground, within in boxes.items()]


def ring(spot: Spot, builder: TraceBuilder) -> Trace:
    """Return the frame of the selected event."""
    marker = {
        "color": translucent(builder.inks.text, 0.06),
        "line": {"width": 1.5, "color": builder.inks.text},
        "cornerradius": 4,
    }
    left, right, top, bottom = spot.box
    return builder.bars([_upright((left, right, top - RAISED, bottom - RAISED))], marker, name="selected")


def _upright(box: Box) -> Box:
    left, right, top, bottom = box
    return left, right, (top + bottom) / 2, bottom - top
