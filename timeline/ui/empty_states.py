"""What stands where there is nothing to show: a sentence, and the button that helps."""

from __future__ import annotations

import streamlit as st

from timeline.timeline import Timeline
from timeline.ui import actions, filter_state, session
from timeline.ui.session_keys import Dialog

NO_EVENTS = (
    "<strong>No events yet.</strong><br>Add an article with its publication date. "
    "Its dated statements become events here."
)
READING = "<strong>Articles are waiting to be read.</strong><br>Their events will appear here."
NO_DATES = "<strong>No dated events were found.</strong><br>The tabs below list the dates of the articles."

NO_MATCH = "No events match these filters."
NOT_STARRED = (
    "No event is starred yet. Star the events that you want to publish: press ☆ in the list, or the key S."
)


def render_no_chart(timeline: Timeline) -> None:
    """Render what stands in the place of the chart of a timeline without events."""
    if timeline.pending:
        st.html(f'<div class="tl-blank">{READING}</div>')
        return
    st.html(f'<div class="tl-blank">{NO_DATES if timeline.articles else NO_EVENTS}</div>')
    with st.container(horizontal=True, horizontal_alignment="center"):
        st.button(
            "Add your articles" if not timeline.articles else "Add more articles",
            icon=":material/add:",
            key="first articles",
            on_click=session.open_dialog,
            args=(Dialog.ADD_ARTICLES,),
        )
        if not timeline.articles:
            st.button("Show me the example", key="first example", on_click=actions.open_example)


def render_no_rows(timeline: Timeline) -> None:
    """Render what stands in the place of an empty list of events."""
    if timeline.table.empty:
        is_read = timeline.articles and not timeline.pending
        text = "No dated events were found." if is_read else "No events yet."
        st.html(f'<div class="tl-empty">{text}</div>')
        return
    only_starred = filter_state.selection().starred and not timeline.corrected.starred
    st.html(f'<div class="tl-empty">{NOT_STARRED if only_starred else NO_MATCH}</div>')
    st.button("Show all events", key="all events", on_click=filter_state.clear_filters)
