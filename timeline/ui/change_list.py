"""The list of changes to articles and to the timeline's names, with who made them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from timeline.safe_text import single_line
from timeline.store import ChangedField, LoggedChange
from timeline.timeline import Timeline
from timeline.ui.timeline_cache import timeline_cache
from timeline.words import long_moment

MAX_CHANGES = 500
"""Changes shown, the latest ones."""
NAMES: Mapping[ChangedField, str] = {
    ChangedField.TITLE: "Title",
    ChangedField.PUBLISHED: "Publication date",
    ChangedField.SOURCE: "Source",
    ChangedField.AUTHOR: "Author",
    ChangedField.URL: "Web address",
    ChangedField.ARCHIVE: "Archived copy",
    ChangedField.LANGUAGE: "Language",
    ChangedField.TIMELINE_NAME: "Name of the timeline",
    ChangedField.PICTURE_TITLE: "Headline of its picture",
}


def render_changes(timeline: Timeline) -> None:
    """Render the changes, the last one first; nothing if there are none."""
    changes = timeline_cache().store.changes(timeline.id)
    if not changes:
        return
    rows = [_row(timeline, each) for each in reversed(changes[-MAX_CHANGES:])]
    with st.expander(f"Changes to articles and names ({len(changes):,})"):
        st.dataframe(pd.DataFrame(rows), hide_index=True, column_config={"Change": {"width": 360}})


def _row(timeline: Timeline, change: LoggedChange) -> dict[str, str]:
    labels = timeline.article_labels
    article = "" if change.article is None else labels.get(change.article, change.article)
    return {
        "Change": single_line(change_words(change)),
        "Article": single_line(article),
        "Made": long_moment(change.made),
        "By": single_line(change.person),
    }


def change_words(change: LoggedChange) -> str:
    """Return a change in words: "Source: none → Reuters"."""
    if change.field is ChangedField.REMOVED:
        return "Removed" if change.new else "Restored"
    return f"{NAMES[change.field]}: {change.old or 'none'} → {change.new or 'none'}"
