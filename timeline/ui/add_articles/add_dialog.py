"""The dialog in which articles are given, looked at, and added."""

from __future__ import annotations

import streamlit as st

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.safe_text import escaped_html, single_line
from timeline.ui import actions, session
from timeline.ui.actions import SOON
from timeline.ui.add_articles import import_preview, input_forms
from timeline.ui.add_articles.import_job import ImportJob
from timeline.ui.notices import listed, told
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import timeline_cache

AGAIN = 0.5
"""Seconds after which is looked again how far the reading is."""


def close() -> None:
    """Go back to the timeline; what was read and not added is left out."""
    if gathered := _gathered():
        gathered.stop()
    st.session_state[Key.GATHERED] = None
    session.close_dialog()


@st.dialog("Add articles", width="large", on_dismiss=close)
def show() -> None:
    """Let a person give articles, and look at what was read of them before they are added."""
    gathered = _gathered()
    if gathered is None:
        _ways_in()
    elif gathered.running:
        _reading()
    else:
        import_preview.show(gathered)


def _ways_in() -> None:
    pasting, uploading, from_folder, from_address = st.tabs(["Paste", "Upload", "Folder", "Address"])
    with pasting:
        _add_pasted(input_forms.paste())
    with uploading:
        _gather(input_forms.upload())
    with from_folder:
        _gather(input_forms.folder())
    with from_address:
        _gather(input_forms.addresses())
    place = escaped_html(single_line(timeline_cache().store.place))
    st.html(f'<div class="tl-empty">Articles stay on this machine, in {place}.</div>')


def _add_pasted(found: Article | ReadingError | None) -> None:
    if isinstance(found, ReadingError):
        listed([str(found)])
    elif found is not None and actions.add([found]):
        session.close_dialog()
        st.rerun()
    else:
        told()


def _gather(gathering: ImportJob | None) -> None:
    if gathering is not None:
        st.session_state[Key.GATHERED] = gathering
        gathering.wait(SOON)
        st.rerun()


@st.fragment(run_every=AGAIN)
def _reading() -> None:
    gathered = _gathered()
    if gathered is None or not gathered.running:
        st.rerun()
        return
    st.html(f'<div class="tl-empty" role="status">Read so far: {len(gathered.articles):,} articles.</div>')
    st.button("Stop here", on_click=gathered.stop)


def _gathered() -> ImportJob | None:
    gathered: ImportJob | None = st.session_state[Key.GATHERED]
    return gathered
