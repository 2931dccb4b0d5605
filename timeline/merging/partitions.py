"""Partitions: the comparisons of a large collection in parts, by days, for any process to work on alone.

A pair belongs to the part of its later date, so a statement of a day is compared in one part; only long
periods stand in several. Each part prepares its own statements, and frees them at its end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from timeline.merging.candidates import Days, days_met, days_of_many, which_meet
from timeline.merging.dates_apart import blocks_apart
from timeline.merging.member_sets import Cells, Truths
from timeline.merging.shared_words import SharedWords, tables
from timeline.merging.statement import Statement

MOST_CELLS = 2_000_000
"""Pairs of a part, about: some seconds of work. A single date with more is a part of its own."""
MOST_APART = 2_000
"""Statements of a part with dates that do not meet, about."""
SMALL = 400
"""Statements of the largest collection that is compared in one table: quicker than a table for each date."""
LARGE = 5_000
"""Statements from which on each part has its own, so that their words are freed."""

Block = tuple[list[int], list[int]]
"""Statements to compare, each of the first with each of the second ones."""


@dataclass(frozen=True, slots=True)
class Partition:
    """A part of the comparisons. The blocks have indices into ``statements``, ``places`` theirs in the whole.

    ``are_apart`` tells that the dates do not meet, ``are_mixed`` that only some do, and only these pairs are
    compared. ``share`` tells how much of the whole is compared after it.
    """

    statements: tuple[Statement, ...]
    places: tuple[int, ...]
    blocks: tuple[Block, ...]
    are_apart: bool
    share: float
    are_mixed: bool = False


def partitions(collection: Sequence[Statement], changed: Sequence[bool] | None = None) -> Iterator[Partition]:
    """Yield the parts of all comparisons of a collection in canonical order, each pair in one of them.

    Of a pair, the first statement counts as before the second. ``changed`` tells which statements are new; if
    given, pairs without a new one are left out.
    """
    is_whole = changed is None and len(collection) >= LARGE
    for blocks in _apart(collection, changed):
        yield _partition(collection, blocks, is_whole, are_apart=True)
    if len(collection) <= SMALL:
        yield from _one_table(collection, changed)
        return
    for blocks in _by_days(collection, changed):
        yield _partition(collection, blocks, is_whole)


def _one_table(collection: Sequence[Statement], changed: Sequence[bool] | None) -> Iterator[Partition]:
    everything = list(range(len(collection)))
    if everything:
        blocks = tuple(_with_new(everything, everything, changed))
        yield Partition(tuple(collection), tuple(everything), blocks, False, 1.0, are_mixed=True)


def near_new(collection: Sequence[Statement], changed: Sequence[bool]) -> list[int]:
    """Return the new statements, and those with enough words in common with a new one that they meet."""
    new = [index for index, is_new in enumerate(changed) if is_new]
    near = set(new)
    if not near:
        return []
    words, days = SharedWords(collection), days_of_many(collection)
    for rows, columns in chain.from_iterable(_apart(collection, changed)):
        for cells in tables(rows, columns):
            near |= _rows_and_columns(cells, words.are_near(cells))
    for cells in tables(new, range(len(collection))):
        meet = which_meet(days[:, cells.rows], days[:, cells.columns])
        near |= _rows_and_columns(cells, words.are_near(cells) & meet)
    return sorted(near)


def _rows_and_columns(cells: Cells, chosen: Truths) -> set[int]:
    """Return the statements of the chosen pairs of a table."""
    return {*cells.rows[chosen.any(axis=1)].tolist(), *cells.columns[chosen.any(axis=0)].tolist()}


def _with_new(rows: list[int], columns: list[int], changed: Sequence[bool] | None) -> Iterator[Block]:
    """Yield the parts of a block with a new statement in each pair."""
    if changed is None:
        yield rows, columns
        return
    new_columns = [index for index in columns if changed[index]]
    if new_columns:
        yield [index for index in rows if not changed[index]], new_columns
    new_rows = [index for index in rows if changed[index]]
    if new_rows:
        yield new_rows, columns


def _by_days(collection: Sequence[Statement], changed: Sequence[bool] | None) -> Iterator[list[Block]]:
    for blocks in _days_together(collection):
        chosen = [part for block in blocks for part in _with_new(*block, changed)]
        if chosen:
            yield chosen


def _days_together(collection: Sequence[Statement]) -> Iterator[list[Block]]:
    by_date, met = days_met(collection)
    part: dict[Days, list[int]] = defaultdict(list)
    cells = 0
    for date in sorted(met):
        columns = by_date[date]
        for earlier in met[date]:
            part[earlier] += columns
            cells += len(by_date[earlier]) * len(columns)
        if cells > MOST_CELLS:
            yield [(by_date[rows], columns) for rows, columns in part.items()]
            part, cells = defaultdict(list), 0
    if part:
        yield [(by_date[rows], columns) for rows, columns in part.items()]


def _apart(collection: Sequence[Statement], changed: Sequence[bool] | None) -> Iterator[list[Block]]:
    part: list[Block] = []
    statements = 0
    for rows, columns in blocks_apart(collection, changed):
        part.append((rows, columns))
        statements += len(rows) + len(columns)
        if statements > MOST_APART:
            yield part
            part, statements = [], 0
    if part:
        yield part


def _partition(
    collection: Sequence[Statement], blocks: Sequence[Block], is_whole: bool, *, are_apart: bool = False
) -> Partition:
    """Return a part; that of a whole collection has statements of its own, so that their words are freed."""
    places = sorted({index for block in blocks for indices in block for index in indices})
    here = {place: index for index, place in enumerate(places)}
    own = [([here[index] for index in rows], [here[index] for index in columns]) for rows, columns in blocks]
    statements = tuple([replace(collection[at]) if is_whole else collection[at] for at in places])
    share = 0.0 if are_apart else places[-1] / len(collection)
    return Partition(statements, tuple(places), tuple(own), are_apart, share)
