"""The form below the table of articles: title, source, author and day of the selected ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from timeline.model import Article
from timeline.safe_text import single_line
from timeline.ui import actions, date_field

FIELDS: Mapping[str, str] = {"title": "Title", "source": "Source", "author": "Author"}
"""The text fields of an article by their names."""
MAX_LENGTH = 300
"""Characters of a field."""


def render_article_form(articles: Sequence[Article]) -> None:
    """Render the form for the selected articles; a field changes all of them, an untouched one none.

    Several articles share no title: their form has none.
    """
    if not articles:
        st.html('<div class="tl-empty">Select articles to remove them, or to correct title and source.</div>')
        return
    key = f"article {hash(tuple(articles))}"
    names = list(FIELDS) if len(articles) == 1 else ["source", "author"]
    with st.form(key, border=False):
        before = {name: _shared(articles, name) for name in names}
        columns = st.columns(len(names) + 1)
        typed = {
            name: place.text_input(FIELDS[name], before[name], max_chars=MAX_LENGTH, key=f"{key} {name}")
            for name, place in zip(names, columns, strict=False)
        }
        published = _shared(articles, "published")
        day = columns[-1].text_input(
            "Publication date",
            published,
            placeholder=date_field.PLACEHOLDER,
            max_chars=date_field.MAX_LENGTH,
            key=f"{key} published",
        )
        changed = {name: single_line(text).strip() for name, text in typed.items() if text != before[name]}
        if st.form_submit_button("Save"):
            actions.edit_articles([each.id for each in articles], changed, "" if day == published else day)
            st.rerun()


def _shared(articles: Sequence[Article], name: str) -> str:
    """Return the value that all articles have in a field, else an empty text."""
    values = {str(getattr(each, name) or "") for each in articles}
    return single_line(values.pop()) if len(values) == 1 else ""
