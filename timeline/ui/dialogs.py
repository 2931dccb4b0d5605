"""What lies over the page: one dialog at a time."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from timeline.errors import TimelineError
from timeline.selection import Selection
from timeline.selection.filtered import Filtered
from timeline.store import Project
from timeline.timeline import Timeline
from timeline.ui import export_dialog, notices, session, timelines_dialog
from timeline.ui.add_articles import add_dialog as adding
from timeline.ui.chart import Shown
from timeline.ui.correcting import event_dialogs
from timeline.ui.session_keys import Dialog


def show(
    timeline: Timeline,
    kept: Filtered,
    shown: Shown | None,
    selection: Selection,
    projects: Sequence[Project],
) -> None:
    """Show the dialog that is open; ``shown`` is the timeline as it is seen, ``None`` without any event."""
    match session.dialog():
        case Dialog.ADDING:
            adding.show()
        case Dialog.TIMELINES:
            timelines_dialog.show(projects)
        case Dialog.CORRECTING:
            event_dialogs.correct(timeline)
        case Dialog.WRITING:
            event_dialogs.add(timeline)
        case Dialog.SHARING if shown is not None:
            export_dialog.show(timeline, kept, shown.view, selection)
        case Dialog.SHARING:
            session.close_dialog()


def show_way_out(error: TimelineError, projects: Sequence[Project]) -> None:
    """Show why this timeline cannot be shown, and let another be opened, or a backup restored."""
    notices.listed([str(error)])
    st.button("Other timelines", on_click=session.open_dialog, args=(Dialog.TIMELINES,))
    if session.dialog() == Dialog.TIMELINES:
        timelines_dialog.show(projects)
