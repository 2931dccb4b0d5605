"""Eras as bands: the periods that a person names, behind the rows, with their names above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.figure.colours import Inks, translucent
from timeline.figure.day_numbers import number, stamp
from timeline.figure.marks import Scale, Sizes
from timeline.figure.text_metrics import Block, block, width
from timeline.figure.traces import Line, Part
from timeline.selection import Era

HEIGHT = 1.3  # lines of text: the height of a row of names
INSET = 0.35  # of the text's size, between a band's edge and its name
BAND, NAME = 0.04, 0.13  # opacity of a band, and of the ground of its name
MOST_LINES = 3  # of a name within its band
LONGEST = 0.4  # of the plot's width: the limit of a name's line


@dataclass(frozen=True, slots=True)
class EraBand:
    """A band in pixels from the plot's left edge; ``x`` and ``row``, counted from the top, place its name."""

    left: float
    right: float
    name: Block
    x: float
    row: int


def era_bands(eras: Sequence[Era], scale: Scale, sizes: Sizes) -> tuple[EraBand, ...]:
    """Return the bands of the eras that lie in the period, each in the first row with room for its name."""
    bands: list[EraBand] = []
    ends: list[float] = []
    for era in eras:
        first, last = max(number(era.first), scale.first), min(number(era.last), scale.last)
        if first > last:
            continue
        left, right = scale.pixel(first), scale.pixel(last + 1)
        inset = INSET * sizes.text
        name = _name(era.name, right - left - 2 * inset, scale.pixels * LONGEST, sizes)
        x = max(min(left + inset, scale.pixels - name.width), 0.0)
        row = next((at for at, end in enumerate(ends) if end <= min(left, x)), len(ends))
        ends[row : row + 1] = [max(right, x + name.width + inset)]
        bands.append(EraBand(left, right, name, x, row))
    return tuple(bands)


def _name(name: str, room: float, longest: float, sizes: Sizes) -> Block:
    """Return a name broken to the width of its band; where that needs too many lines it runs beyond it."""
    size = sizes.small_letters
    widest = max((width(word, size, bold=True) for word in name.split()), default=0.0)
    if widest <= room and (within := block(name, size, room, bold=True)).lines <= MOST_LINES:
        return within
    return block(name, size, longest, bold=True)


def era_height(bands: Sequence[EraBand], sizes: Sizes) -> float:
    """Return the height of the rows of names in pixels."""
    return sum(_row_heights(bands, sizes))


def era_names(bands: Sequence[EraBand], top: float, sizes: Sizes, inks: Inks) -> list[Line]:
    """Return the names; ``top`` is the upper edge of their first row on the page."""
    heights = _row_heights(bands, sizes)
    return [
        Line(
            band.x,
            top + sum(heights[: band.row]) + 0.12 * sizes.line,
            band.name.html,
            sizes.small,
            inks.text,
        )
        for band in bands
    ]


def era_shapes(
    bands: Sequence[EraBand], scale: Scale, tops: tuple[float, float, float], sizes: Sizes, inks: Inks
) -> list[Part]:
    """Return a tinted area for each band, stronger behind its name.

    ``tops`` are the upper edge of the first name, the lower edge of the rows and the page's height.
    """
    top, bottom, page = tops
    heights = _row_heights(bands, sizes)
    shapes = []
    for band in bands:
        above = top + sum(heights[: band.row])
        below = above + heights[band.row]
        for begin, end, opacity in ((above, below, NAME), (below, bottom, BAND)):
            shapes.append(
                {
                    "type": "rect",
                    "layer": "below",
                    "xref": "x",
                    "yref": "paper",
                    "x0": stamp(scale.moment(band.left)),
                    "x1": stamp(scale.moment(band.right)),
                    "y0": 1 - begin / page,
                    "y1": 1 - end / page,
                    "fillcolor": translucent(inks.text, opacity),
                    "line": {"width": 0},
                }
            )
    return shapes


def _row_heights(bands: Sequence[EraBand], sizes: Sizes) -> list[float]:
    rows = max((band.row + 1 for band in bands), default=0)
    lines = [max(band.name.lines for band in bands if band.row == row) for row in range(rows)]
    return [count * sizes.small * HEIGHT + 0.25 * sizes.line for count in lines]
