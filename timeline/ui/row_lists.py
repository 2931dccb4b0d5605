"""The lists of rows to choose from: events, expressions without a date or an event, the review queue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import starmap
from typing import Any

import streamlit as st

from timeline.corrections import ReviewItem, ReviewReason
from timeline.model import Article, Expression
from timeline.safe_text import single_line
from timeline.selection.filtered_events import Filtered
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.component import component, ignore
from timeline.ui.correcting.same_event import render_questions
from timeline.ui.listed_events import LIST_ORDERS, listed_position, listed_rows, render_order
from timeline.ui.session_keys import Key
from timeline.words import (
    MODALITY_WORDS,
    event_date_words,
    expression_date_words,
    filled_in_words,
    witness_counts,
)

MAX_ROWS = 400
"""Rows of an expression list. An event list begins near the chosen event if that is farther down."""
MAX_NAMES = 4
"""Names in a cell; the event's details show all of them."""
PAGE = 100
"""Events listed at first, and added each time the user scrolls near the end."""
MARKUP = '<div class="tl-row-list"><div class="tl-list"></div></div>'

Columns = Sequence[tuple[str, str]]
"""Name and width class of each column; the classes are in ``row_list.css``."""

EVENT_COLUMNS = (
    ("When", "when"),
    ("What", "main"),
    ("Who", "name"),
    ("Where", "name"),
    ("How stated", "short"),
)
NO_DATE_COLUMNS = (("Expression", "when"), ("Reason", "name"), ("Text", "main"), ("Article", "name"))
NO_EVENT_COLUMNS = (
    ("Expression", "when"),
    ("Date", "short"),
    ("Reason", "name"),
    ("Text", "main"),
    ("Article", "name"),
)
REVIEW_COLUMNS = (
    ("Expression", "when"),
    ("Reason", "short"),
    ("Date", "short"),
    ("What", "main"),
    ("Article", "name"),
)
REVIEW_REASONS: Mapping[ReviewReason, str] = {
    ReviewReason.UNPLACED: "no date found",
    ReviewReason.UNCERTAIN: "perhaps another day",
    ReviewReason.APPROXIMATE: "approximate",
    ReviewReason.FROM_ANOTHER_DATE: "from another date",
    ReviewReason.FILLED_IN: "name filled in",
    ReviewReason.PUBLICATION: "no day stated",
}


# Events


def render_events(timeline: Timeline, filtered: Filtered) -> None:
    """Render the filtered events, a part of a long list."""
    if not len(filtered):
        _render_empty(_no_events_text(timeline))
        return
    chosen = st.session_state[Key.EVENT]
    render_order()
    at = listed_position(filtered, chosen) or 0
    first = 0 if at < MAX_ROWS else at - PAGE // 2
    count = max(session.requested_rows(first, len(filtered)) or PAGE, at - first + PAGE // 2)
    rows = _event_rows(timeline, filtered, first, count)
    has_more = first + len(rows) < len(filtered)
    load_more = partial(session.request_rows, first, len(filtered), count + PAGE) if has_more else None
    _render_rows(
        f"The events on the timeline, {LIST_ORDERS[st.session_state[Key.LIST_ORDER]].lower()}",
        EVENT_COLUMNS,
        rows,
        chosen,
        _choose,
        load_more,
    )
    if len(filtered) > len(rows):
        hint = ". Scroll the list for more." if load_more else "."
        _render_empty(f"Events {first + 1:,} to {first + len(rows):,} of {len(filtered):,}{hint}")


def _no_events_text(timeline: Timeline) -> str:
    if len(timeline.table):
        return "No events match these filters."
    return "No events yet." if timeline.pending else "No dated events were found."


def _event_rows(timeline: Timeline, filtered: Filtered, first: int, count: int) -> list[dict[str, Any]]:
    part = timeline.table.take(listed_rows(filtered)[first : first + count])
    dates = (event_date_words(timeline.events[event]) for event in part["id"])
    who = (_names((*actors, *groups)) for actors, groups in zip(part["actors"], part["groups"], strict=True))
    places = map(_names, part["places"])
    stated = starmap(
        _stated, zip(part["modality"], part["outlets"], part["articles"], part["disputed"], strict=True)
    )
    cells = zip(dates, part["title"], who, places, stated, strict=True)
    return [_row(event, row) for event, row in zip(part["id"], cells, strict=True)]


def _names(names: Sequence[str]) -> str:
    more = f" and {len(names) - MAX_NAMES} more" if len(names) > MAX_NAMES else ""
    return ", ".join(names[:MAX_NAMES]) + more


def _stated(modality: str, outlets: int, articles: int, disputed: bool) -> str:
    """Return how and by how many an event is stated: "stated: 8 outlets, 11 articles; dates differ"."""
    counts = witness_counts(outlets, articles)
    words = f"{MODALITY_WORDS[modality]}: {counts}" if counts else MODALITY_WORDS[modality]
    return f"{words}; dates differ" if disputed else words


def _choose() -> None:
    session.choose_event(st.session_state[Key.ROWS].chosen)


# Expressions


def render_no_date(timeline: Timeline) -> None:
    """Render the time expressions without a date."""
    _render_expressions(timeline, timeline.unplaced, NO_DATE_COLUMNS, "Every time expression has a date.")


def render_no_event(timeline: Timeline) -> None:
    """Render the dates without an event."""
    _render_expressions(timeline, timeline.without_event, NO_EVENT_COLUMNS, "Every date has an event.")


def _render_expressions(
    timeline: Timeline, expressions: Sequence[tuple[Article, Expression]], columns: Columns, empty: str
) -> None:
    """Render expressions; a click opens the article there."""
    if not expressions:
        _render_empty(empty)
        return
    listed = expressions[:MAX_ROWS]
    rows = [
        _row(str(at), _expression_cells(timeline, article, expression))
        for at, (article, expression) in enumerate(listed)
    ]
    _render_rows(
        "Time expressions", columns, rows, None, lambda: _open_article(timeline, *listed[_chosen_row()])
    )
    _render_rest(len(expressions))


def _expression_cells(timeline: Timeline, article: Article, expression: Expression) -> tuple[str, ...]:
    context = (_line_around(article, expression), article.title or article.id)
    if expression.date is None:
        return expression.text, expression.reason or "", *context
    why = timeline.expression_use.no_event_reason(article.id, expression)
    return expression.text, expression_date_words(expression), why, *context


def _open_article(timeline: Timeline, article: Article, expression: Expression) -> None:
    session.open_in_reader(article.id, timeline.extraction(article.id).expressions.index(expression))


# Review queue


def render_review_queue(timeline: Timeline) -> None:
    """Render what to check, the most urgent first; a click shows the event or the article."""
    render_questions(timeline)
    if not timeline.review_queue:
        _render_empty("Nothing to check.")
        return
    listed = timeline.review_queue[:MAX_ROWS]
    rows = [_row(str(at), _review_cells(timeline, item)) for at, item in enumerate(listed)]
    _render_rows(
        "Dates and names to check",
        REVIEW_COLUMNS,
        rows,
        None,
        lambda: _open_item(timeline, listed[_chosen_row()]),
    )
    _render_rest(len(timeline.review_queue))


def _review_cells(timeline: Timeline, item: ReviewItem) -> tuple[str, ...]:
    article = timeline.articles[item.article]
    date = event_date_words(item.event) if item.event else ""
    what = item.event.lead.title if item.event else _line_around(article, item.expression)
    what = "; ".join((*filled_in_words(item.filled_in), what))
    return item.expression.text, REVIEW_REASONS[item.reason], date, what, article.title or article.id


def _open_item(timeline: Timeline, item: ReviewItem) -> None:
    if item.event is not None:
        session.choose_event(item.event.id)
    else:
        _open_article(timeline, timeline.articles[item.article], item.expression)


# Rows


def _row(key: str, cells: Sequence[str]) -> dict[str, Any]:
    return {"id": key, "cells": [single_line(cell) for cell in cells]}


def _chosen_row() -> int:
    return int(st.session_state[Key.ROWS].chosen)


def _line_around(article: Article, expression: Expression) -> str:
    """Return the line of the article with the expression."""
    begin = article.text.rfind("\n", 0, expression.start) + 1
    end = article.text.find("\n", expression.end)
    return article.text[begin : end if end >= 0 else None]


def _render_rows(
    label: str,
    columns: Columns,
    rows: Sequence[Mapping[str, Any]],
    chosen: str | None,
    on_choose: Callable[[], None],
    load_more: Callable[[], None] | None = None,
) -> None:
    heads = [{"name": name, "kind": kind} for name, kind in columns]
    component("row_list", MARKUP)(
        key=Key.ROWS,
        data={
            "label": label,
            "columns": heads,
            "rows": rows,
            "chosen": chosen,
            "more": load_more is not None,
        },
        on_chosen_change=on_choose,
        on_further_change=load_more or ignore,
    )


def _render_rest(count: int) -> None:
    if count > MAX_ROWS:
        _render_empty(f"{count - MAX_ROWS:,} more are not listed.")


def _render_empty(text: str) -> None:
    st.html(f'<div class="tl-empty">{text}</div>')
