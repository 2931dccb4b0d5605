"""Events as a DataFrame: the only place with the names of its columns.

One row is one event, in the order of its earliest day. Columns:

=============== ======================= ==========================================================
id              str                     the event's id
title           str                     the event, in the article's words
expression      str                     the time expression as it stands in the text
mod             str                     its TIMEX3 ``mod`` ("START" in "early August"), "" without
edtf            str                     the date in EDTF
earliest        datetime64[s]           first day (inclusive); NaT on an open side
latest          datetime64[s]           last day (inclusive); NaT on an open side
granularity     str                     a ``Granularity``
extent          str                     an ``Extent``
anchor          str                     an ``Anchor``: the base of its date
time            str                     the time of day ("02:14"), "" where not stated
explanation     str                     the way to its date, as a sentence
modality        str                     a ``Modality``
actors          tuple[str, ...]         canonical names
groups          tuple[str, ...]         unnamed groups ("Libyan rebels")
places          tuple[str, ...]         canonical names
countries       tuple[str, ...]         ISO 3166-1 alpha-2 codes of the places, no repeats
article         str                     id of the article of the first mention
source          str                     its source, "" where not stated
published       datetime64[s]           its publication date; NaT where not stated
mentions        int                     its number of mentions
articles        int                     the articles that state it; the same text counts once
outlets         int                     the sources that they name
weight          float                   how much it matters in its timeline
pinned          bool                    True if a person put it before all others
starred         bool                    True if a person chose it for the published timeline
tags            tuple[str, ...]         a person's tags
checked         bool                    True if a person confirmed it
corrected       bool                    True if a person changed what it says
noted           bool                    True if a person wrote a note on it
order           int                     its place within its day by a person, from 1; 0 without
disputed        bool                    its sources give dates without a day in common
other_dates     tuple[str, ...]         those other dates in EDTF, the one of most witnesses first
sources         tuple[str, ...]         the sources of all its articles, "" for none
witnesses       tuple[str, ...]         the ids of all its articles, in the order of its mentions
=============== ======================= ==========================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from timeline.merging import MergedEvent
from timeline.model import Article, Event

COLUMNS = (
    "id",
    "title",
    "expression",
    "mod",
    "edtf",
    "earliest",
    "latest",
    "granularity",
    "extent",
    "anchor",
    "time",
    "explanation",
    "modality",
    "actors",
    "groups",
    "places",
    "countries",
    "article",
    "source",
    "published",
    "mentions",
    "articles",
    "outlets",
    "weight",
    "pinned",
    "starred",
    "tags",
    "checked",
    "corrected",
    "noted",
    "order",
    "disputed",
    "other_dates",
    "sources",
    "witnesses",
)
DAYS = ("earliest", "latest", "published")
NAMES = ("actors", "groups", "places", "countries", "tags", "other_dates", "sources", "witnesses")
UNMARKED = {
    "pinned": False,
    "starred": False,
    "tags": (),
    "checked": False,
    "corrected": False,
    "noted": False,
    "order": 0,
}
"""The columns that people set, on an event that nobody has touched."""
_TYPES = {
    "mentions": "int64",
    "articles": "int64",
    "outlets": "int64",
    "weight": "float64",
    "pinned": "bool",
    "starred": "bool",
    "checked": "bool",
    "corrected": "bool",
    "noted": "bool",
    "order": "int64",
    "disputed": "bool",
}


Marks = Mapping[str, Mapping[str, Any]]
"""By event id, the columns that people set."""


@dataclass(frozen=True, slots=True)
class KnownTable:
    """An earlier table with its events by id, and their marks."""

    table: pd.DataFrame
    events: Mapping[str, MergedEvent]
    marks: Marks

    def rows(self, events: Iterable[MergedEvent], marks: Marks) -> list[int]:
        """Return the row of each event in the table, -1 for one that has changed."""
        at = dict(zip(self.table["id"], range(len(self.table)), strict=True))
        return [at.get(each.event.id, -1) if self._is_same(each, marks) else -1 for each in events]

    def _is_same(self, event: MergedEvent, marks: Marks) -> bool:
        key = event.event.id
        return self.events.get(key) is event and self.marks.get(key) == marks.get(key)


def events_table(
    events: Iterable[MergedEvent],
    articles: Mapping[str, Article],
    marks: Marks = MappingProxyType({}),
    known: KnownTable | None = None,
) -> pd.DataFrame:
    """Return the events as a table, earliest day first; an open beginning sorts by its end.

    Events of one day are in the order that a person gave them, then in that of their times of day; those
    without a time come first.

    ``articles`` maps an article's id to the article. The rows of events that are the same objects in a
    ``known`` table are taken from there. Raises KeyError for a mention of another article.
    """
    listed = list(events)
    rows = known.rows(listed, marks) if known is not None else []
    changed = [each for each, row in zip(listed, rows, strict=False) if row < 0]
    if known is None or 2 * len(changed) >= len(listed):
        return _in_order(_table(listed, articles, marks))
    if changed:
        table = pd.concat([known.table, _table(changed, articles, marks)], ignore_index=True)
    else:
        table = known.table
    new = iter(range(len(known.table), len(table)))
    in_turn = [next(new) if row < 0 else row for row in rows]
    return _in_order(table.take(in_turn).reset_index(drop=True))


def _table(listed: Sequence[MergedEvent], articles: Mapping[str, Article], marks: Marks) -> pd.DataFrame:
    """Return the events as a table in the given order."""
    columns = _columns(listed, articles) | {name: [value] * len(listed) for name, value in UNMARKED.items()}
    for row, each in enumerate(listed):
        for name, value in marks.get(each.event.id, {}).items():
            columns[name][row] = value
    return _typed(pd.DataFrame({name: _column(name, columns[name]) for name in COLUMNS}))


def sentences(events: Iterable[Event], articles: Mapping[str, Article]) -> dict[str, str]:
    """Return the sentences of each event, by its id, one per line."""
    return {
        event.id: "\n".join(articles[each.article].text[each.start : each.end] for each in event.mentions)
        for event in events
    }


def frame(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows with the keys of ``COLUMNS`` as a table with the documented types and order.

    The columns that people set may be missing in a row.
    """
    return _in_order(_typed(pd.DataFrame([{**UNMARKED, **row} for row in rows], columns=list(COLUMNS))))


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    for column in DAYS:
        table[column] = pd.to_datetime(table[column]).astype("datetime64[s]")
    for column in NAMES:
        table[column] = table[column].astype(object)
    for column, kind in _TYPES.items():
        table[column] = table[column].astype(np.dtype(kind))
    return table


def _in_order(table: pd.DataFrame) -> pd.DataFrame:
    keys = table.assign(
        earliest=table["earliest"].fillna(table["latest"]), order=table["order"].where(table["order"] > 0)
    )[["earliest", "order", "time"]]
    return table.loc[keys.sort_values(["earliest", "order", "time"]).index].reset_index(drop=True)


def _column(name: str, values: list[Any]) -> Any:
    """Return values as a column; days as an array, which is much faster than one by one."""
    return np.array(values, dtype="datetime64[D]").astype("datetime64[s]") if name in DAYS else values


def _columns(listed: Sequence[MergedEvent], articles: Mapping[str, Article]) -> dict[str, list[Any]]:
    """Return the columns of events that nobody has marked. Whole columns are faster than rows."""
    events = [each.event for each in listed]
    leads = [each.mentions[0] for each in events]
    expressions = [each.expression for each in leads]
    dates = [each.date for each in leads]
    places = [each.places for each in events]
    witnesses = [tuple(dict.fromkeys([each.article for each in event.mentions])) for event in events]
    stated_by = [articles[each.article] for each in leads]
    sources = [dict.fromkeys([articles[each].source or "" for each in these]) for these in witnesses]
    return {
        "id": [each.id for each in events],
        "title": [each.title for each in leads],
        "expression": [each.text for each in expressions],
        "mod": [each.mod or "" for each in expressions],
        "edtf": [each.edtf for each in dates],
        "earliest": [each.earliest for each in dates],
        "latest": [each.latest for each in dates],
        "granularity": [each.granularity.value for each in dates],
        "extent": [each.extent.value for each in dates],
        "anchor": [each.anchor.value for each in expressions],
        "time": [each.time or "" for each in events],
        "explanation": [each.explanation for each in expressions],
        "modality": [each.modality.value for each in leads],
        "actors": [each.actors for each in events],
        "groups": [each.groups for each in events],
        "places": [tuple([place.name for place in each]) for each in places],
        "countries": [
            tuple(dict.fromkeys([place.country for place in each if place.country])) for each in places
        ],
        "article": [each.id for each in stated_by],
        "source": [each.source or "" for each in stated_by],
        "published": [each.published for each in stated_by],
        "mentions": [len(each.mentions) for each in events],
        "articles": [each.articles for each in listed],
        "outlets": [each.outlets for each in listed],
        "weight": [each.weight for each in listed],
        "disputed": [each.is_disputed for each in listed],
        "other_dates": [tuple([other.date.edtf for other in each.dates[1:]]) for each in listed],
        "sources": [tuple(each) for each in sources],
        "witnesses": witnesses,
    }
