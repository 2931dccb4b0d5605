"""The dialogs of the page; at most one is open."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from timeline.errors import DamagedStoreError, TimelineError
from timeline.selection import Selection
from timeline.selection.filtered_events import Filtered
from timeline.store import StoredTimeline
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.add_articles.add_dialog import render_add_dialog
from timeline.ui.chart import RenderedChart
from timeline.ui.correcting.event_dialogs import render_add_event_dialog, render_correct_dialog
from timeline.ui.export_dialog import render_export_dialog
from timeline.ui.notices import render_faults, stop_with
from timeline.ui.read_again_dialog import render_read_again_dialog
from timeline.ui.session_keys import Dialog
from timeline.ui.timelines_dialog import render_timelines_dialog


def render_dialog(
    timeline: Timeline,
    filtered: Filtered,
    chart: RenderedChart | None,
    selection: Selection,
    timelines: Sequence[StoredTimeline],
) -> None:
    """Render the open dialog; ``chart`` is ``None`` if the timeline has no events."""
    match session.dialog():
        case Dialog.ADD_ARTICLES:
            render_add_dialog()
        case Dialog.TIMELINES:
            render_timelines_dialog(timelines)
        case Dialog.CORRECT_EVENT:
            render_correct_dialog(timeline)
        case Dialog.ADD_EVENT:
            render_add_event_dialog(timeline)
        case Dialog.READ_AGAIN:
            render_read_again_dialog(timeline)
        case Dialog.EXPORT if chart is not None:
            render_export_dialog(timeline, filtered, chart.view, selection)
        case Dialog.EXPORT:
            session.close_dialog()


def render_failed_timeline(error: TimelineError, timelines: Sequence[StoredTimeline]) -> None:
    """Render the error of a timeline that cannot be shown, with a way to the other timelines."""
    if isinstance(error, DamagedStoreError):
        stop_with(error)
    render_faults([str(error)])
    st.button("Other timelines", on_click=session.open_dialog, args=(Dialog.TIMELINES,))
    if session.dialog() == Dialog.TIMELINES:
        render_timelines_dialog(timelines)
