"""The page, from top to bottom. Start it with ``python -m timeline serve``."""

import streamlit as st

from timeline.errors import TimelineError
from timeline.ui import phone, session
from timeline.ui.block_ip_lookup import block_ip_lookup
from timeline.ui.chart import render_chart
from timeline.ui.dialogs import render_dialog, render_failed_timeline
from timeline.ui.event_detail import render_event
from timeline.ui.filter_bar import render_filters, valid_selection
from timeline.ui.job_progress import render_progress
from timeline.ui.listed_events import listed_ids
from timeline.ui.notices import render_notices, stop_with
from timeline.ui.page_header import render_header
from timeline.ui.style import apply_style, keep_room, room
from timeline.ui.tabs import render_tabs
from timeline.ui.timeline_cache import timeline_cache
from timeline.ui.tour import render_tour
from timeline.ui.url_state import apply_view, requested_view, write_url
from timeline.ui.whole_callbacks import keep_callbacks_whole


def render_page() -> None:
    """Render the page."""
    block_ip_lookup()
    keep_callbacks_whole()
    apply_style()
    # Fixed containers: a widget that comes or goes in one does not move, and so reset, those in the others.
    # The style keeps the room of each, since they are filled one after the other.
    areas = ("header area", "filter area", "chart area", "list area")
    header_area, filter_area, chart_area, list_area = (room(area) for area in areas)
    try:
        with header_area, st.spinner("Opening the timelines …"):
            timelines = timeline_cache().timelines()
        session.start_session(timelines)
        linked_view = requested_view(timelines)
    except TimelineError as error:
        stop_with(error)
    try:
        timeline = timeline_cache().timeline(session.timeline_id())
        if linked_view is not None:
            session.report([*session.faults(), *apply_view(linked_view, timeline)])
        session.follow_event(timeline.current_event)
        selection = valid_selection(timeline)
        filtered = timeline.index.filtered(selection)
        with chart_area:  # first, because users wait for the chart
            keep_room(len(filtered))
            chart = render_chart(timeline, filtered, selection)
        with header_area:
            render_header(timeline)
            render_notices(timeline)
            render_progress(timeline)
        if phone.is_narrow():
            with filter_area:
                phone.render_filter_button(timeline, selection)
            with list_area:
                phone.render_lists(timeline, filtered)
            phone.render_sheet(timeline, filtered)
        else:
            with filter_area:
                render_filters(timeline, selection)
            with list_area:
                left, right = st.columns([11, 9], gap="large")
                with left:
                    render_tabs(timeline, filtered)
                with right:
                    render_event(timeline, listed_ids(filtered))
        render_dialog(timeline, filtered, chart, selection, timelines)
        render_tour(timelines)
        write_url(selection, timelines)
    except TimelineError as error:
        render_failed_timeline(error, timelines)


if __name__ == "__main__":
    render_page()
