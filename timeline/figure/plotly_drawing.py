"""Arranged rows as a Plotly figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from timeline.figure import axes, captions
from timeline.figure.axis_break import break_names, break_shapes
from timeline.figure.colours import Inks, inks_of, palette_of
from timeline.figure.day_numbers import day
from timeline.figure.dots import Dots, dot_bars, dot_strokes, dot_traces
from timeline.figure.era_bands import era_names, era_shapes
from timeline.figure.label_layout import Rows
from timeline.figure.legend import legend_traces
from timeline.figure.map_inset import map_address
from timeline.figure.mark_traces import (
    event_boxes,
    label_trace,
    mark_traces,
    selection_frame,
)
from timeline.figure.overview import Overview, collapsed_lane, overview_bars, overview_of, overview_traces
from timeline.figure.page_layout import OVERVIEW_HEIGHT, Counts, Page, Sheet, Surroundings, lane_blocks
from timeline.figure.tag_colours import distinct_colours
from timeline.figure.text_metrics import FONTS, width
from timeline.figure.traces import Drawing, Line, Part, Trace, TraceBuilder, page_canvas, time_canvas
from timeline.selection import Colour

SHOW_BEYOND = "Show these events too"
SUNK = 0.4  # of the spare height of a saved picture lies above the rows


@dataclass(frozen=True, slots=True)
class Rest:
    """What a picture tells of the events without a label: their numbers, their dots, those outside."""

    counts: Counts
    dots: Dots
    beyond: captions.Beyond


def plotly_drawing(sheet: Sheet, rows: Rows, rest: Rest) -> Drawing:
    """Return the traces and the layout of arranged rows."""
    content, counts = sheet.content, rest.counts
    around = sheet.surroundings([spot.mark for spot in rows.spots], counts)
    page = sheet.page(rows.height, around, counts)
    dots = rest.dots
    asked = content.view.height or content.view.least_height
    if asked > page.height:
        spare = asked - page.height
        rows = rows.taller(spare)
        if content.view.still and "" in rows.bounds:
            rows = rows.lower(spare * SUNK)
        dots = dots.lower(spare)
        page = sheet.page(rows.height, around, counts)
    overview = None
    if content.has_overview:
        overview = overview_of(
            content.dates, sheet.scale, content.whole, sheet.sizes, still=content.view.still
        )
    builder = _brush(sheet)
    data = [*_marks(sheet, rows, dots, builder), *_overview(page, overview, builder)]
    data += _writing(sheet, around, page, overview, builder)
    data += _ways_beyond(sheet, page, rest.beyond, builder)
    return {"data": data, "layout": _layout(sheet, rows, dots, page, overview, builder)}


def _brush(sheet: Sheet) -> TraceBuilder:
    theme, style = sheet.content.view.theme, sheet.content.view.style
    palette, shown = palette_of(theme, style), sheet.content.look.coloured
    colours: Mapping[str, str] = dict(zip(shown, palette, strict=False))
    if sheet.content.look.colour is Colour.TAG:
        colours = distinct_colours(shown, sheet.content.view.tags, palette)
    return TraceBuilder(time_canvas(sheet.scale), inks_of(theme, style), colours, sheet.sizes)


def _marks(sheet: Sheet, rows: Rows, dots: Dots, builder: TraceBuilder) -> list[Trace]:
    content = sheet.content
    words = {at: captions.dot_hover(row, content.dates.numbers(at)) for at, row in dots.rows.items()}
    hovers = [
        captions.hover(content.rows[spot.mark.at], content.dates.numbers(spot.mark.at)) for spot in rows.spots
    ]
    return [
        *(selection_frame(spot, builder) for spot in rows.spots if spot.mark.id == content.view.selected),
        *_collapsed(sheet, rows, builder),
        *dot_traces(dots, words, builder, as_strokes=content.view.round_strokes),
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
    inks, sizes, scale, breaks = builder.inks, builder.sizes, sheet.scale, sheet.content.breaks
    texts = (
        ("head", page_canvas("y2"), axes.head(page, around, sizes, inks)),
        ("foot", page_canvas("y3"), axes.foot(page, around, overview, sizes, inks)),
        ("heads", time_canvas(scale, "y4"), axes.heads(page, sheet.ticks, scale, sizes, inks)),
        ("far", time_canvas(scale, "y4"), break_names(breaks, scale, page.axis, sizes, inks)),
        ("eras", time_canvas(scale, "y4"), era_names(sheet.eras, page.eras, sizes, inks)),
        ("feet", time_canvas(scale, "y5"), axes.feet(page, sheet.ticks, scale, sizes, inks)),
    )
    return [
        *legend_traces(around.legend, replace(builder, canvas=page_canvas("y3", page.margin, page.legend))),
        *(replace(builder, canvas=canvas).written(lines, name) for name, canvas, lines in texts if lines),
    ]


def _ways_beyond(sheet: Sheet, page: Page, beyond: captions.Beyond, builder: TraceBuilder) -> list[Trace]:
    """Return the counts of the events outside the period; on the page, a click shows them."""
    first, last = (day(end) for end in sheet.content.period)
    earlier, later = beyond.words((first, last))
    size, letters, lines, ways = builder.sizes.small, builder.sizes.small_letters, [], []
    if earlier:
        text = f"\u2190 {earlier}"
        lines.append(Line(page.left, page.beyond, text, size, builder.inks.muted))
        ways.append((page.left, page.left + width(text, letters), [str(beyond.since), str(last)]))
    if later:
        text = f"{later} \u2192"
        left = page.right - width(text, letters)
        lines.append(Line(left, page.beyond, text, size, builder.inks.muted))
        ways.append((left, page.right, [str(first), str(beyond.until)]))
    if not lines:
        return []
    on_page = replace(builder, canvas=page_canvas("y3"))
    boxes = [(left, right, page.beyond + size * 0.65, size * 1.5) for left, right, _ in ways]
    answers = on_page.bars(
        boxes,
        {"color": "rgba(0,0,0,0)"},
        name="ways",
        customdata=[period for _, _, period in ways],
        hovertext=[SHOW_BEYOND] * len(ways),
        hoverinfo="text",
    )
    return [on_page.written(lines, "beyond"), *([] if sheet.content.view.still else [answers])]


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
    sheet: Sheet, rows: Rows, dots: Dots, page: Page, overview: Overview | None, builder: TraceBuilder
) -> dict[str, Any]:
    inks, sizes = builder.inks, builder.sizes
    return {
        **_bare(page, inks),
        "yaxis": axes.down(page, page.top, page.bottom) | {"range": [page.plot, 0]},
        **axes.page_axes(page, overview, sizes, inks),
        **axes.tier_axes(page, sizes),
        "xaxis": axes.time_axis(page, sheet.ticks, sheet.scale, sizes, inks),
        "images": [*_logo(sheet, page), *_map(sheet, page, inks)],
        "annotations": _notes(sheet, rows, page, builder),
        "shapes": _shapes(sheet, rows, dots, page, overview, builder),
        "font": {"family": sizes.fonts, "size": sizes.text, "color": inks.text},
        **({"meta": {"strip": [page.overview, page.overview + OVERVIEW_HEIGHT]}} if overview else {}),
    }


def _logo(sheet: Sheet, page: Page) -> list[Part]:
    """Return the logo of the house style in the lower right corner."""
    logo = sheet.content.view.style.logo
    if logo is None or sheet.logo is None:
        return []
    wide, tall = sheet.logo
    return [
        {
            "source": logo.address,
            "xref": "paper",
            "yref": "paper",
            "x": 1 - page.margin / page.width,
            "y": sheet.sizes.text / page.height,
            "sizex": wide / page.width,
            "sizey": tall / page.height,
            "xanchor": "right",
            "yanchor": "bottom",
            "layer": "above",
        }
    ]


def _map(sheet: Sheet, page: Page, inks: Inks) -> list[Part]:
    """Return the map of the places in the upper right corner."""
    if sheet.map is None:
        return []
    wide, tall = sheet.map
    sizes = sheet.sizes
    return [
        {
            "source": map_address(sheet.content.places, sheet.map, sizes.small, inks, sizes.fonts),
            "xref": "paper",
            "yref": "paper",
            "x": 1 - page.margin / page.width,
            "y": 1 - page.title / page.height,
            "sizex": wide / page.width,
            "sizey": tall / page.height,
            "xanchor": "right",
            "yanchor": "top",
            "layer": "above",
        }
    ]


def _notes(sheet: Sheet, rows: Rows, page: Page, builder: TraceBuilder) -> list[Part]:
    """Return the names of lanes, and a message if nothing is drawn."""
    inks, sizes, stack = builder.inks, builder.sizes, sheet.content.stack
    names = lane_blocks(sheet.content.view, stack, sizes.text)
    published = sheet.content.view.still and sheet.content.view.for_readers
    notes = []
    if names:
        notes = axes.lane_notes(page, rows.bounds, names, stack, sizes, inks, with_counts=not published)
    if not rows.spots and not sheet.content.inside:
        message = captions.NO_EVENT_IN_PERIOD if len(sheet.content.dates) else captions.NO_DATED_EVENT
        place = page.left, page.top + sizes.line / 2
        notes.append(axes.note(page, *place, message, sizes.text, inks.muted, sizes.fonts))
    return notes


def _shapes(
    sheet: Sheet, rows: Rows, dots: Dots, page: Page, overview: Overview | None, builder: TraceBuilder
) -> list[Part]:
    """Return the bands of lanes and eras, the rules of the axis, the bars of dots and of the overview."""
    return [
        *axes.lane_bands(page, rows.bounds, builder.inks),
        *break_shapes(
            sheet.scale, (page.axis, page.eras, page.bottom), page.height, sheet.sizes, builder.inks
        ),
        *era_shapes(
            sheet.eras, sheet.scale, (page.eras, page.bottom, page.height), sheet.sizes, builder.inks
        ),
        *axes.rules(
            page, sheet.ticks, sheet.scale, builder.inks, [spot.words(sheet.sizes) for spot in rows.spots]
        ),
        *dot_bars(dots, builder),
        *(dot_strokes(dots, builder) if sheet.content.view.round_strokes else []),
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
