"""An events table made ready to be filtered often: what each criterion needs is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from timeline.edtf import is_approximate
from timeline.entities import country_named
from timeline.model import Precision
from timeline.selection.criteria import FIELDS, Column, Selection, folded
from timeline.selection.kept import Kept
from timeline.selection.names import Mask, Names, Positions

Days = npt.NDArray[np.datetime64]
"""Days (``datetime64[D]``), NaT where there is none."""

LENGTHS = (1, 7, 31, 366)
"""Days, the most that a date of each precision but the last two can mean."""
NAMED: tuple[Column, ...] = ("actors", "places")
"""Columns with any number of values for an event, so that one can be asked to have all of several."""
LAST = 2
"""Selections whose events are kept, and the table of them where one was asked for."""
REMEMBERED = 24
"""Masks of criteria that are kept: the next filter differs in one of them."""


class Index:
    """A table with what its filters need. It is for one table, which must not be changed.

    ``sentences`` maps an event's id to the sentence it was read from, which text is sought in too,
    beside the title, the expression and the names of actors and places. ``aliases`` maps such a name
    to its other names, folded and in one text (see ``aliases_of``).
    """

    def __init__(
        self,
        table: pd.DataFrame,
        sentences: Mapping[str, str] | None = None,
        aliases: Mapping[str, str] | None = None,
    ) -> None:
        self.table = table
        self._sentences = sentences or {}
        self._aliases = aliases or {}
        self._columns: dict[str, Names] = {}
        self._masks: dict[tuple[object, ...], Mask] = {}
        self._kept: dict[Selection, Kept] = {}

    def keep(self, selection: Selection) -> pd.DataFrame:
        """Return the rows that the selection keeps, in their order."""
        return self.kept(selection).table

    def kept(self, selection: Selection) -> Kept:
        """Return the events that the selection keeps, without a table of them until one is asked for."""
        if selection not in self._kept:
            if len(self._kept) >= LAST:
                del self._kept[next(iter(self._kept))]
            mask = self._mask(selection)
            self._kept[selection] = self.whole if mask is None else Kept(self, np.flatnonzero(mask))
        return self._kept[selection]

    @cached_property
    def whole(self) -> Kept:
        """All of the events."""
        return Kept(self)

    @cached_property
    def days(self) -> tuple[Days, Days]:
        """The first and the last day of each event."""
        earliest, latest = (self.table[side].to_numpy("datetime64[D]") for side in ("earliest", "latest"))
        return earliest, latest

    def row(self, event: str) -> int | None:
        """Return the position of an event in the table, by its id; ``None`` where it has none such."""
        found = np.flatnonzero((self.table["id"] == event).to_numpy())
        return int(found[0]) if len(found) else None

    def counts(self, column: Column) -> dict[str, int]:
        """Return how many events have each value of a column, most first, then by name."""
        return self.names(column).counts()

    def options(self, selection: Selection, column: Column, most: int | None = None) -> dict[str, int]:
        """Return the values that a person can choose from, with the events that each would leave.

        The other criteria count, the column's own does not, unless ``every`` asks for all of its values.
        Only the ``most`` frequent ones are told, but values already chosen are always there, last and with
        0 where nothing has them.
        """
        own = column in NAMED and selection.every
        others = selection if own else selection.choosing(column, ())
        chosen = selection.chosen(column)
        found = self.names(column).counts(self._mask(others), most, chosen)
        return found | {value: 0 for value in chosen if value not in found}

    def names(self, column: Column) -> Names:
        """Return a column's values by event; those of the places with the countries that they lie in."""
        if column not in self._columns:
            self._columns[column] = self._names(column)
        return self._columns[column]

    @cached_property
    def own_places(self) -> Names:
        """The places by event, without the countries that they lie in unless those are named."""
        return Names.of_tuples(self.table["places"], len(self.table))

    def _names(self, column: Column) -> Names:
        if column == "precision":
            values = tuple(Precision)
            return Names(values, self._precision(), np.arange(len(self.table)), len(self.table))
        if column == "places":
            codes = Names.of_tuples(self.table["countries"], len(self.table))
            return self.own_places.joined(codes.called(map(_country, codes.values)))
        if column == "actors":
            return Names.of_tuples(self.table["actors"], len(self.table))
        return Names.of(self.table[column])

    def _precision(self) -> Positions:
        earliest, latest = self.days
        length = (latest - earliest).astype(np.int64) + 1
        length[self.table["edtf"].map(is_approximate).to_numpy(dtype=bool) & (length == 1)] += 1
        classes = np.searchsorted(LENGTHS, length)
        return np.where(np.isnat(earliest) | np.isnat(latest), len(LENGTHS) + 1, classes)

    def _mask(self, selection: Selection) -> Mask | None:
        """Return which events the selection keeps; ``None`` for all."""
        kept = None
        for mask in self._criteria(selection):
            kept = mask if kept is None else kept & mask
        return kept

    def _criteria(self, selection: Selection) -> Iterator[Mask]:
        for column in FIELDS:
            if wanted := selection.chosen(column):
                every = column in NAMED and selection.every
                having = partial(self._having, column, wanted, every)
                yield self._remembered((column, wanted, every), having)
        for word in selection.sought:
            yield self._remembered(("text", word), partial(self._reads, word))
        if first := selection.first:
            yield self._remembered(("first", first), partial(self._ends_from, first))
        if last := selection.last:
            yield self._remembered(("last", last), partial(self._begins_until, last))

    def _remembered(self, criterion: tuple[object, ...], made: Callable[[], Mask]) -> Mask:
        if criterion not in self._masks:
            if len(self._masks) >= REMEMBERED:
                del self._masks[next(iter(self._masks))]
            self._masks[criterion] = made()
        return self._masks[criterion]

    def _having(self, column: Column, wanted: tuple[str, ...], every: bool) -> Mask:
        return self.names(column).having(wanted, every=every)

    def _ends_from(self, first: date) -> Mask:
        mask: Mask = ~(self.days[1] < np.datetime64(first, "D"))  # NaT, an open end, is never less
        return mask

    def _begins_until(self, last: date) -> Mask:
        mask: Mask = ~(self.days[0] > np.datetime64(last, "D"))
        return mask

    def _reads(self, word: str) -> Mask:
        """Return which events read a folded word, or are of a name that has it in another name."""
        mask: Mask = pc.match_substring(self._texts, word).to_numpy(zero_copy_only=False)
        for names in (self.names("actors"), self.own_places):
            mask = mask | names.having([each for each in names.values if word in self._called(each)])
        return mask

    def _called(self, name: str) -> str:
        return f"{folded(name)}\n{self._aliases.get(name, '')}"

    @cached_property
    def _texts(self) -> pa.Array:
        columns = (self.table[column] for column in ("id", "title", "expression"))
        said = self._sentences
        texts = [
            folded(f"{title}\n{time}\n{said.get(event, '')}")
            for event, title, time in zip(*columns, strict=True)
        ]
        return pa.array(texts, pa.large_string())


def _country(code: str) -> str:
    found = country_named(code)
    return code if found is None else found.name
