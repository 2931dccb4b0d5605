"""The overview below the rows: the number of events over time, with a frame around the period above."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from timeline.figure.actor_colours import translucent
from timeline.figure.day_numbers import day
from timeline.figure.marks import Scale, Sizes
from timeline.figure.page_layout import OVERVIEW_HEIGHT
from timeline.figure.sampling import DatedEvents
from timeline.figure.time_ticks import Tick, axis
from timeline.figure.traces import Box, Part, Trace, TraceBuilder
from timeline.selection.coded_column import Mask
from timeline.words import counted, short_period

BIN = 8.0  # pixels, at least; a bin is whole days
FULL = 4  # events at least in a bar of full height: one is no peak
MIN_BAR = 2.0  # pixels of a bar's height
YEARS = 2  # a longer bin is measured in years
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

    ``inside`` is True for the bars within the window. ``frame`` are the edges of the window. If the window
    is the whole period, ``frame`` is ``None`` and ``ticks`` are empty: the rows have the same scale.
    ``length`` is the width of the overview in pixels.
    """

    boxes: tuple[Box, ...]
    texts: tuple[str, ...]
    inside: tuple[bool, ...]
    frame: tuple[float, float] | None
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


def whole(dates: DatedEvents, window: Scale) -> Scale:
    """Return the scale of the whole period, including the window, over the same pixels."""
    first = min(int(dates.begin.min()), window.first)
    return Scale(first, max(int(dates.end.max()), window.last), window.pixels)


def overview_of(dates: DatedEvents, window: Scale, sizes: Sizes, *, still: bool) -> Overview:
    """Return the overview of the whole period; of a ``still`` picture, of the window only."""
    scale = window if still else whole(dates, window)
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
        ticks=_ticks(scale, window, sizes),
        heading=_heading(sum(counted_days.count), highest, spans, scale == window) + _beyond(dates, scale),
        length=scale.pixels,
    )


def _heading(events: int, highest: int, spans: list[tuple[int, int]], aligned: bool) -> str:
    days = max((last - first + 1 for first, last in spans), default=1)
    period = _length(days)
    framed = "" if aligned else "; the frame is the period above"
    peak = f"; highest bar: {highest:,} in {period}" if highest > 1 else ""
    return f"<b>All {counted(events, 'event')}</b> over time{peak}{framed}"


def _beyond(dates: DatedEvents, scale: Scale) -> str:
    """Return the numbers of events before and after the overview, in words."""
    counts = zip(
        map(np.count_nonzero, dates.beyond(scale.first, scale.last)), ("earlier", "later"), strict=True
    )
    return "".join(f"; {count:,} {side}" for count, side in counts if count)


def _length(days: int) -> str:
    if days < YEARS * 365:
        return f"{days:,} days" if days > 1 else "a day"
    return f"about {round(days / 365.25):,} years"


def _frame(scale: Scale, window: Scale) -> tuple[float, float] | None:
    if scale == window:
        return None
    left, right = scale.pixel(window.first), scale.pixel(window.last + 1)
    if right - left < MIN_FRAME:
        left = min(max((left + right - MIN_FRAME) / 2, 0.0), scale.pixels - MIN_FRAME)
        right = left + MIN_FRAME
    return left, right


def _ticks(scale: Scale, window: Scale, sizes: Sizes) -> tuple[tuple[float, str], ...]:
    if scale == window:
        return ()
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
    if overview.frame:
        left, right = overview.frame
        marker = {
            "color": translucent(builder.inks.text, 0.07),
            "line": {"width": 1.5, "color": builder.inks.text},
        }
        made.append(
            builder.bars([(left, right, OVERVIEW_HEIGHT / 2, OVERVIEW_HEIGHT + 4)], marker, name="window")
        )
    return made


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
