"""The page: reads the session, opens its timeline, and places the views.

Started by ``streamlit run dashboard.py``.
"""

import streamlit as st

from timeline.errors import TimelineError
from timeline.ui import (
    chart,
    dialogs,
    event_detail,
    filters,
    job_progress,
    list_tabs,
    no_outbound,
    notices,
    page_header,
    session,
    style,
    url_state,
)
from timeline.ui.timeline_cache import timeline_cache


def show() -> None:
    """Make the page."""
    no_outbound.stay_here()
    style.apply()
    # Each part has a place that is always there: what comes and goes in one moves, and so resets, no other.
    above, filtering, timeline, below = (st.container() for _ in range(4))
    try:
        with above, st.spinner("Opening the timelines …"):
            projects = timeline_cache().projects()
        session.open_session(projects)
        asked = url_state.followed(projects)
    except TimelineError as error:
        notices.stop(error)
    try:
        found = timeline_cache().timeline(session.project())
        if asked is not None:
            session.tell([*session.faults(), *url_state.restored(asked, found)])
        session.keep_event(found.events)
        selection = filters.settled(found)
        kept = found.index.filtered(selection)
        with timeline:  # before all else: it is what a person waits for
            shown = chart.show(found, kept, selection)
        chart.go_ahead(selection)
        with above:
            page_header.show(found)
            notices.show(found)
            job_progress.show(found)
        with filtering:
            filters.show(found, selection)
        with below:
            left, right = st.columns([11, 9], gap="large")
            with left:
                list_tabs.show(found, kept)
            with right:
                event_detail.show(found, kept)
        dialogs.show(found, kept, shown, selection, projects)
        url_state.write(selection, projects)
    except TimelineError as error:
        dialogs.show_way_out(error, projects)


if __name__ == "__main__":
    show()
