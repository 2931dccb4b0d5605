"""What the options of ``timeline.commands.filters`` select of a table of events."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from difflib import get_close_matches

import pandas as pd

from timeline.errors import UsageError
from timeline.reading import one_line
from timeline.selection import Column, Selection, aliases_of, counts
from timeline.selection.criteria import folded

NEAREST = 3
"""Names that are offered for one that nothing has."""


def selection(options: argparse.Namespace, table: pd.DataFrame) -> Selection:
    """Return what the options select of a table of events.

    Raises UsageError for a name that no event has, with the nearest ones, and for a period the wrong
    way round.
    """
    if options.first and options.last and options.first > options.last:
        raise UsageError(
            f"--from {options.first} is later than --until {options.last}; give the earlier day first."
        )
    return Selection(
        actors=tuple(_known(options.actor, table, "actors")),
        places=tuple(_known(options.place, table, "places")),
        text=options.words,
        first=options.first,
        last=options.last,
    )


def _known(given: Iterable[str], table: pd.DataFrame, column: Column) -> Iterable[str]:
    """Yield the names of the table that were meant, whatever their case, by any name that they have."""
    names = {name.casefold(): name for name in counts(table, column)}
    others = {
        alias: name for name, known in aliases_of(names.values()).items() for alias in known.split("\n")
    }
    for name in given:
        meant = names.get(name.casefold()) or others.get(folded(name))
        if meant is None:
            raise UsageError(_unknown(name, names, column))
        yield meant


def _unknown(name: str, names: dict[str, str], column: Column) -> str:
    lacking = f'No event has the {column.removesuffix("s")} "{one_line(name)}"'
    near = [names[each] for each in get_close_matches(name.casefold(), names, NEAREST, cutoff=0.5)]
    near += [full for each, full in names.items() if name.casefold() in each and full not in near]
    if near:
        return f"{lacking}; did you mean {' or '.join(near[:NEAREST])}?"
    if names:
        return f"{lacking}; the most frequent are {', '.join(list(names.values())[:NEAREST])}."
    return f"{lacking}, nor any other."
