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
outlets         int                     their sources
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
sources         tuple[str, ...]         the sources of all its articles, in the order of its mentions
witnesses       tuple[str, ...]         the ids of all its articles, in the same order
=============== ======================= ==========================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
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


def events_table(
    events: Iterable[MergedEvent],
    articles: Mapping[str, Article],
    marks: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> pd.DataFrame:
    """Return the events as a table, earliest day first; an open beginning sorts by its end.

    Events of one day are in the order that a person gave them, then in that of their times of day; those
    without a time come first.

    ``articles`` maps an article's id to the article; ``marks`` has by event id the columns that people set.
    Raises KeyError for a mention of another article.
    """
    return frame({**_row(each, articles), **marks.get(each.event.id, {})} for each in events)


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
    table = pd.DataFrame([{**UNMARKED, **row} for row in rows], columns=list(COLUMNS))
    for column in DAYS:
        table[column] = pd.to_datetime(table[column]).astype("datetime64[s]")
    for column in NAMES:
        table[column] = table[column].astype(object)
    for column, kind in _TYPES.items():
        table[column] = table[column].astype(np.dtype(kind))
    keys = table.assign(
        earliest=table["earliest"].fillna(table["latest"]), order=table["order"].where(table["order"] > 0)
    )[["earliest", "order", "time"]]
    return table.loc[keys.sort_values(["earliest", "order", "time"]).index].reset_index(drop=True)


def _row(merged: MergedEvent, articles: Mapping[str, Article]) -> dict[str, Any]:
    event = merged.event
    lead, places = event.lead, event.places
    article = articles[lead.article]
    witnesses = tuple(dict.fromkeys(each.article for each in event.mentions))
    sources = (articles[each].source for each in witnesses)
    return {
        "id": event.id,
        "title": lead.title,
        "expression": lead.expression.text,
        "mod": lead.expression.mod or "",
        "edtf": lead.date.edtf,
        "earliest": _stamp(lead.date.earliest),
        "latest": _stamp(lead.date.latest),
        "granularity": str(lead.date.granularity),
        "extent": str(lead.date.extent),
        "anchor": str(lead.expression.anchor),
        "time": event.time or "",
        "explanation": lead.expression.explanation,
        "modality": str(lead.modality),
        "actors": event.actors,
        "groups": event.groups,
        "places": tuple(place.name for place in places),
        "countries": tuple(dict.fromkeys(place.country for place in places if place.country)),
        "article": article.id,
        "source": article.source or "",
        "published": _stamp(article.published),
        "mentions": len(event.mentions),
        "articles": merged.articles,
        "outlets": merged.outlets,
        "weight": merged.weight,
        "disputed": merged.is_disputed,
        "other_dates": tuple(each.date.edtf for each in merged.dates[1:]),
        "sources": tuple(dict.fromkeys(source for source in sources if source)),
        "witnesses": witnesses,
    }


@lru_cache(maxsize=65_536)
def _stamp(day: date | None) -> pd.Timestamp | None:
    return None if day is None else pd.Timestamp(day.isoformat()).as_unit("s")
