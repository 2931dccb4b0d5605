"""The page of a picture: texts and legend around the rows, and the pixel of every part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain

from timeline.figure import captions
from timeline.figure.axis_break import NO_BREAKS, Breaks
from timeline.figure.day_numbers import day
from timeline.figure.dots import most_dots
from timeline.figure.era_bands import EraBand, era_bands, era_height
from timeline.figure.lanes import LaneStack
from timeline.figure.legend import Legend, arrange_legend, legend_entries
from timeline.figure.map_inset import PlaceCount, map_size
from timeline.figure.marks import SMALLEST_TEXT, Look, Mark, Scale, Sizes
from timeline.figure.sampling import DatedEvents, Row
from timeline.figure.text_metrics import Block, block, stacked_blocks
from timeline.figure.time_ticks import NO_AXIS, Axis, axis
from timeline.figure.view_options import View
from timeline.selection import Lanes

SCREEN_TEXT, MAX_TEXT = 14.0, 18.0  # pixels
LARGER = 1.2, 1.1  # times: sizes to try for few events
POSTER = 1.7, 1.5, 1.35  # and before them, for very few events of a saved picture
MARGIN = 2.75  # of the text's size, left and right
FEW, VERY_FEW = 30, 10  # events
TITLES = 1.75, 1.4, 1.15  # of the text's size: the first with a title of at most two lines, else of one
GUTTER = 0.16  # of the width: the limit for the names of lanes
GUTTER_LEAST = 96.0  # pixels
LABEL = 0.36  # of the plot's width: the limit of a line of a label
LABEL_LEAST = 280.0  # pixels, unless the plot is narrower
SOURCE_LINES = 2  # of the sources, unless the shortest list is longer
OVERVIEW_HEIGHT = 36.0  # pixels, the highest bar
DESCRIPTION = 1.1  # of the text's size
LOGO_HEIGHT = 2.6  # of the text's size
LOGO_WIDTH = 0.22  # of the picture's width, at most
MAP_GAP = 2.0  # of the text's size, between the head and the map
LOGO_GAP = 2.0  # of the text's size, between the footer and the logo
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
    label = min(max(LABEL * plot, LABEL_LEAST), plot - 2 * text)
    return Sizes(text, plot, label, view.style.fonts, view.style.wide)


def lane_blocks(view: View, stack: LaneStack, text: float) -> dict[str, Block]:
    """Return the names of the lanes, broken to the width of the gutter; empty without lanes."""
    if view.lanes is Lanes.NONE:
        return {}
    room = max(view.width * GUTTER, GUTTER_LEAST)
    letters = text * view.style.wide
    return {lane: block(_titled(lane, stack), letters, room, bold=True) for lane in stack.counts}


def _titled(lane: str, stack: LaneStack) -> str:
    """Return the name of a lane; a collapsed lane has its count in the same line."""
    return f"{lane} ({stack.counts[lane]:,})" if lane in stack.collapsed else lane


class Thrift(IntEnum):
    """What a picture gives up for the labels of chosen events: a large headline, then most of its key."""

    NONE = 0
    HEADLINE = 1
    KEY = 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Texts and legend around the rows."""

    title: Block
    title_size: float
    description: Block
    subtitle: Block
    legend: Legend
    footer: Block


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of events with a label, of others in the window, and of undrawn ones outside it.

    The dates of ``throughout`` of the others cover the whole window.
    """

    labelled: int
    more: int
    outside: int
    throughout: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """Pixels of a whole picture: ``left`` and ``right`` of the plot, the others are heights from the top.

    ``eras`` is the top of the names of eras, ``foot`` the place of the second time axis, ``None`` without it;
    ``below`` is the top of all that follows: the line ``beyond`` of the events outside the period, the
    overview, the legend, the sources.
    """

    width: float
    height: float
    left: float
    right: float
    margin: float
    title: float
    description: float
    subtitle: float
    axis: float
    eras: float
    top: float
    bottom: float
    foot: float | None
    below: float
    beyond: float
    overview: float
    legend: float
    footer: float

    @property
    def plot(self) -> float:
        """Height of the plot."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a picture: its view and its events.

    ``cited`` are lines of sources to choose from; ``period`` are the first and last day, ``whole`` those
    of the overview.
    ``shown`` are the first and last day of the events in the period, ``inside`` is their number, ``common``
    are the values of the colours that two of them or more have. ``rows`` are the events to draw, by
    position, ``breaks`` the parts of those far from the period, ``places`` those of the map.
    """

    view: View
    dates: DatedEvents
    stack: LaneStack
    cited: captions.Cited
    look: Look
    period: tuple[int, int]
    whole: tuple[int, int]
    shown: tuple[int, int]
    inside: int
    common: frozenset[str]
    rows: Mapping[int, Row]
    breaks: Breaks = NO_BREAKS
    places: tuple[PlaceCount, ...] = ()

    @property
    def has_overview(self) -> bool:
        """True if there are events around the period, and a still picture is asked for an overview."""
        return self.whole != self.period and (self.view.options.overview or not self.view.still)

    def sheet(self, text: float, thrift: Thrift = Thrift.NONE) -> Sheet:
        """Return the sheet for a size of text."""
        sizes = sizes_of(self.view, self.stack, text)
        scale = Scale(*self.period, sizes.plot, *self.breaks.widths(sizes))
        ticks = axis(*self.period, scale.end - scale.lead, sizes.small) if len(self.dates) else NO_AXIS
        return Sheet(self, sizes, scale, ticks, era_bands(self.view.options.eras, scale, sizes), thrift)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The content of a picture with everything that depends on the size of its text."""

    content: Content
    sizes: Sizes
    scale: Scale
    ticks: Axis
    eras: tuple[EraBand, ...] = ()
    thrift: Thrift = Thrift.NONE

    @property
    def logo(self) -> tuple[float, float] | None:
        """Width and height of the logo in pixels, ``None`` without one."""
        logo = self.content.view.style.logo
        if logo is None:
            return None
        wide = min(LOGO_HEIGHT * self.sizes.text * logo.shape, LOGO_WIDTH * self.content.view.width)
        return wide, wide / logo.shape

    @property
    def map(self) -> tuple[float, float] | None:
        """Width and height of the map in pixels, ``None`` without one."""
        return map_size(self.content.places, self.content.view.width)

    def surroundings(self, marks: Sequence[Mark], counts: Counts) -> Surroundings:
        """Return texts and legend for some marks and counts."""
        size, letters, content = self.sizes.text, self.sizes.letters, self.content
        room = content.view.width - 2 * MARGIN * size
        shown = day(content.shown[0]), day(content.shown[1])
        subtitle = captions.subtitle(
            content.view,
            content.inside,
            len(content.dates),
            shown,
            content.breaks,
            content.dates.by_publication,
        )
        beside = room - (self.map[0] + MAP_GAP * size if self.map else 0.0)
        titles = [
            (block(content.view.title, letters * by, beside, bold=True, even=True), size * by)
            for by in TITLES
        ]
        lines = 2 if self.thrift < Thrift.HEADLINE else 1
        still, options = content.view.still, content.view.options
        more = captions.more_words(counts.more, as_bars=counts.more > most_dots(still), still=still)
        entries = legend_entries(marks, content.look.coloured, self.sizes, more, options.colour)
        if self.thrift >= Thrift.KEY:
            entries = [entry for entry in entries if entry.needed]
        return Surroundings(
            *next((title for title in titles if title[0].lines <= lines), titles[-1]),
            block(options.description, letters * DESCRIPTION, beside, even=True),
            block(subtitle, letters, beside),
            arrange_legend(entries if options.key else (), self.sizes, room),
            self._footer(counts, room - (self.logo[0] + LOGO_GAP * size if self.logo else 0.0)),
        )

    def _footer(self, counts: Counts, room: float) -> Block:
        """Return what stands below a picture: note, numbers of events, sources, credit."""
        view, dates = self.content.view, self.content.dates
        numbers = ""
        if view.still:
            numbers = captions.numbers(
                view,
                counts.labelled,
                self.content.inside,
                len(dates),
                dates.by_publication,
                counts.throughout,
            )
        credit = view.options.credit or view.style.credit
        note, told, made = (
            block(text, self.sizes.small_letters, room) for text in (view.options.note, numbers, credit)
        )
        return stacked_blocks([note, told, self._cited(room), made])

    def _cited(self, room: float) -> Block:
        """Return the sources: all outlets in one line or in ``SOURCE_LINES``, else as many as these hold."""
        cited, small = self.content.cited, self.sizes.small_letters
        whole = [block(line, small, room) for line in cited.whole]
        one = next((made for made in whole if made.lines == 1), None)
        blocks = chain(whole, (block(line, small, room) for line in cited.parts))
        fitting = (made for made in blocks if made.lines <= SOURCE_LINES)
        shortest = next(reversed(("", *cited.whole, *cited.parts)))
        return one or next(fitting, block(shortest, small, room))

    def page(self, rows: float, around: Surroundings, counts: Counts) -> Page:
        """Return the places of all parts around ``rows`` pixels of rows; the page is as tall as they need."""
        size, line = self.sizes.text, self.sizes.line
        title = 1.4 * size
        description = title + around.title.lines * around.title_size * 1.3 + 0.2 * size
        subtitle = description
        if around.description.html:
            subtitle += around.description.lines * DESCRIPTION * line + 0.2 * size
        axis = subtitle + (around.subtitle.lines * line if around.subtitle.html else 0.0) + 0.7 * size
        if self.map:
            axis = max(axis, title + self.map[1] + 0.7 * size)
        eras = axis + (2.1 if self.ticks.upper else 1.1) * line
        top = eras + era_height(self.eras, self.sizes)
        bottom = top + rows
        foot = bottom + (2.1 * line if rows > TALL else 0.0)
        beyond = foot + 0.3 * line
        below = beyond + (1.1 * line if counts.outside else 0.0)
        overview = below + 1.4 * line
        after = overview + OVERVIEW_HEIGHT + 1.1 * line if self.content.has_overview else below
        legend = after + 0.5 * size
        footer = legend + around.legend.height + (0.6 if around.legend.height else 0.2) * size
        told = around.footer.lines * self.sizes.small * 1.3 if around.footer.html else 0.0
        height = footer + max(told, self.logo[1] if self.logo else 0.0) + size
        right = self.content.view.width - MARGIN * size
        return Page(
            width=self.content.view.width,
            height=height,
            left=right - self.sizes.plot,
            right=right,
            margin=MARGIN * size,
            title=title,
            description=description,
            subtitle=subtitle,
            axis=axis,
            eras=eras,
            top=top,
            bottom=bottom,
            foot=bottom + 0.2 * line if foot > bottom else None,
            below=foot,
            beyond=beyond,
            overview=overview,
            legend=legend,
            footer=footer,
        )
