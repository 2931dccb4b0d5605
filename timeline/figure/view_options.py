"""The options of a picture: ``View``, with presets for saved pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum
from typing import Self

from timeline.figure.house_style import NO_STYLE, HouseStyle
from timeline.model import Place
from timeline.selection import Lanes, Order, PictureOptions, Selection

PAGE = 1240
"""Maximum width of a picture in a page of its own: a laptop has 1280 pixels, less a scroll bar."""
TALL = 1.25
"""The least height of a saved picture of free height, in widths: a tall column is higher than wide."""
PAGE_LABELS = 60
"""Maximum number of labels in such a picture; the page lists all events below it."""


class Theme(StrEnum):
    """The background of a picture; exports are light."""

    LIGHT = "light"
    DARK = "dark"


class Preset(Enum):
    """A size of saved pictures: ``width`` and ``height`` in CSS pixels, ``scale`` is image pixels for each.

    A ``height`` of ``None`` is as tall as the rows need. ``text`` is the minimum size of labels in pixels,
    ``labels`` their maximum number: a link card is shown at half its width or less, so its text is large and
    it tells of few events.
    """

    ARTICLE = "Article", 1600, 900, 2, 16, 24
    CARD = "Link card", 1200, 630, 2, 18, 8
    SQUARE = "Square", 1080, 1080, 2, 18, 10
    COLUMN = "Tall column", 900, None, 2, 14, 40

    def __init__(
        self, label: str, width: int, height: int | None, scale: int, text: int, labels: int
    ) -> None:
        self.label = label
        self.width = width
        self.height = height
        self.scale = scale
        self.text = text
        self.labels = labels


@dataclass(frozen=True, slots=True)
class View:
    """What to draw of some events, and how.

    ``subtitle`` is the filter in words, without counts; the picture adds them. ``total`` is the number of
    dated events before filtering (``None``: the number in the table), ``undated`` the number without a
    date. ``window`` is first and last day, inclusive; at least a week is shown. ``None`` is the period of
    most events, with some of the others at its margin. ``width`` and ``height`` are CSS pixels. The
    minimum width is 320. A ``height`` of ``None`` is as tall as the rows need, but at least
    ``least_height``; a given height is exceeded only without room for title, legend and one row.
    ``selected`` is the id of an event with a frame; it is drawn unless it lies outside a given window.
    ``coloured`` are the actors (or tags, outlets, modalities) with a colour, most important first: give
    ``ranked_values`` of the unfiltered table to keep colours after a filter; a value of the filter always
    gets a colour. Empty ranks the table's own. ``order`` is the order of lanes; lanes in ``collapsed``
    are one thin row each. ``selection`` is the filter; it is saved with the picture to restore the view.

    ``text`` is the minimum size of labels in pixels; ``None`` depends on the width. ``labels`` is the maximum
    number of labels, or a few more if no event is left without one; events of less weight are dots. A
    ``still`` picture is not interactive. ``options`` are the words and the look that a person chose; their
    title, if there is one, is the ``title`` too. ``notes`` are people's notes by event id, to print below the
    titles; ``places`` are by name, for the map.
    ``tags`` are all tags in the order of first use, each with its chosen colour or "".
    ``round_strokes`` tells that ends of lines are round where the picture is shown: then dots are strokes,
    which are drawn faster.
    """

    title: str = "Timeline"
    subtitle: str = ""
    total: int | None = None
    undated: int = 0
    lanes: Lanes = Lanes.NONE
    width: int = 1600
    height: int | None = None
    least_height: float = 0.0
    theme: Theme = Theme.LIGHT
    window: tuple[date, date] | None = None
    selected: str | None = None
    coloured: tuple[str, ...] = ()
    order: Order = Order.COUNT
    collapsed: frozenset[str] = frozenset()
    selection: Selection = field(default_factory=Selection)
    text: float | None = None
    labels: int | None = None
    still: bool = False
    options: PictureOptions = field(default_factory=PictureOptions)
    style: HouseStyle = NO_STYLE
    notes: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    round_strokes: bool = False

    @property
    def for_readers(self) -> bool:
        """True for a publication: without how its events were counted, dated and corrected."""
        readers = self.options.readers
        return self.selection.starred if readers is None else readers

    def saved(self, preset: Preset) -> Self:
        """Return the view for a saved picture: light, in the preset's size, without a frame."""
        shaped = replace(self, width=preset.width, height=preset.height, text=preset.text)
        least = preset.width * TALL if preset.height is None else 0.0
        return replace(
            shaped,
            labels=preset.labels,
            least_height=least,
            theme=Theme.LIGHT,
            selected=None,
            still=True,
            round_strokes=False,
        )

    def on_page(self, preset: Preset) -> Self:
        """Return the view for a page of its own: no wider than a laptop's window."""
        saved = self.saved(preset)
        width = min(saved.width, PAGE)
        return replace(saved, width=width, height=None, least_height=0.0, text=None, labels=PAGE_LABELS)
