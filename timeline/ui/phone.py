"""The page in a narrow window: a column of events, filters behind one button, an event as a sheet above."""

from __future__ import annotations

import streamlit as st

from timeline.model import Event
from timeline.safe_text import single_line
from timeline.selection import Selection
from timeline.selection.filtered_events import Filtered
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.chart import MIN_WIDTH, RenderedChart, reported_space
from timeline.ui.column_parts import Period
from timeline.ui.component import component
from timeline.ui.empty_states import render_no_rows
from timeline.ui.event_column import render_event_column
from timeline.ui.event_detail import render_event
from timeline.ui.filter_bar import chips, render_filters
from timeline.ui.listed_events import listed_ids
from timeline.ui.session_keys import Key, Tab
from timeline.ui.tabs import render_tabs
from timeline.ui.text_fragment import host
from timeline.ui.timeline_cache import timeline_cache
from timeline.words import event_date_words

NARROW_BROWSERS = "Mobi"
"""Part of the User-Agent of every browser on a telephone (MDN); used until the browser reports its width."""
SHARE = '<button type="button" class="tl-share">Share this event</button><output class="tl-shared"></output>'


def is_narrow() -> bool:
    """Return True if the window has no room for the chart."""
    if space := reported_space():
        return space["width"] < MIN_WIDTH
    return NARROW_BROWSERS in (st.context.headers.get("User-Agent") or "")


def render_filter_button(timeline: Timeline, selection: Selection) -> None:
    """Render the filters behind one button, which counts the active ones."""
    count = sum(1 for _ in chips(timeline, selection))
    # Set in each run, else a new label would close them.
    st.session_state[Key.PHONE_FILTERS] = st.session_state.get(Key.PHONE_FILTERS, False)
    label = f"Filters ({count})" if count else "Filters"
    with st.expander(label, icon=":material/tune:", key=Key.PHONE_FILTERS, on_change="rerun"):
        render_filters(timeline, selection)


def render_lists(
    timeline: Timeline, filtered: Filtered, selection: Selection, chart: RenderedChart | None
) -> None:
    """Render the open list; in the reader the chosen event stands below the article."""
    period = chart.picture.window if chart else None

    def column() -> None:
        render_column(timeline, filtered, period, is_zoomed=bool(selection.first or selection.last))

    render_tabs(timeline, filtered, {Tab.EVENTS: column}, is_compact=True)
    if st.session_state[Key.TAB] == Tab.READER:
        render_event(timeline, listed_ids(filtered))


def render_column(timeline: Timeline, filtered: Filtered, period: Period | None, *, is_zoomed: bool) -> None:
    """Render the filtered events in order of time, those outside the chart's period folded."""
    if not len(filtered):
        render_no_rows(timeline)
        return
    chosen = st.session_state[Key.EVENT]
    render_event_column(timeline, filtered.rows, chosen, Key.COLUMN, period, is_zoomed=is_zoomed)


def render_sheet(timeline: Timeline, filtered: Filtered) -> None:
    """Render the chosen event above the page, unless another dialog or the reader is open."""
    if _event_of_sheet(timeline) is not None:
        _render_sheet(timeline, filtered)


def _event_of_sheet(timeline: Timeline) -> Event | None:
    """Return the chosen event; ``None`` if there is none, or if another dialog or the reader is open."""
    if session.dialog() is not None or st.session_state[Key.TAB] == Tab.READER:
        return None
    return timeline.events.get(st.session_state[Key.EVENT] or "")


@st.dialog("Event", width="large", on_dismiss=lambda: session.choose_event(None))
def _render_sheet(timeline: Timeline, filtered: Filtered) -> None:
    """Render the sheet. It reruns alone, so a press that concerns the rest of the page reruns the page."""
    event = _event_of_sheet(timeline)
    if event is None or timeline_cache().timeline(session.timeline_id()) is not timeline:
        st.rerun()
    component("share", SHARE)(
        key=Key.SHARE, data={"title": shared_title(event), "text": shared_text(timeline, event)}
    )
    render_event(timeline, listed_ids(filtered))


def shared_title(event: Event) -> str:
    """Return date and title of an event in one line."""
    return single_line(f"{event_date_words(event)}: {event.lead.title}")


def shared_text(timeline: Timeline, event: Event) -> str:
    """Return the event as a text to send: date and title, sentence, source and its web address."""
    article = timeline.articles[event.lead.article]
    sentence = single_line(article.text[event.lead.start : event.lead.end])
    source = single_line(article.source or host(article) or article.title or article.id)
    lines = (shared_title(event), f"“{sentence}”", f"({source})", single_line(article.url or ""))
    return "\n".join(filter(None, lines))
