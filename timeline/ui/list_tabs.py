"""What stands below the timeline: its events, the article to read, what could not be placed, the articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from timeline.model import Article, Expression
from timeline.safe_text import single_line
from timeline.selection.filtered import Filtered
from timeline.store import Look, Why, counting
from timeline.timeline import Timeline
from timeline.ui import article_reader, article_table, session
from timeline.ui.component import component, ignore
from timeline.ui.correcting import history_tab
from timeline.ui.session_keys import Key, Lists
from timeline.words import MODALITY_WORDS, expression_date_words

MOST = 400
"""Rows of a list of expressions; a chosen event farther down is not listed with all those before it."""
NEAR = 100
"""Events that are listed at first, and how many more follow when the end of the list is near."""
MARKUP = '<div class="tl-listing"><div class="tl-list"></div></div>'
EVENTS = (("When", "when"), ("What", "main"), ("Who", "name"), ("Where", "name"), ("How stated", "short"))
UNPLACED = (
    ("Expression", "when"),
    ("Why it has no date", "name"),
    ("In the text", "main"),
    ("Article", "name"),
)
WHY: Mapping[Why, str] = {
    Why.UNPLACED: "no date found",
    Why.APPROXIMATE: "only about then",
    Why.FROM_ANOTHER_DATE: "from another date",
}
LOOKS = (
    ("Expression", "when"),
    ("Why", "short"),
    ("Date", "short"),
    ("What", "main"),
    ("Article", "name"),
)
IDLE = (
    ("Expression", "when"),
    ("Date", "short"),
    ("Why", "name"),
    ("In the text", "main"),
    ("Article", "name"),
)


def show(timeline: Timeline, kept: Filtered) -> None:
    """Show the list that was chosen, and the others to choose from."""
    counts: Mapping[Lists, str] = {
        Lists.EVENTS: f"Events {len(kept):,}",
        Lists.READER: "Read",
        Lists.UNPLACED: f"Not placed {len(timeline.unplaced):,}",
        Lists.IDLE: f"No event {len(timeline.without_event):,}",
        Lists.ARTICLES: f"Articles {len(timeline.snapshot.articles):,}",
        Lists.LOOKS: f"To check {len(timeline.review_queue):,}",
        Lists.HISTORY: f"Corrections {len(counting(timeline.history)):,}",
    }
    st.session_state[Key.LIST] = st.session_state[Key.LIST]  # its label changes with its count, it does not
    st.segmented_control(
        "Lists",
        list(counts),
        key=Key.LIST,
        format_func=counts.__getitem__,
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    match st.session_state[Key.LIST]:
        case Lists.READER:
            article_reader.show(timeline)
        case Lists.UNPLACED:
            _expressions(timeline, timeline.unplaced, UNPLACED)
        case Lists.IDLE:
            _expressions(timeline, timeline.without_event, IDLE)
        case Lists.ARTICLES:
            article_table.show(timeline)
        case Lists.LOOKS:
            _looks(timeline)
        case Lists.HISTORY:
            history_tab.show(timeline)
        case _:
            _events(timeline, kept)


def _events(timeline: Timeline, kept: Filtered) -> None:
    if not len(kept):
        empty = "No dated event yet." if timeline.pending else "No dated event was found."
        said = "No event is left by these filters." if len(timeline.table) else empty
        st.html(f'<div class="tl-empty">{said}</div>')
        return
    chosen = st.session_state[Key.EVENT]
    at = kept.position(chosen) or 0
    first = 0 if at < MOST else at - NEAR // 2
    reach = max(session.reach(first, len(kept)) or NEAR, at - first + NEAR // 2)
    listed = timeline.table.take(kept.rows[first : first + reach])
    rows = [
        {
            "id": event,
            "cells": [
                single_line(cell) for cell in (_when(timeline, event), title, *names, MODALITY_WORDS[stated])
            ],
        }
        for event, title, names, stated in zip(
            listed["id"],
            listed["title"],
            zip(map(", ".join, listed["actors"]), map(", ".join, listed["places"]), strict=True),
            listed["modality"],
            strict=True,
        )
    ]
    left = first + len(rows) < len(kept)
    further = partial(session.reach_to, first, len(kept), reach + NEAR) if left else None
    _list("The events on the timeline, earliest first", EVENTS, rows, chosen, _choose, further)
    if len(kept) > len(rows):
        those = f"{first + 1:,} to {first + len(rows):,} of {len(kept):,} events"
        said = f"{those}; scroll the list for those after them." if further else f"{those}."
        st.html(f'<div class="tl-empty">{said}</div>')


def _when(timeline: Timeline, event: str) -> str:
    return expression_date_words(timeline.events[event].lead.expression)


def _choose() -> None:
    session.choose(st.session_state[Key.ROWS].chosen)


def _expressions(
    timeline: Timeline, found: Sequence[tuple[Article, Expression]], columns: Sequence[tuple[str, str]]
) -> None:
    """List expressions; choosing one opens its article there."""
    if not found:
        st.html('<div class="tl-empty">None.</div>')
        return
    listed = found[:MOST]
    rows = [
        {"id": str(at), "cells": [single_line(cell) for cell in _cells(timeline, article, each)]}
        for at, (article, each) in enumerate(listed)
    ]
    _list("Time expressions", columns, rows, None, lambda: _turn_to(timeline, *listed[_pressed()]))
    if len(found) > MOST:
        st.html(f'<div class="tl-empty">{len(found) - MOST:,} more are not listed.</div>')


def _cells(timeline: Timeline, article: Article, each: Expression) -> tuple[str, ...]:
    around = (_around(article, each), article.title or article.id)
    if each.date is None:
        return each.text, each.reason or "", *around
    return each.text, expression_date_words(each), timeline.no_event_reason(article.id, each), *around


def _turn_to(timeline: Timeline, article: Article, each: Expression) -> None:
    session.read_at(article.id, timeline.extraction(article.id).expressions.index(each))


def _looks(timeline: Timeline) -> None:
    """List what most needs a look; choosing one shows its event, or its article there."""
    if not timeline.review_queue:
        st.html(
            '<div class="tl-empty">Nothing needs a look: all that can be dated is, and was checked.</div>'
        )
        return
    listed = timeline.review_queue[:MOST]
    rows = [
        {"id": str(at), "cells": [single_line(cell) for cell in _look(timeline, look)]}
        for at, look in enumerate(listed)
    ]
    _list("What needs a look", LOOKS, rows, None, lambda: _turn_to_look(timeline, listed))
    if len(timeline.review_queue) > MOST:
        st.html(f'<div class="tl-empty">{len(timeline.review_queue) - MOST:,} more are not listed.</div>')


def _look(timeline: Timeline, look: Look) -> tuple[str, ...]:
    article = timeline.articles[look.article]
    date = expression_date_words(look.event.lead.expression) if look.event else ""
    what = look.event.lead.title if look.event else _around(article, look.expression)
    return look.expression.text, WHY[look.why], date, what, article.title or article.id


def _turn_to_look(timeline: Timeline, listed: Sequence[Look]) -> None:
    look = listed[_pressed()]
    if look.event is not None:
        session.choose(look.event.id)
    else:
        _turn_to(timeline, timeline.articles[look.article], look.expression)


def _pressed() -> int:
    return int(st.session_state[Key.ROWS].chosen)


def _around(article: Article, expression: Expression) -> str:
    """Return the line of the article that an expression stands in."""
    begin = article.text.rfind("\n", 0, expression.start) + 1
    end = article.text.find("\n", expression.end)
    return article.text[begin : end if end >= 0 else None]


def _list(
    label: str,
    columns: Sequence[tuple[str, str]],
    rows: Sequence[Mapping[str, Any]],
    chosen: str | None,
    on_chosen: Callable[[], None],
    further: Callable[[], None] | None = None,
) -> None:
    named = [{"name": name, "kind": kind} for name, kind in columns]
    component("row_list", MARKUP)(
        key=Key.ROWS,
        data={"label": label, "columns": named, "rows": rows, "chosen": chosen, "more": further is not None},
        on_chosen_change=on_chosen,
        on_further_change=further or ignore,
    )
