"""The list of events: chosen, ticked, starred, tagged and put in order by a person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from itertools import starmap
from typing import Any

import pandas as pd
import streamlit as st

from timeline.corrections.marks_by_event import tags_with_colours
from timeline.figure.colours import PALETTES
from timeline.figure.tag_colours import tag_colours
from timeline.model import Event
from timeline.selection import ListOrder
from timeline.selection.filtered_events import Filtered
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.empty_states import render_no_rows
from timeline.ui.event_acts import carry_out, sent_act
from timeline.ui.listed_events import (
    LIST_ORDERS,
    are_hidden_listed,
    listed_ids,
    listed_position,
    listed_rows,
    render_order,
)
from timeline.ui.row_lists import MAX_ROWS, render_empty, render_rows, row
from timeline.ui.session_keys import Key
from timeline.words import MODALITY_WORDS, event_date_words, witness_counts

MAX_NAMES = 4
"""Names in a cell; the event's details show all of them."""
PAGE = 100
"""Events listed at first, and added each time the user scrolls near the end."""

EVENT_COLUMNS = (
    ("When", "when"),
    ("What", "main"),
    ("Who", "name"),
    ("Where", "name"),
    ("How stated", "short"),
)


def render_events(timeline: Timeline, filtered: Filtered) -> None:
    """Render the filtered events, a part of a long list, or the hidden ones."""
    render_order(timeline)
    if are_hidden_listed(timeline):
        _render_list(timeline, "The hidden events", _hidden_rows(timeline), filtered)
        return
    if not len(filtered):
        render_no_rows(timeline)
        return
    chosen = st.session_state[Key.EVENT]
    at = listed_position(filtered, chosen) or 0
    first = 0 if at < MAX_ROWS else at - PAGE // 2
    count = max(session.requested_rows(first, len(filtered)) or PAGE, at - first + PAGE // 2)
    rows = _event_rows(timeline, filtered, first, count)
    has_more = first + len(rows) < len(filtered)
    load_more = partial(session.request_rows, first, len(filtered), count + PAGE) if has_more else None
    order = LIST_ORDERS[st.session_state[Key.LIST_ORDER]].lower()
    _render_list(timeline, f"The events on the timeline, {order}", rows, filtered, load_more)
    if len(filtered) > len(rows):
        hint = ". Scroll the list for more." if load_more else "."
        render_empty(f"Events {first + 1:,} to {first + len(rows):,} of {len(filtered):,}{hint}")


def _render_list(
    timeline: Timeline,
    label: str,
    rows: list[dict[str, Any]],
    filtered: Filtered,
    load_more: partial[None] | None = None,
) -> None:
    tags = tags_with_colours(timeline.corrected, timeline.history)
    render_rows(
        label,
        EVENT_COLUMNS,
        rows,
        st.session_state[Key.EVENT],
        session.choose_event,
        load_more,
        picks={
            "colours": tag_colours(tags, PALETTES[session.theme()]),
            "hidden": are_hidden_listed(timeline),
            "movable": st.session_state[Key.LIST_ORDER] == ListOrder.DATE,
        },
        on_act=lambda sent: carry_out(sent_act(sent), partial(listed_ids, filtered)),
    )


def _event_rows(timeline: Timeline, filtered: Filtered, first: int, count: int) -> list[dict[str, Any]]:
    part = timeline.table.take(listed_rows(filtered)[first : first + count])
    dates = (event_date_words(timeline.events[event]) for event in part["id"])
    who = (_names((*actors, *groups)) for actors, groups in zip(part["actors"], part["groups"], strict=True))
    places = map(_names, part["places"])
    stated = starmap(
        _stated, zip(part["modality"], part["outlets"], part["articles"], part["disputed"], strict=True)
    )
    marks = starmap(_marks, zip(part["starred"], part["checked"], part["tags"], strict=True))
    cells = zip(dates, part["title"], who, places, stated, strict=True)
    return [
        row(event, each, {"marks": marked, "day": day})
        for event, each, marked, day in zip(part["id"], cells, marks, _days(part), strict=True)
    ]


def _marks(starred: bool, checked: bool, tags: Iterable[str]) -> dict[str, Any]:
    return {"starred": bool(starred), "checked": bool(checked), "tags": list(tags)}


def _days(part: pd.DataFrame) -> list[str]:
    return [str(day)[:10] for day in part["earliest"].fillna(part["latest"])]


def _hidden_rows(timeline: Timeline) -> list[dict[str, Any]]:
    corrected = timeline.corrected
    return [
        row(
            event.id,
            (
                event_date_words(event),
                event.lead.title,
                _names((*event.actors, *event.groups)),
                _names([place.name for place in event.places]),
                MODALITY_WORDS[event.lead.modality],
            ),
            {
                "marks": _marks(
                    event.id in corrected.starred,
                    event.id in corrected.checked,
                    corrected.tags.get(event.id, ()),
                ),
                "day": "",
            },
        )
        for event in sorted(corrected.hidden, key=_first_day)
    ]


def _first_day(event: Event) -> date:
    return event.lead.date.earliest or event.lead.date.latest or date.min


def _names(names: tuple[str, ...] | list[str]) -> str:
    more = f" and {len(names) - MAX_NAMES} more" if len(names) > MAX_NAMES else ""
    return ", ".join(names[:MAX_NAMES]) + more


def _stated(modality: str, outlets: int, articles: int, disputed: bool) -> str:
    """Return how and by how many an event is stated: "stated: 8 outlets, 11 articles; dates differ"."""
    counts = witness_counts(outlets, articles)
    words = f"{MODALITY_WORDS[modality]}: {counts}" if counts else MODALITY_WORDS[modality]
    return f"{words}; dates differ" if disputed else words
