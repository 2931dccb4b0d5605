"""A store that is damaged: its automatic backups, each with a button that puts it in the store's place."""

from __future__ import annotations

import streamlit as st

from timeline.errors import TimelineError
from timeline.safe_text import escaped_html
from timeline.store.automatic_backups import Copy
from timeline.store.recovery import replaced_words
from timeline.ui import timeline_cache
from timeline.words import counted, file_size_words, long_moment


def render_recovery() -> None:
    """Render the choice of a backup; after a choice, what was restored."""
    copies = timeline_cache.automatic_backups().copies()
    if not copies:
        st.html('<div class="tl-empty">There is no automatic backup of this store.</div>')
        return
    hint = "A backup can take its place. The damaged file is kept under another name."
    st.html(f'<div class="tl-empty">{hint}</div>')
    for copy in copies:
        moment = long_moment(copy.made)
        label = f"Restore the backup of {moment} ({file_size_words(copy.size)})"
        if st.button(label, key=f"recover {copy.path.name}"):
            _restore(copy)


def _restore(copy: Copy) -> None:
    lost: list[str] = []
    try:
        restored, kept = timeline_cache.replace_damaged_store(copy.path, lost.append)
    except TimelineError as error:
        st.html(f'<div class="tl-notice" role="alert">{escaped_html(str(error))}</div>')
        return
    words = f"{counted(len(restored), 'timeline')} restored. {replaced_words(kept)}"
    st.html(f'<div class="tl-notice" role="status">{escaped_html(words)}</div>')
    if lost:
        lines = "".join(f"<li>{escaped_html(each)}</li>" for each in lost)
        st.html(f'<ul class="tl-notice" role="alert">{lines}</ul>')
    st.button("Open the timelines", type="primary")
