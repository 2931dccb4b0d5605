"""Saved views of a timeline: what is filtered for and how it is laid out, under a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from timeline.safe_text import single_line
from timeline.selection import from_params
from timeline.timeline import Timeline
from timeline.ui import actions, session, url_state
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import timeline_cache


def show(timeline: Timeline) -> None:
    """Offer the saved views, and to save what is seen as another."""
    popover = st.popover(
        "Views", icon=":material/bookmarks:", key=Key.VIEWS, on_change="rerun", width="content"
    )
    if not popover.open:
        return
    saved = {each.name: each.state for each in timeline_cache().store.views(session.project())}
    with popover:
        if saved:
            name = st.selectbox(
                "Saved views",
                list(saved),
                index=None,
                key=Key.VIEW,
                format_func=single_line,
                placeholder="Choose",
            )
            with st.container(horizontal=True):
                st.button(
                    "Show", disabled=name is None, on_click=_open, args=(timeline, saved.get(str(name)))
                )
                st.button(
                    "Delete",
                    disabled=name is None,
                    type="tertiary",
                    on_click=actions.forget_view,
                    args=(name,),
                )
        else:
            st.html('<div class="tl-empty">No view of this timeline is saved yet.</div>')
        with st.form("view", border=False):
            st.text_input("Save what is seen as", key=Key.VIEW_NAME, max_chars=100)
            st.form_submit_button("Save", on_click=_save, args=(timeline,))


def _open(timeline: Timeline, saved: Mapping[str, Any] | None) -> None:
    if saved is not None:
        asked, faults = from_params(saved)
        session.tell([*faults, *url_state.restored(asked, timeline)])


def _save(timeline: Timeline) -> None:
    seen = url_state.seen(session.selection(), [timeline.snapshot.project])
    if actions.save_view(st.session_state[Key.VIEW_NAME], seen):
        st.session_state[Key.VIEW_NAME] = ""
