"""What a person has to know or decide before the timeline is whole: faults, work to do, and missing dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NoReturn

import streamlit as st

from timeline.errors import TimelineError
from timeline.model import Article
from timeline.safe_text import escaped_html, single_line
from timeline.timeline import Timeline
from timeline.ui import actions, date_field, session
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import timeline_cache
from timeline.words import counted, plural, shortened

MOST = 5
"""Faults shown at once; the others are counted."""


def show(timeline: Timeline) -> None:
    """Show what went wrong, what is still to be read through, and ask for the first missing date."""
    if faults := [*_refused(), *_faults((*st.session_state[Key.FAULTS], *timeline.faults))]:
        with st.container(horizontal=True, vertical_alignment="top"):
            listed(faults)
            st.button("Dismiss", type="tertiary", on_click=session.dismiss, args=(faults,))
    work = timeline_cache().work(timeline.id)
    if (waiting := _waiting(timeline)) and not (work and work.running):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f'<div class="tl-notice">{waiting}</div>')
            st.button("Read them", on_click=actions.go_on)
    undated = [each for each in timeline.undated_articles if not session.is_left_undated(each.id)]
    if undated:
        _missing_date(undated)


def told() -> None:
    """Show what went wrong in what was last done, where a dialog lies over the page."""
    if refused := _refused():
        listed(refused)


def stop(error: TimelineError) -> NoReturn:
    """Show why there is nothing to see, and end the page there."""
    listed([str(error)])
    st.stop()


def listed(faults: Sequence[str]) -> None:
    """Show sentences about what went wrong, the first ones of many."""
    more = [f"{len(faults) - MOST:,} more could not be read."] if len(faults) > MOST else []
    lines = "".join(f"<li>{escaped_html(single_line(fault))}</li>" for fault in [*faults[:MOST], *more])
    st.html(f'<ul class="tl-notice" role="alert">{lines}</ul>')


def _refused() -> list[str]:
    refused = st.session_state[Key.REFUSED]
    return [] if refused is None else [refused]


def _faults(faults: Iterable[str]) -> list[str]:
    return [fault for fault in faults if fault not in st.session_state[Key.DISMISSED]]


def _waiting(timeline: Timeline) -> str:
    """Return what waits to be read through, in a sentence; empty where nothing does but what failed."""
    held = timeline.snapshot
    unread = timeline.pending
    earlier = held.outdated - unread
    if unread:
        return f"{counted(unread, 'article')} {plural(unread, 'waits', 'wait')} to be read through."
    if earlier > 0:
        return (
            f"{counted(earlier, 'article')} {plural(earlier, 'was', 'were')} read by another version of "
            "Timeline, and what that found is shown. Corrections stay when they are read again."
        )
    return ""


def _missing_date(undated: Sequence[Article]) -> None:
    first, count = undated[0], len(undated)
    named = escaped_html(shortened(first.title or first.text[:400], 80))
    others = f" (and {count - 1:,} more do not)" if count > 1 else ""
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="missing date"):
        st.html(
            f'<div class="tl-notice">“{named}” states no publication date{others}, so '
            "“last week” and the like have no place. When was it published?</div>"
        )
        st.text_input(
            "Published on",
            key=Key.PUBLISHED,
            placeholder=date_field.PLACEHOLDER,
            max_chars=date_field.LONGEST,
            on_change=actions.publish,
            args=(first.id,),
            width=160,
            label_visibility="collapsed",
        )
        st.button(
            "Leave it undated",
            type="tertiary",
            width="content",
            on_click=session.leave_undated,
            args=(first.id,),
        )
