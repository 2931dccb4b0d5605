"""The page of a picture: texts and legend around the rows, and the pixel of every part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.figure import captions
from timeline.figure.lanes import LaneStack
from timeline.figure.legend import Legend, arrange_legend, legend_entries
from timeline.figure.marks import SMALLEST_TEXT, Mark, Scale, Sizes
from timeline.figure.sampling import DatedEvents, Row
from timeline.figure.text_metrics import Block, block
from timeline.figure.time_ticks import NO_AXIS, Axis, axis
from timeline.figure.view_options import View
from timeline.selection import Lanes

SCREEN_TEXT, MAX_TEXT = 14.0, 18.0  # pixels
LARGER = 1.2, 1.1  # times: sizes to try for few events
POSTER = 1.7, 1.5, 1.35  # and before them, for very few events of a saved picture
MARGIN = 2.75  # of the text's size, left and right
FEW, VERY_FEW = 30, 10  # events
TITLES = 1.75, 1.4, 1.15  # of the text's size: the first with a title of at most two lines
GUTTER = 0.16  # of the width: the limit for the names of lanes
GUTTER_LEAST = 96.0  # pixels
LABEL = 0.36  # of the plot's width: the limit of a line of a label
LABEL_LEAST = 280.0  # pixels, unless the plot is narrower
MANY = 36  # labelled events: a picture with more has an overview even if all are labelled
OVERVIEW_HEIGHT = 36.0  # pixels, the highest bar
TALL = 1000.0  # pixels of rows: below higher ones the time axis stands again


def text_sizes(view: View, events: int) -> tuple[float, ...]:
    """Return the sizes of text to try for a number of events, the fallback last.

    A picture with a given height may be scaled down, for example in print: its text is 12 pixels at a width
    of 1200, and larger if all events still have room. A picture on a screen is not scaled.
    """
    least = SCREEN_TEXT if view.height is None else SMALLEST_TEXT
    text = view.text or min(max(view.width / 100, least), MAX_TEXT)
    if view.height is None:
        return (text,)
    larger = LARGER if events <= FEW else ()
    poster = POSTER if view.still and events <= VERY_FEW else ()
    return *(text * by for by in (*poster, *larger)), text


def sizes_of(view: View, stack: LaneStack, text: float) -> Sizes:
    """Return the sizes of plot and labels for a size of text."""
    names = lane_blocks(view, stack, text)
    gutter = max((name.width for name in names.values()), default=0.0) + (2 * text if names else 0.0)
    plot = view.width - 2 * MARGIN * text - gutter
    return Sizes(text, plot, min(max(LABEL * plot, LABEL_LEAST), plot - 2 * text))


def lane_blocks(view: View, stack: LaneStack, text: float) -> dict[str, Block]:
    """Return the names of the lanes, broken to the width of the gutter; empty without lanes."""
    if view.lanes is Lanes.NONE:
        return {}
    room = max(view.width * GUTTER, GUTTER_LEAST)
    return {lane: block(_titled(lane, stack), text, room, bold=True) for lane in stack.counts}


def _titled(lane: str, stack: LaneStack) -> str:
    """Return the name of a lane; a collapsed lane has its count in the same line."""
    return f"{lane} ({stack.counts[lane]:,})" if lane in stack.collapsed else lane


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Texts and legend around the rows."""

    title: Block
    title_size: float
    subtitle: Block
    legend: Legend
    footer: Block


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of events with a label, of others in the window, and of those outside it."""

    labelled: int
    more: int
    outside: int


def has_overview(counts: Counts) -> bool:
    """Return True for a picture with an overview: events without a label, or many with one."""
    return counts.more + counts.outside > 0 or counts.labelled > MANY


@dataclass(frozen=True, slots=True)
class Page:
    """Pixels of a whole picture: ``left`` and ``right`` of the plot, the others are heights from the top.

    ``foot`` is the place of the second time axis, ``None`` without it; ``below`` is the top of all that
    follows. ``overview`` is the top of the overview, if there is one.
    """

    width: float
    height: float
    left: float
    right: float
    margin: float
    title: float
    subtitle: float
    axis: float
    top: float
    bottom: float
    foot: float | None
    below: float
    legend: float
    footer: float
    overview: float

    @property
    def plot(self) -> float:
        """Height of the plot."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a picture: its view and its events.

    ``cited`` is the line of sources, ``period`` the first and last day, ``rows`` are the events to draw, by
    position.
    """

    view: View
    dates: DatedEvents
    stack: LaneStack
    cited: str
    actors: tuple[str, ...]
    period: tuple[int, int]
    rows: Mapping[int, Row]

    @property
    def extent(self) -> tuple[int, int]:
        """First and last day of all events, or the period if there are none."""
        if not len(self.dates):
            return self.period
        return int(self.dates.begin.min()), int(self.dates.end.max())

    def sheet(self, text: float) -> Sheet:
        """Return the sheet for a size of text."""
        sizes = sizes_of(self.view, self.stack, text)
        ticks = axis(*self.period, sizes.plot, sizes.small) if len(self.dates) else NO_AXIS
        return Sheet(self, sizes, Scale(*self.period, sizes.plot), ticks)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The content of a picture with everything that depends on the size of its text."""

    content: Content
    sizes: Sizes
    scale: Scale
    ticks: Axis

    def surroundings(self, marks: Sequence[Mark], counts: Counts) -> Surroundings:
        """Return texts and legend for some marks and counts."""
        size = self.sizes.text
        room = self.content.view.width - 2 * MARGIN * size
        subtitle = captions.subtitle(
            self.content.view, counts.labelled, counts.more, counts.outside, self.content.dates.by_publication
        )
        titles = [(block(self.content.view.title, size * by, room, bold=True), size * by) for by in TITLES]
        return Surroundings(
            *next((title for title in titles if title[0].lines <= 2), titles[-1]),
            block(subtitle, size, room),
            arrange_legend(legend_entries(marks, self.content.actors, self.sizes), self.sizes, room),
            block(self.content.cited, self.sizes.small, room),
        )

    def page(self, rows: float, around: Surroundings, overview: bool) -> Page:
        """Return the places of all parts around ``rows`` pixels of rows; the page is as tall as they need."""
        size, line = self.sizes.text, self.sizes.line
        title = 1.4 * size
        subtitle = title + around.title.lines * around.title_size * 1.3 + 0.2 * size
        legend_top = subtitle + around.subtitle.lines * line + 0.5 * size
        axis = legend_top + around.legend.height + (0.9 if around.legend.height else 0.6) * size
        top = axis + (2.1 if self.ticks.upper else 1.1) * line
        bottom = top + rows
        foot = bottom + (2.1 * line if rows > TALL else 0.0)
        below = foot + (2.1 * line + OVERVIEW_HEIGHT + self.overview_ticks if overview else 0.0)
        footer = below + 0.9 * size
        height = footer + (around.footer.lines * self.sizes.small * 1.3 if around.footer.html else 0.0) + size
        right = self.content.view.width - MARGIN * size
        return Page(
            width=self.content.view.width,
            height=height,
            left=right - self.sizes.plot,
            right=right,
            margin=MARGIN * size,
            title=title,
            subtitle=subtitle,
            axis=axis,
            top=top,
            bottom=bottom,
            foot=bottom + 0.2 * line if foot > bottom else None,
            below=foot,
            legend=legend_top,
            footer=footer,
            overview=foot + 2.1 * line,
        )

    @property
    def overview_ticks(self) -> float:
        """Height of the overview's own time axis; 0 if the overview shows the same period as the rows."""
        first, last = self.content.period if self.content.view.still else self.content.extent
        return self.sizes.line * 1.1 if first < self.scale.first or last > self.scale.last else 0.0
