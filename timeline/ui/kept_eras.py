"""The named periods of the open timeline: typed in "Save or share", kept as a correction."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from timeline.corrections.correction import eras_correction
from timeline.selection import Era
from timeline.ui import actions, picture_options, session
from timeline.ui.session_keys import Key


def follow_eras(eras: Sequence[Era]) -> None:
    """Show the eras of the timeline in the field, as soon as they are others than before.

    Those of a link, and typed ones that are not stored yet, stay.
    """
    state, stored = st.session_state, tuple(map(str, eras))
    known = state[Key.KNOWN_ERAS]
    if stored == known:
        return
    own = [line for line in state[Key.ERAS].splitlines() if line.strip() not in known]
    state[Key.ERAS] = "\n".join(dict.fromkeys([*stored, *own]))
    state[Key.KNOWN_ERAS] = stored


def keep_eras() -> None:
    """Store the typed eras with the timeline; wrong ones stay in the field.

    It is done once, as the dialog closes: the page hears of each pause in the typing. Until then
    ``kept_words`` keeps the typed lines.
    """
    state = st.session_state
    if picture_options.fault_of_eras():
        return
    known, typed = state[Key.KNOWN_ERAS], tuple(map(str, picture_options.options().eras))
    if state[Key.ERAS_TYPED] and typed != known:
        actions.save_corrections(session.timeline_id(), [eras_correction(known, typed)])
    state[Key.ERAS_TYPED] = False
