"""What a picture is asked for, and what comes back."""

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
"""What plotly.js draws: "data", a list of traces, and "layout"."""


PAGE = 1240
"""Pixels across a picture in a page of its own, at most: of a laptop's 1280 a scroll bar takes some."""


class Theme(StrEnum):
    """The ground that a picture is drawn on; exports are light."""

    LIGHT = "light"
    DARK = "dark"


class Preset(Enum):
    """A size to save a picture in: ``width`` and ``height`` are CSS pixels, ``scale`` the pixels of each.

    A ``height`` of ``None`` is as tall as the rows need. ``text`` is the size of labels in pixels, at least:
    a link card is shown at half its width, so that its text is larger and tells of fewer events.
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
    """Everything about a picture that is not in the table.

    ``subtitle`` is the filter in words, without counts; they are added. ``total`` is the number of
    dated events before filtering (``None``: as many as the table has), ``undated`` of those without
    a date. ``window`` is first and last day, inclusive, of which a week at least is shown; ``None``
    chooses the period that most events lie in, and puts some of the others at its margin. ``width``
    and ``height`` are CSS pixels; a width is at least 320, a ``height`` of ``None`` is as tall as the
    rows need, and a given one is exceeded only where it has no room for title, key and a row.
    ``selected`` is the id of an event that is framed, and drawn unless it lies outside a given
    window. ``actors`` have a colour each, most important first: give ``ranked_actors`` of the
    unfiltered table, and a filter changes colours only for a person filtered for who would have none; empty
    ranks the table's own. ``order`` says which lane stands highest; those in ``collapsed`` are one thin row
    each. ``selection`` is the filter itself, which travels with the picture to restore the view. ``text`` is
    the size of labels in pixels, at least; ``None`` chooses by the width. A ``still`` picture is one to look
    at only: its overview shows the days of the rows above it, not all there are with a frame to move.
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
        """Return the same view as it is saved: light, in the preset's size, with no event framed."""
        shaped = replace(self, width=preset.width, height=preset.height, text=preset.text)
        return replace(shaped, theme=Theme.LIGHT, selected=None, still=True)

    def on_page(self, preset: Preset) -> Self:
        """Return the same view as it is saved in a page of its own: no wider than a laptop's window."""
        saved = self.saved(preset)
        return replace(saved, width=min(saved.width, PAGE), height=None, text=None)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events are drawn with a label, only counted in the window, and counted outside it."""

    labelled: int
    more: int
    outside: int


@dataclass(frozen=True)
class Picture:
    """A drawing, and what it shows of the table that it was drawn from.

    ``drawing`` is what plotly.js takes; ``figure`` is the same for Plotly's Python, which checks every value.
    ``window`` is first and last day of the time axis, inclusive. Every dated event of the table is
    in exactly one of three tuples of ids: ``labelled`` (mark and label), ``unlabelled`` (in the
    window, only counted in the overview below), ``outside`` (before or after the window, only counted);
    ``counts`` says how many each has, which takes no time at any number of events. ``alt`` says in words
    what the picture shows. ``restores`` are the parameters that ``timeline.selection.from_params`` reads,
    with which the view is opened again.
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
        """The events in the window that are only counted."""
        return self._undrawn()[0]

    @cached_property
    def outside(self) -> tuple[str, ...]:
        """The events outside the window that are only counted."""
        return self._undrawn()[1]
