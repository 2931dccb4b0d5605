"""The notices above the chart: problems, waiting articles, and missing publication dates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import streamlit as st

from timeline.errors import DamagedStoreError, TimelineError
from timeline.model import Article
from timeline.safe_text import escaped_html, single_line
from timeline.timeline import Timeline
from timeline.ui import actions, date_field, session
from timeline.ui.session_keys import Dialog, Key
from timeline.ui.store_recovery import render_recovery
from timeline.ui.timeline_cache import timeline_cache
from timeline.words import counted, plural, shortened

MAX_FAULTS = 5
"""Problems shown at once; the others are counted."""


def render_notices(timeline: Timeline) -> None:
    """Render the problems, the waiting articles, and the question for the first missing date."""
    if faults := [*_error(), *_remark(), *_open_faults(timeline)]:
        with st.container(horizontal=True, vertical_alignment="top"):
            render_faults(faults)
            st.button("Dismiss", type="tertiary", on_click=session.dismiss, args=(faults,))
    job = timeline_cache().job(timeline.id)
    if not (job and job.running):
        _render_waiting(timeline)
    undated = [article for article in timeline.undated_articles if not session.is_left_undated(article.id)]
    if undated:
        _ask_for_date(undated)


def render_error() -> None:
    """Render the error of the last action, inside a dialog."""
    if error := _error():
        render_faults(error)


def stop_with(error: TimelineError) -> NoReturn:
    """Render an error, for a damaged store also its backups, and end the page there."""
    render_faults([str(error)])
    if isinstance(error, DamagedStoreError):
        render_recovery()
    st.stop()


def render_faults(faults: Sequence[str]) -> None:
    """Render problems as a list, the first ``MAX_FAULTS`` of them."""
    hidden = len(faults) - MAX_FAULTS
    more = [f"and {counted(hidden, 'further problem')}."] if hidden > 0 else []
    lines = "".join(f"<li>{escaped_html(single_line(fault))}</li>" for fault in [*faults[:MAX_FAULTS], *more])
    st.html(f'<ul class="tl-notice" role="alert">{lines}</ul>')


def _error() -> list[str]:
    error = st.session_state[Key.ERROR]
    return [] if error is None else [error]


def _remark() -> list[str]:
    remark = st.session_state[Key.REMARK]
    return [] if remark is None else [remark]


def _open_faults(timeline: Timeline) -> list[str]:
    dismissed = st.session_state[Key.DISMISSED]
    read_only = timeline_cache().store.why_read_only
    faults = (*([read_only] if read_only else []), *st.session_state[Key.FAULTS], *timeline.faults)
    return [fault for fault in faults if fault not in dismissed]


def _render_waiting(timeline: Timeline) -> None:
    """Render a line about unread articles, else about those that another version has read."""
    unread, outdated = timeline.pending, len(timeline.snapshot.read_by_others)
    if not unread and not outdated:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if unread:
            words = f"{counted(unread, 'article')} {plural(unread, 'is', 'are')} waiting to be read."
            st.html(f'<div class="tl-notice">{words}</div>')
            st.button("Read now", on_click=actions.read_waiting)
            return
        words = (
            f"{counted(outdated, 'article')} {plural(outdated, 'was', 'were')} read by another version of "
            "Timeline. The events stay as they are until you read again."
        )
        st.html(f'<div class="tl-notice">{words}</div>')
        st.button("What would change", on_click=session.open_dialog, args=(Dialog.READ_AGAIN,))


def _ask_for_date(undated: Sequence[Article]) -> None:
    first, others = undated[0], len(undated) - 1
    name = escaped_html(shortened(first.title or first.text[:400], 80))
    more = f" ({counted(others, 'more article')} without one)" if others else ""
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="missing date"):
        st.html(
            f'<div class="tl-notice">“{name}” has no publication date{more}. '
            "Relative dates such as “last week” need it. When was it published?</div>"
        )
        st.text_input(
            "Published on",
            key=Key.PUBLISHED,
            placeholder=date_field.PLACEHOLDER,
            max_chars=date_field.MAX_LENGTH,
            on_change=actions.set_typed_date,
            args=(first.id,),
            width=160,
            label_visibility="collapsed",
        )
        st.button(
            "Leave undated",
            type="tertiary",
            width="content",
            on_click=session.leave_undated,
            args=(first.id,),
        )
