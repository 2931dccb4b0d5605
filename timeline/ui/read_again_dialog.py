"""The dialog "Read again": what another version of the program would change, before it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

import streamlit as st

from timeline.model import Mention
from timeline.safe_text import escaped_html, single_line
from timeline.store.rereading import Change, ChangeKind
from timeline.timeline import Timeline
from timeline.ui import actions, session
from timeline.ui.notices import render_error
from timeline.ui.timeline_cache import timeline_cache
from timeline.words import calendar_date_words, counted, joined

MAX_ARTICLES = 60
"""Articles compared at once; a person waits for it."""
MAX_CHANGES = 200
"""Changes listed; the others are counted."""
_FUTURE = {
    ChangeKind.ADDED: "would be added",
    ChangeKind.GONE: "would go",
    ChangeKind.DATE: "would get another date",
    ChangeKind.TITLE: "would get another title",
}


@st.dialog("Read again", width="large", on_dismiss=session.close_dialog)
def render_read_again_dialog(timeline: Timeline) -> None:
    """Render the changes, and the button that makes them."""
    render_error()
    outdated = timeline.snapshot.read_by_others
    versions = joined(sorted({single_line(version) for version in outdated.values()})[:3])
    with st.spinner("Reading for comparison …"):
        compared = list(islice(timeline_cache().store.compare_outdated(timeline.id), MAX_ARTICLES))
    changes = [change for _, changed in compared for change in changed]
    head = f"{counted(len(outdated), 'article')} read by {versions}. {summary(changes, len(compared))}"
    if len(compared) < len(outdated):
        head += f" The first {len(compared)} articles were compared."
    st.html(f'<div class="tl-empty">{escaped_html(head)}</div>')
    lines = "".join(
        f"<li><bdi>{escaped_html(change_words(each))}</bdi></li>" for each in changes[:MAX_CHANGES]
    )
    st.html(f'<ul class="tl-text">{lines}</ul>')
    if len(changes) > MAX_CHANGES:
        more = counted(len(changes) - MAX_CHANGES, "further change")
        st.html(f'<div class="tl-empty">and {more}.</div>')
    st.html('<div class="tl-empty">Corrections are kept. Without reading again, nothing changes.</div>')
    st.button("Read again", type="primary", on_click=actions.read_again)


def summary(changes: Sequence[Change], articles: int) -> str:
    """Return the counts of the changes in a sentence."""
    if not changes:
        return f"Nothing would change in {counted(articles, 'article')}."
    counts = Counter(change.kind for change in changes)
    parts = [f"{counts[kind]:,} {words}" for kind, words in _FUTURE.items() if counts[kind]]
    return f"Of their dated statements, {joined(parts)}."


def change_words(change: Change) -> str:
    """Return a change on one line: the statement, or both forms of it."""
    forms = [_words(each) for each in (change.before, change.after) if each is not None]
    return f"{change.kind}: {' → '.join(forms)}"


def _words(mention: Mention) -> str:
    return single_line(f"{calendar_date_words(mention.date)}: {mention.title}")
