"""The lists of rows to choose from: expressions without a date or an event, and the review queue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

import streamlit as st

from timeline.corrections import ReviewItem, ReviewReason
from timeline.model import Article, Expression
from timeline.safe_text import single_line
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.correcting.same_event import render_questions
from timeline.ui.event_acts import MAX_TAG_LENGTH
from timeline.ui.messages import render_component
from timeline.ui.session_keys import Key
from timeline.words import event_date_words, expression_date_words, filled_in_words

MAX_ROWS = 400
"""Rows of an expression list at first, and added at its end.

An event list begins near the chosen event if that is farther down.
"""
MARKUP = f"""
<div class="tl-row-list">
  <div class="tl-acts" role="toolbar" aria-label="Selected events" hidden>
    <span class="tl-count" role="status"></span>
    <button type="button" data-act="starred" title="Key S: belongs to the published timeline">Star</button>
    <button type="button" data-act="tagged" title="Key T" aria-expanded="false">Tag</button>
    <button type="button" data-act="title"
      title="Key F2, or double click on a title. The star of another event saves it and goes on there."
      >Title</button>
    <button type="button" data-act="checked" title="Key C: you compared it with its source">Check</button>
    <button type="button" data-act="hidden" title="Key H: leave it out of the timeline">Hide</button>
    <button type="button" data-act="merged" title="Key M: they are one event">Merge</button>
    <button type="button" data-act="order" data-by="-1" aria-label="Earlier in its day"
      title="Earlier in its day: Alt and arrow up">↑</button>
    <button type="button" data-act="order" data-by="1" aria-label="Later in its day"
      title="Later in its day: Alt and arrow down">↓</button>
    <button type="button" data-act="none" title="Escape">Untick</button>
    <form hidden>
      <input type="text" maxlength="{MAX_TAG_LENGTH}" aria-label="Tag" placeholder="A new tag, then Enter"
        autocomplete="off">
      <div class="tl-known"></div>
    </form>
  </div>
  <div class="tl-list"></div>
</div>
"""

Columns = Sequence[tuple[str, str]]
"""Name and width class of each column; the classes are in ``row_list.css``."""

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
        render_empty(empty)
        return
    listed = expressions[: _requested(len(expressions))]
    rows = [
        row(str(at), _expression_cells(timeline, article, expression))
        for at, (article, expression) in enumerate(listed)
    ]
    render_rows(
        "Time expressions",
        columns,
        rows,
        None,
        lambda chosen: _open_article(timeline, *listed[int(chosen)]),
        _more(len(rows), len(expressions)),
    )
    _render_rest(len(rows), len(expressions))


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
        render_empty("Nothing to check.")
        return
    listed = timeline.review_queue[: _requested(len(timeline.review_queue))]
    rows = [row(str(at), _review_cells(timeline, item)) for at, item in enumerate(listed)]
    render_rows(
        "Dates and names to check",
        REVIEW_COLUMNS,
        rows,
        None,
        lambda chosen: _open_item(timeline, listed[int(chosen)]),
        _more(len(rows), len(timeline.review_queue)),
    )
    _render_rest(len(rows), len(timeline.review_queue))


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


def row(key: str, cells: Sequence[str], more: Mapping[str, Any] = MappingProxyType({})) -> dict[str, Any]:
    """Return a row with its id and the texts of its cells; ``more`` are the marks and the day of an event."""
    return {"id": key, "cells": [single_line(cell) for cell in cells], **more}


def _line_around(article: Article, expression: Expression) -> str:
    """Return the line of the article with the expression."""
    begin = article.text.rfind("\n", 0, expression.start) + 1
    end = article.text.find("\n", expression.end)
    return article.text[begin : end if end >= 0 else None]


def render_rows(
    label: str,
    columns: Columns,
    rows: Sequence[Mapping[str, Any]],
    chosen: str | None,
    on_choose: Callable[[str], None],
    load_more: Callable[[], None] | None = None,
    *,
    picks: Mapping[str, Any] | None = None,
    on_act: Callable[[Any], None] | None = None,
) -> None:
    """Render rows to choose from.

    ``on_choose`` gets the id of the chosen row, ``on_act`` an act as the browser sends it. ``picks`` adds a
    box, a star and the bar of acts to a list of events: the colours of all tags, and whether the list has the
    hidden events and can be put in order.
    """
    heads = [{"name": name, "kind": kind} for name, kind in columns]
    handlers: dict[str, Callable[[Any], None]] = {"chosen": on_choose}
    if on_act:
        handlers["act"] = on_act
    if load_more:
        handlers["further"] = lambda _: load_more()
    render_component(
        "row_list",
        MARKUP,
        "row_acts",
        "row_titles",
        key=Key.ROWS,
        data={
            "label": label,
            "columns": heads,
            "rows": rows,
            "chosen": chosen,
            "more": load_more is not None,
            "picks": picks,
        },
        handlers=handlers,
    )


def _requested(count: int) -> int:
    """Return the number of rows to show of a list of ``count`` rows."""
    return session.requested_rows(0, count) or MAX_ROWS


def _more(shown: int, count: int) -> Callable[[], None] | None:
    """Return the callback that shows further rows; ``None`` if all are shown."""
    return partial(session.request_rows, 0, count, shown + MAX_ROWS) if shown < count else None


def _render_rest(shown: int, count: int) -> None:
    if count > shown:
        render_empty(f"{shown:,} of {count:,}. Scroll the list for more.")


def render_empty(text: str) -> None:
    """Render a sentence instead of rows, or below them."""
    st.html(f'<div class="tl-empty">{text}</div>')
