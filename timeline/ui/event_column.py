"""Events as a column from early to late, for a narrow window: date, mark of its precision, title."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

import numpy as np
import pandas as pd
import streamlit as st

from timeline.corrections import Kind as Correcting
from timeline.figure.marks import Kind, date_kind
from timeline.model import Extent, Modality
from timeline.safe_text import single_line
from timeline.selection.coded_column import Positions
from timeline.timeline import Timeline
from timeline.ui import filter_state, session
from timeline.ui.chart import zoomed_period
from timeline.ui.column_parts import Part, Period, column_parts, heading
from timeline.ui.event_acts import Act, carry_out
from timeline.ui.messages import render_component
from timeline.words import MODALITY_WORDS, event_date_words, plural, witness_counts

PAGE = 100
"""Events shown at first, and added by each press of the button at the end."""
HEAVY, FEW_HEAVY = 10, 3
"""One in so many events is set heavier, and at least so many, if several outlets tell of it."""
MARKUP = """<div class="tl-column"><button type="button" class="tl-whole" hidden></button>
<ol></ol><button type="button" class="tl-further" hidden></button></div>"""
KINDS: Mapping[Kind, str] = {
    Kind.DAY: "exact day",
    Kind.PUBLICATION: "reported on that day, no day stated",
    Kind.WITHIN: "some time within",
    Kind.THROUGHOUT: "whole period",
    Kind.OPEN: "one end not stated",
}
"""The marks in words, for a screen reader."""


def render_event_column(
    timeline: Timeline,
    rows: Positions,
    chosen: str | None,
    key: str,
    period: Period | None = None,
    *,
    zoomed: str = "",
    is_by_weight: bool = False,
) -> None:
    """Render the events at rows of the timeline's table; a press chooses one, another one adds its star.

    They are in order of time, or with ``is_by_weight`` in order of weight. In order of time, events outside
    the ``period`` are folded, and the button of a heading filters by its month or year. ``zoomed``, the
    period of the filter in words, adds a button that shows all times again.
    """
    count = int(st.session_state.get(f"{key} count", PAGE))
    opened: set[str] = st.session_state.get(f"{key} opened", set())
    weightiest = rows[np.argsort(-timeline.table["weight"].to_numpy()[rows], kind="stable")]
    parts = [Part("weight", weightiest)] if is_by_weight else column_parts(timeline.index, rows, period)
    total = sum(len(part.rows) for part in parts if not part.words or part.name in opened)
    heavy = set(timeline.table["id"].take(weightiest[: max(FEW_HEAVY, len(rows) // HEAVY)]))
    render_component(
        "event_column",
        MARKUP,
        key=key,
        data={
            "items": list(_items(timeline, parts, opened, count, period, heavy)),
            "chosen": chosen,
            "further": _further(total - count),
            "zoomed": zoomed,
        },
        handlers={
            "chosen": session.choose_event,
            "star": set_star,
            "further": lambda _: _show(f"{key} count", count + PAGE),
            "fold": lambda name: _toggle(f"{key} opened", name),
            "period": lambda days: filter_state.set_period(*zoomed_period(days)),
        },
    )


def set_star(sent: Any) -> None:
    """Add or take away the star of the event that the browser sent with it."""
    carry_out(Act(Correcting.STARRED, (str(sent["id"]),), bool(sent["on"])), tuple)


def _items(
    timeline: Timeline,
    parts: Sequence[Part],
    opened: Container[str],
    count: int,
    period: Period | None,
    heavy: Container[str],
) -> Iterator[dict[str, Any]]:
    """Yield up to ``count`` events and the folds; in order of time a heading precedes each month or year."""
    shown = None
    for part in parts:
        if part.words:
            yield {"fold": part.name, "words": part.words, "open": part.name in opened}
            shown = None
        if part.words and part.name not in opened:
            continue
        for row in timeline.table.take(part.rows[:count]).to_dict("records"):
            if part.name != "weight":
                words, days = heading(*_heading_days(row), period)
                if words != shown:
                    yield {"heading": words, "days": [day.isoformat() for day in days]}
                shown = words
            yield _entry(timeline, row, is_heavy=row["id"] in heavy)
        count -= len(part.rows)
        if count <= 0:
            return


def _heading_days(row: Mapping[Hashable, Any]) -> tuple[date, date]:
    """Return the days between which an event lies, or twice its first day if it lasts or has an open side."""
    first, last = row["earliest"], row["latest"]
    begin: date = (last if pd.isna(first) else first).date()
    is_within = row["extent"] == Extent.WITHIN and not pd.isna(first) and not pd.isna(last)
    return begin, last.date() if is_within else begin


def _toggle(key: str, name: str) -> None:
    st.session_state[key] = st.session_state.get(key, set()) ^ {name}


def _further(rest: int) -> str:
    return f"Show more: {rest:,} {plural(rest, 'event', 'events')} follow" if rest > 0 else ""


def _show(key: str, count: int) -> None:
    st.session_state[key] = count


def _entry(timeline: Timeline, row: Mapping[Hashable, Any], *, is_heavy: bool) -> dict[str, Any]:
    event = timeline.events[row["id"]]
    begin, end = (None if pd.isna(row[side]) else row[side].toordinal() for side in ("earliest", "latest"))
    kind = date_kind(cast("Mapping[str, Any]", row), begin, end)
    modality = row["modality"]
    return {
        "id": row["id"],
        "when": single_line(event_date_words(event)),
        "title": single_line(row["title"]),
        "kind": f"{kind.value} tl-from-open" if begin is None else str(kind.value),
        "mark": KINDS[kind],
        "stated": "" if modality == Modality.ASSERTED else MODALITY_WORDS[modality],
        "witnesses": witness_counts(row["outlets"], row["articles"]) if row["outlets"] > 1 else "",
        "isHeavy": is_heavy and row["outlets"] > 1,
        "starred": bool(row["starred"]),
    }
