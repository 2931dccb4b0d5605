"""Sets of many statements as arrays, and how many members two of them have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
Weights = npt.NDArray[np.floating[Any]]
OrderedSets = dict[int, tuple[Places, Places]]
"""By the ``id`` of the sets: their members in order, and whose each one is."""


class Vocabulary:
    """Numbers of words, in the order in which they are asked for."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def numbers(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of words; a new word gets the next one."""
        known = self._numbers
        return [known.setdefault(word, len(known)) for word in words]


class MemberLists:
    """A list of numbers for each statement, one list after the other in ``values``.

    List ``i`` begins at ``starts[i]`` and has ``sizes[i]`` members.
    """

    def __init__(self, lists: Sequence[Sequence[int]]) -> None:
        self.sizes = np.array([len(each) for each in lists], dtype=np.int64)
        self.starts = starts_of(self.sizes)
        self.values = np.fromiter(chain.from_iterable(lists), dtype=np.int64, count=int(self.sizes.sum()))

    def span(self, index: int) -> slice:
        """Return where a list stands in ``values``."""
        begin = int(self.starts[index])
        return slice(begin, begin + int(self.sizes[index]))

    def of(self, index: int) -> Places:
        """Return a list."""
        return self.values[self.span(index)]

    def places(self, chosen: Places) -> tuple[Places, Places]:
        """Return the places of the members of the chosen lists in ``values``, and whose each one is.

        The second array has indices into ``chosen``.
        """
        sizes = self.sizes[chosen]
        owners = np.repeat(np.arange(len(chosen)), sizes)
        within = np.arange(len(owners)) - np.repeat(starts_of(sizes), sizes)
        return self.starts[chosen][owners] + within, owners


class Cells:
    """A table of pairs, rows with columns, of which some are chosen; all are statements by index.

    ``ordered`` keeps the members of the columns' sets in order, for other tables with the same columns.
    """

    def __init__(self, rows: Places, columns: Places, ordered: OrderedSets | None = None) -> None:
        self.rows, self.columns = rows, columns
        self._count = len(rows) * len(columns)
        self._at = np.arange(0)
        self._number: Places | None = None
        self._ordered_columns: OrderedSets = {} if ordered is None else ordered
        self._ordered_rows: OrderedSets = {}

    def choose(self, chosen: Truths) -> tuple[Places, Places]:
        """Keep pairs, given as a table of (rows, columns); return their statements."""
        self._at = np.flatnonzero(chosen.ravel())
        self._count = len(self._at)
        self._number = np.full(chosen.size, self._count)
        self._number[self._at] = np.arange(self._count)
        return self.rows[self._at // len(self.columns)], self.columns[self._at % len(self.columns)]

    def of_table(self, values: npt.NDArray[np.floating[Any]]) -> Scores:
        """Return the values of the chosen pairs in a table of (rows, columns)."""
        return values.ravel()[self._at].astype(np.float64)

    def shared(self, ones: MemberLists, twos: MemberLists, weights: Weights | None = None) -> Scores:
        """Return for each chosen pair how many members of the row's list stand in the column's set.

        ``ones`` has the lists and ``twos`` the sets. ``weights`` are those of the members of ``ones``, by
        default 1.
        """
        here, there, places = self._meetings(ones, twos, back=False)
        return self._summed(here * len(self.columns) + there, places, weights)

    def shared_back(self, ones: MemberLists, twos: MemberLists, weights: Weights | None = None) -> Scores:
        """Return for each chosen pair how many members of the column's list stand in the row's set."""
        here, there, places = self._meetings(ones, twos, back=True)
        return self._summed(there * len(self.columns) + here, places, weights)

    def _summed(self, cells: Places, places: Places, weights: Weights | None) -> Scores:
        if self._number is not None:
            cells = self._number[cells]
        weight = None if weights is None else weights[places]
        return np.bincount(cells, weight, self._count + 1)[: self._count].astype(np.float64)

    def _meetings(self, lists: MemberLists, sets: MemberLists, back: bool) -> tuple[Places, Places, Places]:
        """Return where a member of a list stands in a set: whose list, whose set, and the member's place.

        The lists are those of the rows, or with ``back`` of the columns.
        """
        places, owners = lists.places(self.columns if back else self.rows)
        others, other_owners = self._in_order(sets, not back)
        members = lists.values[places]
        first = np.searchsorted(others, members)
        counts = np.searchsorted(others, members, side="right") - first
        met = np.repeat(first - starts_of(counts), counts) + np.arange(counts.sum())
        return np.repeat(owners, counts), other_owners[met], np.repeat(places, counts)

    def _in_order(self, sets: MemberLists, columns: bool) -> tuple[Places, Places]:
        """Return the members of the sets of all columns or rows in order, and whose each one is."""
        known = self._ordered_columns if columns else self._ordered_rows
        if id(sets) not in known:
            places, owners = sets.places(self.columns if columns else self.rows)
            members = sets.values[places]
            order = np.argsort(members, kind="stable")
            known[id(sets)] = members[order], owners[order]
        return known[id(sets)]


def starts_of(sizes: npt.NDArray[np.signedinteger[Any]]) -> Places:
    """Return the place of each list's first member if lists of these sizes follow each other."""
    return np.asarray(np.cumsum(sizes) - sizes)
