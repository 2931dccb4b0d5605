"""The events without a label: a dot for each, in a strip at the foot of its lane.

A dot is an event of one day or a few; a thin line is one with a longer date. Dots of the same days are
stacked. If there are too many dots to draw, bars count the events.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Self

import numpy as np

from timeline.figure.colours import translucent
from timeline.figure.day_numbers import OPEN
from timeline.figure.mark_traces import UNREAL
from timeline.figure.marks import Scale, Sizes
from timeline.figure.sampling import DatedEvents, Row
from timeline.figure.traces import STILL, Box, Part, Trace, TraceBuilder
from timeline.selection.coded_column import Mask, Positions

MAX_DOTS, MAX_STILL_DOTS = 800, 2000  # in a picture on the page, and in a saved one
DOT = 0.34  # of the text's size
SMALLEST_DOT = 3.0  # pixels; in higher stacks the dots overlap
GAP = 1.0  # pixel between two dots
WIDEST = 6  # dots side by side within a day
LINE = 2.5  # dots: a longer date is a line
LINE_HEIGHT, LINE_PITCH = 1.5, 4.0  # pixels
LINES, LANE_LINES = 3, 2  # rows of lines at most; further lines lie on the last row
STRIP, LOW_STRIP, LANE_STRIP = 4.2, 2.6, 1.1  # lines: the dots of a picture, a low one, a lane, at most
ABOVE = 0.35  # of a line, between the rows and the dots
WHOLE = 0.9  # of the period: a longer date says nothing about the place in it
MAX_BAR_LINES = 40  # long events that are drawn beside bars
LEAST = 2.0  # pixels of a bar


def most_dots(still: bool) -> int:
    """Return the maximum number of dots in a saved (``still``) picture, or in one on the page."""
    return MAX_STILL_DOTS if still else MAX_DOTS


@dataclass(frozen=True, slots=True)
class DotStrip:
    """The dots, lines and bars of one lane; pixels from its lower edge up, and from the plot's left edge.

    ``dots`` are (position, x, y), ``lines`` are (position, left, right, y), where a position is that of an
    event among the dated ones; ``pitch`` is the distance of stacked dots. ``bars`` are (left, right, bottom,
    height), and only some lines go with them.
    """

    dots: tuple[tuple[int, float, float], ...] = ()
    pitch: float = inf
    lines: tuple[tuple[int, float, float, float], ...] = ()
    bars: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Dots:
    """The strips by lane, with the lower edge of each, and the rows of the drawn events by position."""

    strips: Mapping[str, DotStrip]
    bottoms: Mapping[str, float]
    rows: Mapping[int, Row]

    def lower(self, by: float) -> Self:
        """Return the dots with the strip of the last lane ``by`` pixels lower."""
        last = list(self.bottoms)[-1:]
        return replace(self, bottoms={**self.bottoms, **{lane: self.bottoms[lane] + by for lane in last}})


@dataclass(frozen=True, slots=True)
class StripMaker:
    """Makes the strips of a scale; ``strip_lines`` is the maximum height of dots in lines of text.

    In a ``still`` picture one line stands for all events whose date covers the whole period.
    """

    dates: DatedEvents
    scale: Scale
    sizes: Sizes
    strip_lines: float
    still: bool = False

    @property
    def pitch(self) -> float:
        """Pixels from one dot to the next."""
        return max(round(DOT * self.sizes.text), 4) + GAP

    def height(self, inside: Positions, *, as_bars: bool) -> float:
        """Return the height of a strip with room for all of these events."""
        if not len(inside):
            return 0.0
        if as_bars:
            return self._most + self._most_lines * LINE_PITCH + ABOVE * self.sizes.line
        long = self._is_long(inside)
        rows = _stack(self._bins(inside[~long]), self._across)
        lines = min(int(np.count_nonzero(long)), self._most_lines) * LINE_PITCH
        return min(rows * self.pitch, self._most) + lines + ABOVE * self.sizes.line

    def strip(self, positions: Positions, *, as_bars: bool) -> DotStrip:
        """Return the strip of some events of the window."""
        is_long = self._is_long(positions)
        long, short = self._without_repeated_whole(positions[is_long]), positions[~is_long]
        if as_bars and len(long) > MAX_BAR_LINES:
            long = long[np.linspace(0, len(long) - 1, MAX_BAR_LINES).astype(np.int64)]
        lines, height = self._lines(long)
        if as_bars:
            return DotStrip(lines=lines, bars=self._bars(short, height))
        pitch = self._pitch(short)
        return DotStrip(self._dots(short, height, pitch), pitch, lines)

    @property
    def _most(self) -> float:
        return self.strip_lines * self.sizes.line

    @property
    def _most_lines(self) -> int:
        return LANE_LINES if self.strip_lines == LANE_STRIP else LINES

    @property
    def _days(self) -> int:
        """Days of a column of dots."""
        return max(int(np.ceil(self.pitch / self.scale.day)), 1)

    @property
    def _across(self) -> int:
        """Dots side by side in a column."""
        return min(max(int(self._days * self.scale.day / self.pitch), 1), WIDEST)

    def _edges(self, positions: Positions) -> tuple[Positions, Positions]:
        """Return the visible first and last day of events; an open side goes on for a while."""
        first, last = self.scale.first, self.scale.last
        begin, end = self.dates.begin[positions], self.dates.end[positions]
        some_days = int(self.sizes.fade / self.scale.day)
        end = np.where(self.dates.latest[positions] == OPEN, begin + some_days, end)
        end = np.where((self.dates.latest[positions] == OPEN) & (begin < first), last, end)
        until = self.dates.earliest[positions] == OPEN
        begin = np.where(until, np.where(end > last, first, end - some_days), begin)
        return np.clip(begin, first, last), np.clip(end, first, last)

    def count_whole(self, positions: Positions) -> int:
        """Return the number of events whose dates cover the period."""
        return int(np.count_nonzero(self._is_whole(*self._edges(positions))))

    def _is_whole(self, begin: Positions, end: Positions) -> Mask:
        whole: Mask = end - begin + 1 >= WHOLE * (self.scale.last - self.scale.first + 1)
        return whole

    def _without_repeated_whole(self, positions: Positions) -> Positions:
        """Return the events, in a still picture only the first of those whose dates cover the period.

        That one comes first, so that it has a line even beside bars.
        """
        if not self.still:
            return positions
        whole = self._is_whole(*self._edges(positions))
        return np.concatenate((positions[whole][:1], positions[~whole]))

    def _is_long(self, positions: Positions) -> Mask:
        begin, end = self._edges(positions)
        long: Mask = (end > begin) & ((end - begin + 1) * self.scale.day > LINE * self.pitch)
        return long

    def _bins(self, positions: Positions) -> Positions:
        """Return the column of each event: that of the middle of its visible part."""
        first, last = self.scale.first, self.scale.last
        begin, end = self.dates.begin[positions], self.dates.end[positions]
        middle = (np.maximum(begin, first) + np.minimum(end, last)) // 2
        bins: Positions = (np.clip(middle, first, last) - first) // self._days
        return bins

    def _pitch(self, positions: Positions) -> float:
        """Return the distance of stacked dots: the highest stack is no higher than the strip."""
        rows = _stack(self._bins(positions), self._across)
        return min(self.pitch, self._most / rows) if rows else self.pitch

    def _dots(
        self, positions: Positions, bottom: float, pitch: float
    ) -> tuple[tuple[int, float, float], ...]:
        if not len(positions):
            return ()
        bins, across = self._bins(positions), self._across
        positions, bins = positions[order := np.argsort(bins, kind="stable")], bins[order]
        begins = np.searchsorted(bins, bins)
        nth = np.arange(len(bins)) - begins
        alike = np.searchsorted(bins, bins, side="right") - begins
        column = self._days * self.scale.day
        left = self.scale.lead + bins * column + (column - np.minimum(alike, across) * self.pitch) / 2
        x = np.clip(left + (nth % across + 0.5) * self.pitch, self.scale.lead, self.scale.end)
        y = bottom + (nth // across + 0.5) * pitch + GAP
        return tuple(zip(positions.tolist(), x.tolist(), y.tolist(), strict=True))

    def _lines(self, positions: Positions) -> tuple[tuple[tuple[int, float, float, float], ...], float]:
        """Return the lines, each in the lowest free row, and the height of their rows."""
        begin, end = self._edges(positions)
        ends: list[int] = []
        made = []
        for at, first, last in zip(positions.tolist(), begin.tolist(), end.tolist(), strict=True):
            row = next((row for row, taken in enumerate(ends) if taken < first), len(ends))
            if row == len(ends) < self._most_lines:
                ends.append(last)
            row = min(row, self._most_lines - 1)
            ends[row] = max(ends[row], last)
            edges = self.scale.pixel(first), self.scale.pixel(last + 1)
            made.append((at, *edges, row * LINE_PITCH + LINE_PITCH / 2))
        return tuple(made), len(ends) * LINE_PITCH

    def _bars(self, positions: Positions, bottom: float) -> tuple[tuple[float, float, float, float], ...]:
        if not len(positions):
            return ()
        counts = np.bincount(self._bins(positions))
        column, highest = self._days * self.scale.day, int(counts.max())
        return tuple(
            (
                self.scale.lead + at * column,
                min(self.scale.lead + (at + 1) * column, self.scale.end),
                bottom,
                max(self._most * count / highest, LEAST),
            )
            for at, count in enumerate(counts.tolist())
            if count
        )


def _stack(bins: Positions, across: int) -> int:
    """Return the number of rows of dots in the fullest column."""
    return -(-int(np.bincount(bins).max()) // across) if len(bins) else 0


def dot_traces(
    dots: Dots, words: Mapping[int, str], builder: TraceBuilder, *, as_strokes: bool = False
) -> list[Trace]:
    """Return dots and lines as traces; ``words`` are the texts at the pointer, by position.

    With ``as_strokes`` the trace of the dots only answers the pointer: ``dot_strokes`` draws them.
    """
    drawn = _placed(dots)
    lines = [
        (at, (left, right, dots.bottoms[lane] - y, LINE_HEIGHT))
        for lane, strip in dots.strips.items()
        for at, left, right, y in strip.lines
    ]
    return [
        *([_dot_trace(drawn, dots.rows, words, builder, as_strokes)] if drawn else []),
        *([_line_trace(lines, dots.rows, words, builder)] if lines else []),
    ]


def _placed(dots: Dots) -> list[tuple[int, float, float, float]]:
    """Return position, place in the plot and distance of each dot."""
    return [
        (at, x, dots.bottoms[lane] - y, strip.pitch)
        for lane, strip in dots.strips.items()
        for at, x, y in strip.dots
    ]


def dot_strokes(dots: Dots, builder: TraceBuilder) -> list[Part]:
    """Return the dots as strokes without length, one shape for all of a size and colour.

    Ends of lines must be round where they are shown. Plotly draws a shape much faster than hundreds of marks.
    """
    by_size: dict[tuple[float, bool], list[tuple[float, float]]] = {}
    for at, x, y, pitch in _placed(dots):
        key = _dot_size(pitch, builder), dots.rows[at]["modality"] in UNREAL
        by_size.setdefault(key, []).append((round(x, 1), round(y, 1)))
    inks = builder.inks
    strokes = []
    for (size, hollow), places in by_size.items():
        strokes.append(builder.strokes(places, inks.neutral, size + hollow))
        if hollow:
            strokes.append(builder.strokes(places, inks.ground, size - hollow))
    return strokes


def _dot_size(pitch: float, builder: TraceBuilder) -> float:
    """Return the diameter of dots that are ``pitch`` pixels apart."""
    largest = max(round(DOT * builder.sizes.text), 4)
    return max(min(largest, pitch), SMALLEST_DOT)


def dot_bars(dots: Dots, builder: TraceBuilder) -> list[Part]:
    """Return the bars as a shape."""
    boxes = [
        (left, right, dots.bottoms[lane] - bottom - height / 2, height)
        for lane, strip in dots.strips.items()
        for left, right, bottom, height in strip.bars
    ]
    return [builder.areas(boxes, translucent(builder.inks.neutral, 0.55), "below")] if boxes else []


def _dot_trace(
    drawn: Sequence[tuple[int, float, float, float]],
    rows: Mapping[int, Row],
    words: Mapping[int, str],
    builder: TraceBuilder,
    as_strokes: bool,
) -> Trace:
    """Return the dots, in one colour: the colours of actors would be confetti. Unreal events are rings.

    ``drawn`` are position, place and distance of the dots.
    """
    places = [(round(x, 1), round(y, 1)) for _, x, y, _ in drawn]
    answers = _answers([at for at, *_ in drawn], rows, words)
    if as_strokes:
        return builder.points(places, mode="none", name="dots", hoveron="points", **answers)
    hollow = [rows[at]["modality"] in UNREAL for at, *_ in drawn]
    inks = builder.inks
    marker = {
        "symbol": "circle",
        "size": [_dot_size(pitch, builder) for *_, pitch in drawn],
        "color": [inks.ground if empty else inks.neutral for empty in hollow],
        "line": {"width": [1 if empty else 0 for empty in hollow], "color": inks.neutral},
        "opacity": 1,
    }
    return builder.points(places, mode="markers", name="dots", marker=marker, **STILL, **answers)


def _line_trace(
    lines: Sequence[tuple[int, Box]], rows: Mapping[int, Row], words: Mapping[int, str], builder: TraceBuilder
) -> Trace:
    answers = _answers([at for at, _ in lines], rows, words)
    return builder.bars([box for _, box in lines], {"color": builder.inks.rule}, name="lines", **answers)


def _answers(positions: Sequence[int], rows: Mapping[int, Row], words: Mapping[int, str]) -> Trace:
    """Return what answers pointer and click: the ids, and the words of each event."""
    return {
        "customdata": [rows[at]["id"] for at in positions],
        "hovertext": [words[at] for at in positions],
        "hoverinfo": "text",
    }
