"""The popover "Views": filters and lanes saved under a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from timeline.safe_text import single_line
from timeline.selection import from_params
from timeline.timeline import Timeline
from timeline.ui import actions, filter_state, session
from timeline.ui.kept_views import is_reserved
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import timeline_cache
from timeline.ui.url_state import apply_view, view_params


def render_views(timeline: Timeline, *, is_compact: bool = False) -> None:
    """Render the popover: open or delete a saved view, or save the current one."""
    icon = None if is_compact else ":material/bookmarks:"
    popover = st.popover("Views", icon=icon, key=Key.VIEWS, on_change="rerun", width="content")
    if not popover.open:
        return
    with popover:
        views = timeline_cache().store.views(session.timeline_id())
        saved = {view.name: view.state for view in views if not is_reserved(view)}
        if saved:
            _render_saved(timeline, saved)
        else:
            st.html('<div class="tl-empty">No saved views yet.</div>')
        with st.form("view", border=False):
            st.text_input("Save current view as", key=Key.VIEW_NAME, max_chars=100)
            st.form_submit_button("Save", on_click=_save, args=(timeline,))


def _render_saved(timeline: Timeline, saved: Mapping[str, Mapping[str, Any]]) -> None:
    name = st.selectbox(
        "Saved views", list(saved), index=None, key=Key.VIEW, format_func=single_line, placeholder="Choose"
    )
    none_chosen = name is None
    with st.container(horizontal=True):
        st.button("Show", disabled=none_chosen, on_click=_open, args=(timeline, saved.get(str(name))))
        st.button("Delete", disabled=none_chosen, type="tertiary", on_click=actions.delete_view, args=(name,))


def _open(timeline: Timeline, params: Mapping[str, Any] | None) -> None:
    if params is not None:
        address, faults = from_params(params)
        session.report([*faults, *apply_view(address, timeline)])


def _save(timeline: Timeline) -> None:
    params = view_params(filter_state.selection(), [timeline.snapshot.timeline])
    if actions.save_view(st.session_state[Key.VIEW_NAME], params):
        st.session_state[Key.VIEW_NAME] = ""
