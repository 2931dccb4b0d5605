"""Marks and labels as Plotly traces.

There is one trace for each sort of mark, but one for each bar with an open side. The invisible trace
"events" covers marks and labels: it answers pointer and click.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.figure.colours import translucent
from timeline.figure.label_layout import PlacedMark
from timeline.figure.marks import DAYS, Kind, Mark, Sizes
from timeline.figure.text_metrics import SLACK
from timeline.figure.traces import STILL, Box, Trace, TraceBuilder
from timeline.model import Modality

UNREAL = (Modality.PLANNED, Modality.HYPOTHETICAL, Modality.NEGATED)
HOLLOW = (Modality.PLANNED, Modality.HYPOTHETICAL)
SYMBOLS = {Modality.REPORTED: "diamond", Modality.NEGATED: "x"}  # the others are circles
RELATIVE = {Modality.REPORTED: 1.2}  # a diamond looks smaller than a circle of the same width
SOLID = 0.3  # of an open bar, before it begins to fade
CORE = 0.42  # of a mark's size: the core of a ring
ARROW = 1.15  # of a mark's size
ARROW_AT = ARROW / 2  # of a mark's size: with its centre there, an arrow's tip is at the mark's end
FAINT = 0.7  # opacity of another date
THREAD, WIDE_THREAD = 1.2, 3.0  # pixels of the line to another date, and along a long one
LONG, SLIM = 0.7, 0.5  # of the plot's width, and of a mark's size
OUTLINE = 1.4  # pixels of a bar's outline; half of it lies outside the bar
RAISED = 3
"""Pixels of a frame above its event's box: the gap to the next row lies below the box."""


def mark_traces(placed: Sequence[PlacedMark], builder: TraceBuilder) -> list[Trace]:
    """Return the traces of the marks, lowest first; a sort without marks has no trace."""
    size = builder.sizes.mark
    solid = [each for each in placed if each.mark.kind in (Kind.WITHIN, Kind.THROUGHOUT)]
    tips = [tip for each in placed for tip in _tips(each, size)]
    symbols = [symbol for each in placed for symbol in _symbols_of(each, size)]
    disputed = [each for each in placed if each.mark.others]
    return [
        *(_disagreements(disputed, builder) if disputed else []),
        *([_solid_bars(solid, builder)] if solid else []),
        *(_open_bar(each, builder) for each in placed if each.mark.kind is Kind.OPEN),
        *([_arrows(tips, builder)] if tips else []),
        *(_symbols(symbols, builder) if symbols else []),
    ]


def _disagreements(placed: Sequence[PlacedMark], builder: TraceBuilder) -> list[Trace]:
    """Return the other dates of events: a thin line from the mark, and a ring or a line over longer dates."""
    size, ground = builder.sizes.mark, builder.inks.ground
    rings, colours, lines = [], [], []
    for each in placed:
        colour = translucent(builder.colour(each.mark), FAINT)
        ends = [(left + right) / 2 for left, right in each.mark.others]
        begin, end = min(each.mark.left, *ends), max(each.mark.right, *ends)
        lines.append(((begin, end, each.mark_y, THREAD), colour))
        for left, right in each.mark.others:
            if right - left > 2 * size:
                lines.append(((left, right, each.mark_y, WIDE_THREAD), colour))
            else:
                rings.append(((left + right) / 2, each.mark_y))
                colours.append(colour)
    marker = {"symbol": "circle", "size": size * 0.7, "color": ground, "opacity": 1}
    marker["line"] = {"width": 1.5, "color": colours}
    threads = {"color": [colour for _, colour in lines]}
    return [
        builder.bars([box for box, _ in lines], threads, name="other dates"),
        *(
            [builder.points(rings, mode="markers", name="other days", marker=marker, **STILL)]
            if rings
            else []
        ),
    ]


def _solid_bars(placed: Sequence[PlacedMark], builder: TraceBuilder) -> Trace:
    marks = [each.mark for each in placed]
    marker = {
        "color": [_fill(mark, builder.colour(mark)) for mark in marks],
        "line": {"color": [builder.colour(mark) for mark in marks], "width": OUTLINE},
        "cornerradius": 2,
        "pattern": {
            "shape": ["/" if mark.kind is Kind.WITHIN else "" for mark in marks],
            "bgcolor": builder.inks.ground,
            "solidity": [0.1 if mark.modality in UNREAL else 0.34 for mark in marks],
            "size": 6,
        },
    }
    boxes = [_bar_box(each, builder.sizes) for each in placed]
    return builder.bars(boxes, marker, name="bars", customdata=[mark.id for mark in marks])


def _fill(mark: Mark, colour: str) -> str:
    """Return the colour of a bar, pale if it is neither hatched nor real."""
    return translucent(colour, 0.15) if mark.modality in UNREAL and mark.kind is not Kind.WITHIN else colour


def _bar_box(placed: PlacedMark, sizes: Sizes) -> Box:
    size = sizes.mark
    left, right = _body(placed.mark, size)
    return left + OUTLINE / 2, right - OUTLINE / 2, placed.mark_y, _thickness(placed.mark, sizes) - OUTLINE


def _open_bar(placed: PlacedMark, builder: TraceBuilder) -> Trace:
    """Return a bar that fades towards its open side; Plotly gives a gradient to a trace, not to a point."""
    mark, size = placed.mark, builder.sizes.mark
    left, right = _body(mark, size)
    thick = _thickness(mark, builder.sizes)
    top, bottom = placed.mark_y - thick / 2, placed.mark_y + thick / 2
    strong = translucent(builder.colour(mark), 0.4 if mark.modality in UNREAL else 1.0)
    clear = translucent(builder.colour(mark), 0.0)
    steps = [(0.0, strong), (SOLID, strong), (1.0, clear)]
    if mark.open_left:
        steps = [(1 - at, colour) for at, colour in reversed(steps)]
    return builder.points(
        [(left, top), (right, top), (right, bottom), (left, bottom)],
        mode="none",
        fill="toself",
        fillgradient={"type": "horizontal", "colorscale": steps},
        name="open bar",
    )


def _thickness(mark: Mark, sizes: Sizes) -> float:
    """Return the thickness of a bar; one along most of the period is slim, for it says least."""
    return sizes.mark * (SLIM if mark.right - mark.left > LONG * sizes.plot else 1.0)


def _body(mark: Mark, size: float) -> tuple[float, float]:
    """Return the ends of a bar without its arrows."""
    arrow = size * ARROW_AT
    left = mark.left + (arrow if mark.before else 0.0)
    return left, max(mark.right - (arrow if mark.after else 0.0), left + 1)


@dataclass(frozen=True, slots=True)
class _Symbol:
    """A symbol of a mark in its place."""

    x: float
    y: float
    mark: Mark
    shape: str = "circle"
    is_core: bool = False

    @property
    def hollow(self) -> bool:
        is_ring = self.mark.kind is Kind.PUBLICATION and not self.is_core
        return is_ring or self.mark.modality in HOLLOW

    def size(self, of_mark: float) -> float:
        """Return its diameter; the thicker outline of a hollow one lies outside it."""
        size = of_mark * RELATIVE.get(Modality(self.mark.modality), 1.0)
        return size * CORE if self.is_core else size - 2 * self.hollow


def _tips(placed: PlacedMark, size: float) -> Iterator[_Symbol]:
    """Yield the arrows at the ends of a mark that goes on beyond the period."""
    mark = placed.mark
    if mark.before:
        yield _Symbol(mark.left + size * ARROW_AT, placed.mark_y, mark, "triangle-left")
    if mark.after:
        yield _Symbol(mark.right - size * ARROW_AT, placed.mark_y, mark, "triangle-right")


def _arrows(tips: Sequence[_Symbol], builder: TraceBuilder) -> Trace:
    marker = {
        "symbol": [tip.shape for tip in tips],
        "size": builder.sizes.mark * ARROW,
        "color": [builder.colour(tip.mark) for tip in tips],
        "opacity": 1,
    }
    return builder.points(
        _places(tips), mode="markers", name="arrows", customdata=_ids(tips), marker=marker, **STILL
    )


def _symbols_of(placed: PlacedMark, size: float) -> Iterator[_Symbol]:
    """Yield the symbol of a day, and that of the modality at the first stated end of a bar.

    A day of publication is a ring with a core.
    """
    mark = placed.mark
    shape = SYMBOLS.get(Modality(mark.modality), "circle")
    if mark.kind in DAYS:
        yield _Symbol((mark.left + mark.right) / 2, placed.mark_y, mark, shape)
    if mark.kind is Kind.PUBLICATION:
        yield _Symbol((mark.left + mark.right) / 2, placed.mark_y, mark, shape, is_core=True)
    if mark.capped and not (mark.open_left or mark.before):
        yield _Symbol(mark.left + size / 2, placed.mark_y, mark, shape)
    elif mark.capped and not (mark.open_right or mark.after):
        yield _Symbol(mark.right - size / 2, placed.mark_y, mark, shape)


def _symbols(symbols: Sequence[_Symbol], builder: TraceBuilder) -> list[Trace]:
    size = builder.sizes.mark
    inks = [_inks(each, builder) for each in symbols]
    marker = {
        "symbol": [each.shape for each in symbols],
        "size": [each.size(size) for each in symbols],
        "color": [fill for fill, _ in inks],
        "line": {
            "width": [2 if each.hollow else 1 for each in symbols],
            "color": [outline for _, outline in inks],
        },
        "opacity": 1,
    }
    traces = [
        builder.points(
            _places(symbols),
            mode="markers",
            name="symbols",
            customdata=_ids(symbols),
            marker=marker,
            **STILL,
        )
    ]
    doubted = [each for each in symbols if each.mark.modality == Modality.HYPOTHETICAL]
    if doubted:
        marks = ["<b>?</b>"] * len(doubted)
        traces.append(builder.texts(_places(doubted), marks, "middle center", size * 0.7))
    return traces


def _inks(symbol: _Symbol, builder: TraceBuilder) -> tuple[str, str]:
    """Return the colours of a symbol's inside and outline."""
    colour, ground = builder.colour(symbol.mark), builder.inks.ground
    return (ground, colour) if symbol.hollow else (colour, ground)


def _places(symbols: Sequence[_Symbol]) -> list[tuple[float, float]]:
    return [(symbol.x, symbol.y) for symbol in symbols]


def _ids(symbols: Sequence[_Symbol]) -> list[str]:
    return [symbol.mark.id for symbol in symbols]


def label_trace(placed: Sequence[PlacedMark], builder: TraceBuilder) -> Trace:
    """Return the labels; a right-to-left label and a label left of its mark are flush right."""
    flush = [_is_flush_right(each) for each in placed]
    places = [
        (each.label_x + (each.label.width / SLACK if right else 0.0), each.label_y)
        for each, right in zip(placed, flush, strict=True)
    ]
    where = ["bottom left" if right else "bottom right" for right in flush]
    return builder.texts(
        places, [each.label.html for each in placed], where, builder.sizes.text, name="labels"
    )


def _is_flush_right(each: PlacedMark) -> bool:
    if each.label.leftward and each.label.lines > 1:
        return True
    return each.label_x + each.label.width / SLACK <= each.mark.reach[0]


def event_boxes(placed: Sequence[PlacedMark], hovers: Sequence[str], builder: TraceBuilder) -> Trace:
    """Return invisible boxes over marks and labels: they carry the ids and answer pointer and click."""
    return builder.bars(
        [_upright(each.box) for each in placed],
        {"color": "rgba(0,0,0,0)"},
        name="events",
        customdata=[each.mark.id for each in placed],
        hovertext=hovers,
        hoverinfo="text",
    )


def selection_frame(each: PlacedMark, builder: TraceBuilder) -> Trace:
    """Return the frame of the selected event."""
    marker = {
        "color": translucent(builder.inks.text, 0.06),
        "line": {"width": 1.5, "color": builder.inks.text},
        "cornerradius": 4,
    }
    left, right, top, bottom = each.box
    return builder.bars([_upright((left, right, top - RAISED, bottom - RAISED))], marker, name="selected")


def _upright(box: Box) -> Box:
    left, right, top, bottom = box
    return left, right, (top + bottom) / 2, bottom - top
