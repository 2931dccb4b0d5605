"""The row of filters, each choice with the number of events that it would leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd
import streamlit as st

from timeline.figure import Lanes
from timeline.selection import MODALITY_WORDS, Column, Selection, keep, options
from timeline.ui import state
from timeline.ui.corpus import Corpus
from timeline.ui.inert import plain
from timeline.ui.state import Key

LANES: Mapping[Lanes, str] = {
    Lanes.NONE: "None",
    Lanes.ACTOR: "Actor",
    Lanes.PLACE: "Place",
    Lanes.MODALITY: "How stated",
    Lanes.ARTICLE: "Article",
}
WIDTHS = (21, 19, 17, 18, 15, 15, 13, 9)


def show(corpus: Corpus) -> None:
    """Show the filters; what is chosen stands in the session."""
    actor, place, stated, text, first, last, lanes, clear = st.columns(
        WIDTHS, gap="small", vertical_alignment="bottom"
    )
    selection = state.selection()
    with actor:
        _choice("Actor", Key.ACTORS, corpus, selection, "actors", plain)
    with place:
        _choice("Place", Key.PLACES, corpus, selection, "places", plain)
    with stated:
        _choice("How stated", Key.MODALITIES, corpus, selection, "modality", _stated)
    text.text_input("Words", key=Key.TEXT, placeholder="in title or sentence", max_chars=200)
    with first:
        _day("From", Key.FIRST)
    with last:
        _day("Until", Key.LAST)
    lanes.selectbox("Lanes", list(LANES), key=Key.LANES, format_func=LANES.__getitem__)
    clear.button(
        "Clear",
        on_click=state.clear_filters,
        disabled=selection == Selection(),
        help="Take all filters away",
        width="stretch",
    )


def kept(corpus: Corpus) -> pd.DataFrame:
    """Return the events that the filters keep."""
    return keep(corpus.table, state.selection(), corpus.sentences)


def _choice(
    label: str,
    key: Key,
    corpus: Corpus,
    selection: Selection,
    column: Column,
    said: Callable[[str], str],
) -> None:
    found = options(corpus.table, selection, column, corpus.sentences)
    st.multiselect(
        label,
        list(found),
        key=key,
        format_func=lambda value: f"{said(value)} ({found.get(value, 0):,})",
        placeholder="All",
        select_all=False,
    )


def _stated(modality: str) -> str:
    return MODALITY_WORDS.get(modality, modality).capitalize()


def _day(label: str, key: Key) -> None:
    st.date_input(label, value=None, key=key, min_value=date.min, max_value=date.max, format="YYYY-MM-DD")
