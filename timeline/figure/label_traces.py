"""Labels as Plotly traces, the ground behind them, and the invisible boxes for pointer and click."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.figure.colours import translucent
from timeline.figure.label_layout import PlacedMark
from timeline.figure.text_metrics import SLACK
from timeline.figure.traces import Box, Part, Trace, TraceBuilder

BACKING = 2.0  # pixels of ground on either side of a label
RAISED = 3
"""Pixels of a frame above its event's box: the gap to the next row lies below the box."""


def labels(placed: Sequence[PlacedMark], builder: TraceBuilder) -> Trace:
    """Return the labels; a right-to-left label and a label left of its mark are flush right."""
    flush = [_is_flush_right(each) for each in placed]
    places = [
        (each.label_x + (each.label.width / SLACK if right else 0.0), each.label_y)
        for each, right in zip(placed, flush, strict=True)
    ]
    where = ["bottom left" if right else "bottom right" for right in flush]
    return builder.texts(
        places, [each.label.html for each in placed], where, builder.sizes.text, name="labels"
    )


def _is_flush_right(each: PlacedMark) -> bool:
    if each.label.lines > 1:
        return each.label.leftward
    return each.label_x + each.label.width / SLACK <= each.mark.left


def hits(placed: Sequence[PlacedMark], hovers: Sequence[str], builder: TraceBuilder) -> Trace:
    """Return invisible boxes over marks and labels: they carry the ids and answer pointer and click."""
    return builder.bars(
        [_upright(each.box) for each in placed],
        {"color": "rgba(0,0,0,0)"},
        name="events",
        customdata=[each.mark.id for each in placed],
        hovertext=hovers,
        hoverinfo="text",
    )


def backing(placed: Sequence[PlacedMark], grounds: Sequence[str], builder: TraceBuilder) -> list[Part]:
    """Return the ground behind each label: it covers the rules of the time axis."""
    boxes: dict[str, list[Box]] = {}
    for each, ground in zip(placed, grounds, strict=True):
        left, right = each.label_x - BACKING, each.label_x + each.label.width / SLACK + BACKING
        top = each.label_y
        box = _upright((left, right, top, top + builder.sizes.tall(each.label)))
        boxes.setdefault(ground, []).append(box)
    return [builder.areas(within, ground, "between") for ground, within in boxes.items()]


def ring(each: PlacedMark, builder: TraceBuilder) -> Trace:
    """Return the frame of the selected event."""
    marker = {
        "color": translucent(builder.inks.text, 0.06),
        "line": {"width": 1.5, "color": builder.inks.text},
        "cornerradius": 4,
    }
    left, right, top, bottom = each.box
    return builder.bars([_upright((left, right, top - RAISED, bottom - RAISED))], marker, name="selected")


def _upright(box: Box) -> Box:
    left, right, top, bottom = box
    return left, right, (top + bottom) / 2, bottom - top
