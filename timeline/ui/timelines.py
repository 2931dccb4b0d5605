"""The dialog of the timelines: open, make, name, back up, restore and delete them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from timeline.inert import escaped, plain
from timeline.store import Project
from timeline.ui import acts, notices, state
from timeline.ui.shelf import EXAMPLE, shelf
from timeline.ui.state import Key

LONGEST = 200
"""Characters of a name or a title."""


@st.dialog("Timelines", width="medium", on_dismiss=state.close_dialog)
def show(projects: Sequence[Project]) -> None:
    """Let a person choose among the timelines, and look after them."""
    by_id = {project.id: project for project in projects}
    opened = by_id[state.project()]
    notices.told()
    _choose(by_id, opened)
    making, naming, keeping = st.tabs(["New", "Name and title", "Backup and delete"])
    with making:
        _make()
    with naming:
        _name(opened)
    with keeping:
        _keep(opened)
    st.html(f'<div class="tl-empty">All timelines are kept in {escaped(plain(shelf().store.place))}.</div>')


def _choose(by_id: dict[int, Project], opened: Project) -> None:
    chosen = st.selectbox(
        "Open",
        list(by_id),
        index=list(by_id).index(opened.id),
        format_func=lambda each: f"{plain(by_id[each].name)} ({by_id[each].articles:,} articles)",
    )
    if chosen != opened.id:
        state.open_project(chosen)
        state.close_dialog()
        st.rerun()


def _make() -> None:
    with st.form("new timeline", border=False, clear_on_submit=True):
        name = st.text_input("Name of the new timeline", max_chars=LONGEST)
        if st.form_submit_button("Make it", type="primary"):
            acts.create(name)
            st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(f"Make the timeline “{EXAMPLE}” again", on_click=acts.restore_seeds)
        st.html('<div class="tl-empty">with the article that comes with Timeline</div>')


def _name(opened: Project) -> None:
    with st.form("name", border=False):
        name = st.text_input("Name", opened.name, max_chars=LONGEST)
        title = st.text_input(
            "Title of its picture",
            opened.title,
            max_chars=LONGEST,
            placeholder="made from the filter",
        )
        if st.form_submit_button("Save"):
            acts.rename(name, title)
            st.rerun()


def _keep(opened: Project) -> None:
    st.download_button(
        f"Save a backup of “{_label(opened.name)}”",
        lambda: _backup(opened.id),
        f"{_file_name(opened.name)}.timeline.zip",
        "application/zip",
        on_click="ignore",
        icon=":material/download:",
    )
    given = st.file_uploader("Restore a backup, as another timeline", key=Key.BACKUP, type=["zip"])
    if st.button("Restore it", disabled=given is None) and given is not None:
        _restore(given.getvalue())
    with st.form("delete", border=True):
        sure = st.checkbox(
            f"Delete this timeline with its {opened.articles:,} articles and all corrections, for good"
        )
        if st.form_submit_button("Delete it"):
            if sure:
                acts.delete(opened.id)
            st.rerun()


def _backup(project: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "backup.zip")
        shelf().store.back_up(project, path)
        return path.read_bytes()


def _restore(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "backup.zip")
        path.write_bytes(data)
        acts.restore(path)
    st.rerun()


def _label(name: str) -> str:
    """Return a name as a button can show it: its label is Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>()#+.!|~$:-])", r"\\\1", plain(name))


def _file_name(name: str) -> str:
    return "-".join(re.findall(r"\w+", plain(name).lower()))[:80] or "timeline"
