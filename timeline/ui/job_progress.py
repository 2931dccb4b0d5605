"""The progress and report of a timeline's job; also reruns the page after changes by other programs."""

from __future__ import annotations

import logging

import streamlit as st

from timeline.errors import StoreError
from timeline.safe_text import escaped_html
from timeline.store import IngestStatus
from timeline.timeline import Timeline
from timeline.ui import actions, session
from timeline.ui.extraction_job import ExtractionJob
from timeline.ui.notices import render_faults
from timeline.ui.timeline_cache import timeline_cache
from timeline.words import counted

LOG = logging.getLogger(__name__)
POLL_JOB, POLL_STORE = 1, 5
"""Seconds between two checks: during a job, and for changes by other programs."""
MIN_RATIO, MIN_ARTICLES = 1.5, 16
"""The page reruns after this many more articles, as a ratio and as a number."""
OUTCOMES = {
    IngestStatus.NEW: "new",
    IngestStatus.CHANGED: "updated",
    IngestStatus.KNOWN: "already in this timeline",
}


def render_progress(timeline: Timeline, *, waits: bool = False) -> None:
    """Render the progress of the job, and rerun the page as it gets on, unless it ``waits`` for its sheet."""
    stored = timeline.snapshot.timeline
    job = timeline_cache().job(stored.id)
    done = job.done if job is not None and job.running else None
    interval = POLL_STORE if done is None and timeline.is_merged else POLL_JOB
    st.fragment(_poll, run_every=interval)(stored.id, stored.revision, done, timeline.is_merged, waits)


def _poll(timeline_id: int, revision: int, done: int | None, is_merged: bool, waits: bool) -> None:
    """Check the jobs; ``done`` is the progress of reading at the last run of the page, ``None`` without it.

    ``is_merged`` is False if the page shows a timeline whose statements are being compared. The page does not
    rerun while a dialog is open or it ``waits``, so nothing changes under a person's typing.
    """
    job = timeline_cache().job(timeline_id)
    if job is not None and job.running:
        _render_bar(job)
        changed = done is None or job.done >= max(MIN_RATIO * done, done + MIN_ARTICLES)
    else:
        share = timeline_cache().merging_share(timeline_id)
        changed = done is not None or _stored_revision(timeline_id) not in (revision, None)
        changed = changed or (not is_merged and share is None)
        if share is not None:
            st.progress(share, f"Looking for events told by several articles ({share:.0%})", width="stretch")
    if changed and session.dialog() is None and not waits:
        st.rerun()
    if job is not None and not job.running:
        _render_report(job)


def _render_bar(job: ExtractionJob) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        share = min(job.done / job.total, 1.0) if job.total else 0.0
        st.progress(share, progress_text(job), width="stretch")
        if job.stopping:
            st.html('<div class="tl-empty">Stopping …</div>')
        else:
            st.button("Stop", on_click=job.stop)


def progress_text(job: ExtractionJob) -> str:
    """Return the text on the progress bar."""
    if not job.total:
        return f"Storing {counted(job.storing, 'article')}"
    position = f"Reading article {min(job.done + 1, job.total):,} of {job.total:,}"
    if not job.done:
        return position
    return f"{position} ({job.rate:.1f} per second, {_duration((job.total - job.done) / job.rate)} left)"


def _render_report(job: ExtractionJob) -> None:
    """Report the outcome until it is dismissed; a single new article without problems needs no report."""
    parts = [f"{job.counts[status]:,} {name}" for status, name in OUTCOMES.items() if job.counts[status]]
    if not _needs_report(job, parts):
        return
    with st.container(horizontal=True, vertical_alignment="top"):
        with st.container():
            if parts:
                outcome = escaped_html(f"Articles: {', '.join(parts)}.")
                st.html(f'<div class="tl-notice" role="status">{outcome}</div>')
            if job.faults:
                render_faults(job.faults)
        st.button("Close", type="tertiary", on_click=actions.dismiss_job, args=(job,))


def _needs_report(job: ExtractionJob, parts: list[str]) -> bool:
    stored = job.counts.total()
    if job.faults or stored > 1:
        return True
    all_new_and_read = stored == job.counts[IngestStatus.NEW] and job.done == job.total
    return bool(parts) and not all_new_and_read


def _stored_revision(timeline_id: int) -> int | None:
    try:
        return timeline_cache().store.timeline(timeline_id).revision
    except StoreError:
        LOG.debug("cannot read the revision of timeline %s", timeline_id, exc_info=True)
        return None


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
