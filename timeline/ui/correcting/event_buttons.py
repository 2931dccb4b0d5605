"""What can be done with the event that is shown: correct it, confirm it, hide it; and what was done."""

from __future__ import annotations

import streamlit as st

from timeline.model import Event, Mention
from timeline.safe_text import escaped_html, single_line
from timeline.store import Kind
from timeline.timeline import Timeline
from timeline.ui import actions, session
from timeline.ui.correction_text import change_words
from timeline.ui.session_keys import Dialog

QUIET = frozenset({Kind.CHECKED, Kind.HIDDEN, Kind.NOTE})
"""Kinds of corrections that are shown by other means than as a line of what was corrected."""


def show(timeline: Timeline, event: Event) -> None:
    """Show the buttons to correct an event, to confirm it and to hide it."""
    checked = event.id in timeline.corrected.checked
    st.button(
        "Correct",
        icon=":material/edit:",
        type="tertiary",
        on_click=session.open_dialog,
        args=(Dialog.CORRECTING,),
    )
    for label, icon, kind, new in (
        (
            "Checked" if checked else "Mark as checked",
            "check_circle" if checked else "check",
            Kind.CHECKED,
            not checked,
        ),
        ("Hide", "visibility_off", Kind.HIDDEN, True),
    ):
        st.button(
            label,
            icon=f":material/{icon}:",
            type="tertiary",
            on_click=_set,
            args=(timeline, event, kind, new),
        )


def split(timeline: Timeline, mention: Mention) -> None:
    """Offer to make a mention an event of its own."""
    st.button(
        "Not the same event",
        type="tertiary",
        icon=":material/call_split:",
        key=f"split {mention.id}",
        on_click=_split,
        args=(timeline, mention),
    )


def corrected(timeline: Timeline, event: Event) -> str:
    """Return what a person said of an event, as HTML; empty where nobody said anything."""
    changes = [
        change_words(entry.correction)
        for entry in timeline.corrected.made(event)
        if entry.correction.kind not in QUIET
    ]
    note = timeline.corrected.notes.get(event.id, "")
    lines = [*changes, *([f"Note: {single_line(note)}"] if note else [])]
    told = "".join(f"<li><bdi>{escaped_html(line)}</bdi></li>" for line in lines)
    return f'<ul class="tl-corrected">{told}</ul>' if told else ""


def _set(timeline: Timeline, event: Event, kind: Kind, new: bool) -> None:
    actions.correct(timeline.id, [timeline.corrected.correction(event, kind, new)])


def _split(timeline: Timeline, mention: Mention) -> None:
    actions.correct(timeline.id, [timeline.corrected.splitting(mention)])
