"""The real page over ``TIMELINE_EVENTS`` made-up events instead of articles; run by streamlit."""

import os
import runpy
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd
import streamlit as st

from tests.benchmarks.tables import events
from timeline.model import (
    Anchor,
    Article,
    CalendarDate,
    Event,
    Expression,
    Extent,
    Granularity,
    Mention,
    Modality,
    TimexType,
)
from timeline.selection import Index
from timeline.table import COLUMNS
from timeline.ui import state
from timeline.ui.corpus import Corpus
from timeline.ui.state import Key

SAID = "It happened on that day."


class Told(Mapping[str, Event]):
    """The events of a table by id, each made when it is asked for."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._columns = {name: table[name].tolist() for name in COLUMNS}

    def __len__(self) -> int:
        return len(self._columns["id"])

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns["id"])

    def __getitem__(self, event: str) -> Event:
        number = event.removeprefix("event-")
        if not number.isdecimal():
            raise KeyError(event)
        row = {name: column[int(number)] for name, column in self._columns.items()}
        first, last = (None if pd.isna(row[end]) else row[end].date() for end in ("earliest", "latest"))
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
            row["explanation"],
        )
        mention = Mention(
            event, row["article"], row["title"], 0, len(SAID), found, Modality(row["modality"]), row["actors"]
        )
        return Event(event, (mention,))


class MadeUp(Corpus):
    """A corpus that was not read from articles."""

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles that the events name."""
        names = self.table["article"].unique()
        return {name: Article(name, SAID, f"Title of {name}", date(2015, 1, 1), "Wire") for name in names}

    sentences = expressions = unplaced = idle = ()

    @cached_property
    def index(self) -> Index:
        """The events made ready to be filtered."""
        return Index(self.table)


@st.cache_resource
def corpus(count: int) -> MadeUp:
    """Return the corpus, the same one in every session."""
    table = events(count)
    return MadeUp((), (), Told(table), table)


state.open_session()
st.session_state[Key.ARTICLES] = {}
st.session_state[Key.CORPUS] = (), corpus(int(os.environ["TIMELINE_EVENTS"]))
runpy.run_path(str(Path(__file__).parents[3] / "dashboard.py"))
