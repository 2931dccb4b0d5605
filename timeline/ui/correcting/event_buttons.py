"""The buttons below an event: correct it, mark it as checked, hide it, split a mention off."""

from __future__ import annotations

import streamlit as st

from timeline.corrections import Kind
from timeline.model import Event, Mention
from timeline.safe_text import escaped_html, single_line
from timeline.timeline import Timeline
from timeline.ui import actions, session
from timeline.ui.correction_text import change_words
from timeline.ui.session_keys import Dialog

UNLISTED = frozenset({Kind.CHECKED, Kind.HIDDEN, Kind.NOTE, Kind.PINNED, Kind.LOWERED, Kind.DISTINCT})
"""Kinds of corrections shown elsewhere: by a button, by absence, as a note, in the history alone."""


_WEIGHT_HELP = {
    Kind.PINNED: "A pinned event is listed and labelled before all others",
    Kind.LOWERED: "A lowered event is listed and labelled after all others",
}


def render_event_buttons(timeline: Timeline, event: Event) -> None:
    """Render the buttons to correct, check and hide an event."""
    checked = event.id in timeline.corrected.checked
    st.button(
        "Correct",
        icon=":material/edit:",
        type="tertiary",
        on_click=session.open_dialog,
        args=(Dialog.CORRECT_EVENT,),
    )
    st.button(
        "Checked" if checked else "Mark as checked",
        icon=":material/check_circle:" if checked else ":material/check:",
        type="tertiary",
        on_click=_set,
        args=(timeline, event, Kind.CHECKED, not checked),
    )
    st.button(
        "Hide",
        icon=":material/visibility_off:",
        type="tertiary",
        on_click=_set,
        args=(timeline, event, Kind.HIDDEN, True),
    )


def render_weight_buttons(timeline: Timeline, event: Event) -> None:
    """Render the buttons that pin an event above all others, or lower it below them."""
    for kind, marked, (on, off), icon in (
        (Kind.PINNED, timeline.corrected.pinned, ("Pin", "Unpin"), "keep"),
        (Kind.LOWERED, timeline.corrected.lowered, ("Lower", "No longer lower"), "arrow_downward"),
    ):
        st.button(
            off if event.id in marked else on,
            icon=f":material/{icon}:",
            type="tertiary",
            on_click=_set,
            args=(timeline, event, kind, event.id not in marked),
            help=_WEIGHT_HELP[kind],
        )


def render_split_button(timeline: Timeline, mention: Mention, label: str = "Not the same event") -> None:
    """Render the button that makes a mention an event of its own."""
    st.button(
        label,
        type="tertiary",
        icon=":material/call_split:",
        key=f"split {mention.id}",
        on_click=_split,
        args=(timeline, mention),
    )


def corrections_html(timeline: Timeline, event: Event) -> str:
    """Return an event's corrections and note as HTML; empty if there are none."""
    changes = [
        change_words(entry.correction)
        for entry in timeline.corrected.entries_of(event)
        if entry.correction.kind not in UNLISTED
    ]
    note = timeline.corrected.notes.get(event.id, "")
    lines = [*changes, *([f"Note: {single_line(note)}"] if note else [])]
    items = "".join(f"<li><bdi>{escaped_html(line)}</bdi></li>" for line in lines)
    return f'<ul class="tl-corrected">{items}</ul>' if items else ""


def _set(timeline: Timeline, event: Event, kind: Kind, new: bool) -> None:
    actions.save_corrections(timeline.id, [timeline.corrected.correction(event, kind, new)])


def _split(timeline: Timeline, mention: Mention) -> None:
    actions.save_corrections(timeline.id, [timeline.corrected.split_correction(mention)])
