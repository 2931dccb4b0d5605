"""Events as a column from early to late, for a narrow window: date, mark of its precision, title."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, cast

import pandas as pd
import streamlit as st

from timeline.figure.marks import Kind, date_kind
from timeline.model import Modality
from timeline.safe_text import single_line
from timeline.selection.coded_column import Positions
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.component import component
from timeline.words import MODALITY_WORDS, event_date_words, plural

PAGE = 100
"""Events shown at first, and added by each press of the button at the end."""
MARKUP = '<div class="tl-column"><ol></ol><button type="button" class="tl-further" hidden></button></div>'
KINDS: Mapping[Kind, str] = {
    Kind.DAY: "exact day",
    Kind.PUBLICATION: "reported on that day, no day stated",
    Kind.WITHIN: "some time within",
    Kind.THROUGHOUT: "whole period",
    Kind.OPEN: "one end not stated",
}
"""The marks in words, for a screen reader."""


def render_event_column(timeline: Timeline, rows: Positions, chosen: str | None, key: str) -> None:
    """Render the events at rows of the timeline's table; a press chooses one."""
    count = int(st.session_state.get(f"{key} count", PAGE))
    component("event_column", MARKUP)(
        key=key,
        data={
            "events": [_entry(timeline, row) for row in timeline.table.take(rows[:count]).to_dict("records")],
            "chosen": chosen,
            "further": _further(len(rows) - count),
        },
        on_chosen_change=lambda: session.choose_event(st.session_state[key].chosen),
        on_further_change=_show_more(f"{key} count", count + PAGE),
    )


def _further(rest: int) -> str:
    return f"Show more: {rest:,} {plural(rest, 'event', 'events')} follow" if rest > 0 else ""


def _show_more(key: str, count: int) -> Callable[[], None]:
    def show_more() -> None:
        st.session_state[key] = count

    return show_more


def _entry(timeline: Timeline, row: Mapping[Hashable, Any]) -> dict[str, Any]:
    event = timeline.events[row["id"]]
    begin, end = (None if pd.isna(row[side]) else row[side].toordinal() for side in ("earliest", "latest"))
    kind = date_kind(cast("Mapping[str, Any]", row), begin, end)
    first = row["latest"] if begin is None else row["earliest"]
    modality = row["modality"]
    return {
        "id": row["id"],
        "year": str(first.year),
        "when": single_line(event_date_words(event)),
        "title": single_line(row["title"]),
        "kind": f"{kind.value} tl-from-open" if begin is None else str(kind.value),
        "mark": KINDS[kind],
        "stated": "" if modality == Modality.ASSERTED else MODALITY_WORDS[modality],
        "starred": bool(row["starred"]),
    }
