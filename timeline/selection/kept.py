"""What a filter keeps of a table: the numbers of its rows, and what is asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from timeline.selection.criteria import Column
from timeline.selection.names import Positions

if TYPE_CHECKING:
    from timeline.selection.index import Index


@dataclass(frozen=True)
class Kept:
    """Events of an index; ``at`` are their positions in its table, ``None`` for all of them."""

    index: Index
    at: Positions | None = None

    def __len__(self) -> int:
        return len(self.index.table) if self.at is None else len(self.at)

    @cached_property
    def rows(self) -> Positions:
        """The positions of the events in the index's table, in its order."""
        return np.arange(len(self.index.table)) if self.at is None else self.at

    @cached_property
    def table(self) -> pd.DataFrame:
        """The events as a table; of many events it takes longer than all else."""
        return self.index.table if self.at is None else self.index.table.take(self.at)

    @cached_property
    def ids(self) -> list[str]:
        """The ids of the events, in order."""
        ids = self.index.table["id"]
        return list(ids if self.at is None else ids.take(self.at))

    @cached_property
    def extent(self) -> tuple[date, date] | None:
        """The first and the last day of any event, ``None`` where none has a date."""
        earliest, latest = (days if self.at is None else days[self.at] for days in self.index.days)
        first = np.fmin.reduce(np.where(np.isnat(earliest), latest, earliest), initial=_NO_DAY)
        last = np.fmax.reduce(np.where(np.isnat(latest), earliest, latest), initial=_NO_DAY)
        return None if np.isnat(first) else (first.item(), last.item())

    def place(self, event: str | None) -> int | None:
        """Return where an event stands among these, counted from 0; ``None`` where it does not."""
        row = None if event is None else self.index.row(event)
        if row is None or self.at is None:
            return row
        at = int(np.searchsorted(self.at, row))
        return at if at < len(self.at) and self.at[at] == row else None

    def having(self, column: Column, value: str) -> int:
        """Return how many of the events have a value."""
        return int(np.count_nonzero(self.index.names(column).having([value])[self.rows]))

    def leading(self, column: Column, most: int) -> tuple[str, ...]:
        """Return the values that stand first in most of the events, equal ones by name."""
        return self.index.names(column).leading(self.at, most)


_NO_DAY = np.datetime64("NaT", "D")
