"""What can be asked of an event, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, Self

from timeline.selection.text_search import folded

Column = Literal["actors", "places", "modality", "precision", "anchor", "source", "article"]
"""A criterion that has values to choose from: all but ``precision`` are columns of the table."""

FIELDS: Mapping[Column, str] = {
    "actors": "actors",
    "places": "places",
    "modality": "modalities",
    "precision": "precision",
    "anchor": "anchors",
    "source": "sources",
    "article": "articles",
}
"""The field of a ``Selection`` that holds the values chosen of each column."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter. Empty tuples, an empty text and ``None`` leave their criterion unset.

    Within one criterion any of its values will do, unless ``every`` asks for all of the actors and all
    of the places; an event has to meet all criteria that are set. A country among ``places`` holds the
    places that lie in it. ``first`` and ``last`` are inclusive: an event is kept that may lie, even in
    part, between them. ``text`` is words that all have to occur, in any order, as parts of words,
    whatever their case and accents. ``precision`` holds values of ``Precision``, ``anchors`` of
    ``Anchor``, ``modalities`` of ``Modality``; ``sources`` and ``articles`` those of the table.
    """

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    text: str = ""
    first: date | None = None
    last: date | None = None
    modalities: tuple[str, ...] = ()
    every: bool = False
    precision: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    @property
    def sought(self) -> tuple[str, ...]:
        """The words of ``text``, as they are compared."""
        return tuple(folded(self.text).split())

    def values_of(self, column: Column) -> tuple[str, ...]:
        """Return the values chosen of a column."""
        values: tuple[str, ...] = getattr(self, FIELDS[column])
        return values

    def with_values(self, column: Column, values: tuple[str, ...]) -> Self:
        """Return the same filter with other values chosen of a column."""
        changed: dict[str, Any] = {FIELDS[column]: values}
        return replace(self, **changed)
