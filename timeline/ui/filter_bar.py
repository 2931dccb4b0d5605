"""The filters of the page: the main ones in a row, the others in a popover, the active ones as chips.

Each value to choose from shows the number of events after that choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from timeline.safe_text import escaped_html, short_line, single_line
from timeline.selection import (
    BY_COLUMN,
    BY_FIELD,
    CRITERIA,
    PERIODS,
    Column,
    Criterion,
    Kind,
    Lanes,
    Order,
    Selection,
)
from timeline.timeline import Timeline
from timeline.ui import date_field, filter_state, session
from timeline.ui.filter_state import filter_key
from timeline.ui.messages import render_component
from timeline.ui.session_keys import Key
from timeline.words import counted, long_period

LANES: Mapping[Lanes, str] = {
    Lanes.NONE: "None",
    Lanes.ACTOR: "Actor",
    Lanes.GROUP: "Group",
    Lanes.TAG: "Tag",
    Lanes.PLACE: "Place",
    Lanes.MODALITY: "How stated",
    Lanes.SOURCE: "Source",
    Lanes.ARTICLE: "Article",
}
ORDERS: Mapping[Order, str] = {Order.COUNT: "Most events first", Order.FIRST: "Earliest event first"}
MAIN = ("actors", "places", "text", "first", "last", "starred")
"""The fields of the criteria in the row."""
BESIDE_CHIPS = "every"
"""The field of the criterion beside the chips: it applies only to two names or more."""
WIDTHS = (17, 15, 15, 12, 12, 13, 11, 14, 8)
"""Relative widths of the row: the main filters, lanes, "More filters" and "Clear"."""
MAX_OPTIONS = 1_000
"""Names to choose from, most frequent first: the browser receives all of them; "Words" finds the others."""
MAX_TEXT_LENGTH = 200
COUNT = re.compile(r" \([\d,]+\)$")
"""The count behind the label of a value."""
SPELLED = ("actors", "groups", "places")
"""The columns of names that may be typed in another spelling."""
NOBODY = "No event has the {noun} “{name}”; “Words” also searches in the sentences."
MAX_LEAST = 10**9 - 1
MARKUP = '<div class="tl-chips" role="group" aria-label="Active filters"></div>'


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter as a button: the field and the value to remove, and its text."""

    field: str
    value: str
    text: str


def valid_selection(timeline: Timeline) -> Selection:
    """Return the current filter without values of no event; they are removed from their widgets."""
    for criterion in BY_COLUMN.values():
        if st.session_state[filter_key(criterion)]:
            _keep_known(timeline, criterion)
    return filter_state.selection()


def render_filters(timeline: Timeline, selection: Selection) -> None:
    """Show the filters and the chips."""
    *main, lanes, more, clear = st.columns(WIDTHS, gap="small", vertical_alignment="bottom")
    for field, place in zip(MAIN, main, strict=True):
        with place:
            _render_widget(timeline, selection, BY_FIELD[field])
    lanes.selectbox("Lanes", list(LANES), key=Key.LANES, format_func=LANES.__getitem__)
    with more:
        _render_more(timeline, selection)
    error = filter_state.period_error()
    clear.button(
        "Clear",
        on_click=filter_state.clear_filters,
        disabled=selection == Selection() and not error,
        help="Remove all filters",
        width="stretch",
    )
    if error:
        st.html(f'<p class="tl-notice" role="alert">{escaped_html(error)}</p>')
    _render_chips(timeline, selection)


def chips(timeline: Timeline, selection: Selection) -> Iterator[Chip]:
    """Yield the active filters, one chip for each value."""
    for criterion in CRITERIA:
        value, field = selection[criterion], criterion.field
        if criterion.column:
            for each in value:
                yield Chip(field, each, f"{criterion.label}: {value_label(timeline, criterion.column, each)}")
        elif field != BESIDE_CHIPS and (text := _chip_text(criterion, value)):
            yield Chip(field, "", text)
    for first, last in PERIODS:
        if words := long_period(selection[first], selection[last]):
            yield Chip(first.field, "", f"{first.period}: {words}")


def _chip_text(criterion: Criterion, value: Any) -> str:
    """Return the text of a chip without a value of its own; empty for a criterion that is not set."""
    if criterion.kind is Kind.TEXT and value.strip():
        return f"{criterion.lead} “{single_line(value)}”"
    if criterion.kind is Kind.LEAST and value:
        return f"{criterion.lead} {counted(value, criterion.unit)}"
    return criterion.label if criterion.kind is Kind.FLAG and value else ""


def value_label(timeline: Timeline, column: Column, value: str) -> str:
    """Return the label of a value, different for each value of the column."""
    if column == "witnesses":
        return timeline.article_labels[value]
    values = BY_COLUMN[column].values
    return values[value].capitalize() if value in values else single_line(value)


def _render_chips(timeline: Timeline, selection: Selection) -> None:
    """Show the chips, and for several names the choice between any and all of them."""
    active = list(chips(timeline, selection))
    if not active:
        return
    several = any(len(selection[criterion]) > 1 for criterion in CRITERIA if criterion.multiple)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        data = {"chips": [{"key": chip.field, "value": chip.value, "text": chip.text} for chip in active]}
        handlers = {"dropped": _remove_pressed}
        render_component("chips", MARKUP, key=Key.CHIPS, data=data, handlers=handlers, width="content")
        if several:
            _render_widget(timeline, selection, BY_FIELD[BESIDE_CHIPS])


def _remove_pressed(pressed: Any) -> None:
    filter_state.remove_filter(str(pressed["key"]), str(pressed["value"]))


def _render_more(timeline: Timeline, selection: Selection) -> None:
    """Show the other criteria in a popover; the browser receives their values only while it is open."""
    others = [each for each in CRITERIA if each.field not in (*MAIN, BESIDE_CHIPS)]
    count = sum(bool(selection[criterion]) for criterion in others)
    label = f"More filters ({count})" if count else "More filters"
    st.session_state[Key.MORE] = st.session_state.get(Key.MORE, False)  # else a new label closes it
    popover = st.popover(label, icon=":material/tune:", width="stretch", key=Key.MORE, on_change="rerun")
    if not popover.open:
        return
    with popover:
        for criterion in others:
            _render_widget(timeline, selection, criterion)
        st.radio(
            "Order of lanes", list(ORDERS), key=Key.ORDER, format_func=ORDERS.__getitem__, horizontal=True
        )


def _keep_known(timeline: Timeline, criterion: Criterion) -> None:
    """Keep the values of a widget that events have, and say which typed ones none has.

    The browser returns the label of a value, and labels change with their counts. So values are set again in
    each run, and a pressed label from before a change is read without its count. Another spelling of a name
    becomes the name that the events have.
    """
    key, column = filter_key(criterion), criterion.column
    counts = timeline.index.counts(column)
    pressed: list[str] = st.session_state[key]
    if all(value in counts for value in pressed):
        return
    labels = {value_label(timeline, column, value): value for value in counts}
    values: list[str] = []
    for value in pressed:
        typed = COUNT.sub("", value)
        known = value if value in counts else labels.get(typed)
        if known is None and column in SPELLED:
            known = timeline.index.named(column, typed)
        if known is not None:
            values.append(known)
        elif column in SPELLED:
            _report_nobody(criterion, short_line(typed, 60))
    st.session_state[key] = list(dict.fromkeys(values))


def _report_nobody(criterion: Criterion, name: str) -> None:
    """Say that no event has a name, beside what is said already; a link has told of its own names."""
    said = session.faults()
    if not any(name in each for each in said):
        session.report([*said, NOBODY.format(noun=criterion.noun, name=name)])


def _render_widget(timeline: Timeline, selection: Selection, criterion: Criterion) -> None:
    """Show the widget of a criterion, by its kind.

    Streamlit keeps the values of all but those of options: a value set in a run would replace the one that
    was pressed in the browser while the run was going on, and the next message would bring back the old one.
    """
    key, label = filter_key(criterion), criterion.label
    if criterion.column:
        _render_options(timeline, selection, criterion)
    elif criterion.kind is Kind.TEXT:
        st.text_input(
            label,
            key=key,
            placeholder=criterion.example,
            max_chars=MAX_TEXT_LENGTH,
            help=criterion.hint,
            persist_state="session",
        )
    elif criterion.kind is Kind.LEAST:
        st.number_input(label, key=key, min_value=0, max_value=MAX_LEAST, step=1, persist_state="session")
    elif criterion.kind is Kind.FLAG and criterion.field in MAIN:
        st.toggle(label, key=key, persist_state="session")
    elif criterion.kind is Kind.FLAG:
        st.checkbox(label, key=key, persist_state="session")
    else:
        st.text_input(
            label,
            key=key,
            placeholder=date_field.EXAMPLE,  # without "e.g.": the field is narrow
            max_chars=date_field.MAX_LENGTH,
            on_change=filter_state.normalise_day,
            args=(criterion,),
            persist_state="session",
        )


def _render_options(timeline: Timeline, selection: Selection, criterion: Criterion) -> None:
    counts = timeline.index.options(selection, criterion.column, MAX_OPTIONS)
    st.multiselect(
        criterion.label,
        list(counts),
        key=filter_key(criterion),
        format_func=lambda value: (
            f"{value_label(timeline, criterion.column, value)} ({counts.get(value, 0):,})"
        ),
        placeholder="All",
        select_all=False,
        accept_new_options=criterion.column in SPELLED,
    )
