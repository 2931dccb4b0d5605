"""Lists below the timeline: the events, what could not be placed, and the articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from timeline import wording
from timeline.inert import plain
from timeline.model import Article, Expression
from timeline.selection import MODALITY_WORDS
from timeline.ui import intake, state
from timeline.ui.corpus import Corpus
from timeline.ui.state import Key

MOST = 1_000
"""Rows of a list; the browser is sent all of them with every change."""


def show(corpus: Corpus, kept: pd.DataFrame) -> None:
    """Show the three lists, one at a time."""
    events, unplaced, idle, articles = st.tabs(
        [
            f"Events ({len(kept):,})",
            f"Not placed ({len(corpus.unplaced):,})",
            f"Dating no event ({len(corpus.idle):,})",
            f"Articles ({len(corpus.articles):,})",
        ]
    )
    with events:
        _events(corpus, kept)
    with unplaced:
        _expressions(corpus.unplaced, {"Why it has no date": lambda _, found: found.reason or ""})
    with idle:
        _idle(corpus)
    with articles:
        intake.articles(corpus)


def _events(corpus: Corpus, kept: pd.DataFrame) -> None:
    if kept.empty:
        said = "No event is left by these filters." if len(corpus.table) else "No dated event was found."
        st.html(f'<div class="tl-empty">{said}</div>')
        return
    more = len(kept) - MOST
    kept = kept[:MOST]
    ids = list(kept["id"])
    chosen = st.session_state[Key.EVENT]
    listed = pd.DataFrame(
        {
            "When": [plain(wording.when(corpus.events[event].lead.expression)) for event in ids],
            "What": [plain(title) for title in kept["title"]],
            "Who": [plain(", ".join(names)) for names in kept["actors"]],
            "Where": [plain(", ".join(names)) for names in kept["places"]],
            "How stated": [MODALITY_WORDS[modality] for modality in kept["modality"]],
            "Source": [plain(source) for source in kept["source"]],
        }
    )
    st.dataframe(
        listed,
        hide_index=True,
        key=(key := f"{Key.EVENTS} {st.session_state[Key.CHOICES]} {hash(tuple(ids))}"),
        on_select=lambda: _choose_row(key, ids),
        selection_mode="single-row",
        selection_default={"selection": {"rows": [ids.index(chosen)] if chosen in ids else []}},
        column_config={"What": {"width": 360}},
        alt="The events on the timeline, earliest first; choosing a row shows its sentence",
    )
    if more > 0:
        st.html(f'<div class="tl-empty">{more:,} more events; filter to list them here.</div>')


def _choose_row(key: str, ids: list[str]) -> None:
    rows = st.session_state[key].selection.rows
    state.choose(ids[rows[0]] if rows and rows[0] < len(ids) else None, listed=True)


def _idle(corpus: Corpus) -> None:
    """List what dates no event, with the reason that reading the article gave."""
    reasons = {
        (read.article.id, each.start, each.end): why
        for read in corpus.extractions
        for each, why in read.silent
    }
    _expressions(
        corpus.idle,
        {
            "Date": lambda _, found: wording.when(found),
            "Why": lambda article, found: reasons.get((article.id, found.start, found.end), ""),
        },
    )


def _expressions(
    found: Sequence[tuple[Article, Expression]], columns: Mapping[str, Callable[[Article, Expression], str]]
) -> None:
    """List expressions with what ``columns`` say of each, by the column's heading."""
    if not found:
        st.html('<div class="tl-empty">None.</div>')
        return
    rows = [
        {
            "Expression": plain(expression.text),
            **{heading: plain(said(article, expression)) for heading, said in columns.items()},
            "In the text": plain(_around(article, expression)),
            "Article": plain(article.title or article.id),
        }
        for article, expression in found[:MOST]
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, column_config={"In the text": {"width": 420}})
    if len(found) > MOST:
        st.html(f'<div class="tl-empty">{len(found) - MOST:,} more are not listed.</div>')


def _around(article: Article, expression: Expression) -> str:
    """Return the line of the article that an expression stands in."""
    begin = article.text.rfind("\n", 0, expression.start) + 1
    end = article.text.find("\n", expression.end)
    return article.text[begin : end if end >= 0 else None]
