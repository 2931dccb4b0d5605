"""The strip below the rows: how many events there are that no label had room for, and when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from timeline.figure.colours import translucent
from timeline.figure.dates import period_words
from timeline.figure.days import OPEN, Days, day
from timeline.figure.marks import Scale
from timeline.figure.page import STRIP
from timeline.figure.paint import Box, Brush

BIN = 8.0  # pixels, at least; a bin is whole days
FULL = 4  # events at least in a bar of full height: one is no peak


@dataclass(frozen=True, slots=True)
class Strip:
    """Bars from left to right in pixels, what each says when pointed at, and a heading for them all."""

    boxes: tuple[Box, ...]
    texts: tuple[str, ...]
    heading: str


def strip(earliest: Days, latest: Days, scale: Scale, bottom: float) -> Strip:
    """Return the number of events over time as bars that stand on ``bottom``, at most ``STRIP`` pixels high.

    An event counts once, in the middle of what is visible of it.
    """
    begin = np.clip(np.where(earliest == OPEN, latest, earliest), scale.first, scale.last)
    end = np.clip(np.where(latest == OPEN, earliest, latest), scale.first, scale.last)
    days = max(int(np.ceil(BIN / scale.day)), 1)
    bins, counts = np.unique(((begin + end) // 2 - scale.first) // days, return_counts=True)
    most = int(counts.max())
    boxes, texts = [], []
    for at, count in zip(bins.tolist(), counts.tolist(), strict=True):
        first = scale.first + at * days
        last = min(first + days - 1, scale.last)
        height = max(STRIP * count / max(most, FULL), 2.0)
        boxes.append((scale.pixel(first) + 0.5, scale.pixel(last + 1) - 0.5, bottom - height / 2, height))
        texts.append(f"{period_words(day(first), day(last))}: {count:,} more")
    period = f"{days:,} days" if days > 1 else "a day"
    highest = f"; highest bar: {most:,} in {period}" if most > 1 else ""
    heading = f"<b>{len(begin):,} more</b> without a label{highest}"
    return Strip(tuple(boxes), tuple(texts), heading)


def trace(strip: Strip, brush: Brush) -> go.Bar:
    """Return the strip's bars as a trace."""
    marker = {"color": translucent(brush.inks.neutral, 0.55)}
    return brush.bars(strip.boxes, marker, name="more", hovertext=strip.texts, hoverinfo="text")
