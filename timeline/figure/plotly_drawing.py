"""Arranged rows as a Plotly figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from timeline.figure import axes, captions
from timeline.figure.actor_colours import INKS, PALETTES, Inks
from timeline.figure.label_layout import Rows
from timeline.figure.legend import legend_traces
from timeline.figure.mark_traces import (
    event_boxes,
    label_grounds,
    label_trace,
    mark_traces,
    selection_frame,
)
from timeline.figure.overview import Overview, collapsed_lane, overview_bars, overview_of, overview_traces
from timeline.figure.page_layout import (
    OVERVIEW_HEIGHT,
    Counts,
    Page,
    Sheet,
    Surroundings,
    has_overview,
    lane_blocks,
)
from timeline.figure.text_metrics import FONTS
from timeline.figure.traces import Drawing, Part, Trace, TraceBuilder, page_canvas, time_canvas

SUNK = 0.4  # of the spare height of a saved picture lies above the rows


def plotly_drawing(sheet: Sheet, rows: Rows, counts: Counts) -> Drawing:
    """Return the traces and the layout of arranged rows."""
    around = sheet.surroundings([spot.mark for spot in rows.spots], counts)
    page = sheet.page(rows.height, around, has_overview(counts))
    view = sheet.content.view
    if view.height is not None and view.height > page.height:
        spare = view.height - page.height
        rows = rows.taller(spare)
        if view.still and "" in rows.bounds:
            rows = rows.lower(spare * SUNK)
        page = sheet.page(rows.height, around, has_overview(counts))
    overview = None
    if has_overview(counts):
        overview = overview_of(sheet.content.dates, sheet.scale, sheet.sizes, still=view.still)
    builder = _brush(sheet)
    data = [*_marks(sheet, rows, builder), *_overview(page, overview, builder)]
    data += _writing(sheet, around, page, overview, builder)
    return {"data": data, "layout": _layout(sheet, rows, page, overview, builder)}


def _brush(sheet: Sheet) -> TraceBuilder:
    theme = sheet.content.view.theme
    colours = dict(zip(sheet.content.actors, PALETTES[theme], strict=False))
    return TraceBuilder(time_canvas(sheet.scale), INKS[theme], colours, sheet.sizes)


def _marks(sheet: Sheet, rows: Rows, builder: TraceBuilder) -> list[Trace]:
    content = sheet.content
    hovers = [
        captions.hover(content.rows[spot.mark.at], content.dates.numbers(spot.mark.at)) for spot in rows.spots
    ]
    return [
        *(selection_frame(spot, builder) for spot in rows.spots if spot.mark.id == content.view.selected),
        *_collapsed(sheet, rows, builder),
        *mark_traces(rows.spots, builder),
        label_trace(rows.spots, builder),
        event_boxes(rows.spots, hovers, builder),
    ]


def _overview(page: Page, overview: Overview | None, builder: TraceBuilder) -> list[Trace]:
    return overview_traces(overview, _on_strip(page, builder)) if overview else []


def _on_strip(page: Page, builder: TraceBuilder) -> TraceBuilder:
    return replace(builder, canvas=page_canvas("y3", page.left, page.overview))


def _writing(
    sheet: Sheet, around: Surroundings, page: Page, overview: Overview | None, builder: TraceBuilder
) -> list[Trace]:
    """Return the legend and all texts around the rows."""
    inks, sizes, scale = builder.inks, builder.sizes, sheet.scale
    texts = (
        ("head", page_canvas("y2"), axes.head(page, around, sizes, inks)),
        ("foot", page_canvas("y3"), axes.foot(page, around, overview, sizes, inks)),
        ("heads", time_canvas(scale, "y4"), axes.heads(page, sheet.ticks, scale, sizes, inks)),
        ("feet", time_canvas(scale, "y5"), axes.feet(page, sheet.ticks, scale, sizes, inks)),
    )
    return [
        *legend_traces(around.legend, replace(builder, canvas=page_canvas("y2", page.margin, page.legend))),
        *(replace(builder, canvas=canvas).written(lines, name) for name, canvas, lines in texts if lines),
    ]


def _collapsed(sheet: Sheet, rows: Rows, builder: TraceBuilder) -> list[Trace]:
    stack = sheet.content.stack
    made = [
        collapsed_lane(
            sheet.content.dates, stack.members[lane], sheet.scale, sum(rows.bounds[lane]) / 2, builder
        )
        for lane in stack.members
        if lane in stack.collapsed
    ]
    return [bars for bars in made if bars is not None]


def _layout(
    sheet: Sheet, rows: Rows, page: Page, overview: Overview | None, builder: TraceBuilder
) -> dict[str, Any]:
    inks, sizes = builder.inks, builder.sizes
    return {
        **_bare(page, inks),
        "yaxis": axes.down(page, page.top, page.bottom) | {"range": [page.plot, 0]},
        **axes.page_axes(page, overview, sizes, inks),
        **axes.tier_axes(page, sizes),
        "xaxis": axes.time_axis(page, sheet.ticks, sheet.scale, sizes, inks),
        "annotations": _notes(sheet, rows, page, builder),
        "shapes": _shapes(sheet, rows, page, overview, builder),
        "font": {"family": FONTS, "size": sizes.text, "color": inks.text},
        **({"meta": {"strip": [page.overview, page.overview + OVERVIEW_HEIGHT]}} if overview else {}),
    }


def _notes(sheet: Sheet, rows: Rows, page: Page, builder: TraceBuilder) -> list[Part]:
    """Return the names of lanes, and a message if nothing is drawn."""
    inks, sizes, stack = builder.inks, builder.sizes, sheet.content.stack
    names = lane_blocks(sheet.content.view, stack, sizes.text)
    notes = axes.lane_notes(page, rows.bounds, names, stack, sizes, inks) if names else []
    if not rows.spots and not stack.collapsed:
        message = captions.NO_EVENT_IN_PERIOD if len(sheet.content.dates) else captions.NO_DATED_EVENT
        notes.append(axes.note(page, page.left, page.top + sizes.line / 2, message, sizes.text, inks.muted))
    return notes


def _shapes(
    sheet: Sheet, rows: Rows, page: Page, overview: Overview | None, builder: TraceBuilder
) -> list[Part]:
    """Return the bands of lanes, the rules of the time axis, the ground of labels, the overview's bars."""
    grounds = axes.grounds(rows.bounds, builder.inks)
    return [
        *axes.lane_bands(page, rows.bounds, builder.inks),
        *axes.rules(page, sheet.ticks, sheet.scale, builder.inks),
        *label_grounds(rows.spots, [grounds[spot.mark.lane] for spot in rows.spots], builder),
        *(overview_bars(overview, _on_strip(page, builder)) if overview else []),
    ]


def _bare(page: Page, inks: Inks) -> dict[str, Any]:
    """Return the layout without texts."""
    return {
        "template": {},  # none: Plotly's own would draw hatched bars otherwise
        "width": round(page.width),
        "height": round(page.height),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
        "paper_bgcolor": inks.ground,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "barmode": "overlay",
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": "pan",
        "hoverlabel": {
            "align": "left",
            "bgcolor": inks.ground,
            "bordercolor": inks.rule,
            "font": {"family": FONTS, "size": 13, "color": inks.text},
        },
    }
