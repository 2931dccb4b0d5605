"""Made-up events in place of articles, for the page to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

import pandas as pd
import streamlit as st

from tests.benchmarks.tables import events
from timeline.corrections import CorrectedEvents
from timeline.merging import MergedEvent, StatedDate
from timeline.model import (
    Anchor,
    Article,
    CalendarDate,
    Event,
    Expression,
    Extent,
    Extraction,
    Granularity,
    Mention,
    Modality,
    TimexType,
)
from timeline.store import Snapshot
from timeline.timeline import Timeline
from timeline.ui.timeline_cache import timeline_cache

NEEDED = ("title", "expression", "edtf", "granularity", "extent", "anchor", "modality", "actors", "article")
SAID = "It happened on that day."


class Told(Mapping[str, Event]):
    """The events of a table by id, each made when it is asked for."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._size = len(table)
        self._columns = {name: table[name].tolist() for name in NEEDED}
        self._days = [table[end].to_numpy("datetime64[D]") for end in ("earliest", "latest")]

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[str]:
        return (f"event-{number:07}" for number in range(self._size))

    def __getitem__(self, event: str) -> Event:
        number = event.removeprefix("event-")
        if not number.isdecimal():
            raise KeyError(event)
        row = {name: column[int(number)] for name, column in self._columns.items()}
        first, last = (days[int(number)].item() for days in self._days)
        dated = CalendarDate(first, last, Granularity(row["granularity"]), Extent(row["extent"]), row["edtf"])
        found = Expression(
            15,
            23,
            row["expression"],
            TimexType.DATE,
            "",
            None,
            Anchor(row["anchor"]),
            dated,
            "It is printed.",
        )
        mention = Mention(
            event, row["article"], row["title"], 0, len(SAID), found, Modality(row["modality"]), row["actors"]
        )
        return Event(event, (mention,))


class Described(Mapping[str, MergedEvent]):
    """Events with one witness each, made when they are asked for."""

    def __init__(self, events: Mapping[str, Event]) -> None:
        self._events = events

    def __len__(self) -> int:
        return len(self._events)

    def __iter__(self) -> Iterator[str]:
        return iter(self._events)

    def __getitem__(self, event: str) -> MergedEvent:
        told = self._events[event]
        return MergedEvent(told, (StatedDate(told.lead.date, (told.lead.id,)),), 1, 1, 1.0)


class MadeUp(Timeline):
    """A timeline that was not read from articles."""

    @cached_property
    def sentences(self) -> dict[str, str]:
        """None: words are sought in the titles."""
        return {}


@st.cache_resource
def settle(count: int) -> None:
    """Put ``count`` events into the page's first timeline, for all sessions."""
    stored = timeline_cache().timelines()[0]
    table = events(count)
    names = table["article"].unique().tolist()
    articles = {name: Article(name, SAID, f"Title of {name}", date(2015, 1, 1), "Wire") for name in names}
    read = {name: Extraction(article, (), ()) for name, article in articles.items()}
    snapshot = Snapshot(stored, articles, read)
    told = Told(table)
    timeline_cache().put(MadeUp(snapshot, CorrectedEvents(articles, (), Described(told)), told, table))
