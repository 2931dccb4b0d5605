"""The page: reads the session, opens its timeline, and places the views.

Started by ``streamlit run dashboard.py``.
"""

import streamlit as st

from timeline.errors import TimelineError
from timeline.ui import (
    address,
    chart,
    detail,
    dialogs,
    filters,
    header,
    lists,
    notices,
    privacy,
    progress,
    shelf,
    state,
    style,
)


def show() -> None:
    """Make the page."""
    privacy.stay_here()
    style.apply()
    # Each part has a place that is always there: what comes and goes in one moves, and so resets, no other.
    above, filtering, timeline, below = (st.container() for _ in range(4))
    try:
        with above, st.spinner("Opening the timelines …"):
            projects = shelf.shelf().projects()
        state.open_session(projects)
        asked = address.followed(projects)
    except TimelineError as error:
        notices.stop(error)
    try:
        found = shelf.shelf().corpus(state.project())
        if asked is not None:
            state.tell([*state.faults(), *address.restored(asked, found)])
        state.keep_event(found.events)
        selection = filters.settled(found)
        kept = found.index.kept(selection)
        with timeline:  # before all else: it is what a person waits for
            shown = chart.show(found, kept, selection)
        chart.go_ahead(selection)
        with above:
            header.show(found)
            notices.show(found)
            progress.show(found)
        with filtering:
            filters.show(found, selection)
        with below:
            left, right = st.columns([11, 9], gap="large")
            with left:
                lists.show(found, kept)
            with right:
                detail.show(found, kept)
        dialogs.show(found, kept, shown, selection, projects)
        address.write(selection, projects)
    except TimelineError as error:
        dialogs.show_way_out(error, projects)


if __name__ == "__main__":
    show()
