"""The line above everything: which timeline this is, what was found, and what can be done with it."""

from __future__ import annotations

import streamlit as st

from timeline.safe_text import escaped_html, single_line
from timeline.store import redoable, undoable
from timeline.timeline import Timeline
from timeline.ui import actions, saved_views, session
from timeline.ui.correction_text import NAMES
from timeline.ui.session_keys import Dialog
from timeline.words import counted


def show(timeline: Timeline) -> None:
    """Show the name, the counts, and the buttons for timelines, views, articles, picture and files."""
    name = escaped_html(single_line(timeline.name))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<h1 class="tl-brand"><bdi>{name}</bdi><span>{counts_line(timeline)}</span></h1>')
        _steps(timeline)
        _opens("Timelines", "stacks", Dialog.TIMELINES)
        saved_views.show(timeline)
        _opens("Add articles", "add", Dialog.ADDING)
        _opens("Save or share", "ios_share", Dialog.SHARING, primary=True, disabled=timeline.table.empty)


def counts_line(timeline: Timeline) -> str:
    """Return what was found, in numbers: nothing that was found is missing from their sum."""
    found, unplaced, idle = len(timeline.expressions), len(timeline.unplaced), len(timeline.without_event)
    events = counted(len(timeline.table), "event")
    articles = counted(len(timeline.snapshot.articles), "article")
    return (
        f"{events} in {articles} · {counted(found, 'time expression')}: "
        f"{found - unplaced - idle:,} date an event, {idle:,} date none, {unplaced:,} not placed"
    )


def _opens(label: str, icon: str, dialog: Dialog, *, primary: bool = False, disabled: bool = False) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        type="primary" if primary else "secondary",
        disabled=disabled,
        on_click=session.open_dialog,
        args=(dialog,),
    )


def _steps(timeline: Timeline) -> None:
    """Offer to undo and to redo corrections, once there are any."""
    log = timeline.history
    if not log:
        return
    last, undone = undoable(log), redoable(log)
    for label, icon, entry, act, args in (
        ("Undo", "undo", last, actions.undo, (last.of,) if last else ()),
        ("Redo", "redo", undone, actions.redo, ()),
    ):
        if entry is None:
            continue
        st.button(
            label,
            icon=f":material/{icon}:",
            type="tertiary",
            help=NAMES[entry.correction.kind],
            on_click=act,
            args=args,
        )
