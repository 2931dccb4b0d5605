"""Which events of a table a filter keeps, asked once; an ``Index`` answers the same questions often."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from timeline.selection.criteria import Column, Selection
from timeline.selection.index import Index


def keep(
    table: pd.DataFrame,
    selection: Selection,
    sentences: Mapping[str, str] | None = None,
    aliases: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Return the rows of an events table that the selection keeps; see ``Index``."""
    return Index(table, sentences, aliases).keep(selection)


def counts(table: pd.DataFrame, column: Column) -> dict[str, int]:
    """Return how many events have each value of a column, most first, then by name."""
    return Index(table).counts(column)


def options(
    table: pd.DataFrame,
    selection: Selection,
    column: Column,
    sentences: Mapping[str, str] | None = None,
    aliases: Mapping[str, str] | None = None,
) -> dict[str, int]:
    """Return the values to choose from, with the events that each would leave; see ``Index``."""
    return Index(table, sentences, aliases).options(selection, column)
