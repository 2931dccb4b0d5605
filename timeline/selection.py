"""What a person has filtered for: the events of a table that it keeps, and the same in words.

Within one criterion any of its values will do, unless ``every`` asks for all of the actors and all
of the places; an event has to meet all criteria that are set.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.model import Modality

Column = Literal["actors", "places", "modality"]
Mask = npt.NDArray[np.bool_]

MODALITY_WORDS: Mapping[str, str] = {
    Modality.ASSERTED: "stated",
    Modality.REPORTED: "said",
    Modality.PLANNED: "planned",
    Modality.HYPOTHETICAL: "possible",
    Modality.NEGATED: "did not happen",
}
"""A modality as a reader would put it."""

_CRITERIA: Mapping[Column, str] = {"actors": "actors", "places": "places", "modality": "modalities"}


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter. Empty tuples, an empty text and ``None`` leave their criterion unset.

    ``first`` and ``last`` are inclusive: an event is kept that may lie, even in part, between them.
    ``text`` is words that all have to occur, in any order, as parts of words, whatever their case
    and accents.
    """

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    text: str = ""
    first: date | None = None
    last: date | None = None
    modalities: tuple[str, ...] = ()
    every: bool = False

    @property
    def sought(self) -> tuple[str, ...]:
        """The words of ``text``, as they are compared."""
        return tuple(_folded(self.text).split())


def keep(
    table: pd.DataFrame, selection: Selection, sentences: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Return the rows of an events table that the selection keeps, in their order.

    ``sentences`` maps an event's id to the sentence it was read from, which is then searched too,
    beside the title and the expression.
    """
    kept = np.ones(len(table), dtype=bool)
    for column, wanted in (("actors", selection.actors), ("places", selection.places)):
        if wanted:
            kept &= _has(table[column], frozenset(wanted), selection.every)
    if selection.modalities:
        kept &= table["modality"].isin(selection.modalities).to_numpy()
    if selection.first is not None:
        kept &= ~(table["latest"] < _stamp(selection.first)).to_numpy()  # NaT, an open end, is never less
    if selection.last is not None:
        kept &= ~(table["earliest"] > _stamp(selection.last)).to_numpy()
    if selection.sought:
        table = table[kept]
        return table[_reads(table, selection.sought, sentences or {})]
    return table[kept]


def counts(table: pd.DataFrame, column: Column) -> dict[str, int]:
    """Return how many events have each value of a column, most first, then by name."""
    values = table[column].explode().dropna() if column != "modality" else table[column]
    found = {str(value): int(count) for value, count in values.value_counts().items()}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def options(
    table: pd.DataFrame,
    selection: Selection,
    column: Column,
    sentences: Mapping[str, str] | None = None,
) -> dict[str, int]:
    """Return the values that a person can choose from, with the events that each would leave.

    The other criteria count, the column's own does not, unless ``every`` asks for all of its values.
    Values already chosen are always there, last and with 0 where nothing has them.
    """
    chosen: tuple[str, ...] = getattr(selection, _CRITERIA[column])
    others = selection if selection.every and column != "modality" else _without(selection, column)
    found = counts(keep(table, others, sentences), column)
    return found | {value: 0 for value in chosen if value not in found}


def words(selection: Selection) -> str:
    """Return the filter in words: "Actor: Taliban. Place: Kabul. 1 August – 15 September 2021".

    Empty where nothing is filtered. Names and text stand in it as they are: they need escaping.
    """
    joint = "and" if selection.every else "or"
    stated = [MODALITY_WORDS.get(modality, modality) for modality in selection.modalities]
    parts = [
        _named("Actor", selection.actors, joint),
        _named("Place", selection.places, joint),
        f"Only {_listed(stated, 'or')}" if stated else "",
        f"With “{' '.join(selection.text.split())}”" if selection.sought else "",
        period(selection.first, selection.last),
    ]
    return ". ".join(part for part in parts if part)


def period(first: date | None, last: date | None) -> str:
    """Return a period in words, each month and year once: "1 August – 15 September 2021".

    Both ends are inclusive; ``None`` is an open side, and without any side it is empty.
    """
    if first is None and last is None:
        return ""
    if first is None or last is None:
        return f"from {_day(first)}" if first else f"until {_day(last)}"
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _has(names: Iterable[tuple[str, ...]], wanted: frozenset[str], every: bool) -> Mask:
    meets = wanted.issubset if every else lambda those: not wanted.isdisjoint(those)
    return np.array([meets(those) for those in names], dtype=bool)


def _reads(table: pd.DataFrame, sought: Collection[str], sentences: Mapping[str, str]) -> Mask:
    """Return for each row whether it reads all the folded words."""
    shown = zip(table["id"], table["title"], table["expression"], strict=True)
    texts = (_folded(f"{title}\n{said}\n{sentences.get(event, '')}") for event, title, said in shown)
    return np.array([all(word in text for word in sought) for text in texts], dtype=bool)


def _folded(text: str) -> str:
    """Return text without case and accents, as a search compares it."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def _without(selection: Selection, column: Column) -> Selection:
    match column:
        case "actors":
            return replace(selection, actors=())
        case "places":
            return replace(selection, places=())
        case "modality":
            return replace(selection, modalities=())


def _named(what: str, names: tuple[str, ...], joint: str) -> str:
    return f"{what}{'s' if len(names) > 1 else ''}: {_listed(names, joint)}" if names else ""


def _listed(names: Collection[str], joint: str) -> str:
    *most, end = names
    return f"{', '.join(most)} {joint} {end}" if most else end


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else ""


def _stamp(day: date) -> pd.Timestamp:
    return pd.Timestamp(day.isoformat()).as_unit("s")
