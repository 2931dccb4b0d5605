"""Marks as Plotly traces: one for each sort of thing; only a bar that fades needs its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.figure.colours import translucent
from timeline.figure.label_layout import Spot
from timeline.figure.marks import Kind, Mark
from timeline.figure.traces import STILL, Trace, TraceBuilder
from timeline.model import Modality

UNREAL = (Modality.PLANNED, Modality.HYPOTHETICAL, Modality.NEGATED)
HOLLOW = (Modality.PLANNED, Modality.HYPOTHETICAL)
SYMBOLS = {Modality.REPORTED: "diamond", Modality.NEGATED: "x"}  # the others are circles
RELATIVE = {Modality.REPORTED: 1.2}  # a diamond of a circle's width looks smaller than it
SOLID = 0.3  # of an open bar, before it begins to fade
ARROW = 1.15  # of a mark's size
ARROW_AT = ARROW / 2  # of a mark's size: with its centre there, an arrow's tip is at the mark's end


def traces(spots: Sequence[Spot], builder: TraceBuilder) -> list[Trace]:
    """Return the visible marks, lowest first; a sort that no mark needs has no trace."""
    made = (
        _solid_bars([spot for spot in spots if spot.mark.kind in (Kind.WITHIN, Kind.THROUGHOUT)], builder),
        *(_open_bar(spot, builder) for spot in spots if spot.mark.kind is Kind.OPEN),
        _arrows([tip for spot in spots for tip in _tips(spot, builder.sizes.mark)], builder),
        *_symbols([place for spot in spots for place in _symbol_places(spot, builder.sizes.mark)], builder),
    )
    return [trace for trace in made if trace is not None]


def _ids(spots: Sequence[Spot]) -> list[str]:
    return [spot.mark.id for spot in spots]


def _solid_bars(spots: Sequence[Spot], builder: TraceBuilder) -> Trace | None:
    if not spots:
        return None
    colours = [builder.colour(spot.mark) for spot in spots]
    unreal = [spot.mark.modality in UNREAL for spot in spots]
    hatched = [spot.mark.kind is Kind.WITHIN for spot in spots]
    pale = [hollow and not hatch for hollow, hatch in zip(unreal, hatched, strict=True)]
    marker = {
        "color": [translucent(one, 0.15) if thin else one for one, thin in zip(colours, pale, strict=True)],
        "line": {"color": colours, "width": 1.4},
        "cornerradius": 2,
        "pattern": {
            "shape": ["/" if hatch else "" for hatch in hatched],
            "bgcolor": builder.inks.ground,
            "solidity": [0.1 if hollow else 0.34 for hollow in unreal],
            "size": 6,
        },
    }
    height = builder.sizes.mark - 1.4  # the outline adds half its width on either side
    bodies = [_body(spot.mark, builder.sizes.mark) for spot in spots]
    boxes = [
        (left + 0.7, right - 0.7, spot.mark_y, height)
        for spot, (left, right) in zip(spots, bodies, strict=True)
    ]
    return builder.bars(boxes, marker, name="bars", customdata=_ids(spots))


def _open_bar(spot: Spot, builder: TraceBuilder) -> Trace:
    """Return a bar that fades towards its open side; a gradient is a trace's, not a point's."""
    left, right = _body(spot.mark, builder.sizes.mark)
    top, bottom = spot.mark_y - builder.sizes.mark / 2, spot.mark_y + builder.sizes.mark / 2
    strong = translucent(builder.colour(spot.mark), 0.4 if spot.mark.modality in UNREAL else 1.0)
    clear = translucent(builder.colour(spot.mark), 0.0)
    steps = [(0.0, strong), (SOLID, strong), (1.0, clear)]
    if spot.mark.open_left:
        steps = [(1 - at, colour) for at, colour in reversed(steps)]
    return builder.points(
        [(left, top), (right, top), (right, bottom), (left, bottom)],
        mode="none",
        fill="toself",
        fillgradient={"type": "horizontal", "colorscale": steps},
        name="open bar",
    )


def _body(mark: Mark, size: float) -> tuple[float, float]:
    """Return the ends of a bar without its arrows."""
    arrow = size * ARROW_AT
    left = mark.left + (arrow if mark.before else 0.0)
    return left, max(mark.right - (arrow if mark.after else 0.0), left + 1)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a symbol is drawn for a mark."""

    x: float
    y: float
    mark: Mark
    symbol: str = "circle"


def _tips(spot: Spot, size: float) -> Iterator[_Place]:
    mark = spot.mark
    if mark.before or (mark.kind is Kind.OUTSIDE and mark.left <= 0):
        yield _Place(mark.left + size * ARROW_AT, spot.mark_y, mark, "triangle-left")
    if mark.after or (mark.kind is Kind.OUTSIDE and mark.left > 0):
        yield _Place(mark.right - size * ARROW_AT, spot.mark_y, mark, "triangle-right")


def _arrows(tips: Sequence[_Place], builder: TraceBuilder) -> Trace | None:
    if not tips:
        return None
    marker = {
        "symbol": [tip.symbol for tip in tips],
        "size": builder.sizes.mark * ARROW,
        "color": [builder.colour(tip.mark) for tip in tips],
        "opacity": 1,
    }
    return builder.points(
        _at(tips), mode="markers", name="arrows", customdata=_of(tips), marker=marker, **STILL
    )


def _symbol_places(spot: Spot, size: float) -> Iterator[_Place]:
    """Yield a day's place, and the ends of a bar that say its modality, where those ends are known."""
    mark = spot.mark
    symbol = SYMBOLS.get(Modality(mark.modality), "circle")
    if mark.kind is Kind.DAY:
        yield _Place((mark.left + mark.right) / 2, spot.mark_y, mark, symbol)
    if mark.capped and not (mark.open_left or mark.before):
        yield _Place(mark.left + size / 2, spot.mark_y, mark, symbol)
    if mark.capped and not (mark.open_right or mark.after):
        yield _Place(mark.right - size / 2, spot.mark_y, mark, symbol)


def _symbols(places: Sequence[_Place], builder: TraceBuilder) -> list[Trace]:
    if not places:
        return []
    size = builder.sizes.mark
    ground = builder.inks.ground
    hollow = [place.mark.modality in HOLLOW for place in places]
    colours = [builder.colour(place.mark) for place in places]
    marker = {
        "symbol": [place.symbol for place in places],
        "size": [
            size * RELATIVE.get(Modality(place.mark.modality), 1.0) - 2 * open_
            for place, open_ in zip(places, hollow, strict=True)
        ],
        "color": [ground if open_ else colour for open_, colour in zip(hollow, colours, strict=True)],
        "line": {
            "width": [2 if open_ else 1 for open_ in hollow],
            "color": [
                colour if open_ else builder.inks.ground
                for open_, colour in zip(hollow, colours, strict=True)
            ],
        },
        "opacity": 1,
    }
    made = [
        builder.points(
            _at(places), mode="markers", name="symbols", customdata=_of(places), marker=marker, **STILL
        )
    ]
    doubted = [place for place in places if place.mark.modality == Modality.HYPOTHETICAL]
    if doubted:
        made.append(builder.texts(_at(doubted), ["<b>?</b>"] * len(doubted), "middle center", size * 0.7))
    return made


def _at(places: Sequence[_Place]) -> list[tuple[float, float]]:
    return [(place.x, place.y) for place in places]


def _of(places: Sequence[_Place]) -> list[str]:
    return [place.mark.id for place in places]
