"""The page, from top to bottom. Start it with ``python -m timeline serve``."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from timeline.errors import TimelineError
from timeline.selection import LinkedView, Selection
from timeline.selection.filtered_events import Filtered
from timeline.store import StoredTimeline
from timeline.timeline import Timeline
from timeline.ui import phone, session
from timeline.ui.block_ip_lookup import block_ip_lookup
from timeline.ui.chart import RenderedChart, render_chart
from timeline.ui.dialogs import render_dialog, render_failed_timeline
from timeline.ui.event_detail import render_event
from timeline.ui.filter_bar import render_filters, valid_selection
from timeline.ui.job_progress import render_progress
from timeline.ui.kept_eras import follow_eras
from timeline.ui.kept_words import follow_words
from timeline.ui.listed_events import listed_ids
from timeline.ui.notices import render_notices, stop_with
from timeline.ui.page_header import render_header
from timeline.ui.steady_memory import free_garbage_of_runs
from timeline.ui.style import apply_style, keep_room, room
from timeline.ui.tabs import render_tabs
from timeline.ui.timeline_cache import newest_cache, timeline_cache
from timeline.ui.tour import render_tour
from timeline.ui.url_state import apply_view, leave_requested_view, requested_view, write_url
from timeline.ui.whole_callbacks import keep_callbacks_whole


class Areas(NamedTuple):
    """The parts of the page, from top to bottom.

    Fixed containers: a widget that comes or goes in one does not move, and so reset, those in the others. The
    style keeps the room of each, since they are filled one after the other.
    """

    header: DeltaGenerator
    filter: DeltaGenerator
    chart: DeltaGenerator
    list: DeltaGenerator


def render_page() -> None:
    """Render the page."""
    block_ip_lookup()
    keep_callbacks_whole()
    apply_style()
    areas = Areas(*(room(f"{name} area") for name in Areas._fields))
    try:
        with areas.header, opening():
            timelines = newest_cache().timelines()
        session.start_session(timelines)
        linked_view = requested_view(timelines)
    except TimelineError as error:
        stop_with(error)
    try:
        render_timeline(areas, open_timeline(linked_view), timelines)
    except TimelineError as error:
        leave_requested_view()
        render_failed_timeline(error, timelines)
    free_garbage_of_runs()


def opening() -> AbstractContextManager[None]:
    """Say that the store is opened, in the first run of a session: later it takes no time."""
    return nullcontext() if session.is_started() else st.spinner("Opening the timelines …")


def open_timeline(linked_view: LinkedView | None) -> Timeline:
    """Return the open timeline, after the view of a link is set."""
    timeline = timeline_cache().timeline(session.timeline_id())
    if linked_view is not None:
        session.report([*session.faults(), *apply_view(linked_view, timeline)])
    session.follow_event(timeline.current_event)
    follow_words(timeline.id, linked_view)
    follow_eras(timeline.eras)
    return timeline


def render_timeline(areas: Areas, timeline: Timeline, timelines: Sequence[StoredTimeline]) -> None:
    """Render the open timeline with its filters, and write the view into the URL."""
    selection = valid_selection(timeline)
    filtered = timeline.index.filtered(selection)
    with areas.chart:  # first, because users wait for the chart
        keep_room(len(filtered))
        chart = render_chart(timeline, filtered, selection)
    with areas.header:
        render_header(timeline, is_compact=phone.is_narrow() or phone.is_low())
        render_notices(timeline)
        render_progress(timeline, waits=phone.has_sheet(timeline))
    if phone.is_narrow():
        render_narrow(areas, timeline, filtered, selection, chart)
    else:
        render_wide(areas, timeline, filtered, selection)
    render_dialog(timeline, filtered, chart, selection, timelines)
    render_tour(timelines, is_narrow=phone.is_narrow())
    write_url(selection, timelines)


def render_narrow(
    areas: Areas, timeline: Timeline, filtered: Filtered, selection: Selection, chart: RenderedChart | None
) -> None:
    """Render the filters behind a button, the open list, and the chosen event as a sheet above."""
    with areas.filter:
        phone.render_filter_button(timeline, selection)
    with areas.list:
        phone.render_lists(timeline, filtered, selection, chart)
    phone.render_sheet(timeline, filtered)


def render_wide(areas: Areas, timeline: Timeline, filtered: Filtered, selection: Selection) -> None:
    """Render the filters, and the tabs beside the chosen event; in a low window the event is a sheet."""
    with areas.filter:
        if phone.is_low():
            phone.render_filter_button(timeline, selection)
        else:
            render_filters(timeline, selection)
    if phone.is_low():
        with areas.list:
            phone.render_low_lists(timeline, filtered)
        phone.render_sheet(timeline, filtered)
        return
    with areas.list:
        left, right = st.columns([11, 9], gap="large")
        with left:
            render_tabs(timeline, filtered)
        with right:
            render_event(timeline, listed_ids(filtered))


if __name__ == "__main__":  # each process that merges imports this file, under another name
    render_page()
