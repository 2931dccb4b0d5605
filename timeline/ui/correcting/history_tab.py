"""What was corrected, line by line, and what of it fits no more; hidden events; names called otherwise."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from timeline.model import Event
from timeline.safe_text import escaped_html, single_line
from timeline.store import Entry, Kind, Misfit, counting, renaming_of
from timeline.timeline import Timeline
from timeline.ui import actions, notices, session
from timeline.ui.correction_text import about_words, change_words, entry_words
from timeline.ui.session_keys import Dialog
from timeline.words import long_moment

MOST = 200
"""Lines of the history that are shown, the last ones."""


def show(timeline: Timeline) -> None:
    """Show the history and what can be done about it."""
    with st.container(horizontal=True):
        st.button(
            "Add an event by hand",
            icon=":material/add:",
            on_click=session.open_dialog,
            args=(Dialog.WRITING,),
        )
    if timeline.corrected.misfits:
        _misfits(timeline.corrected.misfits)
    if timeline.corrected.hidden:
        _hidden(timeline, timeline.corrected.hidden)
    _rename(timeline)
    log = timeline.history
    if not log:
        st.html('<div class="tl-empty">Nothing was corrected yet. Choose an event and press Correct.</div>')
        return
    _take_back(log)
    lines = "".join(map(_line, reversed(log[-MOST:])))
    st.html(f'<ol class="tl-history" reversed>{lines}</ol>')
    if len(log) > MOST:
        st.html(f'<div class="tl-empty">{len(log) - MOST:,} earlier lines are not listed.</div>')


def _line(entry: Entry) -> str:
    made = long_moment(entry.made)
    note = f" ({single_line(entry.correction.note)})" if entry.correction.note else ""
    about = about_words(entry.correction)
    return (
        f'<li value="{entry.number}"><small>{escaped_html(made)}</small> '
        f"<bdi>{escaped_html(entry_words(entry))}</bdi>"
        f"{escaped_html(note)} <small><bdi>{escaped_html(about)}</bdi></small></li>"
    )


def _misfits(misfits: Sequence[Misfit]) -> None:
    lines = "".join(
        f"<li><bdi>{escaped_html(change_words(each.entry.correction))}</bdi> <small><bdi>"
        f"{escaped_html(about_words(each.entry.correction))}</bdi></small>: {escaped_html(each.reason)}</li>"
        for each in misfits
    )
    st.html(
        f'<div class="tl-notice">Corrections that fit nothing any more: {len(misfits):,}</div>'
        f'<ul class="tl-history">{lines}</ul>'
    )


def _hidden(timeline: Timeline, hidden: Sequence[Event]) -> None:
    by_id = {event.id: event for event in hidden}
    labels = timeline.event_labels(hidden)
    with st.expander(f"Hidden events ({len(hidden):,})"):
        chosen = st.multiselect(
            "Hidden events",
            list(by_id),
            format_func=labels.__getitem__,
            label_visibility="collapsed",
            placeholder="Choose events to show again",
        )
        found = [timeline.corrected.correction(by_id[each], Kind.HIDDEN, False) for each in chosen]
        args = (timeline.id, found)
        st.button("Show again", disabled=not chosen, on_click=actions.correct, args=args)


def _rename(timeline: Timeline) -> None:
    with (
        st.expander("Call an actor or a place otherwise, wherever it is named"),
        st.form("rename", border=False),
    ):
        left, right, end = st.columns([8, 6, 3], vertical_alignment="bottom")
        names = {
            f"{called}: {single_line(name)}": (kind, name)
            for kind, called, found in (
                (Kind.ACTOR, "Actor", timeline.index.counts("actors")),
                (Kind.PLACE, "Place", timeline.places),
            )
            for name in found
        }
        old = left.selectbox("Name", list(names), index=None, placeholder="Choose")
        new = right.text_input("Is called", max_chars=200, help="The name of another one makes the two one.")
        if end.form_submit_button("Rename"):
            if old is None or not new.strip():
                notices.listed(["Choose a name, and say what it is called."])
            else:
                actions.correct(timeline.id, [renaming_of(*names[old], new)])
                st.rerun()


def _take_back(log: Sequence[Entry]) -> None:
    standing = {entry.number: entry for entry in reversed(counting(log))}
    if not standing:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(
            "Take one back",
            list(standing),
            index=None,
            format_func=lambda each: " ".join(
                [f"{each}.", change_words(standing[each].correction), about_words(standing[each].correction)]
            ),
            placeholder="Choose a correction",
        )
        st.button("Take it back", disabled=number is None, on_click=actions.undo, args=(number,))
