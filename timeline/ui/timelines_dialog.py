"""The dialog "Timelines": open, create, rename, back up, restore and delete timelines."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from timeline.safe_text import escaped_html, single_line
from timeline.store import Store, StoredTimeline
from timeline.ui import actions, session
from timeline.ui.notices import render_error, render_faults
from timeline.ui.person import has_signed_in
from timeline.ui.session_keys import Dialog, Key
from timeline.ui.timeline_cache import EXAMPLE, timeline_cache
from timeline.words import counted, file_size_words

MAX_NAME_LENGTH = 200
"""Characters of a name or a picture title."""
MAX_BACKUP_MB = 1_000


@st.dialog("Timelines", width="medium", on_dismiss=session.close_dialog)
def render_timelines_dialog(timelines: Sequence[StoredTimeline]) -> None:
    """Render the choice of the timeline, and the forms to create and change one."""
    if session.dialog() != Dialog.TIMELINES:
        st.rerun()  # a button in this dialog has closed it
    by_id = {stored.id: stored for stored in timelines}
    opened = by_id[session.timeline_id()]
    render_error()
    _render_choice(by_id, opened)
    new, rename, backup = st.tabs(["New", "Name and title", "Backup and delete"])
    with new:
        _render_new_form()
    with rename:
        _render_name_form(opened)
    with backup:
        _render_backup(opened)
        _render_delete_form(opened)
    st.html(f'<div class="tl-empty">{escaped_html(_storage_words(timeline_cache().store))}</div>')
    if has_signed_in() and st.button("Sign out", icon=":material/logout:", type="tertiary"):
        st.logout()


def _storage_words(store: Store) -> str:
    """Return where the timelines and their automatic backups are, and how large the backups are."""
    words = f"All timelines are stored in {store.location}."
    if store.backups is None:
        return words
    copies = store.backups.copies()
    size = file_size_words(sum(copy.size for copy in copies))
    kept = f"Automatic backups: {len(copies)}, {size}, in {single_line(str(store.backups.folder))}."
    return f"{words} {kept if copies else 'There is no automatic backup yet.'} {store.backups.fault}"


def _render_choice(by_id: dict[int, StoredTimeline], opened: StoredTimeline) -> None:
    st.session_state[Key.TIMELINE_CHOICE] = opened.id
    st.selectbox(
        "Open",
        list(by_id),
        key=Key.TIMELINE_CHOICE,
        format_func=lambda key: f"{single_line(by_id[key].name)} ({counted(by_id[key].articles, 'article')})",
        on_change=_open,
    )


def _open() -> None:
    session.open_timeline(st.session_state[Key.TIMELINE_CHOICE])


def _render_new_form() -> None:
    with st.form("new timeline", border=False):
        st.text_input("Name of the new timeline", key=Key.NEW_NAME, max_chars=MAX_NAME_LENGTH)
        st.form_submit_button(
            "Create",
            type="primary",
            on_click=lambda: actions.create_timeline(st.session_state[Key.NEW_NAME]),
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(f"Create “{EXAMPLE}” again", on_click=actions.create_example)
        st.html('<div class="tl-empty">with the sample article of Timeline</div>')


def _render_name_form(opened: StoredTimeline) -> None:
    with st.form("name", border=False):
        name = st.text_input("Name", opened.name, max_chars=MAX_NAME_LENGTH)
        title = st.text_input(
            "Picture title", opened.title, max_chars=MAX_NAME_LENGTH, placeholder="made from the filter"
        )
        if st.form_submit_button("Save"):
            actions.rename_timeline(name, title)
            st.rerun()


def _render_backup(opened: StoredTimeline) -> None:
    st.download_button(
        "Save backup",
        lambda: _backup_bytes(opened.id),
        f"{_file_name(opened.name)}.timeline.zip",
        "application/zip",
        on_click="ignore",
        icon=":material/download:",
    )
    uploaded = st.file_uploader(
        "Restore a backup as a new timeline", key=Key.BACKUP, type=["zip"], max_upload_size=MAX_BACKUP_MB
    )
    st.button("Restore backup", disabled=uploaded is None, on_click=_restore_upload)


def _render_delete_form(opened: StoredTimeline) -> None:
    with st.form("delete", border=True):
        sure = st.checkbox(
            f"Permanently delete this timeline, its {counted(opened.articles, 'article')} "
            "and all corrections, also from the automatic backups",
            key=f"sure {opened.id}",
        )
        copies = _render_copies(opened)
        if not st.form_submit_button("Delete timeline"):
            return
        if not sure:
            render_faults(["Nothing was deleted. Tick the box first."])
            return
        if actions.delete_timeline(opened.id, copies):
            session.close_dialog()
        st.rerun()


def _render_copies(opened: StoredTimeline) -> bool:
    """Return True if the person wants all copies of the store deleted, too."""
    backups = timeline_cache().store.backups
    files = backups.all_copies() if backups is not None else []
    if not files:
        return False
    size = file_size_words(sum(file.stat().st_size for file in files if file.exists()))
    return st.checkbox(
        f"Delete all copies of the store, too ({counted(len(files), 'file')}, {size})",
        key=f"copies {opened.id}",
        help="The automatic backups, and damaged stores that a backup has replaced. They hold the other "
        "timelines, too. A damaged store, or a backup from before a restore, may still hold this timeline. "
        "Backups that you have saved elsewhere stay.",
    )


def _backup_bytes(timeline_id: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "backup.zip")
        timeline_cache().store.back_up(timeline_id, path)
        return path.read_bytes()


def _restore_upload() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "backup.zip")
        uploaded = st.session_state[Key.BACKUP]
        with path.open("wb") as stream:
            shutil.copyfileobj(uploaded, stream)
        actions.restore_backup(path, uploaded.name)


def _file_name(name: str) -> str:
    return "-".join(re.findall(r"\w+", single_line(name).lower()))[:80] or "timeline"
