"""The dialog of the timelines: open, make, name, back up, restore and delete them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from timeline.safe_text import escaped_html, single_line
from timeline.store import Project
from timeline.ui import actions, notices, session
from timeline.ui.session_keys import Dialog, Key
from timeline.ui.timeline_cache import EXAMPLE, timeline_cache
from timeline.words import counted

LONGEST = 200
"""Characters of a name or a title."""


@st.dialog("Timelines", width="medium", on_dismiss=session.close_dialog)
def show(projects: Sequence[Project]) -> None:
    """Let a person choose among the timelines, and look after them."""
    if session.dialog() != Dialog.TIMELINES:
        st.rerun()  # what was pressed here closed it
    by_id = {project.id: project for project in projects}
    opened = by_id[session.project()]
    notices.told()
    _choose(by_id, opened)
    making, naming, keeping = st.tabs(["New", "Name and title", "Backup and delete"])
    with making:
        _make()
    with naming:
        _name(opened)
    with keeping:
        _keep(opened)
    place = escaped_html(single_line(timeline_cache().store.place))
    st.html(f'<div class="tl-empty">All timelines are kept in {place}.</div>')


def _choose(by_id: dict[int, Project], opened: Project) -> None:
    st.session_state[Key.OPENING] = opened.id
    st.selectbox(
        "Open",
        list(by_id),
        key=Key.OPENING,
        format_func=lambda each: f"{single_line(by_id[each].name)} ({_articles(by_id[each])})",
        on_change=_open,
    )


def _open() -> None:
    session.open_project(st.session_state[Key.OPENING])
    session.close_dialog()


def _make() -> None:
    with st.form("new timeline", border=False):
        st.text_input("Name of the new timeline", key=Key.NEW_NAME, max_chars=LONGEST)
        st.form_submit_button(
            "Make it", type="primary", on_click=lambda: actions.create(st.session_state[Key.NEW_NAME])
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(f"Make the timeline “{EXAMPLE}” again", on_click=actions.restore_seeds)
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
            actions.rename(name, title)
            st.rerun()


def _keep(opened: Project) -> None:
    st.download_button(
        "Save a backup",
        lambda: _backup(opened.id),
        f"{_file_name(opened.name)}.timeline.zip",
        "application/zip",
        on_click="ignore",
        icon=":material/download:",
    )
    given = st.file_uploader("Restore a backup, as another timeline", key=Key.BACKUP, type=["zip"])
    st.button("Restore it", disabled=given is None, on_click=_restore)
    with st.form("delete", border=True):
        sure = st.checkbox(
            f"Delete this timeline with its {_articles(opened)} and all corrections, for good",
            key=f"sure {opened.id}",
        )
        if st.form_submit_button("Delete it"):
            if not sure:
                notices.listed(["Nothing was deleted: tick the box first, if you are sure."])
            else:
                if actions.delete(opened.id):
                    session.close_dialog()
                st.rerun()


def _backup(project: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "backup.zip")
        timeline_cache().store.back_up(project, path)
        return path.read_bytes()


def _restore() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "backup.zip")
        path.write_bytes(st.session_state[Key.BACKUP].getvalue())
        actions.restore(path)


def _articles(project: Project) -> str:
    return counted(project.articles, "article")


def _file_name(name: str) -> str:
    return "-".join(re.findall(r"\w+", single_line(name).lower()))[:80] or "timeline"
