"""A column of the events table coded as integers: it filters and counts a million events in milliseconds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd

Mask = npt.NDArray[np.bool_]
"""One truth value for each event of a table."""
Positions = npt.NDArray[np.int64]
"""Row numbers of events, or codes of values."""


@dataclass(frozen=True)
class CodedColumn:
    """Pairs of an event and a value: the event at ``rows[i]`` has the value ``values[codes[i]]``.

    No pair occurs twice. ``size`` is the number of events of the table. The pairs of one event are in the
    order of its values; otherwise their order is free.
    """

    values: tuple[str, ...]
    codes: Positions
    rows: Positions
    size: int

    @classmethod
    def from_single(cls, column: pd.Series[str]) -> Self:
        """Return a column with one value for each event; "" is no value."""
        codes, values = pd.factorize(column)
        coded = cls(tuple(map(str, values)), codes.astype(np.int64), np.arange(len(column)), len(column))
        return coded._without("")

    @classmethod
    def from_tuples(cls, column: Iterable[Sequence[str]], size: int) -> Self:
        """Return a column with a tuple of different values for each event."""
        tuples = list(column)
        lengths = np.fromiter(map(len, tuples), np.int64, size)
        codes, values = pd.factorize(np.array(list(chain.from_iterable(tuples)), dtype=object))
        return cls(tuple(map(str, values)), codes.astype(np.int64), np.repeat(np.arange(size), lengths), size)

    def union(self, other: Self) -> Self:
        """Return the values of both columns, for each event its values of this column first."""
        values = tuple(dict.fromkeys((*self.values, *other.values)))
        at = {value: code for code, value in enumerate(values)}
        moved = np.array([at[value] for value in other.values], dtype=np.int64)[other.codes]
        codes, rows = np.concatenate((self.codes, moved)), np.concatenate((self.rows, other.rows))
        new = ~pd.Series(rows * max(len(values), 1) + codes).duplicated().to_numpy()
        return type(self)(values, codes[new], rows[new], self.size)

    def renamed(self, values: Iterable[str]) -> Self:
        """Return the same column with new names for its values, in their order."""
        return type(self)(tuple(values), self.codes, self.rows, self.size)

    def mask(self, wanted: Collection[str], *, every: bool = False) -> Mask:
        """Return the mask of the events with any of the values; with ``every``, with all of them."""
        mask = np.full(self.size, every and bool(wanted), dtype=bool)
        for value in wanted:
            if every:
                one = np.zeros(self.size, dtype=bool)
                one[self._events(value)] = True
                mask &= one
            else:
                mask[self._events(value)] = True
        return mask

    def mask_of_any(self) -> Mask:
        """Return the mask of the events with a value."""
        mask = np.zeros(self.size, dtype=bool)
        mask[self.rows] = True
        return mask

    def counts(
        self, mask: Mask | None = None, limit: int | None = None, always: Iterable[str] = ()
    ) -> dict[str, int]:
        """Return the number of events with each value, highest first, equal ones by name.

        ``mask`` selects the events to count, ``None`` counts all. ``limit`` is the number of values to
        return, ``None`` for all; values of ``always`` are added to them.
        """
        counts = self._all_counts if mask is None else self._counts(self.codes[mask[self.rows]])
        order = self.ranked(counts)
        if limit is not None and len(order) > limit:
            wanted = (self._code.get(value) for value in always)
            order = list(dict.fromkeys((*order[:limit], *(code for code in wanted if code in order[limit:]))))
        return dict(zip(map(self.values.__getitem__, order), counts[order].tolist(), strict=True))

    @cached_property
    def _all_counts(self) -> Positions:
        return self._counts(self.codes)

    def _counts(self, codes: Positions) -> Positions:
        return np.bincount(codes, minlength=len(self.values))

    @cached_property
    def first_codes(self) -> Positions:
        """The code of each event's first value, -1 for an event without values."""
        first = np.full(self.size, -1, dtype=np.int64)
        first[self.rows[::-1]] = self.codes[::-1]
        return first

    def top_values(self, rows: Positions | None, limit: int) -> tuple[str, ...]:
        """Return the most frequent first values of the events at ``rows``, equal ones by name.

        ``None`` is for all events.
        """
        counts = self._all_first_counts if rows is None else self._first_counts(self.first_codes[rows])
        return tuple(self.values[code] for code in self.ranked(counts)[:limit])

    def first_values(self, rows: Positions, least: int) -> frozenset[str]:
        """Return the values that are the first value of at least ``least`` of the events at ``rows``."""
        counts = self._first_counts(self.first_codes[rows])
        return frozenset(self.values[code] for code in np.flatnonzero(counts >= least).tolist())

    @cached_property
    def _all_first_counts(self) -> Positions:
        return self._first_counts(self.first_codes)

    def _first_counts(self, first_codes: Positions) -> Positions:
        return np.bincount(first_codes + 1, minlength=len(self.values) + 1)[1:]

    def ranked(self, counts: Positions) -> list[int]:
        """Return the codes with a count above 0: highest count first, equal ones by name."""
        codes: list[int] = np.lexsort((self._name_rank, -counts))[: np.count_nonzero(counts)].tolist()
        return codes

    def _events(self, value: str) -> Positions:
        code = self._code.get(value)
        return self._by_value[self._starts[code] : self._starts[code + 1]] if code is not None else _NO_EVENTS

    def _without(self, value: str) -> Self:
        if value not in self._code:
            return self
        rest = self.codes != self._code[value]
        return type(self)(self.values, self.codes[rest], self.rows[rest], self.size)

    @cached_property
    def _code(self) -> dict[str, int]:
        return {value: code for code, value in enumerate(self.values)}

    @cached_property
    def _name_rank(self) -> Positions:
        return np.argsort(np.argsort(np.array(self.values, dtype=object), kind="stable"))

    @cached_property
    def _by_value(self) -> Positions:
        return self.rows[np.argsort(self.codes, kind="stable")]

    @cached_property
    def _starts(self) -> Positions:
        return np.concatenate(([0], np.cumsum(np.bincount(self.codes, minlength=len(self.values)))))


_NO_EVENTS = np.empty(0, dtype=np.int64)
