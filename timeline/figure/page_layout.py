"""The page that the rows stand on: what is written around them, and at which pixel everything lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.figure import captions
from timeline.figure.lanes import Stack
from timeline.figure.legend import Legend, arranged_legend, legend_entries
from timeline.figure.marks import SMALLEST_TEXT, Mark, Scale, Sizes
from timeline.figure.sampling import Dates, Row
from timeline.figure.text_metrics import Block, block
from timeline.figure.time_ticks import NO_AXIS, Axis, axis
from timeline.figure.view_options import Counts, View
from timeline.selection import Lanes

SCREEN_TEXT, LARGEST_TEXT = 14.0, 18.0  # pixels
LARGER = 1.2, 1.1  # times: sizes that are tried for few events
POSTER = 1.7, 1.5, 1.35  # and before them, in a picture that is saved, for fewer
MARGIN = 2.75  # of the text's size, left and right
FEW, FEWEST = 30, 10  # events
TITLES = 1.75, 1.4, 1.15  # of the text's size: the first that sets the title in two lines
GUTTER = 0.16  # of the width: the most that lanes' names take
GUTTER_LEAST = 96.0  # pixels
LABEL = 0.36  # of the plot's width: where a label is broken into lines
LABEL_LEAST = 280.0  # pixels, unless the plot is narrower
DOZENS = 36  # labelled events beyond which there is an overview, though all are labelled
OVERVIEW_HEIGHT = 36.0  # pixels, the highest bar of the strip
TALL = 1000.0  # pixels of rows from which on the time axis is named below them too


def text_sizes(view: View, events: int) -> tuple[float, ...]:
    """Return the sizes of text to try for a number of events, the one that must do last.

    A picture of a given height may be scaled down, as a printed one is: its text is 12 pixels at a
    width of 1200. It is larger where that leaves room for all; a picture on a screen is not scaled.
    """
    least = SCREEN_TEXT if view.height is None else SMALLEST_TEXT
    text = view.text or min(max(view.width / 100, least), LARGEST_TEXT)
    if view.height is None:
        return (text,)
    larger = LARGER if events <= FEW else ()
    poster = POSTER if view.still and events <= FEWEST else ()
    return *(text * by for by in (*poster, *larger)), text


def sizes_of(view: View, stack: Stack, text: float) -> Sizes:
    """Return the sizes of a view's plot and labels, given that of its text."""
    names = lane_blocks(view, stack, text)
    gutter = max((name.width for name in names.values()), default=0.0) + (2 * text if names else 0.0)
    plot = view.width - 2 * MARGIN * text - gutter
    return Sizes(text, plot, min(max(LABEL * plot, LABEL_LEAST), plot - 2 * text))


def lane_blocks(view: View, stack: Stack, text: float) -> dict[str, Block]:
    """Return the lanes' names in lines that fit into the gutter; none without lanes."""
    if view.lanes is Lanes.NONE:
        return {}
    room = max(view.width * GUTTER, GUTTER_LEAST)
    return {lane: block(_titled(lane, stack), text, room, bold=True) for lane in stack.counts}


def _titled(lane: str, stack: Stack) -> str:
    """Return a lane's name; a collapsed one has its count in the same line."""
    return f"{lane} ({stack.counts[lane]:,})" if lane in stack.collapsed else lane


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Text and key around the rows."""

    title: Block
    title_size: float
    subtitle: Block
    legend: Legend
    footer: Block


def has_overview(counts: Counts) -> bool:
    """Return whether there is an overview: where not all is labelled, or where much is."""
    return counts.more + counts.outside > 0 or counts.labelled > DOZENS


@dataclass(frozen=True, slots=True)
class Page:
    """Pixels of a whole picture: ``left`` and ``right`` are the plot's, the others heights from the top.

    ``foot`` is where the time axis is named again, ``None`` where that is not needed; what is ``below`` it
    begins there. ``overview`` is the top of the overview, where there is one.
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
class Story:
    """What a picture tells: its view and events.

    ``cited`` are its sources, ``period`` first and last day, ``rows`` the events to be drawn, by position.
    """

    view: View
    dates: Dates
    stack: Stack
    cited: str
    actors: tuple[str, ...]
    period: tuple[int, int]
    rows: Mapping[int, Row]

    @property
    def extent(self) -> tuple[int, int]:
        """First and last day of any event, or of the period where there is none."""
        if not len(self.dates):
            return self.period
        return int(self.dates.begin.min()), int(self.dates.end.max())

    def sheet(self, text: float) -> Sheet:
        """Return the sheet for text of a size."""
        sizes = sizes_of(self.view, self.stack, text)
        ticks = axis(*self.period, sizes.plot, sizes.small) if len(self.dates) else NO_AXIS
        return Sheet(self, sizes, Scale(*self.period, sizes.plot), ticks)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a picture is drawn on: its story, and all that the size of its text decides."""

    story: Story
    sizes: Sizes
    scale: Scale
    ticks: Axis

    def surroundings(self, marks: Sequence[Mark], counts: Counts) -> Surroundings:
        """Return the texts and the key for some marks and counts."""
        size = self.sizes.text
        room = self.story.view.width - 2 * MARGIN * size
        subtitle = captions.subtitle(self.story.view, counts.labelled, counts.more, counts.outside)
        titles = [(block(self.story.view.title, size * by, room, bold=True), size * by) for by in TITLES]
        return Surroundings(
            *next((title for title in titles if title[0].lines <= 2), titles[-1]),
            block(subtitle, size, room),
            arranged_legend(legend_entries(marks, self.story.actors, self.sizes), self.sizes, room),
            block(self.story.cited, self.sizes.small, room),
        )

    def page(self, rows: float, around: Surroundings, overview: bool) -> Page:
        """Return where everything lies around ``rows`` pixels of rows, on a page as tall as that needs."""
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
        right = self.story.view.width - MARGIN * size
        return Page(
            width=self.story.view.width,
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
        """Height of the overview's own time axis; it has one where it shows more than the rows do."""
        first, last = self.story.period if self.story.view.still else self.story.extent
        return self.sizes.line * 1.1 if first < self.scale.first or last > self.scale.last else 0.0
