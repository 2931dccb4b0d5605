"""The preview of an import: edit titles, sources and dates before the articles are added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from timeline.errors import ReadingError
from timeline.model import BY_HAND, Article
from timeline.reading import ARTICLE_FIELDS
from timeline.safe_text import single_line
from timeline.ui import actions, date_field, session
from timeline.ui.add_articles.import_job import ImportJob
from timeline.ui.notices import render_faults
from timeline.ui.session_keys import Key
from timeline.words import counted, shortened

MAX_ROWS = 500
"""Articles in the preview; further ones are added unchanged."""
FIELD_NAMES = {
    "text": "Text",
    "title": "Title",
    "published": "Published",
    "source": "Source",
    "url": "Web address",
}
MAPPED_FIELDS = tuple(field for field in ARTICLE_FIELDS if field in FIELD_NAMES)
READ_ONLY = ("Date found in", "Id", "First words", "Words")


def render_preview(job: ImportJob, new: str | None) -> None:
    """Render the articles of an import, and the button to add them; ``new`` names a new timeline for them."""
    articles = job.articles
    if job.faults:
        render_faults(job.faults)
    if job.unmapped:
        _render_column_form(job)
    if not articles:
        st.html('<div class="tl-empty">No articles were read.</div>')
        st.button("Back", on_click=_go_back)
        return
    undated = sum(article.published is None for article in articles)
    st.html(f'<div class="tl-empty" role="status">{_summary(len(articles), undated)}</div>')
    edited = _render_table(articles[:MAX_ROWS])
    day = ""
    if undated:
        day = st.text_input(
            f"Publication date for {counted(undated, 'undated article')}",
            placeholder=date_field.PLACEHOLDER,
            max_chars=date_field.MAX_LENGTH,
            width=320,
        )
    with st.container(horizontal=True):
        pressed = st.button(f"Add {counted(len(articles), 'article')}", type="primary")
        st.button("Back", on_click=_go_back)
    if pressed:
        _add(job, [*edited, *articles[MAX_ROWS:]], day, new)


def _summary(count: int, undated: int) -> str:
    dates = f", {undated:,} without a publication date" if undated else ""
    more = f" The first {MAX_ROWS:,} are shown." if count > MAX_ROWS else ""
    return f"{counted(count, 'article')} read{dates}.{more}"


def _render_table(articles: Sequence[Article]) -> list[Article | ReadingError]:
    """Render the table; return each article as edited, or the error in its row."""
    table = pd.DataFrame([_row(article) for article in articles])
    edited = st.data_editor(
        table,
        hide_index=True,
        key=Key.PREVIEW,
        disabled=READ_ONLY,
        height=min(38 + 36 * len(table), 330),
        column_config={"Title": {"width": 260}, "First words": {"width": 240}},
    )
    changed = zip(articles, table.itertuples(), edited.itertuples(), strict=True)
    return [_edited(article, before, after) for article, before, after in changed]


def _row(article: Article) -> dict[str, Any]:
    return {
        "Title": single_line(article.title or ""),
        "Source": single_line(article.source or ""),
        "Published": article.published.isoformat() if article.published else "",
        "Date found in": article.published_from or "",
        "Id": single_line(article.id),
        "First words": shortened(article.text[:400], 120),
        "Words": len(article.text.split()),
    }


def _edited(article: Article, before: Any, after: Any) -> Article | ReadingError:
    """Return the article with the changed cells of its row."""
    changes: dict[str, Any] = {}
    for field in ("Title", "Source"):
        text = _cell_text(getattr(after, field))
        if text != getattr(before, field):
            changes[field.lower()] = text or None
    typed = _cell_text(after.Published)
    if typed != before.Published:
        try:
            changes["published"] = date_field.parse_publication_day(typed)
        except ReadingError as error:
            return ReadingError(f"{single_line(article.title or article.id)}: {error}")
        changes["published_from"] = BY_HAND if changes["published"] else None
    return replace(article, **changes)


def _cell_text(cell: object) -> str:
    """Return the text of a cell; pandas stores NaN in an emptied one."""
    return cell.strip() if isinstance(cell, str) else ""


def _add(job: ImportJob, results: Sequence[Article | ReadingError], typed: str, new: str | None) -> None:
    faults = [str(result) for result in results if isinstance(result, ReadingError)]
    articles = [result for result in results if isinstance(result, Article)]
    try:
        day = date_field.parse_publication_day(typed)
    except ReadingError as error:
        faults.append(str(error))
    if faults:
        render_faults(faults)
        return
    if day is not None:
        articles = [
            article if article.published else replace(article, published=day, published_from=BY_HAND)
            for article in articles
        ]
    if actions.add_articles(articles, new):
        session.close_dialog()
        session.report(job.faults)
    st.rerun()


def _render_column_form(job: ImportJob) -> None:
    """Ask for the column of each field."""
    with st.form("columns", border=True):
        st.html(
            '<div class="tl-empty">Choose the column for each field. The files are then read again.</div>'
        )
        chosen = {}
        for place, field in zip(st.columns(len(MAPPED_FIELDS)), MAPPED_FIELDS, strict=True):
            chosen[field] = place.selectbox(
                FIELD_NAMES[field], job.unmapped, index=None, format_func=single_line, placeholder="none"
            )
        pressed = st.form_submit_button("Read again")
    if pressed and chosen["text"]:
        again = job.with_columns({field: column for field, column in chosen.items() if column})
        st.session_state[Key.IMPORT] = again
        again.wait(actions.GRACE)
        st.rerun()


def _go_back() -> None:
    st.session_state[Key.IMPORT] = None
