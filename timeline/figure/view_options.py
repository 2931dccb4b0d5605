"""The options of a picture (``View``) and the result (``Picture``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum
from functools import cached_property
from typing import Any, Self

import plotly.graph_objects as go

from timeline.selection import Lanes, Order, Selection

Drawing = dict[str, Any]
"""The input of plotly.js: "data", a list of traces, and "layout"."""


PAGE = 1240
"""Maximum width of a picture in a page of its own: a laptop has 1280 pixels, less a scroll bar."""


class Theme(StrEnum):
    """The background of a picture; exports are light."""

    LIGHT = "light"
    DARK = "dark"


class Preset(Enum):
    """A size of saved pictures: ``width`` and ``height`` in CSS pixels, ``scale`` is image pixels for each.

    A ``height`` of ``None`` is as tall as the rows need. ``text`` is the minimum size of labels in pixels: a
    link card is shown at half its width, so its text is larger and it has fewer events.
    """

    ARTICLE = "Article", 1600, 900, 2, 16
    CARD = "Link card", 1200, 630, 2, 14
    COLUMN = "Tall column", 900, None, 2, 14

    def __init__(self, label: str, width: int, height: int | None, scale: int, text: int) -> None:
        self.label = label
        self.width = width
        self.height = height
        self.scale = scale
        self.text = text


@dataclass(frozen=True, slots=True)
class View:
    """The options of a picture: everything but its events.

    ``subtitle`` is the filter in words, without counts; the picture adds them. ``total`` is the number of
    dated events before filtering (``None``: the number in the table), ``undated`` the number without a date.
    ``window`` is first and last day, inclusive; at least a week is shown. ``None`` is the period of most
    events, with some of the others at its margin. ``width`` and ``height`` are CSS pixels. The minimum width
    is 320. A ``height`` of ``None`` is as tall as the rows need; a given height is exceeded only without room
    for title, legend and one row. ``selected`` is the id of an event with a frame; it is drawn unless it lies
    outside a given window. ``actors`` are the actors with a colour, most important first: give
    ``ranked_actors`` of the unfiltered table to keep colours after a filter; an actor of the filter always
    gets a colour. Empty ranks the table's own. ``order`` is the order of lanes; lanes in ``collapsed`` are
    one thin row each. ``selection`` is the filter; it is saved with the picture to restore the view.
    ``text`` is the minimum size of labels in pixels; ``None`` depends on the width. A ``still`` picture is
    not interactive: its overview shows only the period of the rows, without a frame to move.
    """

    title: str = "Timeline"
    subtitle: str = ""
    total: int | None = None
    undated: int = 0
    lanes: Lanes = Lanes.NONE
    width: int = 1600
    height: int | None = None
    theme: Theme = Theme.LIGHT
    sources: bool = True
    window: tuple[date, date] | None = None
    selected: str | None = None
    actors: tuple[str, ...] = ()
    order: Order = Order.COUNT
    collapsed: frozenset[str] = frozenset()
    selection: Selection = field(default_factory=Selection)
    text: float | None = None
    still: bool = False

    def saved(self, preset: Preset) -> Self:
        """Return the view for a saved picture: light, in the preset's size, without a frame."""
        shaped = replace(self, width=preset.width, height=preset.height, text=preset.text)
        return replace(shaped, theme=Theme.LIGHT, selected=None, still=True)

    def on_page(self, preset: Preset) -> Self:
        """Return the view for a page of its own: no wider than a laptop's window."""
        saved = self.saved(preset)
        return replace(saved, width=min(saved.width, PAGE), height=None, text=None)


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of events with a label, of others in the window, and of those outside it."""

    labelled: int
    more: int
    outside: int


@dataclass(frozen=True)
class Picture:
    """A drawing, with the events that it shows.

    ``drawing`` is the input of plotly.js; ``figure`` is the same for Plotly's Python, and checks every value.
    ``window`` is first and last day of the time axis, inclusive. Every dated event of the table is in exactly
    one of three tuples of ids: ``labelled`` (mark and label), ``unlabelled`` (in the window, only counted in
    the overview), ``outside`` (before or after the window, only counted). ``counts`` has their lengths and
    does not collect the ids. ``alt`` describes the picture in words. ``restores`` are the parameters of a
    link to the same view, for ``timeline.selection.from_params``.
    """

    drawing: Drawing
    window: tuple[date, date]
    labelled: tuple[str, ...]
    counts: Counts
    alt: str
    restores: Mapping[str, list[str]]
    _undrawn: Callable[[], tuple[tuple[str, ...], tuple[str, ...]]]

    @cached_property
    def figure(self) -> go.Figure:
        """The drawing as a figure."""
        return go.Figure(self.drawing)

    @cached_property
    def unlabelled(self) -> tuple[str, ...]:
        """The ids of the events in the window without a label."""
        return self._undrawn()[0]

    @cached_property
    def outside(self) -> tuple[str, ...]:
        """The ids of the events outside the window without a mark."""
        return self._undrawn()[1]
