"""How far the work on a timeline is, what it came to, and what others wrote to it meanwhile."""

from __future__ import annotations

import streamlit as st

from timeline.errors import StoreError
from timeline.safe_text import escaped_html
from timeline.store import Became
from timeline.timeline import Timeline
from timeline.ui import actions, session
from timeline.ui.extraction_job import ExtractionJob
from timeline.ui.notices import listed
from timeline.ui.timeline_cache import timeline_cache
from timeline.words import counted

WORKING, WATCHING = 1, 5
"""Seconds between two looks: while there is work, and at what others may have written."""
GROWTH, LEAST = 1.5, 16
"""How much further the work is, as a ratio and in articles, when the page shows what there is by then."""
SAID = {
    Became.NEW: "new",
    Became.CHANGED: "in a newer version",
    Became.KNOWN: "there already",
}


def show(timeline: Timeline) -> None:
    """Show the work, and make the page anew when there is more to see."""
    project = timeline.snapshot.project
    work = timeline_cache().work(project.id)
    done = work.done if work is not None and work.running else None
    every = WATCHING if done is None else WORKING
    st.fragment(_watch, run_every=every)(project.id, project.revision, done)


def _watch(project: int, revision: int, done: int | None) -> None:
    """Look how far the work is; ``done`` is how far it was when the page was made, ``None`` without work.

    Nothing changes under a dialog in which a person is writing.
    """
    work = timeline_cache().work(project)
    if work is not None and work.running:
        _bar(work)
        changed = done is None or work.done >= max(GROWTH * done, done + LEAST)
    else:
        changed = done is not None or _revision(project) not in (revision, None)
    if changed and session.dialog() is None:
        st.rerun()
    if work is not None and not work.running:
        _report(work)


def _bar(work: ExtractionJob) -> None:
    if not work.total:
        said = f"Storing {counted(work.storing, 'article')}"
    else:
        left = (work.total - work.done) / work.rate if work.done else None
        rate = f", {work.rate:.1f} a second, {_time(left)} left" if left is not None else ""
        said = f"Reading article {min(work.done + 1, work.total):,} of {work.total:,}{rate}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(min(work.done / work.total, 1.0) if work.total else 0.0, said, width="stretch")
        if work.stopping:
            st.html('<div class="tl-empty">Stopping after these articles …</div>')
        else:
            st.button("Stop", on_click=work.stop)


def _report(work: ExtractionJob) -> None:
    """Say what became of the articles, until it is taken note of; one that came as it should needs none."""
    parts = [f"{work.counts[became]:,} {said}" for became, said in SAID.items() if work.counts[became]]
    plainly = work.counts.total() == work.counts[Became.NEW] and work.done == work.total
    if not work.faults and (plainly or not parts) and work.counts.total() < 2:
        return
    with st.container(horizontal=True, vertical_alignment="top"):
        with st.container():
            if parts:
                st.html(f'<div class="tl-notice" role="status">{escaped_html(", ".join(parts))}.</div>')
            if work.faults:
                listed(work.faults)
        st.button("Close", type="tertiary", on_click=actions.note_work, args=(work,))


def _revision(project: int) -> int | None:
    try:
        return timeline_cache().store.project(project).revision
    except StoreError:
        return None


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
