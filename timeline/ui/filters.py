"""The filters: the main ones in a row, the others behind a button, what is filtered for as chips below.

Each choice says how many events it would leave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from timeline.safe_text import escaped_html, single_line
from timeline.selection import Column, Lanes, Order, Selection
from timeline.timeline import Timeline
from timeline.ui import date_field, session
from timeline.ui.component import component
from timeline.ui.session_keys import CRITERIA, Key
from timeline.words import ANCHOR_WORDS, MODALITY_WORDS, PRECISION_WORDS, long_period

LANES: Mapping[Lanes, str] = {
    Lanes.NONE: "None",
    Lanes.ACTOR: "Actor",
    Lanes.PLACE: "Place",
    Lanes.MODALITY: "How stated",
    Lanes.SOURCE: "Source",
    Lanes.ARTICLE: "Article",
}
ORDERS: Mapping[Order, str] = {Order.COUNT: "Most events first", Order.FIRST: "Earliest event first"}
WIDTHS = (19, 17, 17, 12, 12, 12, 14, 8)
MOST = 1_000
"""Names to choose from, the most frequent ones; the browser is sent all of them. Words find every other."""
NAMES: Mapping[Column, str] = {
    "actors": "Actor",
    "places": "Place",
    "modality": "How stated",
    "precision": "Precision",
    "anchor": "How the date was found",
    "source": "Source",
    "article": "Article",
}
WORDS: Mapping[Column, Mapping[str, str]] = {
    "modality": MODALITY_WORDS,
    "precision": PRECISION_WORDS,
    "anchor": ANCHOR_WORDS,
}
MAIN: tuple[Column, ...] = ("actors", "places")
ALIASES = (
    "In the title, the sentence, and the names of who and where: a name is found by its other names too."
)
MARKUP = '<div class="tl-chips" role="group" aria-label="Filtered for"></div>'


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is filtered for, and which value of which key to drop to take it away."""

    key: str
    value: str
    text: str


def settled(timeline: Timeline) -> Selection:
    """Return what is chosen; what no event has any more is no longer chosen."""
    for column, key in CRITERIA.items():
        if st.session_state[key]:
            _settle(key, timeline.index.counts(column), partial(said, timeline, column))
    return session.selection()


def show(timeline: Timeline, selection: Selection) -> None:
    """Show the filters, and what is filtered for."""
    *places, text, first, last, lanes, more, clear = st.columns(
        WIDTHS, gap="small", vertical_alignment="bottom"
    )
    for column, place in zip(MAIN, places, strict=True):
        with place:
            _choice(timeline, selection, column)
    text.text_input("Words", key=Key.TEXT, placeholder="title, sentence, name", max_chars=200, help=ALIASES)
    for place, label, key in ((first, "From", Key.FIRST), (last, "Until", Key.LAST)):
        place.text_input(
            label,
            key=key,
            placeholder=date_field.PLACEHOLDER,
            max_chars=date_field.MAX_LENGTH,
            on_change=session.normalise_day,
            args=(key,),
        )
    lanes.selectbox("Lanes", list(LANES), key=Key.LANES, format_func=LANES.__getitem__)
    with more:
        _more(timeline, selection)
    unfiltered = selection == Selection() and not session.period_error()
    clear.button(
        "Clear",
        on_click=session.clear_filters,
        disabled=unfiltered,
        help="Take all filters away",
        width="stretch",
    )
    if fault := session.period_error():
        st.html(f'<p class="tl-notice" role="alert">{escaped_html(fault)}</p>')
    _filtered(timeline, selection)


def chips(timeline: Timeline, selection: Selection) -> Iterator[Chip]:
    """Yield what is filtered for, one after the other."""
    for column, key in CRITERIA.items():
        for value in selection.values_of(column):
            yield Chip(key, value, f"{NAMES[column]}: {said(timeline, column, value)}")
    if selection.text.strip():
        yield Chip(Key.TEXT, "", f"With “{single_line(selection.text)}”")
    if selection.first or selection.last:
        yield Chip(Key.FIRST, "", f"Period: {long_period(selection.first, selection.last)}")


def _filtered(timeline: Timeline, selection: Selection) -> None:
    """Show what is filtered for, and for several names whether any of them will do."""
    found = list(chips(timeline, selection))
    if not found:
        return
    several = max(len(selection.actors), len(selection.places)) > 1
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        data = {"chips": [{"key": chip.key, "value": chip.value, "text": chip.text} for chip in found]}
        component("chips", MARKUP)(key=Key.CHIPS, data=data, on_dropped_change=_drop, width="content")
        if several:
            st.checkbox("Only events with all of the chosen names", key=Key.EVERY)


def _drop() -> None:
    dropped = st.session_state[Key.CHIPS].dropped
    session.remove_filter(str(dropped["key"]), str(dropped["value"]))


def _more(timeline: Timeline, selection: Selection) -> None:
    """Offer the other criteria; as long as nobody looks at them, the browser is sent none of their values."""
    others = [column for column in CRITERIA if column not in MAIN]
    count = sum(bool(selection.values_of(column)) for column in others)
    label = f"More filters ({count})" if count else "More filters"
    st.session_state[Key.MORE] = st.session_state.get(Key.MORE, False)  # it stays open as its label changes
    popover = st.popover(label, icon=":material/tune:", width="stretch", key=Key.MORE, on_change="rerun")
    if not popover.open:
        return
    with popover:
        for column in others:
            _choice(timeline, selection, column)
        st.radio(
            "Order of lanes", list(ORDERS), key=Key.ORDER, format_func=ORDERS.__getitem__, horizontal=True
        )


def said(timeline: Timeline, column: Column, value: str) -> str:
    """Return how a value is written, no two of a column alike."""
    if column == "article":
        return timeline.article_labels[value]
    return WORDS[column][value].capitalize() if column in WORDS else single_line(value)


def _settle(key: Key, values: Mapping[str, int], called: Callable[[str], str]) -> None:
    """Put into a widget what is chosen of it and still there.

    A widget's value travels as the label that the browser shows. Labels change with their counts, so
    values are set anew in each run, and a label that was pressed as it changed is read without its count.
    """
    pressed: list[str] = st.session_state[key]
    if all(value in values for value in pressed):
        return
    labels = {called(value): value for value in values}
    meant = [value if value in values else labels.get(value.rpartition(" (")[0]) for value in pressed]
    st.session_state[key] = [value for value in meant if value is not None]


def _choice(timeline: Timeline, selection: Selection, column: Column) -> None:
    found = timeline.index.options(selection, column, MOST)
    st.multiselect(
        NAMES[column],
        list(found),
        key=CRITERIA[column],
        format_func=lambda value: f"{said(timeline, column, value)} ({found.get(value, 0):,})",
        placeholder="All",
        select_all=False,
    )
