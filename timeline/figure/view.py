"""What a picture is asked for, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import plotly.graph_objects as go


class Lanes(StrEnum):
    """What the rows of a picture are grouped by."""

    NONE = "none"
    ACTOR = "actor"
    PLACE = "place"
    ARTICLE = "article"
    MODALITY = "modality"


class Theme(StrEnum):
    """The ground that a picture is drawn on; exports are light."""

    LIGHT = "light"
    DARK = "dark"


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
    unfiltered table, and no filter changes anyone's colour; empty ranks the table's own.
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


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure, and what it shows of the table that it was drawn from.

    ``window`` is first and last day of the time axis, inclusive. Every dated event of the table is
    in exactly one of three tuples of ids: ``labelled`` (mark and label), ``unlabelled`` (in the
    window, only counted in the strip below), ``outside`` (before or after the window, only counted).
    """

    figure: go.Figure
    window: tuple[date, date]
    labelled: tuple[str, ...]
    unlabelled: tuple[str, ...]
    outside: tuple[str, ...]
