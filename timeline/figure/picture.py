"""From a table of events to a picture, step by step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from timeline.figure import frame, key, paint, words
from timeline.figure.axis import axis
from timeline.figure.choice import MOST_MARKS, MOST_OUTSIDE, Positions, by_weight, lane_names, ranked_lanes
from timeline.figure.colours import INKS, PALETTE, ranked_actors
from timeline.figure.days import OPEN, Days, day, day_numbers, number, stamp
from timeline.figure.frame import Page
from timeline.figure.layout import Rows, arranged
from timeline.figure.marks import Mark, Scale, Sizes, mark
from timeline.figure.period import window
from timeline.figure.strip import HEIGHT as STRIP
from timeline.figure.strip import strip
from timeline.figure.text import FONTS, Block, block
from timeline.figure.view import Lanes, Picture, View

TALLEST = 2000.0  # pixels of rows, when the height is free
LOWEST = 120.0
SMALLEST_TEXT, LARGEST_TEXT = 12.0, 18.0
MOST_SOURCES = 4
MARGIN = 2.75  # of the text's size, left and right
NOTHING = "There is no dated event to show."


@dataclass(frozen=True, slots=True)
class Dates:
    """The dated events of a table, in order of time, and their days."""

    table: pd.DataFrame
    earliest: Days
    latest: Days

    def numbers(self, at: int) -> tuple[int | None, int | None]:
        """Return first and last day of the event at a position, ``None`` on an open side."""
        begin, end = int(self.earliest[at]), int(self.latest[at])
        return None if begin == OPEN else begin, None if end == OPEN else end


@dataclass(frozen=True, slots=True)
class Chosen:
    """Positions of events: those to be drawn if there is room, and all that touch the window."""

    order: Positions
    inside: Positions
    outside: Positions


@dataclass(frozen=True, slots=True)
class Lane:
    """Which lane each event lies in, how many events each lane has, and the room its name takes."""

    of: tuple[str, ...]
    counts: dict[str, int]
    gutter: float


def dates_of(table: pd.DataFrame) -> Dates:
    """Return the events that have a date on either side at least."""
    earliest, latest = day_numbers(table["earliest"]), day_numbers(table["latest"])
    first = np.where(earliest == OPEN, latest, earliest)
    order = np.argsort(first, kind="stable")
    order = order[first[order] != OPEN]
    return Dates(table.iloc[order], earliest[order], latest[order])


def compose(table: pd.DataFrame, view: View) -> Picture:
    """Return the picture of a table with the columns of ``timeline.table``, and what it shows of it."""
    dates = dates_of(table)
    view = replace(view, undated=view.undated + len(table) - len(dates.table))
    lane = _lane(dates, view)
    sizes = _sizes(view, lane.gutter)
    scale = Scale(*_window(dates, view), sizes.plot)
    chosen = _chosen(dates, scale, view)
    actors = view.actors[: len(PALETTE)] or ranked_actors(table)
    marks = {
        at: mark(dates.table.iloc[at], dates.numbers(at), scale, sizes, actors)
        for at in sorted(chosen.order.tolist())
    }
    sheet = _Sheet(view, dates, lane, sizes, scale, actors)
    rows = sheet.rows(marks, chosen)
    drawn = {spot.mark.id for spot in rows.spots}
    rest = [at for at in chosen.inside.tolist() if dates.table["id"].iat[at] not in drawn]
    beyond = [at for at in chosen.outside.tolist() if dates.table["id"].iat[at] not in drawn]
    ids = dates.table["id"].tolist()
    return Picture(
        figure=sheet.figure(rows, rest, len(beyond)),
        window=(day(scale.first), day(scale.last)),
        labelled=tuple(spot.mark.id for spot in rows.spots),
        unlabelled=tuple(ids[at] for at in rest),
        outside=tuple(ids[at] for at in beyond),
    )


def _sizes(view: View, gutter: float) -> Sizes:
    text = min(max(view.width / 100, SMALLEST_TEXT), LARGEST_TEXT)
    plot = view.width - 2 * MARGIN * text - gutter
    return Sizes(text, plot, min(max(0.42 * plot, 300.0), plot - 3 * text))


def _window(dates: Dates, view: View) -> tuple[int, int]:
    if view.window is None:
        return window(dates.earliest, dates.latest)
    first, last = sorted(number(end) for end in view.window)
    return first, last


def _lane(dates: Dates, view: View) -> Lane:
    named = lane_names(dates.table, view.lanes)
    if view.lanes is Lanes.NONE:
        return Lane(tuple(named), {"": len(named)}, 0.0)
    into, counts = ranked_lanes(named)
    size = _sizes(view, 0.0).text
    blocks = frame.names_of(list(counts), size, view.width * 0.16)
    gutter = max((name.width for name in blocks.values()), default=0.0) + size * 2
    return Lane(tuple(into[name] for name in named), counts, gutter)


def _chosen(dates: Dates, scale: Scale, view: View) -> Chosen:
    """Return what to draw; events wholly outside are drawn at the margin of a window that we chose."""
    after = (dates.earliest != OPEN) & (dates.earliest > scale.last)
    before = (dates.latest != OPEN) & (dates.latest < scale.first)
    inside, outside = np.flatnonzero(~(after | before)), np.flatnonzero(after | before)
    mentions = dates.table["mentions"].to_numpy(dtype=np.int64)
    at = np.flatnonzero((dates.table["id"] == view.selected).to_numpy())
    found = np.searchsorted(inside, at[0]) if len(at) and at[0] in inside else None
    order = inside[by_weight(mentions[inside], None if found is None else int(found))][:MOST_MARKS]
    if view.window is None:
        order = np.concatenate((order, outside[by_weight(mentions[outside], None)][:MOST_OUTSIDE]))
    return Chosen(order, inside, outside)


@dataclass(frozen=True, slots=True)
class _Around:
    """Text and key around the rows."""

    title: Block
    subtitle: Block
    key: key.Key
    footer: Block


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A picture's size and scale: what the rows are arranged in and the figure is made of."""

    view: View
    dates: Dates
    lane: Lane
    sizes: Sizes
    scale: Scale
    actors: tuple[str, ...]

    def rows(self, marks: dict[int, Mark], chosen: Chosen) -> Rows:
        """Return the marks that there is room for, in their places."""
        stack = {lane: at for at, lane in enumerate(self.lane.counts)}
        stacked = sorted(marks, key=lambda at: stack[self.lane.of[at]])
        lanes = {marks[at].id: self.lane.of[at] for at in stacked}
        by_id = {mark.id: mark for mark in marks.values()}
        order = [marks[at].id for at in chosen.order.tolist()]
        least = 0.0 if self.view.lanes is Lanes.NONE else 2.4 * self.sizes.line
        for more in (False, True):
            rows = arranged(by_id, lanes, order, self.sizes, self._room(by_id, chosen, more), least)
            if len(rows.spots) >= len(chosen.inside):
                break
        return rows

    def _room(self, marks: dict[str, Mark], chosen: Chosen, more: bool) -> float:
        """Return the height for rows that all else leaves, with the longest texts that it may have."""
        if self.view.height is None:
            return TALLEST
        count = len(chosen.inside)
        around = self.around(list(marks.values()), count, count if more else 0, len(chosen.outside))
        return max(self.view.height - self.page(0.0, around, more).height, LOWEST)

    def around(self, marks: list[Mark], shown: int, more: int, outside: int) -> _Around:
        """Return the texts and the key for these marks and counts."""
        size, room = self.sizes.text, self.view.width - 2 * MARGIN * self.sizes.text
        listed = key.entries(marks, self.actors, self.sizes)
        cited = words.sources(self.dates.table, MOST_SOURCES) if self.view.sources else ""
        subtitle = words.counted(self.view, shown, more, outside)
        return _Around(
            block(self.view.title, size * 1.75, room, bold=True),
            block(subtitle, size, room),
            key.placed(listed, self.sizes, room),
            block(cited, size * 0.8, room),
        )

    def page(self, rows: float, around: _Around, more: bool) -> Page:
        """Return where everything lies around rows of a height, the picture as tall as that needs."""
        size, line = self.sizes.text, self.sizes.line
        title_y = 1.5 * size
        subtitle_y = title_y + around.title.lines * size * 1.75 * 1.25 + 0.3 * size
        axis_y = subtitle_y + around.subtitle.lines * line + 1.2 * size
        plot_top = axis_y + 2 * line + 0.4 * size
        plot_bottom = plot_top + rows + (STRIP + 2 * line if more else 0.0)
        key_top = plot_bottom + 1.0 * size
        key_bottom = key_top + around.key.height
        footer_y = key_bottom + 0.6 * size
        height = footer_y + (around.footer.lines * size * 1.04 if around.footer.html else 0.0) + 1.0 * size
        left = MARGIN * size + self.lane.gutter
        return Page(
            self.view.width, height, left, left + self.sizes.plot,
            title_y, subtitle_y, axis_y, plot_top, plot_bottom, key_top, key_bottom, footer_y,
        )  # fmt: skip

    def figure(self, rows: Rows, rest: list[int], outside: int) -> go.Figure:
        """Return the figure of arranged rows; ``rest`` are the positions counted in the strip."""
        marks = [spot.mark for spot in rows.spots]
        around = self.around(marks, len(marks), len(rest), outside)
        page = self.page(rows.height, around, bool(rest))
        if self.view.height is not None and self.view.height > page.height:
            page = self.page(rows.height + self.view.height - page.height, around, bool(rest))
        return figure(self, rows, around, page, rest)


def figure(sheet: _Sheet, rows: Rows, around: _Around, page: Page, rest: list[int]) -> go.Figure:
    """Return the figure itself."""
    inks = INKS[sheet.view.theme]
    colours = dict(zip(sheet.actors, PALETTE, strict=False))
    brush = paint.Brush(paint.plot_canvas(sheet.scale), inks, colours, sheet.sizes)
    keys = replace(brush, canvas=paint.key_canvas())
    ticks = axis(sheet.scale.first, sheet.scale.last, sheet.sizes.plot, sheet.sizes.text)
    at = {each: place for place, each in enumerate(sheet.dates.table["id"])}
    hovers = [
        words.hover(sheet.dates.table.iloc[at[spot.mark.id]], sheet.dates.numbers(at[spot.mark.id]))
        for spot in rows.spots
    ]
    data = [
        *paint.traces(rows.spots, brush),
        paint.labels(rows.spots, brush),
        *paint.traces(around.key.spots, keys),
        *paint.key_texts(around.key, keys),
        paint.hits(rows.spots, hovers, brush),
    ]
    if rest:
        bottom = page.plot_bottom - page.plot_top
        data.append(strip(sheet.dates.earliest[rest], sheet.dates.latest[rest], sheet.scale, brush, bottom))
    notes = [
        page.note(
            MARGIN * sheet.sizes.text, page.title_y, around.title.html, sheet.sizes.text * 1.75, inks.text
        ),
        page.note(
            MARGIN * sheet.sizes.text, page.subtitle_y, around.subtitle.html, sheet.sizes.text, inks.muted
        ),
        page.note(
            MARGIN * sheet.sizes.text, page.footer_y, around.footer.html, sheet.sizes.text * 0.8, inks.muted
        ),
        *frame.axis_notes(page, ticks, sheet.scale, sheet.sizes, inks),
    ]
    shapes = [*frame.rules(page, ticks, sheet.scale, inks)]
    if sheet.view.lanes is not Lanes.NONE:
        names = frame.names_of(list(rows.bounds), sheet.sizes.text, sheet.view.width * 0.16)
        counts = {
            lane: f"{sheet.lane.counts[lane]:,} event{'' if sheet.lane.counts[lane] == 1 else 's'}"
            for lane in rows.bounds
        }
        notes += frame.lane_notes(
            page, rows.bounds, names, counts, sheet.sizes, MARGIN * sheet.sizes.text, inks
        )
        shapes = [*frame.lane_bands(page, rows.bounds, inks), *shapes]
    if rest:
        notes.append(
            page.note(
                page.left,
                page.plot_bottom - STRIP - sheet.sizes.line * 1.2,
                f"<b>{len(rest):,} more</b> events without a label",
                sheet.sizes.text * 0.85,
                inks.muted,
            )
        )
    if not rows.spots:
        notes.append(page.note(page.left, page.plot_top + 20, NOTHING, sheet.sizes.text * 1.2, inks.muted))
    made = go.Figure(data)
    made.update_layout(
        layout(sheet, page, around, inks), annotations=[n for n in notes if n["text"]], shapes=shapes
    )
    return made


def layout(sheet: _Sheet, page: Page, around: _Around, inks: Any) -> dict[str, Any]:
    """Return the figure's layout without its texts."""
    hidden = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
    tall = page.plot_bottom - page.plot_top
    margin = MARGIN * sheet.sizes.text
    return {
        "template": None,
        "width": round(page.width),
        "height": round(page.height),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": inks.ground,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONTS, "size": sheet.sizes.text, "color": inks.text},
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
        "xaxis": {
            **hidden,
            "fixedrange": False,
            "type": "date",
            "domain": [page.left / page.width, page.right / page.width],
            "range": [stamp(sheet.scale.first), stamp(sheet.scale.last + 1)],
        },
        "yaxis": {
            **hidden,
            "domain": [1 - page.plot_bottom / page.height, 1 - page.plot_top / page.height],
            "range": [tall, 0],
        },
        "xaxis2": {
            **hidden,
            "anchor": "y2",
            "domain": [margin / page.width, 1 - margin / page.width],
            "range": [0, page.width - 2 * margin],
        },
        "yaxis2": {
            **hidden,
            "anchor": "x2",
            "domain": [max(1 - page.key_bottom / page.height, 0), 1 - page.key_top / page.height],
            "range": [max(around.key.height, 1), 0],
        },
    }
