"""The dialog "Add articles": forms, then the progress of the import, then the preview."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import streamlit as st

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.safe_text import escaped_html, single_line
from timeline.ui import actions, session
from timeline.ui.add_articles import input_forms
from timeline.ui.add_articles.import_job import ImportJob
from timeline.ui.add_articles.import_preview import render_preview
from timeline.ui.notices import render_error, render_faults
from timeline.ui.person import is_shared
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import EXAMPLE, timeline_cache

MAX_NAME_LENGTH = 200
"""Characters of the name of a timeline."""
POLL = 0.5
"""Seconds between two updates of the progress."""


def _close() -> None:
    if job := _import_job():
        job.stop()
    session.close_dialog()


@st.dialog("Add articles", width="large", dismissible=False)
def render_add_dialog() -> None:
    """Render the forms, the progress or the preview, depending on the state of the import.

    Only a button closes it: Escape, or a click beside it, would throw away a pasted text.
    """
    job = _import_job()
    new = _render_target()
    if job is None:
        _render_forms(new)
    elif job.running:
        _render_progress()
    else:
        render_preview(job, new)
    if st.button("Cancel", type="tertiary"):
        _close()
        st.rerun()


def _render_target() -> str | None:
    """Render into which timeline the articles go; return the name of a new one.

    The example is for looking: from there a new timeline is the default.
    """
    timelines = timeline_cache().timelines()
    names = {stored.name for stored in timelines}
    opened = next((each.name for each in timelines if each.id == session.timeline_id()), "")
    is_new = st.radio(
        "Add to",
        [False, True],
        index=int(opened == EXAMPLE),
        key=Key.INTO,
        format_func=lambda new: "A new timeline" if new else "The open timeline",
        horizontal=True,
    )
    if not is_new:
        # an option of a radio is Markdown, which a name must not be
        st.html(f"<div>It is <bdi>“{escaped_html(single_line(opened))}”</bdi>.</div>")
        return None
    free = next(name for name in _free_names() if name not in names)
    return st.text_input("Its name", free, key=Key.INTO_NAME, max_chars=MAX_NAME_LENGTH)


def _free_names() -> Iterator[str]:
    yield "My timeline"
    yield from (f"My timeline {number}" for number in count(2))


def _render_forms(new: str | None) -> None:
    forms: dict[str, Callable[[], None]] = {
        "Paste": lambda: _add_pasted(input_forms.render_paste_form(), new),
        "Upload": lambda: _start(input_forms.render_upload_form()),
        "Folder": lambda: _start(input_forms.render_folder_form()),
        "Web": lambda: _start(input_forms.render_url_form()),
    }
    if is_shared():
        del forms["Folder"]  # the files of this account are not the team's
    for tab, render in zip(st.tabs(list(forms)), forms.values(), strict=True):
        with tab:
            render()
    place = escaped_html(single_line(timeline_cache().store.location))
    st.html(f'<div class="tl-empty">Articles stay on this machine, in {place}.</div>')


def _add_pasted(result: Article | ReadingError | None, new: str | None) -> None:
    if isinstance(result, ReadingError):
        render_faults([str(result)])
    elif result is not None and actions.add_articles([result], new):
        session.close_dialog()
        st.rerun()
    else:
        render_error()


def _start(job: ImportJob | None) -> None:
    if job is not None:
        st.session_state[Key.IMPORT] = job
        st.session_state[Key.FORM_VERSION] += 1
        job.wait(actions.GRACE)
        st.rerun()


@st.fragment(run_every=POLL)
def _render_progress() -> None:
    job = _import_job()
    if job is None or not job.running:
        st.rerun()
        return
    st.html(f'<div class="tl-empty" role="status">Read so far: {len(job.articles):,} articles.</div>')
    st.button("Stop reading", on_click=job.stop)


def _import_job() -> ImportJob | None:
    job: ImportJob | None = st.session_state[Key.IMPORT]
    return job
