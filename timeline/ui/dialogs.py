"""What lies over the page: one dialog at a time."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from timeline.errors import TimelineError
from timeline.selection import Kept, Selection
from timeline.store import Project
from timeline.ui import notices, sharing, state, timelines
from timeline.ui.adding import dialog as adding
from timeline.ui.chart import Shown
from timeline.ui.corpus import Corpus
from timeline.ui.correcting import form
from timeline.ui.keys import Dialog


def show(
    corpus: Corpus,
    kept: Kept,
    shown: Shown | None,
    selection: Selection,
    projects: Sequence[Project],
) -> None:
    """Show the dialog that is open; ``shown`` is the timeline as it is seen, ``None`` without any event."""
    match state.dialog():
        case Dialog.ADDING:
            adding.show()
        case Dialog.TIMELINES:
            timelines.show(projects)
        case Dialog.CORRECTING:
            form.correct(corpus)
        case Dialog.WRITING:
            form.add(corpus)
        case Dialog.SHARING if shown is not None:
            sharing.show(corpus, kept, shown.view, selection)
        case Dialog.SHARING:
            state.close_dialog()


def show_way_out(error: TimelineError, projects: Sequence[Project]) -> None:
    """Show why this timeline cannot be shown, and let another be opened, or a backup restored."""
    notices.listed([str(error)])
    st.button("Other timelines", on_click=state.open_dialog, args=(Dialog.TIMELINES,))
    if state.dialog() == Dialog.TIMELINES:
        timelines.show(projects)
