"""What can be done with the event that is shown: correct it, confirm it, hide it; and what was done."""

from __future__ import annotations

import streamlit as st

from timeline.inert import escaped, plain
from timeline.model import Event, Mention
from timeline.store import Kind
from timeline.ui import acts, state
from timeline.ui.corpus import Corpus
from timeline.ui.corrections import change_words
from timeline.ui.state import Dialog

QUIET = frozenset({Kind.CHECKED, Kind.HIDDEN, Kind.NOTE})
"""Kinds of corrections that are shown by other means than as a line of what was corrected."""


def show(corpus: Corpus, event: Event) -> None:
    """Show what was corrected of an event, and the buttons to correct it."""
    if said := corrected(corpus, event):
        st.html(said)
    checked = event.id in corpus.shown.checked
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Correct", icon=":material/edit:", on_click=state.open_dialog, args=(Dialog.CORRECTING,))
        st.button(
            "Checked" if checked else "Mark as checked",
            icon=":material/check_circle:" if checked else ":material/check:",
            type="primary" if checked else "secondary",
            on_click=_set,
            args=(corpus, event, Kind.CHECKED, not checked),
        )
        st.button(
            "Hide",
            icon=":material/visibility_off:",
            type="tertiary",
            on_click=_set,
            args=(corpus, event, Kind.HIDDEN, True),
        )


def split(corpus: Corpus, mention: Mention) -> None:
    """Offer to make a mention an event of its own."""
    st.button(
        "Not the same event",
        type="tertiary",
        icon=":material/call_split:",
        key=f"split {mention.id}",
        on_click=_split,
        args=(corpus, mention),
    )


def corrected(corpus: Corpus, event: Event) -> str:
    """Return what a person said of an event, as HTML; empty where nobody said anything."""
    changes = [
        change_words(entry.correction)
        for entry in corpus.shown.made(event)
        if entry.correction.kind not in QUIET
    ]
    note = corpus.shown.notes.get(event.id, "")
    lines = [*changes, *([f"Note: {plain(note)}"] if note else [])]
    told = "".join(f"<li><bdi>{escaped(line)}</bdi></li>" for line in lines)
    return f'<ul class="tl-corrected">{told}</ul>' if told else ""


def _set(corpus: Corpus, event: Event, kind: Kind, new: bool) -> None:
    acts.correct([corpus.shown.correction(event, kind, new)])


def _split(corpus: Corpus, mention: Mention) -> None:
    acts.correct([corpus.shown.splitting(mention)])
