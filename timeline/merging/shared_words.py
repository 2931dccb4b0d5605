"""Which statements have enough words in common to be compared at all; few have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from timeline.merging.member_sets import Cells, MemberLists, OrderedSets, Scores, Truths
from timeline.merging.rarity import rarities, stem
from timeline.merging.statement import Statement
from timeline.merging.statement_lists import StatementLists, stems, title_stems

LEAST_SHARED = 0.3
"""The least part of one title in the other's sentence, and the other way, for a comparison."""
_NAME_SHARE = 0.4
"""The part of its weight that a name has in a title: one person does many things on one day."""
_MOST_CELLS = 300_000
"""Pairs of one table that are looked at together."""


class SharedWords:
    """The stems of titles and sentences of a collection, by number.

    ``shares`` are the weights of the words of the titles; in each title they add up to 1. ``lists`` makes
    more lists of the same collection.
    """

    def __init__(self, collection: Sequence[Statement]) -> None:
        self.lists = StatementLists(collection)
        numbers = self.lists.vocabulary.numbers
        titles = [titled(each) for each in collection]
        self.title_stems = MemberLists([numbers(map(stem, words)) for words in titles])
        self.title_sets = self.lists.of(title_stems)
        self.stems = self.lists.of(stems)
        self.rarities = rarities(self.lists.vocabulary).astype(np.float64)
        names = [
            _NAME_SHARE if stem(word) in each.names else 1.0
            for each, words in zip(collection, titles, strict=True)
            for word in words
        ]
        weights = self.rarities[self.title_stems.values] * np.array(names)
        sums = np.add.reduceat(weights, self.title_stems.starts)
        self.shares: Scores = np.asarray(weights / np.repeat(sums, self.title_stems.sizes))

    def are_near(self, cells: Cells) -> Truths:
        """Return which pairs have enough words in common, of shape (rows, columns)."""
        there = cells.shared(self.title_stems, self.stems, self.shares)
        back = cells.shared_back(self.title_stems, self.stems, self.shares)
        return np.asarray((there + back >= LEAST_SHARED).reshape(len(cells.rows), len(cells.columns)))


def titled(statement: Statement) -> tuple[str, ...]:
    """Return the words of a title; one empty word if it has none."""
    return statement.title_words or ("",)


def tables(rows: Sequence[int], columns: Sequence[int]) -> Iterator[Cells]:
    """Yield the pairs of rows with columns in tables of a limited size."""
    if not rows or not columns:
        return
    at_once = max(1, _MOST_CELLS // len(columns))
    ordered: OrderedSets = {}
    for begin in range(0, len(rows), at_once):
        yield Cells(np.array(rows[begin : begin + at_once]), np.array(columns), ordered)
