"""What was read, before it is added: titles, sources and dates can be corrected, missing dates given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from timeline.errors import ReadingError
from timeline.model import BY_HAND, Article
from timeline.reading import ARTICLE_FIELDS
from timeline.safe_text import single_line
from timeline.ui import actions, date_field, session
from timeline.ui.actions import SOON
from timeline.ui.add_articles.import_job import ImportJob
from timeline.ui.notices import listed
from timeline.ui.session_keys import Key
from timeline.words import counted, plural, shortened

MOST = 500
"""Articles that can be looked at and changed here; further ones are added as they were read."""
MAPPED = tuple(field for field in ARTICLE_FIELDS if field in ("text", "title", "published", "source", "url"))
NAMES = {"text": "Text", "title": "Title", "published": "Published", "source": "Source", "url": "Address"}


def show(gathered: ImportJob) -> None:
    """Show what was read, and let it be added."""
    articles = gathered.articles
    if gathered.faults:
        listed(gathered.faults)
    if gathered.unmapped:
        _mapping(gathered)
    if not articles:
        st.html('<div class="tl-empty">No article was read.</div>')
        st.button("Back", on_click=_back)
        return
    undated = sum(article.published is None for article in articles)
    st.html(f'<div class="tl-empty" role="status">{_counted(len(articles), undated)}</div>')
    edited = _edited(articles[:MOST])
    day = ""
    if undated:
        day = st.text_input(
            f"Published on, for all {undated:,} without a date",
            placeholder=date_field.PLACEHOLDER,
            max_chars=date_field.LONGEST,
            width=320,
        )
    with st.container(horizontal=True):
        pressed = st.button(f"Add {counted(len(articles), 'article')}", type="primary")
        st.button("Back", on_click=_back)
    if pressed:
        _add(gathered, [*edited, *articles[MOST:]], day)


def _counted(count: int, undated: int) -> str:
    more = f" The first {MOST:,} are listed." if count > MOST else ""
    dates = (
        f" {undated:,} of them {plural(undated, 'states', 'state')} no publication date." if undated else ""
    )
    return f"{counted(count, 'article')} read.{dates}{more}"


def _edited(articles: Sequence[Article]) -> list[Article | ReadingError]:
    """Show articles as a table to edit; return them as edited, or why one cannot be."""
    table = pd.DataFrame(
        {
            "Title": [single_line(article.title or "") for article in articles],
            "Source": [single_line(article.source or "") for article in articles],
            "Published": [article.published.isoformat() if article.published else "" for article in articles],
            "Date found in": [article.published_from or "" for article in articles],
            "From": [single_line(article.id) for article in articles],
            "Begins": [shortened(article.text[:400], 120) for article in articles],
            "Words": [len(article.text.split()) for article in articles],
        }
    )
    shown = st.data_editor(
        table,
        hide_index=True,
        key=Key.PREVIEW,
        disabled=("Date found in", "From", "Begins", "Words"),
        height=min(38 + 36 * len(table), 330),
        column_config={"Title": {"width": 260}, "Begins": {"width": 240}},
    )
    changed = zip(articles, table.itertuples(), shown.itertuples(), strict=True)
    return [_changed(article, before, after) for article, before, after in changed]


def _changed(article: Article, before: object, after: object) -> Article | ReadingError:
    """Return the article with what was typed in its row; only what was changed there is."""
    stated: dict[str, object] = {}
    for field in ("Title", "Source"):
        said = _typed(getattr(after, field))
        if said != getattr(before, field):
            stated[field.lower()] = said or None
    typed = _typed(after.Published)  # type: ignore[attr-defined]
    if typed != before.Published:  # type: ignore[attr-defined]
        try:
            stated["published"] = date_field.published(typed)
        except ReadingError as error:
            return ReadingError(f"{single_line(article.title or article.id)}: {error}")
        stated["published_from"] = BY_HAND if stated["published"] else None
    return replace(article, **stated)  # type: ignore[arg-type]


def _typed(cell: object) -> str:
    """Return what a cell holds; one that was emptied holds no text but pandas' own nothing."""
    return cell.strip() if isinstance(cell, str) else ""


def _add(gathered: ImportJob, found: Sequence[Article | ReadingError], typed: str) -> None:
    faults = [str(one) for one in found if isinstance(one, ReadingError)]
    articles = [one for one in found if isinstance(one, Article)]
    try:
        day = date_field.published(typed)
    except ReadingError as error:
        faults.append(str(error))
    if faults:
        listed(faults)
        return
    if day is not None:
        articles = [
            article if article.published else replace(article, published=day, published_from=BY_HAND)
            for article in articles
        ]
    if actions.add(articles):
        st.session_state[Key.GATHERED] = None
        session.close_dialog()
        session.tell(gathered.faults)
    st.rerun()


def _mapping(gathered: ImportJob) -> None:
    """Ask which column of a file holds what."""
    with st.form("columns", border=True):
        st.html('<div class="tl-empty">Which column holds what? The files are then read again.</div>')
        chosen = {}
        for place, field in zip(st.columns(len(MAPPED)), MAPPED, strict=True):
            chosen[field] = place.selectbox(
                NAMES[field], gathered.unmapped, index=None, format_func=single_line, placeholder="none"
            )
        pressed = st.form_submit_button("Read again")
    if pressed and chosen["text"]:
        again = gathered.mapped({field: column for field, column in chosen.items() if column})
        st.session_state[Key.GATHERED] = again
        again.wait(SOON)
        st.rerun()


def _back() -> None:
    st.session_state[Key.GATHERED] = None
