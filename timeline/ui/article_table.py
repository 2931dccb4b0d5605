"""The tab "Articles": a table of the articles, with buttons to remove, restore and correct them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from timeline.model import Article
from timeline.safe_text import single_line
from timeline.timeline import Timeline
from timeline.ui import actions, session
from timeline.ui.article_form import render_article_form
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import timeline_cache
from timeline.words import distinct_labels, long_day


def render_articles(timeline: Timeline) -> None:
    """Render the articles, failed ones included, and the removed articles."""
    articles = list(timeline.snapshot.articles.values())
    if articles:
        _render_table(timeline, articles)
    else:
        st.html('<div class="tl-empty">No articles yet.</div>')
    removed = timeline_cache().store.removed_articles(session.timeline_id())
    if removed:
        _render_removed(removed)


def _render_table(timeline: Timeline, articles: Sequence[Article]) -> None:
    table = st.dataframe(
        pd.DataFrame([_row(timeline, article) for article in articles]),
        hide_index=True,
        key=f"{Key.ARTICLE_TABLE} {hash(tuple(article.id for article in articles))}",
        on_select="rerun",
        selection_mode="multi-row",
        column_config={"Title": {"width": 300}, "Source": {"width": 140}, "Mentions": {"width": 90}},
    )
    chosen = [articles[row] for row in table.selection.rows if row < len(articles)]
    ids = [article.id for article in chosen]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button("Remove selected articles", disabled=not ids, on_click=actions.remove_articles, args=(ids,))
        if failed := [article for article in articles if article.id in timeline.failed]:
            st.button(
                "Try the failed again",
                icon=":material/refresh:",
                on_click=actions.add_articles,
                args=(failed,),
                help=f"{len(failed):,} could not be read",
            )
    render_article_form(chosen)


def _row(timeline: Timeline, article: Article) -> dict[str, Any]:
    return {
        "Title": single_line(article.title or article.id),
        "Source": single_line(article.source or ""),
        "Published": long_day(article.published) if article.published else "",
        "Date found in": single_line(article.published_from or ""),
        "Mentions": len(timeline.mentions_by_article.get(article.id, ())),
        "Status": _status(timeline, article),
        "Web address": single_line(article.url or ""),
    }


def _status(timeline: Timeline, article: Article) -> str:
    if article.id in timeline.failed:
        return "failed"
    return "read" if article.id in timeline.extractions else "waiting"


def _render_removed(removed: Mapping[str, Article]) -> None:
    labels = distinct_labels({key: single_line(article.title or key) for key, article in removed.items()})
    with st.expander(f"Removed articles ({len(removed):,})"):
        chosen = st.multiselect(
            "Removed articles",
            list(removed),
            format_func=labels.__getitem__,
            label_visibility="collapsed",
            placeholder="Choose articles to restore",
        )
        st.button("Restore", disabled=not chosen, on_click=actions.restore_articles, args=(chosen,))
