"""The filtered events: their row numbers in the table of an ``EventIndex``, with questions about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from timeline.selection.coded_column import Mask, Positions
from timeline.selection.criteria import Column

if TYPE_CHECKING:
    from timeline.selection.event_index import EventIndex


@dataclass(frozen=True)
class Filtered:
    """Events of an index; ``at`` are their row numbers in its table, ``None`` for all events."""

    index: EventIndex
    at: Positions | None = None

    def __len__(self) -> int:
        return len(self.index.table) if self.at is None else len(self.at)

    @cached_property
    def rows(self) -> Positions:
        """The row numbers of the events in the index's table, in its order."""
        return np.arange(len(self.index.table)) if self.at is None else self.at

    @cached_property
    def mask(self) -> Mask:
        """The mask of the events in the index's table."""
        mask = np.zeros(len(self.index.table), dtype=bool)
        mask[self.rows] = True
        return mask

    @cached_property
    def table(self) -> pd.DataFrame:
        """The events as a table; for many events it takes longer than all other questions."""
        return self.index.table if self.at is None else self.index.table.take(self.at)

    @cached_property
    def ids(self) -> list[str]:
        """The ids of the events, in order."""
        ids = self.index.table["id"]
        return list(ids if self.at is None else ids.take(self.at))

    @cached_property
    def by_weight(self) -> Positions:
        """The row numbers of the events, the heaviest first; equal ones in order of time."""
        weights = self.index.table["weight"].to_numpy()[self.rows]
        return self.rows[np.argsort(-weights, kind="stable")]

    @cached_property
    def ids_by_weight(self) -> list[str]:
        """The ids of the events, the heaviest first."""
        return list(self.index.table["id"].take(self.by_weight))

    @cached_property
    def extent(self) -> tuple[date, date] | None:
        """The first and the last day of all events, ``None`` if none has a date."""
        earliest, latest = (days if self.at is None else days[self.at] for days in self.index.days)
        first = np.fmin.reduce(np.where(np.isnat(earliest), latest, earliest), initial=_NO_DAY)
        last = np.fmax.reduce(np.where(np.isnat(latest), earliest, latest), initial=_NO_DAY)
        return None if np.isnat(first) else (first.item(), last.item())

    def position(self, event: str | None) -> int | None:
        """Return the position of an event among these, from 0; ``None`` if it is not among them."""
        row = None if event is None else self.index.row(event)
        if row is None or self.at is None:
            return row
        at = int(np.searchsorted(self.at, row))
        return at if at < len(self.at) and self.at[at] == row else None

    def count(self, column: Column, value: str) -> int:
        """Return the number of these events with a value."""
        return int(np.count_nonzero(self.index.column(column).mask([value])[self.rows]))

    def top_values(self, column: Column, limit: int) -> tuple[str, ...]:
        """Return the values that are most often an event's first value, equal ones by name."""
        return self.index.column(column).top_values(self.at, limit)


_NO_DAY = np.datetime64("NaT", "D")
