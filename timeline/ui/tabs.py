"""The tabs below the chart, and the switch between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import streamlit as st

from timeline.corrections import active_entries
from timeline.selection.filtered_events import Filtered
from timeline.timeline import Timeline
from timeline.ui import filter_state
from timeline.ui.article_reader import render_reader
from timeline.ui.article_table import render_articles
from timeline.ui.correcting.history_tab import render_history
from timeline.ui.event_list import render_events
from timeline.ui.event_map import render_event_map
from timeline.ui.numbers import render_numbers
from timeline.ui.row_lists import render_no_date, render_no_event, render_review_queue
from timeline.ui.session_keys import Key, Tab


def render_tabs(
    timeline: Timeline,
    filtered: Filtered,
    others: Mapping[Tab, Callable[[], None]] = MappingProxyType({}),
    *,
    is_compact: bool = False,
) -> None:
    """Render the switch with the counts, and the open tab.

    ``others`` take the place of the tabs' own contents. ``is_compact`` makes the switch one line.
    """
    labels: Mapping[Tab, str] = {
        Tab.EVENTS: f"Events {len(filtered):,}",
        Tab.MAP: "Map",
        Tab.NUMBERS: "Numbers",
        Tab.READER: "Read",
        Tab.NO_DATE: f"No date {len(timeline.unplaced):,}",
        Tab.NO_EVENT: f"No event {len(timeline.without_event):,}",
        Tab.ARTICLES: f"Articles {len(timeline.snapshot.articles):,}",
        Tab.REVIEW: f"To check {len(timeline.review_queue):,}",
        Tab.CORRECTIONS: f"Corrections {len(active_entries(timeline.history)):,}",
    }
    st.session_state[Key.TAB] = st.session_state[Key.TAB]  # else Streamlit drops it as a label changes
    if st.session_state[Key.TAB] != Tab.READER:
        st.session_state[Key.LEFT_TAB] = None
    _render_switch(labels, is_compact)
    renderers: dict[Tab, Callable[[], None]] = {
        Tab.EVENTS: partial(render_events, timeline, filtered),
        Tab.MAP: partial(render_event_map, timeline, filtered, filter_state.selection()),
        Tab.NUMBERS: partial(render_numbers, timeline, filtered),
        Tab.READER: partial(render_reader, timeline),
        Tab.NO_DATE: partial(render_no_date, timeline),
        Tab.NO_EVENT: partial(render_no_event, timeline),
        Tab.ARTICLES: partial(render_articles, timeline),
        Tab.REVIEW: partial(render_review_queue, timeline),
        Tab.CORRECTIONS: partial(render_history, timeline),
    }
    {**renderers, **others}[st.session_state[Key.TAB]]()


def _render_switch(labels: Mapping[Tab, str], is_compact: bool) -> None:
    if is_compact:
        st.selectbox(
            "Lists",
            list(labels),
            key=Key.TAB,
            format_func=labels.__getitem__,
            label_visibility="collapsed",
            filter_mode=None,
        )
        return
    st.segmented_control(
        "Lists",
        list(labels),
        key=Key.TAB,
        format_func=labels.__getitem__,
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
