"""The overview below the rows: the number of events over time, with a frame around the period above."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from timeline.figure.colours import translucent
from timeline.figure.day_numbers import day
from timeline.figure.marks import Scale, Sizes
from timeline.figure.page_layout import OVERVIEW_HEIGHT
from timeline.figure.sampling import DatedEvents
from timeline.figure.time_ticks import Tick, axis
from timeline.figure.traces import Box, Part, Trace, TraceBuilder
from timeline.selection.coded_column import Mask
from timeline.words import counted, reader_period, short_period

BIN = 8.0  # pixels, at least; a bin is whole days
FULL = 4  # events at least in a bar of full height: one is no peak
MIN_BAR = 2.0  # pixels of a bar's height
REACH = 1.5  # times the usual period, before and after it
MIN_FRAME = 4.0  # pixels of the frame's width


@dataclass(frozen=True, slots=True)
class Bins:
    """Events counted by bins of days: the first and last day and the count of each bin with events."""

    first: list[int]
    last: list[int]
    count: list[int]


@dataclass(frozen=True, slots=True)
class Overview:
    """Bars in pixels from the overview's top left, and the ``texts`` at the pointer.

    ``inside`` is True for the bars within the window. ``frame`` are the edges of the window. ``length`` is
    the width of the overview in pixels.
    """

    boxes: tuple[Box, ...]
    texts: tuple[str, ...]
    inside: tuple[bool, ...]
    frame: tuple[float, float]
    ticks: tuple[tuple[float, str], ...]
    heading: str
    length: float


def bins(dates: DatedEvents, scale: Scale, among: Mask | None = None) -> Bins:
    """Return the events of a period in bins; each counts once, in the middle of its visible part."""
    begin, end = dates.begin, dates.end
    within = ~np.logical_or(*dates.beyond(scale.first, scale.last))
    if among is not None:
        within &= among
    middle = (np.clip(begin, scale.first, scale.last) + np.clip(end, scale.first, scale.last)) // 2
    days = max(int(np.ceil(BIN / scale.day)), 1)
    count = np.bincount((middle[within] - scale.first) // days)
    at = np.flatnonzero(count)
    first = scale.first + at * days
    return Bins(first.tolist(), np.minimum(first + days - 1, scale.last).tolist(), count[at].tolist())


def overview_period(dates: DatedEvents, window: tuple[int, int], usual: tuple[int, int]) -> tuple[int, int]:
    """Return first and last day of the overview: the window, and the events around the usual period.

    Far events are left outside: a date of 1066 would squeeze a war of 2011 into a few pixels.
    """
    if not len(dates):
        return window
    reach = round(REACH * (usual[1] - usual[0] + 1))
    first = max(int(dates.begin.min()), usual[0] - reach)
    last = min(int(dates.end.max()), usual[1] + reach)
    return min(first, window[0]), max(last, window[1])


def overview_of(
    dates: DatedEvents, window: Scale, period: tuple[int, int], sizes: Sizes, *, still: bool = False
) -> Overview:
    """Return the overview of a period, with a frame around the window; a ``still`` one has no counts."""
    scale = Scale(*period, window.pixels)
    counted_days = bins(dates, scale)
    highest = max(counted_days.count, default=0)
    spans = list(zip(counted_days.first, counted_days.last, strict=True))
    words = [short_period(day(first), day(last)) for first, last in spans]
    boxes = []
    for (first, last), count in zip(spans, counted_days.count, strict=True):
        height = max(OVERVIEW_HEIGHT * count / max(highest, FULL), MIN_BAR)
        left, right = scale.pixel(first), scale.pixel(last + 1)
        boxes.append((left + 0.5, max(right - 0.5, left + 1.5), OVERVIEW_HEIGHT - height / 2, height))
    return Overview(
        boxes=tuple(boxes),
        texts=tuple(
            f"{period}: {counted(count, 'event')}"
            for period, count in zip(words, counted_days.count, strict=True)
        ),
        inside=tuple(last >= window.first and first <= window.last for first, last in spans),
        frame=_frame(scale, window),
        ticks=_ticks(scale, sizes),
        heading=_heading(dates, scale, sum(counted_days.count), still),
        length=scale.pixels,
    )


def _heading(dates: DatedEvents, scale: Scale, count: int, still: bool) -> str:
    period = _framed((scale.first, scale.last))
    if still:
        return f"<b>All events</b>, {period}; the frame is the period above"
    return f"<b>{counted(count, 'event')}</b>, {period}{_beyond(dates, scale)}; the frame is the period above"


def _framed(period: tuple[int, int]) -> str:
    return reader_period(day(period[0]), day(period[1]))


def _beyond(dates: DatedEvents, scale: Scale) -> str:
    """Return the numbers of events before and after the overview, in words."""
    counts = zip(
        map(np.count_nonzero, dates.beyond(scale.first, scale.last)), ("earlier", "later"), strict=True
    )
    return "".join(f"; {count:,} {side}" for count, side in counts if count)


def _frame(scale: Scale, window: Scale) -> tuple[float, float]:
    left, right = scale.pixel(window.first), scale.pixel(window.last + 1)
    if right - left < MIN_FRAME:
        left = min(max((left + right - MIN_FRAME) / 2, 0.0), scale.pixels - MIN_FRAME)
        right = left + MIN_FRAME
    return left, right


def _ticks(scale: Scale, sizes: Sizes) -> tuple[tuple[float, str], ...]:
    tiers = axis(scale.first, scale.last, scale.pixels, sizes.small)
    ticks: tuple[Tick, ...] = tiers.upper or tiers.lower
    return tuple((scale.pixel(tick.at), tick.name) for tick in ticks)


def overview_bars(overview: Overview, builder: TraceBuilder) -> list[Part]:
    """Return the bars as shapes of a layout, stronger within the window."""
    shapes = []
    for inside, strength in ((True, 0.8), (False, 0.35)):
        boxes = [box for box, within in zip(overview.boxes, overview.inside, strict=True) if within is inside]
        if boxes:
            shapes.append(builder.areas(boxes, translucent(builder.inks.neutral, strength), "below"))
    base = (0.0, overview.length, OVERVIEW_HEIGHT + 0.5, 1.0)
    return [*shapes, builder.areas([base], builder.inks.rule, "below")]


def overview_traces(overview: Overview, builder: TraceBuilder) -> list[Trace]:
    """Return the traces of the texts at the pointer and of the frame."""
    middles = [(round((left + right) / 2, 1), OVERVIEW_HEIGHT / 2) for left, right, _, _ in overview.boxes]
    made = [builder.points(middles, mode="none", name="overview", hovertext=overview.texts, hoverinfo="text")]
    left, right = overview.frame
    marker = {
        "color": translucent(builder.inks.text, 0.07),
        "line": {"width": 1.5, "color": builder.inks.text},
    }
    frame = builder.bars([(left, right, OVERVIEW_HEIGHT / 2, OVERVIEW_HEIGHT + 4)], marker, name="window")
    return [*made, frame]


def collapsed_lane(
    dates: DatedEvents, among: Mask, scale: Scale, middle: float, builder: TraceBuilder
) -> Trace | None:
    """Return a collapsed lane as one row of bins, darker with more events; ``None`` without events."""
    counted_days = bins(dates, scale, among)
    if not counted_days.count:
        return None
    highest = max(counted_days.count)
    spans = list(zip(counted_days.first, counted_days.last, counted_days.count, strict=True))
    return builder.bars(
        [
            (
                scale.pixel(first),
                max(scale.pixel(last + 1), scale.pixel(first) + 2.0),
                middle,
                builder.sizes.mark,
            )
            for first, last, _ in spans
        ],
        {"color": [translucent(builder.inks.neutral, 0.25 + 0.6 * count / highest) for _, _, count in spans]},
        name="collapsed",
        hovertext=[f"{short_period(day(first), day(last))}: {count:,}" for first, last, count in spans],
        hoverinfo="text",
    )
