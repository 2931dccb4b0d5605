"""A column of names as numbers, so that a million events are filtered and counted in milliseconds."""

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
Positions = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Names:
    """Which of ``size`` events has which of ``values``: the one at ``rows[i]`` has ``values[codes[i]]``.

    No pair occurs twice. In what order they stand is of no account, but for one event they stand as its
    names do.
    """

    values: tuple[str, ...]
    codes: Positions
    rows: Positions
    size: int

    @classmethod
    def of(cls, column: pd.Series[str]) -> Self:
        """Return a column with one value for each event; an empty one is none."""
        codes, values = pd.factorize(column)
        names = cls(tuple(map(str, values)), codes.astype(np.int64), np.arange(len(column)), len(column))
        return names._without("")

    @classmethod
    def of_tuples(cls, column: Iterable[Sequence[str]], size: int) -> Self:
        """Return a column with a tuple of values for each event, no value twice in it."""
        tuples = list(column)
        lengths = np.fromiter(map(len, tuples), np.int64, size)
        codes, values = pd.factorize(np.array(list(chain.from_iterable(tuples)), dtype=object))
        return cls(tuple(map(str, values)), codes.astype(np.int64), np.repeat(np.arange(size), lengths), size)

    def joined(self, other: Self) -> Self:
        """Return the names of both, those of this one first."""
        values = tuple(dict.fromkeys((*self.values, *other.values)))
        at = {value: code for code, value in enumerate(values)}
        moved = np.array([at[value] for value in other.values], dtype=np.int64)[other.codes]
        codes, rows = np.concatenate((self.codes, moved)), np.concatenate((self.rows, other.rows))
        new = ~pd.Series(rows * max(len(values), 1) + codes).duplicated().to_numpy()
        return type(self)(values, codes[new], rows[new], self.size)

    def called(self, values: Iterable[str]) -> Self:
        """Return the same with other values, in the order of those that they stand for."""
        return type(self)(tuple(values), self.codes, self.rows, self.size)

    def having(self, wanted: Collection[str], *, every: bool = False) -> Mask:
        """Return which events have any of the values; with ``every`` all of them."""
        mask = np.full(self.size, every and bool(wanted), dtype=bool)
        for value in wanted:
            if every:
                one = np.zeros(self.size, dtype=bool)
                one[self._events(value)] = True
                mask &= one
            else:
                mask[self._events(value)] = True
        return mask

    def any(self) -> Mask:
        """Return which events have a value."""
        mask = np.zeros(self.size, dtype=bool)
        mask[self.rows] = True
        return mask

    def counts(
        self, mask: Mask | None = None, most: int | None = None, always: Iterable[str] = ()
    ) -> dict[str, int]:
        """Return how many events (of those in the mask) have each value, most first, then by name.

        ``most`` is how many values are told, ``None`` for all, beside those that are ``always`` told.
        """
        found = self._all if mask is None else self._counted(self.codes[mask[self.rows]])
        order = self.ranked(found)
        if most is not None and len(order) > most:
            asked = (self._code.get(value) for value in always)
            order = list(dict.fromkeys((*order[:most], *(code for code in asked if code in order[most:]))))
        return dict(zip(map(self.values.__getitem__, order), found[order].tolist(), strict=True))

    @cached_property
    def _all(self) -> Positions:
        return self._counted(self.codes)

    def _counted(self, codes: Positions) -> Positions:
        return np.bincount(codes, minlength=len(self.values))

    @cached_property
    def firsts(self) -> Positions:
        """The code of each event's first value, -1 where it has none."""
        first = np.full(self.size, -1, dtype=np.int64)
        first[self.rows[::-1]] = self.codes[::-1]
        return first

    def leading(self, rows: Positions | None, most: int) -> tuple[str, ...]:
        """Return the values that stand first in most of the events at ``rows``, equal ones by name.

        ``None`` is for all of the events.
        """
        found = self._led if rows is None else self._leads(self.firsts[rows])
        return tuple(self.values[code] for code in self.ranked(found)[:most])

    @cached_property
    def _led(self) -> Positions:
        return self._leads(self.firsts)

    def _leads(self, firsts: Positions) -> Positions:
        return np.bincount(firsts + 1, minlength=len(self.values) + 1)[1:]

    def ranked(self, found: Positions) -> list[int]:
        """Return the codes that were found, given how often each was: most first, then by name."""
        codes: list[int] = np.lexsort((self._rank, -found))[: np.count_nonzero(found)].tolist()
        return codes

    def _events(self, value: str) -> Positions:
        code = self._code.get(value)
        return self._by_value[self._starts[code] : self._starts[code + 1]] if code is not None else _NO_EVENTS

    def _without(self, value: str) -> Self:
        if value not in self._code:
            return self
        kept = self.codes != self._code[value]
        return type(self)(self.values, self.codes[kept], self.rows[kept], self.size)

    @cached_property
    def _code(self) -> dict[str, int]:
        return {value: code for code, value in enumerate(self.values)}

    @cached_property
    def _rank(self) -> Positions:
        return np.argsort(np.argsort(np.array(self.values, dtype=object), kind="stable"))

    @cached_property
    def _by_value(self) -> Positions:
        return self.rows[np.argsort(self.codes, kind="stable")]

    @cached_property
    def _starts(self) -> Positions:
        return np.concatenate(([0], np.cumsum(np.bincount(self.codes, minlength=len(self.values)))))


_NO_EVENTS = np.empty(0, dtype=np.int64)
