"""The articles of a timeline: what is known of each, and taking some out or back in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from timeline.model import Article
from timeline.safe_text import single_line
from timeline.timeline import Timeline
from timeline.ui import actions, date_field, session
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import timeline_cache
from timeline.words import distinct_labels, long_day


def show(timeline: Timeline) -> None:
    """Show the articles, those included that the extraction failed on, and those that were taken out."""
    held = list(timeline.snapshot.articles.values())
    if held:
        _held(timeline, held)
    else:
        st.html('<div class="tl-empty">No article yet.</div>')
    removed = timeline_cache().store.removed(session.project())
    if removed:
        _removed(removed)


def _held(timeline: Timeline, held: Sequence[Article]) -> None:
    chosen = st.dataframe(
        _table(timeline, held),
        hide_index=True,
        key=f"{Key.HELD} {hash(tuple(article.id for article in held))}",
        on_select="rerun",
        selection_mode="multi-row",
        column_config={"Title": {"width": 300}, "Source": {"width": 140}, "Dated statements": {"width": 90}},
    )
    ids = [held[row].id for row in chosen.selection.rows if row < len(held)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button("Take out the selected articles", disabled=not ids, on_click=actions.remove, args=(ids,))
        typed = st.text_input(
            "Published on, for the selected",
            placeholder=date_field.PLACEHOLDER,
            max_chars=date_field.LONGEST,
            width=240,
        )
        st.button(
            "Set the date", disabled=not (ids and typed), on_click=actions.publish_all, args=(ids, typed)
        )


def _table(timeline: Timeline, held: Sequence[Article]) -> pd.DataFrame:
    faults, read = timeline.failed, timeline.extractions
    return pd.DataFrame(
        {
            "Title": [single_line(article.title or article.id) for article in held],
            "Source": [single_line(article.source or "") for article in held],
            "Published": [long_day(article.published) if article.published else "" for article in held],
            "Date found in": [single_line(article.published_from or "") for article in held],
            "Dated statements": [len(timeline.mentions_by_article.get(article.id, ())) for article in held],
            "State": [
                "failed" if each.id in faults else "read" if each.id in read else "waits to be read"
                for each in held
            ],
            "Address": [single_line(article.url or "") for article in held],
        }
    )


def _removed(removed: Mapping[str, Article]) -> None:
    labels = distinct_labels({each: single_line(article.title or each) for each, article in removed.items()})
    with st.expander(f"Taken out ({len(removed):,})"):
        chosen = st.multiselect(
            "Articles",
            list(removed),
            format_func=labels.__getitem__,
            label_visibility="collapsed",
            placeholder="Choose articles to bring back",
        )
        st.button("Bring back", disabled=not chosen, on_click=actions.bring_back, args=(chosen,))
