"""The row of filters, each choice with the number of events that it would leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from timeline.figure import Lanes
from timeline.inert import plain
from timeline.selection import MODALITY_WORDS, Column, Selection, counts, options
from timeline.ui import state
from timeline.ui.corpus import Corpus
from timeline.ui.state import Key

LANES: Mapping[Lanes, str] = {
    Lanes.NONE: "None",
    Lanes.ACTOR: "Actor",
    Lanes.PLACE: "Place",
    Lanes.MODALITY: "How stated",
    Lanes.ARTICLE: "Article",
}
WIDTHS = (21, 19, 17, 18, 15, 15, 13, 9)

Said = Callable[[str], str]


def show(corpus: Corpus) -> Selection:
    """Show the filters; return what is chosen."""
    selection = _known(corpus, state.selection())
    actor, place, stated, text, first, last, lanes, clear = st.columns(
        WIDTHS, gap="small", vertical_alignment="bottom"
    )
    with actor:
        _choice("Actor", Key.ACTORS, options(corpus.table, selection, "actors", corpus.sentences), plain)
    with place:
        _choice("Place", Key.PLACES, options(corpus.table, selection, "places", corpus.sentences), plain)
    with stated:
        found = options(corpus.table, selection, "modality", corpus.sentences)
        _choice("How stated", Key.MODALITIES, found, _stated)
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
    if max(len(selection.actors), len(selection.places)) > 1:
        st.session_state[Key.EVERY] = selection.every
        st.checkbox("Only events with all of the chosen names", key=Key.EVERY)
    return selection


def _known(corpus: Corpus, selection: Selection) -> Selection:
    """Return the selection without what the articles no longer have, and put that into the widgets.

    A widget's value travels as the label that the browser shows. Labels change with their counts, so
    values are set anew in each run, and a label that was pressed as it changed is read without its count.
    """
    return replace(
        selection,
        actors=_settled(Key.ACTORS, corpus, "actors", plain),
        places=_settled(Key.PLACES, corpus, "places", plain),
        modalities=_settled(Key.MODALITIES, corpus, "modality", _stated),
    )


def _settled(key: Key, corpus: Corpus, column: Column, said: Said) -> tuple[str, ...]:
    values = counts(corpus.table, column)
    labels = {said(value): value for value in values}
    pressed: list[str] = st.session_state[key]
    meant = [value if value in values else labels.get(value.rpartition(" (")[0]) for value in pressed]
    st.session_state[key] = [value for value in meant if value is not None]
    return tuple(st.session_state[key])


def _choice(label: str, key: Key, found: Mapping[str, int], said: Said) -> None:
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
