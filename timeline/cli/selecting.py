"""What the options of ``timeline.cli.filters`` select of a table of events."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

import pandas as pd

from timeline.errors import UsageError
from timeline.safe_text import short_line
from timeline.selection import Column, EventIndex, Selection, aliases_of
from timeline.selection.text_search import folded
from timeline.words import ANCHOR_WORDS, MODALITY_WORDS, PRECISION_WORDS

NEAREST = 3
"""Names that are offered for one that nothing has."""


def selection(options: argparse.Namespace, table: pd.DataFrame) -> Selection:
    """Return what the options select of a table of events.

    Raises UsageError for a name that no event has, with the nearest ones, for a value that there is not,
    and for a period the wrong way round.
    """
    if options.first and options.last and options.first > options.last:
        raise UsageError(
            f"--from {options.first} is later than --until {options.last}; give the earlier day first."
        )
    return Selection(
        actors=tuple(_known(options.actor, table, "actors")),
        places=tuple(_known(options.place, table, "places")),
        every=options.every,
        text=options.words,
        precision=tuple(_meant(options.precision, "precision", PRECISION_WORDS)),
        modalities=tuple(_meant(options.modality, "modality", MODALITY_WORDS)),
        anchors=tuple(_meant(options.anchor, "anchor", ANCHOR_WORDS)),
        sources=tuple(_known(options.source, table, "source")),
        articles=tuple(_known(options.article, table, "article")),
        first=options.first,
        last=options.last,
    )


def _meant(given: Iterable[str], option: str, words: Mapping[str, str]) -> Iterable[str]:
    """Yield the values that are given as such, or in words, whatever their case."""
    known = {name.casefold(): value for value, word in words.items() for name in (value, word)}
    for name in given:
        if name.casefold() not in known:
            *most, last = (f"{value} ({word})" for value, word in words.items())
            raise UsageError(f'--{option} cannot be "{short_line(name)}"; give {", ".join(most)} or {last}.')
        yield known[name.casefold()]


def _known(given: Iterable[str], table: pd.DataFrame, column: Column) -> Iterable[str]:
    """Yield the names of the table that were meant, whatever their case, by any name that they have."""
    names = {name.casefold(): name for name in EventIndex(table).counts(column)}
    others = {
        alias: name for name, known in aliases_of(names.values()).items() for alias in known.split("\n")
    }
    for name in given:
        meant = names.get(name.casefold()) or others.get(folded(name))
        if meant is None:
            raise UsageError(_unknown(name, names, column))
        yield meant


def _unknown(name: str, names: dict[str, str], column: Column) -> str:
    lacking = f'No event has the {column.removesuffix("s")} "{short_line(name)}"'
    near = [names[each] for each in get_close_matches(name.casefold(), names, NEAREST, cutoff=0.5)]
    near += [full for each, full in names.items() if name.casefold() in each and full not in near]
    if near:
        return f"{lacking}; did you mean {' or '.join(near[:NEAREST])}?"
    if names:
        return f"{lacking}; the most frequent are {', '.join(list(names.values())[:NEAREST])}."
    return f"{lacking}, nor any other."
